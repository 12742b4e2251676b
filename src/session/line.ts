/**
 * Lines of a log: one JSON object each, in ASCII, numbered, chained to the line before and closed by a checksum. A line
 * is accepted only if it is byte for byte what was written.
 */

import { createHash } from "node:crypto";
import { say } from "../catalogue/index.js";

export function sha256(text: string): string {
  return createHash("sha256").update(text, "latin1").digest("hex");
}

/** The end of a line: the checksum over everything before it, and the closing brace. */
const closing = /^,"checksum":"([0-9a-f]{64})"\}$/;
const closingLength = ',"checksum":"'.length + 64 + '"}'.length;

/** JSON in ASCII, so that a log prints on any terminal and encodings cannot hide a flipped byte. */
function asciiJson(value: object): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The line with this content, after the line `previous` (null for the first). Without a newline. */
export function writeLine(content: object, sequence: number, previous: string | null): string {
  const open = asciiJson({ sequence, previous: previous === null ? null : sha256(previous), ...content }).slice(0, -1);
  return `${open},"checksum":"${sha256(open)}"}`;
}

export type ReadLine =
  | { readonly content: { readonly [key: string]: unknown }; readonly fault?: undefined }
  | { readonly fault: string };

/** Reads a line that must have this number and follow `previous`. */
export function readLine(line: string, sequence: number, previous: string | null): ReadLine {
  const open = line.slice(0, -closingLength);
  const checksum = closing.exec(line.slice(-closingLength))?.[1];
  if (checksum === undefined) return { fault: say("session.line-no-checksum") };
  if (sha256(open) !== checksum) return { fault: say("session.line-checksum") };
  let content: unknown;
  try {
    content = JSON.parse(`${open}}`);
  } catch {
    return { fault: say("session.line-no-json") };
  }
  if (content === null || typeof content !== "object" || Array.isArray(content))
    return { fault: say("session.line-no-object") };
  const { sequence: number, previous: chained, ...rest } = content as { [key: string]: unknown };
  if (number !== sequence) return { fault: say("session.line-number", { number: String(number), sequence }) };
  if (chained !== (previous === null ? null : sha256(previous))) return { fault: say("session.line-chain") };
  return { content: rest };
}
