/**
 * How many runs a wanted precision takes. Stopping the moment an interval looks narrow enough would favour lucky
 * moments and spoil its coverage; so a pilot decides how many runs there will be, from the least favourable share
 * that it leaves credible, and only then are they played (after Stein's two-stage procedure, 1945).
 */
import { wilson, z95 } from "./estimate.js";

/** Runs of the pilot. */
export const pilotRuns = 2000;

/** How far from the pilot's share the true one may credibly lie, in standard errors: far enough to promise the width. */
const pilotZ = 3.3;

/** Runs at which the 95% interval of a share p is about `width` wide, high to low. */
export function runsForWidth(p: number, width: number): number {
  const half = width / 2;
  return Math.ceil((z95 * z95 * p * (1 - p)) / (half * half) + z95 * z95);
}

/**
 * The number of runs to play in all, given the counts of a pilot's outcomes.
 * `width` is the whole interval, high to low, of the widest of them.
 */
export function runsForPrecision(counts: Iterable<number>, n: number, width: number): number {
  let needed = n;
  for (const count of counts) {
    const { low, high } = wilson(count, n, pilotZ);
    // The share closest to one half has the widest interval.
    const worst = low <= 0.5 && high >= 0.5 ? 0.5 : low > 0.5 ? low : high;
    needed = Math.max(needed, runsForWidth(worst, width));
  }
  return needed;
}
