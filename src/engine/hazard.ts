/**
 * Hazards: rates, pressure and due times. Pressure is stored as its value when the rate last changed, so that a run is
 * identical however it is divided into steps (docs/decisions/0001).
 */
import { activateHazard, deactivateHazard } from "./active-hazards.js";
import { type CompiledCondition, holds } from "./condition.js";
import { curveNow } from "./curve.js";
import { clearDirty, dirtyLevel } from "./dirty.js";
import { drawBreaking } from "./erlang.js";
import type { Model, ModelHazard, ModelRatio } from "./model.js";
import { runProgram } from "./program.js";
import { streamOf, type World } from "./world.js";

function allHold(whens: readonly CompiledCondition[], world: World): boolean {
  for (const when of whens) if (!holds(when, world)) return false;
  return true;
}

/** Whether a hazard can fire now: its posture is in `from`, `when` holds, no seat decides it and no inject stands in for it. */
export function isPossible(model: Model, world: World, hazard: number): boolean {
  const { fromMask, posture, transition, steady, daily } = model.hazards[hazard] as ModelHazard;
  if (world.shut[hazard] === 1) return false;
  if (((fromMask >> (world.states[posture] as number)) & 1) === 0) return false;
  if (world.closed[transition] === 1) return false;
  return allHold(steady.whens, world) && allHold(daily.whens, world);
}

/** The current factor of a ratio; 1 if its condition does not hold. */
export function ratioNow(ratio: ModelRatio, world: World): number {
  switch (ratio.kind) {
    case "condition":
      return holds(ratio.when, world) ? ratio.ratio : 1;
    case "curve":
      return curveNow(ratio.curve, world);
    case "constant":
      return ratio.ratio;
  }
}

function multiplied(ratePerDay: number, ratios: readonly ModelRatio[], world: World): number {
  let rate = ratePerDay;
  for (const ratio of ratios) rate *= ratioNow(ratio, world);
  return rate;
}

/** Base × Π ratios per day, in the transition's order, whether or not the hazard is possible. */
export function rateIfPossible({ constantPerDay, steady, daily }: ModelHazard, world: World): number {
  return multiplied(multiplied(constantPerDay, steady.ratios, world), daily.ratios, world);
}

/** Pressure at the world's time, capped at the breaking point. */
export function pressureNow(world: World, hazard: number): number {
  const grown =
    (world.pressure[hazard] as number) +
    (world.rate[hazard] as number) * (world.time - (world.since[hazard] as number));
  const breaking = world.breaking[hazard] as number;
  return breaking >= 0 && grown > breaking ? breaking : grown;
}

/** Whether the hazard's posture, the seats and the injects to come allow it to fire. */
function isOpen(model: Model, world: World, hazard: number): boolean {
  const { postures, masks, transitions } = model.packed;
  const state = world.states[postures[hazard] as number] as number;
  if ((((masks[hazard] as number) >> state) & 1) === 0) return false;
  if (world.shut[hazard] === 1) return false;
  return world.closed[transitions[hazard] as number] === 0;
}

/** Re-evaluates all factors of a hazard. */
function refreshSteady(model: Model, world: World, hazard: number): void {
  const { programs, steady, constantPerDay } = model.packed;
  world.steady[hazard] = isOpen(model, world, hazard)
    ? runProgram(programs, steady[hazard] as number, constantPerDay[hazard] as number, world)
    : 0;
  refreshDaily(model, world, hazard);
}

/** Re-evaluates the daily factors. If the rate changes, stores the pressure so far and updates the due time. */
function refreshDaily(model: Model, world: World, hazard: number): void {
  const { programs, daily } = model.packed;
  const steady = world.steady[hazard] as number;
  const rate = steady > 0 ? runProgram(programs, daily[hazard] as number, steady, world) : 0;
  if (world.scores !== null) world.scores.evaluated(model, world, hazard, rate);
  if (rate === world.rate[hazard]) return;
  const pressure = pressureNow(world, hazard);
  if (rate > 0 && (world.breaking[hazard] as number) < 0) {
    drawNextBreaking(model, world, hazard);
  }
  setPressure(world, hazard, pressure, rate);
}

function drawNextBreaking(model: Model, world: World, hazard: number): void {
  const { transitions, shapes } = model.packed;
  const stream = streamOf(model, world, transitions[hazard] as number);
  world.breaking[hazard] = drawBreaking(stream, shapes[hazard] as number);
}

/** Sets pressure and rate from now on, and the due time that follows from them. */
function setPressure(world: World, hazard: number, pressure: number, rate: number): void {
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

/** Resets pressure to 0 and draws a new breaking point. */
export function resetPressure(model: Model, world: World, hazard: number): void {
  if ((world.breaking[hazard] as number) >= 0) drawNextBreaking(model, world, hazard);
  setPressure(world, hazard, 0, world.rate[hazard] as number);
}

/** Evaluates every hazard that its posture allows; the others must be at rate 0 already. */
export function refreshAll(model: Model, world: World): void {
  for (let posture = 0; posture < model.leaving.length; posture += 1) {
    const leaving = model.leaving[posture]?.[world.states[posture] as number] ?? [];
    for (const hazard of leaving) refreshSteady(model, world, hazard);
  }
}

/** Re-evaluates all hazards that depend on gauges or the day. */
export function refreshDay(model: Model, world: World): void {
  for (const hazard of model.dailyHazards) if ((world.steady[hazard] as number) > 0) refreshDaily(model, world, hazard);
}

/** Re-evaluates the dirty hazards, in any order: each draws from its own stream. */
export function refreshDirty(model: Model, world: World): void {
  const { indices, levels, count } = world.dirtyHazards;
  for (let place = 0; place < count; place += 1) {
    const hazard = indices[place] as number;
    if (levels[hazard] === dirtyLevel.steady) refreshSteady(model, world, hazard);
    else refreshDaily(model, world, hazard);
  }
  clearDirty(world.dirtyHazards);
}
