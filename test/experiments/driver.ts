/**
 * Functions with known indices, played along the same path as a model: points of a design, runs of each, sums of units,
 * estimators.
 */
import { finish } from "../../src/analysis/batch.js";
import type { PointPlayer } from "../../src/analysis/point-player.js";
import { type UnitSums, unitSteps } from "../../src/analysis/unit.js";

/** The outcome of a run at a point; `run` stands for its dice. */
export type Played = (point: readonly number[], run: number) => number;

/** Plays groups of points, whose coordinates are named by their place. Groups have their own runs, or all the same. */
export function drive(
  play: Played,
  groups: readonly (readonly (readonly number[])[])[],
  pairs: readonly (readonly [number, number])[],
  runs: number,
): readonly UnitSums[] {
  const player: PointPlayer = {
    *steps(values, firstRun, count) {
      const point = Object.values(values);
      return Float64Array.from({ length: count }, (_, run) => play(point, firstRun + run));
    },
  };
  const reading = { count: 1, read: (rows: Float64Array, _: number, into: Float64Array) => into.set(rows) };
  return groups.map((points, place) =>
    finish(
      unitSteps(
        player,
        reading,
        { arm: 0, points: points.map((point) => Object.fromEntries(point.entries())), firstRun: place * runs, runs },
        { pairs, rows: false },
      ),
    ),
  );
}

/** Ishigami and Homma (1990) with 7 and 0.1, on the unit cube, and its indices in closed form. */
export const ishigami = {
  play: (point: readonly number[]) => {
    const [x = 0, y = 0, z = 0] = point.map((coordinate) => Math.PI * (2 * coordinate - 1));
    return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
  },
  ...(() => {
    const first = 0.5 * (1 + (0.1 * Math.PI ** 4) / 5) ** 2;
    const second = 7 ** 2 / 8;
    const both = 0.1 ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50);
    const variance = first + second + both;
    return {
      first: [first / variance, second / variance, 0],
      total: [(first + both) / variance, second / variance, both / variance],
    };
  })(),
};

const weights = [0, 1, 4.5, 9, 99, 99, 99, 99];

/** The g-function of Sobol (1998) with these weights, and its indices in closed form. */
export const gFunction = {
  play: (point: readonly number[]) =>
    point.reduce((product, coordinate, place) => {
      const weight = weights[place] as number;
      return (product * (Math.abs(4 * coordinate - 2) + weight)) / (1 + weight);
    }, 1),
  ...(() => {
    const own = weights.map((weight) => 1 / 3 / (1 + weight) ** 2);
    const variance = own.reduce((product, part) => product * (1 + part), 1) - 1;
    return {
      variance,
      first: own.map((part) => part / variance),
      total: own.map((part, place) => {
        const others = own.reduce((product, other, at) => (at === place ? product : product * (1 + other)), 1);
        return (part * others) / variance;
      }),
    };
  })(),
};
