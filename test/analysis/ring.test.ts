/**
 * Jobs on threads: what comes back through shared memory is what one thread alone gives, batch by batch and in order; a job that stops or fails leaves
 * the pool fit for the next; and the main thread allocates so little for a block that its memory does not grow with the runs.
 */
import { createHash } from "node:crypto";
import { Session } from "node:inspector/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Arm, armModel, openEnsemble, openWorkerPool, type WorkerPool } from "../../src/analysis/index.js";
import { libraryScenario } from "../report/library.js";

const tutorial = libraryScenario("tutorial");
const arm: Arm = { scenario: tutorial, variant: null, set: {} };
const model = armModel(arm);
const plan = { seed: "ring", days: tutorial.horizon, historical: false };
type Job = Parameters<WorkerPool["play"]>[0];
const jobOf = (more: Partial<Job>): Job => ({ plan, firstRun: 0, runs: 5000, ...more });

let alone: WorkerPool;
let threads: WorkerPool;
beforeAll(async () => {
  alone = await openWorkerPool([arm], { workers: 0 });
  threads = await openWorkerPool([arm], { workers: 2 });
});
afterAll(() => Promise.all([alone.close(), threads.close()]));

const hashed = (_: string, value: unknown) =>
  ArrayBuffer.isView(value)
    ? createHash("sha256")
        .update(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
        .digest("hex")
    : value;

/** Every batch of a job as it was when it was taken, because its memory is used again; a hash in place of each array. */
async function batchesOf(pool: WorkerPool, job: Job) {
  const batches: unknown[] = [];
  const runs = await pool.play(job, (batch) => batches.push(JSON.parse(JSON.stringify(batch, hashed))));
  return { runs, batches };
}

describe("batches from threads", () => {
  it.each<[string, Partial<Job>]>([
    ["counts", {}],
    ["sums for control variates", { controls: true, gauges: false }],
    ["rows, details and events", { rows: true, details: true, events: "study" }],
    ["blocks of another size", { batch: 300 }],
    ["a first and a last block cut short", { firstRun: 1130, runs: 4001, controls: true }],
  ])("are those of one thread alone, in order: %s", async (_, more) => {
    const job = jobOf(more);
    const found = await batchesOf(threads, job);
    expect(found.runs).toBe(job.runs);
    expect(found.batches.length).toBeGreaterThan(12);
    expect(found).toEqual(await batchesOf(alone, job));
  });

  it("are those of each job, where two are played at once", async () => {
    const jobs = [jobOf({}), jobOf({ plan: { ...plan, seed: "other" } })];
    const found = await Promise.all(jobs.map((job) => batchesOf(threads, job)));
    for (const [place, job] of jobs.entries()) expect(found[place]).toEqual(await batchesOf(alone, job));
  });
});

describe("a job on threads", () => {
  it("has none of its runs played where it is stopped before it begins, or has none", async () => {
    const none = { runs: 0, batches: [] };
    expect(await batchesOf(threads, jobOf({ signal: AbortSignal.abort() }))).toEqual(none);
    expect(await batchesOf(threads, jobOf({ runs: 0 }))).toEqual(none);
  });

  it("counts the batch at which it is stopped, and no more; the next job is played as ever", async () => {
    const stopping = new AbortController();
    let taken = 0;
    const runs = await threads.play(jobOf({ runs: 1_000_000, signal: stopping.signal }), () => {
      taken += 1;
      if (taken === 3) stopping.abort();
    });
    expect([taken, runs]).toEqual([3, 750]);
    expect(await batchesOf(threads, jobOf({}))).toEqual(await batchesOf(alone, jobOf({})));
  });

  it("fails with the error of whoever takes its batches; the next job is played as ever", async () => {
    const failing = threads.play(jobOf({ runs: 1_000_000 }), () => {
      throw new RangeError("the disk is full");
    });
    await expect(failing).rejects.toThrow("the disk is full");
    expect(await batchesOf(threads, jobOf({}))).toEqual(await batchesOf(alone, jobOf({})));
  });

  it("lets clocks, keys and signals come between its batches", async () => {
    let ticks = 0;
    const clock = setInterval(() => {
      ticks += 1;
    }, 1);
    let seen = 0;
    await threads.play(jobOf({ runs: 50_000 }), () => {
      // Slower than the threads, so that the next batch is always there.
      for (const until = performance.now() + 2; performance.now() < until; );
      seen = Math.max(seen, ticks);
    });
    clearInterval(clock);
    expect(seen).toBeGreaterThan(5);
  });
});

/** Bytes that this thread allocates during `work`, also those that have been collected since. */
async function allocatedBy(work: () => Promise<void>): Promise<number> {
  const session = new Session();
  session.connect();
  const collected = { includeObjectsCollectedByMinorGC: true, includeObjectsCollectedByMajorGC: true };
  await session.post("HeapProfiler.startSampling", { samplingInterval: 512, ...collected });
  await work();
  const { profile } = await session.post("HeapProfiler.stopSampling");
  session.disconnect();
  const sizeOf = ({ selfSize, children }: typeof profile.head): number =>
    children.reduce((sum, child) => sum + sizeOf(child), selfSize);
  return sizeOf(profile.head);
}

it("the main thread allocates a few kilobytes for a block of runs, whatever they are", async () => {
  const play = (runs: number) => openEnsemble({ model, plan, pool: threads, controls: true }).runTo(runs);
  await play(20_000);
  const blocks = 200;
  // 2.4 kB; a message and a promise for each block took 22.
  expect((await allocatedBy(() => play(blocks * 250))) / blocks).toBeLessThan(7000);
});
