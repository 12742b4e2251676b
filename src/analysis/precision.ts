/**
 * The number of runs for a required precision, by Stein's two-stage procedure (1945): a pilot determines the number of
 * runs before they are played. Stopping as soon as an interval is narrow enough would bias its coverage.
 */
import { wilson, z95 } from "./estimate.js";

export const pilotRuns = 2000;

/** How far the true share may lie from the pilot's, in standard errors. */
const pilotZ = 3.3;

/** Runs for which the 95% interval of a share p is about `width` wide. */
export function runsForWidth(p: number, width: number): number {
  const half = width / 2;
  return Math.ceil((z95 * z95 * p * (1 - p)) / (half * half) + z95 * z95);
}

/**
 * The total number of runs for a given width of the widest interval, from the counts of a pilot's outcomes. `gains` say how many
 * times smaller the variance of each is with the estimator that will be used; 1 where it is its share.
 */
export function runsForPrecision(
  counts: Iterable<number>,
  n: number,
  width: number,
  gains: readonly number[] = [],
): number {
  let needed = n;
  for (const [place, count] of [...counts].entries()) {
    const { low, high } = wilson(count, n, pilotZ);
    // The share closest to one half has the widest interval.
    const worst = low <= 0.5 && high >= 0.5 ? 0.5 : low > 0.5 ? low : high;
    needed = Math.max(needed, Math.ceil(runsForWidth(worst, width) / (gains[place] ?? 1)));
  }
  return needed;
}
