/**
 * How probable something rare is, from repetitions of splitting: the mean of independent estimates without bias, and an interval from how
 * they differ.
 */
import { varianceOf } from "../analysis/index.js";
import { student95 } from "./student.js";

export interface RareEstimate {
  readonly p: number;
  /** 95% interval; from 0 to 1 where no repetition came there. */
  readonly low: number;
  readonly high: number;
  /** Standard error, as a share of p; 0 where p is 0. */
  readonly relativeError: number;
  /** Plain runs that would be as sure; null where nothing is known. */
  readonly plainRuns: number | null;
}

/** The estimate from those of independent repetitions, 2 or more. */
export function rareEstimate(found: readonly number[]): RareEstimate {
  const n = found.length;
  const sum = found.reduce((total, value) => total + value, 0);
  const p = sum / n;
  if (p === 0) return { p, low: 0, high: 1, relativeError: 0, plainRuns: null };
  const squares = found.reduce((total, value) => total + value * value, 0);
  const spread = Math.sqrt(varianceOf(sum, squares, n));
  const error = spread / Math.sqrt(n);
  const cubes = found.reduce((total, value) => total + (value - p) ** 3, 0);
  const skewness = spread > 0 && n > 2 ? (n * cubes) / ((n - 1) * (n - 2) * spread ** 3) : 0;
  const t = student95(n - 1);
  return {
    p,
    low: Math.max(0, p - spread * unskewed(t, skewness, n)),
    high: Math.min(1, p - spread * unskewed(-t, skewness, n)),
    relativeError: error / p,
    plainRuns: error > 0 ? Math.round((p * (1 - p)) / (error * error)) : null,
  };
}

/**
 * How far a mean lies from the truth, in standard deviations, where its studentized error is at quantile t: by the cubic transformation of
 * Hall (1992), which takes out skewness. An estimate that is a product is very skew: without it intervals end too low.
 */
function unskewed(t: number, skewness: number, n: number): number {
  const plain = t / Math.sqrt(n);
  if (Math.abs(skewness) < 1e-9) return plain;
  return (3 / skewness) * (Math.cbrt(1 + skewness * (plain - skewness / (6 * n))) - 1);
}

/** What a repetition estimates: the product of the shares that passed. */
export function productOfShares(passed: ArrayLike<number>, stages: number, trials: number): number {
  let product = 1;
  for (let stage = 0; stage < stages; stage += 1) product *= (passed[stage] as number) / trials;
  return product;
}

/**
 * The same with control variates: less, of each stage, what the scores of its futures tell, times the shares that passed before. Its mean is that of
 * the product, as scores have mean 0 from each level on and coefficients do not hang on these futures.
 */
export function controlledProduct(sums: ArrayLike<number>, stages: number, trials: number): number {
  let [before, told] = [1, 0];
  for (let stage = 0; stage < stages; stage += 1) {
    told += before * ((sums[2 * stages + stage] as number) / trials);
    before *= (sums[stage] as number) / trials;
  }
  return before - told;
}
