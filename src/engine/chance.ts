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

/** Probability that a response answers now: its chance with the ratios in force. */
export function chanceNow({ chance, ratios }: ModelTransition, world: World): number {
  let p = chance;
  for (const ratio of ratios) p = withOddsRatio(p, ratioNow(ratio, world));
  return p;
}
