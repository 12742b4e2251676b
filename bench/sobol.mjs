// Sobol indices at full size: `node bench/sobol.mjs [groups] [workers]`. 12 assumptions of tavush-2020, 1,024 groups of 14 points, 200 runs a
// point: 2.9 million runs on two cores. The bar is 90 seconds. Prints seconds on the clock, and of processor time, which a busy machine does not change.
import "./help.mjs";
import { armModel, openWorkerPool, responsesOf } from "../dist/analysis/index.js";
import {
  factorsOf,
  playExperiment,
  runsOf,
  saltelliGroups,
  saltelliPairs,
  sobolIndices,
  valuesAt,
  variableAssumptions,
} from "../dist/experiments/index.js";
import { findScenario, loadScenario } from "../dist/scenarios/index.js";

const [groups = 1024, workers = 2] = process.argv.slice(2).map(Number);
const runs = 200;
const { scenario } = loadScenario(findScenario("tavush-2020"));
const ids = variableAssumptions(scenario).slice(0, 12);
const factors = factorsOf(scenario, ids);
const plans = [{ seed: "bench", days: scenario.horizon, historical: false }];
const units = saltelliGroups(ids.length, groups, "bench", "sobol").map((group, place) => ({
  arm: 0,
  points: group.map((point) => valuesAt(factors, point)),
  firstRun: place * runs,
  runs,
}));
const arm = { scenario, variant: null, set: {} };
const began = performance.now();
const cpu = process.cpuUsage();
const pool = await openWorkerPool([arm], { workers });
const played = [];
await playExperiment(
  { plans, ids, pairs: saltelliPairs(ids.length), rows: false, units },
  { pool, onUnit: (sums) => played.push(sums) },
);
await pool.close();
const playedIn = (performance.now() - began) / 1000;
const found = sobolIndices(played, ids.length, { seed: "bench", sampling: "sobol" });
const all = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(cpu);
const total = runsOf(units);
const processor = (user + system) / 1e6;
console.log(
  `${ids.length} assumptions, ${groups} groups, ${groups * (ids.length + 2)} points of ${runs} runs: ${total} runs`,
);
console.log(
  `${all.toFixed(1)} s on the clock with ${workers} threads: played in ${playedIn.toFixed(1)} s, indices in ${(all - playedIn).toFixed(1)} s`,
);
console.log(`${processor.toFixed(1)} s of processor time, ${((1e6 * processor) / total).toFixed(1)} µs a run`);
if (groups < 1024)
  console.log(`1,024 groups on two quiet cores would take ${((processor * 1024) / groups / 2).toFixed(0)} s`);
const general = responsesOf(armModel(arm)).findIndex(({ id }) => id === "general-war");
const { shares, total: totals } = found[general];
console.log(`general war: assumptions ${(100 * shares.assumptions.value).toFixed(1)}% of a run's variance`);
for (const [place, { value, low, high }] of totals.entries())
  if (value > 0.05) console.log(`  ${ids[place]}: total ${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`);
