/**
 * A screen as a picture: its lines, with the colours of a terminal, as an SVG file that looks the same wherever it is opened. Nothing
 * in a line can become markup. The pictures of the documents are made by the same key as anybody's.
 */
import { escapeHtml } from "../../scenarios/light.js";
import { widthOf } from "../../text/index.js";
import { type Look, lookOf } from "./colour.js";
import type { Size } from "./layout.js";
import type { Line } from "./line.js";

/** In units of the picture. */
const cell = { width: 8.4, height: 18, baseline: 13.5 };
const margin = 16;
const colours = { paper: "#14171c", ink: "#d4d8dd", dim: "#7d858f" };

/** From the fonts of a Mac, of Windows and of Linux, those whose letters are all of one width. */
const fonts = "ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace";

interface Stretch {
  readonly text: string;
  readonly look: Look;
  /** In cells from the left. */
  readonly column: number;
  readonly cells: number;
}

/** The written parts of a line. A renderer may collapse blanks, so none is left but single ones between words. */
function stretchesOf(line: Line): Stretch[] {
  const found: Stretch[] = [];
  let column = 0;
  for (const { text, tone } of line) {
    const look = lookOf(tone);
    const parts = look.weight === "inverse" ? [{ 0: text, index: 0 }] : text.matchAll(/\S+(?: \S+)*/g);
    for (const part of parts) {
      const before = widthOf(text.slice(0, part.index));
      found.push({ text: part[0], look, column: column + before, cells: widthOf(part[0]) });
    }
    column += widthOf(text);
  }
  return found;
}

const figure = (value: number): number => Number(value.toFixed(2));

/** Each stretch is held to its cells by `textLength`, so that columns stay aligned in whatever font there is. */
function drawStretch({ text, look, column, cells }: Stretch, row: number): string {
  const [x, top, length] = [margin + column * cell.width, margin + row * cell.height, cells * cell.width].map(figure);
  const inverse = look.weight === "inverse";
  const fill = inverse ? colours.paper : (look.colour ?? (look.weight === "dim" ? colours.dim : colours.ink));
  const ground = inverse
    ? `<rect x="${x}" y="${top}" width="${length}" height="${cell.height}" fill="${colours.ink}"/>`
    : "";
  if (text.trim() === "") return ground;
  const bold = look.weight === "bold" ? ' font-weight="bold"' : "";
  const y = figure((top ?? 0) + cell.baseline);
  return `${ground}<text x="${x}" y="${y}" fill="${fill}"${bold} textLength="${length}" lengthAdjust="spacingAndGlyphs">${escapeHtml(text)}</text>`;
}

/** An SVG file of a screen of that size; `label` is read to whoever can't see it. */
export function drawLines(lines: readonly Line[], { columns, rows }: Size, label: string): string {
  const width = figure(columns * cell.width + 2 * margin);
  const height = rows * cell.height + 2 * margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeHtml(label)}">`,
    `<rect width="100%" height="100%" rx="8" fill="${colours.paper}"/>`,
    `<g font-family="${fonts}" font-size="14" xml:space="preserve">`,
    ...lines.slice(0, rows).flatMap((line, row) => stretchesOf(line).map((stretch) => drawStretch(stretch, row))),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}
