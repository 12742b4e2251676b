/**
 * The stages of an ensemble that `run` plays: a pilot where the runs after it depend on the first ones, the rest, and the pairs of runs
 * that sensitivities need besides.
 */
import {
  type Arm,
  controlledOutcomes,
  type Ensemble,
  gainOf,
  pilotFrom,
  pilotRuns,
  type RunPlan,
  runsForPrecision,
  type Sensitivity,
  type SlopeFit,
  sensitivityOf,
} from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import type { Asked, AskedSensitivity } from "../shares/index.js";
import { UsageError } from "./failure.js";
import type { Progress } from "./progress.js";
import type { EnsembleCommandOptions } from "./run.js";

/** Runs of which derivatives take their coefficients, and the fewest runs that they are worked out for. */
const slopePilot = 1000;
const leastForSlopes = 2 * slopePilot;

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

/** What is asked of derivatives of a study that begins with this run; undefined where nothing is. */
export function askedSensitivity(
  { sensitivity, precision, everyNumber = false, plainEstimates = false }: EnsembleCommandOptions,
  first: number,
): AskedSensitivity | undefined {
  if (!sensitivity) return undefined;
  const pilot = pilotFrom(first, precision === undefined ? slopePilot : pilotRuns);
  return { pilot, everyNumber, plainEstimates };
}

/** What the stages of an ensemble hang on. */
interface Staged {
  readonly asked: Asked;
  /** Run that the ensemble begins with: in a shard another one than the study's. */
  readonly first: number;
  /** Runs of the ensemble, where no precision is asked for. */
  readonly runs: number;
  readonly precision: number | undefined;
  /** Plays the pilot of the study for its coefficients; null if it was stopped. */
  pilotFit(runs: number): Promise<SlopeFit | null>;
  /** Called with the runs that are to be played, as soon as that is known. */
  aim(runs: number): void;
}

/**
 * Plays all runs, in stages where the first ones decide about the rest. Returns the outcomes that a pilot has chosen to estimate with
 * control variates; undefined where there was none.
 */
export async function playAll(ensemble: Ensemble, staged: Staged): Promise<ReadonlySet<number> | undefined> {
  const { asked, precision, runs, aim } = staged;
  const { sensitivity } = asked;
  if (precision === undefined) {
    aim(runs);
    if (sensitivity !== undefined) await watchAfterPilot(ensemble, staged, sensitivity.pilot);
    await ensemble.runTo(runs);
    return undefined;
  }
  const pilot = pilotFrom(asked.first, pilotRuns);
  aim(pilot);
  await ensemble.runTo(pilot);
  if (ensemble.partial) return undefined;
  // What estimates each outcome is settled by the pilot, so that no choice follows the runs that are counted.
  const { goal, used } = afterPilot(ensemble, precision, sensitivity);
  if (sensitivity !== undefined) ensemble.watchSlopes();
  aim(goal);
  await ensemble.runTo(goal);
  return used;
}

/** Plays the runs that belong to the pilot, and has all others add up what derivatives need. A shard may have some of the pilot, or nothing else. */
async function watchAfterPilot(ensemble: Ensemble, { asked, first, runs, pilotFit }: Staged, pilot: number) {
  const own = Math.max(0, Math.min(runs, asked.first + pilot - first));
  await ensemble.runTo(own);
  if (ensemble.partial || runs <= Math.max(own, ensemble.tally.runs)) return;
  const isPilot = first === asked.first && ensemble.tally.runs === pilot;
  const fit = isPilot ? undefined : await pilotFit(pilot);
  // Stopped: no more runs will be played.
  if (fit !== null) ensemble.watchSlopes(fit);
}

/** How many runs a precision takes, and derivatives with it, and which outcomes are estimated with control variates. */
export function afterPilot(
  { tally, folds }: Ensemble,
  precision: number,
  sensitivity: AskedSensitivity | undefined,
): { readonly goal: number; readonly used: ReadonlySet<number> } {
  const { controlled, used } = controlledOutcomes(tally, folds);
  const gains = controlled.map((outcome, place) => (used.has(place) ? gainOf(outcome) : 1));
  const least = sensitivity === undefined ? 0 : sensitivity.pilot + leastForSlopes;
  return { goal: Math.max(least, runsForPrecision(tally.endings, tally.runs, precision, gains)), used };
}

/** What moves the outcomes of an ensemble that has been played; null where that was not asked. */
export async function askSensitivity(
  { slopes, tally }: Pick<Ensemble, "slopes" | "tally">,
  asked: AskedSensitivity | undefined,
  {
    model,
    arm,
    plan,
    workers,
    isWhole,
    signal,
    progress,
  }: {
    readonly model: Model;
    readonly arm: Arm | null;
    readonly plan: RunPlan;
    readonly workers: number | undefined;
    /** Pairs are played once, for the whole of a study. */
    readonly isWhole: boolean;
    readonly signal: AbortSignal;
    readonly progress: Progress;
  },
): Promise<Sensitivity | null> {
  if (asked === undefined || slopes === null) return null;
  const { everyNumber } = asked;
  const pairs = isWhole ? Math.min(tally.runs, mostPairs) : 0;
  const onProgress = (done: number, all: number) => progress.update(2 * pairs * done, 2 * pairs * all);
  return sensitivityOf(model, slopes, { arm, plan, workers, signal, pairs, everyNumber, onProgress });
}
