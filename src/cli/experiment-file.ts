/**
 * The file from which an experiment goes on: what it is, in the first line, then one line for each part that has been played, on the disk
 * before the next. A line that a crash cut short is played again; anything else that is not as it was written is refused.
 */
import { createHash } from "node:crypto";
import { closeSync, ftruncateSync, openSync, statSync, writeSync } from "node:fs";
import { readUnitText, type UnitSums, type UnitText, unitText } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { readOrdinaryFile } from "../scenarios/light.js";
import { wordFailure } from "../session/index.js";
import { UsageError, WriteFailure } from "./failure.js";
import { lockFile } from "./file-lock.js";
import { jsonLine } from "./output.js";

export interface ExperimentFile {
  /** What was played before, part by part. */
  readonly played: readonly UnitSums[];
  /** Adds a part. Throws WriteFailure. */
  add(sums: UnitSums): void;
  close(): void;
}

/** Longer than this, a file is not read: a text has to fit into memory. */
const mostBytes = 500_000_000;

/** How every such file begins: nothing else is ever written over. */
const opening = '{"faultline":"experiment","format":1,';

/**
 * Opens the file, or makes it, and locks it. `identity` is all that decides what is played. Throws UsageError if the file is of another
 * experiment, no experiment at all, damaged, in use by another program, or cannot be read or written.
 */
export function openExperimentFile(file: string, identity: object): ExperimentFile {
  const lock = lockFile(file);
  try {
    const { close, ...opened } = openLocked(file, identity);
    return {
      ...opened,
      close() {
        close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openLocked(file: string, identity: object): ExperimentFile {
  const first = `${opening}${jsonLine(identity).slice(1)}\n`;
  const opened = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw new UsageError(
        say("experiment.file-not-opened", { file, reason: wordFailure(error) }),
        say("experiment.choose-another-file"),
      );
    }
  };
  const isThere = statSync(file, { throwIfNoEntry: false }) !== undefined;
  const text = isThere ? opened(() => Buffer.from(readOrdinaryFile(file, mostBytes)).toString("latin1")) : "";
  const { kept, played } = readExperiment(file, text, first);
  // Appended to, whatever is cut off first; one that was not there is made, and only then.
  const handle = opened(() => openSync(file, isThere ? "a" : "ax", 0o666));
  const write = (line: string) => {
    try {
      const bytes = Buffer.from(line);
      for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    } catch (error) {
      throw new WriteFailure(say("experiment.file-not-written", { file, reason: wordFailure(error) }));
    }
  };
  ftruncateSync(handle, kept);
  if (kept === 0) write(first);
  let part = played.length;
  return {
    played,
    add(sums) {
      write(lineOf(part, sums));
      part += 1;
    },
    close: () => closeSync(handle),
  };
}

/** What a file has, and how many of its bytes are whole lines. */
function readExperiment(file: string, text: string, first: string): { kept: number; played: UnitSums[] } {
  if (text === "" || (first.startsWith(text) && !text.endsWith("\n"))) return { kept: 0, played: [] };
  if (!text.startsWith(opening))
    throw new UsageError(say("experiment.file-is-other", { file }), say("experiment.choose-another-file"));
  if (!text.startsWith(first)) {
    const differing = difference(text.slice(0, text.indexOf("\n") + 1), first);
    throw new UsageError(
      say("experiment.file-of-another", { file, differing }),
      say("experiment.same-command-or-another-file"),
    );
  }
  const lines = text.slice(first.length).split("\n");
  // What follows the last line feed was cut short.
  lines.pop();
  const played = lines.map((line, part) => {
    const sums = readLine(line, part);
    if (sums === null)
      throw new UsageError(
        say("experiment.file-damaged", { file, line: part + 2 }),
        say("experiment.choose-another-file"),
      );
    return sums;
  });
  // All of it is ASCII, so that characters are bytes.
  return { kept: first.length + lines.reduce((length, line) => length + line.length + 1, 0), played };
}

/** Names of what differs between two identities. */
function difference(one: string, other: string): string {
  try {
    const names = differingNames(JSON.parse(one), JSON.parse(other), say("experiment.first-line"));
    return [...new Set(names)].join(", ");
  } catch {
    return say("experiment.first-line");
  }
}

function differingNames(one: unknown, other: unknown, name: string): string[] {
  if (JSON.stringify(one) === JSON.stringify(other)) return [];
  const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
    typeof value === "object" && value !== null;
  if (!isObject(one) || !isObject(other)) return [name];
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  // Items of a list have the name of the list.
  return keys.flatMap((key) => differingNames(one[key], other[key], Array.isArray(one) ? name : key));
}

interface Line extends UnitText {
  readonly part: number;
}

const checkOf = (line: Line) => createHash("sha256").update(JSON.stringify(line)).digest("hex").slice(0, 16);

function lineOf(part: number, sums: UnitSums): string {
  const line: Line = { part, ...unitText(sums) };
  return `${JSON.stringify({ ...line, check: checkOf(line) })}\n`;
}

function readLine(text: string, part: number): UnitSums | null {
  try {
    const { check, ...line } = JSON.parse(text) as Line & { readonly check: string };
    return check !== checkOf(line) || line.part !== part ? null : readUnitText(line);
  } catch {
    return null;
  }
}
