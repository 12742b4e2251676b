/**
 * A pool of worker threads that plays batches, or the main thread alone. Results are delivered strictly in run order,
 * so that any number of workers gives the same bytes.
 */
import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import { type Batch, type Breakage, RunFailure, type RunPlan } from "./batch.js";
import type { PairBatch } from "./pair.js";
import type { SlopeFit } from "./slopes.js";
import { batchRuns } from "./tally.js";
import { type Arm, createTaskRunner, type Task } from "./task-runner.js";

export interface WorkerPoolOptions {
  /** Worker threads; 0 plays on the main thread. By default all processors, or 0 where `days` is small. */
  readonly workers?: number | undefined;
  /** Days that all runs together will play at most, if known. */
  readonly days?: number | undefined;
}

/**
 * Days of play that repay starting threads, each of which loads the engine and compiles the model for itself: on two
 * processors some 5,000 runs of `tavush-2020`.
 */
const threadsRepaidAfterDays = 300_000;

function workersFor(days: number): number {
  return days < threadsRepaidAfterDays ? 0 : availableParallelism();
}

export interface Job {
  readonly plan: RunPlan;
  readonly firstRun: number;
  readonly runs: number;
  /** Return rows of outcomes; those of batches that are shorter than `batch` are returned in any case. */
  readonly rows?: boolean;
  readonly events?: string | undefined;
  readonly gauges?: boolean;
  readonly controls?: boolean;
  readonly slopes?: SlopeFit | undefined;
  /** Runs per task, `batchRuns` by default. Tasks end at multiples of it, counted from run 0; the first and last may be shorter. */
  readonly batch?: number;
  /** Stops at once: what has been delivered counts, batches in progress do not. */
  readonly signal?: AbortSignal;
}

export interface WorkerPool {
  readonly workers: number;
  /** Plays a job and delivers each batch in order. Returns the number of runs delivered. */
  play(job: Job, take: (batch: Batch) => void): Promise<number>;
  /** The same for two arms with common random numbers. */
  playPairs(job: Job, take: (batch: PairBatch) => void): Promise<number>;
  close(): Promise<void>;
}

type Play = (task: Task, signal: AbortSignal | undefined) => Promise<Batch | PairBatch> | Batch | PairBatch;

/** Opens a pool for one arm, or for two that are compared. The caller closes it. */
export async function openWorkerPool(arms: readonly Arm[], options: WorkerPoolOptions = {}): Promise<WorkerPool> {
  const workers = options.workers ?? workersFor(options.days ?? Number.POSITIVE_INFINITY);
  const { play, close } = workers === 0 ? alone(arms) : await pooled(arms, workers);
  const ahead = workers === 0 ? 1 : workers * 3;
  let plans = 0;
  const run = (job: Job, paired: boolean, take: (batch: never) => void) => {
    plans += 1;
    return playInOrder(tasksOf(job, plans, paired, ahead), play, ahead, job.signal, take);
  };
  return {
    workers,
    play: (job, take) => run(job, false, take),
    playPairs: (job, take) => run(job, true, take),
    close,
  };
}

function alone(arms: readonly Arm[]): { play: Play; close: () => Promise<void> } {
  const play = createTaskRunner(arms);
  return {
    // Yields to timers and signals between runs.
    play: async (task, signal) => {
      const steps = play(task);
      for (;;) {
        await new Promise((resolve) => setImmediate(resolve));
        signal?.throwIfAborted();
        const step = steps.next();
        if (step.done === true) return step.value;
      }
    },
    close: () => Promise.resolve(),
  };
}

async function pooled(arms: readonly Arm[], workers: number): Promise<{ play: Play; close: () => Promise<void> }> {
  const { Piscina } = await import("piscina");
  const threads = new Piscina({
    // Workers load JavaScript only, so they run the built file even if this one is loaded from source.
    filename: new URL("../../dist/analysis/worker.js", import.meta.url).href,
    name: "play",
    minThreads: workers,
    maxThreads: workers,
    workerData: arms,
    recordTiming: false,
    // A run's garbage is dead by the next run, so a small young generation suffices and keeps memory low.
    resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 512 },
  });
  const loaded = Promise.all(threads.threads.map(firstWord));
  return {
    play: async (task) => {
      const result: Batch | PairBatch | Breakage = await threads.run(task);
      if ("reason" in result) throw new RunFailure(result);
      return result;
    },
    async close() {
      // Piscina takes a result that arrives after destroy() for an error, which without a listener ends the process.
      threads.on("error", () => undefined);
      await loaded;
      await threads.destroy();
    },
  };
}

/**
 * A thread speaks first when it has loaded its program. Node 20 aborts the whole process where a thread is stopped in the midst of that,
 * as when somebody opens the odds and leaves at once.
 */
function firstWord(thread: Worker): Promise<void> {
  return new Promise((resolve) => {
    for (const event of ["message", "error", "exit"]) thread.once(event, () => resolve());
  });
}

function tasksOf(
  { plan, firstRun, runs, rows = false, events, gauges = true, controls = false, slopes, batch = batchRuns }: Job,
  planId: number,
  paired: boolean,
  ahead: number,
): Task[] {
  const tasks: Task[] = [];
  const end = firstRun + runs;
  for (let next = firstRun; next < end; ) {
    const until = Math.min(end, next - (next % batch) + batch);
    const request = {
      firstRun: next,
      runs: until - next,
      rows: rows || until - next < batch,
      events,
      gauges,
      controls,
      slopes,
    };
    tasks.push({ planId, plan, request, paired, ahead });
    next = until;
  }
  return tasks;
}

/** Keeps `ahead` tasks in progress and delivers results in order. */
async function playInOrder(
  tasks: readonly Task[],
  play: Play,
  ahead: number,
  signal: AbortSignal | undefined,
  take: (batch: never) => void,
): Promise<number> {
  const underWay: Promise<Batch | PairBatch>[] = [];
  let next = 0;
  let runs = 0;
  const fill = () => {
    while (next < tasks.length && underWay.length < ahead && !signal?.aborted) {
      const task = tasks[next] as Task;
      next += 1;
      const result = Promise.resolve(play(task, signal));
      // A failure is handled in its turn below; until then it must not count as unhandled.
      result.catch(() => undefined);
      underWay.push(result);
    }
  };
  let stop = (): void => undefined;
  const onAbort = () => stop();
  signal?.addEventListener("abort", onAbort, { once: true });
  fill();
  for (let place = 0; underWay.length > 0; place += 1) {
    const inTurn = underWay.shift() as Promise<Batch | PairBatch>;
    // Not by Promise.race, which would keep every batch for as long as the signal lives.
    const batch = await new Promise<Batch | PairBatch | null>((resolve, reject) => {
      stop = () => resolve(null);
      inTurn.then(resolve, reject);
    });
    if (batch === null || signal?.aborted) break;
    take(batch as never);
    runs += (tasks[place] as Task).request.runs;
    fill();
  }
  signal?.removeEventListener("abort", onAbort);
  return runs;
}
