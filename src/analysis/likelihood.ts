/**
 * Probabilities of an ensemble's outcomes: the share of the runs that have one, or its estimate with control variates where
 * they help. How sure an estimate is is said in plain runs: as many as would have the same variance. Their Wilson
 * interval is that of the estimate.
 */
import { estimativeWord } from "../engine/index.js";
import { countedWord } from "../text/index.js";
import { type Controlled, type ControlledOutcomes, controlledEstimates } from "./controls.js";
import { type Proportion, wilson, z95 } from "./estimate.js";
import type { Moments } from "./moments.js";
import type { Tally } from "./tally.js";

/** A probability with its 95% interval and its word: ICD 203's, or that it was never or always seen. */
export interface Likelihood extends Proportion {
  readonly word: string;
  /** The share of the runs, with its own interval, where `p` is estimated with control variates. */
  readonly plain?: Omit<Proportion, "count">;
  /** Likewise: plain runs that would be as sure. */
  readonly plainRuns?: number;
}

/** Fewest runs, and fewest runs with and without an outcome, for control variates. */
export const leastRuns = 500;
export const leastCount = 10;
export const leastShare = 0.01;

/** Least gain that is worth another estimator. */
export const leastGain = 1.1;

/** The share of the runs that have an outcome. */
export function likelihood(count: number, n: number): Likelihood {
  return { ...wilson(count, n), word: countedWord(count, n) };
}

/** Whether control variates estimate an outcome better than its share. */
export function controlsHelp(count: number, n: number, controlled: Controlled | undefined): boolean {
  if (controlled === undefined || n < leastRuns) return false;
  const rarer = Math.min(count, n - count);
  return rarer >= leastCount && rarer >= leastShare * n && isSound(controlled) && gainOf(controlled) >= leastGain;
}

/**
 * Estimates of the outcomes of an ensemble with control variates, and those among its endings and milestones that they help
 * with; or with `used` those that were chosen before, as a pilot does.
 */
export function controlledOutcomes(
  tally: Tally,
  folds: readonly Moments[],
  used?: ReadonlySet<number>,
): ControlledOutcomes {
  const controlled = controlledEstimates(folds);
  if (used !== undefined) return { controlled, used };
  const counts = [...tally.endings, ...tally.milestones];
  const chosen = counts.flatMap((count, place) => (controlsHelp(count, tally.runs, controlled[place]) ? [place] : []));
  return { controlled, used: new Set(chosen) };
}

/** How many times smaller the variance is. */
export function gainOf({ variance, plainVariance }: Controlled): number {
  return plainVariance / variance;
}

/** An estimate of a probability has to be one. */
function isSound({ mean, variance }: Controlled): boolean {
  return mean > 0 && mean < 1 && variance > 0;
}

/** The likelihood of each outcome, from its count; `controlled` where control variates are to be used. */
export function likelihoodWith(count: number, n: number, controlled: Controlled | null): Likelihood {
  const plain = likelihood(count, n);
  if (controlled === null || !isSound(controlled)) return plain;
  const { mean, variance } = controlled;
  const plainRuns = (n * mean * (1 - mean)) / variance;
  const { p, low, high } = plain;
  return {
    ...wilson(mean * plainRuns, plainRuns),
    count,
    p: mean,
    word: estimativeWord(mean),
    plain: { p, low, high },
    plainRuns: Math.round(plainRuns),
  };
}

/**
 * Likelihoods of outcomes of which each run has exactly one. Those that are estimated share what the others leave, in
 * proportion, so that all of them add up to 1.
 */
export function sharedLikelihoods(
  counts: readonly number[],
  n: number,
  controlled: readonly (Controlled | null)[],
): Likelihood[] {
  let left = 1;
  let estimated = 0;
  counts.forEach((count, place) => {
    const found = controlled[place] ?? null;
    if (found === null || !isSound(found)) left -= count / n;
    else estimated += found.mean;
  });
  return counts.map((count, place) => {
    const found = controlled[place] ?? null;
    return likelihoodWith(count, n, found === null ? null : { ...found, mean: (found.mean * left) / estimated });
  });
}

/** A mean with its 95% interval. */
export interface EstimatedMean {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly plainRuns: number;
}

export function meanWith(n: number, controlled: Controlled): EstimatedMean | null {
  const { mean, variance } = controlled;
  const gain = gainOf(controlled);
  if (n < leastRuns || !(gain >= leastGain) || !(variance > 0)) return null;
  const half = z95 * Math.sqrt(variance / n);
  return { mean, low: mean - half, high: mean + half, plainRuns: Math.round(n * gain) };
}
