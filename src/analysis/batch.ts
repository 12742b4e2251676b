/**
 * A batch of runs on one thread: the unit of work and of summing. The same batch gives the same bytes on any thread.
 */

import { createHash } from "node:crypto";
import { say } from "../catalogue/index.js";
import {
  forkFuture,
  type Model,
  type Policies,
  playThrough,
  policyPlayer,
  type RunScores,
  restoreWorld,
  revaluer,
  ScenarioError,
  sampler,
  type World,
  worldsInTurn,
} from "../engine/index.js";
import { EventsListener } from "./events.js";
import type { Moments } from "./moments.js";
import { outcomeColumns, writeOutcome } from "./outcome.js";
import type { ScoreTaker } from "./score-sums.js";
import type { SlopeFit, SlopeSums } from "./slopes.js";
import { type Tally, TallyListener } from "./tally.js";

export interface RunPlan {
  readonly seed: string;
  /** Days to play. */
  readonly days: number;
  readonly historical: boolean;
  /** A saved world; its futures are played instead of whole runs. */
  readonly from?: unknown;
}

/** Which runs to play, and what to return of them. */
export interface BatchRequest {
  readonly firstRun: number;
  readonly runs: number;
  /** Return each run's row of outcomes. */
  readonly rows: boolean;
  /** Id of the study (provenance.ts), to return the public acts of each run as lines of JSON that bear it. */
  readonly events?: string | undefined;
  /** Count gauges by day, by far the largest part of a tally; true by default. */
  readonly gauges?: boolean;
  /** Add up what estimates with control variates need; false by default. */
  readonly controls?: boolean;
  /** Likewise what derivatives of outcomes need, with the coefficients of runs before these; implies `controls`. */
  readonly slopes?: SlopeFit | undefined;
  /** Return the details of each run (details.ts); false by default. */
  readonly details?: boolean | undefined;
  /** Return the scores of each run, in place of sums of them; false by default. */
  readonly scores?: boolean;
}

export interface Batch {
  readonly firstRun: number;
  readonly tally: Tally;
  /** SHA-256 over the outcomes of its runs, in hex. */
  readonly digest: string;
  /** Row-major, `outcomeColumns` wide; present if `rows` was set. */
  readonly outcomes?: Float64Array;
  readonly events?: string;
  /** Row-major, `detailPlaces` wide; present if `details` was set. */
  readonly details?: Float64Array;
  /** Present if `controls` was set. */
  readonly moments?: Moments;
  /** By run: the scores of rates, chances and weights; present if `scores` was set. */
  readonly scores?: Float64Array;
  /** Present if `slopes` was set. */
  readonly slopes?: SlopeSums;
}

/** A broken run as plain data, because an error loses its class between threads. */
export interface Breakage {
  readonly run: number;
  readonly seed: string;
  readonly reason: string;
}

/** A run that failed. Carries the run's number, so that `play --seed … --run …` shows the same failure. */
export class RunFailure extends Error {
  override readonly name = "RunFailure";
  readonly run: number;
  readonly seed: string;
  readonly breakage: Breakage;
  constructor(breakage: Breakage) {
    super(say("analysis.run-of-seed-broke", { run: breakage.run, seed: breakage.seed, reason: breakage.reason }));
    this.run = breakage.run;
    this.seed = breakage.seed;
    this.breakage = breakage;
  }
}

/** Gives each run's model and world, and what plays it to its end; each call invalidates the world before it. */
export type RunMaker = (run: number) => {
  readonly model: Model;
  readonly world: World;
  readonly play?: ReturnType<typeof policyPlayer>;
};

/**
 * The maker of a plan's runs. Each run draws the assumptions of `sample` anew, and keeps its scores in `scores`; seats are played by the
 * policies, if there are any.
 */
export function runMaker(
  model: Model,
  plan: RunPlan,
  sample: readonly string[] = [],
  scores: RunScores | null = null,
  policies: Policies | null = null,
): RunMaker {
  if (plan.from === undefined) {
    const { seed, days, historical } = plan;
    const seats = Object.keys(policies ?? {});
    const worldOf = worldsInTurn(model, { seed, days, historical, scores, seats });
    const playing = (ofRun: Model) => (policies === null ? {} : { play: policyPlayer(ofRun, policies) });
    const played = playing(model);
    if (sample.length === 0) return (run) => ({ model, world: worldOf(run), ...played });
    const [draw, modelWith] = [sampler(model.scenario, sample), revaluer(model, sample)];
    return (run) => {
      const ofRun = modelWith(draw(seed, run));
      return { model: ofRun, world: worldOf(run, ofRun), ...playing(ofRun) };
    };
  }
  const origin = restoreWorld(model, plan.from);
  if (origin.horizon !== plan.days) {
    throw new RangeError(`the saved world is played for ${origin.horizon} days, not ${plan.days}`);
  }
  return (run) => ({ model, world: forkFuture(model, origin, plan.seed, run, scores) });
}

/** The listener for a batch; reusable for batches of the same plan that keep the same and have no more runs. */
export function listenerFor(model: Model, plan: RunPlan, request: BatchRequest): TallyListener {
  const what = [model, plan.days, request] as const;
  return request.events === undefined ? new TallyListener(...what) : new EventsListener(request.events, ...what);
}

/** Plays a batch. Reusing a listener invalidates its previous tally. Throws RunFailure for the first run that fails. */
export function playBatch(...what: Parameters<typeof batchSteps>): Batch {
  return finish(batchSteps(...what));
}

/** Takes all steps at once. */
export function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** As playBatch, one run a step, so that a thread with other things to do can do them in between. */
export function* batchSteps(
  model: Model,
  plan: RunPlan,
  request: BatchRequest,
  makeRun = runMaker(model, plan),
  listener = listenerFor(model, plan, request),
  sums: ScoreTaker | null = null,
): Generator<void, Batch> {
  listener.startOver();
  sums?.startOver();
  const width = outcomeColumns(model);
  const outcomes = new Float64Array(request.runs * width);
  for (let k = 0; k < request.runs; k += 1) {
    const run = request.firstRun + k;
    try {
      const { model: ofRun, world, play } = makeRun(run);
      listener.begin(world);
      // A world that has already ended counts with its ending.
      if (world.ended) listener.ended(world.ending);
      else if (play !== undefined) play(world, listener);
      else playThrough(ofRun, world, listener);
      writeOutcome(ofRun, world, outcomes, k * width);
      world.scores?.finish(ofRun, world);
      if (world.scores !== null) sums?.add(world.scores.values, outcomes, k * width);
    } catch (error) {
      throw failureOf(error, run, plan.seed);
    }
    yield;
  }
  return {
    firstRun: request.firstRun,
    tally: listener.tally,
    digest: createHash("sha256").update(new Uint8Array(outcomes.buffer)).digest("hex"),
    ...(request.rows ? { outcomes } : {}),
    ...(listener.details !== null ? { details: listener.details.first(request.runs) } : {}),
    ...(listener instanceof EventsListener ? { events: listener.writer.lines.join("") } : {}),
    ...sums?.take(),
  };
}

/** The failure of a run, in words. */
export function failureOf(error: unknown, run: number, seed: string): RunFailure {
  if (error instanceof RunFailure) return error;
  const words = error instanceof ScenarioError ? error.problems.map(({ message }) => message).join("; ") : `${error}`;
  return new RunFailure({ run, seed, reason: words });
}
