/**
 * Scores of a forecast against what happened: each is lower the better, and is at its lowest, on average, for one who says
 * what he believes (a proper score). A forecast is the days on which a milestone came in many runs; what happened is a day,
 * or never.
 */
import { brierOf, type Observed } from "../forecast/index.js";

/** The days of a milestone over many runs: how often it came on each whole day, up to the horizon. */
export interface DayCounts {
  readonly runs: number;
  /** Runs that reach it. */
  readonly reached: number;
  /** By whole day from 0; the last is the horizon. */
  readonly days: ArrayLike<number>;
}

/** Surprise at what happened, in bits: −log₂((k + ½)/(n + 1)), k being the runs of n that agree with it. */
export function surpriseOf({ runs, reached }: Pick<DayCounts, "runs" | "reached">, observed: Observed): number {
  const agree = observed === null ? runs - reached : reached;
  return -Math.log2((agree + 0.5) / (runs + 1));
}

/**
 * Continuous ranked probability score over the days of play, in days: the Brier scores of “it has happened by the end of this
 * day”, summed over all days. What has not happened by the horizon is not asked about after it.
 */
export function crpsOf(days: number, shareBy: (day: number) => number, observed: Observed): number {
  let sum = 0;
  for (let day = 0; day <= days; day += 1) {
    sum += brierOf(shareBy(day), observed !== null && day >= observed ? observed : null);
  }
  return sum;
}

/** The share of runs that have reached it by the end of each day. */
export function cumulativeShares({ runs, days }: DayCounts): readonly number[] {
  let sum = 0;
  return Array.from(days, (count) => {
    sum += count;
    return sum / runs;
  });
}

/**
 * Rank of a day among the runs that reach the milestone: the share that came earlier, and half of that of the same day. Of these, `own` runs
 * are left out: 1 where the day is that of one of them, which is ranked among the others.
 */
export function rankOf({ reached, days }: DayCounts, day: number, own: 0 | 1 = 0): number {
  let earlier = 0;
  for (let before = 0; before < day; before += 1) earlier += days[before] as number;
  return (earlier + ((days[day] as number) - own) / 2) / (reached - own);
}
