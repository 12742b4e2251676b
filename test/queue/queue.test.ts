/**
 * Studies through the queue: whatever workers do, what is gathered is one ensemble, to the byte; and what somebody else lays
 * down there is refused, or stops the study.
 * @module-tag sweep
 */
import { gunzipSync } from "node:zlib";
import { Queue, UnrecoverableError, Worker } from "bullmq";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  armModel,
  openEnsemble,
  openWorkerPool,
  partsOf,
  RunFailure,
  studyOf,
  type Unit,
  type UnitSums,
  type WorkerPool,
} from "../../src/analysis/index.js";
import { engineVersion } from "../../src/engine/index.js";
import { prefix, queueName } from "../../src/queue/connection.js";
import {
  chunksOf,
  type Offered,
  type RunsWork,
  readDocument,
  spanOfChunk,
  writeDocument,
} from "../../src/queue/document.js";
import { openQueuedUnits, playQueuedRuns, QueueFault, work } from "../../src/queue/index.js";
import { pack, unpack } from "../../src/queue/packed.js";
import { type ChunkPlayed, createChunkPlayer } from "../../src/queue/play-chunk.js";
import { StudyStore } from "../../src/queue/study-store.js";
import { loadScenario } from "../../src/scenarios/index.js";
import { nothingPlayed, type Share, shareOf, writeShare } from "../../src/shares/index.js";
import { valleyFile } from "../scenarios/valley.js";
import { openRedis, type TestRedis } from "./redis.js";

const { scenario } = loadScenario(valleyFile);
const actor = scenario.actors[0]?.id ?? "";
/** With something of all that decides what a run plays. */
const chosen = { set: { patience: 1.2 }, policies: { [actor]: "hold" } } as const;
const arm = { scenario, variant: null, ...chosen };
const model = armModel(arm);
const plan = { seed: "oak", days: 12, historical: false };
const study = studyOf(model, plan, chosen);
const asked = { study, first: 130, runs: 1500, controls: true };
const chunk = 250;
const keep = { rows: false, details: false, events: null };
const { first, runs } = asked;
const runsWork = { kind: "runs", first, begin: first, runs, controls: true, chunk, keep } as const;

let redis: TestRedis;
let pool: WorkerPool;
let whole: string;
const json = (share: Share) => gunzipSync(writeShare(share)).toString();

beforeAll(async () => {
  redis = await openRedis(1);
  pool = await openWorkerPool([arm], { workers: 0 });
  const before = nothingPlayed(model, plan.days, true);
  const ensemble = openEnsemble({ model, plan, pool, first: asked.first, before, controls: true });
  await ensemble.runTo(asked.runs);
  whole = json(shareOf(asked, scenario, asked.first, ensemble.played()));
});
afterAll(async () => {
  await pool.close();
  await redis.close();
});
beforeEach(async () => {
  await redis.connection.redis.flushdb();
});

const never = new AbortController().signal;

/** Gathers the study, and answers with its JSON. */
async function gather(signal = never, onProgress?: (runs: number) => void, together?: number): Promise<string> {
  const told = onProgress === undefined ? {} : { onProgress };
  const { share, finish } = await playQueuedRuns(redis.connection, {
    asked,
    scenario,
    world: null,
    chunk,
    together,
    signal,
    ...told,
  });
  await finish();
  return json(share);
}

interface Working {
  readonly signal?: AbortSignal;
  readonly onChunk?: () => void;
}

/** Plays what is in the queue: until it is told to stop, or until nothing waits; and what was refused. */
async function worker({ signal, onChunk }: Working = {}) {
  const faults: string[] = [];
  const worked = await work(redis.connection, {
    threads: 0,
    ...(signal === undefined ? { leaveAfterSeconds: 0 } : {}),
    signal: signal ?? never,
    onFault: (message) => void faults.push(message),
    ...(onChunk === undefined ? {} : { onChunk }),
  });
  return { ...worked, faults };
}

/** Has a worker play for as long as something is gathered. Answers with both; throws why it was not gathered. */
async function beside<T>(gathering: Promise<T>, workers = 1) {
  const over = new AbortController();
  const working = Promise.all(Array.from({ length: workers }, () => worker({ signal: over.signal })));
  const [gathered] = await Promise.allSettled([gathering]);
  over.abort();
  const worked = await working;
  if (gathered.status === "rejected") throw gathered.reason;
  return { gathered: gathered.value, worked };
}

/** The study as it lies in the queue. */
const offered: Offered = (() => {
  const { bytes, digest } = writeDocument([{ study, scenario, world: null }], runsWork);
  return readDocument(digest, bytes);
})();
const store = () => new StudyStore(redis.connection.redis, offered.id);

/** What a chunk of the study comes to. */
const play = createChunkPlayer();
async function played(of: number): Promise<Exclude<ChunkPlayed, { readonly fault: string }>> {
  const result = await play({ study: offered.id, document: offered.bytes, chunk: of, units: null });
  if ("fault" in result) throw new Error(result.fault);
  return result;
}

/** Lays down a result of a chunk, as somebody would who may write to Redis. */
async function forge(of: number, content: unknown): Promise<void> {
  await redis.connection.redis.set(`${prefix}:study:${offered.id}:document`, Buffer.from(offered.bytes));
  await store().deliver(of, pack(content));
}

/** Adds a job by hand. */
async function addJob(data: unknown): Promise<void> {
  const queue = new Queue(queueName, { connection: redis.connection.redis, prefix });
  await queue.add("chunk", data, { removeOnFail: true });
  await queue.close();
}

const keysLeft = async () =>
  (await redis.connection.redis.keys("*")).filter((key) => key.includes(":study:") || key.includes(offered.id));

describe("an ensemble through the queue", () => {
  it("is of seats that policies play, without which it would be another", async () => {
    const plain = await openWorkerPool([{ scenario, variant: null, set: chosen.set }], { workers: 0 });
    const before = nothingPlayed(model, plan.days, true);
    const ensemble = openEnsemble({ model, plan, pool: plain, first: asked.first, before, controls: true });
    await ensemble.runTo(asked.runs);
    expect(json(shareOf(asked, scenario, asked.first, ensemble.played()))).not.toBe(whole);
    await plain.close();
  });

  it("is that of one run in one go, and leaves nothing of the study behind", async () => {
    const { gathered, worked } = await beside(gather(), 2);
    expect(gathered).toBe(whole);
    expect(worked.reduce((sum, { runs }) => sum + runs, 0)).toBe(asked.runs);
    expect(await keysLeft()).toEqual([]);
  });

  it("is cut into long chunks first and short ones last, which cover each run once", async () => {
    const { gathered, worked } = await beside(gather(never, undefined, 2));
    expect(gathered).toBe(whole);
    // Of seven short ones the first four are two.
    expect(worked).toMatchObject([{ chunks: 5, runs: asked.runs }]);
    for (const [first, before, runs, chunk, together] of [
      [130, 0, 26_000, 250, 4],
      [0, 1000, 9001, 500, 3],
      [7, 0, 100, 250, 4],
      [0, 0, 1_000_000, 25_000, 4],
    ] as const) {
      const ends = { kind: "runs", ...{ first, runs, chunk, together }, begin: first + before } as RunsWork;
      const spans = Array.from({ length: chunksOf(ends) }, (_, at) => spanOfChunk(ends, at));
      let next = first + before;
      for (const span of spans) {
        expect([span.first, span.runs > 0, span.runs <= together * chunk]).toEqual([next, true, true]);
        next += span.runs;
      }
      expect(next).toBe(first + runs);
      const short = spans.filter(({ runs }) => runs <= chunk).reduce((sum, { runs }) => sum + runs, 0);
      expect(short).toBeGreaterThanOrEqual((runs - before) / 4 - chunk);
    }
  });

  it("is taken up where its coordinator was stopped, with what had come, and no run counts twice", async () => {
    const stop = new AbortController();
    const stopped = gather(stop.signal, (runs) => {
      if (runs >= 600) stop.abort();
    });
    let chunks = 0;
    const leave = new AbortController();
    const onChunk = () => {
      chunks += 1;
      if (chunks === 4) leave.abort();
    };
    const first = worker({ signal: leave.signal, onChunk });
    const { parts, counts } = JSON.parse(await stopped) as { parts: { runs: number }[]; counts: { endings: number[] } };
    await first;
    const had = parts.reduce((sum, { runs }) => sum + runs, 0);
    expect(had).toBeGreaterThanOrEqual(600);
    expect(had).toBeLessThan(asked.runs);
    expect(counts.endings.reduce((sum, count) => sum + count, 0)).toBe(had);
    const { gathered, worked } = await beside(gather());
    expect(gathered).toBe(whole);
    expect(worked).toMatchObject([{ chunks: 7 - chunks }]);
  });

  it("takes a chunk once, whichever workers play it again", async () => {
    const [zero, again] = [await played(0), await played(0)];
    expect(again.digest).toBe(zero.digest);
    await redis.connection.redis.set(`${prefix}:study:${offered.id}:document`, Buffer.from(offered.bytes));
    expect([await store().deliver(0, zero), await store().deliver(0, again)]).toEqual(["first", "same"]);
    expect((await beside(gather())).gathered).toBe(whole);
    expect(await store().deliver(0, zero)).toBe("gone");
  });

  it("tells the first run that breaks, though a later chunk breaks sooner", async () => {
    const broke = (of: number, run: number) => ({
      kind: "broke",
      study: offered.id,
      chunk: of,
      run,
      seed: "oak",
      reason: "so it is",
    });
    await forge(6, broke(6, 1600));
    await forge(2, broke(2, 600));
    const failed = await beside(gather()).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(RunFailure);
    expect(failed).toMatchObject({ run: 600 });
  });

  it("stops where what comes with a share is no derivative of its runs", async () => {
    const sensitivity = { pilot: 1000, everyNumber: false, plainEstimates: false };
    const ofStudy = {
      kind: "runs",
      first: 0,
      begin: 1000,
      runs: 1500,
      controls: true,
      chunk,
      sensitivity,
      keep,
    } as const;
    const { bytes, digest } = writeDocument([{ study, scenario, world: null }], ofStudy);
    const result = await createChunkPlayer()({ study: digest, document: bytes, chunk: 0, units: null });
    const content = unpack(
      (result as { bytes: Uint8Array }).bytes,
      (result as { digest: string }).digest,
      1e9,
      "x",
    ) as { share: { slopes: { runs: number; sums: unknown[] } } };
    expect(content.share.slopes.runs).toBe(250);
    const ofRuns = { ...asked, first: 0, runs: 1500, sensitivity };
    const before = nothingPlayed(model, plan.days, true);
    const ensemble = openEnsemble({ model, plan, pool, first: 0, before, controls: true });
    await ensemble.runTo(1000);
    for (const [wrong, words] of [
      [undefined, "no derivatives"],
      [{ ...content.share.slopes, runs: 249 }, "no derivatives"],
      [{ runs: 250, sums: [{ unit: 0, digits: [1] }] }, "its sums (slopes) are not digits"],
    ] as const) {
      await redis.connection.redis.set(`${prefix}:study:${digest}:document`, Buffer.from(bytes));
      await new StudyStore(redis.connection.redis, digest).deliver(
        0,
        pack({ ...content, share: { ...content.share, slopes: wrong } }),
      );
      const gathering = playQueuedRuns(redis.connection, {
        ...{ asked: ofRuns, scenario, world: null, chunk, signal: never },
        before: shareOf(ofRuns, scenario, 0, ensemble.played()),
      });
      await expect(gathering).rejects.toThrow(words);
    }
  });

  it("is gathered by one command at a time", async () => {
    await redis.connection.redis.set(`${prefix}:study:${offered.id}:coordinator`, "somebody", "PX", 300);
    expect((await beside(gather())).gathered).toBe(whole);
  });
});

describe("an experiment through the queue", () => {
  const units: Unit[] = [0.5, 0.75, 1, 1.25].map((patience) => ({
    arm: 0,
    points: [{ patience }, { patience: patience + 0.125 }],
    firstRun: 0,
    runs: 300,
  }));
  const job = { plans: [plan], ids: ["patience"], pairs: [[0, 1]] as const, rows: true };

  it("delivers the sums and rows of a pool of threads, in order, from wherever it was left", async () => {
    const local: UnitSums[] = [];
    await pool.playUnits({ ...job, units }, (sums) => local.push(sums));
    for (const before of [0, 3]) {
      const queued = await openQueuedUnits(redis.connection, {
        arms: [{ study, scenario, world: null }],
        ...job,
        days: false,
        splitting: undefined,
        parts: units.flatMap(partsOf),
        chunk: 1000,
        signal: never,
      });
      const taken: UnitSums[] = [];
      const gathering = queued.playUnits({ ...job, units: units.slice(before) }, (sums) => taken.push(sums));
      const { gathered } = await beside(gathering);
      await queued.close(true);
      expect(gathered).toBe(units.length - before);
      expect(taken).toEqual(local.slice(before));
    }
  });
});

it("a chunk that the workers give up stops the study, with their reason", async () => {
  const refuser = new Worker(queueName, () => Promise.reject(new UnrecoverableError("so it is")), {
    connection: redis.connection.redis,
    prefix,
  });
  await expect(gather()).rejects.toThrow(/gave chunk \d up: so it is/);
  await refuser.close();
  expect(await keysLeft()).toEqual([]);
});

describe("what somebody lays down in the queue", () => {
  const head = { study: offered.id, chunk: 3 };

  it.each<[string, () => Promise<unknown>, RegExp]>([
    ["is no result", async () => ({ hello: 1 }), /malformed: /],
    ["has a key too many", async () => ({ ...(await content(3)), more: 1 }), /malformed: /],
    ["is of another chunk", async () => ({ ...(await content(3)), chunk: 2 }), /of chunk 2 of study/],
    ["has the runs of another chunk", async () => ({ ...(await content(2)), ...head }), /other runs than were asked/],
    ["has other counts", async () => withCounts(await content(3)), /counts the ends of/],
    ["is an experiment's", async () => ({ kind: "units", ...head, units: [] }), /malformed: units/],
  ])("and %s stops the study, which is removed", async (_, make, message) => {
    await forge(3, await make());
    await expect(gather()).rejects.toThrow(message);
    expect(await keysLeft()).toEqual([]);
  });

  it("and differs from a chunk's first result stops the study", async () => {
    await forge(0, await content(0));
    await forge(1, await content(1));
    expect(await store().deliver(1, await played(0))).toBe("other");
    await expect(beside(gather())).rejects.toThrow(/chunk 1 was played twice with different results/);
    expect(await keysLeft()).toEqual([]);
  });

  it("and is not what its digest says, or too large, stops the study", async () => {
    await forge(3, await content(3));
    const results = `${prefix}:study:${offered.id}:results`;
    await redis.connection.redis.hset(results, "3", Buffer.from((await played(2)).bytes));
    await expect(gather()).rejects.toThrow(/is not what its hash says/);
    await forge(3, await content(3));
    await redis.connection.redis.hset(results, "3", Buffer.alloc((1 << 26) + 1));
    await expect(gather()).rejects.toThrow(/67108865 bytes; 67108864 are the most/);
    expect(() => unpack(pack("x".repeat(3000)).bytes, "", 2000, "it")).toThrow(/at most 2000 bytes/);
  });

  it.each<[string, unknown, RegExp]>([
    ["names a file", { study: offered.id, chunk: 0, file: "/etc/passwd" }, /the job in the queue is malformed/],
    ["asks for a chunk that there can't be", { study: offered.id, chunk: 20_000 }, /malformed/],
    ["is of no study", { study: "../..", chunk: 0 }, /malformed/],
    ["is large", { study: "a".repeat(2000), chunk: 0 }, /2\d{3} bytes; 1024 are the most/],
  ])("as a job that %s is refused, and the worker goes on", async (_, data, message) => {
    await addJob(data);
    const { gathered, worked } = await beside(gather());
    expect(worked).toMatchObject([{ faults: [expect.stringMatching(message)] }]);
    expect(gathered).toBe(whole);
  });

  it("as a job of a study that is over is passed by", async () => {
    await addJob({ study: "0".repeat(64), chunk: 0 });
    expect(await worker()).toEqual({ chunks: 0, runs: 0, faults: [] });
  });

  const text = () =>
    unpack(offered.bytes, offered.id, 1 << 27, "it") as { arms: { study: object; resolved: object }[] };
  it.each<[string, () => unknown, RegExp]>([
    ["another engine", () => ({ ...text(), engine: "9.9.9" }), /is of version 9\.9\.9; this is/],
    [
      "another scenario",
      () => withArm({ resolved: { ...text().arms[0]?.resolved, horizon: 13 } }),
      /refused: .*is not the/,
    ],
    ["another moment", () => withArm({ world: { time: 1 } }), /the moment that futures start from/],
    ["too many days", () => withArm({ study: { ...text().arms[0]?.study, days: 3661 } }), /malformed: .*days/],
    ["too many runs a chunk", () => ({ ...text(), work: { ...runsWork, chunk: 2_000_000 } }), /malformed: .*chunk/],
    ["a file", () => ({ ...text(), file: "/etc/passwd" }), /malformed/],
  ])("as a study with %s is refused by workers", async (_, make, message) => {
    const { bytes, digest } = pack(make());
    await redis.connection.redis.set(`${prefix}:study:${digest}:document`, Buffer.from(bytes));
    await addJob({ study: digest, chunk: 0 });
    expect((await worker()).faults).toEqual([expect.stringMatching(message)]);
    expect(() => readDocument(digest, bytes)).toThrow(QueueFault);
    expect(() => readDocument("0".repeat(64), bytes)).toThrow(/is not what its hash says/);
  });
  function withArm(changed: object) {
    const content = text();
    return { ...content, arms: [{ ...content.arms[0], ...changed }] };
  }

  async function content(of: number) {
    const { bytes, digest } = await played(of);
    return unpack(bytes, digest, 1 << 28, "it") as { share: { counts: { endings: number[] } } };
  }
  function withCounts(result: Awaited<ReturnType<typeof content>>) {
    const [first = 0, ...others] = result.share.counts.endings;
    const counts = { ...result.share.counts, endings: [first + 1, ...others] };
    return { ...result, share: { ...result.share, counts } };
  }
});

describe("a worker of another version", () => {
  it("is refused where there are only studies of others, and goes on where there are some of its own", async () => {
    const engines = `${prefix}:engines`;
    const later = Math.ceil(Date.now() / 1000) + 60;
    await redis.connection.redis.zadd(engines, later, "9.9.9");
    await expect(worker()).rejects.toThrow(`of version 9.9.9; this is ${engineVersion}`);
    await redis.connection.redis.zadd(engines, later, engineVersion);
    expect(await worker()).toMatchObject({ chunks: 0 });
    await redis.connection.redis.zadd(engines, later - 120, "9.9.9");
    await redis.connection.redis.zrem(engines, engineVersion);
    expect(await worker()).toMatchObject({ chunks: 0 });
  });
});
