/**
 * The jackknife (Tukey 1958): intervals from how an estimate changes as each independent unit of a small sample is left out in turn.
 */
import type { Estimated } from "./bootstrap.js";
import { student95 } from "./student.js";

/**
 * Estimates from the means of the columns of all units, with 95% intervals of Student's t. `units` has a row for each independent unit,
 * three or more; `estimate` works estimates out from the means of so many units.
 */
export function jackknifed(
  units: readonly Float64Array[],
  estimate: (means: Float64Array, count: number) => readonly number[],
): readonly Estimated[] {
  const count = units.length;
  const values = estimate(meansOf(units), count);
  const without = units.map((_, left) => estimate(meansOf(units.toSpliced(left, 1)), count - 1));
  const t = student95(count - 1);
  return values.map((value, place) => {
    const found = without.map((estimates) => estimates[place] as number);
    const centre = found.reduce((sum, one) => sum + one, 0) / count;
    const squares = found.reduce((sum, one) => sum + (one - centre) ** 2, 0);
    const half = t * Math.sqrt(((count - 1) / count) * squares);
    return { value, low: value - half, high: value + half };
  });
}

/** The mean of each column. */
export function meansOf(rows: readonly Float64Array[]): Float64Array {
  const means = new Float64Array(rows[0]?.length ?? 0);
  for (const row of rows)
    row.forEach((value, place) => {
      means[place] = (means[place] as number) + value / rows.length;
    });
  return means;
}
