/**
 * The world at day 0: postures in their initial states, gauges at their initial values, clocks and calendar set.
 */
import { refreshAll } from "./hazard.js";
import type { Model } from "./model.js";
import { isSeed } from "./random.js";
import { blankWorld, putOnAgenda, startTimeouts, type World, type WorldOptions } from "./world.js";

/** Ten years: longer than any crisis this is for. */
export const longestPlayDays = 3660;

/** The world at the start of a run. Throws TypeError for a seed, run or seat that cannot be: the caller's mistake. */
export function createWorld(model: Model, options: WorldOptions): World {
  // seedrandom would take undefined or null as leave to seed itself from the machine.
  if (!isSeed(options.seed))
    throw new TypeError("a seed is 1 to 64 letters a to z, digits, dots, hyphens or underscores");
  const { run = 0 } = options;
  if (!Number.isSafeInteger(run) || run < 0) throw new TypeError("a run is a whole number, 0 or more");
  const { days = 1 } = options;
  if (!Number.isInteger(days) || days < 1 || days > longestPlayDays) {
    throw new TypeError(`the days to play are a whole number from 1 to ${longestPlayDays}`);
  }
  const world = blankWorld(model, options);
  for (const seat of world.seats) {
    if (!model.scenario.actors.some((actor) => actor.id === seat)) throw new TypeError(`there is no actor ${seat}`);
  }
  model.postures.forEach((posture, index) => {
    world.states[index] = posture.initial;
  });
  model.gauges.forEach((gauge, index) => {
    world.gauges[index] = gauge.initial;
  });
  putOnAgenda(world, 0, "day", 0);
  model.injects.forEach((inject, index) => {
    if (inject.at !== null && (!inject.historical || world.historical)) putOnAgenda(world, inject.at, "inject", index);
  });
  model.postures.forEach((posture) => {
    startTimeouts(model, world, posture.timeouts[posture.initial] ?? []);
  });
  putOnAgenda(world, world.horizon, "horizon", 0);
  refreshAll(model, world);
  return world;
}
