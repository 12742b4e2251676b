/**
 * How wide a line of a drawing is before any font is known: by the letters of the common sans-serif fonts. Drawings hold each line to the
 * width that is worked out here, so that nothing overlaps in a font whose letters are wider.
 */
import { widthOf } from "../../text/index.js";

/** Widths in parts of the font's size. */
const classes: readonly (readonly [RegExp, number])[] = [
  [/[iljI|!.,:;'’ ]/, 0.27],
  [/[frt()[\]/\-·“”"]/, 0.36],
  [/[mwMW@%—]/, 0.86],
  [/[A-Z&]/, 0.68],
  [/[\u0020-\u024f]/, 0.56],
];

/** Width of a letter that no class holds, for each cell that it takes on a terminal. */
const otherPerCell = 0.62;

const known = new Map<string, number>();

function widthOfLetter(letter: string): number {
  const width = classes.find(([pattern]) => pattern.test(letter))?.[1] ?? otherPerCell * widthOf(letter);
  known.set(letter, width);
  return width;
}

/** Width of a text of one line, in the units of its size. */
export function textWidth(text: string, size: number, bold = false): number {
  let parts = 0;
  for (const letter of text) parts += known.get(letter) ?? widthOfLetter(letter);
  return parts * size * (bold ? 1.07 : 1);
}

/** As much of a text as is no wider, with an ellipsis after the last whole word where it is cut. */
export function cutTo(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const words = text.split(" ");
  while (words.length > 1 && textWidth(`${words.join(" ")}…`, size) > width) words.pop();
  return `${words.join(" ").replace(/[\s,;:·–-]+$/, "")}…`;
}
