/**
 * Control variates: outcomes regressed on the scores of the runs, whose means are known to be 0 (Lavenberg and Welch 1981;
 * for martingales, Henderson and Glynn 2002). Cross-fitted: each fold of batches is estimated with coefficients from
 * the others, so that the estimates are unbiased and residuals tell how sure they are.
 */
import { varianceOf } from "./estimate.js";
import { solveNormal, type Weights } from "./least-squares.js";
import { addMoments, blankMoments, type Moments, triangle } from "./moments.js";
import type { SlopeFit } from "./slopes.js";

/** Estimates of all outcomes with control variates, and the places of those that are to be used. */
export interface ControlledOutcomes {
  readonly controlled: readonly Controlled[];
  readonly used: ReadonlySet<number>;
}

export const plainOutcomes: ControlledOutcomes = { controlled: [], used: new Set() };

/** The estimate of the outcome at a place; null where it is not to be used. */
export function usedAt({ controlled, used }: ControlledOutcomes, place: number): Controlled | null {
  return used.has(place) ? (controlled[place] ?? null) : null;
}

/** Runs for each control, at least. */
const runsPerControl = 10;

/**
 * Runs in which a control is above 0, at least, and in which it is below. With 12 the variance of `general-war` grew by half at
 * 1,000 runs of `tavush-2020`.
 */
export const leastVaried = 6;

/** The mean of an outcome, and the variances of a single run with the controls and without. */
export interface Controlled {
  readonly mean: number;
  readonly variance: number;
  readonly plainVariance: number;
}

/** Estimates of all outcomes; none with fewer than two folds. A control has to be above 0 in `least` runs, and below in as many. */
export function controlledEstimates(folds: readonly Moments[], least = leastVaried): readonly Controlled[] {
  const used = folds.filter(({ runs }) => runs > 0);
  const whole = sumOf(used);
  if (whole === null || used.length < 2) return [];
  const { runs: n, y, yy } = whole;
  const sums = new Float64Array(y.length);
  const squares = new Float64Array(y.length);
  for (const fold of used) {
    // Added up anew: subtracting the fold from the whole would leave rounding errors where there is nothing.
    const coefficients = regression(sumOf(used.filter((other) => other !== fold)) as Moments, least);
    for (let outcome = 0; outcome < y.length; outcome += 1) {
      const [sum, square] = residualsOf(fold, outcome, coefficients(outcome));
      sums[outcome] = (sums[outcome] as number) + sum;
      squares[outcome] = (squares[outcome] as number) + square;
    }
  }
  return Array.from(sums, (sum, outcome) => ({
    mean: sum / n,
    variance: varianceOf(sum, squares[outcome] as number, n),
    plainVariance: varianceOf(y[outcome] as number, yy[outcome] as number, n),
  }));
}

/** What the scores say of each outcome, from all runs of the folds. */
export function slopeFit(folds: readonly Moments[]): SlopeFit {
  const whole = sumOf(folds) as Moments;
  const { runs, x, y } = whole;
  const coefficientsOf = regression(whole);
  const intercepts = Float64Array.from(y, (sum) => sum / runs);
  const coefficients = new Float64Array(y.length * x.length);
  for (let outcome = 0; outcome < y.length; outcome += 1) {
    const { scores, weights } = coefficientsOf(outcome);
    for (const [place, score] of scores.entries()) coefficients[outcome * x.length + score] = weights[place] as number;
  }
  return { intercepts, coefficients };
}

function sumOf(parts: readonly Moments[]): Moments | null {
  const [first] = parts;
  if (first === undefined) return null;
  const whole = blankMoments(first.x.length, first.y.length);
  for (const part of parts) addMoments(whole, part);
  return whole;
}

/** Sum, and sum of squares, of an outcome of all runs of a fold less what the scores say of it. */
function residualsOf({ x, y, yy, xx, xy }: Moments, outcome: number, { scores, weights }: Weights): [number, number] {
  let sum = y[outcome] as number;
  let square = yy[outcome] as number;
  for (let one = 0; one < scores.length; one += 1) {
    const score = scores[one] as number;
    const weight = weights[one] as number;
    let products = 0;
    // Scores are in order, so that those before it stand in its row.
    const row = triangle(score);
    for (let two = 0; two < one; two += 1)
      products += (weights[two] as number) * (xx[row + (scores[two] as number)] as number);
    sum -= weight * (x[score] as number);
    square +=
      weight * (2 * products + weight * (xx[row + score] as number) - 2 * (xy[score * y.length + outcome] as number));
  }
  return [sum, square];
}

/** Least squares of each outcome on the scores. With many scores for the runs, those that say most of the outcome. */
function regression(of: Moments, least = leastVaried): (outcome: number) => Weights {
  const { runs: n, x, y, xx, xy } = of;
  const varying = Array.from(x.keys()).filter((score) => varies(of, score, least));
  const most = Math.floor(n / runsPerControl);
  const between = (one: number, other: number) =>
    (xx[triangle(one) + other] as number) - ((x[one] as number) * (x[other] as number)) / n;
  const withOutcome = (score: number, outcome: number) =>
    (xy[score * y.length + outcome] as number) - ((x[score] as number) * (y[outcome] as number)) / n;
  const forAll = varying.length <= most ? solveNormal(varying, between) : null;
  return (outcome) => {
    const right = (score: number) => withOutcome(score, outcome);
    if (forAll !== null) return forAll(right);
    const told = (score: number) => (right(score) * right(score)) / between(score, score);
    const chosen = varying.map((score) => ({ score, by: told(score) })).sort((one, other) => other.by - one.by);
    const scores = chosen.slice(0, most).map(({ score }) => score);
    return solveNormal(
      scores.sort((one, other) => one - other),
      between,
    )(right);
  };
}

/**
 * Whether a score lies above 0 in enough runs for a coefficient, and below 0 in enough: (Σx²)²/Σx⁴ is their number where all are as
 * far from 0, and less where a few are further. A hazard that has not fired has a score below 0 in every run; its mean is
 * then not 0, and how it goes with an outcome tells nothing about a firing.
 */
function varies({ above, below }: Moments, score: number, least: number): boolean {
  return [above, below].every((side) => {
    const square = side[2 * score] as number;
    return square > 0 && square * square >= least * (side[2 * score + 1] as number);
  });
}
