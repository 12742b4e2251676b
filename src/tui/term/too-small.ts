/**
 * What a terminal too small shows: what it needs, and that nothing is lost. Itself fits into almost nothing.
 */
import { say } from "../../catalogue/index.js";
import { shorten, wrap } from "../../text/index.js";
import { type Size, smallest } from "./layout.js";
import { fill, type Line, lineOf } from "./line.js";

/** `next`: what to do, and what becomes of play meanwhile. */
export function tooSmallLines({ columns, rows }: Size, ...next: readonly string[]): Line[] {
  const need = say("screen.too-small", { columns: smallest.columns, rows: smallest.rows });
  const have = say("screen.this-size", { columns, rows });
  const lines = [need, have, ...(next.length > 0 ? next : [say("screen.enlarge")])]
    .flatMap((text) => wrap(text, Math.max(1, columns - 1)))
    .map((text) => lineOf(shorten(text, columns)));
  return fill(lines, Math.max(1, Math.min(lines.length, rows - 1)));
}
