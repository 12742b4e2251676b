/**
 * The quasi-p-value of a limit of a box (Bryant and Lempert 2010): how likely chance alone would leave inside what is inside, had the limit
 * no bearing on the outcome. “Quasi”, because the box was chosen by the same points: it compares limits, and is no test.
 */

/**
 * The probability of at least the sum of outcomes found `inside`, if these were drawn from those and the ones `out`, which the limit
 * alone keeps out. Of outcomes 0 and 1 that of the binomial distribution; of shares that of the normal with their variance.
 */
export function quasiP(outcomes: Float64Array, inside: readonly number[], out: readonly number[]): number {
  let [sum, squares, isBinary] = [0, 0, true];
  const add = (point: number) => {
    const outcome = outcomes[point] as number;
    sum += outcome;
    squares += outcome * outcome;
    isBinary &&= outcome === 0 || outcome === 1;
  };
  for (const point of inside) add(point);
  const held = sum;
  for (const point of out) add(point);
  const all = inside.length + out.length;
  const mean = sum / all;
  if (inside.length === 0) return 1;
  if (isBinary) return binomialTail(held, inside.length, mean);
  const variance = Math.max(0, squares / all - mean * mean);
  const error = Math.sqrt(variance / inside.length);
  const excess = held / inside.length - mean;
  return error > 0 ? normalTail(excess / error) : 1;
}

/** P(X ≥ count) of a binomial distribution. */
export function binomialTail(count: number, n: number, p: number): number {
  if (count <= 0) return 1;
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  // Logarithm of P(X = count), then the terms above it by their ratios.
  let log = count * Math.log(p) + (n - count) * Math.log1p(-p);
  for (let k = 1; k <= count; k += 1) log += Math.log((n - count + k) / k);
  const first = Math.exp(log);
  let [term, sum] = [1, 1];
  for (let k = count; k < n; k += 1) {
    term *= ((n - k) / (k + 1)) * (p / (1 - p));
    sum += term;
    // What is still to come is less than a part in 10¹⁶ once terms fall.
    if (term < sum * 1e-17) break;
  }
  if (first > 0 && Number.isFinite(sum)) return Math.min(1, first * sum);
  // Far below the mean the first term vanishes, and all lies above it.
  return count <= n * p ? 1 : 0;
}

/** P(Z ≥ z) of the standard normal, by the continued fraction of its tail (Lentz) or the series of its middle. */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let [term, sum] = [z, z];
    for (let k = 3; term > sum * 1e-17; k += 2) {
      term *= (z * z) / k;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let k = 60; k > 0; k -= 1) fraction = z + k / fraction;
  return density / fraction;
}
