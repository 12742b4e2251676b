/**
 * Hazards: rates, pressure, and when each would fire. Pressure is kept lazily, as its value when the rate last
 * changed, so a run has the same bytes however it is stepped (docs/decisions/0001).
 */
import { holds } from "./condition.js";
import { readCurve } from "./curve.js";
import { clearMarks } from "./marks.js";
import type { Model, ModelHazard, ModelRatio } from "./model.js";
import { drawExponential } from "./random.js";
import { streamOf, type World } from "./world.js";

/** Whether a hazard may fire now: its posture stands in `from`, `when` holds, no seat decides it. */
export function isPossible(world: World, hazard: ModelHazard): boolean {
  if (((hazard.fromMask >> (world.states[hazard.posture] as number)) & 1) === 0) return false;
  if (hazard.orderedBy !== null && world.seats.size > 0 && world.seats.has(hazard.orderedBy)) return false;
  return hazard.when === null || holds(hazard.when, world);
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

/** The rate per day if the hazard were possible: base × Π ratios, in the transition's order. */
export function rateIfPossible({ constantPerDay, changing }: ModelHazard, world: World): number {
  let rate = constantPerDay;
  for (const ratio of changing) rate *= ratioNow(ratio, world);
  return rate;
}

/** Pressure of a hazard at the world's time, never above its breaking point. */
export function pressureNow(world: World, hazard: number): number {
  const grown =
    (world.pressure[hazard] as number) +
    (world.rate[hazard] as number) * (world.time - (world.since[hazard] as number));
  const breaking = world.breaking[hazard] as number;
  return breaking >= 0 && grown > breaking ? breaking : grown;
}

/** Brings one hazard up to date: if its rate has changed, banks the pressure so far and sets when it would fire. */
function refreshHazard(model: Model, world: World, hazard: number): void {
  const source = model.hazards[hazard] as ModelHazard;
  const rate = isPossible(world, source) ? rateIfPossible(source, world) : 0;
  if (rate === world.rate[hazard]) return;
  world.pressure[hazard] = pressureNow(world, hazard);
  world.since[hazard] = world.time;
  world.rate[hazard] = rate;
  if (rate > 0 && (world.breaking[hazard] as number) < 0) {
    world.breaking[hazard] = drawExponential(streamOf(model, world, source.transition));
  }
  setDue(world, hazard);
}

/** Works out when a hazard fires if nothing changes. */
export function setDue(world: World, hazard: number): void {
  const rate = world.rate[hazard] as number;
  const left = (world.breaking[hazard] as number) - (world.pressure[hazard] as number);
  world.due[hazard] = rate > 0 ? (world.since[hazard] as number) + left / rate : Infinity;
}

/** After a firing: pressure starts again from nothing, towards a new breaking point. */
export function resetPressure(model: Model, world: World, hazard: number): void {
  world.pressure[hazard] = 0;
  world.since[hazard] = world.time;
  if ((world.breaking[hazard] as number) >= 0) {
    world.breaking[hazard] = drawExponential(streamOf(model, world, (model.hazards[hazard] as ModelHazard).transition));
  }
  setDue(world, hazard);
}

/**
 * Brings up to date every hazard that its posture lets fire, as at the start of a run and when the gauges have drifted.
 * The others stand at rate 0 since their posture moved.
 */
export function refreshAll(model: Model, world: World): void {
  for (let posture = 0; posture < model.leaving.length; posture += 1) {
    const leaving = model.leaving[posture]?.[world.states[posture] as number] ?? [];
    for (const hazard of leaving) refreshHazard(model, world, hazard);
  }
}

/** Brings every marked hazard up to date. Order does not matter: each draws from its own stream. */
export function refreshStale(model: Model, world: World): void {
  for (const hazard of world.hazardMarks.stale) refreshHazard(model, world, hazard);
  clearMarks(world.hazardMarks);
}
