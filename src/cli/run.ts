/**
 * `faultline run`: many futures at once, with a report that says how sure it is.
 */

import {
  type Arm,
  type Batch,
  controlledOutcomes,
  type Estimates,
  estimatesOf,
  eventColumns,
  fitOfPilot,
  needDetails,
  type Origin,
  openEnsemble,
  openWorkerPool,
  plainOutcomes,
  provenanceOf,
  type RunFailure,
  type RunPlan,
  rowsOf,
  type Study,
  studyId,
  studyOf,
  type TableColumn,
  type Tally,
} from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { drawnAssumptions, type Model, type Scenario } from "../engine/index.js";
import { settingsOf } from "../scenarios/light.js";
import type { Asked, Span } from "../shares/index.js";
import { columnsOf, describeColumns, runKey } from "./describe.js";
import { exitCodes, UsageError, withAlone } from "./failure.js";
import { complainInWords } from "./output.js";
import { policiesFrom } from "./policy.js";
import {
  checkSeed,
  chooseRun,
  drawSeed,
  fileOf,
  openScenario,
  playedRun,
  prepareRun,
  type RunOptions,
  settled,
  withReading,
} from "./prepare.js";
import { attend, type Caller, progressFor } from "./progress.js";
import { type QueueOptions, refuseQueue } from "./queue.js";
import { type RunFigures, reportRun, writeRunsPage } from "./run-report.js";
import { askedSensitivity, askSensitivity, playAll, refuseSensitivity } from "./run-stages.js";
import { openTally, type RunTally, refuseTally, type Shard, spanOf, tellEmptyShard } from "./run-tally.js";
import { type Settling, showSettling } from "./settling.js";
import { fillsStandardOutput } from "./standard-output.js";
import { fixRuns, refuseUntil, type Within, wantedOutcomes } from "./until.js";

export interface EnsembleCommandOptions extends Omit<RunOptions, "run">, QueueOptions {
  /** Kept session whose futures are played, and the record that they start after. */
  readonly from?: string;
  readonly at?: number;
  readonly runs: number;
  /** Number of the first run. */
  readonly first?: number;
  readonly workers?: number;
  readonly precision?: number;
  /** Outcomes whose likelihood is to be known within a share of itself. */
  readonly until?: Within;
  /** Most runs of the pilot that fixes the number of runs for that. */
  readonly pilot?: number;
  /** File that says how seats are played. */
  readonly policy?: string;
  /** Estimate by shares of runs alone. */
  readonly plainEstimates?: boolean;
  /** Also say what 10% more of each rate, ratio, chance, weight and assumption would do. */
  readonly sensitivity?: boolean;
  /** Of numbers that only pairs of runs can answer for, too. */
  readonly everyNumber?: boolean;
  /** Play only one of so many shares of the runs. */
  readonly shard?: Shard;
  /** File that keeps what has been played. */
  readonly tally?: string;
  /** Go on with what it has. */
  readonly resume?: boolean;
  /** Tell progress in sentences. */
  readonly plain?: boolean;
  /** Where the page with charts goes. */
  readonly page?: string;
  readonly json?: boolean;
  /** Print endings and milestones alone. */
  readonly brief?: boolean;
  readonly csv?: string;
  readonly parquet?: string;
  /** Groups and names of the columns of tables. */
  readonly columns?: readonly string[];
  /** Say what the columns are, and play nothing. */
  readonly describe?: boolean;
  readonly events?: string;
}

/** Plays an ensemble and reports it. Ctrl-C reports what there is, marked partial, and answers 130. */
export async function run(named: string | undefined, chosen: EnsembleCommandOptions): Promise<number> {
  if (named === undefined) return playAndReport(named, chosen);
  const { name, options } = withReading(named, chosen);
  return playAndReport(name, options);
}

/** The figures that a program asks for, as `--json` prints them; null where it was stopped before any run was played. */
export async function figuresOfRuns(
  named: string,
  chosen: EnsembleCommandOptions,
  caller: Caller,
): Promise<RunFigures | null> {
  const { name, options } = withReading(named, chosen);
  refuseSensitivity(options);
  const span = await spanOf(options);
  const prepared = await prepareEnsemble(name, options);
  const playing = { ...prepared, name, arm: armOfStudy(prepared), span, asked: askedOf(prepared, options) };
  const played = await playEnsemble(playing, options, nothingKept, null, caller);
  return played === null || played.ensemble.tally.runs === 0 ? null : figuresFrom(playing, options, played);
}

async function playAndReport(name: string | undefined, options: EnsembleCommandOptions): Promise<number> {
  refuseQueue(options);
  if (options.queue !== undefined && options.describe !== true) {
    const { refuseWithQueue, runQueued } = await import("./run-queued.js");
    refuseWithQueue(options);
    await spanOf(options);
    return runQueued(name, options);
  }
  refuseSensitivity(options);
  refuseTally(options);
  refuseUntil(options);
  const span = await spanOf(options);
  const { model, study, plan, origin, reads } = await prepareEnsemble(name, options);
  const columns = columnsOf(model, study, options.columns);
  wantedOutcomes(model, options.until ?? {});
  if (options.describe) return describeColumns(columns, options.json);
  const quiet = fillsStandardOutput([options.csv, options.parquet, options.events, options.page], options.json);
  const asked = askedOf({ study }, options);
  // How many runs there are to keep is known only after the pilot where it fixes them.
  const tally = options.until === undefined ? await openTally(options, { asked, model, span, reads }) : null;
  const tables = await tablesFor(options, { model, study, columns, reads, prints: !quiet });
  const playing = { name, arm: armOfStudy({ model, study }), model, study, plan, origin, span, asked, reads };
  const played = await playEnsemble(playing, options, tables, tally);
  if (played === null) return stoppedEmpty();
  const { ensemble, isStopped, kept } = played;
  kept?.close(ensemble);
  if (ensemble.tally.runs === 0) return span.runs === 0 ? tellEmptyShard(options) : stoppedEmpty();
  const figures = figuresFrom(playing, options, played);
  if (options.sensitivity && figures.sensitivity === null) complainInWords(say("shares.no-derivatives"));
  await tables.close(figures.estimates, ensemble.tally);
  reportRun(model, figures, { json: options.json, brief: options.brief, quiet });
  return isStopped ? exitCodes.interrupted : exitCodes.done;
}

/** What a study is asked to be. */
export function askedOf({ study }: Pick<Playing, "study">, options: EnsembleCommandOptions): Asked {
  const { first = 0, runs, plainEstimates = false } = options;
  const sensitivity = askedSensitivity(options, first);
  const controls = !plainEstimates || sensitivity !== undefined;
  return { study, first, runs, controls, ...(sensitivity !== undefined && { sensitivity }) };
}

/** What all runs of a study play. */
export function armOfStudy({ model, study }: Pick<Playing, "model" | "study">): Arm {
  const { set, sample, policies } = study;
  return { scenario: model.scenario, variant: model.variant, set, sample, policies: policies ?? undefined };
}

/** What the runs that were played say. */
function figuresFrom(
  { model, study, span }: Playing,
  { plainEstimates, precision }: EnsembleCommandOptions,
  { ensemble, partial, fixed, used, sensitivity }: PlayedEnsemble,
): RunFigures {
  const { tally, folds } = ensemble;
  const controlled = plainEstimates ? plainOutcomes : controlledOutcomes(tally, folds, used);
  const { first = span.first, until } = fixed ?? {};
  const what = { study, first, precision, until, partial, hash: ensemble.hash() };
  return { estimates: estimatesOf(model, tally, what, controlled), study, sensitivity };
}

/** Of an ensemble whose figures are all that is wanted. */
const nothingKept = { keep: { rows: false, details: false, events: undefined }, add: () => undefined };

type PlayedEnsemble = NonNullable<Awaited<ReturnType<typeof playEnsemble>>>;

interface Playing {
  readonly name: string | undefined;
  readonly arm: Arm;
  readonly model: Model;
  readonly study: Study;
  readonly plan: RunPlan;
  readonly origin: Origin | null;
  readonly span: Span;
  readonly asked: Asked;
  /** Files that were read. */
  readonly reads: readonly string[];
}

/** Plays all runs in their stages; null where it was stopped before any of those that count. */
async function playEnsemble(
  { name, arm, model, study, plan, origin, span, asked, reads }: Playing,
  options: EnsembleCommandOptions,
  tables: Pick<Awaited<ReturnType<typeof tablesFor>>, "keep" | "add">,
  tally: RunTally | null,
  caller?: Caller,
) {
  const pool = await openWorkerPool([arm], {
    workers: options.workers,
    // How many runs a precision takes is known only when some have been played.
    days: (options.precision ?? options.until) === undefined ? span.runs * plan.days : undefined,
  });
  const { signal, release } = attend(caller, options.tally === undefined ? [] : ["SIGTERM"]);
  const progress =
    caller === undefined
      ? showSettling(process.stderr, model, { plain: options.plain, before: tally?.before.tally.runs })
      : settlingFor(caller);
  const common = { model, plan, pool, controls: asked.controls, signal };
  try {
    const fixed =
      options.until === undefined ? null : await fixRuns({ ...common, first: asked.first }, options, study, progress);
    if (options.until !== undefined && fixed === null) return null;
    const { first, runs } = fixed ?? span;
    const whole = fixed === null ? asked : askedOf({ study }, { ...options, first, runs });
    const kept = fixed === null ? tally : await openTally(options, { asked: whole, model, span: fixed, reads });
    let goal = runs;
    const ensemble = openEnsemble({
      ...common,
      first,
      ...tables.keep,
      before: kept?.before,
      onBatch: (batch) => {
        tables.add(batch);
        progress.look(ensemble, goal);
        kept?.checkpoint(ensemble);
      },
    });
    const chosen = await playAll(ensemble, {
      asked: whole,
      first,
      runs,
      precision: options.precision,
      pilotFit: (pilot) => fitOfPilot({ ...common, first: whole.first }, pilot),
      aim(wanted) {
        goal = wanted;
      },
    });
    const partial = ensemble.tally.runs < goal;
    const sensitivity = await askSensitivity(ensemble, whole.sensitivity, {
      arm: origin === null ? arm : null,
      ...{ model, plan, workers: options.workers, signal, progress },
      isWhole: fixed !== null || span.runs === options.runs,
    });
    return { ensemble, partial, fixed, used: fixed?.used ?? chosen, sensitivity, kept, isStopped: signal.aborted };
  } catch (error) {
    // `play` knows no policies.
    if (name === undefined || origin !== null || study.policies !== null) throw error;
    throw withAlone(error, [
      playedRun(
        name,
        { ...settled(model.scenario, options), set: settingsOfBroken(error, model.scenario, options) },
        study.seed,
      ),
    ]);
  } finally {
    progress.clear();
    release();
    await pool.close();
  }
}

/** Progress of an ensemble as a caller is told of it. */
function settlingFor(caller: Caller): Settling {
  return { ...progressFor(caller), look: ({ tally }, goal) => caller.onProgress(tally.runs, goal) };
}

/** The tables of a run: what batches have to keep for them, and the files, if there are any. */
export async function tablesFor(
  { csv, parquet, events, page }: EnsembleCommandOptions,
  of: {
    readonly model: Model;
    readonly study: Study;
    readonly columns: readonly TableColumn[];
    readonly reads: readonly string[];
    readonly prints: boolean;
  },
) {
  const { model, study, columns } = of;
  const rows = csv !== undefined || parquet !== undefined;
  const keep = {
    rows,
    details: rows && needDetails(columns),
    events: events === undefined ? undefined : studyId(study),
  };
  const about = { title: model.scenario.title, columns, key: runKey, eventColumns: eventColumns() };
  const files =
    rows || (events ?? page) !== undefined
      ? await (await import("./tables.js")).openTables({ csv, parquet, events, page }, about, of.reads, of.prints)
      : null;
  return {
    keep,
    add(batch: Pick<Batch, "firstRun" | "outcomes" | "details" | "events">): void {
      if (rows) files?.write(rowsOf(model, columns, batch));
      if (batch.events !== undefined) files?.events(batch.events);
    },
    async close(estimates: Estimates, tally: Tally): Promise<void> {
      const { partial, hash } = estimates;
      files?.close({ ...provenanceOf(study, estimates), partial, hash });
      if (files?.page !== undefined) await writeRunsPage(model, estimates, tally, files.page);
    },
  };
}

/** The values that a run was played with that broke. */
export function settingsOfBroken(
  error: unknown,
  scenario: Scenario,
  { sample = false, set = {}, ...options }: EnsembleCommandOptions,
) {
  const { run, seed } = error as Partial<RunFailure>;
  return run === undefined || seed === undefined
    ? set
    : settingsOf(scenario, { ...settled(scenario, options), set, sample, seed, run });
}

/** What to play: whole runs of a scenario, or the futures of a moment of a kept session. */
export async function prepareEnsemble(name: string | undefined, options: EnsembleCommandOptions) {
  const { from, at } = options;
  if (from === undefined) {
    if (name === undefined) throw new UsageError(say("cli.run-needs-scenario"), say("cli.or-session-with-from"));
    if (at !== undefined) throw new UsageError(say("cli.at-needs-session"), say("cli.give-session-with-from"));
    const loaded = await openScenario(name);
    // Refuses what draws nothing; the runs draw for themselves.
    const { seed } = chooseRun(loaded, options);
    const { model, world } = prepareRun(loaded, { ...options, seed, sample: false });
    const plan: RunPlan = { seed, days: world.horizon, historical: world.historical };
    const sample = options.sample ? drawnAssumptions(loaded.scenario, options) : [];
    const policies = await policiesFrom(options.policy, model);
    const study = studyOf(model, plan, { file: fileOf(name), set: options.set, sample, policies });
    const reads = [...loaded.files, ...(options.policy === undefined ? [] : [options.policy])];
    return { model, study, plan, origin: null, reads };
  }
  if (options.policy !== undefined) throw new UsageError(say("policy.not-of-session"), say("policy.leave-out"));
  const [{ momentFrom }, { filesOfSession }] = await Promise.all([import("./from.js"), import("./out-file.js")]);
  const moment = momentFrom(from, at, name, options);
  const seed = checkSeed(options.seed ?? drawSeed());
  const { model, set, days, historical, world, origin } = moment;
  const plan: RunPlan = { seed, days, historical, from: world };
  return { model, study: studyOf(model, plan, { set, from: origin }), plan, origin, reads: filesOfSession(from) };
}

/** What is said where Ctrl-C came before anything was played: figures of no runs would be none. */
export function stoppedEmpty(): number {
  complainInWords(say("cli.stopped-empty"));
  return exitCodes.interrupted;
}
