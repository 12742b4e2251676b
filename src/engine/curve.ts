/**
 * Curves: a number as a piecewise-linear function of a gauge. The points lie flat, as x, y and the slope to the next,
 * so that the rate programs can hold many curves in one array.
 */

/** Lays out points with rising x. */
export function compileCurve(points: readonly (readonly [x: number, y: number])[]): readonly number[] {
  return points.flatMap(([x, y], place) => {
    const next = points[place + 1];
    return [x, y, next === undefined ? 0 : (next[1] - y) / (next[0] - x)];
  });
}

/** A number that follows a gauge. */
export interface ModelCurve {
  /** Place of the gauge, or of a belief about one. */
  readonly gauge: number;
  readonly points: readonly number[];
}

/** The number that a curve gives as its gauge stands. */
export function curveNow({ gauge, points }: ModelCurve, { gauges }: { readonly gauges: ArrayLike<number> }): number {
  return readCurve(points, 0, points.length / 3, gauges[gauge] as number);
}

/** Interpolates linearly between `count` points, from place `first` on; constant beyond the ends, exact at the points. */
export function readCurve(curve: ArrayLike<number>, first: number, count: number, x: number): number {
  const last = first + 3 * (count - 1);
  if (x >= (curve[last] as number)) return curve[last + 1] as number;
  if (x <= (curve[first] as number)) return curve[first + 1] as number;
  let left = first;
  while (x >= (curve[left + 3] as number)) left += 3;
  return (curve[left + 1] as number) + (curve[left + 2] as number) * (x - (curve[left] as number));
}
