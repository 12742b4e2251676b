/**
 * From counts to figures a person may trust: intervals for probabilities, quantiles from histograms.
 */

/** The 97.5% point of the standard normal: two-sided 95%. */
export const z95 = 1.959963984540054;

export interface Proportion {
  readonly count: number;
  readonly p: number;
  /** 95% interval. */
  readonly low: number;
  readonly high: number;
}

/**
 * A proportion with its Wilson (1927) score interval, which keeps its coverage near 0 and 1 where the textbook
 * interval collapses. No runs, no knowledge: [0, 1].
 */
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

/**
 * The value below which a share `q` of a histogram's counts lies, by linear interpolation inside the bin.
 * `edge(k)` is the lower edge of bin k. NaN where the histogram is empty.
 */
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
      return edge(bin) + (edge(bin + 1) - edge(bin)) * share;
    }
    below += count;
  }
  return edge(bins);
}

/** The smallest whole value at or below which a share `q` of the counts lies; exact. NaN where empty. */
export function wholeQuantile(counts: ArrayLike<number>, from: number, bins: number, total: number, q: number): number {
  if (total === 0) return Number.NaN;
  let below = 0;
  for (let bin = 0; bin < bins; bin += 1) {
    below += counts[from + bin] ?? 0;
    if (below >= q * total) return bin;
  }
  return bins - 1;
}

/**
 * The variance of n values from their sum and sum of squares. What is left of the difference of two nearly equal
 * numbers is rounding, so values that agree to a millionth of their size count as equal.
 */
export function varianceOf(sum: number, squares: number, n: number): number {
  if (n < 2) return 0;
  const spread = squares - (sum * sum) / n;
  return spread > 1e-12 * squares ? spread / (n - 1) : 0;
}
