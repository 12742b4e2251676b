/**
 * Text measured in terminal cells. Panels and tables are grids of cells, so nothing may be cut, padded or wrapped by
 * its length in characters: a Georgian name with a combining mark or a wide letter would push the borders about.
 */
import stringWidth from "string-width";

/** Latin, punctuation, arrows, boxes and blocks: one cell for each character, without looking any of them up. */
const oneCellEach =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u058f\u10a0-\u10ff\u2010-\u2027\u2030-\u205e\u2070-\u20cf\u2100-\u2317\u2400-\u25fc\u25ff-\u2613]*$/;

const segmenter = new Intl.Segmenter();

const cellsOf = (word: string): number => (oneCellEach.test(word) ? word.length : stringWidth(word));

/** Cells that a text takes on one line. Nothing joins across a blank, so a text is measured by its words. */
export function widthOf(text: string): number {
  if (oneCellEach.test(text)) return text.length;
  return text.split(" ").reduce((cells, word) => cells + 1 + cellsOf(word), -1);
}

/** The longest start of a text that takes at most so many cells. */
function startOf(text: string, width: number): string {
  if (oneCellEach.test(text)) return text.slice(0, Math.max(0, width));
  let cells = 0;
  let kept = "";
  for (const { segment } of segmenter.segment(text)) {
    cells += stringWidth(segment);
    if (cells > width) break;
    kept += segment;
  }
  return kept;
}

/** At most `width` cells; what does not fit ends in an ellipsis, at a word's end where one is near. */
export function shorten(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  if (width <= 1) return width === 1 ? "…" : "";
  const start = startOf(text, width - 1);
  const space = start.lastIndexOf(" ");
  const kept = space >= width * 0.6 ? start.slice(0, space) : start;
  return `${kept.replace(/[\s,;:·–-]+$/, "")}…`;
}

/** Exactly `width` cells, filled with blanks on the right. */
export function padEnd(text: string, width: number): string {
  const fitted = shorten(text, width);
  return fitted + " ".repeat(Math.max(0, width - widthOf(fitted)));
}

/** Exactly `width` cells, filled with blanks on the left. */
export function padStart(text: string, width: number): string {
  const fitted = shorten(text, width);
  return " ".repeat(Math.max(0, width - widthOf(fitted))) + fitted;
}

/** Lines of at most `width` cells, broken between words; at most `limit` lines, the last with an ellipsis if more was to come. */
export function wrap(text: string, width: number, limit = Number.POSITIVE_INFINITY): string[] {
  const lines: string[] = [];
  let line = "";
  const words = text.split(/\s+/).filter((word) => word !== "");
  for (const [index, word] of words.entries()) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (lines.length + 1 >= limit) return [...lines, shorten([line, ...words.slice(index)].join(" ").trim(), width)];
    if (line !== "") lines.push(line);
    line = word;
    while (widthOf(line) > width) {
      const start = startOf(line, width);
      if (start === "") return lines;
      lines.push(start);
      line = line.slice(start.length);
      if (lines.length >= limit) return lines;
    }
  }
  if (line !== "" || lines.length === 0) lines.push(line);
  return lines;
}
