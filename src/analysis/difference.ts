/**
 * Differences of paired runs: of shares and of means, counted or estimated with control variates, with their intervals and what
 * they are worth against arms with dice of their own.
 */
import type { Model } from "../engine/index.js";
import type { Controlled } from "./controls.js";
import { varianceOf, wilson, z95 } from "./estimate.js";
import { controlsHelp, gainOf, leastGain, leastRuns, leastShare } from "./likelihood.js";
import type { Concordance, GaugePair } from "./pair.js";

/** Second arm minus first, with its paired 95% interval. */
export interface PairedDifference {
  readonly first: number;
  readonly second: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /**
   * Variance of the difference over that of the counts of arms with independent random numbers: 1/4 means that pairing, and
   * control variates where they are used, are worth four times the runs. Null if neither arm varies.
   */
  readonly varianceRatio: number | null;
  /** Runs per arm that independent arms would need for the same interval; null likewise. */
  readonly independentRuns: number | null;
  /** What the runs themselves came to, where control variates estimate the difference. */
  readonly plain?: Omit<PairedDifference, "varianceRatio" | "independentRuns" | "plain">;
}

/**
 * The difference of two paired proportions, with Newcombe's square-and-add interval (Newcombe 1998, method 10), which
 * keeps its coverage when few runs disagree.
 */
export function sharesDiffer({ onlyFirst, onlySecond, both }: Concordance, n: number): PairedDifference {
  const neither = n - both - onlyFirst - onlySecond;
  const one = wilson(both + onlyFirst, n);
  const two = wilson(both + onlySecond, n);
  const difference = two.p - one.p;
  const phi = correlation(both, onlyFirst, onlySecond, neither);
  const add = (x: number, y: number) => Math.sqrt(Math.max(0, x * x + y * y - 2 * phi * x * y));
  const independent = one.p * (1 - one.p) + two.p * (1 - two.p);
  const paired = (onlyFirst + onlySecond) / n - difference * difference;
  return {
    first: one.p,
    second: two.p,
    difference,
    low: Math.max(-1, difference - add(two.p - two.low, one.high - one.p)),
    high: Math.min(1, difference + add(two.high - two.p, one.p - one.low)),
    ...worthOf(paired, independent, n),
  };
}

/** Newcombe's phi, with his continuity correction. */
function correlation(both: number, onlyFirst: number, onlySecond: number, neither: number): number {
  const n = both + onlyFirst + onlySecond + neither;
  const margins = (both + onlyFirst) * (onlySecond + neither) * (both + onlySecond) * (onlyFirst + neither);
  if (margins === 0) return 0;
  const determinant = both * neither - onlyFirst * onlySecond;
  const corrected = determinant > 0 ? Math.max(determinant - n / 2, 0) : determinant;
  return corrected / Math.sqrt(margins);
}

function worthOf(paired: number, independent: number, n: number) {
  if (!(independent > 0)) return { varianceRatio: null, independentRuns: null };
  const varianceRatio = Math.max(0, paired) / independent;
  return { varianceRatio, independentRuns: varianceRatio > 0 ? independentRuns(varianceRatio, n) : null };
}

const independentRuns = (varianceRatio: number, n: number) => Math.round(n / varianceRatio);

/** The difference of two paired means, with the normal 95% interval. */
export function gaugesDiffer(sums: GaugePair, n: number): PairedDifference {
  const mean = (sum: number) => (n === 0 ? 0 : sum / n);
  const variance = (sum: number, squares: number) => varianceOf(sum, squares, n);
  const difference = mean(sums.difference);
  const paired = variance(sums.difference, sums.differenceSquares);
  const half = n === 0 ? Number.POSITIVE_INFINITY : z95 * Math.sqrt(paired / n);
  const independent = variance(sums.first, sums.firstSquares) + variance(sums.second, sums.secondSquares);
  return {
    first: mean(sums.first),
    second: mean(sums.second),
    difference,
    low: difference - half,
    high: difference + half,
    ...worthOf(paired, independent, n),
  };
}

/** Estimates with control variates of one outcome: of the first arm, and of the difference; undefined where there are none. */
export interface ControlledPair {
  readonly first: Controlled | undefined;
  readonly difference: Controlled | undefined;
}

/** Fewest runs that differ, for an estimate of the difference of shares. */
const leastDiscordant = 30;

/** The difference of two paired proportions, estimated with control variates where they help. */
export function sharesEstimated(
  counts: Concordance,
  n: number,
  { first, difference }: ControlledPair,
): PairedDifference {
  const { onlyFirst, onlySecond, both } = counts;
  const plain = sharesDiffer(counts, n);
  if (onlyFirst + onlySecond < Math.max(leastDiscordant, leastShare * n)) return plain;
  const level = controlsHelp(both + onlyFirst, n, first) ? first : undefined;
  return estimated(plain, n, { first: level, difference }, [0, 1]);
}

/** Likewise of two paired means, of a gauge with that range. */
export function gaugesEstimated(
  sums: GaugePair,
  n: number,
  { first, difference }: ControlledPair,
  range: readonly [low: number, high: number],
): PairedDifference {
  const plain = gaugesDiffer(sums, n);
  const helps = first !== undefined && first.variance > 0 && gainOf(first) >= leastGain;
  return estimated(plain, n, { first: helps ? first : undefined, difference }, range);
}

/** A gauge's range in two arms. */
export function rangeOf(models: readonly [Model, Model], id: string): readonly [low: number, high: number] {
  const found = models.flatMap(({ gauges }) => gauges.filter((gauge) => gauge.id === id));
  return [Math.min(...found.map(({ min }) => min)), Math.max(...found.map(({ max }) => max))];
}

/** Below this share of the variance of independent arms, a variance is what rounding left of none. */
const leastVarianceRatio = 1e-12;

/** The estimate; what was counted where it gains too little, or leads out of the range. */
function estimated(
  plain: PairedDifference,
  n: number,
  { first, difference }: ControlledPair,
  [least, greatest]: readonly [number, number],
): PairedDifference {
  const { varianceRatio: counted, independentRuns: _, ...figures } = plain;
  if (difference === undefined || counted === null || n < leastRuns) return plain;
  const gain = gainOf(difference);
  const varianceRatio = counted / gain;
  if (!(gain >= leastGain && varianceRatio > leastVarianceRatio)) return plain;
  const level = first?.mean ?? plain.first;
  const second = level + difference.mean;
  if (!(level > least && level < greatest && second > least && second < greatest)) return plain;
  const half = z95 * Math.sqrt(difference.variance / n);
  const most = greatest - least;
  return {
    first: level,
    second,
    difference: difference.mean,
    low: Math.max(-most, difference.mean - half),
    high: Math.min(most, difference.mean + half),
    varianceRatio,
    independentRuns: independentRuns(varianceRatio, n),
    plain: figures,
  };
}
