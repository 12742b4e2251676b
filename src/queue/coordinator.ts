/**
 * Gathers a study: gives out its chunks, takes each chunk's first result, and stops where something is not as it should be. What it has is in
 * Redis, so that a coordinator that is killed is replaced by the same command, anywhere.
 */
import { randomUUID } from "node:crypto";
import { RunFailure } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Connection } from "./connection.js";
import type { Offered } from "./document.js";
import { type Jobs, openJobs } from "./jobs.js";
import { type Packed, QueueFault } from "./packed.js";
import { type Result, readResult } from "./result.js";
import { claimMs, StudyStore } from "./study-store.js";

/** Milliseconds between two looks at the study, and until jobs that may have been lost are given out again. */
const tendMs = 2000;
const offerAgainMs = 60_000;

export interface GatherOptions {
  /** Called with each chunk's result, in whatever order they come. */
  readonly take: (result: Result) => void | Promise<void>;
  /** Called now and then with the number of workers, null where it is not known. */
  readonly onLook?: (workers: number | null) => void;
  readonly signal: AbortSignal;
}

export interface Coordinator {
  readonly store: StudyStore;
  /** By chunk: the digest of the result that came before. */
  readonly before: ReadonlyMap<number, string>;
  /** Gathers these chunks, until all are there or the signal stops it. Throws QueueFault, and RunFailure for the first run that breaks. */
  gather(chunks: Iterable<number>, options: GatherOptions): Promise<void>;
  /** Keeps what has been merged in place of the results of these chunks. Throws QueueFault where the study is another's now. */
  keep(merged: Uint8Array, chunks: readonly number[]): Promise<void>;
  /** Leaves the study; all that is in Redis of it is removed where it is over. */
  leave(over: boolean): Promise<void>;
}

/** Takes a study up, from nothing or from where another left it. Throws QueueFault where another gathers it. */
export async function openCoordinator(
  connection: Connection,
  { id, bytes }: Offered,
  units: readonly Packed[],
): Promise<Coordinator> {
  const { redis } = connection;
  const store = new StudyStore(redis, id);
  const word = randomUUID();
  await claim(store, word);
  await store.offer(bytes, units);
  await store.tend(word);
  const jobs = openJobs(connection, id);
  await jobs.forgetGivenUp();
  const waiting = redis.duplicate();
  waiting.on("error", () => undefined);
  const missing = new Set<number>();
  // While results are merged or waited for.
  const renewing = setInterval(() => void store.tend(word).catch(() => undefined), claimMs / 4);
  return {
    store,
    before: await store.digests(),
    async gather(chunks, options) {
      await waiting.connect().catch(() => undefined);
      for (const chunk of chunks) missing.add(chunk);
      await gather({ store, jobs, word, waiting }, missing, options);
    },
    async keep(merged, chunks) {
      if (!(await store.keep(word, merged, chunks))) throw lost();
    },
    async leave(over) {
      clearInterval(renewing);
      try {
        await jobs.remove(missing);
        if (over) await store.remove(word);
        else await store.release(word);
        await jobs.close();
      } finally {
        waiting.disconnect();
      }
    },
  };
}

async function claim(store: StudyStore, word: string): Promise<void> {
  // One that was killed has its study for a while still.
  const end = performance.now() + 2 * claimMs;
  while (!(await store.claim(word))) {
    if (performance.now() > end)
      throw new QueueFault(say("queue.gathered-by-another"), say("queue.wait-for-the-other"));
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const lost = () => new QueueFault(say("queue.study-lost"), say("queue.same-command-again"));

interface Gathering {
  readonly store: StudyStore;
  readonly jobs: Jobs;
  readonly word: string;
  readonly waiting: Connection["redis"];
}

async function gather(
  { store, jobs, word, waiting }: Gathering,
  missing: Set<number>,
  { take, onLook, signal }: GatherOptions,
): Promise<void> {
  const broken = new Map<number, RunFailure>();
  const takeIn = async (chunk: number) => {
    if (!missing.has(chunk)) return;
    const result = readResult(await store.result(chunk), await store.digest(chunk), store.id, chunk);
    if (result.kind === "broke") broken.set(chunk, new RunFailure(result));
    else await take(result);
    missing.delete(chunk);
    throwFirst(broken, missing);
  };
  const known = await store.digests();
  await jobs.add([...missing].filter((chunk) => !known.has(chunk)));
  for (const chunk of [...missing].filter((chunk) => known.has(chunk))) {
    if (signal.aborted) return;
    await takeIn(chunk);
  }
  let [look, offer] = [0, performance.now() + offerAgainMs];
  while (!signal.aborted) {
    const now = performance.now();
    const last = missing.size === 0;
    if (now >= look || last) {
      look = now + tendMs;
      await tend({ store, jobs, word, waiting });
      if (last) return;
      onLook?.(await jobs.workers());
      const digests = await store.digests();
      for (const chunk of [...missing].filter((one) => digests.has(one))) await takeIn(chunk);
    }
    if (now >= offer) {
      offer = now + offerAgainMs;
      await jobs.add(missing);
    }
    for (const chunk of await store.arrived(waiting)) await takeIn(chunk);
  }
}

/** The first run that broke, once all chunks before it are there: what one command would have told. */
function throwFirst(broken: ReadonlyMap<number, RunFailure>, missing: ReadonlySet<number>): void {
  if (broken.size === 0) return;
  const first = Math.min(...broken.keys());
  for (const chunk of missing) if (chunk < first) return;
  throw broken.get(first);
}

/** Looks whether the study is still ours and sound. */
async function tend({ store, jobs, word }: Gathering): Promise<void> {
  if (!(await store.tend(word))) throw lost();
  const [differing] = await store.differing();
  if (differing !== undefined) {
    const [chunk, digest] = differing;
    throw new QueueFault(
      say("queue.results-differ", { chunk, first: await store.digest(chunk), second: digest }),
      say("queue.results-differ-hint"),
    );
  }
  const givenUp = await jobs.givenUp();
  if (givenUp !== null) throw new QueueFault(say("queue.given-up", givenUp), say("queue.given-up-hint"));
}
