/**
 * Pages and pictures go to stdout, or to the file the user names. A scenario is a stranger's text, and a page may end
 * up on a terminal: what could act on one is written as an escape in either case, so that both have the same bytes.
 */
import { closeSync, openSync, readSync, statSync, writeFileSync } from "node:fs";
import { escapeText } from "../scenarios/index.js";
import { logBegins } from "../session/index.js";
import { UsageError } from "./failure.js";

const reasons: ReadonlyMap<string, string> = new Map([
  ["ENOENT", "its folder does not exist"],
  ["EISDIR", "it is a folder"],
  ["EACCES", "you may not write there"],
  ["EPERM", "you may not write there"],
  ["EROFS", "you may not write there"],
  ["ENOTDIR", "a part of its path is no folder"],
  ["ENOSPC", "the disk is full"],
]);

/** Writes a page to `out`, or to stdout; `page` ends in a line feed. Throws UsageError where `out` can't be written. */
export function writePage(page: string, out: string | undefined): void {
  const safe = escapeText(page);
  if (out === undefined) {
    process.stdout.write(safe);
    return;
  }
  spareLog(out);
  onFile(out, () => writeFileSync(out, safe));
}

/** Throws UsageError for a file that could not be written, before long work is done for it; makes it if it was not there. */
export function tryFile(out: string): void {
  spareLog(out);
  onFile(out, () => closeSync(openSync(out, "a")));
}

/**
 * The log is all there is of an exercise: no slip of the hand may write over it, whichever it is. Throws UsageError.
 */
export function spareLog(out: string): void {
  const start = Buffer.alloc(logBegins.length);
  try {
    if (!statSync(out).isFile()) return;
    const handle = openSync(out, "r");
    try {
      readSync(handle, start, 0, start.length, 0);
    } finally {
      closeSync(handle);
    }
  } catch {
    return;
  }
  if (start.toString("latin1") !== logBegins) return;
  throw new UsageError(`${out} is a session's log, and would be written over`, "choose another path for it");
}

function onFile(out: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    const reason = reasons.get((error as NodeJS.ErrnoException).code ?? "");
    if (reason === undefined) throw error;
    throw new UsageError(`can't write ${out}: ${reason}`, "choose another path for it");
  }
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
