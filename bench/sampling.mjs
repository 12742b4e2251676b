// What sampling costs a run: `node bench/sampling.mjs`. tavush-2020 with distributions on six assumptions, played plain and
// sampled in turn on this thread, everything counted; medians of processor time.
import "./help.mjs";
import { batchSteps, finish, listenerFor, runMaker } from "../dist/analysis/batch.js";
import { armModel } from "../dist/analysis/index.js";
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
const request = { firstRun: 0, runs, rows: false, events: false };

/** Microseconds of processor time a run. */
function time(sample) {
  const began = process.cpuUsage();
  finish(batchSteps(model, plan, request, runMaker(model, plan, sample), listenerFor(model, plan, request)));
  const { user, system } = process.cpuUsage(began);
  return (user + system) / runs;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const figures = Array.from({ length: rounds }, () => [time([]), time(Object.keys(drawn))]);
const plain = median(figures.map(([first]) => first));
const sampled = median(figures.map(([, second]) => second));
const ratio = median(figures.map(([first, second]) => second / first));
console.log(`plain ${plain.toFixed(0)} µs a run, sampled ${sampled.toFixed(0)} µs, ${ratio.toFixed(2)} times`);
