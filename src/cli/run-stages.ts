/**
 * The stages of an ensemble that `run` plays: a pilot where the runs after it depend on the first ones, the rest, and the pairs of runs
 * that sensitivities need besides.
 */
import {
  type Arm,
  controlledOutcomes,
  type Ensemble,
  gainOf,
  pilotRuns,
  type RunPlan,
  runsForPrecision,
  type Sensitivity,
  sensitivityOf,
} from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import { UsageError } from "./failure.js";
import type { Progress } from "./progress.js";
import type { EnsembleCommandOptions } from "./run.js";

/** Runs of which derivatives take their coefficients, and the fewest runs that they are worked out for. */
export const slopePilot = 1000;
export const leastForSlopes = 2 * slopePilot;

/** Most pairs for each assumption whose change has to be played. */
const mostPairs = 10_000;

/** Refuses options that do not go together. */
export function refuseSensitivity({
  sensitivity,
  everyNumber,
  from,
  sample,
  runs,
  precision,
  until,
}: EnsembleCommandOptions): void {
  if (everyNumber && !sensitivity) throw new UsageError(say("cli.every-number-alone"), say("cli.give-sensitivity-too"));
  if (everyNumber && from !== undefined)
    throw new UsageError(say("cli.every-number-of-futures"), say("cli.leave-every-number-out"));
  if (!sensitivity) return;
  if (sample) throw new UsageError(say("cli.sensitivity-of-sampled"), say("cli.leave-sample-out"));
  if (precision === undefined && until === undefined && runs < leastForSlopes)
    throw new UsageError(say("cli.sensitivity-needs-runs", { runs, least: leastForSlopes }), say("cli.give-more-runs"));
}

/**
 * Plays all runs, in stages where the first ones decide about the rest. Returns the outcomes that a pilot has chosen to estimate with
 * control variates; undefined where there was none.
 */
export async function playAll(
  ensemble: Ensemble,
  { precision, runs, sensitivity = false }: EnsembleCommandOptions,
  aim: (runs: number) => void,
): Promise<ReadonlySet<number> | undefined> {
  let goal = precision === undefined ? runs : pilotRuns;
  if (precision !== undefined || sensitivity) {
    const pilot = precision === undefined ? slopePilot : pilotRuns;
    aim(goal);
    await ensemble.runTo(pilot);
    if (ensemble.partial) return undefined;
    if (sensitivity) ensemble.watchSlopes();
  }
  let used: ReadonlySet<number> | undefined;
  if (precision !== undefined) {
    // What estimates each outcome is settled by the pilot, so that no choice follows the runs that are counted.
    ({ goal, used } = afterPilot(ensemble, precision));
    if (sensitivity) goal = Math.max(goal, leastForSlopes + pilotRuns);
  }
  aim(goal);
  await ensemble.runTo(goal);
  return used;
}

/** How many runs a precision takes, and which outcomes are estimated with control variates. */
export function afterPilot({ tally, folds }: Ensemble, precision: number) {
  const { controlled, used } = controlledOutcomes(tally, folds);
  const gains = controlled.map((outcome, place) => (used.has(place) ? gainOf(outcome) : 1));
  return { goal: runsForPrecision(tally.endings, tally.runs, precision, gains), used };
}

/** What moves the outcomes of an ensemble that has been played; null where that was not asked. */
export async function askSensitivity(
  { slopes, tally }: Pick<Ensemble, "slopes" | "tally">,
  { workers, everyNumber }: EnsembleCommandOptions,
  {
    model,
    arm,
    plan,
    signal,
    progress,
  }: {
    readonly model: Model;
    readonly arm: Arm | null;
    readonly plan: RunPlan;
    readonly signal: AbortSignal;
    readonly progress: Progress;
  },
): Promise<Sensitivity | null> {
  if (slopes === null) return null;
  const pairs = Math.min(tally.runs, mostPairs);
  const onProgress = (done: number, all: number) => progress.update(2 * pairs * done, 2 * pairs * all);
  return sensitivityOf(model, slopes, { arm, plan, workers, signal, pairs, everyNumber, onProgress });
}
