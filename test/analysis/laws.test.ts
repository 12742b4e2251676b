/**
 * Laws that figures of any scenario keep: nothing is undefined, probabilities lie in their intervals, endings add up to 1, and plain
 * estimates are counts.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { RunFailure } from "../../src/analysis/batch.js";
import { openEnsemble } from "../../src/analysis/ensemble.js";
import { estimatesOf } from "../../src/analysis/estimates.js";
import { controlledOutcomes } from "../../src/analysis/likelihood.js";
import { studyOf } from "../../src/analysis/provenance.js";
import { sensitivityOf } from "../../src/analysis/sensitivity.js";
import { armModel } from "../../src/analysis/task-runner.js";
import { openWorkerPool } from "../../src/analysis/worker-pool.js";
import { arbitraryScenario } from "./arbitrary-scenario.js";

/** Paths of numbers that JSON could not write. */
function unwritable(part: unknown, path = ""): string[] {
  if (typeof part === "number") return Number.isFinite(part) ? [] : [path];
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => unwritable(value, `${path}.${key}`));
}

const runs = 1000;

test("figures of any scenario are probabilities, in their intervals, with and without control variates", async () => {
  const rule = fc.asyncProperty(arbitraryScenario, async (scenario) => {
    const arm = { scenario, variant: null, set: {} };
    const model = armModel(arm);
    const plan = { seed: "laws", days: scenario.horizon, historical: true };
    const pool = await openWorkerPool([arm], { workers: 0 });
    const ensemble = openEnsemble({ model, plan, pool, controls: true });
    try {
      await ensemble.runTo(runs / 2);
      ensemble.watchSlopes();
      await ensemble.runTo(runs);
    } catch (error) {
      if (error instanceof RunFailure) return;
      throw error;
    } finally {
      await pool.close();
    }
    const head = { study: studyOf(model, plan), partial: false, hash: "" };
    const found = estimatesOf(model, ensemble.tally, head, controlledOutcomes(ensemble.tally, ensemble.folds));
    const plain = estimatesOf(model, ensemble.tally, head);
    expect([...unwritable(found), ...unwritable(plain)]).toEqual([]);
    const endings = Object.values(found.endings);
    expect(endings.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1, 9);
    expect(endings.reduce((sum, { count }) => sum + count, 0)).toBe(runs);
    for (const { p, low, high } of [...endings, ...Object.values(found.milestones)]) {
      const rising = [0, low, p, high, 1];
      expect(rising).toEqual([...rising].sort((one, other) => one - other));
    }
    for (const { p, count } of [...Object.values(plain.endings), ...Object.values(plain.milestones)])
      expect(p).toBe(count / runs);
    const asked = { arm, plan, workers: 0, pairs: 250 };
    expect(unwritable(await sensitivityOf(model, ensemble.slopes!, asked))).toEqual([]);
  });
  await fc.assert(rule, { numRuns: 10, seed: 1 });
});
