/**
 * A worker: takes chunks of whatever studies lie in the queue, plays each on a thread, and lays down what it comes to. It opens no file: all that
 * it plays is in the study, which is named by its own hash. Its main thread only talks to Redis, so that a job's lock is renewed
 * however long a chunk takes.
 */
import { UnrecoverableError, Worker } from "bullmq";
import { openThreads } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { engineVersion } from "../engine/index.js";
import { type Connection, prefix, queueName } from "./connection.js";
import { type Offered, readDocument } from "./document.js";
import { jobsWaiting, readJob } from "./jobs.js";
import { QueueFault } from "./packed.js";
import { type ChunkPlayed, type ChunkTask, createChunkPlayer } from "./play-chunk.js";
import { enginesInUse, StudyStore } from "./study-store.js";

/** Milliseconds after which a job whose worker says nothing any more is given to another. */
const lockMs = 10_000;

/** How often a job may be lost with its worker before it is given up: such a chunk ends every worker that takes it. */
const mostLosses = 25;

/** Milliseconds between two looks at whether there is anything to do, and at which engines are in use. */
const lookMs = 250;
const enginesMs = 10_000;

export interface WorkOptions {
  /** Threads that play, each a chunk; 0 plays on the main thread. */
  readonly threads: number;
  /** Leave after so many seconds without a job; never by default. */
  readonly leaveAfterSeconds?: number | undefined;
  /** Stops: chunks that have been begun are played to their end. */
  readonly signal: AbortSignal;
  /** Called with each study that a chunk is taken of, where it is another than before. */
  readonly onStudy?: (offered: Offered) => void;
  /** Called after each chunk. */
  readonly onChunk?: (runs: number) => void;
  /** Called with what is wrong, where the worker goes on. */
  readonly onFault?: (message: string) => void;
}

/** What a worker has played. */
export interface Worked {
  readonly chunks: number;
  readonly runs: number;
}

/** Throws QueueFault where only studies of other versions are under way. Returns those versions. */
async function refuseOtherEngines({ redis }: Connection): Promise<readonly string[]> {
  const inUse = await enginesInUse(redis);
  const others = inUse.filter((engine) => engine !== engineVersion);
  if (inUse.length > 0 && others.length === inUse.length)
    throw new QueueFault(
      say("queue.refused-engine", { engines: others.join(", "), own: engineVersion }),
      say("queue.same-engine-everywhere"),
    );
  return others;
}

/** Works until told to stop, or until there has been nothing to do for long enough. Throws QueueFault. */
export async function work(connection: Connection, options: WorkOptions): Promise<Worked> {
  await refuseOtherEngines(connection);
  const { threads, signal, onFault } = options;
  const player = await openPlayer(threads);
  const worked = { chunks: 0, runs: 0 };
  let [active, idleSince] = [0, performance.now()];
  const takeJob = jobTaker(connection, player.play, options, worked);
  const worker = new Worker(
    queueName,
    async (job) => {
      active += 1;
      try {
        return await takeJob(job.data);
      } catch (error) {
        if (!(error instanceof QueueFault)) throw error;
        onFault?.(error.message);
        throw new UnrecoverableError(error.message);
      } finally {
        active -= 1;
        idleSince = performance.now();
      }
    },
    {
      connection: connection.redis,
      prefix,
      concurrency: Math.max(1, threads),
      lockDuration: lockMs,
      stalledInterval: lockMs / 2,
      maxStalledCount: mostLosses,
      drainDelay: 1,
      removeOnComplete: { count: 0 },
    },
  );
  // A lock that was lost, as where the machine slept: the chunk has been given to another, and the first result counts.
  worker.on("error", () => undefined);
  try {
    const idle = () => (active > 0 ? null : idleSince);
    await untilOver(connection, options, idle, () => jobsWaiting(connection));
    await worker.close();
  } finally {
    await worker.close(true);
    await player.close();
  }
  if (!signal.aborted && connection.redis.status === "end") throw new QueueFault(say("queue.connection-lost"));
  return worked;
}

async function untilOver(
  connection: Connection,
  { signal, leaveAfterSeconds = Number.POSITIVE_INFINITY, onFault }: WorkOptions,
  idleSince: () => number | null,
  waiting: () => Promise<number>,
): Promise<void> {
  const told = new Set<string>();
  let look = performance.now() + enginesMs;
  while (!signal.aborted && connection.redis.status !== "end") {
    await new Promise((resolve) => setTimeout(resolve, lookMs));
    const since = idleSince();
    if (since === null) continue;
    if (connection.redis.status !== "ready") continue;
    if (performance.now() - since > 1000 * leaveAfterSeconds && (await waiting()) === 0) return;
    if (performance.now() < look) continue;
    look = performance.now() + enginesMs;
    for (const engine of await enginesInUse(connection.redis)) {
      if (engine === engineVersion || told.has(engine)) continue;
      told.add(engine);
      onFault?.(say("queue.refused-engine", { engines: engine, own: engineVersion }));
    }
  }
}

type Play = (task: ChunkTask) => Promise<ChunkPlayed>;

/** Returns a function that does a job. */
function jobTaker(
  { redis }: Connection,
  play: Play,
  { onStudy, onChunk }: WorkOptions,
  worked: { chunks: number; runs: number },
): (data: unknown) => Promise<null> {
  let known: { readonly study: string; readonly offered: Promise<Offered | null> } | null = null;
  const open = async (store: StudyStore): Promise<Offered | null> => {
    const document = await store.document();
    // The study is over.
    if (document === null) return null;
    const offered = readDocument(store.id, document);
    onStudy?.(offered);
    return offered;
  };
  return async (data) => {
    const { study, chunk } = readJob(data);
    const store = new StudyStore(redis, study);
    // Given out again although its result had come.
    if (await store.hasResult(chunk)) return null;
    // Read once for the threads of a worker, which ask for it at the same time.
    if (known?.study !== study) known = { study, offered: open(store) };
    const { offered: reading } = known;
    const offered = await reading.catch((error: unknown) => {
      if (known?.offered === reading) known = null;
      throw error;
    });
    if (offered === null) {
      known = null;
      return null;
    }
    const { bytes, work } = offered;
    const units = work.kind === "units" ? await store.units(chunk) : null;
    const played = await play({ study, document: bytes, chunk, units });
    if ("fault" in played) throw new QueueFault(played.fault, played.hint);
    await store.deliver(chunk, played);
    worked.chunks += 1;
    worked.runs += played.runs;
    onChunk?.(played.runs);
    return null;
  };
}

async function openPlayer(threads: number): Promise<{ readonly play: Play; close(): Promise<void> }> {
  if (threads === 0) return { play: createChunkPlayer(), close: () => Promise.resolve() };
  const pool = await openThreads<ChunkTask, ChunkPlayed>("queue/thread.js", threads, { outlivesIdleErrors: true });
  return { play: (task) => pool.run(task), close: () => pool.close() };
}
