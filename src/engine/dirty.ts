/**
 * Dirty sets: the hazards and checks to re-evaluate because something that they depend on has changed.
 */
import type { Model } from "./model.js";
import type { World } from "./world.js";

/** What to re-evaluate: nothing, the daily factors only (gauges, day), or everything. */
export const dirtyLevel = { none: 0, daily: 1, steady: 2 } as const;

export interface DirtySet {
  /** Number of dirty indices. */
  count: number;
  /** The dirty indices, without duplicates, in the first `count` places. */
  readonly indices: Int32Array;
  /** Per index: a dirty level. */
  readonly levels: Uint8Array;
}

function add(set: DirtySet, index: number, level: 1 | 2): void {
  const { indices, levels } = set;
  const marked = levels[index] as number;
  if (marked >= level) return;
  levels[index] = level;
  if (marked !== dirtyLevel.none) return;
  indices[set.count] = index;
  set.count += 1;
}

function addEach(set: DirtySet, indices: readonly number[] | undefined): void {
  if (indices === undefined) return;
  for (const index of indices) add(set, index, dirtyLevel.steady);
}

export function clearDirty(set: DirtySet): void {
  const { indices, levels, count } = set;
  for (let place = 0; place < count; place += 1) levels[indices[place] as number] = dirtyLevel.none;
  set.count = 0;
}

/** Marks the hazards and checks that depend on a move of a posture: from × number of states + to. */
export function markPostureDirty(model: Model, world: World, posture: number, move: number): void {
  const { dirtyHazards, states } = world;
  const { postures, masks } = model.packed;
  for (const hazard of model.dependents.moves[posture]?.[move] ?? []) {
    const own = postures[hazard] as number;
    // A hazard of another posture that its own state rules out has rate 0 either way.
    if (own !== posture && (((masks[hazard] as number) >> (states[own] as number)) & 1) === 0) continue;
    add(dirtyHazards, hazard, dirtyLevel.steady);
  }
  addEach(world.dirtyChecks, model.checkDependents.moves[posture]?.[move]);
}

/** Marks a hazard that has been shut or opened. */
export function markHazardDirty(world: World, hazard: number): void {
  add(world.dirtyHazards, hazard, dirtyLevel.steady);
}

/** Marks the hazards and checks that depend on a milestone. */
export function markMilestoneDirty(model: Model, world: World, milestone: number): void {
  addEach(world.dirtyHazards, model.dependents.milestones[milestone]);
  addEach(world.dirtyChecks, model.checkDependents.milestones[milestone]);
}

/** Marks the hazards and checks that depend on what a run remembers. */
export function markMarksDirty(model: Model, world: World, marks: readonly number[]): void {
  for (const mark of marks) {
    addEach(world.dirtyHazards, model.dependents.marks[mark]);
    addEach(world.dirtyChecks, model.checkDependents.marks[mark]);
  }
}

/** Marks the hazards that depend on a gauge, but for those that their posture rules out. */
export function markGaugeHazardsDirty(model: Model, world: World, gauge: number): void {
  for (const hazard of model.dependents.gauges[gauge] ?? []) {
    if ((world.steady[hazard] as number) > 0) add(world.dirtyHazards, hazard, dirtyLevel.daily);
  }
}

/** Marks the checks that depend on a gauge; alone at a day boundary, which re-evaluates all hazards anyway. */
export function markGaugeChecksDirty(model: Model, world: World, gauge: number): void {
  addEach(world.dirtyChecks, model.checkDependents.gauges[gauge]);
}

/** Marks the checks that depend on the day. */
export function markDayDirty(model: Model, world: World): void {
  addEach(world.dirtyChecks, model.checkDependents.day);
}

/** Marks every check. */
export function markAllChecksDirty(model: Model, world: World): void {
  for (let check = 0; check < model.checks.length; check += 1) add(world.dirtyChecks, check, dirtyLevel.steady);
}
