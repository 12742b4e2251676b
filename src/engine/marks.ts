/**
 * Marks: which hazards and checks have to be looked at again, because something they depend on has changed.
 */
import type { Model, ModelPosture } from "./model.js";
import type { World } from "./world.js";

/** How much has to be looked at again: only what changes with gauges and the day, or everything. */
export const staleness = { none: 0, daily: 1, steady: 2 } as const;

export interface Marks {
  /** How many are marked. */
  count: number;
  /** Indices to look at, each once, in the first `count` places. */
  readonly stale: Int32Array;
  /** Per index, a staleness. */
  readonly isStale: Uint8Array;
}

function mark(marks: Marks, index: number, level: 1 | 2): void {
  const { stale, isStale } = marks;
  const marked = isStale[index] as number;
  if (marked >= level) return;
  isStale[index] = level;
  if (marked !== staleness.none) return;
  stale[marks.count] = index;
  marks.count += 1;
}

function markEach(marks: Marks, indices: readonly number[] | undefined): void {
  if (indices === undefined) return;
  for (const index of indices) mark(marks, index, staleness.steady);
}

export function clearMarks(marks: Marks): void {
  const { stale, isStale, count } = marks;
  for (let place = 0; place < count; place += 1) isStale[stale[place] as number] = staleness.none;
  marks.count = 0;
}

/** Marks whatever depends on a posture that has moved from one state to another. */
export function markPosture(model: Model, world: World, posture: number, from: number, to: number): void {
  const { hazardMarks, states } = world;
  const { postures, masks } = model.packed;
  const move = from * (model.postures[posture] as ModelPosture).states.length + to;
  for (const hazard of model.dependents.moves[posture]?.[move] ?? []) {
    const own = postures[hazard] as number;
    // One of another posture that its own keeps from firing stands at 0 either way.
    if (own !== posture && (((masks[hazard] as number) >> (states[own] as number)) & 1) === 0) continue;
    mark(hazardMarks, hazard, staleness.steady);
  }
  markEach(world.checkMarks, model.checkDependents.moves[posture]?.[move]);
  for (const gauge of model.driftDependents.moves[posture]?.[move] ?? []) world.driftStale[gauge] = 1;
}

/** Marks whatever depends on a milestone that has been noted. */
export function markMilestone(model: Model, world: World, milestone: number): void {
  markEach(world.hazardMarks, model.dependents.milestones[milestone]);
  markEach(world.checkMarks, model.checkDependents.milestones[milestone]);
  for (const gauge of model.driftDependents.milestones[milestone] ?? []) world.driftStale[gauge] = 1;
}

/** Marks whatever depends on one gauge. A hazard that its posture keeps from firing need not be looked at. */
export function markGauge(model: Model, world: World, gauge: number): void {
  for (const hazard of model.dependents.gauges[gauge] ?? []) {
    if ((world.steady[hazard] as number) > 0) mark(world.hazardMarks, hazard, staleness.daily);
  }
  markGaugeChecks(model, world, gauge);
}

/** Marks the checks that depend on a gauge: at a day boundary the hazards are looked at anyway. */
export function markGaugeChecks(model: Model, world: World, gauge: number): void {
  markEach(world.checkMarks, model.checkDependents.gauges[gauge]);
}

/** Marks the checks that depend on the day. */
export function markDay(model: Model, world: World): void {
  markEach(world.checkMarks, model.checkDependents.day);
}

/** Marks every check, as at the start of a run. */
export function markAllChecks(model: Model, world: World): void {
  for (let check = 0; check < model.checks.length; check += 1) mark(world.checkMarks, check, staleness.steady);
}
