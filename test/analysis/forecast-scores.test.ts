/**
 * Scores of forecasts, each worked out a second way: from the runs one by one, or in closed form.
 */
import { describe, expect, it } from "vitest";
import { baselinesOf } from "../../src/analysis/backtest.js";
import { crpsOf, cumulativeShares, type DayCounts, rankOf, surpriseOf } from "../../src/analysis/forecast-scores.js";
import { brierOf } from "../../src/forecast/index.js";
import { tinyScenario } from "../validation/tiny-scenario.js";

const horizon = 9;
/** Days on which some runs reach a milestone; null never. */
const runs: readonly (number | null)[] = [0, 3, 3, 4, 9, null, 7, 3, null, 1];
const counts: DayCounts = {
  runs: runs.length,
  reached: runs.filter((day) => day !== null).length,
  days: Array.from({ length: horizon + 1 }, (_, day) => runs.filter((run) => run === day).length),
};

describe("scores of a forecast", () => {
  it("are surprised by as many bits as a fair coin has to fall for it", () => {
    expect(surpriseOf({ runs: 1023, reached: 511.5 }, 3)).toBeCloseTo(1, 12);
    expect(surpriseOf({ runs: 1023, reached: 1023 - 127.5 }, null)).toBeCloseTo(3, 12);
    // Something that no run has shown is as surprising as half a run would be.
    expect(surpriseOf({ runs: 1023, reached: 0 }, 3)).toBeCloseTo(11, 12);
  });

  it.each([0, 3, 5, 9, null])(
    "has a CRPS of E|X − y| − E|X − X′|/2, days after the horizon taken as one: %s",
    (day) => {
      const at = (value: number | null) => value ?? horizon + 1;
      const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
      const toHistory = mean(runs.map((run) => Math.abs(at(run) - at(day))));
      const amongRuns = mean(runs.flatMap((one) => runs.map((other) => Math.abs(at(one) - at(other)))));
      const shares = cumulativeShares(counts);
      expect(crpsOf(horizon, (by) => shares[by]!, day)).toBeCloseTo(toHistory - amongRuns / 2, 12);
    },
  );

  it("rank a day by the runs before it and half of those on it, of the runs that come at all", () => {
    for (const day of [0, 3, 4, 9]) {
      const dated = runs.filter((run) => run !== null);
      const before = dated.filter((run) => run < day).length + dated.filter((run) => run === day).length / 2;
      expect(rankOf(counts, day)).toBeCloseTo(before / dated.length, 12);
    }
  });

  it("are proper: on average the truth scores best", () => {
    const truth = 0.3;
    const expected = (p: number, score: (p: number, day: number | null) => number) =>
      truth * score(p, 0) + (1 - truth) * score(p, null);
    const bits = (p: number, day: number | null) => surpriseOf({ runs: 1e9, reached: p * 1e9 }, day);
    for (const p of [0.1, 0.2, 0.29, 0.31, 0.5, 0.9]) {
      expect(expected(p, brierOf)).toBeGreaterThan(expected(truth, brierOf));
      expect(expected(p, bits)).toBeGreaterThan(expected(truth, bits));
    }
  });
});

describe("forecasts without a model", () => {
  const scored = (...days: readonly (number | null)[]) =>
    days.map((day) => ({ milestone: "one", day, given: false, setByCalendar: false }));
  const scenario = tinyScenario({ actors: [], horizon });

  it("say the base rate, which has the entropy of the list as its log score", () => {
    const { baseRate, uniform } = baselinesOf(scenario, scored(1, 5, 8, null));
    expect(baseRate.p).toBe(0.75);
    expect(baseRate.log).toBeCloseTo(-0.75 * Math.log2(0.75) - 0.25 * Math.log2(0.25), 12);
    expect(baseRate.brier).toBeCloseTo(0.75 * 0.25, 12);
    expect([uniform.log, uniform.brier, uniform.bits]).toEqual([1, 0.25, 4]);
  });

  it("take any day alike, which costs as many days as sums of squares say", () => {
    const { uniform } = baselinesOf(scenario, scored(null));
    const n = horizon + 1;
    // Σ (k/2n)² for k = 1 to n.
    expect(uniform.crps).toBeCloseTo(((n + 1) * (2 * n + 1)) / (24 * n), 12);
  });

  it("do not count what holds from the start", () => {
    const given = [...scored(1, null), { milestone: "two", day: 0, given: true, setByCalendar: false }];
    expect(baselinesOf(scenario, given).baseRate).toEqual(baselinesOf(scenario, scored(1, null)).baseRate);
  });
});
