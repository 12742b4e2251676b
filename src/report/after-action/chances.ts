/**
 * The chances that surround an exercise: how it goes when nobody steers, and how likely each ending was at each moment,
 * the past standing and all dice to come rolled anew.
 */
import {
  type Estimates,
  endingsOf,
  estimatesOf,
  horizonKey,
  openEnsemble,
  openWorkerPool,
  type WorkerPool,
} from "../../analysis/index.js";
import { type Model, saveWorld, type World } from "../../engine/index.js";
import type { Header } from "../../session/index.js";

/** Share of futures in which each ending comes, by id; `horizon` for none. */
export type Odds = Readonly<Record<string, number>>;

export interface ChanceOptions {
  /** Unsteered runs behind the bands. */
  readonly runs: number;
  /** Futures of each moment. */
  readonly futures: number;
  /** Worker threads; 0 plays on this thread. All processors unless told. */
  readonly workers?: number;
  /** Called as work is done: so many runs of so many. */
  readonly onProgress?: (done: number, wanted: number) => void;
}

export interface Chances {
  readonly unsteered: Estimates;
  /** In the order of the worlds asked about. */
  readonly odds: readonly Odds[];
}

/** Seeds that no session is likely to have, so that no future is the exercise's own. */
const seedOf = (header: Header, what: string): string => `${what}-${header.seed}`.slice(0, 64);

/** Plays what has to be played for a report. Worlds that are the same object are asked about once. */
export async function findChances(
  model: Model,
  header: Header,
  worlds: readonly World[],
  options: ChanceOptions,
): Promise<Chances> {
  const { scenario, variant } = model;
  const pool = await openWorkerPool(
    [{ scenario, variant, set: header.set }],
    options.workers === undefined ? {} : { workers: options.workers },
  );
  const distinct = [...new Set(worlds)];
  const open = distinct.filter(({ ended }) => !ended).length;
  const wanted = options.runs + open * options.futures;
  let done = 0;
  const progress = (runs: number) => options.onProgress?.(done + runs, wanted);
  try {
    const unsteered = await playUnsteered(pool, model, header, options.runs, progress);
    done += options.runs;
    const known = new Map<World, Odds>();
    for (const world of distinct) {
      known.set(world, await oddsFrom(pool, model, header, world, options.futures, progress));
      if (!world.ended) done += options.futures;
    }
    return { unsteered, odds: worlds.map((world) => known.get(world) as Odds) };
  } finally {
    await pool.close();
  }
}

async function playUnsteered(
  pool: WorkerPool,
  model: Model,
  header: Header,
  runs: number,
  onProgress: (runs: number) => void,
): Promise<Estimates> {
  const seed = seedOf(header, "unsteered");
  const plan = { seed, days: header.days, historical: header.historical };
  const ensemble = openEnsemble({ model, plan, pool, onBatch: (_batch, tally) => onProgress(tally.runs) });
  await ensemble.runTo(runs);
  return estimatesOf(model, ensemble.tally, { seed, set: header.set, partial: false, hash: ensemble.hash() });
}

async function oddsFrom(
  pool: WorkerPool,
  model: Model,
  header: Header,
  world: World,
  futures: number,
  onProgress: (runs: number) => void,
): Promise<Odds> {
  const ids = [...model.endings.map(({ id }) => id), horizonKey];
  if (world.ended) return Object.fromEntries(ids.map((id) => [id, id === (world.ending ?? horizonKey) ? 1 : 0]));
  const from = saveWorld(model, world);
  // The same dice for every moment, so that two of them differ by what lies between.
  const plan = { seed: seedOf(header, "futures"), days: world.horizon, historical: world.historical, from };
  const ensemble = openEnsemble({ model, plan, pool, onBatch: (_batch, tally) => onProgress(tally.runs) });
  await ensemble.runTo(futures);
  return Object.fromEntries(Object.entries(endingsOf(model, ensemble.tally)).map(([id, { p }]) => [id, p]));
}
