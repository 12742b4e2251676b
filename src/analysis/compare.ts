/**
 * Comparing two arms by paired runs: how much each outcome differs, how sure that is, and what the pairing was worth.
 */
import { engineVersion, type Model } from "../engine/index.js";
import { varianceOf, wilson, z95 } from "./estimate.js";
import type { Concordance, GaugePair, PairTally } from "./pair.js";

/** A difference, second arm less first, with its paired 95% interval. */
export interface PairedDifference {
  readonly first: number;
  readonly second: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /**
   * Variance of the difference with the same dice, over that of two arms with dice of their own; 1/4 means that
   * pairing was worth four times the runs. Null where neither arm varies.
   */
  readonly varianceRatio: number | null;
  /** Runs an arm with dice of its own that would have been needed for the same interval; null likewise. */
  readonly independentRuns: number | null;
}

export interface Comparison {
  readonly engine: string;
  readonly first: ArmHead;
  readonly second: ArmHead;
  readonly seed: string;
  readonly n: number;
  readonly partial: boolean;
  readonly endings: { readonly [id: string]: PairedDifference };
  readonly milestones: { readonly [id: string]: PairedDifference };
  readonly gauges: { readonly [id: string]: PairedDifference };
  /** SHA-256 over the outcomes of all runs of both arms. */
  readonly hash: string;
}

export interface ArmHead {
  readonly scenario: string;
  readonly scenarioHash: string;
  readonly variant: string | null;
  readonly assumptions: { readonly [id: string]: number };
}

export function armHead(model: Model): ArmHead {
  const { scenario, scenarioHash, variant, assumptions } = model;
  return { scenario: scenario.id, scenarioHash, variant, assumptions: Object.fromEntries(assumptions) };
}

/** Works the paired tally of two arms out. */
export function comparisonOf(
  models: readonly [Model, Model],
  pair: PairTally,
  head: { readonly seed: string; readonly partial: boolean; readonly hash: string },
): Comparison {
  const each = <T>(items: { readonly [id: string]: T }, work: (item: T) => PairedDifference) =>
    Object.fromEntries(Object.entries(items).map(([id, item]) => [id, work(item)]));
  return {
    engine: engineVersion,
    first: armHead(models[0]),
    second: armHead(models[1]),
    seed: head.seed,
    n: pair.runs,
    partial: head.partial,
    endings: each(pair.endings, (item) => sharesDiffer(item, pair.runs)),
    milestones: each(pair.milestones, (item) => sharesDiffer(item, pair.runs)),
    gauges: each(pair.gauges, (item) => gaugesDiffer(item, pair.runs)),
    hash: head.hash,
  };
}

/**
 * The difference of two paired shares. The interval is Newcombe's square-and-add of the two Wilson intervals, with the
 * correlation that the pairing shows (Newcombe 1998, method 10): it keeps its coverage where few runs disagree.
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

/** Newcombe's phi, with his continuity correction where the runs agree more than they disagree. */
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
  return { varianceRatio, independentRuns: varianceRatio > 0 ? Math.round(n / varianceRatio) : null };
}

/** The difference of two paired means, with the normal interval. */
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
