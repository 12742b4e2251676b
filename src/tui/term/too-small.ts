/**
 * What a terminal too small shows: what it needs, and that nothing is lost. Itself fits into almost nothing.
 */
import { type Size, smallest } from "./layout.js";
import { fill, type Line, lineOf } from "./line.js";
import { shorten, wrap } from "./text.js";

export function tooSmallLines({ columns, rows }: Size): Line[] {
  const need = `Faultline needs ${smallest.columns} columns and ${smallest.rows} rows.`;
  const have = `This terminal has ${columns} and ${rows}.`;
  const next = "Enlarge it and play goes on; q quits.";
  const lines = [need, have, next]
    .flatMap((text) => wrap(text, Math.max(1, columns - 1)))
    .map((text) => lineOf(shorten(text, columns)));
  return fill(lines, Math.max(1, Math.min(lines.length, rows - 1)));
}
