/**
 * The last line of a page of the desk: its keys, as many as there is room for, the most needed first.
 */
import { type Line, span, widthOfLine } from "../../term/line.js";

export type KeyHint = readonly [key: string, does: string];

export function keyLine(keys: readonly KeyHint[], width: number): Line {
  const shown: Line[] = [];
  let left = width - 1;
  for (const [key, does] of keys) {
    const gap = shown.length === 0 ? "" : "  ";
    const hint: Line = [span(`${gap}${key}`, "strong"), span(` ${does}`, "dim")];
    left -= widthOfLine(hint);
    if (left < 0) break;
    shown.push(hint);
  }
  return [span(" "), ...shown.flat()];
}
