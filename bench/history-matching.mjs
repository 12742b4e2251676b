// History matching on data that the model made: `node bench/history-matching.mjs [trials] [points]`. In each of 100 trials, true values of three
// assumptions of a small scenario are drawn, 200 runs there make the data (three shares, a gauge, a day, with the standard errors of their means
// as spreads), and `calibrate`'s waves (100, 400, 1,600 runs) judge 300 points and the true one. Prints in how many trials the
// true values are kept (the bar is 95) and which share of the volume is left (the bar is 20% at most), the mean and the greatest. Some 25 seconds on one core.
import "./help.mjs";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { armModel, openWorkerPool, responsesOf, varianceOf } from "../dist/analysis/index.js";
import { openStream } from "../dist/engine/index.js";
import { factorsOf, latinHypercube, matchHistory, playExperiment, valuesAt } from "../dist/experiments/index.js";
import { loadScenario } from "../dist/scenarios/index.js";

const [trials = 100, points = 300] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "faultline-matching-"));
const file = join(folder, "small.yaml");
writeFileSync(
  file,
  `
format: 2
id: small
title: Two neighbours
summary: For a measurement.
start: 2020-01-01
horizon: 30
turn: 7
assumptions:
  temper: { value: 1, range: [0.3, 3], note: How readily the first arms., judgement: For a measurement. }
  caution: { value: 1, range: [0.3, 3], note: How readily the second answers., judgement: For a measurement. }
  heat: { value: 2, range: [0.5, 4], note: What a day under arms adds., judgement: For a measurement. }
gauges:
  tension: { label: Tension, min: 0, max: 100, initial: 20, baseline: 20, settle: 10, judgement: For a measurement.,
             drift: [{ when: { first.army: armed }, perDay: { assumption: heat }, judgement: For a measurement. }] }
actors:
  first:
    label: First
    postures:
      army:
        label: Army
        initial: calm
        states: { calm: { label: Calm, rung: 0 }, armed: { label: Armed, rung: 1 } }
        transitions:
          arm: { from: calm, to: armed, wait: 20, headline: The first arms, judgement: For a measurement., ratios: [{ assumption: temper }] }
          rest: { from: armed, to: calm, wait: 15, headline: The first rests, judgement: For a measurement. }
  second:
    label: Second
    postures:
      army:
        label: Army
        initial: calm
        states: { calm: { label: Calm, rung: 0 }, armed: { label: Armed, rung: 1 } }
        transitions:
          arm: { from: calm, to: armed, wait: 15, when: { first.army: armed }, headline: The second arms, judgement: For a measurement., ratios: [{ assumption: caution }] }
milestones:
  one-arms: { label: The first arms, headline: The first arms, when: { first.army: armed }, judgement: For a measurement. }
  both-arm: { label: Both arm, headline: Both arm, when: { first.army: armed, second.army: armed }, judgement: For a measurement. }
`,
);
const { scenario } = loadScenario(file);
rmSync(folder, { recursive: true });

const ids = ["temper", "caution", "heat"];
const factors = factorsOf(scenario, ids);
const arm = { scenario, variant: null, set: {} };
const responses = responsesOf(armModel(arm), { days: true });
const placeOf = (kind, id) => responses.findIndex((response) => response.kind === kind && response.id === id);
const targetOf = (id, kind, place, reached, sums) => {
  const n = kind === "day" ? sums.sums[reached] : sums.runs;
  const mean = sums.sums[place] / n;
  // One run more on each side, because what all 200 runs have is not certain.
  const p = (sums.sums[place] + 1) / (n + 2);
  const variance = kind === "share" ? p * (1 - p) : varianceOf(sums.sums[place], sums.squares[place], n);
  return { id, kind, place, reached, value: mean, spread: Math.sqrt(variance / n) };
};
const pool = await openWorkerPool([arm], { workers: 0 });
const play = (seed) => async (units, onUnit) => {
  const plans = [{ seed, days: scenario.horizon, historical: false }];
  await playExperiment({ plans, ids, pairs: [], rows: false, days: true, units }, { pool, onUnit });
  return { partial: false };
};

let [kept, sum, most] = [0, 0, 0];
for (let trial = 0; trial < trials; trial += 1) {
  const stream = openStream(`truth ${trial}`, 0, "bench");
  const truth = factors.map(() => stream());
  let data;
  await play(`data ${trial}`)([{ arm: 0, points: [valuesAt(factors, truth)], firstRun: 0, runs: 200 }], (sums) => {
    data = sums;
  });
  const [one, both] = [placeOf("milestone", "one-arms"), placeOf("milestone", "both-arm")];
  const targets = [
    targetOf("one-arms", "share", one, null, data),
    targetOf("both-arm", "share", both, null, data),
    targetOf("tension", "gauge", placeOf("gauge", "tension"), null, data),
    targetOf("one-arms.day", "day", placeOf("milestone-day", "one-arms"), one, data),
  ];
  const design = [...latinHypercube(factors, points, `points ${trial}`), truth].map((point) =>
    valuesAt(factors, point),
  );
  const matching = { targets, points: design, waves: [100, 400, 1600], cutoff: 3, single: false };
  const { points: matched } = await matchHistory(matching, play(`judge ${trial}`));
  if (matched.at(-1).ruledOut === null) kept += 1;
  const share = matched.slice(0, -1).filter(({ ruledOut }) => ruledOut === null).length / points;
  sum += share;
  most = Math.max(most, share);
}
await pool.close();
console.log(
  `true values kept in ${kept} of ${trials} trials; of the volume ${((100 * sum) / trials).toFixed(1)}% is left on average, ${(100 * most).toFixed(1)}% at most`,
);
