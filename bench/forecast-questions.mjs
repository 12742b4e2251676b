/**
 * What people are asked to forecast, on fresh futures: `node bench/forecast-questions.mjs [seeds] [futures]` after
 * `node scripts/build.mjs`. Plays each scenario of the library with many seeds, asks at each turn, and estimates the odds of
 * each question anew from futures that the questions were not chosen by. Prints the share with odds of 10 to 90%, by
 * scenario, and how many questions a turn has; exit code 1 where the share is below 90% or a turn with time left has none.
 */
import "./help.mjs";
import * as engine from "../dist/engine/index.js";
import { askQuestions, futuresOf, oddsOf } from "../dist/forecast/index.js";
import { listScenarios, loadScenario } from "../dist/scenarios/index.js";
import { visibilityOf } from "../dist/visibility/index.js";

const seeds = Number(process.argv[2] ?? 5);
const futures = Number(process.argv[3] ?? 1000);
/** Of a long scenario, the first turns of each run. */
const mostTurns = 12;

const total = { asked: 0, within: 0, bare: 0 };
for (const { file } of listScenarios()) {
  const { scenario } = loadScenario(file);
  const model = engine.createModel(scenario);
  const known = visibilityOf(model, "table").knows;
  const { turn } = scenario;
  let [asked, within, turns, few, slowest] = [0, 0, 0, 0, 0];
  for (let seed = 0; seed < seeds; seed += 1) {
    const world = engine.createWorld(model, { seed: `questions-${seed}` });
    engine.advance(model, world, 0);
    const before = [];
    for (let played = 0; !world.ended && played < mostTurns; played += 1) {
      const began = performance.now();
      const questions = askQuestions(model, world, { known, turn, before });
      slowest = Math.max(slowest, performance.now() - began);
      const fresh = futuresOf(model, world, { turn, futures, seed: `fresh-${seed}` });
      for (const { question } of questions) {
        const odds = oddsOf(question, fresh);
        if (odds >= 0.1 && odds <= 0.9) within += 1;
        if (process.argv[4] === "--show") process.stdout.write(`  ${JSON.stringify(question)} ${odds}\n`);
      }
      asked += questions.length;
      turns += 1;
      if (questions.length < 2) few += 1;
      if (questions.length === 0) total.bare += 1;
      before.push(...questions.map(({ question }) => question));
      engine.advance(model, world, Math.floor(world.time) + turn);
    }
  }
  total.asked += asked;
  total.within += within;
  const share = ((100 * within) / asked).toFixed(1);
  process.stdout.write(
    `${scenario.id.padEnd(20)} ${turns} turns, ${asked} questions, ${share}% within; ${few} turns with fewer than two; slowest ${slowest.toFixed(0)} ms\n`,
  );
}
const share = total.within / total.asked;
process.stdout.write(
  `${total.asked} questions, ${(100 * share).toFixed(1)}% of them with odds of 10 to 90% on fresh futures\n`,
);
process.exitCode = share >= 0.9 && total.bare === 0 ? 0 : 1;
