/**
 * What a picture for a slide is drawn with: its measures, colours and fonts, and words and lines in them. No text can become markup, and
 * each line of words is held to its width, so that nothing overlaps in whatever font there is.
 */
import { escapeHtml } from "../../scenarios/light.js";
import { textWidth } from "./text-width.js";

/** Sixteen to nine. */
export const sheet = { width: 1280, height: 720, left: 192, right: 1186, margin: 28 };

/** Of a line of names. */
export const row = { height: 15, size: 11.5 };

/** Light, to stand on a slide, and apart from each other by lightness too. */
export const ink = {
  paper: "#ffffff",
  text: "#1d2733",
  quiet: "#5d6b7a",
  line: "#dfe4ea",
  lane: "#f5f7f9",
  accent: "#0b5cad",
  end: "#b3261e",
} as const;

/** From calm to grave. */
export const heats = ["#3d7fb8", "#3b8f86", "#b98208", "#d0660f", "#b3261e"] as const;

const fonts = "Inter, Helvetica Neue, Helvetica, Arial, Liberation Sans, DejaVu Sans, sans-serif";
const evenFonts = "ui-monospace, SFMono-Regular, Menlo, Consolas, DejaVu Sans Mono, monospace";

export const figure = (value: number): number => Number(value.toFixed(2));

export interface Manner {
  readonly size: number;
  readonly fill?: string;
  readonly bold?: boolean;
  readonly anchor?: "start" | "end" | "middle";
  /** Letters of one width, as for a code. */
  readonly even?: boolean;
}

const evenWidth = 0.602;

/** One line of words. */
export function words(x: number, y: number, text: string, manner: Manner): string {
  if (text.trim() === "") return "";
  const { size, fill = ink.text, bold = false, anchor = "start", even = false } = manner;
  const length = even ? evenWidth * size * Array.from(text).length : textWidth(text, size, bold);
  const looks = [
    ...(anchor === "start" ? [] : [`text-anchor="${anchor}"`]),
    ...(bold ? ['font-weight="600"'] : []),
    ...(even ? [`font-family="${evenFonts}"`] : []),
  ].map((look) => ` ${look}`);
  return `<text x="${figure(x)}" y="${figure(y)}" font-size="${size}" fill="${fill}"${looks.join("")} textLength="${figure(length)}" lengthAdjust="spacingAndGlyphs">${escapeHtml(text)}</text>`;
}

export function straight(
  from: readonly [number, number],
  to: readonly [number, number],
  stroke: string,
  more = "",
): string {
  const [x1, y1, x2, y2] = [...from, ...to].map(figure);
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${stroke}"${more}/>`;
}

export function rectangle(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${figure(x)}" y="${figure(y)}" width="${figure(width)}" height="${figure(height)}" fill="${fill}"/>`;
}

export function dot(x: number, y: number, radius: number, fill: string): string {
  return `<circle cx="${figure(x)}" cy="${figure(y)}" r="${radius}" fill="${fill}"/>`;
}

export function diamond(x: number, y: number, radius: number, fill: string): string {
  return `<path d="M${figure(x)} ${figure(y - radius)}l${radius} ${radius}l${-radius} ${radius}l${-radius} ${-radius}z" fill="${fill}"/>`;
}

/** A file of its own; `label` is read to whoever can't see it. */
export function svgFile(label: string, parts: readonly string[]): string {
  const { width, height } = sheet;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escapeHtml(label)}" font-family="${fonts}">`,
    rectangle(0, 0, width, height, ink.paper),
    ...parts.filter((part) => part !== ""),
    "</svg>",
    "",
  ].join("\n");
}
