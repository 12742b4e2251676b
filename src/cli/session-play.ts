/**
 * Sessions: `play --save`, `play --inputs`, `play --seat` and `resume`. On a terminal they open the desk; otherwise they
 * are a transcript or JSON lines, along the inputs of a file, or to the end while every seat holds. Either way each
 * input is on the disk before its outcome is shown.
 */
import { type ExplainedRecord, refusal } from "../engine/index.js";
import { escapeLine, readOrdinaryFile } from "../scenarios/index.js";
import {
  beginSession,
  digestOf,
  headOf,
  type Input,
  isRefusal,
  isSteered,
  longestLog,
  readInput,
  recordsOf,
  resumeSession,
  type Session,
  worldNow,
} from "../session/index.js";
import { exitCodes, UsageError } from "./failure.js";
import { printStart } from "./json.js";
import { jsonLine, print } from "./output.js";
import { printEnd, printEnding, printOpening, printStanding, transcriptOf } from "./plain.js";
import { onTerminal, type PlayOptions, prepareInk, streams } from "./play.js";
import { howToReplay, type ReadyRun, replayCode, type ShownRun } from "./prepare.js";
import { reportBeside } from "./report-beside.js";

export interface ResumeOptions {
  readonly plain?: boolean;
  readonly json?: boolean;
  readonly explain?: boolean;
  readonly inputs?: string;
  readonly screenReader?: boolean;
  /** Minutes that the seats have for a turn. */
  readonly timer?: number;
}

/** Wall clock for the log; no part of what is played. */
export const now = () => new Date().toISOString();

/** Plays a run that is ready as a session, kept in `--save` if given, along the inputs of `--inputs` or to the end. */
export async function playSession(ready: ReadyRun, options: PlayOptions): Promise<number> {
  refuseTimer(options);
  const { model, world, seed } = ready;
  const inputs = options.inputs === undefined ? null : readLines(options.inputs);
  const session = beginSession(
    {
      resolved: model.scenario,
      variant: model.variant,
      set: ready.options.set ?? {},
      seed,
      run: world.run,
      days: world.horizon,
      historical: world.historical,
      seats: [...world.seats],
    },
    { file: options.save ?? null, now },
  );
  if (onTerminal(options)) return openDesk(session, ready, inputs, options, "");
  return goThrough(session, ready, inputs, options, []);
}

/** Goes on with a kept session: shows what has been, then plays the inputs of `--inputs`, or to the end. */
export async function resume(file: string, options: ResumeOptions): Promise<number> {
  refuseTimer(options);
  const inputs = options.inputs === undefined ? null : readLines(options.inputs);
  const screen = onTerminal(options);
  const { session, torn, wasClosed } = resumeSession(file, { now, explain: screen || (options.explain ?? false) });
  const found =
    torn !== null
      ? `the last line of ${file} was torn, ${torn.fault}; its ${torn.bytes} bytes have been cut off`
      : wasClosed
        ? ""
        : `${file} was not closed: it stands as it was when it was last saved`;
  if (found !== "" && !screen) process.stderr.write(`faultline: ${escapeLine(found)}\n`);
  const { header, model, state } = session;
  const { seed, set, run, days, historical, variant } = header;
  const shown: ShownRun = {
    name: header.scenario,
    model,
    world: worldNow(state),
    seed,
    options: { set, run, days, historical, ...(variant === null ? {} : { variant }) },
  };
  if (screen) return openDesk(session, shown, inputs, options, found);
  return goThrough(session, shown, inputs, options, recordsOf(state));
}

function refuseTimer(options: Pick<PlayOptions, "plain" | "json" | "timer">): void {
  if (options.timer === undefined || onTerminal(options)) return;
  throw new UsageError("--timer shows on the screen, and there is none here", "leave it out, or play on a terminal");
}

/** Opens the desk over a session, after the inputs of `--inputs`; `found` is what there is to say of its log. */
async function openDesk(
  session: Session,
  ready: ShownRun,
  inputs: Iterable<Written> | null,
  options: ResumeOptions,
  found: string,
): Promise<number> {
  let refused = "";
  for (const { line, input } of inputs ?? []) {
    const given = isRefusal(input) ? input : session.give(input, { explain: true });
    if (!isRefusal(given)) continue;
    refused = `Line ${line} of ${options.inputs} is refused: ${given.message}. The lines before it have been played, the rest has not.`;
    break;
  }
  prepareInk();
  const { runDesk } = await import("../tui/index.js");
  const said = [found, refused].filter((text) => text !== "").join(" ");
  const { exitCode } = await runDesk({
    session,
    replayCode: howToReplay(ready),
    minutes: options.timer ?? null,
    report: (file, out) => reportBeside(file, out),
    ...(said === "" ? {} : { notice: { kind: refused === "" ? "answer" : "refusal", text: escapeLine(said) } }),
    ...streams(options),
  });
  return exitCode;
}

/** How outcomes are shown. */
interface Face {
  opening(): void;
  records(records: readonly ExplainedRecord[]): void;
  input(input: Input, sequence: number): void;
  closing(session: Session): void;
}

function plainFace(ready: ShownRun): Face {
  const write = transcriptOf(ready.model.scenario, { numbered: true });
  return {
    opening: () => printOpening(ready),
    records: write,
    input: (input) => {
      const words = steering(input);
      if (words !== null) print(`${"—".padStart(14)} ${escapeLine(words)}`);
    },
    closing: (session) => {
      const stands = { ...ready, world: worldNow(session.state) };
      const { ended, time, horizon } = stands.world;
      if (ended && isSteered(session.state)) printEnding(stands, recordsOf(session.state).at(-1));
      else if (ended) printEnd(stands, recordsOf(session.state).at(-1));
      else {
        print("");
        print(`Stands at day ${Math.floor(time)} of ${horizon}, on branch ${session.state.current}.`);
        printStanding(stands);
      }
      if (session.file !== null) print(`Session: ${escapeLine(session.file)}`);
    },
  };
}

/** What the transcript says of an input that leaves no record of its own. */
function steering(input: Input): string | null {
  switch (input.type) {
    case "hold":
      return `${input.seat} holds${input.posture === undefined ? "" : ` in ${input.posture}`}`;
    case "inject":
      return input.at === undefined ? null : `the inject ${input.inject} is put on day ${input.at}`;
    case "does-not-happen":
      return `back to before record ${input.record}, which does not happen`;
    case "note":
      return `note: ${input.text}`;
    case "rewind":
      return "to" in input ? `back to record ${input.to}` : `back to before record ${input.before}`;
    case "branch":
      return `branch ${input.name}${input.from === undefined ? "" : `, from record ${input.from}`}`;
    case "switch":
      return `on with branch ${input.to}`;
    default:
      return null;
  }
}

function jsonFace(ready: ShownRun): Face {
  return {
    opening: () => printStart(ready),
    records: (records) => {
      for (const record of records) if (record.type !== "end") print(jsonLine(record));
    },
    input: (input, sequence) => print(jsonLine({ type: "input", sequence, input })),
    closing: (session) => {
      const { branch, time, records, hash } = digestOf(session.state);
      const last = recordsOf(session.state).at(-1);
      const where = { branch, records, hash, ...(session.file === null ? {} : { session: session.file }) };
      // The code alone would play the run as it had been without anyone's hand.
      const again = isSteered(session.state)
        ? {}
        : { replay: replayCode(ready.model, ready.seed), again: howToReplay(ready) };
      print(
        jsonLine(
          last?.type === "end"
            ? { ...last, ...where, ...again }
            : { type: "stop", day: Math.floor(time), time, ...where },
        ),
      );
    },
  };
}

async function goThrough(
  session: Session,
  ready: ShownRun,
  inputs: Iterable<Written> | null,
  options: ResumeOptions,
  before: readonly ExplainedRecord[],
): Promise<number> {
  const face = options.json ? jsonFace(ready) : plainFace(ready);
  face.opening();
  face.records(before);
  let refused: UsageError | null = null;
  try {
    for (const { line, input } of inputs ?? turns(session)) {
      const given = isRefusal(input) ? input : session.give(input, { explain: options.explain ?? false });
      if (isRefusal(given)) {
        refused = new UsageError(
          `line ${line} of ${options.inputs ?? "the inputs"} is refused: ${given.message}`,
          [given.hint, "the lines before it have been played, the rest has not"].filter(Boolean).join("; "),
        );
        break;
      }
      face.input(input as Input, given.sequence);
      face.records(given.records);
    }
    face.closing(session);
  } finally {
    closeAndTell(session);
  }
  if (refused !== null) throw refused;
  return session.fault === null ? exitCodes.done : exitCodes.broke;
}

function closeAndTell(session: Session): void {
  const { file } = session;
  // Who asked for no file has lost nothing.
  if (session.close() || file === null) return;
  const { fault, unsaved } = session;
  process.stderr.write(`faultline: ${escapeLine(fault?.message ?? "can't save")}\n`);
  process.stderr.write(`  the last ${unsaved} lines are not in it; those before are intact\n`);
}

/** An input and the line that it was read from. */
interface Written {
  readonly line: number;
  readonly input: ReturnType<typeof readInput>;
}

/** No inputs but the passing of turns, to the end of the run. */
function* turns(session: Session): Iterable<Written> {
  const { turn } = session.model.scenario;
  for (;;) {
    const { time, horizon, ended } = headOf(session.state).world;
    if (ended) return;
    const next = (Math.floor(time / turn) + 1) * turn;
    yield { line: 0, input: { type: "advance", to: Math.min(next, horizon) } };
  }
}

/** The inputs of a file, one JSON object a line; lines taken from a log count for the input they hold. */
function readLines(file: string): Written[] {
  let bytes: Uint8Array;
  try {
    bytes = readOrdinaryFile(file, longestLog);
  } catch (error) {
    throw new UsageError(`can't read ${file}: ${(error as Error).message}`, "--inputs takes a file of inputs");
  }
  // By bytes, so that a line in another encoding is refused by its number, and not kept with its letters broken.
  const lines = Buffer.from(bytes).toString("latin1").split(/\r?\n/);
  return lines.flatMap((raw, place) => {
    const written = decode(Buffer.from(raw, "latin1"));
    if (written?.trim() === "") return [];
    const input = written === null ? notUtf8 : readWritten(written);
    return input === null ? [] : [{ line: place + 1, input }];
  });
}

const notUtf8 = refusal("it is no UTF-8 text", "save the file as UTF-8");

/** Without the mark that some editors put before the first line; null for what is no UTF-8. */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function readWritten(written: string): Written["input"] | null {
  let value: unknown;
  try {
    value = JSON.parse(written);
  } catch {
    return refusal("it is no JSON", 'an input reads like {"type":"advance","to":7}');
  }
  if (value !== null && typeof value === "object" && "checksum" in value) {
    const line = value as { input?: unknown; mark?: unknown; format?: unknown };
    if (line.mark !== undefined) return null;
    if (line.format !== undefined) {
      return refusal("it is the header of a log", "faultline resume goes on with a log");
    }
    return readInput(line.input);
  }
  return readInput(value);
}
