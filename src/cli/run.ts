/**
 * `faultline run`: many futures at once, with a report that says how sure it is.
 */
import { appendFileSync, closeSync, openSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  type Batch,
  csvWriter,
  type Estimates,
  estimatesOf,
  openEnsemble,
  openWorkerPool,
  parquetWriter,
  pilotRuns,
  type RunPlan,
  runsForPrecision,
} from "../analysis/index.js";
import type { Model } from "../engine/index.js";
import { escapeLine } from "../scenarios/index.js";
import { ensembleText } from "./ensemble-text.js";
import { exitCodes, UsageError } from "./failure.js";
import type { Origin } from "./from.js";
import { jsonPage, print } from "./output.js";
import { spareLog } from "./page.js";
import { checkSeed, drawSeed, openScenario, prepareRun, type RunOptions } from "./prepare.js";
import { showProgress } from "./progress.js";

export interface EnsembleCommandOptions extends Omit<RunOptions, "run"> {
  /** Kept session whose futures are played, and the record that they start after. */
  readonly from?: string;
  readonly at?: number;
  readonly runs: number;
  readonly workers?: number;
  readonly precision?: number;
  readonly json?: boolean;
  readonly csv?: string;
  readonly parquet?: string;
  readonly events?: string;
}

/** Where the rows of a run go besides the report. */
interface Sink {
  write(batch: Batch): void;
  close(): void;
}

/** Plays an ensemble and reports it. Ctrl-C reports what there is, marked partial, and answers 130. */
export async function run(name: string | undefined, options: EnsembleCommandOptions): Promise<number> {
  const { model, seed, plan, set, origin } = await prepareEnsemble(name, options);
  const sinks = await openSinks(model, seed, options);
  const arm = { scenario: model.scenario, variant: model.variant, set };
  const pool = await openWorkerPool([arm], options.workers === undefined ? {} : { workers: options.workers });
  const interrupt = interruptible();
  const progress = showProgress(process.stderr);
  let goal = options.precision === undefined ? options.runs : pilotRuns;
  const ensemble = openEnsemble({
    model,
    plan,
    pool,
    rows: options.csv !== undefined || options.parquet !== undefined,
    events: options.events !== undefined,
    signal: interrupt.signal,
    onBatch: (batch, tally) => {
      for (const sink of sinks) sink.write(batch);
      progress.update(tally.runs, goal);
    },
  });
  try {
    await ensemble.runTo(goal);
    if (options.precision !== undefined && !ensemble.partial) {
      goal = runsForPrecision(ensemble.tally.endings, ensemble.tally.runs, options.precision);
      await ensemble.runTo(goal);
    }
  } finally {
    progress.clear();
    interrupt.release();
    await pool.close();
    for (const sink of sinks) sink.close();
  }
  const head = { seed, set, partial: ensemble.partial, hash: ensemble.hash() };
  report(model, estimatesOf(model, ensemble.tally, head), options, origin);
  return ensemble.partial ? exitCodes.interrupted : exitCodes.done;
}

/** What to play: whole runs of a scenario, or the futures of a moment of a kept session. */
async function prepareEnsemble(name: string | undefined, options: EnsembleCommandOptions) {
  const { from, at } = options;
  if (from === undefined) {
    if (name === undefined) throw new UsageError("name a scenario to run", "or a kept session, with --from");
    if (at !== undefined) throw new UsageError("--at names a record of a session", "give the session with --from");
    const { model, world, seed } = prepareRun(openScenario(name), options);
    const plan: RunPlan = { seed, days: world.horizon, historical: world.historical };
    return { model, seed, plan, set: options.set ?? {}, origin: null };
  }
  const { momentFrom } = await import("./from.js");
  const moment = momentFrom(from, at, name, options);
  const seed = checkSeed(options.seed ?? drawSeed());
  const { model, set, days, historical, world } = moment;
  return { model, seed, plan: { seed, days, historical, from: world } as RunPlan, set, origin: moment.origin };
}

function report(model: Model, estimates: Estimates, options: EnsembleCommandOptions, origin: Origin | null): void {
  if (options.json) print(jsonPage(origin === null ? estimates : { ...estimates, from: origin }));
  else {
    if (origin !== null) print(escapeLine(`Futures of ${origin.session} from ${originInWords(origin)}`));
    print(ensembleText(model, estimates));
  }
}

function originInWords({ record, time }: Origin): string {
  return `day ${Math.floor(time)}, ${record < 0 ? "before its first record" : `after record ${record}`}`;
}

/** Does something to a file, and says in words why it can't be done. */
function onFile<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new UsageError(
      `can't write ${file}: ${(error as Error).message}`,
      "choose a file in a folder that you may write to and that has room",
    );
  }
}

async function openSinks(model: Model, seed: string, options: EnsembleCommandOptions): Promise<Sink[]> {
  const { csv, parquet, events } = options;
  const files = [csv, parquet, events].flatMap((file) => (file === undefined ? [] : [resolve(file)]));
  if (new Set(files).size < files.length) throw new UsageError("two of the files have one name", "give each its own");
  // All are tried before any is emptied, so that a mistake in one leaves the others as they were.
  for (const file of files) {
    spareLog(file);
    onFile(file, () => closeSync(openSync(file, "a")));
  }
  const sinks: Sink[] = [];
  if (csv !== undefined) {
    onFile(csv, () => writeFileSync(csv, ""));
    sinks.push(await csvWriter(model, seed, (text) => onFile(csv, () => appendFileSync(csv, text))));
  }
  if (parquet !== undefined) {
    const writer = await parquetWriter(model, seed, parquet);
    sinks.push({
      write: (batch) => onFile(parquet, () => writer.write(batch)),
      close: () => onFile(parquet, () => writer.close()),
    });
  }
  if (events !== undefined) {
    onFile(events, () => writeFileSync(events, ""));
    const write = ({ events: lines = "" }: Batch) => onFile(events, () => appendFileSync(events, lines));
    sinks.push({ write, close: () => undefined });
  }
  return sinks;
}

/** A signal that Ctrl-C raises once; a second Ctrl-C leaves at once. */
export function interruptible(): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const onInterrupt = () => {
    if (controller.signal.aborted) process.exit(exitCodes.interrupted);
    controller.abort();
  };
  process.on("SIGINT", onInterrupt);
  return { signal: controller.signal, release: () => process.off("SIGINT", onInterrupt) };
}
