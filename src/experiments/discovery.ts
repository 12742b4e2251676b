/**
 * Scenario discovery (Bryant and Lempert 2010): the boxes of the assumptions in which an outcome happens, each with what fresh
 * points, which had no part in finding it, say of its density and coverage.
 */
import { z95 } from "../analysis/index.js";
import type { Estimated } from "./bootstrap.js";
import { type BoxSample, bestBox, insideOf, type PeeledBox, type PeelingOptions, peel } from "./prim.js";

/** Points with what is looked for, and with the share or the mean that it was worked out from. */
export interface LevelledSample extends BoxSample {
  readonly levels: Float64Array;
}

export interface FreshFigures {
  /** Fresh points inside. */
  readonly points: number;
  readonly density: Estimated;
  readonly coverage: Estimated;
}

export interface DiscoveredBox extends PeeledBox {
  /** Mean level inside. */
  readonly mean: number;
  /** Null without fresh points. */
  readonly fresh: FreshFigures | null;
}

export interface Discovered {
  /** The whole space first. */
  readonly boxes: readonly DiscoveredBox[];
  /** Place of the box with the greatest harmonic mean of density and coverage. */
  readonly best: number;
}

export function discover(
  sample: LevelledSample,
  fresh: LevelledSample | null,
  options: PeelingOptions = {},
): Discovered {
  const boxes = peel(sample, options).map((box): DiscoveredBox => {
    const inside = insideOf(sample.columns, box.box, sample.outcomes.length);
    const mean = sample.levels.reduce((sum, level, point) => (inside[point] ? sum + level : sum), 0) / box.points;
    return { ...box, mean, fresh: fresh === null ? null : freshFigures(fresh, box) };
  });
  return { boxes, best: bestBox(boxes) };
}

function freshFigures({ columns, outcomes }: BoxSample, { box }: PeeledBox): FreshFigures {
  const inside = insideOf(columns, box, outcomes.length).map(Number);
  const held = outcomes.map((outcome, point) => outcome * (inside[point] as number));
  return {
    points: inside.reduce((sum, one) => sum + one, 0),
    density: ratioOf(held, inside),
    coverage: ratioOf(held, outcomes),
  };
}

/** A ratio of two sums over independent points, with the 95% interval of the delta method, within 0 and 1; 0 to 1 where there is nothing. */
export function ratioOf(above: ArrayLike<number>, below: ArrayLike<number>): Estimated {
  let [sum, of] = [0, 0];
  for (let point = 0; point < below.length; point += 1) {
    sum += above[point] as number;
    of += below[point] as number;
  }
  if (of === 0) return { value: 0, low: 0, high: 1 };
  const value = sum / of;
  let squares = 0;
  for (let point = 0; point < below.length; point += 1)
    squares += ((above[point] as number) - value * (below[point] as number)) ** 2;
  const half = (z95 * Math.sqrt(squares)) / of;
  return { value, low: Math.max(0, value - half), high: Math.min(1, value + half) };
}
