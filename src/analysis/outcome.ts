/**
 * The outcome of one run as a row of numbers, which is hashed, paired and written to tables.
 * Columns: ending index (−1 for the horizon), day it ended, day of each milestone (−1 if never), each gauge at the end,
 * number of records.
 */
import type { Model, World } from "../engine/index.js";

export function outcomeColumns(model: Model): number {
  return 3 + model.milestones.length + model.gauges.length;
}

/** First column of each kind. */
export function outcomePlaces(model: Model) {
  const milestones = 2;
  const gauges = milestones + model.milestones.length;
  return { ending: 0, endDay: 1, milestones, gauges, records: gauges + model.gauges.length };
}

/** Writes a finished run's row. */
export function writeOutcome(model: Model, world: World, rows: Float64Array, place: number): void {
  const at = outcomePlaces(model);
  rows[place] = world.ending === null ? -1 : model.endings.findIndex(({ id }) => id === world.ending);
  rows[place + at.endDay] = world.time;
  rows.set(world.reached, place + at.milestones);
  rows.set(world.gauges.subarray(0, model.gauges.length), place + at.gauges);
  rows[place + at.records] = world.seq;
}
