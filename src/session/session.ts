/**
 * A live session: the state and its log. A legal input is written and synced before it is acknowledged. If writing
 * fails, play continues and reports it; unsaved lines are written as soon as possible.
 */
import { say } from "../catalogue/index.js";
import {
  type AdvanceOptions,
  createModel,
  engineVersion,
  type Model,
  type OrderError,
  type SeatRule,
  seatRules,
} from "../engine/index.js";
import { instantOf } from "./clock.js";
import { SessionFault } from "./fault.js";
import { advanceToNext, applyInput, type NumberedInput } from "./fold.js";
import { type Header, logFormats, readHeader, ruleOf, startOf, writeHeader } from "./header.js";
import { type Input, isRefusal, readInput } from "./input.js";
import { writeLine } from "./line.js";
import { type Lock, lockLog } from "./lock.js";
import { type DiskCalls, LogFile } from "./log-file.js";
import { openOrdersUnder } from "./rule.js";
import { digestOf, type Folded, openState, type SessionState } from "./state.js";
import { keepTime, markTime } from "./timekeeping.js";

/** The header of a session, without what is derived. */
export interface Beginning extends Omit<Header, "format" | "engine" | "scenario" | "scenarioHash" | "created"> {
  /** How much seats decide whose orders follow no `rule`. Default: all that is their actors' will. */
  readonly seatRule?: SeatRule;
}

export interface SessionOptions {
  /** The log file; null or absent keeps the session in memory, until `saveAs`. */
  readonly file?: string | null;
  /** The wall clock, ISO 8601; without it, lines have no time. */
  readonly now?: () => string;
  readonly disk?: DiskCalls;
  /** The scenario is as `loadScenario` gave it, which has checked it against the schema of headers. */
  readonly loaded?: boolean;
}

/** The result of an input. */
export interface Given extends Folded {
  /** Whether it and everything before it is on disk. */
  readonly saved: boolean;
  /** Its line in the log; the header is 0. */
  readonly sequence: number;
}

/** The state of a log to continue. */
export interface Continuation {
  readonly header: Header;
  readonly model: Model;
  readonly state: SessionState;
  /** Every line so far, as written. */
  readonly lines: readonly string[];
}

type Content = { readonly input: Input } | { readonly mark: string; readonly engine: string };

export class Session {
  readonly header: Header;
  readonly model: Model;
  #state: SessionState;
  /** The whole log, so that it can be saved elsewhere. */
  readonly #lines: string[];
  /** Number of lines on disk. */
  #saved = 0;
  #log: LogFile | null = null;
  #lock: Lock | null = null;
  #fault: SessionFault | null = null;
  /** The next step, once somebody has asked when it comes. */
  #ahead: { from: SessionState; sequence: number; next: ReturnType<typeof advanceToNext> } | null = null;
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

  /** The current state, an immutable value. */
  get state(): SessionState {
    return this.#state;
  }

  /** The instant that its wall clock shows, in milliseconds since 1970; null without one. */
  readClock(): number | null {
    return instantOf(this.#now?.());
  }

  /** The log file; null if the session is in memory. */
  get file(): string | null {
    return this.#log?.file ?? null;
  }

  /** Number of lines not on disk yet. */
  get unsaved(): number {
    return this.#lines.length - this.#saved;
  }

  /** Why the last attempt to save failed; null if it succeeded. */
  get fault(): SessionFault | null {
    return this.#fault;
  }

  /** Applies an input. An illegal one is refused and changes nothing. */
  give(input: Input, options: AdvanceOptions = {}): Given | OrderError {
    const read = readInput(input);
    if (isRefusal(read)) return read;
    const sequence = this.#lines.length;
    const at = this.#now?.();
    const folded = applyInput(this.model, this.#state, { input: read, sequence, at }, options);
    return isRefusal(folded) ? folded : this.#keep({ input: read, sequence, at }, folded);
  }

  /** Plays on to the next record or day boundary, and keeps the `advance` that leads there. */
  step(options: AdvanceOptions = {}): Given | OrderError {
    const next = this.#next(options);
    if (isRefusal(next)) return next;
    const [sequence, at] = [this.#lines.length, this.#now?.()];
    const time = keepTime(this.model, this.#state, next.state, { input: next.input, sequence, at: instantOf(at) });
    if (isRefusal(time)) return time;
    return this.#keep({ input: next.input, sequence, at }, { ...next, state: { ...next.state, ...time } });
  }

  /** When the next record or day boundary comes, in days; null once the run has ended. A step that follows does not play it again. */
  nextTime(options: AdvanceOptions = {}): number | null {
    const next = this.#next(options);
    return isRefusal(next) ? null : next.input.to;
  }

  #next(options: AdvanceOptions) {
    const sequence = this.#lines.length;
    if (this.#ahead?.from !== this.#state || this.#ahead.sequence !== sequence) {
      const next = advanceToNext(this.model, this.#state, sequence, options);
      this.#ahead = { from: this.#state, sequence, next };
    }
    return this.#ahead.next;
  }

  #keep({ input, sequence, at }: NumberedInput, { state, records }: Folded): Given {
    this.#state = state;
    this.#write({ input }, at);
    return { state, records, sequence, saved: this.save() };
  }

  /** Writes unsaved lines. Returns true once everything is saved. */
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

  /** Checks the lock. A lock file that was merely removed is created again. */
  #keepLock(log: LogFile): void {
    const status = this.#lock?.status() ?? "held";
    if (status === "held") return;
    if (status === "lost" && log.endsHere()) this.#lock = lockLog(log.file);
    else {
      throw new SessionFault("locked", say("session.taken-over", { file: log.file }), {
        hint: say("session.save-elsewhere"),
      });
    }
  }

  /** Saves the whole session to a new file and continues there. On failure, throws SessionFault and changes nothing. */
  saveAs(file: string): void {
    const lock = lockLog(file);
    try {
      this.#attach(LogFile.create(file, textOf(this.#lines), this.#disk), lock);
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  /** Continues in a file that contains these lines already. */
  continueIn(log: LogFile, lock: Lock): void {
    this.#attach(log, lock);
    const [sequence, at] = [this.#lines.length, this.#now?.()];
    this.#state = markTime(this.model, this.#state, "resumed", { sequence, at: instantOf(at) });
    this.#write({ mark: "resumed", engine: engineVersion }, at);
    this.save();
  }

  #attach(log: LogFile, lock: Lock): void {
    if (this.#log !== null) this.#leave(this.#log);
    this.#lock?.release();
    this.#log = log;
    this.#lock = lock;
    this.#saved = this.#lines.length;
    this.#fault = null;
  }

  /** The whole log as it would be if it were closed now. */
  closedText(): string {
    return textOf([...this.#lines, this.#line({ mark: "closed", engine: engineVersion }, this.#now?.())]);
  }

  /** Closes the log with a final line. Returns true if everything is saved, or there is no file to save it in. */
  close(): boolean {
    if (this.#log === null) return true;
    this.#write({ mark: "closed", engine: engineVersion }, this.#now?.());
    const saved = this.save();
    this.#log.close();
    this.#log = null;
    this.#lock?.release();
    this.#lock = null;
    return saved;
  }

  #write(what: Content, at: string | undefined): void {
    this.#lines.push(this.#line(what, at));
  }

  /** The next line, not added yet. */
  #line(what: Content, at: string | undefined): string {
    const content = { ...what, after: digestOf(this.#state), ...(at === undefined ? {} : { at }) };
    return writeLine(content, this.#lines.length, this.#lines.at(-1) as string);
  }

  /** Closes a log that is left for another file, so that it does not read as interrupted. */
  #leave(log: LogFile): void {
    try {
      if (this.unsaved > 0) return;
      this.#keepLock(log);
      log.append(textOf([this.#line({ mark: "closed", engine: engineVersion }, this.#now?.())]));
    } catch (error) {
      // What is wrong with it may be why somebody saves elsewhere.
      if (!(error instanceof SessionFault)) throw error;
    } finally {
      log.close();
    }
  }
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

/**
 * Begins a session. Throws SessionFault if the file cannot be created, exists or is locked, or if the session could not
 * be opened again; ScenarioError if the scenario cannot be played.
 */
export function beginSession(beginning: Beginning, options: SessionOptions = {}): Session {
  const { seatRule = seatRules.allItsWill, ...settings } = beginning;
  const { resolved, variant, set, seats } = settings;
  const model = createModel(resolved, { variant, set });
  // Where nobody is seated and nothing can be agreed on, there is nothing to rule.
  const ruled = seats.length > 0 || resolved.injects.some(({ agreement }) => agreement !== undefined);
  const rule = settings.rule ?? (ruled ? openOrdersUnder(seatRule) : undefined);
  const header: Header = {
    format: rule === undefined ? logFormats.bare : logFormats.ruled,
    engine: engineVersion,
    scenario: resolved.id,
    scenarioHash: model.scenarioHash,
    ...settings,
    ...(rule === undefined ? {} : { rule }),
    ...(options.now === undefined ? {} : { created: options.now() }),
  };
  const line = writeHeader(header);
  if (!options.loaded) checkOpensAgain(line);
  const session = new Session(
    {
      header,
      model,
      state: openState(model, startOf(header), ruleOf(header), instantOf(header.created)),
      lines: [line],
    },
    options,
  );
  if (options.file != null) session.saveAs(options.file);
  return session;
}

/** Reads a header back before the first input, so that nothing is played that is lost when it is saved. */
function checkOpensAgain(line: string): void {
  try {
    readHeader(line);
  } catch (error) {
    if (!(error instanceof SessionFault)) throw error;
    throw new SessionFault("unwritable", say("session.not-reopened", { message: error.message }));
  }
}
