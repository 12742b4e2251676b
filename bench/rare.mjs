// Splitting against a closed form, with control variates and without: `node bench/rare.mjs [repetitions] [steps] [seed]`. A made scenario climbs so many steps with exponential waits, with a probability
// of some one in a million; the whole procedure, pilots for the levels and for the coefficients of control variates and then 50 independent splittings, is repeated 1,000 times. The
// bars: the truth lies inside the interval 93 to 97% of the time, and plain runs take at least 50 times the work for an
// interval as narrow. Work is days of play, that of the pilots included, and processor time. Takes some four minutes.
import "./help.mjs";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { armModel, kernelClimber, openWorkerPool, splitterOf, trialsOf } from "../dist/analysis/index.js";
import { createWorld, saveWorld } from "../dist/engine/index.js";
import {
  controlledProduct,
  importanceFor,
  pilotControls,
  pilotLevels,
  productOfShares,
  rareEstimate,
} from "../dist/experiments/index.js";
import { findScenario, loadScenario } from "../dist/scenarios/index.js";

const [repetitions = 1000, steps = 6] = process.argv.slice(2, 4).map(Number);
const [, , , , name = "bench"] = process.argv;
/** Mean days of a wait, so that it takes some one in a million to climb all steps in 30 days. */
const perStep = 100;
const days = 30;
const [splittings, trials, pilotTrials] = [50, 200, 500];

const rungs = Array.from({ length: steps + 1 }, (_, rung) => rung);
const text = [
  `format: 1\nid: ladder\ntitle: Ladder\nsummary: One step after another.\nstart: 2030-01-01\nhorizon: ${days}`,
  "gauges: { noise: { label: Noise, min: 0, max: 1, initial: 0, judgement: None. } }",
  `milestones:\n  top: { label: Top, headline: At the top, when: { climber.height: s${steps} } }`,
  "actors:\n  climber:\n    label: Climber\n    postures:\n      height:\n        label: Height\n        initial: s0\n        states:",
  ...rungs.map((rung) => `          s${rung}: { label: s${rung}, rung: ${rung} }`),
  "        transitions:",
  ...rungs
    .slice(1)
    .map(
      (rung) =>
        `          to-s${rung}: { from: s${rung - 1}, to: s${rung}, wait: ${perStep}, headline: Up, judgement: Made up. }`,
    ),
  "",
].join("\n");

/** So many waits are over by the end: the upper tail of a Poisson distribution. */
function truth() {
  const mean = days / perStep;
  let term = Math.exp(-mean);
  for (let k = 1; k <= steps; k += 1) term *= mean / k;
  let sum = 0;
  for (let k = steps; term > 1e-18; k += 1) {
    sum += term;
    term *= mean / (k + 1);
  }
  return sum;
}

const folder = mkdtempSync(join(tmpdir(), "faultline-rare-"));
writeFileSync(join(folder, "ladder.yaml"), text);
const { scenario } = loadScenario(findScenario(join(folder, "ladder.yaml")));
rmSync(folder, { recursive: true });
const arm = { scenario, variant: null, set: {} };
const model = armModel(arm);
const importance = importanceFor(model, { kind: "milestone", index: 0 });
const from = saveWorld(model, createWorld(model, { seed: "start", days }));
const expected = truth();

const finish = (generator) => {
  for (;;) {
    const step = generator.next();
    if (step.done) return step.value;
  }
};

/** What the estimates of all repetitions come to, of one kind. */
const blank = () => ({ covered: 0, sum: 0, squares: 0 });
const kinds = { "without control variates": blank(), "with control variates": blank() };
const note = (kind, found) => {
  const { p, low, high } = rareEstimate(found);
  if (low <= expected && expected <= high) kinds[kind].covered += 1;
  kinds[kind].sum += p;
  kinds[kind].squares += p * p;
};

let [played, plainDays, levelsSum] = [0, 0, 0];
const cpu = process.cpuUsage();
for (let k = 0; k < repetitions; k += 1) {
  const seed = `${name}-${k}`;
  const pilot = finish(pilotLevels(kernelClimber(model, { seed: `${seed}~levels`, from, importance }), pilotTrials));
  const scored = kernelClimber(model, { seed: `${seed}~controls`, from, importance, scored: true });
  const { controls, days: ofControls } = finish(pilotControls(scored, pilot.levels, pilotTrials));
  const splitting = { seed, from, importance, levels: pilot.levels, trials, ...(controls !== null && { controls }) };
  const split = splitterOf(model, splitting);
  const stages = pilot.levels.length + 1;
  const all = [];
  played += pilot.days + ofControls;
  for (let repetition = 0; repetition < splittings; repetition += 1) {
    const { sums } = finish(split({ arm: 0, points: [{}], firstRun: repetition * trialsOf(splitting), runs: 1 }));
    all.push(sums);
    played += sums.slice(stages, 2 * stages).reduce((one, other) => one + other, 0);
  }
  note(
    "without control variates",
    all.map((sums) => productOfShares(sums, stages, trials)),
  );
  note(
    "with control variates",
    all.map((sums) => (controls === null ? productOfShares : controlledProduct)(sums, stages, trials)),
  );
  levelsSum += pilot.levels.length;
  plainDays += pilot.daysOfFuture;
}
const { user, system } = process.cpuUsage(cpu);
const seconds = (user + system) / 1e6 / repetitions;
// Plain runs in the same kernel, by the batch.
const pool = await openWorkerPool([arm], { workers: 0 });
const plain = process.cpuUsage();
const runs = 100_000;
await pool.play(
  { plan: { seed: "plain", days, historical: false }, firstRun: 0, runs, gauges: false },
  () => undefined,
);
await pool.close();
const of = process.cpuUsage(plain);
const perRun = (of.user + of.system) / 1e6 / runs;
const daysOfRun = plainDays / repetitions;
const work = played / repetitions;
console.log(
  `truth ${expected.toExponential(4)}; ${steps} steps, ${(levelsSum / repetitions).toFixed(1)} levels; ${seconds.toFixed(3)} s of processor time, ${work.toExponential(2)} days of play`,
);
for (const [kind, { covered, sum, squares }] of Object.entries(kinds)) {
  const mean = sum / repetitions;
  const variance = (squares - sum * mean) / (repetitions - 1);
  const error = Math.sqrt(variance / repetitions);
  const plainRuns = (expected * (1 - expected)) / variance;
  console.log(
    `${kind}: mean of the estimates ${mean.toExponential(4)} ± ${(1.96 * error).toExponential(1)}; relative error of one ${((100 * Math.sqrt(variance)) / expected).toFixed(1)}%; inside the interval ${((100 * covered) / repetitions).toFixed(1)}% of ${repetitions}`,
  );
  console.log(
    `  as sure as ${plainRuns.toExponential(2)} plain runs: ${((plainRuns * daysOfRun) / work).toFixed(0)} times the days of play, ${((perRun * plainRuns) / seconds).toFixed(0)} times the processor time`,
  );
}
