/**
 * Statistics: intervals for proportions, quantiles of histograms, variances.
 */

/** The 97.5% quantile of the standard normal, for two-sided 95% intervals. */
export const z95 = 1.959963984540054;

export interface Proportion {
  readonly count: number;
  readonly p: number;
  /** 95% interval. */
  readonly low: number;
  readonly high: number;
}

/** A proportion with its Wilson (1927) score interval, which keeps its coverage near 0 and 1; [0, 1] for n = 0. */
export function wilson(count: number, n: number, z = z95): Proportion {
  if (n === 0) return { count, p: 0, low: 0, high: 1 };
  const p = count / n;
  const zz = (z * z) / n;
  const centre = (p + zz / 2) / (1 + zz);
  const half = (z * Math.sqrt((p * (1 - p)) / n + zz / (4 * n))) / (1 + zz);
  return {
    count,
    p,
    low: count === 0 ? 0 : Math.max(0, centre - half),
    high: count === n ? 1 : Math.min(1, centre + half),
  };
}

/** The q-quantile of a histogram, interpolated within the bin. `edge(k)` is the lower edge of bin k. NaN if empty. */
export function histogramQuantile(
  counts: ArrayLike<number>,
  from: number,
  bins: number,
  total: number,
  q: number,
  edge: (bin: number) => number,
): number {
  if (total === 0) return Number.NaN;
  const target = q * total;
  let below = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    const count = counts[from + bin] ?? 0;
    if (count > 0 && below + count >= target) {
      const share = Math.max(0, (target - below) / count);
      const [low, high] = [edge(bin), edge(bin + 1)];
      return Math.min(high, low + (high - low) * share);
    }
    below += count;
  }
  return edge(bins);
}

/** The q-quantile of integer counts: the smallest value at or below which a share `q` lies. NaN if empty. */
export function wholeQuantile(counts: ArrayLike<number>, from: number, bins: number, total: number, q: number): number {
  if (total === 0) return Number.NaN;
  let below = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    below += counts[from + bin] ?? 0;
    if (below >= q * total) return bin;
  }
  return bins - 1;
}

/** Variance of n values from their sum and sum of squares; 0 if it is within rounding error of 0. */
export function varianceOf(sum: number, squares: number, n: number): number {
  if (n < 2) return 0;
  const spread = squares - (sum * sum) / n;
  return spread > 1e-12 * squares ? spread / (n - 1) : 0;
}
