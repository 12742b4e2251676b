/**
 * Sampled ensembles: any number of workers gives the same bytes, each row holds what its run drew and can be played again
 * from that alone, and a run that breaks is named with its values.
 */
import { describe, expect, it } from "vitest";
import {
  type Arm,
  allColumns,
  armModel,
  type Batch,
  chosenColumns,
  csvRows,
  estimatesOf,
  openEnsemble,
  openWorkerPool,
  outcomeColumns,
  RunFailure,
  rowsOf,
  studyOf,
  writeOutcome,
} from "../../src/analysis/index.js";
import {
  advance,
  createModel,
  createWorld,
  type Distribution,
  drawnAssumptions,
  openStream,
  type Scenario,
  sampler,
} from "../../src/engine/index.js";
import { libraryScenario } from "../report/library.js";
import { gaugeOf, loneActor, tinyScenario, wait } from "../validation/tiny-scenario.js";

const kinds: readonly Distribution[] = ["log-uniform", "pert", "triangular", "uniform"];
/** A crisis of the library, with a distribution for every assumption but the first and those that go below 0. */
const tavush: Scenario = (() => {
  const written = libraryScenario("tavush-2020");
  return {
    ...written,
    format: 2,
    assumptions: written.assumptions.map((assumption, place) =>
      place === 0 || assumption.range[0] <= 0 ? assumption : { ...assumption, distribution: kinds[place % 4]! },
    ),
  };
})();
const sample = drawnAssumptions(tavush, {});
const arm: Arm = { scenario: tavush, variant: null, set: {}, sample };
const plan = { seed: "amber", days: tavush.horizon, historical: false };
const runs = 600;

async function ensemble(one: Arm, workers: number) {
  const model = armModel(one);
  const pool = await openWorkerPool([one], { workers });
  let csv = "";
  const study = studyOf(model, plan, { set: one.set, sample: one.sample });
  const columns = chosenColumns(allColumns(model, study));
  const table = await csvRows(columns, (text) => {
    csv += text;
  });
  const rows: number[] = [];
  const onBatch = (batch: Batch) => {
    table.write(rowsOf(model, columns, batch));
    rows.push(...batch.outcomes!);
  };
  try {
    const opened = openEnsemble({ model, plan, pool, rows: true, onBatch });
    await opened.runTo(runs);
    const estimates = estimatesOf(model, opened.tally, { study, partial: false, hash: opened.hash() });
    return { text: JSON.stringify(estimates), estimates, csv, rows };
  } finally {
    await pool.close();
  }
}

const alone = await ensemble(arm, 0);
const cells = alone.csv
  .trimEnd()
  .split("\n")
  .map((line) => line.split(","));

describe("a sampled ensemble", () => {
  it.each([1, 3])("gives the same bytes on %i workers as on none", async (workers) => {
    const other = await ensemble(arm, workers);
    expect(other.text).toBe(alone.text);
    expect(other.csv).toBe(alone.csv);
  });

  it("has rows of runs that play again from the values in them", () => {
    const model = armModel(arm);
    const width = outcomeColumns(model);
    const [header = [], ...lines] = cells;
    for (const run of [0, 1, 249, 250, runs - 1]) {
      const set = Object.fromEntries(sample.map((id) => [id, Number(lines[run]![header.indexOf(`assumption.${id}`)])]));
      // XState moves the postures, and the whole scenario is compiled with the values.
      const own = createModel(tavush, { set });
      const world = createWorld(own, { seed: plan.seed, run, days: plan.days });
      advance(own, world, plan.days);
      const row = new Float64Array(width);
      writeOutcome(own, world, row, 0);
      expect([...row]).toEqual(alone.rows.slice(run * width, (run + 1) * width));
    }
  });

  it("draws other values in each run, and leaves the rest as it is written", () => {
    const [header = [], ...lines] = cells;
    for (const { id, value } of tavush.assumptions) {
      const drawn = new Set(lines.map((line) => line[header.indexOf(`assumption.${id}`)]));
      if (sample.includes(id)) expect(drawn.size).toBeGreaterThan(runs - 5);
      else expect([...drawn]).toEqual([`${value}`]);
    }
  });

  it("says what was drawn, and from what", () => {
    expect(Object.keys(alone.estimates.sampled!)).toEqual(sample);
    const [id] = sample as [string];
    const { value, range, distribution } = tavush.assumptions.find((one) => one.id === id)!;
    expect(alone.estimates.sampled![id]).toEqual({ value, range, distribution });
  });

  it("is the plain ensemble where nothing is sampled", async () => {
    const { sample: _sample, ...plain } = arm;
    const [bare, empty] = [await ensemble(plain, 0), await ensemble({ ...plain, sample: [] }, 0)];
    expect(bare.estimates.sampled).toBeUndefined();
    expect(bare.text).toBe(empty.text);
    expect(bare.text).not.toBe(alone.text);
  });
});

describe("the draws of a run", () => {
  it("come from a stream of their own for each assumption, whatever else is drawn or fixed", () => {
    const draw = sampler(tavush, sample);
    const [first, ...others] = sample as [string, ...string[]];
    for (let run = 0; run < 20; run += 1) {
      const { [first]: _fixed, ...rest } = draw("amber", run);
      expect(sampler(tavush, others)("amber", run)).toEqual(rest);
    }
    const uniform = tavush.assumptions.find(({ distribution }) => distribution === "uniform")!;
    const [low, high] = uniform.range;
    expect(draw("amber", 7)[uniform.id]).toBe(
      low + (high - low) * openStream("amber", 7, `assumption.${uniform.id}`)(),
    );
  });

  it("leave out what the variant or the caller gives a value", () => {
    const variant = tavush.variants.find(({ set }) => Object.keys(set).some((id) => sample.includes(id)))!;
    const left = drawnAssumptions(tavush, { variant: variant.id, set: { [sample.at(-1)!]: 1 } });
    expect(left).toEqual(sample.filter((id) => !Object.hasOwn(variant.set, id) && id !== sample.at(-1)));
    expect(left.length).toBeLessThan(sample.length - 1);
  });
});

it("a run that draws what cannot be played is named", async () => {
  const assumption = { label: "x", note: "", evidence: [] };
  const scenario = tinyScenario({
    format: 2,
    horizon: 5,
    gauges: [gaugeOf("g")],
    assumptions: [
      { id: "low", value: 1, range: [0, 4], distribution: "uniform", ...assumption },
      { id: "high", value: 5, range: [3, 9], ...assumption },
    ],
    actors: [
      loneActor(
        "a",
        ["calm", "firm"],
        [
          {
            id: "go",
            from: "calm",
            to: "firm",
            trigger: wait(3),
            effects: [{ gauge: "g", add: [{ assumption: "low" }, { assumption: "high" }] }],
          },
        ],
      ),
    ],
  });
  const draw = sampler(scenario, ["low"]);
  let first = 0;
  while (draw("1", first).low! <= 3) first += 1;
  expect(first).toBeGreaterThan(0);
  const broken: Arm = { scenario, variant: null, set: { high: 3 }, sample: ["low"] };
  const pool = await openWorkerPool([broken], { workers: 0 });
  const opened = openEnsemble({ model: armModel(broken), plan: { seed: "1", days: 5, historical: false }, pool });
  const failure = await opened.runTo(runs).catch((error: unknown) => error);
  await pool.close();
  expect(failure).toBeInstanceOf(RunFailure);
  expect(failure).toMatchObject({ run: first, seed: "1", message: expect.stringContaining("out of order") });
});
