/**
 * Figures that can be trusted: intervals against the books and against their own promise of 95%, quantiles against
 * sorting, the rule of `--precision`, and what pairing is worth.
 */
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { playBatch } from "../../src/analysis/batch.js";
import {
  type Arm,
  addPairTally,
  armModel,
  blankPairTally,
  differencesOf,
  gaugesDiffer,
  histogramQuantile,
  openWorkerPool,
  pilotRuns,
  runsForPrecision,
  runsForRelative,
  sharesDiffer,
  wholeQuantile,
  wilson,
} from "../../src/analysis/index.js";
import { gaugeBin, gaugeBinEdge, gaugeBins } from "../../src/analysis/tally.js";
import { openStream } from "../../src/engine/index.js";
import { libraryScenario } from "../report/library.js";
import { share } from "../share.js";
import { inState, loneActor, rate, tinyScenario } from "../validation/tiny-scenario.js";

const ensembles = 1000;
/** What a promise of 95% must come to in a thousand ensembles. */
const leastCovered = 0.93;
const mostCovered = 0.97;

function expectCoverage(covered: number, of = ensembles): void {
  expect(covered / of).toBeGreaterThanOrEqual(leastCovered);
  expect(covered / of).toBeLessThanOrEqual(mostCovered);
}

/** How many of `n` draws from a uniform stream lie below p. */
function binomial(uniform: () => number, n: number, p: number): number {
  let count = 0;
  for (let k = 0; k < n; k += 1) if (uniform() < p) count += 1;
  return count;
}

describe("Wilson's interval", () => {
  // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("of %i in %i is the one in the book", (count, n, low, high) => {
    const interval = wilson(count, n);
    expect(interval.p).toBe(count / n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it("holds its share, lies within 0 and 1, narrows with more runs, and mirrors", () => {
    const counts = fc
      .integer({ min: 1, max: 100_000 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, ([count, n]) => {
        const { p, low, high } = wilson(count, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(p);
        expect(high).toBeGreaterThanOrEqual(p);
        expect(high).toBeLessThanOrEqual(1);
        const more = wilson(count * 4, n * 4);
        expect(more.high - more.low).toBeLessThan(high - low);
        expect(wilson(n - count, n).low).toBeCloseTo(1 - high, 12);
      }),
      { seed: 1 },
    );
  });

  it.each([
    [0.02, 500],
    [0.02, 2000],
    [0.1, 500],
    [0.3, 1000],
    [0.5, 500],
    [0.5, 10_000],
    [0.9, 2000],
  ])("covers p = %d in 93 to 97% of 1,000 ensembles of %i runs", (p, n) => {
    const uniform = openStream("coverage", n, `p${p}`);
    let covered = 0;
    for (let k = 0; k < ensembles; k += 1) {
      const { low, high } = wilson(binomial(uniform, n, p), n);
      if (low <= p && p <= high) covered += 1;
    }
    expectCoverage(covered);
  });
});

/** Ends within ten days with probability 1 − e^(−10·rate). */
const ratePerDay = 0.025;
const closedForm = tinyScenario({
  horizon: 10,
  actors: [loneActor("a", ["calm", "grave"], [{ id: "go", from: "calm", to: "grave", trigger: rate(ratePerDay) }])],
  endings: [{ id: "fallen", label: "", headline: "", when: inState("a.stance", "grave"), evidence: [] }],
});
const truth = 1 - Math.exp(-10 * ratePerDay);
const closedModel = armModel({ scenario: closedForm, variant: null, set: {} });

/** Counts of the endings in one ensemble of the engine's: fallen, and not. */
function playEnsemble(seed: string, firstRun: number, runs: number): Float64Array {
  const order = { firstRun, runs, rows: false };
  return playBatch(closedModel, { seed, days: 10, historical: false }, order).tally.endings;
}

describe("the engine's own ensembles of a closed form", () => {
  it("are covered in 93 to 97%, plain", { tags: "sized" }, () => {
    let covered = 0;
    const some = share(400, ensembles, ensembles);
    for (let k = 0; k < some; k += 1) {
      const [fallen] = playEnsemble(`plain-${k}`, 0, 400) as unknown as [number];
      const { low, high } = wilson(fallen, 400);
      if (low <= truth && truth <= high) covered += 1;
    }
    expectCoverage(covered, some);
  });

  it("are covered in 93 to 97% of 200, by the rule of --precision", { tags: "sweep" }, () => {
    let covered = 0;
    const some = 200;
    for (let k = 0; k < some; k += 1) {
      const pilot = playEnsemble(`precise-${k}`, 0, pilotRuns);
      const goal = runsForPrecision(pilot, pilotRuns, 0.03);
      expect(goal).toBeGreaterThan(pilotRuns);
      const rest = playEnsemble(`precise-${k}`, pilotRuns, goal - pilotRuns);
      const { low, high } = wilson(pilot[0]! + rest[0]!, goal);
      if (low <= truth && truth <= high) covered += 1;
    }
    expectCoverage(covered, some);
  });
});

describe("the rule of --until", () => {
  it.each([
    [0.003, 0.5],
    [0.02, 0.2],
  ])("with p = %d and a share of %d keeps its coverage, nearly always the share, and no bias", (p, within) => {
    const uniform = openStream("until", Math.round(within * 1000), `p${p}`);
    const some = 300;
    let [covered, wide, sum, squares] = [0, 0, 0, 0];
    for (let k = 0; k < some; k += 1) {
      const pilot = 4 * pilotRuns;
      const count = Math.max(1, binomial(uniform, pilot, p));
      const goal = runsForRelative([{ count, within, gain: 1 }], pilot);
      const { p: found, low, high } = wilson(binomial(uniform, goal, p), goal);
      if (low <= p && p <= high) covered += 1;
      if ((high - low) / 2 > within * found) wide += 1;
      sum += found;
      squares += found * found;
    }
    const error = Math.sqrt((squares / some - (sum / some) ** 2) / some);
    expect(Math.abs(sum / some - p)).toBeLessThan(4 * error);
    // Four standard errors of a share of 300.
    expect(Math.abs(covered / some - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / some));
    // About 3 in 100 are wider: where the runs that count see it less often than they should.
    expect(wide / some).toBeLessThan(0.07);
  });
});

describe("the rule of --precision", () => {
  it.each([
    [0.05, 0.01],
    [0.1, 0.01],
    [0.1, 0.02],
    [0.2, 0.02],
    [0.3, 0.02],
    [0.45, 0.02],
    [0.5, 0.02],
  ])("with p = %d and a width of %d keeps 93 to 97% coverage, and nearly always the width", (p, width) => {
    const uniform = openStream("precision", Math.round(width * 1000), `p${p}`);
    let covered = 0;
    let wide = 0;
    let widest = 0;
    for (let k = 0; k < ensembles; k += 1) {
      const pilot = binomial(uniform, pilotRuns, p);
      const goal = runsForPrecision([pilot, pilotRuns - pilot], pilotRuns, width);
      const { low, high } = wilson(pilot + binomial(uniform, goal - pilotRuns, p), goal);
      if (low <= p && p <= high) covered += 1;
      if (high - low > width) wide += 1;
      widest = Math.max(widest, high - low);
    }
    expectCoverage(covered);
    // The pilot's own interval misses the share one time in twenty, half of them on the side that asks for too few runs.
    expect(wide / ensembles).toBeLessThan(0.025);
    expect(widest).toBeLessThan(1.03 * width);
  });

  it("never asks for fewer runs than the pilot has played, nor for more than the worst case needs", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: pilotRuns }),
        fc.double({ min: 0.0005, max: 1, noNaN: true }),
        (count, width) => {
          const goal = runsForPrecision([count, pilotRuns - count], pilotRuns, width);
          expect(goal).toBeGreaterThanOrEqual(pilotRuns);
          expect(goal).toBeLessThanOrEqual(Math.max(pilotRuns, Math.ceil((1.96 / width) ** 2 + 4)));
        },
      ),
      { seed: 1 },
    );
  });
});

describe("quantiles", () => {
  it("of whole days are those of sorting", () => {
    const days = fc.array(fc.nat(60), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(days, fc.constantFrom(0.05, 0.5, 0.95), (values, q) => {
        const counts = new Float64Array(61);
        for (const value of values) counts[value]! += 1;
        const sorted = [...values].sort((a, b) => a - b);
        const place = Math.max(0, Math.ceil(q * values.length) - 1);
        expect(wholeQuantile(counts, 0, 61, values.length, q)).toBe(sorted[place]);
      }),
      { seed: 1 },
    );
  });

  it("of gauges are within 1% of the range of those of sorting", () => {
    const values = fc.array(fc.double({ min: -5, max: 20, noNaN: true }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(values, fc.constantFrom(0.05, 0.5, 0.95), (drawn, q) => {
        const counts = new Uint32Array(gaugeBins);
        for (const value of drawn) counts[gaugeBin(value, -5, 20)]! += 1;
        const sorted = [...drawn].sort((a, b) => a - b);
        const found = histogramQuantile(counts, 0, gaugeBins, drawn.length, q, (bin) => gaugeBinEdge(bin, -5, 20));
        expect(Math.abs(found - sorted[Math.max(0, Math.ceil(q * drawn.length) - 1)]!)).toBeLessThanOrEqual(0.01 * 25);
      }),
      { seed: 1 },
    );
  });

  it("a bin holds the values put in it, and is at most 1% of the range wide", () => {
    fc.assert(
      fc.property(fc.double({ min: -100, max: 1e6, noNaN: true }), (value) => {
        const bin = gaugeBin(value, -100, 1e6);
        const [low, high] = [gaugeBinEdge(bin, -100, 1e6), gaugeBinEdge(bin + 1, -100, 1e6)];
        expect(high - low).toBeLessThan(0.01 * 1_000_100);
        // The root is taken in floating numbers, so an edge may be a rounding off.
        expect(value).toBeGreaterThanOrEqual(low - 1e-6);
        expect(value).toBeLessThanOrEqual(high + 1e-6);
      }),
      { seed: 1 },
    );
  });
});

describe("a paired difference", () => {
  it("of shares has Newcombe's interval", () => {
    // Newcombe, "Improved confidence intervals … based on paired data", Statistics in Medicine 17 (1998), method 10.
    const { difference, low, high } = sharesDiffer({ both: 36, onlySecond: 12, onlyFirst: 2 }, 50);
    expect(difference).toBeCloseTo(0.2, 12);
    expect(low).toBeCloseTo(0.0569, 4);
    expect(high).toBeCloseTo(0.3404, 4);
  });

  it("of shares corrects the correlation for continuity where runs agree more than they disagree", () => {
    const { low, high } = sharesDiffer({ both: 20, onlySecond: 12, onlyFirst: 2 }, 50);
    // The same method worked out by hand: 32 and 22 of 50, ad − bc = 20·16 − 12·2, less n/2.
    const [more, less] = [wilson(32, 50), wilson(22, 50)];
    const phi = (20 * 16 - 12 * 2 - 25) / Math.sqrt(32 * 18 * 22 * 28);
    const join = (x: number, y: number) => Math.sqrt(x * x - 2 * phi * x * y + y * y);
    expect(low).toBeCloseTo(0.2 - join(more.p - more.low, less.high - less.p), 12);
    expect(high).toBeCloseTo(0.2 + join(more.high - more.p, less.p - less.low), 12);
  });

  it("of shares turns round with its arms", () => {
    const counts = fc.tuple(fc.nat(500), fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 500 }));
    fc.assert(
      fc.property(counts, ([both, onlyFirst, onlySecond, neither]) => {
        const n = both + onlyFirst + onlySecond + neither;
        const there = sharesDiffer({ both, onlyFirst, onlySecond }, n);
        const back = sharesDiffer({ both, onlyFirst: onlySecond, onlySecond: onlyFirst }, n);
        expect(back.difference).toBeCloseTo(-there.difference, 12);
        expect(back.low).toBeCloseTo(-there.high, 12);
        expect(there.low).toBeLessThanOrEqual(there.difference + 1e-12);
        expect(there.high).toBeGreaterThanOrEqual(there.difference - 1e-12);
      }),
      { seed: 1 },
    );
  });

  // Cells of the 2×2 table: both, only the first, only the second; the rest is neither.
  it.each([
    ["hardly correlated", 500, [0.1, 0.2, 0.25]],
    ["closely paired", 2000, [0.3, 0.02, 0.04]],
    ["rare, and closely paired", 2000, [0.03, 0.005, 0.015]],
    ["no difference", 1000, [0.4, 0.03, 0.03]],
  ] as const)("of shares covers the truth in 93 to 97% of 1,000 ensembles: %s", (_, n, [both, first, second]) => {
    const uniform = openStream("paired", n, `both${both}`);
    let covered = 0;
    for (let k = 0; k < ensembles; k += 1) {
      const counts = { both: 0, onlyFirst: 0, onlySecond: 0 };
      for (let run = 0; run < n; run += 1) {
        const u = uniform();
        if (u < both) counts.both += 1;
        else if (u < both + first) counts.onlyFirst += 1;
        else if (u < both + first + second) counts.onlySecond += 1;
      }
      const { low, high } = sharesDiffer(counts, n);
      if (low <= second - first && second - first <= high) covered += 1;
    }
    expectCoverage(covered);
  });

  const gaugeSums = (pairs: Iterable<readonly [number, number]>) => {
    const sums = { first: 0, second: 0, firstSquares: 0, secondSquares: 0, difference: 0, differenceSquares: 0 };
    for (const [first, second] of pairs) {
      sums.first += first;
      sums.second += second;
      sums.firstSquares += first * first;
      sums.secondSquares += second * second;
      sums.difference += second - first;
      sums.differenceSquares += (second - first) ** 2;
    }
    return sums;
  };

  it("of gauges covers the truth in 93 to 97% of 1,000 ensembles, and says what the pairing was worth", () => {
    const uniform = openStream("paired", 0, "gauge");
    let covered = 0;
    let ratios = 0;
    for (let k = 0; k < ensembles; k += 1) {
      const pairs = Array.from({ length: 300 }, () => {
        const shared = 60 * uniform();
        return [shared + 10 * uniform(), shared + 10 * uniform() + 2] as const;
      });
      const { low, high, varianceRatio } = gaugesDiffer(gaugeSums(pairs), 300);
      if (low <= 2 && 2 <= high) covered += 1;
      ratios += varianceRatio!;
    }
    expectCoverage(covered);
    // Variances: 3600/12 shared, 100/12 each alone; with dice of its own each arm would have both.
    expect(ratios / ensembles).toBeCloseTo(200 / (2 * 3700), 3);
  });

  it("of gauges that stand still is nothing, and pairing is worth nothing there", () => {
    const pairs = Array.from({ length: 1000 }, () => [0.1, 0.1] as const);
    expect(gaugesDiffer(gaugeSums(pairs), 1000)).toMatchObject({
      difference: 0,
      low: 0,
      high: 0,
      varianceRatio: null,
      independentRuns: null,
    });
  });
});

describe("tavush-2020 with one assumption changed by a tenth", () => {
  const scenario = libraryScenario("tavush-2020");
  const arm = (set: Arm["set"]): Arm => ({ scenario, variant: null, set });
  const closing: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of closing) await close();
  });

  it("is known with at most a quarter of the variance of arms with dice of their own, in every outcome", {
    tags: "sweep",
  }, async () => {
    const changed = scenario.assumptions.flatMap(({ id, value, range }) => {
      const more = value * 1.1;
      return more <= range[1] && more !== value ? [{ [id]: more }] : [];
    });
    expect(changed.length).toBeGreaterThan(3);
    const ratios: number[] = [];
    for (const set of changed.slice(0, 3)) {
      const arms = [arm({}), arm(set)];
      const models = arms.map(armModel) as [ReturnType<typeof armModel>, ReturnType<typeof armModel>];
      const pool = await openWorkerPool(arms, { workers: 0 });
      closing.push(pool.close);
      const pair = blankPairTally(models);
      const plan = { seed: "tenth", days: scenario.horizon, historical: false };
      await pool.playPairs({ plan, firstRun: 0, runs: 1500 }, ([batch]) => addPairTally(pair, batch!.pair));
      const comparison = differencesOf(models, pair);
      for (const kind of ["endings", "milestones", "gauges"] as const)
        for (const [id, { varianceRatio }] of Object.entries(comparison[kind])) {
          expect(varianceRatio ?? 0, `${Object.keys(set)[0]}: ${id}`).toBeLessThanOrEqual(0.25);
          if (varianceRatio !== null) ratios.push(varianceRatio);
        }
    }
    expect(ratios.length).toBeGreaterThan(50);
    // Something must differ, or nothing was compared.
    expect(Math.max(...ratios)).toBeGreaterThan(0.01);
  });
});
