/**
 * What an ensemble knows exactly, it says exactly: least and greatest values of gauges, gauges that are the same in every
 * run or stand at a bound, and how many runs are still going. Checked against the runs themselves, played one by one.
 * @module-tag sweep
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finish } from "../../src/analysis/batch.js";
import { armModel, type Batch, estimatesOf, openEnsemble, openWorkerPool, studyOf } from "../../src/analysis/index.js";
import { playerOf } from "../../src/analysis/player.js";
import { exactRuns, rounded, roundingOf } from "../../src/analysis/rounding.js";
import { addTally, blankTally } from "../../src/analysis/tally.js";
import { advance, createModel, createWorld, type Scenario } from "../../src/engine/index.js";
import { gaugeOf, inState, loneActor, rate, timeout, tinyScenario } from "../validation/tiny-scenario.js";

const basis = { evidence: [] };
const adding = (gauge: string, add: number) => ({ gauge, add, ...basis });
const scenario = tinyScenario({
  horizon: 12,
  gauges: [
    gaugeOf("constant", { initial: 35 }),
    // Binary numbers only come near it, and sums of it drift.
    gaugeOf("tenth", { initial: 0.1, max: 1 }),
    gaugeOf("below-zero", { initial: -0.3, min: -0.7, max: 0.1 }),
    gaugeOf("none"),
    gaugeOf("at-top", { initial: 70, drift: [{ perDay: 40, ...basis }] }),
    gaugeOf("often-at-top", { initial: 50, max: 99.9 }),
    gaugeOf("often-none", { initial: 0, max: 10_000 }),
    gaugeOf("varied", { initial: 20, drift: [{ perDay: 1.7, ...basis }] }),
  ],
  actors: [
    loneActor(
      "a",
      ["calm", "tense", "grave"],
      [
        { id: "rise", from: "calm", to: "tense", trigger: rate(1), effects: [adding("often-at-top", 60)] },
        { id: "fall", from: "tense", to: "grave", trigger: rate(0.02), effects: [adding("often-none", 0.4)] },
        { id: "shift", from: "tense", to: "calm", trigger: rate(0.1), effects: [adding("varied", 7.3)] },
      ],
    ),
  ],
  endings: [{ id: "fallen", label: "", headline: "", when: inState("a.stance", "grave"), ...basis }],
});

/** The figures of a gauge that has this value in every run. */
const all = (value: number) => ({ mean: value, least: value, p05: value, p50: value, p95: value, greatest: value });

/** All runs are over between day 1 and day 4. */
const short: Scenario = {
  ...scenario,
  actors: [
    loneActor("a", ["calm", "grave"], [{ id: "fall", from: "calm", to: "grave", trigger: timeout([1.2, 2.5, 3.9]) }]),
  ],
};

async function ensembleOf(of: Scenario, runs: number, workers = 0, pieces = [runs]) {
  const arm = { scenario: of, variant: null, set: {} };
  const model = armModel(arm);
  const plan = { seed: "1", days: of.horizon, historical: false };
  const pool = await openWorkerPool([arm], { workers });
  const batches: Batch[] = [];
  const opened = openEnsemble({ model, plan, pool, rows: true, onBatch: (batch) => batches.push(batch) });
  for (const piece of pieces) await opened.runTo(piece);
  await pool.close();
  const head = { study: studyOf(model, plan), partial: false, hash: opened.hash() };
  const estimates = estimatesOf(model, opened.tally, head);
  const width = batches[0]!.outcomes!.length / Math.min(runs, 250);
  const endDays = batches.flatMap(({ outcomes }) => [...outcomes!].filter((_, place) => place % width === 1));
  return { estimates, endDays, text: JSON.stringify(estimates) };
}

/** Each gauge on each day in each run: by run, day and gauge. */
function playedAlone(of: Scenario, runs: number): number[][][] {
  const model = createModel(of);
  return Array.from({ length: runs }, (_, run) => {
    const world = createWorld(model, { seed: "1", run });
    return Array.from({ length: of.horizon + 1 }, (_, day) => {
      advance(model, world, day);
      return [...world.gauges];
    });
  });
}

describe("gauges of an ensemble", () => {
  it("that are the same in every run have that value as every figure, and no spread", async () => {
    const { gauges } = (await ensembleOf(scenario, 1100)).estimates;
    for (const [id, value] of [["constant", 35] as const, ["tenth", 0.1] as const, ["below-zero", -0.3] as const]) {
      const byDay = Array.from({ length: 13 }, () => all(value));
      expect(gauges[id], id).toEqual({ ...all(value), sd: 0, byDay });
    }
  });

  it("that are 0 or at their bound in every run are exactly that", async () => {
    const { gauges } = (await ensembleOf(short, 600)).estimates;
    for (const day of gauges.none!.byDay) expect(day).toEqual(all(0));
    for (const day of gauges["at-top"]!.byDay.slice(1)) expect(day).toEqual(all(100));
  });

  it("have quantiles at a bound exactly, where other runs are elsewhere", async () => {
    const { gauges } = (await ensembleOf(scenario, 600)).estimates;
    const onDay2 = gauges["often-at-top"]!.byDay[2];
    expect(onDay2).toMatchObject({ least: 50, p50: 99.9, p95: 99.9, greatest: 99.9 });
    expect(onDay2!.mean).toBeLessThan(99);
    expect(gauges["often-none"]).toMatchObject({ least: 0, p05: 0, p50: 0, greatest: 0.4 });
    expect(gauges["often-none"]!.mean).toBeGreaterThan(0);
  });

  it("have the least and greatest value of all runs on each day, and everything else between them", async () => {
    const runs = 300;
    const [{ estimates }, played] = [await ensembleOf(scenario, runs), playedAlone(scenario, runs)];
    let spread = 0;
    for (const [gauge, { id }] of scenario.gauges.entries()) {
      for (const [day, figures] of estimates.gauges[id]!.byDay.entries()) {
        const { mean, least, p05, p50, p95, greatest } = figures;
        const values = played.map((run) => run[day]![gauge]!);
        expect([least, greatest], `${id}, day ${day}`).toEqual([Math.min(...values), Math.max(...values)]);
        expect(mean).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / runs, 9);
        const inOrder = [least, p05, p50, p95, greatest];
        expect([...inOrder].sort((a, b) => a - b)).toEqual(inOrder);
        expect(mean >= least && mean <= greatest).toBe(true);
        if (least < greatest) spread += 1;
      }
    }
    expect(spread).toBeGreaterThan(30);
  });
});

describe("runs still going", () => {
  it("by day are those whose last day is no earlier", async () => {
    const { estimates, endDays } = await ensembleOf(scenario, 1100);
    const counted = estimates.goingByDay.map((_, day) => endDays.filter((end) => end >= day).length);
    expect(estimates.goingByDay).toEqual(counted);
    expect(counted).toHaveLength(13);
    expect(counted[0]).toBe(1100);
    expect(counted[12]).toBe(estimates.endings.horizon!.count);
    expect(counted[12]).toBeLessThan(1100);
  });

  it("are none where all have ended, whose last values are the figures of every later day", async () => {
    const { estimates } = await ensembleOf(short, 500);
    expect(estimates.goingByDay.slice(0, 2)).toEqual([500, 500]);
    expect(estimates.goingByDay.slice(4)).toEqual(Array.from({ length: 9 }, () => 0));
    const { byDay } = estimates.gauges.varied!;
    // 20 on day 0, and 1.7 more at each day boundary that a run sees.
    expect(byDay[12]).toMatchObject({ least: 20 + 1.7, greatest: 20 + 1.7 + 1.7 + 1.7 });
    for (const day of byDay.slice(4)) expect(day).toEqual(byDay[12]);
  });
});

describe("exact figures", () => {
  it.each([1, 2, 3])("are the same bytes on %i workers and in pieces", async (workers) => {
    const { text } = await ensembleOf(scenario, 1100);
    expect((await ensembleOf(scenario, 1100, workers)).text).toBe(text);
    expect((await ensembleOf(scenario, 1100, workers, [250, 750, 1100])).text).toBe(text);
  });

  const model = armModel({ scenario, variant: null, set: {} });
  const plan = { seed: "1", days: scenario.horizon, historical: false };
  const played = (firstRun: number, runs: number, kernel: boolean) =>
    finish(playerOf(model, plan, { kernel }).steps({ firstRun, runs, rows: false })).tally;

  it.each([true, false])(
    "are the same bytes wherever runs are cut and however parts are merged (kernel %s)",
    (kernel) => {
      const runs = 90;
      const { gaugeHistogram: bytes, ...whole } = played(0, runs, kernel);
      let cuts = 0;
      const property = fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: runs - 1 }), { maxLength: 7 }),
        fc.infiniteStream(fc.nat()),
        (places, choices) => {
          const edges = [0, ...places.sort((a, b) => a - b), runs];
          let parts = edges.slice(1).map((end, at) => {
            const part = blankTally(model, scenario.horizon);
            addTally(part, played(edges[at]!, end - edges[at]!, kernel));
            return part;
          });
          // Any two of them, until there is one.
          const choose = () => parts[choices.next().value % parts.length]!;
          while (parts.length > 1) {
            const one = choose();
            parts = parts.filter((part) => part !== one);
            addTally(choose(), one);
            cuts += 1;
          }
          const { gaugeHistogram, ...merged } = parts[0]!;
          expect(merged).toEqual(whole);
          expect([...gaugeHistogram]).toEqual([...bytes]);
        },
      );
      fc.assert(property, { seed: 20200712, numRuns: 25, endOnFailure: true });
      expect(cuts).toBeGreaterThan(50);
    },
  );

  it("add up to what whole numbers say, with nothing lost but what lies below a gauge's range", () => {
    const runs = 200;
    const alone = playedAlone(scenario, runs);
    const tally = played(0, runs, true);
    const count = scenario.gauges.length;
    for (const [gauge, { id, min, max }] of scenario.gauges.entries()) {
      const most = Math.max(Math.abs(min), Math.abs(max));
      for (let day = 0; day <= scenario.horizon; day += 1) {
        const place = day * count + gauge;
        const values = alone.map((run) => run[day]![gauge]!);
        const error = (of: readonly number[], high: number, low: number) =>
          Math.abs(Number(of.reduce((sum, value) => sum + whole(value), 0n) - whole(high) - whole(low))) / 2 ** 200;
        const sum = error(values, tally.gaugeSums[place]!, tally.gaugeSumsLow[place]!);
        const squares = values.map((value) => value * value);
        const square = error(squares, tally.gaugeSquares[place]!, tally.gaugeSquaresLow[place]!);
        expect(sum, `${id}, day ${day}`).toBeLessThanOrEqual((runs * most) / 2 ** 52);
        expect(square, `${id}, day ${day}`).toBeLessThanOrEqual((runs * most * most) / 2 ** 51);
      }
    }
  });

  it("stay exact over as many runs as are promised", () => {
    const { gaugeRounding, dayRounding } = roundingOf(model, scenario.horizon);
    /** The greatest sum and its neighbour are both there. */
    const holds = (greatest: number, by: number) => {
      const [total, unit] = [rounded(greatest, by) * exactRuns, by / 1.5 / 2 ** 52];
      expect(total - (total - unit)).toBe(unit);
    };
    const most = scenario.gauges.map(({ min, max }) => Math.max(Math.abs(min), Math.abs(max)));
    for (const [at, greatest] of most.flatMap((value) => [value, value * value]).entries()) {
      const [high, low] = [gaugeRounding[2 * at]!, gaugeRounding[2 * at + 1]!];
      holds(greatest, high);
      holds(high / 1.5 / 2 ** 53, low);
    }
    holds(scenario.horizon, dayRounding[0]!);
    holds((128 * dayRounding[0]!) / 1.5 / 2 ** 53, dayRounding[1]!);
  });
});

/** A double as a whole number of 2⁻²⁰⁰. */
function whole(value: number): bigint {
  let [number, shift] = [value, 200];
  while (!Number.isInteger(number)) {
    number *= 2;
    shift -= 1;
  }
  return BigInt(number) << BigInt(shift);
}
