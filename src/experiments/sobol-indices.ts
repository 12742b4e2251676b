/**
 * Variance-based sensitivity: how much of the variance of a probability or a mean each factor explains alone (first-order index) and with
 * its interactions (total index), and how much of a single run's variance is that of the assumptions and how much that of
 * the dice. Jansen's (1999) estimators, from differences between points that share their dice. Each is taken without bias from what
 * chance adds to a mean of n runs.
 */
import type { UnitSums } from "../analysis/index.js";
import { bootstrapped, type Estimated } from "./bootstrap.js";
import { randomisationOf, randomisations, type SaltelliSampling, saltelliPlaces } from "./designs.js";
import { jackknifed, meansOf } from "./jackknife.js";

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

/** Columns of the features of one response, of a group of points or of the mean over some. */
const column = {
  meanA: 0,
  meanB: 1,
  /** Mean of the squares of points A and B. */
  square: 2,
  /** Mean of the squares of the two means, within what is independent of the rest. */
  ownSquare: 3,
  within: 4,
  paired: 5,
  apart: 6,
  factors: 7,
} as const;

/** Of how many groups of points, at least, there are indices, and in what steps there may be more: each randomisation has as many as the others. */
export const groupsNeeded = {
  random: { least: 2, step: 1 },
  sobol: { least: randomisations, step: randomisations },
} as const;

/**
 * Indices of each response from groups of points (`saltelliGroups`), whose pairs are those of `saltelliPairs`. Each point has at least
 * two runs; points of a group share their runs, groups do not. Intervals cover what the choice of points and what the dice do to the
 * estimates: of random points by the bootstrap over groups, of Sobol points by the jackknife over randomisations, as groups of one
 * randomisation are not independent. Throws RangeError for another number of groups than
 * `groupsNeeded` says.
 */
export function sobolIndices(
  groups: readonly UnitSums[],
  factors: number,
  { seed, sampling }: { readonly seed: string; readonly sampling: SaltelliSampling },
): readonly ResponseIndices[] {
  const [first] = groups;
  const { least, step } = groupsNeeded[sampling];
  if (first === undefined || groups.length < least || groups.length % step !== 0)
    throw new RangeError(`indices need ${least} groups of points at least, in steps of ${step}`);
  const { runs } = first;
  if (runs < 2) throw new RangeError("indices need two runs a point at least");
  const responses = first.sums.length / (factors + 2);
  return Array.from({ length: responses }, (_, response) => {
    const features = groups.map((group) => featuresOf(group, responses, response, factors));
    const units = sampling === "random" ? features : meansOfRandomisations(features);
    const means = meansOf(units);
    const coefficients = coefficientsOf(features, runs, factors);
    const estimate = (found: Float64Array, count: number) => estimatesOf(found, { units: count, runs }, coefficients);
    const estimated =
      sampling === "random"
        ? bootstrapped(units, (found) => estimate(found, units.length), seed)
        : jackknifed(units, estimate);
    const [assumptions, dice, both, ...indices] = estimated as [Estimated, Estimated, Estimated, ...Estimated[]];
    const variance = varianceOfAssumptions(means, { units: units.length, runs });
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

/** What each randomisation tells: the mean of its groups. */
function meansOfRandomisations(features: readonly Float64Array[]): readonly Float64Array[] {
  return Array.from({ length: randomisations }, (_, randomisation) => {
    const own = meansOf(features.filter((_, place) => randomisationOf(place) === randomisation));
    own[column.ownSquare] = squareOfMean(own);
    return own;
  });
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
  features[column.square] = squareOfMean(features);
  features[column.ownSquare] = squareOfMean(features);
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

/** Of points A and B. */
function squareOfMean({ [column.meanA]: meanA = 0, [column.meanB]: meanB = 0 }: Float64Array): number {
  return (meanA * meanA + meanB * meanB) / 2;
}

/**
 * The variance of the expectation over the assumptions: that of the means of points, less what chance adds to them. The square of its
 * mean is taken from products of independent units, so that there is no bias.
 */
function varianceOfAssumptions(means: Float64Array, { units, runs }: Size): number {
  const { [column.square]: square = 0, [column.ownSquare]: ownSquare = 0, [column.within]: within = 0 } = means;
  const ofMean = squareOfMean(means);
  return square - ofMean + (ownSquare - ofMean) / (units - 1) - within / runs;
}

interface Size {
  /** What is independent of each other: groups, or randomisations. */
  readonly units: number;
  readonly runs: number;
}

/**
 * By factor: how much of the covariance of A and B to take out of the first-order index. It is 0 but for chance, and goes with the error
 * of Jansen's estimator, wholly so for a factor that does nothing: B and the mixed point are then as far apart as A and B. The
 * coefficient of the least squares, from 0 to 1.
 */
function coefficientsOf(features: readonly Float64Array[], runs: number, factors: number): readonly number[] {
  const means = meansOf(features);
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
