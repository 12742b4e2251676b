// How often the intervals of `run` hold the truth, with control variates: many ensembles of a scenario whose probabilities closed
// forms give, and of tavush-2020, whose truth is estimated from as many runs as it takes; plain ensembles of 1,000 and 10,000
// runs and the two stages of --precision. And how many times smaller the variance is.
// `node bench/coverage.mjs [--ensembles 1000] [--truth 10000000] [--only closed|tavush] [--sizes 1000,10000] [--days 3]`, from a build. About half
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
  studyOf,
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
    days: { type: "string" },
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
  const days = Number(options.days ?? scenario.horizon);
  const open = (seed) => openEnsemble({ model, pool, controls: true, plan: { seed, days, historical: false } });
  const study = studyOf(model, { seed: "bench", days, historical: false });
  const head = { study, partial: false, hash: "" };
  /** Milestones, and the gauges at the end that are estimated; others have no interval. */
  const estimated = ({ tally, folds }, used) => {
    const { milestones, gauges } = estimatesOf(model, tally, head, controlledOutcomes(tally, folds, used));
    const means = Object.entries(gauges).flatMap(([name, { estimate }]) =>
      estimate === undefined ? [] : [[`${name} at the end`, { p: estimate.mean, ...estimate }]],
    );
    return { ...milestones, ...Object.fromEntries(means) };
  };
  const truths = await truthOf(open, estimated);
  const tried = Object.entries(truths).filter(([, { truth, isGauge }]) => isGauge || (truth >= 0.01 && truth <= 0.99));
  const kinds = [...options.sizes.split(",").map(Number), "precision"];
  for (const kind of kinds) {
    const held = new Map(tried.map(([name]) => [name, 0]));
    const gains = new Map(tried.map(([name]) => [name, []]));
    const used = new Map(tried.map(([name]) => [name, 0]));
    const told = new Map(tried.map(([name]) => [name, 0]));
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
        if (figures === undefined) continue;
        told.set(name, told.get(name) + 1);
        if (holds(figures, truth)) held.set(name, held.get(name) + 1);
        if (figures.plainRuns === undefined) continue;
        used.set(name, used.get(name) + 1);
        gains.get(name).push(figures.plainRuns / ensemble.tally.runs);
      }
    }
    console.log(
      `\n${id}, ${kind === "precision" ? `--precision ${options.precision}, ${Math.round(runs / ensembles)}` : kind} runs, ${ensembles} ensembles`,
    );
    const shareOf = (name) => (100 * held.get(name)) / told.get(name);
    for (const [name, { truth, isGauge }] of tried) {
      const gain = gains.get(name).length === 0 ? "" : `variance ratio ${median(gains.get(name)).toFixed(2)}`;
      console.log(
        `  ${name.padEnd(34)} ${isGauge ? truth.toFixed(2).padStart(7) : `${(100 * truth).toFixed(2).padStart(6)}%`}  held ${shareOf(name).toFixed(1)}%  estimated in ${used.get(name)}  ${gain}`,
      );
    }
    const milestones = tried.filter(([, { isGauge }]) => !isGauge).map(([name]) => name);
    const shares = milestones.map(shareOf);
    const ratios = milestones.map((name) => median(gains.get(name)) ?? 1);
    console.log(
      `  milestones held ${Math.min(...shares).toFixed(1)} to ${Math.max(...shares).toFixed(1)}%; median variance ratio ${median(ratios).toFixed(2)}`,
    );
  }
  await pool.close();
}

// The closed forms are those of the whole horizon.
if (options.only.includes("closed") && options.days === undefined)
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
      Object.entries(estimated(whole)).map(([name, { p, low, high, plainRuns = n }]) => [
        name,
        { truth: p, variance: ((high - low) / 2 / z95) ** 2, isGauge: name.endsWith(" at the end"), plainRuns },
      ]),
    );
  });
