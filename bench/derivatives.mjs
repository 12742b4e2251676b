// Derivatives of outcomes by score functions, from one ensemble, against central differences: each number of the scenario that has a
// score 5% more and 5% less, in pairs of runs with the same dice. Prints each pair that lies three standard errors apart or more, and how
// many there were. `node bench/derivatives.mjs [scenario] [--runs 100000] [--from 0] [--every 1]`, from a build. The central differences
// take about 10 s a number with 100,000 runs; `--every 10` takes one number in ten.
import { parseArgs } from "node:util";
import "./help.mjs";
import { armModel, compareArms, openEnsemble, openWorkerPool, sensitivityOf } from "../dist/analysis/index.js";
import { loadScenario } from "../dist/scenarios/index.js";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: "string", default: "100000" },
    every: { type: "string", default: "1" },
    from: { type: "string", default: "0" },
  },
});
const [id = "tavush-2020"] = positionals;
const runs = Number(options.runs);
const h = 0.05;
const z95 = 1.959963984540054;
const { scenario } = loadScenario(id);
const arm = { scenario, variant: null, set: {} };
const model = armModel(arm);
const plan = { seed: "derivatives", days: scenario.horizon, historical: false };

const pool = await openWorkerPool([arm], { workers: 2 });
const ensemble = openEnsemble({ model, pool, plan: { ...plan, seed: "scores" }, controls: true });
await ensemble.runTo(2000);
ensemble.watchSlopes();
await ensemble.runTo(2000 + runs);
await pool.close();
// Without an arm, only what scores reach is answered.
const scored = await sensitivityOf(model, ensemble.slopes, { arm: null, plan, workers: 2, pairs: 0 });

/** What scores answer of, each once. */
const numbers = new Map();
for (const kind of ["endings", "milestones", "gauges"])
  for (const [outcome, found] of Object.entries(scored[kind]))
    for (const influence of found) {
      const { kind: of, of: path, outcome: end = "", ratio = "" } = influence;
      const key = JSON.stringify([of, path, end, ratio]);
      if (!numbers.has(key)) numbers.set(key, { key, of, path, end, ratio, found: [] });
      numbers.get(key).found.push({ ...influence, kind, outcome });
    }

/** The scenario with a number times a factor; null where two numbers have the same name, or it is no number of its own. */
function changed({ of, path, end, ratio }, factor) {
  const copy = structuredClone(scenario);
  const transition = copy.actors
    .flatMap(({ postures }) => postures.flatMap(({ transitions }) => transitions))
    .find((candidate) => candidate.path === path);
  const owner = end === "" ? transition : transition.outcomes.find((outcome) => outcome.id === end);
  const numberOf = (quantity) => (typeof quantity === "number" ? quantity : model.assumptions.get(quantity.assumption));
  if (of === "rate") {
    const { trigger } = transition;
    if ("rate" in trigger) trigger.rate = numberOf(trigger.rate) * factor;
    else trigger.wait = numberOf(trigger.wait) / factor;
  } else if (of === "chance") transition.trigger.chance = numberOf(transition.trigger.chance) * factor;
  else if (of === "weight") owner.weight = numberOf(owner.weight) * factor;
  else {
    const same = owner.ratios.filter(({ label }) => label === ratio);
    if (same.length !== 1 || same[0].kind !== "condition") return null;
    same[0].ratio = numberOf(same[0].ratio) * factor;
  }
  return copy;
}

let [compared, beyond3, beyond4, skipped] = [0, 0, 0, 0];
const chosen = [...numbers.values()].filter(
  (_, place) => place >= Number(options.from) && place % Number(options.every) === 0,
);
for (const number of chosen) {
  const arms = [1 - h, 1 + h].map((factor) => {
    if (number.of !== "assumption") {
      const copy = changed(number, factor);
      return copy === null ? null : { scenario: copy, variant: null, set: {} };
    }
    const copy = structuredClone(scenario);
    // Beyond its range too: only the derivative is asked for.
    const assumption = copy.assumptions.find((candidate) => candidate.id === number.path);
    assumption.value = model.assumptions.get(number.path) * factor;
    assumption.range = [
      Math.min(assumption.range[0], assumption.value),
      Math.max(assumption.range[1], assumption.value),
    ];
    return { scenario: copy, variant: null, set: {} };
  });
  if (arms.includes(null)) {
    skipped += 1;
    continue;
  }
  const comparison = await compareArms(arms, plan, { runs, workers: 2, plainEstimates: true });
  for (const { kind, outcome, change, low, high } of number.found) {
    const pair = comparison[kind][outcome];
    if (pair === undefined) continue;
    const slope = change / 0.1;
    const error = (high - low) / 2 / z95 / 0.1;
    const difference = pair.difference / (2 * h);
    const pairError = (pair.high - pair.low) / 2 / z95 / (2 * h);
    const apart = Math.abs(slope - difference) / Math.hypot(error, pairError);
    compared += 1;
    if (apart > 4) beyond4 += 1;
    if (apart > 3) {
      beyond3 += 1;
      console.log(
        `${apart.toFixed(1)} s.e.: ${kind} ${outcome} to ${number.key}: ${slope.toFixed(5)} ± ${error.toFixed(5)} by scores, ${difference.toFixed(5)} ± ${pairError.toFixed(5)} by pairs`,
      );
    }
  }
}
console.log(
  `${id}: ${compared} derivatives to ${chosen.length - skipped} numbers, ${runs} runs: ${beyond3} beyond 3 standard errors, ${beyond4} beyond 4; ${skipped} numbers skipped, whose names are not unique`,
);
