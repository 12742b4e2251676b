/**
 * Scores of runs in the kernel against those of the engine, to the bit: of whole runs and of futures, with those of ratios and
 * without, for the library and for scenarios that nobody wrote. And the sums of a batch that regressions are made from.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { finish } from "../../src/analysis/batch.js";
import { playerOf } from "../../src/analysis/player.js";
import { roundingOf } from "../../src/analysis/rounding.js";
import {
  advance,
  createModel,
  createWorld,
  forkFuture,
  type Model,
  playThrough,
  RunScores,
  type Scenario,
  ScenarioError,
  scoreTerms,
  type World,
} from "../../src/engine/index.js";
import { Kernel, kernelCode } from "../../src/kernel/index.js";
import { loadScenario } from "../../src/scenarios/index.js";
import { arbitraryScenario } from "../analysis/arbitrary-scenario.js";
import { nobody } from "../nobody.js";
import { library } from "../report/library.js";
import { full, isUsual, share, sweepUnless } from "../share.js";

/** Runs whose scores differ, of whole runs or of futures of a moment; broken runs are another test's. */
function differences(scenario: Scenario, runs: number, share: number | null): string[] {
  const model = createModel(scenario, { mover: "table" });
  const origin = share === null ? null : momentOf(model, share * scenario.horizon);
  if (share !== null && origin === null) return [];
  return [false, true].flatMap((withRatios) => {
    const terms = scoreTerms(model, withRatios);
    const scores = new RunScores(model, terms);
    const plan = {
      seed: "scores",
      days: scenario.horizon,
      historical: false,
      origin,
      runs,
      bins: 0,
      rounding: roundingOf(model, scenario.horizon),
      scores: terms,
    };
    const kernel = new Kernel(kernelCode()!, model, plan);
    kernel.startOver();
    return Array.from({ length: runs }, (_, run) => run).flatMap((run) => {
      const world =
        origin === null
          ? createWorld(model, { seed: "scores", run, scores })
          : forkFuture(model, origin, "scores", run, scores);
      try {
        playThrough(model, world, nobody);
      } catch (error) {
        if (error instanceof ScenarioError) return [];
        throw error;
      }
      scores.finish(model, world);
      expect(kernel.play(run, run)).toBe(true);
      const found = kernel.scores();
      const term = scores.values.findIndex((value, at) => !Object.is(value, found[at]));
      return term < 0 ? [] : [`run ${run}, term ${term} of ${terms.list.length}: ${found[term]}`];
    });
  });
}

function momentOf(model: Model, time: number): World | null {
  const world = createWorld(model, { seed: "moment" });
  try {
    advance(model, world, time);
  } catch (error) {
    if (error instanceof ScenarioError) return null;
    throw error;
  }
  return world;
}

describe("scores in the kernel", () => {
  for (const scenario of [...library, loadScenario("docs/examples/cuba-1962.yaml").scenario]) {
    const { id } = scenario;
    it(`are those of the engine: ${id}`, sweepUnless(isUsual(id)), () => {
      const runs = full ? 200 : id === "long-arc" ? 2 : 8;
      for (const part of [null, 0, 0.3]) expect(differences(scenario, runs, part)).toEqual([]);
    });
  }

  it("are those of the engine, of scenarios that nobody wrote", { tags: "sized" }, () => {
    let terms = 0;
    const property = fc.property(
      arbitraryScenario,
      fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      (scenario, part) => {
        expect(differences(scenario, 3, part)).toEqual([]);
        const model = createModel(scenario);
        terms += scoreTerms(model, true).list.length - scoreTerms(model).list.length;
      },
    );
    fc.assert(property, { seed: 20201110, numRuns: share(8, 20, 3000), endOnFailure: true });
    expect(terms).toBeGreaterThan(share(40, 100, 100));
  });

  it("make the same sums of a batch, wherever it is played", () => {
    const { scenario } = loadScenario("tutorial");
    const model = createModel(scenario, { mover: "table" });
    const plan = { seed: "1", days: scenario.horizon, historical: false };
    const [one, other] = [true, false].map((kernel) => {
      const request = { firstRun: 40, runs: 60, rows: false, controls: true };
      return finish(playerOf(model, plan, { kernel }).steps(request)).moments;
    });
    expect(one?.runs).toBe(60);
    expect(one).toEqual(other);
  });
});
