/**
 * A time in digits that can be read from the back of a room: three rows high from half blocks, or as large as a screen from whole ones.
 */

import type { Tone } from "./colour.js";
import { type Line, span } from "./line.js";

/** Five rows of points for each sign, a letter a row: bits of three columns, 4 for the left one. */
const points: { readonly [sign: string]: readonly number[] } = {
  "0": [7, 5, 5, 5, 7],
  "1": [2, 6, 2, 2, 7],
  "2": [7, 1, 7, 4, 7],
  "3": [7, 1, 7, 1, 7],
  "4": [5, 5, 7, 1, 1],
  "5": [7, 4, 7, 1, 7],
  "6": [7, 4, 7, 5, 7],
  "7": [7, 1, 1, 1, 1],
  "8": [7, 5, 7, 5, 7],
  "9": [7, 5, 7, 1, 7],
  ":": [0, 2, 0, 2, 0],
  "+": [0, 2, 7, 2, 0],
};
const height = 5;
const none = [0, 0, 0, 0, 0];

/** Whether each point of a row is set, signs apart by one. */
function rowOf(text: string, row: number): readonly boolean[] {
  return [...text].flatMap((sign, place) => {
    const bits = (points[sign] ?? none)[row] ?? 0;
    const set = [4, 2, 1].map((bit) => (bits & bit) !== 0);
    return place === 0 ? set : [false, ...set];
  });
}

/** Cells that a text takes at one cell a point. */
export function bigWidth(text: string): number {
  return Math.max(0, text.length * 4 - 1);
}

/** By upper and lower half: 2 for the upper one. */
const halves = [" ", "▄", "▀", "█"] as const;

/** Three rows: two points of a column share a cell. */
export function bigLines(text: string, tone: Tone): Line[] {
  return [0, 2, 4].map((row) => {
    const [upper, lower] = [rowOf(text, row), row + 1 < height ? rowOf(text, row + 1) : []];
    const cells = upper.map((set, column) => halves[(set ? 2 : 0) + (lower[column] ? 1 : 0)]);
    return [span(cells.join(""), tone)];
  });
}

/** As large as it can be in a room: a point is twice as wide as it is high in cells, so that it looks square. */
export function hugeLines(text: string, tone: Tone, room: { readonly width: number; readonly height: number }): Line[] {
  const scale = Math.min(Math.floor(room.width / (bigWidth(text) * 2)), Math.floor(room.height / height));
  if (scale < 1) return bigLines(text, tone);
  return Array.from({ length: height }, (_, row) => {
    const cells = rowOf(text, row).map((set) => (set ? "█" : " ").repeat(scale * 2));
    return Array.from({ length: scale }, (): Line => [span(cells.join(""), tone)]);
  }).flat();
}
