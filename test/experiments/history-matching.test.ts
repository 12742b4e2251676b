/**
 * History matching: implausibility by hand, waves that play what is left, and the true values kept where the model made the data.
 */
import { describe, expect, test } from "vitest";
import type { Unit, UnitSums } from "../../src/analysis/index.js";
import { openStream } from "../../src/engine/index.js";
import { latinHypercube } from "../../src/experiments/designs.js";
import { judge, type Matching, matchHistory, stretchOf, type Target } from "../../src/experiments/history-matching.js";
import { full } from "../share.js";

/** Responses of a run: a milestone, a gauge, and the day of the milestone. */
type Play = (point: readonly number[], uniform: () => number) => readonly [number, number, number];

function sumsOf(play: Play, point: readonly number[], firstRun: number, runs: number): UnitSums {
  const [sums, squares] = [new Float64Array(3), new Float64Array(3)];
  for (let run = firstRun; run < firstRun + runs; run += 1) {
    const outcome = play(point, openStream("test", run, "model"));
    for (const [place, value] of outcome.entries()) {
      sums[place]! += value;
      squares[place]! += value * value;
    }
  }
  return { runs, sums, squares, pairSquares: new Float64Array(), digests: [""], rows: [] };
}

/** What is rare for one value is frequent for another, and so are early days and high levels. */
const model: Play = ([first = 0, second = 0], uniform) => {
  const happens = uniform() < 0.1 + 0.7 * first;
  return [
    happens ? 1 : 0,
    10 * second + 5 * first + 6 * (uniform() - 0.5),
    happens ? 20 * uniform() * (1.5 - second) : 0,
  ];
};

const share: Target = { id: "share", kind: "share", place: 0, reached: null, value: 0.3, spread: 0.02 };
const gauge: Target = { id: "gauge", kind: "gauge", place: 1, reached: null, value: 8, spread: 0.5 };
const day: Target = { id: "day", kind: "day", place: 2, reached: 0, value: 9, spread: 1 };

/** Plays as a pool would, in memory. */
const playedBy =
  (units: Unit[][]) => async (wave: readonly Unit[], onUnit: (sums: UnitSums, unit: Unit, place: number) => void) => {
    units.push([...wave]);
    for (const [place, unit] of wave.entries())
      onUnit(sumsOf(model, Object.values(unit.points[0]!), unit.firstRun, unit.runs), unit, place);
    return { partial: false };
  };

describe("implausibility", () => {
  const of = (sums: number[], squares: number[], runs: number): UnitSums => ({
    runs,
    sums: Float64Array.from(sums),
    squares: Float64Array.from(squares),
    pairSquares: new Float64Array(),
    digests: [],
    rows: [],
  });
  // Of 100 runs 40 reach it, on day 10 on average, with a variance of 4; the gauge is 7 with a variance of 9.
  const sums = of([40, 700, 400], [40, 4900 + 99 * 9, 4000 + 39 * 4], 100);

  test("is the distance in standard deviations of what was observed and of the ensemble's mean", () => {
    expect(judge(gauge, sums, false).implausibility).toBeCloseTo(1 / Math.sqrt(0.25 + 0.09), 12);
    expect(judge(day, sums, false)).toMatchObject({ mean: 10 });
    expect(judge(day, sums, false).implausibility).toBeCloseTo(1 / Math.sqrt(1 + 4 / 40), 12);
    const variance = (41 / 102) * (61 / 102);
    expect(judge(share, sums, false).implausibility).toBeCloseTo(0.1 / Math.sqrt(0.0004 + variance / 100), 12);
  });

  test("of one course of events has the variance of a run besides", () => {
    expect(judge(gauge, sums, true).implausibility).toBeCloseTo(1 / Math.sqrt(0.25 + 9 * 1.01), 12);
    // What happened once is not ruled out by a model that gives it 10%, and is by one that gives it 9%.
    const once = { ...share, value: 1, spread: 0 };
    expect(judge(once, of([11_000, 0, 0], [11_000, 0, 0], 100_000), true).implausibility).toBeLessThan(3);
    expect(judge(once, of([9_000, 0, 0], [9_000, 0, 0], 100_000), true).implausibility).toBeGreaterThan(3);
  });

  test("is 0 where too few runs say anything, and finite where none has the outcome", () => {
    expect(judge(day, of([9, 0, 90], [9, 0, 900], 100), false)).toEqual({ mean: Number.NaN, implausibility: 0 });
    const none = judge({ ...share, value: 0.02, spread: 0 }, of([0, 0, 0], [0, 0, 0], 50), false);
    expect(none.implausibility).toBeLessThan(1.1);
  });
});

describe("waves", () => {
  const points = latinHypercube([{ id: "a" }, { id: "b" }], 40, "1").map(([a = 0, b = 0]) => ({ a, b }));
  const matching: Matching = { targets: [share, gauge, day], points, waves: [40, 160], cutoff: 3, single: false };

  test("play what is left with further runs of its own, and never again what was ruled out", async () => {
    const units: Unit[][] = [];
    const { points: matched, waves } = await matchHistory(matching, playedBy(units));
    expect(units[0]!.map(({ firstRun, runs }) => [firstRun, runs])).toEqual(
      points.map((_, place) => [place * 160, 40]),
    );
    const left = [...points.keys()].filter((place) => matched[place]!.ruledOut !== 1);
    expect(units[1]!.map(({ firstRun, runs }) => [firstRun, runs])).toEqual(
      left.map((place) => [place * 160 + 40, 120]),
    );
    expect(waves.map(({ played }) => played)).toEqual([40, left.length]);
    expect(left.length).toBeLessThan(40);
    for (const { sums, implausibility, ruledOut, values } of matched) {
      expect(sums!.runs).toBe(ruledOut === 1 ? 40 : 160);
      const whole = Math.max(...matching.targets.map((target) => judge(target, sums!, false).implausibility));
      expect(implausibility, JSON.stringify(values)).toBe(whole);
      expect(implausibility > 3).toBe(ruledOut !== null);
    }
  });

  test("end where nothing is left, and keep what was not played again when they are stopped", async () => {
    const impossible = await matchHistory({ ...matching, targets: [{ ...gauge, value: 99 }] }, playedBy([]));
    expect(impossible.waves).toEqual([{ runs: 40, played: 40, kept: 0 }]);
    let wave = 0;
    const stopped = await matchHistory(matching, async (units, onUnit) => {
      wave += 1;
      await playedBy([])(wave === 1 ? units : units.slice(0, 2), onUnit);
      return { partial: wave === 2 };
    });
    expect(stopped.partial).toBe(true);
    expect(stopped.waves[1]).toMatchObject({ played: 2 });
    expect(stopped.waves[1]!.kept).toBeGreaterThanOrEqual(stopped.waves[0]!.kept - 2);
  });

  test("keep the true values of data that the model made in 95 trials of 100, and a fifth of the volume at most", async () => {
    const trials = full ? 100 : 12;
    let [kept, most] = [0, 0];
    for (let trial = 0; trial < trials; trial += 1) {
      const uniform = openStream(`trial ${trial}`, 0, "truth");
      const truth = [uniform(), uniform()] as const;
      // Data of 400 runs that nobody else plays, with the standard errors of their means.
      const data = sumsOf(model, truth, 1_000_000_000 + trial * 400, 400);
      const [happened = 0, level = 0, days = 0] = data.sums;
      const error = (sum: number, squares: number, n: number) => Math.sqrt((squares - (sum * sum) / n) / (n - 1) / n);
      const targets = [
        { ...share, value: happened / 400, spread: error(happened, data.squares[0]!, 400) },
        { ...gauge, value: level / 400, spread: error(level, data.squares[1]!, 400) },
        { ...day, value: days / happened, spread: error(days, data.squares[2]!, happened) },
      ];
      const design = [...latinHypercube([{ id: "a" }, { id: "b" }], 60, `${trial}`), truth];
      const found = await matchHistory(
        { targets, points: design.map(([a = 0, b = 0]) => ({ a, b })), waves: [50, 200], cutoff: 3, single: false },
        playedBy([]),
      );
      if (found.points.at(-1)!.ruledOut === null) kept += 1;
      most = Math.max(most, found.points.slice(0, -1).filter(({ ruledOut }) => ruledOut === null).length / 60);
    }
    expect(kept / trials).toBeGreaterThanOrEqual(0.95 - (full ? 0 : 0.05));
    expect(most).toBeLessThanOrEqual(0.2);
  });
});

test("a stretch goes as far beyond its points as neighbours are apart, and not beyond the ends", () => {
  expect(stretchOf([0.5, 0.3, 0.4])).toEqual({ low: expect.closeTo(0.2, 12), high: expect.closeTo(0.6, 12) });
  expect(stretchOf([0, 1])).toEqual({ low: 0, high: 1 });
  expect(stretchOf([0.5])).toEqual({ low: 0, high: 1 });
});
