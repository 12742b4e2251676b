/**
 * Marks: which hazards and checks have to be looked at again, because something they depend on has changed.
 */
import type { Model } from "./model.js";
import type { World } from "./world.js";

/** How much has to be looked at again: only what changes with gauges and the day, or everything. */
export const staleness = { none: 0, daily: 1, steady: 2 } as const;

export interface Marks {
  /** Indices to look at, each once. */
  readonly stale: number[];
  /** Per index, a staleness. */
  readonly isStale: Uint8Array;
}

export function blankMarks(size: number): Marks {
  return { stale: [], isStale: new Uint8Array(size) };
}

export function cloneMarks({ stale, isStale }: Marks): Marks {
  return { stale: stale.slice(), isStale: isStale.slice() };
}

function mark(marks: Marks, indices: readonly number[] | undefined, level: 1 | 2): void {
  if (indices === undefined) return;
  const { stale, isStale } = marks;
  for (const index of indices) {
    const marked = isStale[index] as number;
    if (marked >= level) continue;
    isStale[index] = level;
    if (marked === staleness.none) stale.push(index);
  }
}

export function clearMarks(marks: Marks): void {
  for (const index of marks.stale) marks.isStale[index] = 0;
  marks.stale.length = 0;
}

/** Marks whatever depends on one posture or milestone. */
export function markChanged(model: Model, world: World, what: "postures" | "milestones", index: number): void {
  mark(world.hazardMarks, model.dependents[what][index], staleness.steady);
  mark(world.checkMarks, model.checkDependents[what][index], staleness.steady);
}

/** Marks whatever depends on one gauge. A hazard that its posture keeps from firing need not be looked at. */
export function markGauge(model: Model, world: World, gauge: number): void {
  const { stale, isStale } = world.hazardMarks;
  for (const hazard of model.dependents.gauges[gauge] ?? []) {
    if (isStale[hazard] !== staleness.none || !((world.steady[hazard] as number) > 0)) continue;
    isStale[hazard] = staleness.daily;
    stale.push(hazard);
  }
  markGaugeChecks(model, world, gauge);
}

/** Marks the checks that depend on a gauge: at a day boundary the hazards are looked at anyway. */
export function markGaugeChecks(model: Model, world: World, gauge: number): void {
  mark(world.checkMarks, model.checkDependents.gauges[gauge], staleness.steady);
}

/** Marks the checks that depend on the day. */
export function markDay(model: Model, world: World): void {
  mark(world.checkMarks, model.checkDependents.day, staleness.steady);
}

/** Marks every check, as at the start of a run. */
export function markAllChecks(model: Model, world: World): void {
  model.checks.forEach((_, check) => {
    mark(world.checkMarks, [check], staleness.steady);
  });
}
