/**
 * A pool of worker threads that plays batches, or the main thread alone. Results are delivered strictly in run order,
 * so that any number of workers gives the same bytes.
 */
import { availableParallelism } from "node:os";
import { type Batch, type Breakage, RunFailure, type RunPlan } from "./batch.js";
import type { PairBatch } from "./pair.js";
import type { SlopeFit } from "./slopes.js";
import type { Splitting } from "./splitting.js";
import { batchRuns } from "./tally.js";
import { type Arm, createTaskRunner, type Played, type Task, type UnitsTask } from "./task-runner.js";
import { openThreads } from "./threads.js";
import type { Unit, UnitKeeping, UnitSums } from "./unit.js";

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
  readonly details?: boolean | undefined;
  readonly events?: string | undefined;
  readonly gauges?: boolean;
  readonly controls?: boolean;
  readonly slopes?: SlopeFit | undefined;
  /** Runs per task, `batchRuns` by default. Tasks end at multiples of it, counted from run 0; the first and last may be shorter. */
  readonly batch?: number;
  /** Stops at once: what has been delivered counts, batches in progress do not. */
  readonly signal?: AbortSignal;
}

/** Points of an experiment. The arms are compiled once; each point only writes its values. */
export interface UnitsJob extends UnitKeeping {
  /** By arm. */
  readonly plans: readonly RunPlan[];
  /** Assumptions that the points give a value: the same for all of them. */
  readonly ids: readonly string[];
  readonly units: readonly Unit[];
  /** Units are repetitions of this, and not points. */
  readonly splitting?: Splitting | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface WorkerPool {
  readonly workers: number;
  /** Plays a job and delivers each batch in order. Returns the number of runs delivered. */
  play(job: Job, take: (batch: Batch) => void): Promise<number>;
  /** The same with common random numbers in all arms: a batch for each arm but the first, paired with the first. */
  playPairs(job: Job, take: (batches: readonly PairBatch[]) => void): Promise<number>;
  /** Plays units of points and delivers each in order. Returns the number of units delivered. */
  playUnits(job: UnitsJob, take: (sums: UnitSums) => void): Promise<number>;
  close(): Promise<void>;
}

type Play = (task: Task | UnitsTask, signal: AbortSignal | undefined) => Promise<Played>;

/** Opens a pool for one arm, or for several that are compared or swept. The caller closes it. */
export async function openWorkerPool(arms: readonly Arm[], options: WorkerPoolOptions = {}): Promise<WorkerPool> {
  const workers = options.workers ?? workersFor(options.days ?? Number.POSITIVE_INFINITY);
  const { play, close } = workers === 0 ? alone(arms) : await pooled(arms, workers);
  const ahead = workers === 0 ? 1 : workers * 3;
  let plans = 0;
  const run = (job: Job, paired: boolean, take: (batch: never) => void) => {
    plans += 1;
    const tasks = tasksOf(job, plans, paired, ahead);
    let runs = 0;
    return playInOrder(tasks, play, ahead, job.signal, (played, task) => {
      take(played as never);
      runs += task.request.runs;
    }).then(() => runs);
  };
  return {
    workers,
    play: (job, take) => run(job, false, take),
    playPairs: (job, take) => run(job, true, take),
    async playUnits(job, take) {
      plans += 1;
      let units = 0;
      await playInOrder(unitsTasksOf(job, plans), play, ahead, job.signal, (played) => {
        for (const sums of played as readonly UnitSums[]) take(sums);
        units += (played as readonly UnitSums[]).length;
      });
      return units;
    },
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
  const threads = await openThreads<Task | UnitsTask, Played | Breakage>("analysis/worker.js", workers, {
    workerData: arms,
  });
  return {
    play: async (task) => {
      const result = await threads.run(task);
      if ("reason" in result) throw new RunFailure(result);
      return result;
    },
    close: () => threads.close(),
  };
}

function tasksOf(
  {
    plan,
    firstRun,
    runs,
    rows = false,
    details,
    events,
    gauges = true,
    controls = false,
    slopes,
    batch = batchRuns,
  }: Job,
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
      details,
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

/** Runs of a task of units, about: so many that passing them on costs little, and so few that a stop waits for little. */
const runsOfUnits = 2000;

function unitsTasksOf({ plans, ids, pairs, rows, days, units, splitting }: UnitsJob, planId: number): UnitsTask[] {
  const tasks: UnitsTask[] = [];
  const keeping = { pairs, rows, days };
  for (let next = 0; next < units.length; ) {
    const first = next;
    for (let runs = 0; next < units.length && runs < runsOfUnits; next += 1) {
      const unit = units[next] as Unit;
      runs += unit.runs * unit.points.length;
    }
    tasks.push({ planId, plans, ids, keeping, units: units.slice(first, next), splitting });
  }
  return tasks;
}

/** Keeps `ahead` tasks in progress and delivers results in order. */
async function playInOrder<T extends Task | UnitsTask>(
  tasks: readonly T[],
  play: Play,
  ahead: number,
  signal: AbortSignal | undefined,
  take: (played: Played, task: T) => void,
): Promise<void> {
  const underWay: Promise<Played>[] = [];
  let next = 0;
  const fill = () => {
    while (next < tasks.length && underWay.length < ahead && !signal?.aborted) {
      const task = tasks[next] as T;
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
    const inTurn = underWay.shift() as Promise<Played>;
    // Not by Promise.race, which would keep every batch for as long as the signal lives.
    const batch = await new Promise<Played | null>((resolve, reject) => {
      stop = () => resolve(null);
      inTurn.then(resolve, reject);
    });
    if (batch === null || signal?.aborted) break;
    take(batch, tasks[place] as T);
    fill();
  }
  signal?.removeEventListener("abort", onAbort);
}
