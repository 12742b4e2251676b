/**
 * Hazards: rates, pressure, and when each would fire. Pressure is kept lazily, as its value when the rate last
 * changed, so a run has the same bytes however it is stepped (docs/decisions/0001).
 */
import { holds } from "./condition.js";
import type { Model, ModelRatio, ModelTransition } from "./model.js";
import { drawExponential } from "./random.js";
import { streamOf, type World } from "./world.js";

/** Whether the hazard's transition may happen now: its posture stands in `from`, `when` holds, no seat decides it. */
export function isPossible(model: Model, world: World, transition: number): boolean {
  const { posture, when, source, actor } = model.transitions[transition] as ModelTransition;
  const target = model.moves[transition]?.[world.states[posture] as number] ?? -1;
  if (target < 0) return false;
  if (source.order !== undefined && world.seats.has(actor)) return false;
  return when === null || holds(when, world);
}

/** Piecewise-linear interpolation through (xs, ys), level beyond the ends. */
export function interpolate(xs: readonly number[], ys: readonly number[], x: number): number {
  const last = xs.length - 1;
  if (x <= (xs[0] as number)) return ys[0] as number;
  if (x >= (xs[last] as number)) return ys[last] as number;
  let right = 1;
  while (x > (xs[right] as number)) right += 1;
  const [x0, x1, y0, y1] = [xs[right - 1], xs[right], ys[right - 1], ys[right]] as [number, number, number, number];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}

/** The factor that a ratio contributes now; 1 where its condition does not hold. */
export function ratioNow(ratio: ModelRatio, world: World): number {
  switch (ratio.kind) {
    case "condition":
      return holds(ratio.when, world) ? ratio.ratio : 1;
    case "curve":
      return interpolate(ratio.xs, ratio.ys, world.gauges[ratio.gauge] as number);
    case "constant":
      return ratio.ratio;
  }
}

/** The rate per day if the transition were possible: base × Π ratios, multiplied in the order written. */
export function rateIfPossible(transition: ModelTransition, world: World): number {
  let rate = transition.basePerDay;
  for (const ratio of transition.ratios) rate *= ratioNow(ratio, world);
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
  const index = model.hazards[hazard] as number;
  const rate = isPossible(model, world, index) ? rateIfPossible(model.transitions[index] as ModelTransition, world) : 0;
  if (rate === world.rate[hazard]) return;
  world.pressure[hazard] = pressureNow(world, hazard);
  world.since[hazard] = world.time;
  world.rate[hazard] = rate;
  if (rate > 0 && (world.breaking[hazard] as number) < 0) {
    world.breaking[hazard] = drawExponential(streamOf(model, world, index));
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
    world.breaking[hazard] = drawExponential(streamOf(model, world, model.hazards[hazard] as number));
  }
  setDue(world, hazard);
}

/** Marks hazards to be looked at again at the end of the happening. */
export function markStale(world: World, hazards: readonly number[]): void {
  for (const hazard of hazards) {
    if (world.isStale[hazard] === 1) continue;
    world.isStale[hazard] = 1;
    world.stale.push(hazard);
  }
}

/** Brings every marked hazard up to date. Order does not matter: each draws from its own stream. */
export function refreshStale(model: Model, world: World): void {
  for (const hazard of world.stale) {
    world.isStale[hazard] = 0;
    refreshHazard(model, world, hazard);
  }
  world.stale.length = 0;
}

/** Brings every hazard up to date, as at the start of a run. */
export function refreshAll(model: Model, world: World): void {
  for (let hazard = 0; hazard < model.hazards.length; hazard += 1) refreshHazard(model, world, hazard);
}
