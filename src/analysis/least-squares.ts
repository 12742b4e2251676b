/**
 * Normal equations of least squares, by Cholesky's method. Variables that those before them explain are left out.
 */

/** The variables that were kept, in order, and their coefficients. */
export interface Weights {
  readonly scores: readonly number[];
  readonly weights: Float64Array;
}

/** Below this share of a variable's variance, those before it explain the whole of it. */
const leastPivot = 1e-6;

/**
 * Factors the covariances of variables, in rising order, and returns what solves for a right side: the covariance of each with
 * the outcome. `between` is asked with the later one first.
 */
export function solveNormal(
  variables: readonly number[],
  between: (later: number, earlier: number) => number,
): (right: (variable: number) => number) => Weights {
  const scores: number[] = [];
  const rows: Float64Array[] = [];
  for (const variable of variables) {
    const size = scores.length;
    const row = new Float64Array(size + 1);
    const own = between(variable, variable);
    let left = own;
    for (let k = 0; k < size; k += 1) {
      const other = rows[k] as Float64Array;
      let value = between(variable, scores[k] as number);
      for (let l = 0; l < k; l += 1) value -= (row[l] as number) * (other[l] as number);
      value /= other[k] as number;
      row[k] = value;
      left -= value * value;
    }
    if (!(left > leastPivot * own)) continue;
    row[size] = Math.sqrt(left);
    scores.push(variable);
    rows.push(row);
  }
  return (right) => {
    const weights = new Float64Array(scores.length);
    for (let k = 0; k < scores.length; k += 1) {
      const row = rows[k] as Float64Array;
      let value = right(scores[k] as number);
      for (let l = 0; l < k; l += 1) value -= (row[l] as number) * (weights[l] as number);
      weights[k] = value / (row[k] as number);
    }
    for (let k = scores.length - 1; k >= 0; k -= 1) {
      const row = rows[k] as Float64Array;
      const value = (weights[k] as number) / (row[k] as number);
      weights[k] = value;
      for (let l = 0; l < k; l += 1) weights[l] = (weights[l] as number) - value * (row[l] as number);
    }
    return { scores, weights };
  };
}
