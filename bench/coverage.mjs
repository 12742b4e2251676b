// How often the intervals of `run` hold the truth, with control variates: many ensembles of a scenario whose probabilities closed
// forms give, and of tavush-2020, whose truth is estimated from as many runs as it takes; plain ensembles of 1,000 and 10,000
// runs and the two stages of --precision. And how many times smaller the variance is.
// `node bench/coverage.mjs [--ensembles 1000] [--truth 10000000] [--only closed|tavush] [--sizes 1000,10000]`, from a build. About half
// an hour on two cores with the figures above.
import { parseArgs } from "node:util";
import "./help.mjs";
import {
  armModel,
  controlledOutcomes,
  estimatesOf,
  gainOf,
  openEnsemble,
  openWorkerPool,
  pilotRuns,
  runsForPrecision,
} from "../dist/analysis/index.js";
import { loadScenario } from "../dist/scenarios/index.js";
import { closedForms, closedScenario } from "./closed-forms.mjs";

const { values: options } = parseArgs({
  options: {
    ensembles: { type: "string", default: "1000" },
    truth: { type: "string", default: "10000000" },
    only: { type: "string", default: "closed tavush" },
    sizes: { type: "string", default: "1000,10000" },
    precision: { type: "string", default: "0.02" },
  },
});
const ensembles = Number(options.ensembles);
const z95 = 1.959963984540054;

/** Where the estimate is off by more than the interval and the error of the truth allow, on that side. */
function holds({ p, low, high }, { truth, variance }) {
  const half = truth < p ? p - low : high - p;
  return (truth - p) ** 2 <= half * half + z95 * z95 * variance;
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

async function study(id, scenario, truthOf) {
  const arm = { scenario, variant: null, set: {} };
  const model = armModel(arm);
  const pool = await openWorkerPool([arm], { workers: 2 });
  const open = (seed) =>
    openEnsemble({ model, pool, controls: true, plan: { seed, days: scenario.horizon, historical: false } });
  const head = { seed: "bench", set: {}, partial: false, hash: "" };
  const estimated = ({ tally, folds }, used) =>
    estimatesOf(model, tally, head, controlledOutcomes(tally, folds, used)).milestones;
  const truths = await truthOf(open, estimated);
  const tried = Object.entries(truths).filter(([, { truth }]) => truth >= 0.01 && truth <= 0.99);
  const kinds = [...options.sizes.split(",").map(Number), "precision"];
  for (const kind of kinds) {
    const held = new Map(tried.map(([name]) => [name, 0]));
    const gains = new Map(tried.map(([name]) => [name, []]));
    const used = new Map(tried.map(([name]) => [name, 0]));
    let runs = 0;
    for (let number = 0; number < ensembles; number += 1) {
      const ensemble = open(`${kind}-${number}`);
      let chosen;
      if (kind === "precision") {
        await ensemble.runTo(pilotRuns);
        const { controlled, used: helped } = controlledOutcomes(ensemble.tally, ensemble.folds);
        chosen = helped;
        const worth = controlled.map((outcome, place) => (helped.has(place) ? gainOf(outcome) : 1));
        // As `run --precision`, which looks at endings; a scenario without them is judged by its milestones.
        const counts = scenario.endings.length > 0 ? ensemble.tally.endings : ensemble.tally.milestones;
        const shift = scenario.endings.length > 0 ? 0 : model.endings.length + 1;
        await ensemble.runTo(runsForPrecision(counts, pilotRuns, Number(options.precision), worth.slice(shift)));
      } else await ensemble.runTo(kind);
      runs += ensemble.tally.runs;
      const found = estimated(ensemble, chosen);
      for (const [name, truth] of tried) {
        const figures = found[name];
        if (holds(figures, truth)) held.set(name, held.get(name) + 1);
        if (figures.plainRuns === undefined) continue;
        used.set(name, used.get(name) + 1);
        gains.get(name).push(figures.plainRuns / ensemble.tally.runs);
      }
    }
    console.log(
      `\n${id}, ${kind === "precision" ? `--precision ${options.precision}, ${Math.round(runs / ensembles)}` : kind} runs, ${ensembles} ensembles`,
    );
    for (const [name, { truth }] of tried) {
      const gain = gains.get(name).length === 0 ? "" : `variance ratio ${median(gains.get(name)).toFixed(2)}`;
      console.log(
        `  ${name.padEnd(24)} ${(100 * truth).toFixed(2).padStart(6)}%  held ${((100 * held.get(name)) / ensembles).toFixed(1)}%  estimated in ${used.get(name)}  ${gain}`,
      );
    }
    const shares = [...held.values()].map((count) => (100 * count) / ensembles);
    const ratios = tried.map(([name]) => median(gains.get(name)) ?? 1);
    console.log(
      `  held ${Math.min(...shares).toFixed(1)} to ${Math.max(...shares).toFixed(1)}%; median variance ratio ${median(ratios).toFixed(2)}`,
    );
  }
  await pool.close();
}

if (options.only.includes("closed"))
  await study("closed forms", closedScenario(), async () =>
    Object.fromEntries(Object.entries(closedForms).map(([name, truth]) => [name, { truth, variance: 0 }])),
  );
if (options.only.includes("tavush"))
  await study("tavush-2020", loadScenario("tavush-2020").scenario, async (open, estimated) => {
    const whole = open("truth");
    await whole.runTo(Number(options.truth));
    const n = whole.tally.runs;
    console.log(`truth of tavush-2020 from ${n} runs with control variates`);
    return Object.fromEntries(
      Object.entries(estimated(whole)).map(([name, { p, plainRuns = n }]) => [
        name,
        { truth: p, variance: (p * (1 - p)) / plainRuns },
      ]),
    );
  });
