/**
 * Comparison of two arms by paired runs: differences of outcomes, their intervals, and the gain from pairing.
 */
import { createHash } from "node:crypto";
import { engineVersion, type Model } from "../engine/index.js";
import type { RunPlan } from "./batch.js";
import { varianceOf, wilson, z95 } from "./estimate.js";
import { addPairTally, blankPairTally, type Concordance, type GaugePair, type PairTally } from "./pair.js";
import { type Arm, armModel } from "./task-runner.js";
import { openWorkerPool, type WorkerPoolOptions } from "./worker-pool.js";

/** Second arm minus first, with its paired 95% interval. */
export interface PairedDifference {
  readonly first: number;
  readonly second: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /**
   * Variance of the difference with common random numbers over that with independent ones: 1/4 means that pairing is
   * worth four times the runs. Null if neither arm varies.
   */
  readonly varianceRatio: number | null;
  /** Runs per arm that independent arms would need for the same interval; null likewise. */
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

interface ArmHead {
  readonly scenario: string;
  readonly scenarioHash: string;
  readonly variant: string | null;
  readonly assumptions: { readonly [id: string]: number };
}

function armHead(model: Model): ArmHead {
  const { scenario, scenarioHash, variant, assumptions } = model;
  return { scenario: scenario.id, scenarioHash, variant, assumptions: Object.fromEntries(assumptions) };
}

export interface ComparisonOptions extends Pick<WorkerPoolOptions, "workers"> {
  /** Pairs of runs to play. */
  readonly runs: number;
  /** Stops after the batches in progress, which still count. */
  readonly signal?: AbortSignal | undefined;
  /** Called with the pairs played so far. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** Plays two arms with common random numbers and compares them. Throws RunFailure for the first run that fails. */
export async function compareArms(
  arms: readonly [Arm, Arm],
  plan: RunPlan,
  { runs, signal, onProgress, workers }: ComparisonOptions,
): Promise<Comparison> {
  const models = [armModel(arms[0]), armModel(arms[1])] as const;
  const pair = blankPairTally(models);
  const digests = createHash("sha256");
  const pool = await openWorkerPool(arms, { workers, days: 2 * runs * plan.days });
  try {
    await pool.playPairs({ plan, firstRun: 0, runs, ...(signal ? { signal } : {}) }, (batch) => {
      addPairTally(pair, batch.pair);
      digests.update(batch.digest);
      onProgress?.(pair.runs);
    });
  } finally {
    await pool.close();
  }
  const { seed } = plan;
  return comparisonOf(models, pair, { seed, partial: pair.runs < runs, hash: digests.digest("hex") });
}

export function comparisonOf(
  models: readonly [Model, Model],
  pair: PairTally,
  head: Pick<Comparison, "seed" | "partial" | "hash">,
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
  return { varianceRatio, independentRuns: varianceRatio > 0 ? Math.round(n / varianceRatio) : null };
}

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
