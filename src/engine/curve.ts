/**
 * Curves: a rate factor as a piecewise-linear function of a gauge.
 */
export interface Curve {
  /** Increasing. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Slope from each point to the next. */
  readonly slopes: readonly number[];
}

export function compileCurve(xs: readonly number[], ys: readonly number[]): Curve {
  const slopes = xs.map((x, k) => {
    const [x1, y0, y1] = [xs[k + 1], ys[k] as number, ys[k + 1]];
    return x1 === undefined || y1 === undefined ? 0 : (y1 - y0) / (x1 - x);
  });
  return { xs, ys, slopes };
}

/** Interpolates linearly; constant beyond the ends, exact at the points. */
export function readCurve({ xs, ys, slopes }: Curve, x: number): number {
  const last = xs.length - 1;
  if (x >= (xs[last] as number)) return ys[last] as number;
  if (x <= (xs[0] as number)) return ys[0] as number;
  let left = 0;
  while (x >= (xs[left + 1] as number)) left += 1;
  return (ys[left] as number) + (slopes[left] as number) * (x - (xs[left] as number));
}
