/**
 * Marks: which hazards and checks have to be looked at again, because something they depend on has changed.
 */
import type { Dependents, Model } from "./model.js";
import type { World } from "./world.js";

export interface Marks {
  /** Indices to look at, each once. */
  readonly stale: number[];
  readonly isStale: Uint8Array;
}

export function blankMarks(size: number): Marks {
  return { stale: [], isStale: new Uint8Array(size) };
}

export function cloneMarks({ stale, isStale }: Marks): Marks {
  return { stale: stale.slice(), isStale: isStale.slice() };
}

function mark(marks: Marks, indices: readonly number[] | undefined): void {
  if (indices === undefined) return;
  for (const index of indices) {
    if (marks.isStale[index] === 1) continue;
    marks.isStale[index] = 1;
    marks.stale.push(index);
  }
}

export function clearMarks(marks: Marks): void {
  for (const index of marks.stale) marks.isStale[index] = 0;
  marks.stale.length = 0;
}

type Changed = "postures" | "gauges" | "milestones";

/** Marks whatever depends on one posture, gauge or milestone. */
export function markChanged(model: Model, world: World, what: Changed, index: number): void {
  mark(world.hazardMarks, model.dependents[what][index]);
  mark(world.checkMarks, model.checkDependents[what][index]);
}

/** Marks the checks that depend on a gauge: at a day boundary every hazard is looked at anyway. */
export function markChecks(world: World, dependents: Dependents, gauge: number): void {
  mark(world.checkMarks, dependents.gauges[gauge]);
}

/** Marks the checks that depend on the day. */
export function markDay(model: Model, world: World): void {
  mark(world.checkMarks, model.checkDependents.day);
}

/** Marks every check, as at the start of a run. */
export function markAllChecks(model: Model, world: World): void {
  mark(
    world.checkMarks,
    model.checks.map((_, index) => index),
  );
}
