/**
 * Reads one scenario file as safe text: an ordinary file, within the size limit, valid UTF-8, without invisible
 * characters.
 */
import type { Problem } from "../engine/index.js";
import { findUnseen, tabKey } from "./escape.js";
import { readOrdinaryFile, type Unreadable, UnreadableFile } from "./ordinary-file.js";
import { wholeFile } from "./problem.js";

/** Largest file that is read, in bytes. */
export const largestFileBytes = 1024 * 1024;
const mostCharacterProblems = 20;
/** The message for a line that a tab indents; the parser's own errors below it say nothing more. */
export const tabIndents = "This line is indented with a tab; YAML wants spaces";

export interface ReadResult {
  /** Without byte order mark; absent if the file could not be read as text. */
  readonly text?: string;
  readonly problems: readonly Problem[];
}

/** Where files come from: the disk, or the last commit of a repository. */
export interface FileSource {
  /** Where a file really lies; undefined if there is none. */
  readonly realPath: (path: string) => string | undefined;
  /** The bytes of a file; null to read it from the disk. Throws UnreadableFile. */
  readonly read: (real: string) => Uint8Array | null;
  /** What a file is called in problems and places; null for its path. */
  readonly nameOf: (real: string) => string | null;
}

/** Reads the file at `location`; `name` is its name in problems. */
export function readText(location: string, name: string, read: FileSource["read"] = () => null): ReadResult {
  const fail = (message: string, more: Partial<Problem> = {}): ReadResult => ({
    problems: [{ severity: "error", place: { file: name, line: 1, column: 1 }, path: wholeFile, message, ...more }],
  });
  let bytes: Uint8Array;
  try {
    bytes = read(location) ?? readOrdinaryFile(location, largestFileBytes);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const [message, hint] = unreadable[error.kind] ?? [`The file could not be read: ${error.message}`];
    return fail(message, { hint });
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return fail("The file is in UTF-16; scenario files are UTF-8", { hint: "save it again with the encoding UTF-8" });
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { problems: [invalidUtf8(bytes, name)] };
  }
  return { text, problems: unseenProblems(text, name) };
}

const unreadable: { readonly [kind in Unreadable]?: readonly [message: string, hint?: string] } = {
  missing: ["There is no such file"],
  irregular: [
    "This is a folder, a pipe or a device, not a scenario file",
    "name the .yaml file inside the folder, or save what comes through the pipe to a file first",
  ],
  forbidden: ["The file may not be read with your permissions"],
  "too-large": [
    "The file is larger than 1 MiB, which no scenario file needs to be",
    "split it with `imports`, or check that this is the right file",
  ],
};

function invalidUtf8(bytes: Uint8Array, name: string): Problem {
  const binary = bytes.subarray(0, 8192).includes(0);
  const valid = lengthOfValidUtf8(bytes);
  const before = new TextDecoder("utf-8").decode(bytes.subarray(0, valid));
  const lastBreak = before.lastIndexOf("\n");
  return {
    severity: "error",
    place: { file: name, line: before.split("\n").length, column: before.length - lastBreak },
    path: wholeFile,
    message: binary ? "This is a binary file, not text" : "The file is not valid UTF-8 from here on",
    found: `the byte 0x${(bytes[valid] ?? 0).toString(16).padStart(2, "0")}`,
    hint: binary ? "check that this is the right file" : "save it again with the encoding UTF-8",
  };
}

/** Number of leading bytes that are valid UTF-8, by bisection: the decoder does not say where it failed. */
function lengthOfValidUtf8(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    try {
      // Streaming, so that a sequence cut off by the bisection is not an error.
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  // The decoder fails at the byte after a broken sequence; step back to the start of the sequence.
  while (low > 0 && ((bytes[low - 1] ?? 0) & 0xc0) === 0x80) low -= 1;
  return low > 0 && (bytes[low - 1] ?? 0) >= 0xc0 && !decodes(bytes.subarray(0, low)) ? low - 1 : low;
}

function decodes(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function unseenProblems(text: string, name: string): readonly Problem[] {
  const unseen = findUnseen(text.replaceAll("\r\n", " \n"), 10 * mostCharacterProblems);
  const lines = unseen.map(({ index }) => text.lastIndexOf("\n", index - 1));
  const firstOfLine = unseen.filter((_, position) => lines.indexOf(lines[position] ?? 0) === position);
  const problems = firstOfLine
    .slice(0, mostCharacterProblems)
    .map(({ index, character, name: what, remedy }): Problem => {
      const lastBreak = text.lastIndexOf("\n", index - 1);
      const line = text.slice(0, index).split("\n").length;
      const indents = character === "\t" && text.slice(lastBreak + 1, index).trim() === "";
      return {
        severity: "error",
        place: { file: name, line, column: index - lastBreak },
        path: wholeFile,
        message: indents ? tabIndents : `There is ${what} here`,
        expected: character === "\t" ? "spaces" : "only characters that can be seen",
        hint: indents ? `indent it with spaces, like the lines beside it; ${tabKey}` : remedy,
      };
    });
  const last = problems.at(-1);
  if (firstOfLine.length <= mostCharacterProblems || last === undefined) return problems;
  return [...problems.slice(0, -1), { ...last, message: `${last.message}, and there are more below` }];
}
