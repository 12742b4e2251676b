/**
 * The world at day 0: initial postures and gauges, timers and scheduled injects.
 */
import { cloneArrays } from "./arrays.js";
import { beginBeliefs } from "./belief.js";
import { clearDirty } from "./dirty.js";
import { deriveAll, refreshDrifts } from "./drift.js";
import { refreshAll } from "./hazard.js";
import { longestPlayDays } from "./limits.js";
import { markEntry } from "./marks.js";
import type { Model, ModelGauge, ModelPosture } from "./model.js";
import { isSeed, seedRule } from "./random.js";
import { shutHazards } from "./stand-in.js";
import { blankWorld, putOnAgenda, startOver, startTimeouts, type World, type WorldOptions } from "./world.js";

/** The world at the start of a run. Throws TypeError for an invalid seed, run, seat or number of days. */
export function createWorld(model: Model, options: WorldOptions): World {
  checkRun(options.run ?? 0);
  return begin(model, openWorld(model, options));
}

/**
 * Returns a function that gives the world of each run, reusing memory: each call invalidates the world before it. The
 * same worlds as `createWorld`, at a fraction of the cost; throws as it does. A run may have a model of its own, which
 * differs in values of assumptions alone.
 */
export function worldsInTurn(model: Model, options: Omit<WorldOptions, "run">): (run: number, ofRun?: Model) => World {
  const world = openWorld(model, options);
  const blank = cloneArrays(world);
  return (run, ofRun = model) => {
    checkRun(run);
    startOver(world, blank, run);
    return begin(ofRun, world);
  };
}

function checkRun(run: number): void {
  if (!Number.isSafeInteger(run) || run < 0) throw new TypeError("a run is a whole number, 0 or more");
}

function openWorld(model: Model, options: WorldOptions): World {
  // seedrandom would seed itself from the machine for undefined or null.
  if (!isSeed(options.seed)) throw new TypeError(seedRule);
  const { days = 1 } = options;
  if (!Number.isInteger(days) || days < 1 || days > longestPlayDays) {
    throw new TypeError(`the days to play are a whole number from 1 to ${longestPlayDays}`);
  }
  const world = blankWorld(model, options);
  for (const seat of world.seats) {
    if (!model.scenario.actors.some((actor) => actor.id === seat)) throw new TypeError(`there is no actor ${seat}`);
  }
  return world;
}

/** Initialises a blank world for day 0. */
function begin(model: Model, world: World): World {
  for (let index = 0; index < model.postures.length; index += 1) {
    const { initial, path, states } = model.postures[index] as ModelPosture;
    world.states[index] = initial;
    markEntry(model, world, path, states[initial]);
  }
  for (let index = 0; index < model.gauges.length; index += 1) {
    world.gauges[index] = (model.gauges[index] as ModelGauge).initial;
  }
  deriveAll(model, world);
  beginBeliefs(model, world);
  if (model.proRata) refreshDrifts(model, world);
  putOnAgenda(world, 0, "day", 0);
  model.injects.forEach(({ at, historical }, index) => {
    if (at === null || (historical && !world.historical)) return;
    putOnAgenda(world, at, "inject", index);
    shutHazards(model, world, index);
  });
  for (const { timeouts, initial } of model.postures) startTimeouts(model, world, timeouts[initial] ?? []);
  putOnAgenda(world, world.horizon, "horizon", 0);
  world.scores?.begin(world);
  // Nothing has a rate yet, so that what was shut needs no second evaluation.
  clearDirty(world.dirtyHazards);
  refreshAll(model, world);
  return world;
}
