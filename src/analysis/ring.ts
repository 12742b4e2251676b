/**
 * A ring buffer of results in memory that threads share. A job goes to each thread in one message, however long it is: a thread takes the
 * next block that nobody plays, waits for a free slot, plays and fills it; the main thread takes blocks in run order and frees their
 * slots. A message for each block made garbage faster than V8 keeps a small space for it, and so memory grew with the runs.
 */
import { MessageChannel, type MessagePort } from "node:worker_threads";
import { type Model, scoreTerms } from "../engine/index.js";
import { type Batch, type BatchRequest, type Breakage, RunFailure } from "./batch.js";
import { type AskedJob, blocksIn, type Job, requestOf } from "./blocks.js";
import { blankMoments, copyMoments, estimatedPlaces, type Moments } from "./moments.js";
import { batchRuns, blankTally, copyTally, type Tally } from "./tally.js";

/** The results of one block. */
interface Slot {
  readonly tally: Tally;
  readonly moments: Moments | null;
  /** SHA-256. */
  readonly digest: Uint8Array;
}

/** What the threads of a job share with the main thread. */
export interface Ring {
  /** The next block to be played; blocks taken, or `stopped`; and by slot what it holds. */
  readonly control: Int32Array;
  readonly slots: readonly Slot[];
}

const next = 0;
const taken = 1;
const firstSlot = 2;
const stopped = -1;

const empty = 0;
const filled = 1;
/** Filled, and the rest comes, or has come, in a message. */
const filledWithMore = 2;

/** What a block gives beside what a slot holds, in a message; or why it broke. */
interface More {
  readonly block: number;
  readonly rest: Omit<Batch, "tally" | "moments" | "digest"> | { readonly broken: Breakage };
}

/** What a thread is sent. */
export interface RingTask {
  readonly planId: number;
  readonly asked: AskedJob;
  readonly ring: Ring;
  /** Where its messages go: they say that there is something to take, and bring what no slot holds. */
  readonly port: MessagePort;
}

/** Opens a ring for the blocks of a job, so many of which may be played or unread at once. */
export function openRing(model: Model, job: AskedJob, size: number): Ring {
  const { plan, batch: runs = batchRuns, gauges = true, controls = false, slopes } = job;
  const summed = controls || slopes !== undefined;
  return {
    control: new Int32Array(new SharedArrayBuffer(4 * (firstSlot + size))),
    slots: Array.from({ length: size }, () => ({
      tally: blankTally(model, plan.days, { runs, gauges, shared: true }),
      moments: summed ? blankMoments(scoreTerms(model, false).controls, estimatedPlaces(model).all, true) : null,
      digest: new Uint8Array(new SharedArrayBuffer(32)),
    })),
  };
}

/** Ends what threads are at, after the run that each plays. */
export function stopRing({ control }: Ring): void {
  Atomics.store(control, taken, stopped);
  Atomics.notify(control, taken);
}

/** Plays blocks until there are none, on a thread. `play` plays one, a run a step. */
export function fillRing(
  { asked, ring: { control, slots }, port }: RingTask,
  play: (request: BatchRequest) => Generator<void, Batch>,
): void {
  const blocks = blocksIn(asked);
  for (;;) {
    const block = Atomics.add(control, next, 1);
    if (block >= blocks || !waitForSlot(control, block, slots.length)) return;
    const place = block % slots.length;
    const more = fillSlot(slots[place] as Slot, block, play(requestOf(asked, block)), control);
    if (more === "stopped") return;
    Atomics.store(control, firstSlot + place, more === null ? filled : filledWithMore);
    // Who waits for an earlier block finds this one when that has come.
    if (more !== null || Atomics.load(control, taken) === block) port.postMessage(more);
  }
}

/** Waits until the slot of a block is free; false where the job has been stopped. */
function waitForSlot(control: Int32Array, block: number, size: number): boolean {
  for (;;) {
    const count = Atomics.load(control, taken);
    if (count === stopped) return false;
    if (block < count + size) return true;
    Atomics.wait(control, taken, count);
  }
}

function fillSlot(slot: Slot, block: number, steps: Generator<void, Batch>, control: Int32Array) {
  try {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return keep(slot, block, step.value);
      if (Atomics.load(control, taken) === stopped) return "stopped";
    }
  } catch (error) {
    // As data, because an error would lose its run number between threads.
    if (error instanceof RunFailure) return { block, rest: { broken: error.breakage } };
    throw error;
  }
}

/** Copies a batch into its slot. Returns what does not fit there. */
function keep(slot: Slot, block: number, { tally, moments, digest, ...rest }: Batch): More | null {
  copyTally(tally, slot.tally);
  if (moments !== undefined && slot.moments !== null) copyMoments(moments, slot.moments);
  bytesOf(slot.digest).write(digest, "hex");
  return Object.keys(rest).length > 1 ? { block, rest } : null;
}

/** The same bytes as a buffer, which knows hex. */
function bytesOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/**
 * Has so many threads play a job, and takes its batches in run order until there are none or its signal stops it. `send` has a thread fill the ring
 * and send its messages to a port; it rejects where the thread fails. Returns the number of runs taken.
 */
export async function drainRing(
  ring: Ring,
  { signal, ...asked }: Job,
  threads: number,
  send: (task: Omit<RingTask, "planId">) => Promise<unknown>,
  take: (batch: Batch) => void,
): Promise<number> {
  if (blocksIn(asked) === 0 || signal?.aborted) return 0;
  const reader = new RingReader(ring, asked);
  const channels = Array.from({ length: Math.min(threads, blocksIn(asked)) }, () => new MessageChannel());
  let stop = (): void => undefined;
  await new Promise<void>((resolve, reject) => {
    stop = resolve;
    signal?.addEventListener("abort", stop, { once: true });
    const takeReady = () => {
      try {
        for (let left = ring.slots.length; left > 0; left -= 1) {
          const batch = signal?.aborted ? null : reader.read();
          if (batch === null) return;
          take(batch);
          if (reader.free()) return resolve();
        }
        // Keys, clocks and signals come between.
        setImmediate(takeReady);
      } catch (error) {
        reject(error);
      }
    };
    for (const { port1, port2 } of channels) {
      port1.on("message", (more: More | null) => {
        reader.hear(more);
        takeReady();
      });
      send({ asked, ring, port: port2 }).catch(reject);
    }
  }).finally(() => {
    signal?.removeEventListener("abort", stop);
    stopRing(ring);
    for (const { port1 } of channels) port1.close();
  });
  return reader.runs;
}

/** Reads the blocks of a ring in order. */
class RingReader {
  /** Runs of the blocks that have been freed. */
  runs = 0;
  readonly #ring: Ring;
  readonly #asked: AskedJob;
  readonly #more = new Map<number, More>();
  #block = 0;

  constructor(ring: Ring, asked: AskedJob) {
    this.#ring = ring;
    this.#asked = asked;
  }

  hear(more: More | null): void {
    if (more !== null) this.#more.set(more.block, more);
  }

  /** The batch of the next block, until it is freed; null where it is not there yet. Throws where the block broke. */
  read(): Batch | null {
    const { control, slots } = this.#ring;
    const place = this.#block % slots.length;
    const state = Atomics.load(control, firstSlot + place);
    const more = this.#more.get(this.#block);
    if (state === empty || (state === filledWithMore && more === undefined)) return null;
    const rest = more?.rest;
    if (rest !== undefined && "broken" in rest) throw new RunFailure(rest.broken);
    const { tally, moments, digest } = slots[place] as Slot;
    const { firstRun, runs } = requestOf(this.#asked, this.#block);
    tally.runs = runs;
    if (moments !== null) moments.runs = runs;
    return {
      ...rest,
      firstRun,
      tally,
      digest: bytesOf(digest).toString("hex"),
      ...(moments === null ? {} : { moments }),
    };
  }

  /** Frees the slot of the block that was read. Returns true where that was the last. */
  free(): boolean {
    const { control, slots } = this.#ring;
    this.runs += requestOf(this.#asked, this.#block).runs;
    this.#more.delete(this.#block);
    Atomics.store(control, firstSlot + (this.#block % slots.length), empty);
    this.#block += 1;
    Atomics.store(control, taken, this.#block);
    Atomics.notify(control, taken);
    return this.#block === blocksIn(this.#asked);
  }
}
