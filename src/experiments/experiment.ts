/**
 * An experiment: many points of one or several arms, played on one pool of workers that is kept warm, in order. What was
 * played before can be given, and is not played again.
 */
import {
  joinUnits,
  partsOf,
  type RunPlan,
  type Splitting,
  type Unit,
  type UnitSums,
  type WorkerPool,
} from "../analysis/index.js";

export interface Experiment {
  /** By arm. */
  readonly plans: readonly RunPlan[];
  /** Assumptions that the points give a value. */
  readonly ids: readonly string[];
  readonly pairs: readonly (readonly [number, number])[];
  /** Keep the rows of outcomes of each run. */
  readonly rows: boolean;
  /** Read the days of milestones too. */
  readonly days?: boolean | undefined;
  readonly units: readonly Unit[];
  /** Units are repetitions of this, and not points. */
  readonly splitting?: Splitting | undefined;
}

export interface ExperimentOptions {
  readonly pool: Pick<WorkerPool, "playUnits">;
  readonly signal?: AbortSignal | undefined;
  /** What was played before: the sums of the first parts, in order. */
  readonly played?: readonly UnitSums[];
  /** Called with each part that is played now. */
  readonly onPart?: (sums: UnitSums) => void;
  /** Called with each whole unit, in order, played now or before. */
  readonly onUnit: (sums: UnitSums, unit: Unit, place: number) => void;
  /** Called with the runs played so far, those of before included. */
  readonly onProgress?: (runs: number) => void;
}

/** Runs of an experiment, over all points. */
export function runsOf(units: readonly Unit[]): number {
  return units.reduce((sum, { runs, points }) => sum + runs * points.length, 0);
}

/** Plays an experiment. Returns the number of whole units; fewer than there are if it was stopped. Throws RunFailure for the first run that fails. */
export async function playExperiment(
  { plans, ids, pairs, rows, days, units, splitting }: Experiment,
  { pool, signal, played = [], onPart, onUnit, onProgress }: ExperimentOptions,
): Promise<number> {
  const parts = units.map((unit) => (splitting === undefined ? partsOf(unit) : [unit]));
  const all = parts.flat();
  let next = 0;
  let runs = 0;
  let open: UnitSums[] = [];
  const take = (sums: UnitSums) => {
    open.push(sums);
    if (open.length === parts[next]?.length) {
      onUnit(joinUnits(open), units[next] as Unit, next);
      next += 1;
      open = [];
    }
  };
  for (const [place, sums] of played.entries()) {
    runs += runsOf([all[place] as Unit]);
    take(sums);
  }
  onProgress?.(runs);
  let place = played.length;
  await pool.playUnits({ plans, ids, pairs, rows, days, units: all.slice(place), splitting, signal }, (sums) => {
    runs += runsOf([all[place] as Unit]);
    place += 1;
    onPart?.(sums);
    take(sums);
    onProgress?.(runs);
  });
  return next;
}
