/**
 * `run --queue`: an ensemble that the workers of a queue play. It prints and writes what one run in one go does. What decides how many runs
 * there are, a pilot, is played here: it is short, and nothing can be given out before it.
 */
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { openEnsemble, openWorkerPool, pilotFrom, pilotRuns } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Share } from "../shares/index.js";
import { columnsOf } from "./describe.js";
import { exitCodes, UsageError, withAlone } from "./failure.js";
import { openOutFiles } from "./out-file.js";
import { complainInWords } from "./output.js";
import { playedRun, settled } from "./prepare.js";
import { interruptible, type Progress, showProgress, spaced } from "./progress.js";
import { openQueue, watchWorkers } from "./queue.js";
import {
  armOfStudy,
  askedOf,
  type EnsembleCommandOptions,
  prepareEnsemble,
  settingsOfBroken,
  stoppedEmpty,
  tablesFor,
} from "./run.js";
import { afterPilot, askSensitivity, refuseSensitivity } from "./run-stages.js";
import { reportShare } from "./share-report.js";
import { fillsStandardOutput } from "./standard-output.js";
import { type Fixed, fixRuns, refuseUntil, wantedOutcomes } from "./until.js";

/** Refuses options that do not go with a queue, each with why. */
export function refuseWithQueue(options: EnsembleCommandOptions): void {
  const { precision, shard, resume, workers, tally } = options;
  const refused: readonly (readonly [unknown, string, string])[] = [
    [shard, "--shard", say("queue.queue-is-cut-already")],
    [resume, "--resume", say("queue.queue-resumes")],
    [workers, "--workers", say("queue.workers-have-threads")],
  ];
  for (const [given, option, hint] of refused)
    if (given !== undefined && given !== false) throw new UsageError(say("queue.not-with-queue", { option }), hint);
  refuseUntil(options);
  refuseSensitivity(options);
  if (tally === undefined) return;
  if (precision !== undefined)
    throw new UsageError(say("shares.tally-of-precision"), say("shares.give-runs-for-precision"));
  const { csv, parquet, events, page } = options;
  const other = [csv, parquet, events, page].find((file) => file !== undefined && resolve(file) === resolve(tally));
  if (other !== undefined)
    throw new UsageError(say("cli.out-files-are-one", { file: tally, other }), say("cli.give-each-output-a-file"));
  if ((statSync(tally, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new UsageError(say("shares.tally-is-there", { file: tally }), say("queue.name-other-tally"));
}

/** Plays an ensemble through the queue and reports it. Ctrl-C reports what there is, marked partial, and answers 130. */
export async function runQueued(name: string | undefined, options: EnsembleCommandOptions): Promise<number> {
  const prepared = await prepareEnsemble(name, options);
  const { model, study, origin, plan, reads } = prepared;
  const columns = columnsOf(model, study, options.columns);
  wantedOutcomes(model, options.until ?? {});
  const quiet = fillsStandardOutput([options.csv, options.parquet, options.events, options.page], options.json);
  const { tally } = openOutFiles({ tally: options.tally }, reads, { prints: !quiet });
  const tables = await tablesFor(options, { model, study, columns, reads, prints: !quiet });
  const connection = await openQueue(options);
  const { playQueuedRuns } = await import("../queue/index.js");
  const interrupt = interruptible(["SIGTERM"]);
  const { signal } = interrupt;
  const progress = showProgress(process.stderr);
  const watch = watchWorkers(connection, progress.clear);
  let done = 0;
  try {
    const pilot = await pilotHere(prepared, options, { signal, progress, tables });
    if (pilot === null) return stoppedEmpty();
    const { asked, before, fixed, used } = pilot;
    const { rows, details, events = null } = tables.keep;
    const { share, finish } = await playQueuedRuns(connection, {
      asked,
      before,
      scenario: model.scenario,
      world: plan.from ?? null,
      chunk: options.chunk,
      keep: { rows, details, events },
      onBatch: tables.add,
      signal,
      onProgress(runs) {
        done = runs;
        if (runs > 0) progress.update(runs, asked.runs);
      },
      onLook(workers) {
        watch(workers);
        if (done > 0) progress.update(done, asked.runs);
      },
    });
    progress.clear();
    if (signal.aborted)
      complainInWords(say("queue.stopped", { done: spaced(share.tally.runs), runs: spaced(asked.runs) }));
    if (share.tally.runs === 0) return stoppedEmpty();
    // Pairs are few beside the runs, and are played here.
    const { slopes } = share;
    const found = { slopes: slopes?.sums() ?? null, tally: share.tally };
    const sensitivity = await askSensitivity(found, asked.sensitivity, {
      arm: origin === null ? armOfStudy(prepared) : null,
      ...{ model, plan, workers: undefined, isWhole: true, signal, progress },
    });
    progress.clear();
    const { json, brief, plainEstimates, precision } = options;
    const reporting = { json, brief, quiet, plainEstimates, precision, until: fixed?.until, used, tally, sensitivity };
    await reportShare({ share, model }, { ...reporting, complete: tables.close });
    // Not before: whoever is killed until here finds it all in the queue.
    await finish();
    return signal.aborted ? exitCodes.interrupted : exitCodes.done;
  } catch (error) {
    if (name === undefined || origin !== null || study.policies !== null) throw error;
    const set = settingsOfBroken(error, model.scenario, options);
    throw withAlone(error, [playedRun(name, { ...settled(model.scenario, options), set }, study.seed)]);
  } finally {
    progress.clear();
    interrupt.release();
    connection.close();
  }
}

/** What the workers are to play, and what pilots have played and settled before. */
interface Piloted {
  readonly asked: Share["asked"];
  readonly before?: Share;
  readonly fixed?: Fixed;
  readonly used?: ReadonlySet<number>;
}

/** Plays the pilots that a precision, rare outcomes or derivatives take. Null if one was stopped. */
async function pilotHere(
  { model, study, plan }: Awaited<ReturnType<typeof prepareEnsemble>>,
  options: EnsembleCommandOptions,
  {
    signal,
    progress,
    tables,
  }: {
    readonly signal: AbortSignal;
    readonly progress: Progress;
    readonly tables: Awaited<ReturnType<typeof tablesFor>>;
  },
): Promise<Piloted | null> {
  const { precision, until } = options;
  const wanted = askedOf({ study }, options);
  if (precision === undefined && until === undefined && wanted.sensitivity === undefined) return { asked: wanted };
  const pool = await openWorkerPool([armOfStudy({ model, study })]);
  try {
    const common = { model, plan, pool, controls: wanted.controls, signal };
    const fixed =
      until === undefined ? null : await fixRuns({ ...common, first: wanted.first }, options, study, progress);
    if (until !== undefined && fixed === null) return null;
    const fixing = fixed === null ? {} : { fixed, used: fixed.used };
    const asked = fixed === null ? wanted : askedOf({ study }, { ...options, first: fixed.first, runs: fixed.runs });
    const { first, sensitivity } = asked;
    const piloted = precision === undefined ? sensitivity?.pilot : pilotFrom(first, pilotRuns);
    if (piloted === undefined) return { asked, ...fixing };
    const { nothingPlayed, shareOf } = await import("../shares/index.js");
    const ensemble = openEnsemble({
      ...common,
      first,
      ...tables.keep,
      before: nothingPlayed(model, plan.days, true),
      onBatch(batch, { runs: played }) {
        tables.add(batch);
        progress.update(played, piloted);
      },
    });
    await ensemble.runTo(piloted);
    if (ensemble.partial) return null;
    const settled = precision === undefined ? null : afterPilot(ensemble, precision, sensitivity);
    const whole = settled === null ? asked : { ...asked, runs: settled.goal };
    const before = shareOf(whole, model.scenario, first, ensemble.played());
    return { asked: whole, before, ...fixing, ...(settled !== null && { used: settled.used }) };
  } finally {
    await pool.close();
  }
}
