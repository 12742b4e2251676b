/**
 * Parsing of logs: header, inputs, and marks of reopening and closing. Distinguishes a torn last line, which a crash
 * may leave, from damage before it.
 */
import { say } from "../catalogue/index.js";
import { rescueCommand } from "../text/index.js";
import { SessionFault } from "./fault.js";
import { type Header, readHeader } from "./header.js";
import { type Input, isRefusal, readInput } from "./input.js";
import { readLine } from "./line.js";
import type { StateDigest } from "./state.js";

/** The first bytes of every log. */
export const logBegins = '{"sequence":0,';

/** Longest log that is read, in bytes. */
export const longestLog = 1 << 28;

interface AnyLine {
  readonly sequence: number;
  /** The state of the session after it. */
  readonly after: StateDigest;
  /** Wall clock, ISO 8601; not used by the fold. */
  readonly at?: string;
}

/** A line that is an input. */
export interface InputLine extends AnyLine {
  readonly input: Input;
}

/** A line that marks that the log was reopened or closed. */
export interface MarkLine extends AnyLine {
  readonly mark: "resumed" | "closed";
  readonly engine: string;
}

export type LogLine = InputLine | MarkLine;

export interface ReadLog {
  readonly header: Header;
  readonly lines: readonly LogLine[];
  /** The last sound line, as written. */
  readonly lastLine: string;
  /** Number of bytes up to the end of the last sound line. */
  readonly goodBytes: number;
  /** The incomplete last line; null if there is none. */
  readonly torn: { readonly bytes: number; readonly fault: string } | null;
  /** Whether the last line closes the log. If not, play was interrupted or the end is missing. */
  readonly closed: boolean;
}

/**
 * Reads a log. Throws SessionFault: `foreign`, `newer`, or `damaged` with the number of sound lines before the fault.
 */
export function readLog(bytes: Uint8Array): ReadLog {
  const text = textOf(bytes);
  const end = text.indexOf("\n");
  if (end < 0) throw headless(text);
  const first = text.slice(0, end);
  const opened = { header: readHeader(first), lines: [], lastLine: first, goodBytes: end + 1 };
  return readLines(opened, text.slice(end + 1));
}

/** Reads what was appended to a log since it was read: its bytes from `goodBytes` on. Throws as readLog does. */
export function readOn(known: ReadLog, added: Uint8Array): ReadLog {
  return readLines(known, textOf(added));
}

/** Decodes as Latin-1: one character per byte, so that offsets are byte offsets. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

function readLines(known: Omit<ReadLog, "torn" | "closed">, text: string): ReadLog {
  const { header } = known;
  const others = text.split("\n");
  const rest = others.pop() as string;
  const read: LogLine[] = [...known.lines];
  let { lastLine, goodBytes } = known;
  let torn: ReadLog["torn"] = rest === "" ? null : { bytes: rest.length, fault: say("session.line-unfinished") };
  for (const [place, line] of others.entries()) {
    const sequence = read.length + 1;
    const found = readLine(line, sequence, lastLine);
    const parsed = found.fault === undefined ? readContent(found.content, sequence) : found.fault;
    if (typeof parsed === "string") {
      const isLast = place === others.length - 1 && rest === "";
      if (!isLast || found.fault === undefined) throw damaged(sequence + 1, parsed);
      torn = { bytes: line.length + 1, fault: parsed };
      break;
    }
    read.push(parsed);
    lastLine = line;
    goodBytes += line.length + 1;
  }
  const last = read.at(-1);
  const closed = torn === null && last !== undefined && "mark" in last && last.mark === "closed";
  return { header, lines: read, lastLine, goodBytes, torn, closed };
}

function headless(text: string): SessionFault {
  return text.startsWith(logBegins)
    ? new SessionFault("damaged", say("session.log-breaks-off"), {
        line: 1,
      })
    : new SessionFault("foreign", say("session.no-log"));
}

function damaged(line: number, fault: string): SessionFault {
  return new SessionFault("damaged", say("session.line-damaged", { line, fault }), {
    line,
    goodLines: line - 1,
    hint: say("session.line-damaged-hint", { line: line - 1 }),
    remedy: rescueCommand,
  });
}

const lineKeys = ["input", "mark", "engine", "after", "at"];

/** A line's content, or what is wrong with it. */
function readContent(content: { readonly [key: string]: unknown }, sequence: number): LogLine | string {
  const unknown = Object.keys(content).find((key) => !lineKeys.includes(key));
  if (unknown !== undefined) return say("session.line-unknown-key", { key: JSON.stringify(unknown) });
  const { mark, engine, at } = content;
  const after = readDigest(content.after);
  if (after === null) return say("session.line-no-digest");
  if (at !== undefined && typeof at !== "string") return say("session.line-clock");
  const clock = at === undefined ? {} : { at };
  if (mark !== undefined) {
    if ((mark !== "resumed" && mark !== "closed") || typeof engine !== "string" || content.input !== undefined) {
      return say("session.line-mark");
    }
    return { sequence, mark, engine, after, ...clock };
  }
  const input = readInput(content.input);
  return isRefusal(input) ? input.message : { sequence, input, after, ...clock };
}

function readDigest(value: unknown): StateDigest | null {
  if (value === null || typeof value !== "object" || Object.keys(value).length !== 4) return null;
  const { branch, time, records, hash } = value as { [key: string]: unknown };
  if (typeof branch !== "string" || typeof time !== "number" || typeof records !== "number") return null;
  return typeof hash === "string" ? { branch, time, records, hash } : null;
}
