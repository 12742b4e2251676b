/**
 * What resolving any condition needs: its bounds, names that do not exist, and the words for both.
 */
import type { Quantity } from "../engine/index.js";
import { hintForLookalike } from "./near-misses.js";
import { didYouMean, listNames } from "./nearest.js";
import { error, type Finding, type Report, shorten } from "./problem.js";
import type { Path } from "./tree.js";

export type Bounds = { min?: Quantity | undefined; max?: Quantity | undefined };

/** Adds the bounds of a test, of which it needs one, to what it is about. */
export function readBounds<Subject extends object, End>(
  subject: Subject,
  test: { readonly min?: End | undefined; readonly max?: End | undefined },
  path: Path,
  report: Report,
): readonly (Subject & { min?: End; max?: End })[] {
  if (test.min === undefined && test.max === undefined) {
    report.error(path, "This test has neither a min nor a max", { expected: "{min: number}, {max: number} or both" });
    return [];
  }
  return [
    { ...subject, ...(test.min !== undefined && { min: test.min }), ...(test.max !== undefined && { max: test.max }) },
  ];
}

/** The section of a file that defines names of each kind. */
const sectionOf: Readonly<Record<string, string>> = {
  actor: "actors",
  assumption: "assumptions",
  claim: "evidence",
  gauge: "gauges",
  mechanism: "mechanisms",
  milestone: "milestones",
  source: "sources",
};

/** The finding for an unknown name, with the nearest known one. */
export function unknownName(kind: string, name: string, known: Iterable<string>, path: Path): Finding {
  const names = [...known];
  return error(path, `There is no ${kind} called “${shorten(name, 60)}”`, {
    expected: names.length === 0 ? `a ${kind}, but the scenario defines none` : `one of: ${listNames(names)}`,
    hint: nearHint(name, names),
    section: sectionOf[kind] ?? "actors",
  });
}

/** As `unknownName`, for a state of a posture. */
export function unknownState(posture: string, name: string, states: readonly string[], path: Path): Finding {
  return error(path, `“${posture}” has no state called “${shorten(name, 60)}”`, {
    expected: `one of: ${listNames(states)}`,
    hint: nearHint(name, states),
    section: "actors",
  });
}

function nearHint(name: string, known: readonly string[]): string | undefined {
  return hintForLookalike(name) ?? didYouMean(name, known);
}

export function joinOr(names: string | readonly string[]): string {
  return typeof names === "string" ? names : names.join(" or ");
}

/** Bounds in a few words; numbers and dates are written by `write`. */
export function describeBounds({ min, max }: Bounds, write: (end: Quantity) => string): string {
  if (min !== undefined && max !== undefined) return `from ${write(min)} to ${write(max)}`;
  return min === undefined ? `at most ${max === undefined ? "" : write(max)}` : `at least ${write(min)}`;
}
