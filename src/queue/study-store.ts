/**
 * What lies in Redis of a study besides its jobs. Results are kept by chunk: the first stays, one that differs from it is noted. What is read is looked
 * at in size first. All of it goes when the study is done, and a week after nobody has gathered it.
 */
import type { Redis } from "ioredis";
import { say } from "../catalogue/index.js";
import { engineVersion } from "../engine/index.js";
import { prefix } from "./connection.js";
import { most, mostChunks } from "./limits.js";
import { type Packed, QueueFault } from "./packed.js";

/** Seconds for which what nobody gathers is kept, and for which an engine counts as in use after it was last told. */
const keptSeconds = 7 * 86_400;
const inUseSeconds = 60;

/** Milliseconds for which a coordinator has its study after it last said so. */
export const claimMs = 8000;

const engines = `${prefix}:engines`;

/** Keeps the first result of a chunk, and notes one that differs. */
const deliverScript = `
if redis.call('exists', KEYS[1]) == 0 then return 'gone' end
local first = redis.call('hget', KEYS[2], ARGV[1])
if first == ARGV[2] then return 'same' end
if first then
  redis.call('hset', KEYS[5], ARGV[1], ARGV[2])
  redis.call('rpush', KEYS[4], ARGV[1])
  return 'other'
end
redis.call('hset', KEYS[2], ARGV[1], ARGV[2])
redis.call('hset', KEYS[3], ARGV[1], ARGV[3])
redis.call('rpush', KEYS[4], ARGV[1])
return 'first'`;

/** Answers 0 where another coordinator has the study. A claim that has run out is good for as long as no other has come. */
const isOurs = `
local holder = redis.call('get', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end`;

/** Says that a coordinator still has its study. Answers 0 where it has lost it. */
const tendScript = `${isOurs}
if redis.call('exists', KEYS[3]) == 0 then return 0 end
redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
redis.call('zadd', KEYS[2], redis.call('time')[1] + ARGV[4], ARGV[5])
for place = 3, #KEYS do redis.call('expire', KEYS[place], ARGV[3]) end
return 1`;

/** Keeps what has been merged, and drops the results that it is made of. Answers 0 where the study is another's. */
const keepScript = `${isOurs}
redis.call('set', KEYS[2], ARGV[2])
for place = 3, #ARGV do redis.call('hdel', KEYS[3], ARGV[place]) end
return 1`;

/** Removes keys, the claim first among them, where the study is still ours. */
const removeScript = `${isOurs}
redis.call('del', unpack(KEYS))`;

const enginesScript = `
redis.call('zremrangebyscore', KEYS[1], '-inf', redis.call('time')[1])
return redis.call('zrange', KEYS[1], 0, 20)`;

/** What came of delivering a result: the first, the same again, another than the first, or of a study that is over. */
export type Delivered = "first" | "same" | "other" | "gone";

/** Versions of the engine whose studies are under way. */
export async function enginesInUse(redis: Redis): Promise<readonly string[]> {
  const found = (await redis.eval(enginesScript, 1, engines)) as unknown[];
  return found.map((name) => String(name).slice(0, 64));
}

export class StudyStore {
  readonly id: string;
  readonly #redis: Redis;
  readonly #keys;

  constructor(redis: Redis, id: string) {
    this.#redis = redis;
    this.id = id;
    const key = (name: string) => `${prefix}:study:${id}:${name}`;
    this.#keys = {
      claim: key("coordinator"),
      document: key("document"),
      units: key("units"),
      digests: key("digests"),
      results: key("results"),
      arrived: key("arrived"),
      differing: key("differing"),
      kept: key("kept"),
    };
  }

  /** The study; null where it is over. Throws QueueFault where it is too large. */
  async document(): Promise<Uint8Array | null> {
    return this.#value(this.#keys.document, most.document.packed, say("queue.the-study"));
  }

  /** What a coordinator has merged so far, as a tally file; null for nothing. Throws QueueFault where it is too large. */
  async kept(): Promise<Uint8Array | null> {
    return this.#value(this.#keys.kept, most.kept.packed, say("queue.the-kept"));
  }

  /** The units of a chunk of an experiment. Throws QueueFault. */
  async units(chunk: number): Promise<Uint8Array> {
    return this.#field(this.#keys.units, chunk, most.units.packed, say("queue.the-points", { chunk }));
  }

  /** The result of a chunk. Throws QueueFault where it is missing or too large. */
  async result(chunk: number): Promise<Uint8Array> {
    return this.#field(this.#keys.results, chunk, most.result.packed, say("queue.the-result", { chunk }));
  }

  async #value(key: string, mostBytes: number, what: string): Promise<Uint8Array | null> {
    refuseSize(what, await this.#redis.strlen(key), mostBytes);
    return this.#redis.getBuffer(key);
  }

  async #field(key: string, chunk: number, mostBytes: number, what: string): Promise<Uint8Array> {
    refuseSize(what, await this.#redis.hstrlen(key, `${chunk}`), mostBytes);
    const found = await this.#redis.hgetBuffer(key, `${chunk}`);
    if (found === null) throw new QueueFault(say("queue.missing", { what }));
    return found;
  }

  async hasResult(chunk: number): Promise<boolean> {
    return (await this.#redis.hexists(this.#keys.digests, `${chunk}`)) === 1;
  }

  /** Lays down the result of a chunk, unless there is one already. */
  async deliver(chunk: number, { bytes, digest }: Packed): Promise<Delivered> {
    if (bytes.length > most.result.packed)
      throw new QueueFault(
        say("queue.too-large", {
          what: say("queue.the-result", { chunk }),
          bytes: `${bytes.length}`,
          most: `${most.result.packed}`,
        }),
      );
    const { document, digests, results, arrived, differing } = this.#keys;
    const keys = [document, digests, results, arrived, differing];
    return (await this.#redis.eval(
      deliverScript,
      keys.length,
      ...keys,
      `${chunk}`,
      digest,
      Buffer.from(bytes),
    )) as Delivered;
  }

  /** Whether the study is now gathered by whoever says this word, and by nobody else. */
  async claim(word: string): Promise<boolean> {
    return (await this.#redis.set(this.#keys.claim, word, "PX", claimMs, "NX")) === "OK";
  }

  /** Lets another gather it. */
  async release(word: string): Promise<void> {
    await this.#redis.eval(removeScript, 1, this.#keys.claim, word);
  }

  /** Lays down the study, and the units of its chunks. */
  async offer(document: Uint8Array, units: readonly Packed[]): Promise<void> {
    await this.#redis.set(this.#keys.document, Buffer.from(document), "EX", keptSeconds);
    for (const [chunk, { bytes }] of units.entries())
      await this.#redis.hset(this.#keys.units, `${chunk}`, Buffer.from(bytes));
  }

  /** Renews the claim. False where it was lost, or the study has gone. */
  async tend(word: string): Promise<boolean> {
    const { claim, document, ...others } = this.#keys;
    const keys = [claim, engines, document, ...Object.values(others)];
    const told = [word, `${claimMs}`, `${keptSeconds}`, `${inUseSeconds}`, engineVersion];
    return (await this.#redis.eval(tendScript, keys.length, ...keys, ...told)) === 1;
  }

  /** Keeps what has been merged in the place of the results of these chunks. False where the claim was lost. */
  async keep(word: string, merged: Uint8Array, chunks: readonly number[]): Promise<boolean> {
    const { claim, kept, results } = this.#keys;
    const told = [word, Buffer.from(merged), ...chunks.map((chunk) => `${chunk}`)];
    return (await this.#redis.eval(keepScript, 3, claim, kept, results, ...told)) === 1;
  }

  /** By chunk: the digest of its first result. Throws QueueFault. */
  async digests(): Promise<ReadonlyMap<number, string>> {
    refuseSize(say("queue.the-digests"), await this.#redis.hlen(this.#keys.digests), mostChunks);
    const found = await this.#redis.hgetall(this.#keys.digests);
    return new Map(Object.entries(found).map(([chunk, digest]) => [Number(chunk), digest]));
  }

  /** The digest of a chunk's first result, and whether another has come since. */
  async digest(chunk: number): Promise<string> {
    return (await this.#redis.hget(this.#keys.digests, `${chunk}`)) ?? "";
  }

  /** Chunks that have had two results that differ, with the digest of the second. */
  async differing(): Promise<readonly (readonly [chunk: number, digest: string])[]> {
    refuseSize(say("queue.the-digests"), await this.#redis.hlen(this.#keys.differing), mostChunks);
    const found = await this.#redis.hgetall(this.#keys.differing);
    return Object.entries(found).map(([chunk, digest]) => [Number(chunk), digest]);
  }

  /** Chunks whose results have come since this was last asked; waits for one, a second at most. */
  async arrived(waiting: Redis): Promise<readonly number[]> {
    const first = await waiting.blpop(this.#keys.arrived, 1);
    if (first === null) return [];
    const others = (await this.#redis.lpop(this.#keys.arrived, 32)) ?? [];
    return [first[1], ...others].map(Number);
  }

  /** Removes all of it, unless another gathers it now. */
  async remove(word: string): Promise<void> {
    const { claim, ...others } = this.#keys;
    const keys = [claim, ...Object.values(others)];
    await this.#redis.eval(removeScript, keys.length, ...keys, word);
  }
}

function refuseSize(what: string, size: number, mostSize: number): void {
  if (size > mostSize) throw new QueueFault(say("queue.too-large", { what, bytes: `${size}`, most: `${mostSize}` }));
}
