/**
 * The number of runs for a required precision, by Stein's two-stage procedure (1945): a pilot determines the number of
 * runs before they are played. Stopping as soon as an interval is narrow enough would bias its coverage.
 */
import { wilson, z95 } from "./estimate.js";
import { batchRuns } from "./tally.js";

export const pilotRuns = 2000;

/** Runs of a pilot that has at least so many and ends where a block of runs does, so that no block is played in pieces. */
export function pilotFrom(first: number, least: number): number {
  return Math.ceil((first + least) / batchRuns) * batchRuns - first;
}

/** Runs with an outcome after which a pilot knows how rare it is within a factor of about two. */
export const pilotSightings = 20;

/** How far the true share may lie from the pilot's, in standard errors. */
const pilotZ = 3.3;

/** Runs for which the 95% interval of a share p is about `width` wide. */
export function runsForWidth(p: number, width: number): number {
  const half = width / 2;
  return Math.ceil((z95 * z95 * p * (1 - p)) / (half * half) + z95 * z95);
}

/** Runs for which half the 95% interval of a share p is about `within` × p. */
export function runsForShare(p: number, within: number): number {
  const sightings = ((z95 * z95) / (2 * within * within)) * (1 + Math.sqrt(1 + within * within));
  return Math.ceil((sightings * (1 - p)) / p);
}

/** What a pilot says of an outcome that is asked for within so much of itself. */
export interface Sighting {
  /** Runs of the pilot that have it, 1 or more. */
  readonly count: number;
  readonly within: number;
  /** How many times smaller the variance is with the estimator that will be used; 1 where it is its share. */
  readonly gain: number;
}

/**
 * The number of fresh runs after which half of each outcome's 95% interval is at most `within` times its likelihood. They take no run of
 * the pilot with them: its number goes with the number of runs, so that its sightings would count for too much.
 */
export function runsForRelative(sightings: readonly Sighting[], n: number): number {
  const needed = sightings.map(({ count, within, gain }) =>
    // The rarer it is, the more runs it takes.
    Math.ceil(runsForShare(wilson(count, n, pilotZ).low, within) / gain),
  );
  return Math.max(pilotRuns, ...needed);
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
