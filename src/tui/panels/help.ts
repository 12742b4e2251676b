/**
 * All keys, from the same table that reads them, and how to read the screen.
 */

import { say } from "../../catalogue/index.js";
import { abbreviations, type Lookup, padEnd, type Term, wrap } from "../../text/index.js";
import type { Group } from "../screens/keys.js";
import { glyph } from "../term/glyphs.js";
import { blank, type Line, lineOf, span, widthOfLine } from "../term/line.js";

const reading: readonly (readonly [string, string])[] = [
  [`${glyph.rung}${glyph.link}${glyph.here}${glyph.link}${glyph.rung}`, say("panel.help-ladder")],
  [glyph.changed, say("panel.help-moved")],
  ["COW 4", say("panel.help-hostility")],
  ["16%", say("panel.help-likelihood")],
  [say("panel.help-by-people-sign"), say("panel.help-by-people")],
  [glyph.full.repeat(2) + glyph.half + glyph.track.repeat(2), say("panel.help-odds")],
  [glyph.milestone, say("panel.help-milestone")],
  [`${glyph.inject} MSEL`, say("panel.help-inject")],
  [`${glyph.up} ${glyph.down}`, say("panel.help-trend")],
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

const column = (title: string, rows: Group["bindings"], width: number) =>
  group(
    title,
    rows.map(({ shown, does }) => [shown, does] as const),
    width,
  );

export interface Help {
  /** For the abbreviations of its actors. */
  readonly lookup: Lookup;
  readonly first: readonly Group[];
  /** Keys that are less often wanted. */
  readonly others?: readonly Group[];
  readonly legend?: readonly (readonly [string, string])[];
  /** What abbreviations stand for; all of the glossary by default. */
  readonly terms?: readonly Term[];
}

/** Groups of keys, how to read the screen, more keys, and what every abbreviation stands for. */
export function helpLines(
  { lookup, first, others = [], legend = reading, terms = abbreviations }: Help,
  width: number,
): Line[] {
  const known = new Set(terms.map(({ term }) => term));
  const actors = lookup.scenario.actors.filter(({ short }) => !known.has(short));
  return [
    ...keyLines(width, first),
    ...group(say("panel.help-reading"), legend, width),
    ...keyLines(width, others),
    ...group(
      say("panel.help-abbreviations"),
      [
        ...actors.map(({ short, label }) => [short, label] as const),
        ...terms.map(({ term, meaning }) => [term, meaning] as const),
      ],
      width,
    ),
  ];
}

/** The keys in sentences. */
export function sayKeys(groups: readonly Group[]): string[] {
  return [
    say("panel.help-keys"),
    ...groups.flatMap(({ bindings }) => bindings.map(({ keys, does }) => `${keys[0]}: ${does}.`)),
  ];
}

/** Groups two by two where the terminal is wide enough, one below the other where it is not. */
function keyLines(width: number, groups: readonly Group[]): Line[] {
  const half = Math.floor(width / 2) - 1;
  const across = width >= 100;
  const parts = groups.map(({ title, bindings }) => column(title, bindings, across ? half : width));
  const every = (rest: 0 | 1) => parts.filter((_, place) => place % 2 === rest).flat();
  return across ? beside(every(0), every(1), half) : parts.flat();
}

function beside(left: readonly Line[], right: readonly Line[], half: number): Line[] {
  const rows = Math.max(left.length, right.length);
  return Array.from({ length: rows }, (_, row): Line => {
    const start = left[row] ?? [];
    return [...start, blank(half - widthOfLine(start)), ...(right[row] ?? [])];
  });
}
