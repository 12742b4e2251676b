/**
 * PRIM: what it finds on planted boxes, each of its figures by counting, and its choices against all others.
 */
import { describe, expect, test } from "vitest";
import { randomPoints } from "../../src/experiments/designs.js";
import { type BoxSample, bestBox, figuresOfBox, insideOf, peel } from "../../src/experiments/prim.js";
import { binomialTail, normalTail, quasiP } from "../../src/experiments/quasi-p.js";

function sampleOf(points: readonly (readonly number[])[], outcomeAt: (point: readonly number[]) => number): BoxSample {
  return {
    columns: (points[0] ?? []).map((_, column) => Float64Array.from(points, (point) => point[column]!)),
    outcomes: Float64Array.from(points, outcomeAt),
  };
}

const isIn = ([first = 0, second = 0, third = 0]: readonly number[]) =>
  first > 0.3 && second < 0.55 && third > 0.2 && third < 0.8 ? 1 : 0;

describe("PRIM", () => {
  test("finds a planted box: density 0.9 and coverage 0.8 at least on fresh points", () => {
    for (const seed of ["1", "2"]) {
      const found = peel(sampleOf(randomPoints(6, 1000, seed), isIn));
      const chosen = found[bestBox(found)]!;
      const { density, coverage } = figuresOfBox(sampleOf(randomPoints(6, 4000, `fresh ${seed}`), isIn), chosen.box);
      expect(density, seed).toBeGreaterThanOrEqual(0.9);
      expect(coverage, seed).toBeGreaterThanOrEqual(0.8);
      expect(
        [...chosen.box.keys()].filter((column) => Number.isFinite(chosen.box[column]!.low)),
        seed,
      ).toEqual([0, 2]);
      expect(
        [...chosen.box.keys()].filter((column) => Number.isFinite(chosen.box[column]!.high)),
        seed,
      ).toEqual([1, 2]);
    }
  });

  test("finds where a probability is higher, from single runs", () => {
    const dice = randomPoints(1, 1500, "dice");
    let run = 0;
    const found = peel(
      sampleOf(randomPoints(4, 1500, "1"), (point) => (dice[run++]![0]! < 0.05 + 0.65 * isIn(point) ? 1 : 0)),
    );
    const { box, density, coverage, restricted } = found[bestBox(found)]!;
    expect(restricted).toBe(3);
    expect(density).toBeGreaterThan(0.6);
    expect(coverage).toBeGreaterThan(0.7);
    expect(box[0]!.low).toBeCloseTo(0.3, 1);
    expect(box[1]!.high).toBeCloseTo(0.55, 1);
  });

  test("says of each box what counting its points says", () => {
    const sample = sampleOf(randomPoints(3, 200, "7"), ([first = 0, second = 0]) => first * second);
    const all = sample.outcomes.reduce((sum, outcome) => sum + outcome, 0);
    const boxes = peel(sample);
    expect(boxes.length).toBeGreaterThan(5);
    expect(boxes[0]).toMatchObject({ points: 200, mass: 1, coverage: 1, restricted: 0 });
    for (const { box, points, mass, density, coverage, restricted } of boxes) {
      const held = [...sample.outcomes.keys()].filter((point) =>
        box.every(
          ({ low, high }, column) => sample.columns[column]![point]! >= low && sample.columns[column]![point]! <= high,
        ),
      );
      const sum = held.reduce((total, point) => total + sample.outcomes[point]!, 0);
      expect({ points, mass }).toEqual({ points: held.length, mass: held.length / 200 });
      expect(density).toBeCloseTo(sum / held.length, 12);
      expect(coverage).toBeCloseTo(sum / all, 12);
      expect(restricted).toBe(box.filter(({ low, high }) => low > -Infinity || high < Infinity).length);
    }
  });

  test("peels the slice that raises the mean most for each point lost", () => {
    const sample = sampleOf(randomPoints(4, 60, "3"), (point) => (point[1]! + 0.3 * point[2]! > 0.8 ? 1 : 0));
    // All slices of three points, the twentieth part, from each side of each column.
    const slices = sample.columns.flatMap((values, column) =>
      (["low", "high"] as const).map((end) => {
        const sorted = [...values.keys()].sort((one, other) => values[one]! - values[other]!);
        const left = end === "low" ? sorted.slice(3) : sorted.slice(0, -3);
        return { column, end, mean: left.reduce((sum, point) => sum + sample.outcomes[point]!, 0) / 57 };
      }),
    );
    const best = slices.reduce((one, other) => (other.mean > one.mean ? other : one));
    const [, first] = peel(sample, { mostChance: 2 });
    expect(first!.restricted).toBe(1);
    expect(Number.isFinite(first!.box[best.column]![best.end])).toBe(true);
    expect(first!.density).toBeGreaterThanOrEqual(best.mean);
  });

  test("keeps points with equal values together, and writes limits short", () => {
    const points = Array.from({ length: 100 }, (_, place) => [Math.floor(place / 25) / 10]);
    const found = peel(sampleOf(points, ([value = 0]) => (value > 0.15 ? 1 : 0)));
    expect(found.at(-1)!.box).toEqual([{ low: 0.15, high: Number.POSITIVE_INFINITY }]);
    expect(found.at(-1)).toMatchObject({ points: 50, density: 1, coverage: 1 });
  });

  test("finds nothing where nothing happens, or all of it does", () => {
    for (const outcome of [0, 1]) expect(peel(sampleOf(randomPoints(2, 50, "1"), () => outcome))).toHaveLength(1);
  });

  test("puts both ends of a limit inside", () => {
    expect(insideOf([Float64Array.of(1, 2, 3, 4)], [{ low: 2, high: 3 }], 4)).toEqual([false, true, true, false]);
  });
});

describe("quasi-p-values", () => {
  test("are binomial tails, as exact sums have them", () => {
    const exact = (count: number, n: number, half: bigint) => {
      // P(X ≥ count) at p = 1/half, as a fraction of whole numbers.
      let sum = 0n;
      for (let k = count; k <= n; k += 1) {
        let ways = 1n;
        for (let j = 1; j <= k; j += 1) ways = (ways * BigInt(n - j + 1)) / BigInt(j);
        sum += ways * (half - 1n) ** BigInt(n - k);
      }
      return Number((sum * 10n ** 30n) / half ** BigInt(n)) / 1e30;
    };
    for (const [count, n, half] of [
      [3, 10, 2n],
      [10, 10, 2n],
      [40, 100, 4n],
      [20, 100, 4n],
      [7, 300, 100n],
    ] as const) {
      expect(binomialTail(count, n, 1 / Number(half))).toBeCloseTo(exact(count, n, half), 12);
    }
    expect(binomialTail(0, 10, 0.5)).toBe(1);
    expect(binomialTail(60_000, 100_000, 0.5)).toBeCloseTo(0, 12);
    expect(binomialTail(10, 100_000, 0.9)).toBe(1);
  });

  test("of shares are normal tails, as tables have them", () => {
    for (const [z, tail] of [
      [0, 0.5],
      [1, 0.158655253931457],
      [1.959963984540054, 0.025],
      [3, 0.00134989803163],
      [6, 9.865876450377e-10],
      [-1, 0.841344746068543],
    ] as const)
      expect(normalTail(z) / tail).toBeCloseTo(1, 9);
    const outcomes = Float64Array.from({ length: 100 }, (_, place) => (place < 50 ? 0.4 : 0.2));
    const inside = Array.from({ length: 50 }, (_, place) => place);
    // Mean 0.3, standard deviation 0.1, fifty points 0.1 above it.
    expect(
      quasiP(
        outcomes,
        inside,
        inside.map((place) => place + 50),
      ),
    ).toBeCloseTo(normalTail(Math.sqrt(50)), 12);
  });
});
