/**
 * The difference of two sides: their changes, the lines that tell them, and its JSON.
 */
import {
  type Change,
  type ChangeLine,
  changeLines,
  changesBetween,
  type PerhapsRenamed,
  perhapsRenamed,
  plainOf,
} from "../changes/index.js";
import { engineVersion } from "../engine/index.js";
import type { DiffSide } from "./diff-sides.js";

export interface Difference {
  readonly first: DiffSide;
  readonly second: DiffSide;
  readonly changes: readonly Change[];
  readonly lines: readonly ChangeLine[];
  readonly renamed: readonly PerhapsRenamed[];
}

export function differenceOf(first: DiffSide, second: DiffSide): Difference {
  const changes = changesBetween(plainOf(first.scenario), plainOf(second.scenario));
  const lines = changeLines(changes, first.scenario, second.scenario);
  return { first, second, changes, lines, renamed: perhapsRenamed(changes) };
}

function headOf({ name, model }: DiffSide) {
  const { scenario, scenarioHash, variant } = model;
  return { name, scenario: scenario.id, scenarioHash, variant };
}

/** Changes with their places, lines with the indices of the changes that they tell. */
export function differenceJson({ first, second, changes, lines, renamed }: Difference): object {
  const placed = changes.map((change) => ({
    ...change,
    places: {
      ...(change.kind !== "added" && { before: first.placeOf(change.path) }),
      ...(change.kind !== "removed" && { after: second.placeOf(change.pathAfter) }),
    },
  }));
  const index = new Map(changes.map((change, place) => [change, place]));
  return {
    engine: engineVersion,
    first: headOf(first),
    second: headOf(second),
    alike: changes.length === 0,
    changes: placed,
    perhapsRenamed: renamed,
    lines: lines.map(({ changes: told, ...line }) => ({ ...line, changes: told.map((change) => index.get(change)) })),
  };
}
