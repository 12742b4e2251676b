/**
 * Sums that do not depend on the order of addition. Each number is split into a high and a low part, both rounded to
 * multiples of powers of two so coarse that their sums over `exactRuns` runs are exact in a double. So tallies merge
 * associatively: batches and shards cut anywhere give the same bytes. Nothing but + and −, in the engine and in the kernel.
 */
import type { Model } from "../engine/index.js";
import { ExactSums } from "./exact-sums.js";
import type { sumKeys } from "./tally.js";

/** Runs over which sums are exact; above that they are rounded like other sums. */
export const exactRuns = 2 ** 27;

/**
 * A part of a number x is (x + c) − c: the multiple of 2⁻⁵² c that is nearest to x, c being 1.5 times a power of two. Per
 * gauge: c of the high and of the low part of a value, then of its square.
 */
export interface Rounding {
  readonly gaugeRounding: Float64Array;
  /** Of the high and of the low part of a stay in a state. */
  readonly dayRounding: Float64Array;
}

/** The part of a number that a constant of `Rounding` takes. */
export function rounded(number: number, by: number): number {
  return number + by - by;
}

export function roundingOf(model: Model, days: number): Rounding {
  const gauges = model.gauges.flatMap(({ min, max }) => {
    const most = powerOfTwoFrom(Math.max(Math.abs(min), Math.abs(max)));
    return [...partsBelow(most, 1), ...partsBelow(most * most, 1)];
  });
  // A run adds up to `days` in a state, and to 128 stays, whose low parts may all be of one sign.
  return { gaugeRounding: Float64Array.from(gauges), dayRounding: Float64Array.from(partsBelow(2 * days, 128)) };
}

/** The constants for parts of numbers that add up to `most` a run, in so many addends. */
function partsBelow(most: number, addends: number): readonly [high: number, low: number] {
  const high = (powerOfTwoFrom(most) * exactRuns) / 2 ** 53;
  // What rounding to `high` leaves is half of it at most.
  const low = ((high / 2) * powerOfTwoFrom(addends) * exactRuns) / 2 ** 53;
  return [1.5 * 2 ** 52 * high, 1.5 * 2 ** 52 * low];
}

/** The least power of two that is not below a number; 1 for 0. */
function powerOfTwoFrom(number: number): number {
  let power = 1;
  while (power < number) power *= 2;
  while (power / 2 >= number && number > 0) power /= 2;
  return power;
}

/** The two parts of exact sums of a tally, as `TallyListener` keeps them: days in states, or sums or squares of gauges by day. */
export function roundedSums(
  model: Model,
  days: number,
  key: (typeof sumKeys)[number],
  sums: ExactSums,
): readonly [high: Float64Array, low: Float64Array] {
  const { gaugeRounding, dayRounding } = roundingOf(model, days);
  const by = (place: number) =>
    key === "stateDays"
      ? dayRounding[0]
      : gaugeRounding[4 * (place % model.gauges.length) + (key === "gaugeSquares" ? 2 : 0)];
  const high = sums.values().map((sum, place) => rounded(sum, by(place) as number));
  const left = new ExactSums(sums.length);
  left.merge(sums);
  left.addAll(high.map((sum) => -sum));
  return [high, left.values()];
}
