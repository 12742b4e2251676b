/**
 * Sentences of after-action reports on random exercises of the library: `node bench/report-sentences.mjs [exercises]` after
 * `node scripts/build.mjs`, 300 by default; or `[first]-[last]`, to play a part of them again by their numbers. Those of the "Without it" section are checked against the exercise played by hand without that act; those
 * of the review (overview, objectives, observations, improvement plan, notes, feedback, events, who knew what when, agreements, time used, ways not
 * taken, records) in as many other exercises against a journal of what was given. Prints how many sentences there were of each
 * kind, and how many are false; exit code 1 where any is.
 */
import "./help.mjs";
import * as engine from "../dist/engine/index.js";
import { changeText } from "../dist/report/after-action/acts.js";
import { deliveredIn } from "../dist/report/after-action/after-action.js";
import { agreementBlocks } from "../dist/report/after-action/agreements.js";
import { feedbackBlocks } from "../dist/report/after-action/feedback-summary.js";
import { improvementBlocks } from "../dist/report/after-action/improvement-plan.js";
import { messageBlocks } from "../dist/report/after-action/messages.js";
import { momentBlocks } from "../dist/report/after-action/moment-list.js";
import { objectiveBlocks } from "../dist/report/after-action/objectives.js";
import { overviewBlocks } from "../dist/report/after-action/overview.js";
import { playedOn } from "../dist/report/after-action/played.js";
import { recordTable } from "../dist/report/after-action/scrubber.js";
import { eventBlocks, noteBlocks, wayBlocks } from "../dist/report/after-action/sections.js";
import { timeBlocks } from "../dist/report/after-action/table-time.js";
import { whoKnewBlocks } from "../dist/report/after-action/who-knew.js";
import { changeOf, foldsAgain, playWithout } from "../dist/report/after-action/without.js";
import { listScenarios, loadScenario } from "../dist/scenarios/index.js";
import * as session from "../dist/session/index.js";
import { createLookup } from "../dist/text/index.js";
import * as visibility from "../dist/visibility/index.js";
import { falseReviewSentences, reviewBlocks, reviewedExercise } from "./review-sentences.mjs";
import { falseSentences, linesOf, playByHand, randomExercise } from "./without-sentences.mjs";

const parts = {
  agreementBlocks,
  messageBlocks,
  momentBlocks,
  createLookup,
  deliveredIn,
  eventBlocks,
  feedbackBlocks,
  improvementBlocks,
  noteBlocks,
  objectiveBlocks,
  overviewBlocks,
  playedOn,
  recordTable,
  timeBlocks,
  wayBlocks,
  whoKnewBlocks,
};
const [asked = "300"] = process.argv.slice(2);
const [first, last] = asked.includes("-") ? asked.split("-").map(Number) : [0, Number(asked) - 1];
if (!Number.isInteger(first) || !(last >= first)) throw new Error(`${asked}: expected a number, or first-last`);
const exercises = last - first + 1;
const library = listScenarios().map(({ file }) => loadScenario(file).scenario);
const seen = {};
let [acts, wrong] = [0, 0];
const report = (where, problem) => {
  wrong += 1;
  process.stdout.write(`${where}: ${problem}\n`);
};
for (let seed = first; seed <= last; seed += 1) {
  const resolved = library[seed % library.length];
  const { session: made, done } = randomExercise({ engine, session }, resolved, seed);
  const { header, model } = made;
  const where = `${resolved.id} ${seed}`;
  const played = playedOn({ header, model, state: made.state });
  const byHand = playByHand(engine, model, header, done);
  const records = byHand.records.map(({ record }) => record);
  if (engine.hashRecords(records) !== engine.hashRecords([...played.records]))
    report(where, "played by hand it is another exercise");
  if (!foldsAgain(played)) report(where, "it does not fold again");
  const steps = played.steps.filter(({ input }) => input.type !== "advance");
  const places = done.flatMap(({ kind }, place) => (kind === "advance" ? [] : [place]));
  if (steps.length !== places.length) report(where, "it has other acts");
  for (const [index, step] of steps.entries()) {
    acts += 1;
    const left = places[index];
    const until = byHand.world.ended ? byHand.world.horizon : byHand.world.time;
    const without = playByHand(engine, model, header, done, left, until);
    const sentences = linesOf(changeText(createLookup(resolved), changeOf(played, step, playWithout(played, step))));
    const found = falseSentences({ engine, model, played: byHand, without, left, done, sentences, seen });
    for (const problem of found) report(`${where}, act ${index + 1} (${step.input.type})`, problem);
  }
}
for (let seed = first; seed <= last; seed += 1) {
  const made = reviewedExercise({ engine, session }, library, seed);
  const { model } = made.session;
  const blocks = reviewBlocks(parts, made.session);
  for (const problem of falseReviewSentences({ visibility, made, blocks, seen }))
    report(`review of ${model.scenario.id} ${seed}`, problem);
}
for (const [kind, number] of Object.entries(seen)) process.stdout.write(`${String(number).padStart(6)}  ${kind}\n`);
process.stdout.write(`${exercises} exercises, ${acts} acts, and ${exercises} reviewed exercises: ${wrong} false\n`);
process.exitCode = wrong === 0 ? 0 : 1;
