/**
 * An ensemble: runs summed in run order. It can be extended, stopped and read at any time; the same runs always give
 * the same tally and hash.
 */
import { createHash } from "node:crypto";
import type { Model } from "../engine/index.js";
import type { Batch, RunPlan } from "./batch.js";
import { addTally, batchRuns, blankTally, type Tally } from "./tally.js";
import type { WorkerPool } from "./worker-pool.js";

export interface Ensemble {
  readonly tally: Tally;
  /** True if a job was stopped before its end. */
  readonly partial: boolean;
  /** SHA-256 over the outcomes of all runs so far, in order. */
  hash(): string;
  /** Plays until there are `n` runs. Throws RangeError unless the runs so far are a whole number of batches. */
  runTo(n: number): Promise<void>;
}

export interface EnsembleOptions {
  readonly model: Model;
  readonly plan: RunPlan;
  readonly pool: WorkerPool;
  readonly rows?: boolean;
  readonly events?: boolean;
  readonly signal?: AbortSignal;
  /** Called after each batch, in run order. */
  readonly onBatch?: (batch: Batch, tally: Tally) => void;
}

/** Opens an ensemble with no runs yet. */
export function openEnsemble(options: EnsembleOptions): Ensemble {
  const { model, plan, pool, rows = false, events = false, signal, onBatch } = options;
  const tally = blankTally(model, plan.days);
  const digests = createHash("sha256");
  let partial = false;
  return {
    tally,
    get partial() {
      return partial;
    },
    hash: () => digests.copy().digest("hex"),
    async runTo(n) {
      const wanted = n - tally.runs;
      if (wanted <= 0 || partial) return;
      // Floating-point sums depend on the batches; whole batches give the same sums however often this is called.
      if (tally.runs % batchRuns !== 0) {
        throw new RangeError(
          `an ensemble of ${tally.runs} runs can't be extended: expected a multiple of ${batchRuns}`,
        );
      }
      const job = { plan, firstRun: tally.runs, runs: wanted, rows, events, ...(signal ? { signal } : {}) };
      const played = await pool.play(job, (batch) => {
        addTally(tally, batch.tally);
        digests.update(batch.digest);
        onBatch?.(batch, tally);
      });
      partial = played < wanted;
    },
  };
}
