/**
 * Chances of responses. A ratio multiplies the odds p/(1 − p), so that a chance between 0 and 1 stays between them
 * whatever its ratios are; 0 and 1 stay as they are.
 */
import { ratioNow } from "./hazard.js";
import type { ModelTransition } from "./model.js";
import type { World } from "./world.js";

/** The probability whose odds are those of `p` times `ratio`, a number above 0. */
export function withOddsRatio(p: number, ratio: number): number {
  if (p <= 0 || p >= 1) return p;
  const odds = p * ratio;
  return odds / (odds + (1 - p));
}

/** Probability that a transition answers now: its chance with the ratios in force; 1 for a hazard that an inject stands in for. */
export function chanceNow({ hazard, chance, ratios }: ModelTransition, world: World): number {
  if (hazard >= 0) return 1;
  let p = chance;
  for (const ratio of ratios) p = withOddsRatio(p, ratioNow(ratio, world));
  return p;
}
