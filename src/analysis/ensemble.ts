/**
 * An ensemble: runs summed in run order. It can be extended, stopped and read at any time; the same runs always give
 * the same tally and hash, whatever batches they were played in.
 */
import type { Model } from "../engine/index.js";
import type { Batch, RunPlan } from "./batch.js";
import { slopeFit } from "./controls.js";
import { Folds } from "./folds.js";
import type { Moments } from "./moments.js";
import { blocksOf, type Hashed, RunHash } from "./run-hash.js";
import { SlopeTotals } from "./slope-totals.js";
import type { SlopeFit, SlopeSums } from "./slopes.js";
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
  /** All that has been played, to be kept; its arrays are those of the ensemble. */
  played(): Played;
  /** Plays until there are `n` runs. */
  runTo(n: number): Promise<void>;
  /** From here on, adds up what derivatives of outcomes need, with these coefficients, or with those of the runs so far, which have to be some. */
  watchSlopes(fit?: SlopeFit): void;
}

/** What has been played of a study: some runs in a row. */
export interface Played {
  readonly tally: Tally;
  readonly folds: Folds;
  readonly hashed: Hashed;
  /** What derivatives need; null where none of these runs was watched for it. */
  readonly slopes?: SlopeTotals | null;
}

export interface EnsembleOptions {
  readonly model: Model;
  readonly plan: RunPlan;
  readonly pool: WorkerPool;
  /** Number of the first run; 0 by default. */
  readonly first?: number;
  readonly rows?: boolean;
  /** Also return the details of each run; false by default. */
  readonly details?: boolean | undefined;
  /** As in a batch. */
  readonly events?: string | undefined;
  /** Prepare estimates with control variates; false by default. */
  readonly controls?: boolean;
  /** Add up what derivatives need from the first run on, with the coefficients of runs before these. */
  readonly slopes?: SlopeFit | undefined;
  readonly signal?: AbortSignal;
  /** Runs from `first` on that have been played before; the ensemble takes its arrays over. */
  readonly before?: Played | undefined;
  /** Called after each batch, in run order. */
  readonly onBatch?: (batch: Batch, tally: Tally) => void;
}

/** Opens an ensemble with no runs yet. */
export function openEnsemble(options: EnsembleOptions): Ensemble {
  const { model, plan, pool, first = 0, rows = false, details, events, controls = false, signal, onBatch } = options;
  const { tally, folds, hashed } = options.before ?? { tally: blankTally(model, plan.days), folds: new Folds() };
  const hash = new RunHash(hashed, blocksOf(first, tally.runs));
  let slopes = options.before?.slopes ?? null;
  let fit = options.slopes;
  let partial = false;
  return {
    tally,
    get folds() {
      return folds.moments();
    },
    get slopes() {
      return slopes?.sums() ?? null;
    },
    get partial() {
      return partial;
    },
    hash: () => hash.soFar(),
    played: () => ({ tally, folds, hashed: hash.kept(), slopes }),
    async runTo(n) {
      const wanted = n - tally.runs;
      if (wanted <= 0 || partial) return;
      const job = {
        plan,
        firstRun: first + tally.runs,
        runs: wanted,
        rows,
        details,
        events,
        controls,
        slopes: fit,
        ...(signal ? { signal } : {}),
      };
      const played = await pool.play(job, (batch) => {
        addTally(tally, batch.tally);
        hash.add(batch);
        if (batch.moments !== undefined) folds.add(Math.floor(batch.firstRun / batchRuns), batch.moments);
        if (batch.slopes !== undefined) {
          if (slopes === null) slopes = SlopeTotals.of(batch.slopes);
          else slopes.add(batch.slopes);
        }
        onBatch?.(batch, tally);
      });
      partial = played < wanted;
    },
    watchSlopes(known) {
      fit = known ?? slopeFit(folds.moments());
    },
  };
}

/** The coefficients for derivatives that a pilot of so many runs gives; null where it was stopped. */
export async function fitOfPilot(
  options: Pick<EnsembleOptions, "model" | "plan" | "pool" | "first" | "signal">,
  runs: number,
): Promise<SlopeFit | null> {
  const pilot = openEnsemble({ ...options, controls: true });
  await pilot.runTo(runs);
  return pilot.partial ? null : slopeFit(pilot.folds);
}
