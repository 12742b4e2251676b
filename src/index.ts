/**
 * Faultline as a library: load a scenario, play one run of it, play thousands, compare two readings, keep a session.
 * What can't be done is answered with a `Refusal`, a plain value that says what and why, and that `isRefusal` tells
 * from any other answer. Thrown are only `ScenarioError` (the scenario's author has to mend something), `SessionError`
 * (a log is damaged, foreign or in use, or can't be written) and `BugError` (ours). Importing has no side effect.
 */

import { resolve } from "node:path";
import {
  type Arm,
  type Comparison,
  compareArms,
  controlledOutcomes,
  type Estimates,
  estimatesOf,
  openEnsemble,
  openWorkerPool,
  plainOutcomes,
  RunFailure,
  type RunPlan,
  studyOf,
} from "./analysis/index.js";
import { say } from "./catalogue/index.js";
import {
  createModel,
  createWorld,
  drawnAssumptions,
  type Model,
  type OrderError,
  refusal,
  type Scenario,
  ScenarioError,
  type World,
} from "./engine/index.js";
import { type Reading, type RunChoices, refuseChoices, settingsOf } from "./scenarios/index.js";
import { beginSession, drawRule, resumeSession, type Session } from "./session/index.js";

export type { Comparison, Estimates, Likelihood, PairedDifference } from "./analysis/index.js";
export {
  advance,
  BugError,
  cloneWorld,
  dateOfDay,
  dayOfDate,
  type ExplainedRecord,
  type Explanation,
  engineVersion,
  explain,
  fireInject,
  forceTransition,
  giveOrder,
  hashRecords,
  hashScenario,
  isRefusal,
  type Model,
  type OfferedOrder,
  offeredOrders,
  type Problem,
  type Record,
  readGauges,
  readPostures,
  restoreWorld,
  type SavedWorld,
  type Scenario,
  ScenarioError,
  SessionError,
  saveWorld,
  setGauge,
  step,
  type World,
} from "./engine/index.js";
export {
  formatProblems,
  type ListedScenario,
  type LoadedScenario,
  listScenarios,
  loadScenario,
  type Reading,
  type RunChoices,
} from "./scenarios/index.js";
export {
  type Entry,
  type Given,
  type Header,
  headOf,
  type Input,
  recordsOf,
  type Session,
  type SessionState,
  type Timeline,
  timeline,
  type Verdict,
  verifyLog,
} from "./session/index.js";
export type { Viewer } from "./visibility/index.js";

/** Why something cannot be done: `message` says what is wrong, `hint` what to try. Nothing has changed. */
export type Refusal = OrderError;

/** A run. `advance`, `step`, `giveOrder`, `fireInject` and other functions change its world in place. */
export interface Run {
  readonly model: Model;
  readonly world: World;
}

/**
 * Opens a run at day 0. `advance(model, world, day)` plays to a time in days and returns the records.
 * Throws ScenarioError if a scenario that was not loaded from a file cannot be played.
 */
export function openRun(scenario: Scenario, choices: RunChoices): Run | Refusal {
  const refused = refuseChoices(scenario, choices);
  if (refused !== null) return refused;
  const { variant = null, seed, run = 0, days, historical = false, seats = [] } = choices;
  const model = createModel(scenario, { variant, set: settingsOf(scenario, choices) });
  return { model, world: createWorld(model, { seed, run, historical, seats, ...(days && { days }) }) };
}

export interface ManyRuns extends Omit<RunChoices, "run" | "seats"> {
  /** Runs to play; for a comparison, pairs of runs. */
  readonly runs: number;
  /** Number of the first run; 0 by default. */
  readonly first?: number | undefined;
  /**
   * Worker threads; 0 plays on the main thread. By default all processors, or 0 where few runs are played. The result is
   * the same for any number.
   */
  readonly workers?: number | undefined;
  /** Stops early; the runs so far are returned, marked `partial`. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each batch with the number of runs played so far. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

export interface EnsembleChoices extends ManyRuns {
  /** Estimate by the shares of the runs alone, without control variates. */
  readonly plainEstimates?: boolean | undefined;
}

/**
 * Plays many runs and estimates endings, milestones, gauges and transitions. Probabilities are from 0 to 1 with their
 * 95% interval (Wilson) and ICD 203 word, estimated with control variates where they help; times are in days. Throws
 * ScenarioError, with the run's number, if a run fails.
 */
export async function runEnsemble(scenario: Scenario, options: EnsembleChoices): Promise<Estimates | Refusal> {
  const refused = refuseRuns(options) ?? refuseChoices(scenario, options);
  if (refused !== null) return refused;
  const { first, set, signal, onProgress, workers } = options;
  const numbered = first === undefined ? {} : { first };
  const { plan, ...one } = planned(scenario, options, options);
  const sample = options.sample === true ? drawnAssumptions(scenario, options) : [];
  const arm = { ...one.arm, sample };
  const model = createModel(scenario, arm);
  const pool = await openWorkerPool([arm], { workers, days: options.runs * plan.days });
  const onBatch = (_batch: unknown, { runs }: { readonly runs: number }) => onProgress?.(runs);
  const controls = options.plainEstimates !== true;
  const ensemble = openEnsemble({ model, plan, pool, onBatch, controls, ...numbered, ...(signal && { signal }) });
  try {
    await blameScenario(ensemble.runTo(options.runs));
  } finally {
    await pool.close();
  }
  const { tally, folds, partial } = ensemble;
  const played = { study: studyOf(model, plan, { set, sample }), first, partial, hash: ensemble.hash() };
  return estimatesOf(model, tally, played, controls ? controlledOutcomes(tally, folds) : plainOutcomes);
}

/** One side of a comparison. */
export interface Side extends Reading {
  readonly scenario: Scenario;
}

/**
 * Plays two sides with common random numbers and returns every difference, second minus first, with its paired 95%
 * interval, estimated with control variates where they help. Sides with different horizons are refused unless `days` is given. Throws as `runEnsemble`.
 */
export async function compare(
  first: Side,
  second: Side,
  options: Omit<EnsembleChoices, keyof Reading | "first" | "sample">,
): Promise<Comparison | Refusal> {
  const refused = refuseRuns(options) ?? refuseSide(first, options) ?? refuseSide(second, options);
  if (refused !== null) return refused;
  const [one, two] = [planned(first.scenario, first, options), planned(second.scenario, second, options)];
  if (one.plan.days !== two.plan.days) {
    return refusal(
      say("library.sides-differ", { first: one.plan.days, second: two.plan.days }),
      say("library.sides-differ-hint"),
    );
  }
  return blameScenario(compareArms([one.arm, two.arm], one.plan, options));
}

export interface SessionChoices extends RunChoices {
  /** A new log file; if absent, the session is in memory. */
  readonly file?: string | undefined;
  /** How the seats' orders are carried out: one after the other (`open`), or all of a turn at one instant (`sealed`). */
  readonly orders?: "open" | "sealed" | undefined;
  /** The wall clock, ISO 8601; without it, lines of the log have no time. */
  readonly now?: (() => string) | undefined;
}

/**
 * Begins a session of a scenario, or resumes the log in a file: replays it and cuts off an incomplete last line.
 * `session.give(input)` returns the result of an input, or a Refusal; `session.close()` ends it. Throws SessionError if
 * the file cannot be created, exists already, is locked, damaged or not a session log.
 */
export function openSession(scenario: Scenario, choices: SessionChoices): Session | Refusal;
export function openSession(file: string, options?: Pick<SessionChoices, "now">): Session;
export function openSession(from: Scenario | string, options: Partial<SessionChoices> = {}): Session | Refusal {
  const clock = options.now === undefined ? {} : { now: options.now };
  if (typeof from === "string") return resumeSession(resolve(from), clock).session;
  const { variant = null, set = {}, seed = "", run = 0, days = from.horizon } = options;
  const { historical = false, seats = [], orders, file } = options;
  const chosen = { variant, set, seed, run, days, historical, seats };
  const sampled = { ...chosen, sample: options.sample };
  const refused = refuseChoices(from, sampled);
  if (refused !== null) return refused;
  const rule = orders === undefined ? {} : { rule: drawRule(orders) };
  const beginning = { resolved: from, ...chosen, set: settingsOf(from, sampled), ...rule };
  return beginSession(beginning, { ...clock, ...(file !== undefined && { file: resolve(file) }) });
}

function refuseRuns({ runs, first = 0, workers = 0 }: Pick<ManyRuns, "runs" | "first" | "workers">): Refusal | null {
  const wrong = [runs - 1, first, first + runs, workers].some((count) => !Number.isSafeInteger(count) || count < 0);
  return wrong ? refusal(say("library.runs-and-workers"), say("library.workers-hint")) : null;
}

function refuseSide({ scenario, variant, set }: Side, options: Omit<ManyRuns, keyof Reading>): Refusal | null {
  return refuseChoices(scenario, { ...options, variant, set });
}

function planned(
  scenario: Scenario,
  { variant = null, set = {} }: Reading,
  { seed, days = scenario.horizon, historical = false }: Omit<ManyRuns, keyof Reading>,
): { readonly arm: Arm; readonly plan: RunPlan } {
  return { arm: { scenario, variant, set }, plan: { seed, days, historical } };
}

/** Converts the failure of a run to a ScenarioError. */
async function blameScenario<T>(playing: Promise<T>): Promise<T> {
  try {
    return await playing;
  } catch (error) {
    if (!(error instanceof RunFailure)) throw error;
    const { run, seed, breakage } = error;
    throw new ScenarioError([
      { severity: "error", path: say("library.run-of-seed", { run, seed }), message: breakage.reason },
    ]);
  }
}
