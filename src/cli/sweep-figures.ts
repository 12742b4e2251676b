/**
 * The figures of one point of an experiment: shares with Wilson's interval, means with their standard deviation.
 */
import { type Proportion, type Response, type UnitSums, varianceOf, wilson, z95 } from "../analysis/index.js";

export interface MeanFigure {
  readonly mean: number;
  readonly sd: number;
  /** 95% interval of the mean. */
  readonly low: number;
  readonly high: number;
}

export interface PointFigures {
  readonly n: number;
  readonly endings: { readonly [id: string]: Proportion };
  readonly milestones: { readonly [id: string]: Proportion };
  /** At the end of runs. */
  readonly gauges: { readonly [id: string]: MeanFigure };
  /** Days since the start. */
  readonly endDay: MeanFigure;
  /** SHA-256 over the outcomes of its runs: that of a plain run with these values. */
  readonly hash: string;
}

/** The figures of a point of a unit, without its hash. */
export function figuresOf(
  responses: readonly Response[],
  { runs, sums, squares }: UnitSums,
  point: number,
): Omit<PointFigures, "hash"> {
  const endings: { [id: string]: Proportion } = {};
  const milestones: { [id: string]: Proportion } = {};
  const gauges: { [id: string]: MeanFigure } = {};
  let endDay: MeanFigure = { mean: 0, sd: 0, low: 0, high: 0 };
  for (const [place, { kind, id }] of responses.entries()) {
    const at = point * responses.length + place;
    const [sum, square] = [sums[at] as number, squares[at] as number];
    if (kind === "ending") endings[id] = wilson(sum, runs);
    else if (kind === "milestone") milestones[id] = wilson(sum, runs);
    else if (kind === "gauge") gauges[id] = meanOf(sum, square, runs);
    else endDay = meanOf(sum, square, runs);
  }
  return { n: runs, endings, milestones, gauges, endDay };
}

function meanOf(sum: number, squares: number, n: number): MeanFigure {
  const mean = sum / n;
  const sd = Math.sqrt(varianceOf(sum, squares, n));
  const half = (z95 * sd) / Math.sqrt(n);
  return { mean, sd, low: mean - half, high: mean + half };
}
