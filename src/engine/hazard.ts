/**
 * Hazards: rates, pressure, and when each would fire. Pressure is kept lazily, as its value when the rate last
 * changed, so a run has the same bytes however it is stepped (docs/decisions/0001).
 */
import { activateHazard, deactivateHazard } from "./active-hazards.js";
import { type CompiledCondition, holds } from "./condition.js";
import { readCurve } from "./curve.js";
import { clearDirty, dirtyLevel } from "./dirty.js";
import type { Model, ModelHazard, ModelRatio } from "./model.js";
import { runProgram } from "./program.js";
import { drawExponential } from "./random.js";
import { streamOf, type World } from "./world.js";

function allHold(whens: readonly CompiledCondition[], world: World): boolean {
  for (const when of whens) if (!holds(when, world)) return false;
  return true;
}

/** Whether a hazard may fire now: its posture stands in `from`, `when` holds, no seat decides it. */
export function isPossible(world: World, { fromMask, posture, orderedBy, steady, daily }: ModelHazard): boolean {
  if (((fromMask >> (world.states[posture] as number)) & 1) === 0) return false;
  if (orderedBy !== null && world.seats.has(orderedBy)) return false;
  return allHold(steady.whens, world) && allHold(daily.whens, world);
}

/** The factor that a ratio contributes now; 1 where its condition does not hold. */
export function ratioNow(ratio: ModelRatio, world: World): number {
  switch (ratio.kind) {
    case "condition":
      return holds(ratio.when, world) ? ratio.ratio : 1;
    case "curve":
      return readCurve(ratio.curve, world.gauges[ratio.gauge] as number);
    case "constant":
      return ratio.ratio;
  }
}

function multiplied(ratePerDay: number, ratios: readonly ModelRatio[], world: World): number {
  let rate = ratePerDay;
  for (const ratio of ratios) rate *= ratioNow(ratio, world);
  return rate;
}

/** The rate per day if the hazard were possible: base × Π ratios, in the transition's order. */
export function rateIfPossible({ constantPerDay, steady, daily }: ModelHazard, world: World): number {
  return multiplied(multiplied(constantPerDay, steady.ratios, world), daily.ratios, world);
}

/** Pressure of a hazard at the world's time, never above its breaking point. */
export function pressureNow(world: World, hazard: number): number {
  const grown =
    (world.pressure[hazard] as number) +
    (world.rate[hazard] as number) * (world.time - (world.since[hazard] as number));
  const breaking = world.breaking[hazard] as number;
  return breaking >= 0 && grown > breaking ? breaking : grown;
}

/** Whether the hazard's posture and seats let it fire. */
function isOpen(model: Model, world: World, hazard: number): boolean {
  const { postures, masks } = model.packed;
  const state = world.states[postures[hazard] as number] as number;
  if ((((masks[hazard] as number) >> state) & 1) === 0) return false;
  if (world.seats.size === 0) return true;
  const { orderedBy } = model.hazards[hazard] as ModelHazard;
  return orderedBy === null || !world.seats.has(orderedBy);
}

/** Looks again at everything a hazard depends on. */
function refreshSteady(model: Model, world: World, hazard: number): void {
  const { programs, steady, constantPerDay } = model.packed;
  world.steady[hazard] = isOpen(model, world, hazard)
    ? runProgram(programs, steady[hazard] as number, constantPerDay[hazard] as number, world)
    : 0;
  refreshDaily(model, world, hazard);
}

/**
 * Looks again at what changes with gauges and the day. If the rate has changed, banks the pressure so far and sets
 * when the hazard would fire; if not, nothing at all has happened, however often this is asked.
 */
function refreshDaily(model: Model, world: World, hazard: number): void {
  const { programs, daily, transitions } = model.packed;
  const steady = world.steady[hazard] as number;
  const rate = steady > 0 ? runProgram(programs, daily[hazard] as number, steady, world) : 0;
  if (rate === world.rate[hazard]) return;
  const pressure = pressureNow(world, hazard);
  if (rate > 0 && (world.breaking[hazard] as number) < 0) {
    world.breaking[hazard] = drawExponential(streamOf(model, world, transitions[hazard] as number));
  }
  goOn(world, hazard, pressure, rate);
}

/** From now on pressure grows from here at this rate; works out when it would break if nothing changes. */
function goOn(world: World, hazard: number, pressure: number, rate: number): void {
  const { time } = world;
  world.pressure[hazard] = pressure;
  world.since[hazard] = time;
  world.rate[hazard] = rate;
  if (rate > 0) {
    world.due[hazard] = time + ((world.breaking[hazard] as number) - pressure) / rate;
    activateHazard(world.active, hazard);
  } else {
    world.due[hazard] = Infinity;
    deactivateHazard(world.active, hazard);
  }
}

/** After a firing: pressure starts again from nothing, towards a new breaking point. */
export function resetPressure(model: Model, world: World, hazard: number): void {
  if ((world.breaking[hazard] as number) >= 0) {
    world.breaking[hazard] = drawExponential(streamOf(model, world, (model.hazards[hazard] as ModelHazard).transition));
  }
  goOn(world, hazard, 0, world.rate[hazard] as number);
}

/** Brings every hazard up to date, as at the start of a run. Those that their posture keeps from firing stand at 0. */
export function refreshAll(model: Model, world: World): void {
  for (let posture = 0; posture < model.leaving.length; posture += 1) {
    const leaving = model.leaving[posture]?.[world.states[posture] as number] ?? [];
    for (const hazard of leaving) refreshSteady(model, world, hazard);
  }
}

/** Brings every hazard up to date after gauges and the day have changed, and nothing else. */
export function refreshDay(model: Model, world: World): void {
  for (const hazard of model.dailyHazards) if ((world.steady[hazard] as number) > 0) refreshDaily(model, world, hazard);
}

/** Brings every marked hazard up to date. Order does not matter: each draws from its own stream. */
export function refreshDirty(model: Model, world: World): void {
  const { indices, levels, count } = world.dirtyHazards;
  for (let place = 0; place < count; place += 1) {
    const hazard = indices[place] as number;
    if (levels[hazard] === dirtyLevel.steady) refreshSteady(model, world, hazard);
    else refreshDaily(model, world, hazard);
  }
  clearDirty(world.dirtyHazards);
}
