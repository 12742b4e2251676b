/**
 * `faultline run`: many futures at once, with a report that says how sure it is.
 */
import { appendFileSync, writeFileSync } from "node:fs";
import {
  type Batch,
  csvWriter,
  type Estimates,
  estimatesOf,
  gatherCrew,
  openEnsemble,
  parquetWriter,
  pilotRuns,
  runsForPrecision,
  type TableWriter,
} from "../analysis/index.js";
import type { Model } from "../engine/index.js";
import { ensembleText } from "./ensemble-text.js";
import { exitCodes, UsageError } from "./failure.js";
import { jsonPage, print } from "./output.js";
import { openScenario, prepareRun, type RunOptions } from "./prepare.js";
import { showProgress } from "./progress.js";

export interface EnsembleCommandOptions extends Omit<RunOptions, "run"> {
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
export async function run(name: string, options: EnsembleCommandOptions): Promise<number> {
  const { model, world, seed } = prepareRun(openScenario(name), options);
  const plan = { seed, days: world.horizon, historical: world.historical };
  const sinks = await openSinks(model, seed, options);
  const arm = { scenario: model.scenario, variant: model.variant, set: options.set ?? {} };
  const crew = await gatherCrew([arm], options.workers === undefined ? {} : { workers: options.workers });
  const interrupt = interruptible();
  const progress = showProgress(process.stderr);
  let goal = options.precision === undefined ? options.runs : pilotRuns;
  const ensemble = openEnsemble({
    model,
    plan,
    crew,
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
    await crew.close();
    for (const sink of sinks) sink.close();
  }
  const head = { seed, set: options.set ?? {}, partial: ensemble.partial, hash: ensemble.hash() };
  report(model, estimatesOf(model, ensemble.tally, head), options);
  return ensemble.partial ? exitCodes.interrupted : exitCodes.done;
}

function report(model: Model, estimates: Estimates, options: EnsembleCommandOptions): void {
  if (options.json) print(jsonPage(estimates));
  else print(ensembleText(model, estimates));
}

async function openSinks(model: Model, seed: string, options: EnsembleCommandOptions): Promise<Sink[]> {
  const sinks: Sink[] = [];
  const create = (file: string) => {
    try {
      writeFileSync(file, "");
    } catch (error) {
      throw new UsageError(
        `can't write ${file}: ${(error as Error).message}`,
        "choose a file in a folder you may write to",
      );
    }
    return file;
  };
  const table = async (open: Promise<TableWriter>) => sinks.push(await open);
  if (options.csv !== undefined) {
    const file = create(options.csv);
    await table(csvWriter(model, seed, (text) => appendFileSync(file, text)));
  }
  if (options.parquet !== undefined) await table(parquetWriter(model, seed, create(options.parquet)));
  if (options.events !== undefined) {
    const file = create(options.events);
    sinks.push({ write: ({ events = "" }) => appendFileSync(file, events), close: () => undefined });
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
