/**
 * A session under way: the state, and the log that keeps it. An input is tried on the state first; if it is legal it
 * is written down and synced, and only then answered for. Where writing fails play goes on, and says so: what is not
 * on the disk yet is written as soon as it can be.
 */
import {
  type AdvanceOptions,
  cloneWorld,
  createModel,
  engineVersion,
  type Model,
  type OrderError,
  step,
} from "../engine/index.js";
import { SessionFault } from "./fault.js";
import { applyInput } from "./fold.js";
import { type Header, logFormat, startOf, writeHeader } from "./header.js";
import { type Input, isRefusal, readInput } from "./input.js";
import { writeLine } from "./line.js";
import { type Lock, lockLog } from "./lock.js";
import { type DiskCalls, LogFile } from "./log-file.js";
import { digestOf, type Folded, openState, type SessionState, worldNow } from "./state.js";

/** What a session starts from, apart from what is worked out. */
export type Beginning = Omit<Header, "format" | "engine" | "scenario" | "scenarioHash" | "created">;

export interface SessionOptions {
  /** Where it is kept; null or absent keeps it in memory alone, until `saveAs`. */
  readonly file?: string | null;
  /** The wall clock, ISO 8601; lines carry no time without it. */
  readonly now?: () => string;
  readonly disk?: DiskCalls;
}

/** What came of an input. */
export interface Given extends Folded {
  /** Whether it is on the disk, with all before it. */
  readonly saved: boolean;
  /** Its line in the log, the header being 0. */
  readonly sequence: number;
}

/** Where a log goes on from. */
export interface Continuation {
  readonly header: Header;
  readonly model: Model;
  readonly state: SessionState;
  /** Every line so far, as written. */
  readonly lines: readonly string[];
}

export class Session {
  readonly header: Header;
  readonly model: Model;
  #state: SessionState;
  /** The whole log, so that it can be saved again elsewhere. */
  readonly #lines: string[];
  /** How many of them are on the disk. */
  #saved = 0;
  #log: LogFile | null = null;
  #lock: Lock | null = null;
  #fault: SessionFault | null = null;
  readonly #now: (() => string) | undefined;
  readonly #disk: DiskCalls | undefined;

  constructor({ header, model, state, lines }: Continuation, options: SessionOptions) {
    this.header = header;
    this.model = model;
    this.#state = state;
    this.#lines = [...lines];
    this.#now = options.now;
    this.#disk = options.disk;
  }

  /** As it stands now. A value: it does not change under its reader. */
  get state(): SessionState {
    return this.#state;
  }

  /** The file it is kept in; null where it is in memory alone. */
  get file(): string | null {
    return this.#log?.file ?? null;
  }

  /** Lines that are not on the disk yet; 0 when all is saved. */
  get unsaved(): number {
    return this.#lines.length - this.#saved;
  }

  /** Why the last attempt to save failed; null where it did not. */
  get fault(): SessionFault | null {
    return this.#fault;
  }

  /** Does an input. One that is not legal is refused, and changes nothing. */
  give(input: Input, options: AdvanceOptions = {}): Given | OrderError {
    const read = readInput(input);
    if (isRefusal(read)) return read;
    const sequence = this.#lines.length;
    const folded = applyInput(this.model, this.#state, { input: read, sequence }, options);
    if (isRefusal(folded)) return folded;
    this.#state = folded.state;
    this.#write({ input: read });
    return { ...folded, sequence, saved: this.save() };
  }

  /** Plays on to the next moment at which anything is recorded: `advance` to its time. */
  step(options: AdvanceOptions = {}): Given | OrderError {
    const ahead = cloneWorld(worldNow(this.#state));
    step(this.model, ahead);
    return this.give({ type: "advance", to: ahead.time }, options);
  }

  /** Writes what is not on the disk yet. Answers whether all is. */
  save(): boolean {
    if (this.#log === null || this.unsaved === 0) return this.unsaved === 0;
    try {
      this.#keepLock(this.#log);
      this.#log.append(textOf(this.#lines.slice(this.#saved)));
      this.#saved = this.#lines.length;
      this.#fault = null;
      return true;
    } catch (error) {
      if (!(error instanceof SessionFault)) throw error;
      this.#fault = error;
      return false;
    }
  }

  /** Nobody else may have written to the log. A lock that has merely been removed is taken again. */
  #keepLock(log: LogFile): void {
    const status = this.#lock?.status() ?? "held";
    if (status === "held") return;
    if (status === "lost" && log.endsHere()) this.#lock = lockLog(log.file);
    else {
      throw new SessionFault("locked", `another process has taken over ${log.file}`, {
        hint: "play can go on; save it under another name to keep it",
      });
    }
  }

  /** Keeps the session in a new file from now on, the whole of it. Throws SessionFault; it then stays where it was. */
  saveAs(file: string): void {
    const lock = lockLog(file);
    try {
      this.#attach(LogFile.create(file, textOf(this.#lines), this.#disk), lock);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** Goes on in a file that holds these lines already. */
  goOn(log: LogFile, lock: Lock): void {
    this.#attach(log, lock);
    this.#write({ mark: "resumed", engine: engineVersion });
    this.save();
  }

  #attach(log: LogFile, lock: Lock): void {
    this.#log?.close();
    this.#lock?.release();
    this.#log = log;
    this.#lock = lock;
    this.#saved = this.#lines.length;
    this.#fault = null;
  }

  /** Closes the log, so that whoever opens it again knows that nothing is missing. Answers whether all is saved. */
  close(): boolean {
    if (this.#log === null) return this.unsaved === 0;
    this.#write({ mark: "closed", engine: engineVersion });
    const saved = this.save();
    this.#log.close();
    this.#log = null;
    this.#lock?.release();
    this.#lock = null;
    return saved;
  }

  #write(what: { readonly input: Input } | { readonly mark: string; readonly engine: string }): void {
    const at = this.#now === undefined ? {} : { at: this.#now() };
    const content = { ...what, after: digestOf(this.#state), ...at };
    this.#lines.push(writeLine(content, this.#lines.length, this.#lines.at(-1) as string));
  }
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

/**
 * Begins a session. Throws SessionFault where the file can't be made, exists already or is locked, and ScenarioError
 * where the scenario can't be played.
 */
export function beginSession(beginning: Beginning, options: SessionOptions = {}): Session {
  const { resolved, variant, set } = beginning;
  const model = createModel(resolved, { variant, set });
  const header: Header = {
    format: logFormat,
    engine: engineVersion,
    scenario: resolved.id,
    scenarioHash: model.scenarioHash,
    ...beginning,
    ...(options.now === undefined ? {} : { created: options.now() }),
  };
  const session = new Session(
    { header, model, state: openState(model, startOf(header)), lines: [writeHeader(header)] },
    options,
  );
  if (options.file != null) session.saveAs(options.file);
  return session;
}
