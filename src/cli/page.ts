/**
 * Pages and pictures go to stdout, or to the file the user names. A scenario is a stranger's text, and a page may end
 * up on a terminal: what could act on one is written as an escape in either case, so that both have the same bytes.
 */
import { escapeText } from "../scenarios/light.js";
import type { OutFile } from "./out-file.js";
import { printRaw } from "./output.js";

/** Writes a page to `out`, or to stdout; `page` ends in a line feed. Throws WriteFailure. */
export function writePage(page: string, out: OutFile | undefined): void {
  if (out === undefined) printRaw(page);
  else {
    out.write(escapeText(page));
    out.close();
  }
}

/** Spreadsheets take a table without this mark for one of their own old encodings, and garble every letter beyond ASCII. */
const byteOrderMark = "\ufeff";

/** Writes a table of people's names and words, to open in a spreadsheet. Throws WriteFailure. */
export function writeTable(csv: string, out: OutFile): void {
  out.write(byteOrderMark);
  writePage(csv, out);
}

/** The format asked for, else the one that the file's ending names, else the first. */
export function formatFor<Format extends string>(
  asked: Format | undefined,
  out: string | undefined,
  endings: readonly (readonly [format: Format, ending: string])[],
): Format {
  if (asked !== undefined) return asked;
  const named = endings.find(([, ending]) => out?.toLowerCase().endsWith(ending));
  return (named ?? (endings[0] as readonly [Format, string]))[0];
}
