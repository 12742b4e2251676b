/**
 * Designs: which points are played. The Sobol sequence against points that others published or computed.
 */
import { describe, expect, it } from "vitest";
import { gridOf, latinHypercube, saltelliGroups, steps, trajectories } from "../../src/experiments/designs.js";
import { evenFactor, factorsOf, valuesAt, variableAssumptions } from "../../src/experiments/factors.js";
import { rankCorrelation } from "../../src/experiments/rank-correlation.js";
import { sobolSequence } from "../../src/experiments/sobol-sequence.js";
import { findScenario, loadScenario } from "../../src/scenarios/index.js";

describe("the Sobol sequence", () => {
  it("is that of Joe and Kuo: the first ten points in three dimensions as their page lists them", () => {
    const point = sobolSequence(3);
    expect(Array.from({ length: 10 }, (_, index) => point(index))).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
      [0.1875, 0.3125, 0.9375],
      [0.6875, 0.8125, 0.4375],
    ]);
  });

  it("is that of SciPy 1.17 in dimensions 10, 51, 100 and 256", () => {
    const point = sobolSequence(256);
    const at = (index: number) => [9, 50, 99, 255].map((dimension) => point(index)[dimension]);
    expect(at(3)).toEqual([0.25, 0.75, 0.25, 0.25]);
    expect(at(100)).toEqual([0.6953125, 0.8828125, 0.8828125, 0.5703125]);
    expect(at(65_537)).toEqual([0.6398849487304688, 0.8533248901367188, 0.48340606689453125, 0.41432952880859375]);
  });

  it("scrambled still has one of its first 2^m points in each of 2^m slices of every dimension, and moves with the seed", () => {
    const dimensions = 100;
    const seeds = Array.from({ length: dimensions }, (_, dimension) => (0x9e3779b1 * (dimension + 1)) | 0);
    const point = sobolSequence(dimensions, seeds);
    const points = Array.from({ length: 256 }, (_, index) => point(index));
    for (let dimension = 0; dimension < dimensions; dimension += 1) {
      const slices = new Set(points.map((one) => Math.floor((one[dimension] as number) * 256)));
      expect(slices.size, `dimension ${dimension}`).toBe(256);
    }
    const plain = sobolSequence(dimensions);
    expect(points[7]).not.toEqual(plain(7));
    // The mean of 256 points, one a slice, lies within half a slice of 1/2 and is not that of the plain points.
    const means = seeds.map((_, dimension) => points.reduce((sum, one) => sum + (one[dimension] as number) / 256, 0));
    for (const mean of means) expect(Math.abs(mean - 0.5)).toBeLessThan(1 / 512);
    expect(new Set(means).size).toBe(dimensions);
  });
});

describe("designs", () => {
  it("of steps meet both ends, and are written as a person would", () => {
    expect(steps(0.5, 2, 0.25)).toEqual([0.5, 0.75, 1, 1.25, 1.5, 1.75, 2]);
    expect(steps(0, 0.3, 0.1)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(steps(0, 1, 0.4)).toEqual([0, 0.4, 0.8]);
    expect(steps(-2, -2, 1)).toEqual([-2]);
  });

  it("of a grid have all combinations, the last assumption fastest", () => {
    expect(
      gridOf([
        { id: "a", values: [1, 2] },
        { id: "b", values: [3, 4] },
      ]),
    ).toEqual([
      { a: 1, b: 3 },
      { a: 1, b: 4 },
      { a: 2, b: 3 },
      { a: 2, b: 4 },
    ]);
  });

  it("of a Latin hypercube have one point in each slice of each factor, in another order for each", () => {
    const points = latinHypercube([{ id: "a" }, { id: "b" }], 50, "1");
    const columns = [0, 1].map((place) => points.map((point) => Math.floor((point[place] as number) * 50)));
    for (const column of columns)
      expect([...column].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, k) => k));
    expect(columns[0]).not.toEqual(columns[1]);
    expect(latinHypercube([{ id: "a" }, { id: "b" }], 50, "1")).toEqual(points);
    expect(latinHypercube([{ id: "a" }, { id: "b" }], 50, "2")).not.toEqual(points);
  });

  it("after Saltelli have A, B, and A with one coordinate of B for each factor", () => {
    for (const [a, b, ...mixed] of saltelliGroups(3, 8, "1", "sobol")) {
      expect(mixed).toHaveLength(3);
      for (const [factor, point] of mixed.entries())
        expect(point).toEqual(a!.map((coordinate, place) => (place === factor ? b![place] : coordinate)));
    }
  });

  it("after Saltelli are of eight randomisations in turn, each as even as the sequence, and more groups begin with the fewer", () => {
    const [dimensions, groups] = [5, 8 * 64];
    const design = saltelliGroups(dimensions, groups, "1", "sobol");
    const coordinates = design.map(([a, b]) => [...a!, ...b!]);
    for (let randomisation = 0; randomisation < 8; randomisation += 1) {
      const own = coordinates.filter((_, place) => place % 8 === randomisation);
      for (let dimension = 0; dimension < 2 * dimensions; dimension += 1)
        expect(new Set(own.map((point) => Math.floor(point[dimension]! * 64))).size).toBe(64);
    }
    expect(new Set(coordinates.slice(0, 8).map(([first]) => first)).size).toBe(8);
    expect(saltelliGroups(dimensions, 128, "1", "sobol")).toEqual(design.slice(0, 128));
    expect(saltelliGroups(dimensions, 8, "2", "sobol")).not.toEqual(design.slice(0, 8));
    // Each coordinate of a point is uniform: over many seeds the mean of the first is 1/2, within four standard errors.
    const firsts = Array.from({ length: 400 }, (_, seed) => saltelliGroups(1, 1, `${seed}`, "sobol")[0]![0]![0]!);
    const mean = firsts.reduce((sum, one) => sum + one, 0) / firsts.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 400));
  });

  it("after Morris step once along each factor, within the unit cube and on four levels", () => {
    for (const { points, steps: taken } of trajectories(5, 40, "1")) {
      expect(taken.map(({ factor }) => factor).sort()).toEqual([0, 1, 2, 3, 4]);
      for (const [step, { factor, change }] of taken.entries()) {
        const [before, after] = [points[step]!, points[step + 1]!];
        for (const [place, coordinate] of after.entries()) {
          expect(Math.min(...[0, 1 / 3, 2 / 3, 1].map((level) => Math.abs(level - coordinate)))).toBeLessThan(1e-12);
          expect(coordinate - before[place]!).toBeCloseTo(place === factor ? change : 0, 12);
        }
      }
    }
  });
});

describe("factors", () => {
  const { scenario } = loadScenario(findScenario("tavush-2020"));

  it("run over the distribution, or evenly between two values, and never beyond the range", () => {
    const ids = variableAssumptions(scenario);
    expect(ids).toContain("war-proneness");
    expect(variableAssumptions(scenario, { "war-proneness": 1 })).not.toContain("war-proneness");
    const factors = factorsOf(scenario, ids);
    for (const coordinate of [0, 0.25, 0.5, 1]) {
      const values = valuesAt(
        factors,
        ids.map(() => coordinate),
      );
      for (const { id, range } of scenario.assumptions) {
        expect(values[id], id).toBeGreaterThanOrEqual(range[0]);
        expect(values[id], id).toBeLessThanOrEqual(range[1]);
      }
    }
    // Log-uniform from 0.3 to 2.5: half-way is the geometric mean.
    const half = valuesAt(factorsOf(scenario, ["ankara-resolve"]), [0.5]);
    expect(half["ankara-resolve"]).toBeCloseTo(Math.sqrt(0.3 * 2.5), 12);
    expect(valuesAt([evenFactor("a", 1, 3)], [0.5])).toEqual({ a: 2 });
  });

  it("that share a draw are one factor, an opposed one the other way round", () => {
    const assumptions = scenario.assumptions.map((one) =>
      one.id === "ankara-hold" ? { ...one, with: { assumption: "ankara-resolve", opposed: true as const } } : one,
    );
    const factors = factorsOf({ ...scenario, assumptions }, ["ankara-resolve", "ankara-hold", "baku-risk"]);
    expect(factors.map(({ id }) => id)).toEqual(["ankara-resolve", "baku-risk"]);
    const values = valuesAt(factors, [0, 0.5]);
    expect(values).toMatchObject({ "ankara-resolve": 0.3, "ankara-hold": 6 });
  });
});

describe("the rank correlation", () => {
  it("is 1 for whatever rises together, −1 for what falls, and shares the ranks of equals", () => {
    expect(rankCorrelation([1, 2, 3, 4], [1, 8, 27, 64])).toBe(1);
    expect(rankCorrelation([1, 2, 3, 4], [9, 4, 1, 0])).toBe(-1);
    expect(rankCorrelation([1, 2, 3], [5, 5, 5])).toBe(0);
    // By hand: ranks 0 1 2 3 and 0.5 0.5 2 3; covariance 4.5 over sqrt(5 × 4.5).
    expect(rankCorrelation([1, 2, 3, 4], [7, 7, 8, 9])).toBeCloseTo(4.5 / Math.sqrt(22.5), 12);
  });
});
