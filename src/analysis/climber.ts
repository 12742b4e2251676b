/**
 * Plays futures up to a level of importance, from a moment or from where an earlier one has stopped: in the kernel, else in the engine, with
 * the same bits. Rare events are split by it.
 */
import {
  climbTo,
  climbUnder,
  forkFuture,
  type Importance,
  type Model,
  type Policies,
  policySeats,
  RunScores,
  restoreWorld,
  type SavedWorld,
  scoreTerms,
  type World,
} from "../engine/index.js";
import { type Branch, Kernel, kernelCode } from "../kernel/index.js";
import { failureOf } from "./batch.js";
import { roundingOf } from "./rounding.js";

export interface ClimbPlan {
  readonly seed: string;
  /** The moment whose futures are played; its horizon is theirs. */
  readonly from: SavedWorld;
  readonly importance: Importance;
  /** How the seats of that moment's world are played, from its first decision on; by nobody if absent. */
  readonly policies?: Policies | undefined;
  /** Keep the scores of each climb, from where it began; false by default. */
  readonly scored?: boolean | undefined;
}

export interface Climb {
  /** The greatest importance on the way; infinite if it has come about. */
  readonly highest: number;
  /** Days that were played. */
  readonly days: number;
}

/** Where a climb in the engine has stopped: its world, and the day of the seats' next decision. */
export interface Standing {
  readonly world: World;
  readonly day: number;
}

/** Where a climb has stopped. */
export type Foothold = Branch | Standing;

export interface Climber {
  /** From here on, climbs begin there; null for the moment of the plan. */
  beginAt(foothold: Foothold | null): void;
  /** Plays a future up to a level, or to its end; null if it breaks in the kernel. In the engine it throws RunFailure. */
  climb(run: number, level: number): Climb | null;
  /** Where the last climb has stopped. */
  foothold(): Foothold;
  /** Scores of the last climb, of rates, chances and weights, until the next; empty where none are kept. */
  scores(): Float64Array;
}

/** A climber that plays in the kernel; null where there is none. */
export function kernelClimber(model: Model, { seed, from, importance, policies, scored }: ClimbPlan): Climber | null {
  const code = kernelCode();
  if (code === null) return null;
  const origin = restoreWorld(model, from);
  const { horizon: days, historical, time } = origin;
  const rounding = roundingOf(model, days);
  const scores = scored ? scoreTerms(model) : null;
  const seated = policies === undefined ? null : { policies, world: origin };
  const plan = { seed, days, historical, origin, seated, importance, scores, runs: 1, bins: 0, rounding };
  const kernel = new Kernel(code, model, plan);
  const start = kernel.origin();
  let began = time;
  kernel.startOver();
  return {
    beginAt(foothold) {
      began = kernel.branchFrom((foothold ?? start) as Branch);
    },
    climb(run, level) {
      const highest = kernel.climb(run, level);
      return highest === null ? null : { highest, days: kernel.time - began };
    },
    foothold: () => kernel.branch(),
    scores: () => kernel.scores(),
  };
}

const nothing = new Float64Array(0);

/** A climber that plays in the engine. */
export function engineClimber(model: Model, { seed, from, importance, policies, scored }: ClimbPlan): Climber {
  const seats = policies === undefined ? null : policySeats(model, policies);
  const scores = scored ? new RunScores(model, scoreTerms(model)) : null;
  const start: Standing = { world: restoreWorld(model, from), day: 0 };
  let origin = start;
  let now = start;
  return {
    beginAt(foothold) {
      origin = (foothold ?? start) as Standing;
    },
    climb(run, level) {
      try {
        const world = forkFuture(model, origin.world, seed, run, scores);
        const { highest, day } =
          seats === null
            ? { highest: climbTo(model, world, importance, level), day: 0 }
            : climbUnder(seats, { model, world, importance }, origin.day, level);
        scores?.finish(model, world);
        now = { world, day };
        return { highest, days: world.time - origin.world.time };
      } catch (error) {
        throw failureOf(error, run, seed);
      }
    },
    foothold: () => now,
    scores: () => scores?.values ?? nothing,
  };
}
