/**
 * The chances that surround an exercise: how it goes when nobody steers, and what came of many futures of each moment,
 * the past standing and all dice to come rolled anew. Futures are played twice: as the model would play the seats on,
 * everyone acting by hazard, and with the seats only holding, which freezes what they alone may order. The dice of a
 * numbered future are the same for every moment, so the futures of two moments are pairs.
 */
import {
  type Estimates,
  estimatesOf,
  type FiredBy,
  firedBy,
  gaugesDiffer,
  horizonKey,
  openEnsemble,
  openWorkerPool,
  outcomeColumns,
  outcomePlaces,
  type PairedDifference,
  sharesDiffer,
  type Tally,
  type WorkerPool,
  writeOutcome,
} from "../../analysis/index.js";
import { forkFuture, type Model, saveWorld, type World } from "../../engine/index.js";
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
  const pool = await openWorkerPool(
    [{ scenario, variant, set: header.set }],
    options.workers === undefined ? {} : { workers: options.workers },
  );
  const distinct = [...new Set(worlds)];
  const ways = header.seats.length === 0 ? 1 : 2;
  const wanted = options.runs + distinct.length * ways * options.futures;
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

/** The same moment with nobody seated: a future, because what only a seat could order has no breaking point yet. */
function unseated(model: Model, world: World): World {
  return world.ended || world.seats.size === 0
    ? world
    : forkFuture(model, { ...world, seats: new Set() }, "unseated", 0);
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
  const width = outcomeColumns(model);
  const pairs = before.length / width;
  const at = outcomePlaces(model);
  const cell = (rows: Rows, run: number, column: number) => rows[run * width + column] as number;
  const runs = Array.from({ length: pairs }, (_, run) => run);
  const share = (holds: (rows: Rows, run: number) => boolean): PairedDifference => {
    const [first, second] = [before, after].map((rows) => runs.map((run) => holds(rows, run))) as [
      boolean[],
      boolean[],
    ];
    const both = runs.filter((run) => first[run] && second[run]).length;
    const onlyFirst = runs.filter((run) => first[run] && !second[run]).length;
    const onlySecond = runs.filter((run) => !first[run] && second[run]).length;
    return sharesDiffer({ onlyFirst, onlySecond, both }, pairs);
  };
  const endings = [...model.endings.map(({ id }) => id), horizonKey].map((id, index, all): Shift => {
    const code = index === all.length - 1 ? -1 : index;
    return { kind: "ending", id, ...share((rows, run) => cell(rows, run, at.ending) === code) };
  });
  const milestones = model.milestones.map(({ id }, index): Shift => {
    return { kind: "milestone", id, ...share((rows, run) => cell(rows, run, at.milestones + index) >= 0) };
  });
  const gauges = model.gauges.map(({ id }, index): Shift => {
    const values = runs.map(
      (run) => [before, after].map((rows) => cell(rows, run, at.gauges + index)) as [number, number],
    );
    return { kind: "gauge", id, ...gaugeShift(values) };
  });
  const endOtherwise = runs.filter((run) => cell(before, run, at.ending) !== cell(after, run, at.ending)).length;
  return { pairs, endOtherwise, shifts: [...endings, ...milestones, ...gauges] };
}

function gaugeShift(values: readonly (readonly [number, number])[]): PairedDifference & Pick<Shift, "spread"> {
  const sum = (of: (one: number, other: number) => number) =>
    values.reduce((all, [one, other]) => all + of(one, other), 0);
  const apart = values.map(([one, other]) => other - one).sort((one, other) => one - other);
  const at = (q: number) => apart[Math.min(apart.length - 1, Math.floor(q * apart.length))] ?? 0;
  const sums = {
    first: sum((one) => one),
    second: sum((_, other) => other),
    firstSquares: sum((one) => one * one),
    secondSquares: sum((_, other) => other * other),
    difference: sum((one, other) => other - one),
    differenceSquares: sum((one, other) => (other - one) ** 2),
  };
  return { ...gaugesDiffer(sums, values.length), spread: [at(0.05), at(0.95)] };
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
  const unsteered = estimatesOf(model, tally, { seed, set: header.set, partial: false, hash: ensemble.hash() });
  return { unsteered, tally };
}
