/**
 * Opening existing logs: to resume, verify, copy or follow one. Only resuming writes to the log, and it cuts off only
 * what follows the last sound line.
 */

import { createHash } from "node:crypto";
import { closeSync, fstatSync, readSync } from "node:fs";
import { say } from "../catalogue/index.js";
import { type AdvanceOptions, engineVersion, type Model, type World } from "../engine/index.js";
import { checkOrdinaryFile, openOrdinaryFile, readOrdinaryFile, UnreadableFile } from "../scenarios/light.js";
import { type Command, resumeCommand } from "../text/index.js";
import { inFile, SessionFault } from "./fault.js";
import { checkpointAt } from "./fold.js";
import type { Header } from "./header.js";
import { lockLog } from "./lock.js";
import { longestLog, type ReadLog, readLog, readOn } from "./log.js";
import { type DiskCalls, LogFile } from "./log-file.js";
import { type Replayed, replayLine, replayLog } from "./replaying.js";
import { Session, type SessionOptions } from "./session.js";
import { headOf, type SessionState } from "./state.js";

/** Converts errors of reading a log to SessionFault. */
function reading<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    if (error.kind === "too-large") throw new SessionFault("foreign", say("session.log-too-large", { file }));
    const hint = error.kind === "irregular" ? { hint: say("session.name-the-log") } : {};
    throw new SessionFault("unwritable", say("session.cannot-read", { file, message: error.message }), hint);
  }
}

/** Reads a log. Throws SessionFault if it cannot be read. */
export function readBytes(file: string): Uint8Array {
  return reading(file, () => readOrdinaryFile(file, longestLog));
}

export interface Resumed {
  readonly session: Session;
  /** The incomplete last line that was cut off; null if there was none. */
  readonly torn: ReadLog["torn"];
  /** Whether the log was closed. If not, play was interrupted or the end is missing. */
  readonly wasClosed: boolean;
}

export interface ResumeOptions extends Omit<SessionOptions, "file"> {
  /** Attach `why` to the records of the state. */
  readonly explain?: boolean;
}

/**
 * Resumes a log: replays it, cuts off an incomplete last line, and opens it for appending.
 * Throws SessionFault if it is damaged, foreign, newer, locked, or does not replay.
 */
export function resumeSession(file: string, options: ResumeOptions = {}): Resumed {
  // Before locking, so that no lock file is created beside something else.
  reading(file, () => checkOrdinaryFile(file));
  const lock = lockLog(file);
  try {
    const { read, session } = openCopy(file, options);
    session.continueIn(LogFile.open(file, read.goodBytes, options.disk), lock);
    return { session, torn: read.torn, wasClosed: read.closed };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A log that has been read and replayed. */
export interface OpenedLog extends Replayed {
  readonly read: ReadLog;
}

/** Reads and replays a log. Throws SessionFault. */
export function openLog(file: string, options: AdvanceOptions = {}, bytes = readBytes(file)): OpenedLog {
  return inFile(file, () => {
    const read = readLog(bytes);
    return { read, ...replayLog(read, options) };
  });
}

function openCopy(file: string, { explain = false, ...options }: ResumeOptions) {
  const bytes = readBytes(file);
  const { read, model, state } = openLog(file, { explain }, bytes);
  const lines = soundText(bytes, read.goodBytes).split("\n").slice(0, -1);
  return { read, session: new Session({ header: read.header, model, state, lines }, options) };
}

function soundText(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, length).toString("latin1");
}

export interface Verdict {
  /**
   * `sound`: complete, and its replay matches. `open`: the same, but not closed. `torn`: the last line is incomplete.
   */
  readonly verdict: "sound" | "open" | "torn" | SessionFault["kind"];
  readonly header: Header | null;
  /** Number of lines that are sound and replay, including the header. */
  readonly goodLines: number;
  readonly inputs: number;
  /** Records of the current branch, and their hash, after the last good line. */
  readonly records: number;
  readonly hash: string | null;
  /** Version of this engine; the header names the one that wrote the log. */
  readonly engine: string;
  /** What is wrong, and what to try; absent if sound. */
  readonly message?: string;
  readonly hint?: string;
  readonly command?: Command;
}

/** Verifies a log without writing to it: checksums, chain and replay. Throws SessionFault if it cannot be read. */
export function verifyLog(file: string): Verdict {
  const bytes = readBytes(file);
  let sound = bytes;
  let fault: SessionFault | null = null;
  for (;;) {
    try {
      const opened = openLog(file, {}, sound);
      return { ...(fault === null ? verdictOn(opened.read, file) : verdictOf(fault)), ...standOf(opened) };
    } catch (error) {
      if (!(error instanceof SessionFault)) throw error;
      fault ??= error;
      const { goodLines } = error;
      if (goodLines === 0) {
        const nothing = { header: null, goodLines, inputs: 0, records: 0, hash: null, engine: engineVersion };
        return { ...verdictOf(fault), ...nothing };
      }
      // There may be another fault before it.
      sound = Buffer.from(soundPrefix(bytes, goodLines), "latin1");
    }
  }
}

type Finding = Pick<Verdict, "verdict" | "message" | "hint" | "command">;

function verdictOf({ kind, message, hint, command }: SessionFault): Finding {
  return { verdict: kind, message, ...(hint !== undefined && { hint }), ...(command !== undefined && { command }) };
}

function verdictOn({ torn, closed, lines }: ReadLog, file: string): Finding {
  if (torn !== null) {
    return {
      verdict: "torn",
      message: say("session.torn", { bytes: torn.bytes, fault: torn.fault }),
      hint: say("session.torn-hint"),
      command: resumeCommand(file),
    };
  }
  if (closed) return { verdict: "sound" };
  return {
    verdict: "open",
    message: say("session.not-closed", { lines: lines.length + 1 }),
  };
}

function standOf({ read, state }: OpenedLog): Omit<Verdict, keyof Finding> {
  const last = read.lines.at(-1);
  return {
    header: read.header,
    goodLines: read.lines.length + 1,
    inputs: state.inputs,
    records: headOf(state).count,
    hash: last?.after.hash ?? null,
    engine: engineVersion,
  };
}

function soundPrefix(bytes: Uint8Array, lines: number): string {
  const text = soundText(bytes, bytes.length);
  return `${text.split("\n").slice(0, lines).join("\n")}\n`;
}

/** The sound lines of a log. Throws SessionFault if there are none. */
export function goodLines(file: string, verdict: Verdict): string {
  if (verdict.goodLines === 0)
    throw new SessionFault("damaged", say("session.nothing-to-export", { file }), { line: 1 });
  return soundPrefix(readBytes(file), verdict.goodLines);
}

/** Writes the sound lines of a log to a new one. Throws SessionFault if there are none or the file cannot be created. */
export function exportGood(file: string, verdict: Verdict, out: string, disk?: DiskCalls): void {
  LogFile.create(out, goodLines(file, verdict), disk).close();
}

/** A copy of a saved session, in memory. The log is not changed. */
export function copySession(file: string, options: ResumeOptions = {}): Session {
  return openCopy(file, options).session;
}

/** A checkpoint of a saved session. */
export interface SavedCheckpoint {
  readonly header: Header;
  readonly model: Model;
  readonly state: SessionState;
  /** Never play it: clone it first. */
  readonly world: World;
  /** SHA-256 of the log as it was read, in hex. */
  readonly log: string;
}

/**
 * The world of a log's current branch after record `at`, or at its end. Throws SessionFault; RangeError for an unknown
 * record.
 */
export function openCheckpoint(file: string, at?: number): SavedCheckpoint {
  const bytes = readBytes(file);
  const { read, model, state } = openLog(file, {}, bytes);
  const opened = { header: read.header, model, state, log: createHash("sha256").update(bytes).digest("hex") };
  if (at === undefined) return { ...opened, world: headOf(state).world };
  const by = { input: { type: "rewind", to: at }, sequence: 0 } as const;
  const checkpoint = checkpointAt(model, headOf(state), at, "after", by);
  if ("kind" in checkpoint) throw new RangeError(`${checkpoint.message}: ${checkpoint.hint ?? ""}`);
  return { ...opened, world: checkpoint.world };
}

/** Watches a log that another process writes. */
export interface Follower {
  readonly model: Model;
  readonly header: Header;
  /** As of the last poll. */
  readonly state: SessionState;
  /** Whether the log's last line closes it, as of the last poll. */
  readonly closed: boolean;
  /** Reads what was appended since. Returns whether anything was. Throws SessionFault if the log is damaged. */
  poll(): boolean;
  close(): void;
}

/** Follows a log without writing to it or locking it. */
export function followLog(file: string, options: AdvanceOptions = {}): Follower {
  let { read, model, state } = openLog(file, options);
  const handle = reading(file, () => openOrdinaryFile(file));
  return {
    model,
    header: read.header,
    get state() {
      return state;
    },
    get closed() {
      return read.closed;
    },
    poll: () => {
      const { size } = fstatSync(handle);
      if (size <= read.goodBytes) return false;
      if (size > longestLog) throw new SessionFault("foreign", say("session.log-too-large", { file }));
      const added = new Uint8Array(size - read.goodBytes);
      const got = readSync(handle, added, 0, added.length, read.goodBytes);
      const known = read.lines.length;
      read = readOn(read, added.subarray(0, got));
      for (const line of read.lines.slice(known)) state = replayLine(model, read.header, state, line, options);
      return read.lines.length > known;
    },
    close: () => closeSync(handle),
  };
}
