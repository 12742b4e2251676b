/**
 * Which outcome a transition has: one draw over the weights, each multiplied by its ratios as they are just before.
 */
import { brokenRun } from "./broken-run.js";
import { ratioNow } from "./hazard.js";
import type { Model, ModelTransition } from "./model.js";
import { streamOf, type World } from "./world.js";

/** The weights with their ratios in force, in declaration order. */
export function weightsNow({ ends }: ModelTransition, world: World): readonly number[] {
  return ends.map(({ weight, ratios }) => {
    let product = weight;
    for (const ratio of ratios) product *= ratioNow(ratio, world);
    return product;
  });
}

/** The probability of each outcome; null if all weights are 0. */
export function sharesNow(transition: ModelTransition, world: World): readonly number[] | null {
  const weights = weightsNow(transition, world);
  const total = sumOf(weights);
  return total > 0 ? weights.map((weight) => weight / total) : null;
}

function sumOf(weights: readonly number[]): number {
  let total = 0;
  for (const weight of weights) total += weight;
  return total;
}

/** The place of the outcome that a uniform in [0, 1) picks; −1 if all weights are 0. */
export function pickOutcome(weights: readonly number[], uniform: number): number {
  let left = uniform * sumOf(weights);
  let last = -1;
  for (let place = 0; place < weights.length; place += 1) {
    const weight = weights[place] as number;
    if (!(weight > 0)) continue;
    if (left < weight) return place;
    left -= weight;
    last = place;
  }
  // Rounding may leave a remainder of the last one that can be.
  return last;
}

/** Draws the outcome of a transition. It always takes one draw, so that changed weights move no other draw. */
export function drawEnd(model: Model, world: World, index: number, transition: ModelTransition): number {
  const weights = weightsNow(transition, world);
  const end = pickOutcome(weights, streamOf(model, world, index)());
  if (world.scores !== null && end >= 0) world.scores.picked(model, world, index, weights, end);
  if (end >= 0) return end;
  throw brokenRun({
    severity: "error",
    path: transition.path,
    message: `all outcomes of ${transition.path} have weight 0 on day ${world.time | 0}`,
    expected: "an outcome with a weight above 0, whatever the ratios are",
    hint: "look for ratios of 0 among its outcomes that apply at once, or give it a `when`",
  });
}
