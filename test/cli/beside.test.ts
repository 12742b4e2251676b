/**
 * What is counted and worked out beside a host, in threads: it is what this thread would find, and it ends with the host.
 */
import { availableParallelism } from "node:os";
import { expect, it } from "vitest";
import { oddsFrom } from "../../src/analysis/index.js";
import { countBeside, workBeside } from "../../src/cli/beside.js";
import { createModel, createWorld, saveWorld } from "../../src/engine/index.js";
import { libraryScenario } from "../report/library.js";
import { patience } from "../until.js";

const scenario = libraryScenario("tavush-2020");
const arm = { scenario, variant: null, set: {} };
const model = createModel(scenario);
const start = { seed: "beside", run: 0, days: scenario.horizon, historical: false, seats: [] };
const world = saveWorld(model, createWorld(model, start));
const runs = 40;

it("counts the odds that one thread alone would, and leaves a processor to whoever waits", {
  timeout: patience,
}, async () => {
  const stop = new AbortController();
  const told: (number | undefined)[] = [];
  const heard: typeof oddsFrom = (armOf, worlds, options) => {
    told.push(options.workers);
    return oddsFrom(armOf, worlds, options);
  };
  const counted = await countBeside(stop.signal, async () => ({ oddsFrom: heard }))(arm, [world], runs);
  const alone = await oddsFrom(arm, [world], { runs, workers: 0 });
  const shares = (outlooks: typeof counted) => outlooks.map(({ endings, runs: of }) => [of, endings.map(({ p }) => p)]);
  expect(shares(counted)).toEqual(shares(alone));
  const [workers = 0] = told;
  expect([told.length, workers >= 1, workers < Math.max(2, availableParallelism())]).toEqual([1, true, true]);
});

it("counts no more once the host has ended: what is under way is given up, and nothing is begun", {
  timeout: patience,
}, async () => {
  const stop = new AbortController();
  const count = countBeside(stop.signal);
  const underWay = count(arm, [world], 1_000_000);
  setTimeout(() => stop.abort(), 50);
  await expect(underWay).rejects.toThrow(/abort/i);
  await expect(count(arm, [world], runs)).rejects.toThrow(/abort/i);
});

it("works out one thing after the other in a thread, refuses what is not possible, and begins none for a host that has ended", {
  timeout: patience,
}, async () => {
  const stop = new AbortController();
  const { whatIf, questions } = workBeside(stop.signal);
  const run = { scenario, variant: null, set: {}, start };
  const [inject] = scenario.injects;
  const [told, refused, asked] = await Promise.all([
    whatIf(run, { at: null, change: { kind: "inject", inject: inject?.id ?? "" } }),
    whatIf(run, { at: null, change: { kind: "force", transition: "no.such.one" } }),
    questions(arm, world, []),
  ]);
  expect(told).toMatchObject({ told: { shared: 0 } });
  expect(refused).toMatchObject({ kind: "order-error" });
  expect(asked.length).toBeGreaterThan(1);
  stop.abort();
  await expect(workBeside(stop.signal).questions(arm, world, [])).rejects.toThrow(/abort/i);
});
