/**
 * The characters that can be seen, and spaces, as Unicode 15.0 assigns them. The tables inside Node differ from version
 * to version, and a text that one machine takes must not be refused by the next. The table is in printable-runs.ts.
 */
import { runs } from "./printable-runs.js";

/** The first character of each stretch, printable and not by turns; a stretch of odd number is printable. */
let bounds: readonly number[] | null = null;

function readBounds(): readonly number[] {
  let at = 0;
  return [
    0,
    ...runs
      .trimEnd()
      .split(" ")
      .map((run) => {
        at += Number.parseInt(run, 36);
        return at;
      }),
  ];
}

/** Whether a code point has a shape of its own, or is a space. */
export function isPrintable(codePoint: number): boolean {
  if (codePoint < 0x7f) return codePoint >= 0x20;
  bounds ??= readBounds();
  let low = 0;
  let high = bounds.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((bounds[middle] as number) <= codePoint) low = middle;
    else high = middle;
  }
  return low % 2 === 1;
}
