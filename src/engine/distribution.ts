/**
 * Distributions of assumptions, each as its quantile function: one uniform number decides the value, so that assumptions
 * can share a draw or take opposite ones. Four operations and square roots only, and nothing is tabulated: a power is
 * taken bit by bit of its exponent, and the beta distribution from its series, whose probabilities are right to 1e-12.
 */
import { drawSpread } from "./random.js";
import type { Assumption } from "./scenario.js";

/** The value at a cumulative probability from 0 to 1; it never falls as that rises, and stays within the range. */
export type Quantile = (probability: number) => number;

/** The quantile function of an assumption; null if it has no distribution. */
export function quantileOf({
  distribution,
  value,
  range: [low, high],
}: Pick<Assumption, "distribution" | "value" | "range">): Quantile | null {
  const width = high - low;
  const within = (drawn: number) => (drawn < low ? low : drawn > high ? high : drawn);
  if (distribution === undefined) return null;
  switch (distribution) {
    case "uniform":
      return (probability) => within(low + width * probability);
    case "triangular":
      return (probability) => within(drawSpread([low, value, high], () => probability));
    case "pert": {
      if (!(width > 0)) return () => low;
      const beta = betaQuantile(1 + (pertWeight * (value - low)) / width, 2 + pertWeight);
      return (probability) => within(low + width * beta(probability));
    }
    case "log-uniform":
      return (probability) => within(low * power(high / low, probability));
  }
}

/** Weight of the most likely value against one of each end (Malcolm, Roseboom, Clark and Fazar 1959). */
const pertWeight = 4;

/** `base` to the power of `exponent`, for a base above 0 and an exponent from 0. */
export function power(base: number, exponent: number): number {
  let result = 1;
  let rest = exponent;
  for (; rest >= 1; rest -= 1) result *= base;
  let root = Math.sqrt(base);
  for (; rest > 0 && root !== 1; root = Math.sqrt(root)) {
    rest *= 2;
    if (rest >= 1) {
      result *= root;
      rest -= 1;
    }
  }
  return result;
}

/** Quantile function of the beta distribution with parameters `first` and `sum` − `first`, neither below 1. */
function betaQuantile(first: number, sum: number): Quantile {
  const second = sum - first;
  const lower = betaPart(0.5, first, second).area;
  const whole = lower + betaPart(0.5, second, first).area;
  return (probability) => {
    const area = probability * whole;
    // From the end that is nearer, where the series converges fast and small values keep their digits.
    if (area <= lower) return solveBeta(area, first, second);
    return 1 - solveBeta((1 - probability) * whole, second, first);
  };
}

/** The place up to 1/2 below which the density t^(first − 1) · (1 − t)^(second − 1) has this area. */
function solveBeta(area: number, first: number, second: number): number {
  if (!(area > 0)) return 0;
  let [low, high, place] = [0, 0.5, 0.25];
  // Newton's method, and bisection where it would leave what is known to hold the root.
  for (let round = 0; round < 200; round += 1) {
    const part = betaPart(place, first, second);
    if (part.area > area) high = place;
    else low = place;
    const aim = place - (part.area - area) / part.density;
    const next = aim > low && aim < high ? aim : (low + high) / 2;
    const change = next - place;
    if (change <= place * 1e-15 && change >= place * -1e-15) return next;
    place = next;
  }
  return place;
}

/**
 * Area below `place`, which is at most 1/2, and density there, both not normalised: the incomplete beta function by its
 * series of positive terms (DLMF 8.17.8).
 */
function betaPart(place: number, first: number, second: number): { readonly area: number; readonly density: number } {
  const height = power(place, first) * power(1 - place, second);
  let term = 1;
  let sum = 0;
  for (let n = 0; term > sum * 1e-17; n += 1) {
    sum += term;
    term *= ((first + second + n) / (first + 1 + n)) * place;
  }
  return { area: (height / first) * sum, density: height / (place * (1 - place)) };
}
