/**
 * Plays runs with other values of some assumptions, point after point, without compiling the scenario again: the kernel's tables
 * are written where they depend on these assumptions, and nowhere else. The rows are those of a plain run with the same
 * values set, to the bit.
 */
import { type Model, revaluer, type Values } from "../engine/index.js";
import { batchSteps, failureOf, type RunPlan, runMaker } from "./batch.js";
import { openKernel, type PlayerOptions } from "./player.js";
import { batchRuns } from "./tally.js";

export interface PointPlayer {
  /**
   * Plays at most `batchRuns` runs, one a step, and returns their rows of outcomes, which the next call may overwrite. Throws
   * RunFailure for the first run that fails; with values that the model refuses, the first is taken to fail.
   */
  steps(values: Values, firstRun: number, runs: number): Generator<void, Float64Array>;
}

/** `ids` are the assumptions that points give a value; `sample` those that each run draws. False for `kernel` plays in the engine alone. */
export function pointPlayerOf(
  model: Model,
  plan: RunPlan,
  ids: readonly string[],
  { sample = [], policies, kernel: wanted = true }: PlayerOptions = {},
): PointPlayer {
  const kernel = wanted
    ? openKernel(model, plan, { sample, policies }, { bins: 0, runs: batchRuns, scores: null }, ids)
    : null;
  const modelWith = revaluer(model, ids);
  let written: Values | null = null;
  return {
    *steps(values, firstRun, runs) {
      try {
        if (kernel !== null && firstRun + runs < 2 ** 31) {
          if (written !== values) kernel.revalue(values);
          written = values;
          kernel.startOver();
          let row = 0;
          for (; row < runs && kernel.play(firstRun + row, row); row += 1) yield;
          if (row === runs) return kernel.rows().subarray(0, runs * kernel.width);
        }
        // The engine plays it again, because errors have their words there.
        const own = modelWith(values);
        const request = { firstRun, runs, rows: true, gauges: false };
        const { outcomes } = yield* batchSteps(own, plan, request, runMaker(own, plan, sample, null, policies ?? null));
        return outcomes as Float64Array;
      } catch (error) {
        written = null;
        throw failureOf(error, firstRun, plan.seed);
      }
    },
  };
}
