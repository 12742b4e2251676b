/**
 * Lines of a log: one JSON object each, plain ASCII, numbered, chained to the line before and closed by a checksum of
 * its own. A line that reads as anything but exactly what was written is no line.
 */
import { createHash } from "node:crypto";

export function sha256(text: string): string {
  return createHash("sha256").update(text, "latin1").digest("hex");
}

/** What follows a line's text: a comma, the checksum over all before it, the closing brace. */
const closing = /^,"checksum":"([0-9a-f]{64})"\}$/;
const closingLength = ',"checksum":"'.length + 64 + '"}'.length;

/** ASCII throughout, so that a log can be printed on any terminal, and a flipped byte can't hide in an encoding. */
function asciiJson(value: object): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** The line that says `content`, after the line `previous` (null for the first). Ends without a newline. */
export function writeLine(content: object, sequence: number, previous: string | null): string {
  const open = asciiJson({ sequence, previous: previous === null ? null : sha256(previous), ...content }).slice(0, -1);
  return `${open},"checksum":"${sha256(open)}"}`;
}

export type ReadLine =
  | { readonly content: { readonly [key: string]: unknown }; readonly fault?: undefined }
  | { readonly fault: string };

/** Reads a line that should have this number and follow `previous`. */
export function readLine(line: string, sequence: number, previous: string | null): ReadLine {
  const open = line.slice(0, -closingLength);
  const checksum = closing.exec(line.slice(-closingLength))?.[1];
  if (checksum === undefined) return { fault: "it has no checksum" };
  if (sha256(open) !== checksum) return { fault: "it does not match its checksum" };
  let content: unknown;
  try {
    content = JSON.parse(`${open}}`);
  } catch {
    return { fault: "it is no JSON" };
  }
  if (content === null || typeof content !== "object" || Array.isArray(content))
    return { fault: "it is no JSON object" };
  const { sequence: number, previous: chained, ...rest } = content as { [key: string]: unknown };
  if (number !== sequence) return { fault: `it is numbered ${String(number)}, not ${sequence}` };
  if (chained !== (previous === null ? null : sha256(previous)))
    return { fault: "it does not follow the line before it" };
  return { content: rest };
}
