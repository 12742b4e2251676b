/**
 * The page of many runs: a curve for each milestone that any run reached, up to its share, a fan for each gauge, and nothing of a scenario
 * that is not escaped.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  armModel,
  estimatesOf,
  openEnsemble,
  openWorkerPool,
  studyOf,
  type WorkerPool,
} from "../../src/analysis/index.js";
import type { Scenario } from "../../src/engine/index.js";
import { renderHtml, runsPage } from "../../src/report/index.js";
import { gaugeOf, inState, loneActor, rate, tinyScenario } from "../validation/tiny-scenario.js";

const milestone = (id: string, label: string, state: string) => ({
  id,
  label,
  headline: "",
  when: inState("a.stance", state),
  evidence: [],
});
const scenario: Scenario = tinyScenario({
  title: "Runs & pages",
  horizon: 10,
  gauges: [{ ...gaugeOf("heat", { initial: 20 }), label: "Heat <script>" }],
  actors: [loneActor("a", ["calm", "tense", "never"], [{ id: "rise", from: "calm", to: "tense", trigger: rate(0.1) }])],
  milestones: [milestone("rose", "It <b>rose</b>", "tense"), milestone("none", "Nobody saw it", "never")],
  endings: [{ id: "fallen", label: "Over & done", headline: "", when: inState("a.stance", "tense"), evidence: [] }],
});
const arm = { scenario, variant: null, set: {} };
const model = armModel(arm);
const plan = { seed: "1", days: 10, historical: false };

let pool: WorkerPool;
beforeAll(async () => {
  pool = await openWorkerPool([arm], { workers: 0 });
});
afterAll(() => pool.close());

test("a page of runs draws what there is, escaped", async () => {
  const ensemble = openEnsemble({ model, plan, pool });
  await ensemble.runTo(500);
  const { tally } = ensemble;
  const estimates = estimatesOf(model, tally, { study: studyOf(model, plan), partial: false, hash: ensemble.hash() });
  const reachedByDay = { rose: [...tally.milestoneDays.subarray(0, 11)], none: [...tally.milestoneDays.subarray(11)] };
  const html = await renderHtml(await runsPage({ scenario, estimates, reachedByDay }));
  // Milestones, the gauge, and the ends of runs.
  expect(html.match(/<div class="drawing">/g)).toHaveLength(3);
  expect(html).toContain("It &lt;b&gt;rose&lt;/b&gt;</li>");
  expect(html).not.toContain("Nobody saw it</li>");
  expect(html).toContain("Heat &lt;script&gt;");
  expect(html).not.toContain("Heat <script>");
  // As many runs have ended as have reached the milestone that ends them.
  expect(estimates.endings.fallen?.count).toBe(reachedByDay.rose.reduce((sum, runs) => sum + runs, 0));
});
