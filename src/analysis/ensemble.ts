/**
 * An ensemble: runs summed in run order. It can be extended, stopped and read at any time; the same runs always give
 * the same tally and hash, whatever batches they were played in.
 */
import { createHash, type Hash } from "node:crypto";
import type { Model } from "../engine/index.js";
import type { Batch, RunPlan } from "./batch.js";
import { addToFold, slopeFit } from "./controls.js";
import type { Moments } from "./moments.js";
import { addSlopes, type SlopeFit, type SlopeSums } from "./slopes.js";
import { addTally, batchRuns, blankTally, type Tally } from "./tally.js";
import type { WorkerPool } from "./worker-pool.js";

export interface Ensemble {
  readonly tally: Tally;
  /** What estimates with control variates need, in folds; empty unless they are wanted. */
  readonly folds: readonly Moments[];
  /** What derivatives need, of the runs since `watchSlopes`; null before. */
  readonly slopes: SlopeSums | null;
  /** True if a job was stopped before its end. */
  readonly partial: boolean;
  /** SHA-256 over the outcomes of all runs so far, in order. */
  hash(): string;
  /** Plays until there are `n` runs. */
  runTo(n: number): Promise<void>;
  /** From here on, adds up what derivatives of outcomes need, with coefficients from the runs so far, which have to be some. */
  watchSlopes(): void;
}

export interface EnsembleOptions {
  readonly model: Model;
  readonly plan: RunPlan;
  readonly pool: WorkerPool;
  /** Number of the first run; 0 by default. */
  readonly first?: number;
  readonly rows?: boolean;
  /** As in a batch. */
  readonly events?: string | undefined;
  /** Prepare estimates with control variates; false by default. */
  readonly controls?: boolean;
  readonly signal?: AbortSignal;
  /** Called after each batch, in run order. */
  readonly onBatch?: (batch: Batch, tally: Tally) => void;
}

/** Opens an ensemble with no runs yet. */
export function openEnsemble(options: EnsembleOptions): Ensemble {
  const { model, plan, pool, first = 0, rows = false, events, controls = false, signal, onBatch } = options;
  const tally = blankTally(model, plan.days);
  const hash = hashOfRuns();
  const folds: Moments[] = [];
  let slopes: SlopeSums | null = null;
  let fit: SlopeFit | undefined;
  let partial = false;
  return {
    tally,
    folds,
    get slopes() {
      return slopes;
    },
    get partial() {
      return partial;
    },
    hash: hash.soFar,
    async runTo(n) {
      const wanted = n - tally.runs;
      if (wanted <= 0 || partial) return;
      const job = {
        plan,
        firstRun: first + tally.runs,
        runs: wanted,
        rows,
        events,
        controls,
        slopes: fit,
        ...(signal ? { signal } : {}),
      };
      const played = await pool.play(job, (batch) => {
        addTally(tally, batch.tally);
        hash.add(batch);
        if (batch.moments !== undefined) addToFold(folds, Math.floor(batch.firstRun / batchRuns), batch.moments);
        if (batch.slopes !== undefined) {
          if (slopes === null) slopes = batch.slopes;
          else addSlopes(slopes, batch.slopes);
        }
        onBatch?.(batch, tally);
      });
      partial = played < wanted;
    },
    watchSlopes() {
      fit = slopeFit(folds);
    },
  };
}

/**
 * The hash of an ensemble: SHA-256 over the digests of its blocks of runs, which end at multiples of `batchRuns` from run 0. A
 * batch that is a whole block brings its digest from where it was played; the others are digested here, from their rows.
 */
function hashOfRuns() {
  const digests = createHash("sha256");
  let block: Hash | null = null;
  return {
    add({ firstRun, tally, digest, outcomes }: Batch): void {
      if (tally.runs === batchRuns) {
        digests.update(digest);
        return;
      }
      block ??= createHash("sha256");
      const { buffer, byteOffset, byteLength } = outcomes as Float64Array;
      block.update(new Uint8Array(buffer, byteOffset, byteLength));
      if ((firstRun + tally.runs) % batchRuns !== 0) return;
      digests.update(block.digest("hex"));
      block = null;
    },
    soFar(): string {
      const all = digests.copy();
      if (block !== null) all.update(block.copy().digest("hex"));
      return all.digest("hex");
    },
  };
}
