/**
 * A pool of worker threads that plays batches, or the main thread alone. Results are delivered strictly in run order,
 * so that any number of workers gives the same bytes.
 */
import { availableParallelism } from "node:os";
import { type Batch, type Breakage, RunFailure, type RunPlan } from "./batch.js";
import { blocksIn, type Job, requestOf } from "./blocks.js";
import type { PairBatch } from "./pair.js";
import { drainRing, openRing, type RingTask } from "./ring.js";
import type { Splitting } from "./splitting.js";
import { type Arm, armModel, createTaskRunner, type Played, type Task, type UnitsTask } from "./task-runner.js";
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

/** What plays the tasks of a pool. */
interface Players {
  readonly play: Play;
  /** Plays whole jobs on the threads, if there are any: a message a thread. */
  readonly playJob?: (job: Job, planId: number, take: (batch: Batch) => void) => Promise<number>;
  readonly close: () => Promise<void>;
}

/** Opens a pool for one arm, or for several that are compared or swept. The caller closes it. */
export async function openWorkerPool(arms: readonly Arm[], options: WorkerPoolOptions = {}): Promise<WorkerPool> {
  const workers = options.workers ?? workersFor(options.days ?? Number.POSITIVE_INFINITY);
  const { play, playJob, close } = workers === 0 ? alone(arms) : await pooled(arms, workers);
  const ahead = workers === 0 ? 1 : aheadOf(workers);
  let plans = 0;
  const run = (job: Job, paired: boolean, take: (batch: never) => void) => {
    plans += 1;
    if (!paired && playJob !== undefined) return playJob(job, plans, take as (batch: Batch) => void);
    let runs = 0;
    return playInOrder(tasksOf(job, plans, paired), play, ahead, job.signal, (played, task) => {
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

/** Tasks, or blocks of a job, that may be played or unread at once. */
function aheadOf(workers: number): number {
  return workers * 3;
}

function alone(arms: readonly Arm[]): Players {
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

async function pooled(arms: readonly Arm[], workers: number): Promise<Players> {
  const threads = await openThreads<Task | UnitsTask | RingTask, Played | Breakage | undefined>(
    "analysis/worker.js",
    workers,
    { workerData: arms },
  );
  return {
    play: async (task) => {
      const result = (await threads.run(task)) as Played | Breakage;
      if ("reason" in result) throw new RunFailure(result);
      return result;
    },
    playJob: (job, planId, take) => {
      const [arm] = arms;
      if (arm === undefined) throw new RangeError("there is no arm to play");
      const ring = openRing(armModel(arm), job, aheadOf(workers));
      return drainRing(ring, job, workers, (task) => threads.run({ planId, ...task }, [task.port]), take);
    },
    close: () => threads.close(),
  };
}

function* tasksOf(job: Job, planId: number, paired: boolean): Generator<Task, undefined> {
  const blocks = blocksIn(job);
  for (let block = 0; block < blocks; block += 1) {
    yield { planId, plan: job.plan, request: requestOf(job, block), paired };
  }
  return undefined;
}

/** Runs of a task of units, about: so many that passing them on costs little, and so few that a stop waits for little. */
const runsOfUnits = 2000;

function* unitsTasksOf(
  { plans, ids, pairs, rows, days, units, splitting }: UnitsJob,
  planId: number,
): Generator<UnitsTask, undefined> {
  const keeping = { pairs, rows, days };
  for (let next = 0; next < units.length; ) {
    const first = next;
    for (let runs = 0; next < units.length && runs < runsOfUnits; next += 1) {
      const unit = units[next] as Unit;
      runs += unit.runs * unit.points.length;
    }
    yield { planId, plans, ids, keeping, units: units.slice(first, next), splitting };
  }
  return undefined;
}

/** Keeps `ahead` tasks in progress and delivers results in order. */
async function playInOrder<T extends Task | UnitsTask>(
  tasks: Generator<T, undefined>,
  play: Play,
  ahead: number,
  signal: AbortSignal | undefined,
  take: (played: Played, task: T) => void,
): Promise<void> {
  const underWay: { readonly task: T; readonly result: Promise<Played> }[] = [];
  const fill = () => {
    while (underWay.length < ahead && !signal?.aborted) {
      const task = tasks.next().value;
      if (task === undefined) return;
      const result = Promise.resolve(play(task, signal));
      // A failure is handled in its turn below; until then it must not count as unhandled.
      result.catch(() => undefined);
      underWay.push({ task, result });
    }
  };
  let stop = (): void => undefined;
  const onAbort = () => stop();
  signal?.addEventListener("abort", onAbort, { once: true });
  fill();
  for (;;) {
    const inTurn = underWay.shift();
    if (inTurn === undefined) break;
    const { task, result } = inTurn;
    // Not by Promise.race, which would keep every batch for as long as the signal lives.
    const batch = await new Promise<Played | null>((resolve, reject) => {
      stop = () => resolve(null);
      result.then(resolve, reject);
    });
    if (batch === null || signal?.aborted) break;
    take(batch, task);
    fill();
  }
  signal?.removeEventListener("abort", onAbort);
}
