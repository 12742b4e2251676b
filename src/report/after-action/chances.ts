/**
 * The chances that surround an exercise: how it goes when nobody steers, and what came of many futures of each moment,
 * the past standing and all dice to come rolled anew. Futures are played twice: as the model would play the seats on,
 * everyone acting by hazard, and with the seats only holding, which freezes what they alone may order. The dice of a
 * numbered future are the same for every moment, so the futures of two moments are pairs.
 */
import {
  addPairs,
  blankPairTally,
  type Estimates,
  estimatesOf,
  type FiredBy,
  firedBy,
  gaugesDiffer,
  horizonKey,
  noRuns,
  openEnsemble,
  openWorkerPool,
  outcomeColumns,
  outcomePlaces,
  type PairedDifference,
  sharesDiffer,
  studyOf,
  type Tally,
  type WorkerPool,
  writeOutcome,
} from "../../analysis/index.js";
import { type Model, saveWorld, unseated, type World } from "../../engine/index.js";
import type { Header } from "../../session/index.js";

/** Share of futures in which each ending comes, by id; `horizon` for none. */
export type Odds = Readonly<Record<string, number>>;

export interface ChanceOptions {
  /** Unsteered runs behind the bands. */
  readonly runs: number;
  /** Futures of each moment. */
  readonly futures: number;
  /** Worker threads; 0 plays on this thread. By default all processors, or 0 where little is played. */
  readonly workers?: number;
  /** Called as work is done: so many runs of so many. */
  readonly onProgress?: (done: number, wanted: number) => void;
}

/** One outcome row a future, in the order of their numbers. */
type Rows = Float64Array;

/** The futures of one moment. */
export interface Futures {
  /** As the model would play the seats on. */
  readonly played: Rows;
  /** If the seats only hold; the same rows where nobody is seated. */
  readonly held: Rows;
}

export interface Chances {
  readonly unsteered: Estimates;
  /** How many unsteered runs have a transition by a day. */
  readonly firedBy: FiredBy;
  readonly futures: ReadonlyMap<World, Futures>;
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
  const distinct = [...new Set(worlds)];
  const ways = header.seats.length === 0 ? 1 : 2;
  const wanted = options.runs + distinct.length * ways * options.futures;
  const { workers } = options;
  const pool = await openWorkerPool([{ scenario, variant, set: header.set }], { workers, days: wanted * header.days });
  let done = 0;
  const progress = (runs: number) => options.onProgress?.(done + runs, wanted);
  try {
    const { unsteered, tally } = await playUnsteered(pool, model, header, options.runs, progress);
    done += options.runs;
    const futures = new Map<World, Futures>();
    const play = async (world: World) => {
      const rows = await rowsFrom(pool, model, header, world, options.futures);
      done += options.futures;
      progress(0);
      return rows;
    };
    for (const world of distinct) {
      const played = await play(unseated(model, world));
      futures.set(world, { played, held: ways === 1 ? played : await play(world) });
    }
    return { unsteered, firedBy: firedBy(model, tally), futures };
  } finally {
    await pool.close();
  }
}

async function rowsFrom(pool: WorkerPool, model: Model, header: Header, world: World, runs: number): Promise<Rows> {
  const width = outcomeColumns(model);
  const rows = new Float64Array(runs * width);
  if (world.ended) {
    for (let run = 0; run < runs; run += 1) writeOutcome(model, world, rows, run * width);
    return rows;
  }
  const plan = {
    seed: seedOf(header, "futures"),
    days: world.horizon,
    historical: world.historical,
    from: saveWorld(model, world),
  };
  await pool.play({ plan, firstRun: 0, runs, rows: true, gauges: false }, ({ firstRun, outcomes }) => {
    if (outcomes !== undefined) rows.set(outcomes, firstRun * width);
  });
  return rows;
}

/** How often each ending comes. */
export function oddsIn(model: Model, rows: Rows): Odds {
  const width = outcomeColumns(model);
  const ids = [...model.endings.map(({ id }) => id), horizonKey];
  const counts = ids.map(() => 0);
  for (let place = 0; place < rows.length; place += width) {
    const ending = rows[place] as number;
    const index = ending < 0 ? ids.length - 1 : ending;
    counts[index] = (counts[index] as number) + 1;
  }
  return Object.fromEntries(ids.map((id, index) => [id, ((counts[index] as number) * width) / rows.length]));
}

/** One outcome before and after an act, over pairs of futures with the same dice. */
export interface Shift extends PairedDifference {
  readonly kind: "ending" | "milestone" | "gauge";
  readonly id: string;
  /** Of a gauge: 5 and 95% of the differences of single pairs. */
  readonly spread?: readonly [low: number, high: number];
}

/** What an act does over many futures. */
export interface Effect {
  readonly pairs: number;
  /** Pairs of which one ends otherwise than the other. */
  readonly endOtherwise: number;
  readonly shifts: readonly Shift[];
}

/** Sets futures of the moment before an act against those of the moment after it, pair by pair. */
export function effectOf(model: Model, before: Rows, after: Rows): Effect {
  const blank = blankPairTally([model, model]);
  blank.endings[horizonKey] = { ...noRuns };
  addPairs(blank, [model, model], [before, after]);
  const { runs: pairs, endings, milestones, gauges } = blank;
  const shares = (kind: Shift["kind"], outcomes: typeof endings) =>
    Object.entries(outcomes).map(([id, runs]): Shift => ({ kind, id, ...sharesDiffer(runs, pairs) }));
  const moved = Object.entries(gauges).map(([id, sums], index): Shift => {
    const spread = spreadBetween(model, outcomePlaces(model).gauges + index, before, after);
    return { kind: "gauge", id, ...gaugesDiffer(sums, pairs), spread };
  });
  const endAlike = Object.values(endings).reduce((sum, { both }) => sum + both, 0);
  const shifts = [...shares("ending", endings), ...shares("milestone", milestones), ...moved];
  return { pairs, endOtherwise: pairs - endAlike, shifts };
}

/** 5 and 95% of the differences of single pairs in one column. */
function spreadBetween(model: Model, column: number, before: Rows, after: Rows): readonly [number, number] {
  const width = outcomeColumns(model);
  const apart = after.filter((_, place) => place % width === column);
  before
    .filter((_, place) => place % width === column)
    .forEach((value, pair) => {
      apart[pair] = (apart[pair] as number) - value;
    });
  apart.sort();
  const at = (q: number) => apart[Math.min(apart.length - 1, Math.floor(q * apart.length))] ?? 0;
  return [at(0.05), at(0.95)];
}

async function playUnsteered(
  pool: WorkerPool,
  model: Model,
  header: Header,
  runs: number,
  onProgress: (runs: number) => void,
): Promise<{ unsteered: Estimates; tally: Tally }> {
  const seed = seedOf(header, "unsteered");
  const plan = { seed, days: header.days, historical: header.historical };
  const ensemble = openEnsemble({ model, plan, pool, onBatch: (_batch, tally) => onProgress(tally.runs) });
  await ensemble.runTo(runs);
  const { tally } = ensemble;
  const unsteered = estimatesOf(model, tally, {
    study: studyOf(model, plan, { set: header.set }),
    partial: false,
    hash: ensemble.hash(),
  });
  return { unsteered, tally };
}
