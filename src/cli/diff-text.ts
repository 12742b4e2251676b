/**
 * Differences as text: a heading for each actor, posture or section, and a line for each difference with the file and line of
 * both sides.
 */
import { sep } from "node:path";
import { say } from "../catalogue/index.js";
import { type ChangeLine, groupLabel, type Path, type PerhapsRenamed } from "../changes/index.js";
import type { Place } from "../engine/index.js";
import { escapeLine, libraryFolder } from "../scenarios/light.js";
import { createLookup, listInWords, percent, widthOf, wrap } from "../text/index.js";
import type { DiffSide } from "./diff-sides.js";
import type { Difference } from "./difference.js";

interface Told {
  readonly line: ChangeLine;
  readonly where: string;
  /** Elements for which the same lines of the same files say the same. */
  readonly elements: readonly string[];
}

/** Lines of text, by group, in at most `width` cells where words allow it. */
export function differenceLines(difference: Difference, width: number): readonly string[] {
  const groups = new Map<string, Told[]>();
  for (const told of toldOnce(difference)) {
    groups.set(told.line.group, [...(groups.get(told.line.group) ?? []), told]);
  }
  return [...groups].flatMap(([group, all]) => [
    "",
    escapeLine(headingOf(difference, group)),
    ...all.flatMap((told) => textOf(told, width)),
    ...difference.renamed.filter((pair) => groupOf(pair, all)).flatMap((pair) => indented(renamedInWords(pair), width)),
  ]);
}

function headingOf({ first, second }: Difference, group: string): string {
  for (const { scenario } of [second, first]) {
    const label = groupLabel(group, createLookup(scenario));
    if (label !== undefined) return label;
  }
  return say("editing.section", { section: group });
}

/** One entry for what several copies say in the same place: they are written once. */
function toldOnce({ lines, first, second }: Difference): readonly Told[] {
  const kept = new Map<string, { line: ChangeLine; where: string; elements: string[] }>();
  for (const line of lines) {
    const where = whereOf(line, first, second);
    const key = JSON.stringify([line.words, where]);
    const same = kept.get(key);
    if (same === undefined) kept.set(key, { line, where, elements: [line.element] });
    else same.elements.push(line.element);
  }
  return [...kept.values()];
}

function whereOf({ changes }: ChangeLine, first: DiffSide, second: DiffSide): string {
  const [change] = changes;
  if (change === undefined) return "";
  const before = change.kind === "added" ? undefined : first.placeOf(change.path);
  const after = change.kind === "removed" ? undefined : second.placeOf(change.pathAfter);
  return [...new Set([before, after].flatMap((place) => (place === undefined ? [] : [placeInWords(place)])))].join(
    " → ",
  );
}

/** `mine.yaml:12`; of a file of the library that lies elsewhere, `library:south-caucasus/front.yaml:295`. */
const placeInWords = ({ file, line }: Place) => `${fileInWords(file)}:${line}`;

export function fileInWords(file: string): string {
  const [library, named] = [libraryFolder(), file].map((path) => path.split(sep).join("/")) as [string, string];
  return named.startsWith(library) ? `library:${named.slice(library.length)}` : file;
}

function textOf({ line, where, elements }: Told, width: number): readonly string[] {
  const [element = "", ...copies] = elements;
  const also = copies.length === 0 ? "" : say("editing.and-copies", { copies: listInWords(copies, "and") });
  const text = `${element}${also}: ${line.words}`;
  const lines = indented(text, width);
  const last = lines.at(-1) ?? "";
  if (where === "") return lines;
  const beside = `${last}  ${escapeLine(where)}`;
  if (widthOf(beside) <= width) return [...lines.slice(0, -1), beside];
  return [...lines, `    ${escapeLine(where)}`];
}

function indented(text: string, width: number): readonly string[] {
  const safe = escapeLine(text);
  if (!Number.isFinite(width)) return [`  ${safe}`];
  return wrap(safe, Math.max(20, width - 4)).map((part, place) => (place === 0 ? `  ${part}` : `    ${part}`));
}

const nameOf = (path: Path) => String(path.at(-1));

function renamedInWords({ before, after, alike }: PerhapsRenamed): string {
  return say("editing.perhaps-renamed", { before: nameOf(before), after: nameOf(after), alike: percent(alike) });
}

/** Whether a group holds the element that may be new by name alone. */
function groupOf({ after }: PerhapsRenamed, told: readonly Told[]): boolean {
  const path = JSON.stringify(after);
  return told.some(({ line }) =>
    line.changes.some((change) => change.kind === "added" && JSON.stringify(change.path) === path),
  );
}
