/**
 * A drawing for a DOCX file, which knows no style sheet: the map's rules and the colours of a light page go into the SVG, and
 * resvg makes a PNG of it, which every word processor shows.
 */
import { maps } from "./handout-style.js";
import { colours } from "./html-style.js";
import { drawPng } from "./png.js";

/** The colours of a light page, by their names in the style sheet. */
const palette: ReadonlyMap<string, string> = new Map(
  [...`${colours.split("@media")[0]}${maps.split("@media")[0]}`.matchAll(/--([\w-]+):\s*([^;}]+)/g)].map(
    ([, name = "", value = ""]) => [name, value.trim()],
  ),
);

/** Rules and attributes with colours and fonts in place of their names. */
function named(text: string): string {
  return text.replace(/var\(--([\w-]+)(?:,\s*var\(--([\w-]+)\))?\)/g, (whole, name, other) => {
    const value = palette.get(name) ?? palette.get(other);
    return name === "sans" ? "sans-serif" : (value ?? whole);
  });
}

export interface Drawn {
  readonly png: Uint8Array;
  /** In units of the drawing. */
  readonly width: number;
  /** Height for a width of 1. */
  readonly ratio: number;
}

/** The picture; null where it cannot be made on this machine, or has no size. */
export async function drawForPaper(svg: string): Promise<Drawn | null> {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  if (width === undefined || height === undefined) return null;
  const rules = maps
    .split("\n")
    .filter((line) => line.startsWith(".map"))
    .join("\n");
  // A drawing of ours has a class only where charts are drawn, which need no rules.
  const look = / class="/.test(/^<svg [^>]*>/.exec(svg)?.[0] ?? "") ? "chart" : "map";
  const opening = (whole: string) =>
    `${whole.slice(0, -1).replaceAll(/ (?:class|xmlns|width|height|style|font-family)="[^"]*"/g, "")} xmlns="http://www.w3.org/2000/svg" font-family="sans-serif" color="#565d64" class="${look}" width="${width}" height="${height}"><style>${rules}</style>`;
  const png = await drawPng(named(svg.replace(/<line class="cursor"[^>]*>/, "").replace(/^<svg [^>]*>/, opening)));
  return typeof png === "string" ? null : { png, width: Number(width), ratio: Number(height) / Number(width) };
}
