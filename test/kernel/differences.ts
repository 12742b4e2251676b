/**
 * What the kernel plays, against what the engine plays: every event, row of outcomes, count, sum and bin of a batch.
 */
import { type Batch, batchSteps, finish, RunFailure, type RunPlan, runMaker } from "../../src/analysis/batch.js";
import { openKernel } from "../../src/analysis/player.js";
import { batchRuns, gaugeBins } from "../../src/analysis/tally.js";
import type { Model, Policies, Scenario } from "../../src/engine/index.js";
import { tallyArrays } from "../../src/kernel/index.js";
import { TellingListener, Told } from "./told.js";

/** Who draws what, and who plays seats. */
interface Playing {
  /** Assumptions that each run draws. */
  readonly sample?: readonly string[];
  readonly policies?: Policies;
}

const names: { readonly [name: string]: string } = { endingRuns: "endings", milestoneRuns: "milestones" };

/** Kinds of events that were compared, with what caused them, and of orders of what; and how many of each run at most. */
export const compared = new Set<string>();
export let longest = 0;

/** Forgets what was compared before: the tests of another file may have played in the same process. */
export function compareAnew(): void {
  compared.clear();
  longest = 0;
}

/** Why the kernel's runs are not the engine's; empty where they are. */
export function differences(model: Model, plan: RunPlan, firstRun: number, runs: number, playing: Playing = {}) {
  for (let done = 0; done < runs; done += batchRuns) {
    const found = batchDifferences(model, plan, firstRun + done, Math.min(batchRuns, runs - done), playing);
    if (found.length > 0) return found;
  }
  return [];
}

function batchDifferences(model: Model, plan: RunPlan, firstRun: number, runs: number, playing: Playing): string[] {
  const { sample, policies = null } = playing;
  let engine: Batch | null = null;
  let broken = -1;
  const request = { firstRun, runs, rows: true };
  const listener = new TellingListener(model, plan.days, request);
  try {
    engine = finish(batchSteps(model, plan, request, runMaker(model, plan, sample, null, policies), listener));
  } catch (error) {
    if (!(error instanceof RunFailure)) throw error;
    broken = error.run;
  }
  const kernel = openKernel(model, plan, playing, { runs, bins: gaugeBins, scores: null });
  if (kernel === null) return ["it is not certain what depends on the draws"];
  const told = new Told();
  kernel.startOver(told);
  for (let row = 0; row < runs; row += 1) {
    if (kernel.play(firstRun + row, row)) continue;
    return broken === firstRun + row ? [] : [`run ${firstRun + row} broke in the kernel, ${broken} in the engine`];
  }
  if (engine === null) return [`run ${broken} broke in the engine alone`];
  const rows = kernel.outcomes(runs);
  const found = told.differsFrom(listener.told);
  for (const [name, , , , , index, cause] of told.calls)
    compared.add(
      name === "moved" || name === "injected" ? `${name} ${causeOf(model, index as number, cause)}` : `${name}`,
    );
  longest = Math.max(longest, told.calls.length / runs);
  const place = rows.findIndex((value, at) => !Object.is(value, engine.outcomes![at]));
  const width = rows.length / runs;
  if (place >= 0)
    found.push(
      `run ${Math.floor(place / width)}, column ${place % width}: ${rows[place]}, not ${engine.outcomes![place]}`,
    );
  for (const name of tallyArrays) {
    const [one, other] = [kernel.tally(name), engine.tally[(names[name] ?? name) as "endings"]];
    if (one.length !== other.length || one.some((value, at) => !Object.is(value, other[at]))) found.push(name);
  }
  const [one, other] = [kernel.histogram(), engine.tally.gaugeHistogram];
  if (one.length !== other.length || one.some((value, at) => value !== other[at])) found.push("histogram");
  return found;
}

function causeOf(model: Model, transition: number, cause: unknown): string {
  if (cause !== "order") return `${cause}`;
  const { trigger, order } = model.transitions[transition]!.source;
  return `${order === undefined ? "unmarked" : "marked"} order of a ${trigger.kind}`;
}

export const planOf = ({ horizon }: Scenario, seed: string, more: Partial<RunPlan> = {}): RunPlan => ({
  seed,
  days: horizon,
  historical: false,
  ...more,
});
