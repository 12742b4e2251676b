/**
 * Variance-based sensitivity: how much of the variance of a probability or a mean each factor explains alone (first-order index) and with
 * its interactions (total index), and how much of a single run's variance is that of the assumptions and how much that of
 * the dice. Jansen's (1999) estimators, from differences between points that share their dice. Each is taken without bias from what
 * chance adds to a mean of n runs.
 */
import type { UnitSums } from "../analysis/index.js";
import { bootstrapped, type Estimated } from "./bootstrap.js";
import { saltelliPlaces } from "./designs.js";

export interface ResponseIndices {
  /** Over all points: a probability, or the mean of a gauge. */
  readonly mean: number;
  /** Standard deviation of a single run, assumptions and dice together. */
  readonly sd: number;
  /** Shares of the variance of a single run, which add up to 1: what its assumptions alone decide, what its dice alone do, and both together. */
  readonly shares: { readonly assumptions: Estimated; readonly dice: Estimated; readonly both: Estimated };
  /** Standard deviation of the probability or mean over the assumptions; 0 where it cannot be told from chance. */
  readonly assumptionsSd: number;
  /** True if the interval of the share of the assumptions leaves 0 out. Without that, indices are ratios of noise. */
  readonly isTold: boolean;
  /** By factor. */
  readonly first: readonly Estimated[];
  readonly total: readonly Estimated[];
}

/** Columns of the features of one response, of a group of points. */
const column = { meanA: 0, meanB: 1, squareA: 2, squareB: 3, within: 4, paired: 5, apart: 6, factors: 7 } as const;

/**
 * Indices of each response from groups of points (`saltelliGroups`), whose pairs are those of `saltelliPairs`. Each point has at least
 * two runs; points of a group share their runs, groups do not. With one group or none there is nothing to estimate: throws RangeError.
 */
export function sobolIndices(groups: readonly UnitSums[], factors: number, seed: string): readonly ResponseIndices[] {
  const [first] = groups;
  if (first === undefined || groups.length < 2) throw new RangeError("indices need two groups of points at least");
  if (first.runs < 2) throw new RangeError("indices need two runs a point at least");
  const responses = first.sums.length / (factors + 2);
  const per = column.factors + 2 * factors;
  return Array.from({ length: responses }, (_, response) => {
    const features = groups.map((group) => featuresOf(group, responses, response, factors));
    const means = meansOf(features, per);
    const size = { groups: groups.length, runs: first.runs };
    const coefficients = coefficientsOf(features, means, first.runs, factors);
    const estimated = bootstrapped(features, (found) => estimatesOf(found, size, coefficients), seed);
    const [assumptions, dice, both, ...indices] = estimated as [Estimated, Estimated, Estimated, ...Estimated[]];
    const variance = varianceOfAssumptions(means, size);
    return {
      mean: ((means[column.meanA] as number) + (means[column.meanB] as number)) / 2,
      sd: Math.sqrt(Math.max(0, variance + (means[column.within] as number))),
      shares: { assumptions, dice, both },
      assumptionsSd: Math.sqrt(Math.max(0, variance)),
      isTold: assumptions.low > 0,
      first: indices.slice(0, factors),
      total: indices.slice(factors),
    };
  });
}

function meansOf(features: readonly Float64Array[], width: number): Float64Array {
  const means = new Float64Array(width);
  for (const row of features)
    row.forEach((value, place) => {
      means[place] = (means[place] as number) + value / features.length;
    });
  return means;
}

/** What one group tells of a response. */
function featuresOf(
  { runs, sums, squares, pairSquares }: UnitSums,
  responses: number,
  response: number,
  factors: number,
): Float64Array {
  const { a, b, mixed } = saltelliPlaces;
  const sum = (point: number) => sums[point * responses + response] as number;
  const within = (point: number) =>
    ((squares[point * responses + response] as number) - sum(point) ** 2 / runs) / (runs - 1);
  const squared = (pair: number) => pairSquares[pair * responses + response] as number;
  /** Half the squared difference of two expectations: all products of differences of two runs, but none with itself. */
  const half = (pair: number, from: number, to: number) =>
    ((sum(to) - sum(from)) ** 2 - squared(pair)) / (runs * (runs - 1)) / 2;
  const features = new Float64Array(column.factors + 2 * factors);
  features[column.meanA] = sum(a) / runs;
  features[column.meanB] = sum(b) / runs;
  features[column.squareA] = (sum(a) / runs) ** 2;
  features[column.squareB] = (sum(b) / runs) ** 2;
  features[column.within] = (within(a) + within(b)) / 2;
  // Half the mean squared difference of single runs: the variance of the assumptions, and of what they and the dice do together.
  features[column.paired] = squared(0) / runs / 2;
  features[column.apart] = half(0, a, b);
  for (let factor = 0; factor < factors; factor += 1) {
    features[column.factors + factor] = half(2 + 2 * factor, b, mixed + factor);
    features[column.factors + factors + factor] = half(1 + 2 * factor, a, mixed + factor);
  }
  return features;
}

/** The variance of the expectation over the assumptions: that of the means of points, less what chance adds to them. */
function varianceOfAssumptions(means: Float64Array, { groups, runs }: Size): number {
  const [meanA = 0, meanB = 0, squareA = 0, squareB = 0, within = 0] = means;
  const spread = (squareA - meanA * meanA + squareB - meanB * meanB) / 2;
  return (spread * groups) / (groups - 1) - within / runs;
}

interface Size {
  readonly groups: number;
  readonly runs: number;
}

/**
 * By factor: how much of the covariance of A and B to take out of the first-order index. It is 0 but for chance, and goes with the error
 * of Jansen's estimator, wholly so for a factor that does nothing: B and the mixed point are then as far apart as A and B. The
 * coefficient of the least squares, from 0 to 1.
 */
function coefficientsOf(
  features: readonly Float64Array[],
  means: Float64Array,
  runs: number,
  factors: number,
): readonly number[] {
  const mean = ((means[column.meanA] as number) + (means[column.meanB] as number)) / 2;
  const parts = features.map((row) => {
    const [one, other] = [(row[column.meanA] as number) - mean, (row[column.meanB] as number) - mean];
    const own = (one * one + other * other) / 2 - (row[column.within] as number) / runs;
    return { own, control: (row[column.apart] as number) - own };
  });
  const centre = parts.reduce((sum, { control }) => sum + control / parts.length, 0);
  const square = parts.reduce((sum, { control }) => sum + (control - centre) ** 2, 0);
  return Array.from({ length: factors }, (_, factor) => {
    const product = parts.reduce(
      (sum, { own, control }, group) =>
        sum + ((features[group]?.[column.factors + factor] as number) - own) * (control - centre),
      0,
    );
    return square > 0 ? Math.min(1, Math.max(0, product / square)) : 0;
  });
}

/** The three shares, then the first-order and the total indices. */
function estimatesOf(means: Float64Array, size: Size, coefficients: readonly number[]): number[] {
  const factors = coefficients.length;
  const variance = varianceOfAssumptions(means, size);
  const covariance = (means[column.apart] as number) - variance;
  const within = means[column.within] as number;
  const whole = variance + within;
  const both = (means[column.paired] as number) - variance;
  const share = (part: number) => (whole > 0 ? part / whole : 0);
  const index = (part: number) => (variance > 0 ? part / variance : 0);
  return [
    share(variance),
    share(within - both),
    share(both),
    ...coefficients.map((coefficient, factor) =>
      index(variance - (means[column.factors + factor] as number) + coefficient * covariance),
    ),
    ...Array.from(means.subarray(column.factors + factors), (half) => index(half)),
  ];
}
