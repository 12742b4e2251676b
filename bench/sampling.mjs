// What sampling costs a run: `node bench/sampling.mjs`. tavush-2020 with distributions on six assumptions, played plain and
// sampled, in the engine and in the kernel, in turn on this thread, everything counted; medians of processor time.
import "./help.mjs";
import { finish } from "../dist/analysis/batch.js";
import { armModel, batchRuns } from "../dist/analysis/index.js";
import { playerOf } from "../dist/analysis/player.js";
import { findScenario, loadScenario } from "../dist/scenarios/index.js";

const rounds = 7;
const runs = 2000;
const drawn = {
  "ankara-resolve": { distribution: "log-uniform" },
  "baku-caution": { distribution: "pert" },
  "baku-risk": { distribution: "triangular", with: { assumption: "ankara-resolve" } },
  "moscow-assertiveness": { distribution: "log-uniform" },
  "clash-severity": { distribution: "pert" },
  "war-proneness": { distribution: "log-uniform", with: { assumption: "moscow-assertiveness", opposed: true } },
};
const written = loadScenario(findScenario("tavush-2020")).scenario;
const assumptions = written.assumptions.map((assumption) => ({ ...assumption, ...drawn[assumption.id] }));
const model = armModel({ scenario: { ...written, format: 2, assumptions }, variant: null, set: {} });
const plan = { seed: "bench", days: written.horizon, historical: false };
const sample = Object.keys(drawn);
const players = [false, true].flatMap((kernel) =>
  [[], sample].map((ids) => playerOf(model, plan, { kernel, sample: ids })),
);

/** Microseconds of processor time a run, and the digests of what was played. */
function time(player) {
  const began = process.cpuUsage();
  const digests = Array.from({ length: runs / batchRuns }, (_, batch) => {
    const request = { firstRun: batch * batchRuns, runs: batchRuns, rows: false };
    return finish(player.steps(request)).digest;
  });
  const { user, system } = process.cpuUsage(began);
  return { time: (user + system) / runs, digests: digests.join() };
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const figures = Array.from({ length: rounds }, () => {
  const [plain, sampled, plainInKernel, sampledInKernel] = players.map(time);
  if (plain.digests !== plainInKernel.digests || sampled.digests !== sampledInKernel.digests)
    throw new Error("the kernel plays otherwise");
  return [plain, sampled, plainInKernel, sampledInKernel].map((one) => one.time);
});
const [plain, sampled, plainInKernel, sampledInKernel] = players.map((_, place) =>
  median(figures.map((of) => of[place])).toFixed(0),
);
const ratio = (one, other) => median(figures.map((of) => of[one] / of[other])).toFixed(2);
console.log(`engine: plain ${plain} µs a run, sampled ${sampled}, ${ratio(1, 0)} times`);
console.log(`kernel: plain ${plainInKernel} µs a run, sampled ${sampledInKernel}, ${ratio(3, 2)} times`);
console.log(`sampled runs in the kernel: ${ratio(1, 3)} times as fast as in the engine`);
