/**
 * The hash of runs: SHA-256 over the digests of their blocks, which end at multiples of `batchRuns` from run 0. A batch that is a
 * whole block brings its digest from where it was played; the others are digested here, from their rows. What has been hashed can
 * be kept and gone on from: as the state of the hash, or as the digests, which hash what comes before them too.
 */
import { createHash, type Hash } from "node:crypto";
import { _SHA256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Batch } from "./batch.js";
import { batchRuns } from "./tally.js";

/** SHA-256 over digests, in hex, whose state can be kept: each fills one block of its input, so that nothing is left over between them. */
export class DigestHash extends _SHA256 {
  add(digest: string): void {
    this.update(utf8ToBytes(digest));
  }

  /** The eight words of its state, in hex. */
  state(): string {
    return this.get()
      .map((word) => (word >>> 0).toString(16).padStart(8, "0"))
      .join("");
  }

  /** The hash that has taken so many digests and come to a state. */
  static from(state: string, digests: number): DigestHash {
    const words = state.match(/.{8}/g) ?? [];
    const [a, b, c, d, e, f, g, h] = words.map((word) => Number.parseInt(word, 16) | 0) as Words;
    const hash = new DigestHash();
    hash.set(a, b, c, d, e, f, g, h);
    hash.length = 64 * digests;
    return hash;
  }

  hex(): string {
    return bytesToHex(this.clone().digest());
  }
}

/** The digests of runs and of those that follow them; the first are of so many blocks. */
export function joinHashed(one: Hashed, blocks: number, other: Hashed): Hashed {
  if (!("digests" in other)) throw new RangeError("the state of a hash follows nothing");
  if ("digests" in one) return { digests: [...one.digests, ...other.digests] };
  const hash = hashOf(one, blocks);
  for (const digest of other.digests) hash.add(digest);
  return { state: hash.state() };
}

type Words = [number, number, number, number, number, number, number, number];

/** The digests of runs, where they do not begin a study, or the state of the hash over them, where they do. */
export type Hashed = { readonly state: string } | { readonly digests: readonly string[] };

/** Blocks that runs lie in. */
export function blocksOf(first: number, runs: number): number {
  return runs === 0 ? 0 : Math.ceil((first + runs) / batchRuns) - Math.floor(first / batchRuns);
}

/** The hash over what has been kept of so many blocks. */
export function hashOf(hashed: Hashed, blocks: number): DigestHash {
  if ("state" in hashed) return DigestHash.from(hashed.state, blocks);
  const hash = new DigestHash();
  for (const digest of hashed.digests) hash.add(digest);
  return hash;
}

export class RunHash {
  readonly #hash: DigestHash;
  readonly #digests: string[] | null;
  #block: Hash | null = null;

  /** Goes on from what has been kept of so many blocks. Keeps the state, or the digests, as there. */
  constructor(from: Hashed = { state: new DigestHash().state() }, blocks = 0) {
    this.#hash = hashOf(from, blocks);
    this.#digests = "digests" in from ? [...from.digests] : null;
  }

  add({ firstRun, tally, digest, outcomes }: Batch): void {
    if (tally.runs === batchRuns) {
      this.#take(digest);
      return;
    }
    this.#block ??= createHash("sha256");
    const { buffer, byteOffset, byteLength } = outcomes as Float64Array;
    this.#block.update(new Uint8Array(buffer, byteOffset, byteLength));
    if ((firstRun + tally.runs) % batchRuns !== 0) return;
    this.#take(this.#block.digest("hex"));
    this.#block = null;
  }

  #take(digest: string): void {
    this.#hash.add(digest);
    this.#digests?.push(digest);
  }

  /** The hash of all runs so far, in hex. */
  soFar(): string {
    const all = this.#hash.clone() as DigestHash;
    if (this.#block !== null) all.add(this.#block.copy().digest("hex"));
    return bytesToHex(all.digest());
  }

  /** What to keep of the runs so far. The last block counts as ended. */
  kept(): Hashed {
    const last = this.#block === null ? [] : [this.#block.copy().digest("hex")];
    if (this.#digests !== null) return { digests: [...this.#digests, ...last] };
    const hash = this.#hash.clone() as DigestHash;
    for (const digest of last) hash.add(digest);
    return { state: hash.state() };
  }
}
