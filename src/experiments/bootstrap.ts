/**
 * The bootstrap (Efron 1979): intervals from what an estimate would be with other samples, drawn with replacement from
 * the one at hand.
 */
import { openStream } from "../engine/index.js";

export interface Estimated {
  readonly value: number;
  /** 95% interval. */
  readonly low: number;
  readonly high: number;
}

/** Resamples of which the ends of an interval are quantiles. */
const resamples = 1000;

/**
 * Estimates with percentile intervals. `features` has a row for each independent unit of the sample; `estimate` works estimates out
 * from the means of the columns, and is called once for the sample and once for each resample.
 */
export function bootstrapped(
  features: readonly Float64Array[],
  estimate: (means: Float64Array) => readonly number[],
  seed: string,
): readonly Estimated[] {
  const width = features[0]?.length ?? 0;
  const n = features.length;
  const meansOf = (weights: Float64Array) => {
    const means = new Float64Array(width);
    for (let unit = 0; unit < n; unit += 1) {
      const weight = weights[unit] as number;
      if (weight === 0) continue;
      const row = features[unit] as Float64Array;
      for (let column = 0; column < width; column += 1)
        means[column] = (means[column] as number) + weight * (row[column] as number);
    }
    for (let column = 0; column < width; column += 1) means[column] = (means[column] as number) / n;
    return means;
  };
  const values = estimate(meansOf(new Float64Array(n).fill(1)));
  const stream = openStream(seed, 0, "bootstrap");
  const drawn = values.map(() => new Float64Array(resamples));
  const weights = new Float64Array(n);
  for (let resample = 0; resample < resamples; resample += 1) {
    weights.fill(0);
    for (let draw = 0; draw < n; draw += 1) {
      const unit = Math.floor(stream() * n);
      weights[unit] = (weights[unit] as number) + 1;
    }
    for (const [place, value] of estimate(meansOf(weights)).entries()) (drawn[place] as Float64Array)[resample] = value;
  }
  return values.map((value, place) => {
    const sorted = (drawn[place] as Float64Array).sort();
    return { value, low: quantile(sorted, 0.025), high: quantile(sorted, 0.975) };
  });
}

/** The quantile of sorted numbers, interpolated. */
function quantile(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below] as number;
  return low + (at - below) * ((sorted[Math.min(sorted.length - 1, below + 1)] as number) - low);
}
