/**
 * All keys, from the same table that reads them, and how to read the screen. What short names stand for is in who.ts.
 */

import { say } from "../../catalogue/index.js";
import { padEnd, wrap } from "../../text/index.js";
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

/** Rows under a title: a key or a name, and what it stands for. */
export function group(
  title: string,
  rows: readonly (readonly [string, string])[],
  width: number,
  keyWidth = 12,
): Line[] {
  return [
    lineOf(` ${title}`, "strong"),
    ...rows.flatMap(([key, does]) =>
      wrap(does, width - keyWidth - 3).map(
        (text, index): Line => [blank(2), span(padEnd(index === 0 ? key : "", keyWidth), "accent"), span(text)],
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
  readonly first: readonly Group[];
  /** Keys that are less often wanted. */
  readonly others?: readonly Group[];
  readonly legend?: readonly (readonly [string, string])[];
}

/** Groups of keys, how to read the screen, and more keys. */
export function helpLines({ first, others = [], legend = reading }: Help, width: number): Line[] {
  return [...keyLines(width, first), ...group(say("panel.help-reading"), legend, width), ...keyLines(width, others)];
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
