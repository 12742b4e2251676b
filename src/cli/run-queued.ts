/**
 * `run --queue`: an ensemble that the workers of a queue play. It prints what one run in one go prints.
 */
import { statSync } from "node:fs";
import { say } from "../catalogue/index.js";
import { exitCodes, UsageError, withAlone } from "./failure.js";
import { openOutFiles } from "./out-file.js";
import { complainInWords } from "./output.js";
import { playedRun, settled } from "./prepare.js";
import { interruptible, showProgress, spaced } from "./progress.js";
import { openQueue, watchWorkers } from "./queue.js";
import { type EnsembleCommandOptions, prepareEnsemble, settingsOfBroken, stoppedEmpty } from "./run.js";
import { reportShare } from "./share-report.js";
import { fillsStandardOutput } from "./standard-output.js";

/** Refuses options that do not go with a queue, each with why. */
export function refuseWithQueue(options: EnsembleCommandOptions): void {
  const { precision, until, sensitivity, csv, parquet, events, shard, resume, workers, tally } = options;
  const refused: readonly (readonly [unknown, string, string])[] = [
    [precision, "--precision", say("shares.give-runs-for-precision")],
    [until, "--until", say("shares.give-runs-for-precision")],
    [sensitivity, "--sensitivity", say("queue.play-in-one-go")],
    [csv, "--csv", say("queue.rows-stay")],
    [parquet, "--parquet", say("queue.rows-stay")],
    [events, "--events", say("queue.rows-stay")],
    [shard, "--shard", say("queue.queue-is-cut-already")],
    [resume, "--resume", say("queue.queue-resumes")],
    [workers, "--workers", say("queue.workers-have-threads")],
  ];
  for (const [given, option, hint] of refused)
    if (given !== undefined && given !== false) throw new UsageError(say("queue.not-with-queue", { option }), hint);
  if (tally !== undefined && (statSync(tally, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new UsageError(say("shares.tally-is-there", { file: tally }), say("queue.name-other-tally"));
}

/** Plays an ensemble through the queue and reports it. Ctrl-C reports what there is, marked partial, and answers 130. */
export async function runQueued(name: string | undefined, options: EnsembleCommandOptions): Promise<number> {
  const { model, study, origin, plan, reads } = await prepareEnsemble(name, options);
  const quiet = fillsStandardOutput([options.page], options.json);
  const { tally, page } = openOutFiles({ tally: options.tally, page: options.page }, reads, { prints: !quiet });
  const asked = { study, first: options.first ?? 0, runs: options.runs, controls: options.plainEstimates !== true };
  const connection = await openQueue(options);
  const { playQueuedRuns } = await import("../queue/index.js");
  const interrupt = interruptible(["SIGTERM"]);
  const progress = showProgress(process.stderr);
  const watch = watchWorkers(connection, progress.clear);
  let done = 0;
  try {
    const { share, finish } = await playQueuedRuns(connection, {
      asked,
      scenario: model.scenario,
      world: plan.from ?? null,
      chunk: options.chunk,
      signal: interrupt.signal,
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
    if (interrupt.signal.aborted)
      complainInWords(say("queue.stopped", { done: spaced(share.tally.runs), runs: spaced(asked.runs) }));
    if (share.tally.runs === 0) return stoppedEmpty();
    const { json, brief, plainEstimates } = options;
    await reportShare({ share, model }, { json, brief, quiet, plainEstimates, tally, page });
    // Not before: whoever is killed until here finds it all in the queue.
    await finish();
    return interrupt.signal.aborted ? exitCodes.interrupted : exitCodes.done;
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
