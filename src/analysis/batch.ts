/**
 * One batch of runs on one thread: the unit that workers compute, and that is summed. The same order gives the same
 * bytes, wherever and whenever it is carried out.
 */
import { createHash } from "node:crypto";
import {
  forkFuture,
  type Model,
  playThrough,
  restoreWorld,
  ScenarioError,
  type World,
  worldsInTurn,
} from "../engine/index.js";
import { EventsListener } from "./events.js";
import { outcomeColumns, writeOutcome } from "./outcome.js";
import { type Tally, TallyListener } from "./tally.js";

/** What all runs of an ensemble share. */
export interface RunPlan {
  readonly seed: string;
  /** Days to play. */
  readonly days: number;
  readonly historical: boolean;
  /** A saved world whose futures are played instead of whole runs. */
  readonly from?: unknown;
}

/** Which runs to play, and what to keep of them. */
export interface BatchOrder {
  readonly firstRun: number;
  readonly runs: number;
  /** Hand back the row of outcomes of each run. */
  readonly rows: boolean;
  /** Hand back the public acts of each run as lines of JSON. */
  readonly events: boolean;
  /** Count gauges by day; they are unless told. It is by far the largest part of a tally. */
  readonly gauges?: boolean;
}

export interface Batch {
  readonly firstRun: number;
  readonly tally: Tally;
  /** SHA-256 over the outcomes of its runs, hexadecimal. */
  readonly digest: string;
  /** Row-major, `outcomeColumns` wide; absent unless asked for. */
  readonly outcomes?: Float64Array;
  readonly events?: string;
}

/** What a broken run leaves, as plain as a thread can hand it to another: an error loses its class on the way. */
export interface Breakage {
  readonly run: number;
  readonly seed: string;
  readonly reason: string;
}

/** A run that broke: the ensemble fails with its number, so that `play --seed … --run …` shows the same failure. */
export class RunFailure extends Error {
  override readonly name = "RunFailure";
  readonly run: number;
  readonly seed: string;
  readonly breakage: Breakage;
  constructor(breakage: Breakage) {
    super(`run ${breakage.run} of seed ${breakage.seed} broke: ${breakage.reason}`);
    this.run = breakage.run;
    this.seed = breakage.seed;
    this.breakage = breakage;
  }
}

/** Makes the worlds of an ensemble, each by its run number; asking for one ends the one before. */
export function worldMaker(model: Model, plan: RunPlan): (run: number) => World {
  if (plan.from === undefined) {
    const { seed, days, historical } = plan;
    return worldsInTurn(model, { seed, days, historical });
  }
  const origin = restoreWorld(model, plan.from);
  if (origin.horizon !== plan.days) {
    throw new RangeError(`the saved world is played for ${origin.horizon} days, not ${plan.days}`);
  }
  return (run) => forkFuture(model, origin, plan.seed, run);
}

/** One who listens to the batches of an order, and to others of the same plan that ask for the same and no more runs. */
export function listenerFor(model: Model, plan: RunPlan, order: BatchOrder, shared = false): TallyListener {
  const Listening = order.events ? EventsListener : TallyListener;
  return new Listening(model, plan.days, { ...order, shared });
}

/**
 * Plays one batch. Throws RunFailure for the first run that breaks. A listener may be used again for the next batch,
 * which ends the tally of the one before.
 */
export function playBatch(
  model: Model,
  plan: RunPlan,
  order: BatchOrder,
  makeWorld = worldMaker(model, plan),
  listener = listenerFor(model, plan, order),
): Batch {
  listener.startOver();
  const width = outcomeColumns(model);
  const outcomes = new Float64Array(order.runs * width);
  for (let k = 0; k < order.runs; k += 1) {
    const run = order.firstRun + k;
    try {
      const world = makeWorld(run);
      listener.begin(world);
      // A world that has ended has one future, which is its past; it counts all the same.
      if (world.ended) listener.ended(world.ending);
      else playThrough(model, world, listener);
      writeOutcome(model, world, outcomes, k * width);
    } catch (error) {
      throw failureOf(error, run, plan.seed);
    }
  }
  return {
    firstRun: order.firstRun,
    tally: listener.tally,
    digest: createHash("sha256").update(new Uint8Array(outcomes.buffer)).digest("hex"),
    ...(order.rows ? { outcomes } : {}),
    ...(listener instanceof EventsListener ? { events: listener.lines.join("") } : {}),
  };
}

/** Whatever broke it, author's mistake or ours, the run is named: alone it shows the same failure, and more of it. */
function failureOf(error: unknown, run: number, seed: string): RunFailure {
  const words = error instanceof ScenarioError ? error.problems.map(({ message }) => message).join("; ") : `${error}`;
  return new RunFailure({ run, seed, reason: words });
}
