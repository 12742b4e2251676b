/**
 * All keys, from the same table that reads them, and how to read the screen.
 */
import { glyph } from "./glyphs.js";
import { bindings } from "./keys.js";
import { blank, type Line, lineOf, span } from "./line.js";
import { padEnd, wrap } from "./text.js";

const reading: readonly (readonly [string, string])[] = [
  [
    `${glyph.rung}${glyph.link}${glyph.here}${glyph.link}${glyph.rung}`,
    "a posture's ladder, calm on the left and grave on the right; it stands at the filled dot",
  ],
  [glyph.changed, "moved in the selected record, or at the same moment"],
  ["COW 4", "hostility level: 1 none, 2 threat, 3 display, 4 use of force, 5 war"],
  ["16%", "in the wire: how likely the record was within a day, or as an answer, when it happened"],
  [
    glyph.full.repeat(2) + glyph.half + glyph.track.repeat(2),
    "odds: full as far as the futures counted make it sure, lighter as far as their 95% interval goes",
  ],
  [glyph.milestone, "a milestone: noted the first time its condition holds"],
  [`${glyph.inject} MSEL`, "an inject: put in from outside"],
  [`${glyph.up} ${glyph.down}`, "a gauge rises or falls since the day before"],
];

function group(title: string, rows: readonly (readonly [string, string])[], width: number): Line[] {
  return [
    lineOf(` ${title}`, "strong"),
    ...rows.flatMap(([key, does]) =>
      wrap(does, width - 15).map(
        (text, index): Line => [blank(2), span(padEnd(index === 0 ? key : "", 12), "accent"), span(text)],
      ),
    ),
    [],
  ];
}

/** Two columns where the terminal is wide enough, one below the other where it is not. */
export function helpLines(width: number): Line[] {
  const half = Math.floor(width / 2) - 1;
  const across = width >= 100;
  const column = across ? half : width;
  const parts = bindings.map(({ title, bindings: rows }) =>
    group(
      title,
      rows.map(({ shown, does }) => [shown, does] as const),
      column,
    ),
  );
  const legend = group("Reading the screen", reading, column);
  if (!across) return [...parts.flat(), ...legend];
  const [time = [], look = [], leave = []] = parts;
  const left = [...time, ...leave];
  const right = [...look];
  const rows = Math.max(left.length, right.length);
  const both = Array.from({ length: rows }, (_, row): Line => {
    const start = left[row] ?? [];
    const used = start.reduce((cells, part) => cells + part.text.length, 0);
    return [...start, blank(half - used), ...(right[row] ?? [])];
  });
  return [...both, ...group("Reading the screen", reading, width)];
}
