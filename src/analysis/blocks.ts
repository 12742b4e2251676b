/**
 * A job of an ensemble as blocks of runs, which end at multiples of their size from run 0: what is played, summed and hashed as one.
 */
import type { BatchRequest, RunPlan } from "./batch.js";
import type { SlopeFit } from "./slopes.js";
import { batchRuns } from "./tally.js";

export interface Job {
  readonly plan: RunPlan;
  readonly firstRun: number;
  readonly runs: number;
  /** Return rows of outcomes; those of batches that are shorter than `batch` are returned in any case. */
  readonly rows?: boolean;
  readonly details?: boolean | undefined;
  readonly events?: string | undefined;
  readonly gauges?: boolean;
  readonly controls?: boolean;
  readonly slopes?: SlopeFit | undefined;
  /** Runs per block, `batchRuns` by default. Blocks end at multiples of it, counted from run 0; the first and last may be shorter. */
  readonly batch?: number;
  /** Stops at once: what has been delivered counts, batches in progress do not. */
  readonly signal?: AbortSignal;
}

/** A job without what stops it, as a thread gets it. */
export type AskedJob = Omit<Job, "signal">;

/** How many blocks it has. */
export function blocksIn({ firstRun, runs, batch = batchRuns }: AskedJob): number {
  return runs <= 0 ? 0 : Math.ceil((firstRun + runs) / batch) - Math.floor(firstRun / batch);
}

/** What is asked of one of its blocks. */
export function requestOf(job: AskedJob, block: number): BatchRequest {
  const { rows = false, details, events, gauges = true, controls = false, slopes, batch = batchRuns } = job;
  const number = Math.floor(job.firstRun / batch) + block;
  const firstRun = Math.max(job.firstRun, number * batch);
  const runs = Math.min(job.firstRun + job.runs, (number + 1) * batch) - firstRun;
  return { firstRun, runs, rows: rows || runs < batch, details, events, gauges, controls, slopes };
}
