/**
 * Seats that are played by rules: each holds, or looks at its rules on its days and gives the orders of those that hold. All seats that
 * are due at one instant are judged on the world as it stands then, and their orders happen together. What a seat allows from
 * the start happens as the model would have it.
 */
import { type CompiledCondition, compileCondition, holds, numberOf } from "./condition.js";
import { BugError, ScenarioError } from "./errors.js";
import { instruct } from "./instruct.js";
import { Marks } from "./marks.js";
import type { Model, ModelTransition } from "./model.js";
import type { Numbers } from "./numbers.js";
import { isOpen } from "./order.js";
import type { Condition } from "./scenario.js";
import { createWorld } from "./start.js";
import { type Listener, playNext, playTogether } from "./step.js";
import type { World, WorldOptions } from "./world.js";

/** When a seat orders what. */
export interface OrderRule {
  /** Always, where there is none. */
  readonly when?: Condition;
  /** Path of the transition. */
  readonly order: string;
}

export interface SeatRules {
  /** Whole days between two decisions; the first is on day 0. */
  readonly every: number;
  /** For each posture the first rule counts that holds and whose order is possible. */
  readonly orders: readonly OrderRule[];
  /** Paths of the seat's acts that may happen without an order; none where absent. */
  readonly allow?: readonly string[];
}

/** By actor: how its seat is played. Actors that are not named are played by the model. */
export interface Policies {
  readonly [actor: string]: "hold" | SeatRules;
}

interface CompiledRule {
  readonly when: CompiledCondition | null;
  readonly transition: number;
}

/** The orders of a seat. */
export interface SeatOrders {
  /** Whole days between two decisions; the first is on day 0. */
  readonly every: number;
  readonly rules: readonly CompiledRule[];
}

/** Plays worlds whose seats are those of the policies, in stretches. */
export interface PolicySeats {
  /** Before play begins: allows what the seats allow from the start. */
  allow(world: World): void;
  /**
   * Plays on until the world has ended, or `stops` after something has happened. `day` is that of the next decision, 0 where play begins.
   * Returns that of the next one then.
   */
  playOn(world: World, day: number, listener: Listener, stops?: (world: World) => boolean): number;
}

/**
 * Returns a function that plays a world, whose seats are those of the policies, to its end for a listener. Throws ScenarioError for
 * a condition that asks for what the scenario does not remember.
 */
export function policyPlayer(model: Model, policies: Policies): (world: World, listener: Listener) => void {
  const seats = policySeats(model, policies);
  return (world, listener) => {
    seats.allow(world);
    seats.playOn(world, 0, listener);
  };
}

/** What plays seats by these policies. Throws ScenarioError as `policyPlayer` does. */
export function policySeats(model: Model, policies: Policies): PolicySeats {
  const allowed = Object.entries(policies).flatMap(([actor, policy]) =>
    policy === "hold"
      ? []
      : (policy.allow ?? []).map((path, place) => actOf(model, actor, path, `${actor}.allow[${place}]`)),
  );
  const seats = seatOrders(model, policies);
  return {
    allow(world) {
      for (const { path } of allowed) {
        const refused = instruct(model, world, path, true);
        if (refused !== null) throw new BugError(refused.message);
      }
    },
    playOn(world, day, listener, stops = never) {
      let next = day;
      for (; !world.ended; next += 1) {
        const due = seats.filter(({ every }) => next % every === 0);
        if (seats.length > 0 && due.length === 0) continue;
        const until = seats.length === 0 ? Number.POSITIVE_INFINITY : next;
        while (playNext(model, world, until, listener)) if (stops(world)) return next;
        if (world.ended) break;
        const acts = due.flatMap(({ rules }) => chosen(model, world, rules));
        if (acts.length === 0) continue;
        playTogether(model, world, acts, listener);
        if (stops(world)) return next + 1;
      }
      return next;
    },
  };
}

const never = () => false;

/** The orders of those seats that give any. Throws ScenarioError as `policyPlayer` does. `numbers` reads those of conditions, by default as the model has them. */
export function seatOrders(
  model: Model,
  policies: Policies,
  numbers: Pick<Numbers, "value"> = { value: (quantity) => numberOf(model, quantity) },
): readonly SeatOrders[] {
  return Object.entries(policies).flatMap(([actor, policy]): SeatOrders[] => {
    if (policy === "hold" || policy.orders.length === 0) return [];
    const { every } = policy;
    if (!Number.isInteger(every) || every < 1)
      throw wrong(`${actor}.every`, `${every} is no number of days between two decisions`, "whole days, 1 or more");
    const rules = policy.orders.map(({ when, order }, place) => ({
      when: when === undefined ? null : compiled(model, when, `${actor}.orders[${place}].when`, numbers),
      transition: orderOf(model, actor, order, `${actor}.orders[${place}].order`),
    }));
    return [{ every, rules }];
  });
}

/** The world in which play begins: with the seats of the policies taken, and what they allow allowed. */
export function seatedWorld(model: Model, policies: Policies, options: Omit<WorldOptions, "seats">): World {
  const world = createWorld(model, { ...options, seats: Object.keys(policies) });
  policySeats(model, policies).allow(world);
  return world;
}

/** The orders that a seat gives now, at most one for a posture. */
function chosen(model: Model, world: World, rules: readonly CompiledRule[]) {
  const moved = new Set<number>();
  return rules.flatMap(({ when, transition }) => {
    const { posture } = model.transitions[transition] as ModelTransition;
    if (moved.has(posture) || (when !== null && !holds(when, world)) || !isOpen(model, world, transition)) return [];
    moved.add(posture);
    return [{ transition, cause: "order" as const }];
  });
}

/** A transition that is an actor's will. Throws ScenarioError for any other. */
function actOf(model: Model, actor: string, path: string, at: string): ModelTransition {
  const found = model.transitions[model.names.transition(path)];
  if (found?.will === actor && found.voluntary) return found;
  throw wrong(at, `${path} is no act of ${actor}`);
}

/** The transition of an order. Throws ScenarioError where it is no act of this actor in a posture of its own. */
function orderOf(model: Model, actor: string, path: string, at: string): number {
  if (actOf(model, actor, path, at).actor === actor) return model.names.transition(path);
  throw wrong(at, `${path} moves another actor's posture: ${actor} can only allow it`);
}

const wrong = (path: string, message: string, expected?: string) =>
  new ScenarioError([{ severity: "error", path, message, ...(expected !== undefined && { expected }) }]);

function compiled(model: Model, when: Condition, at: string, numbers: Pick<Numbers, "value">): CompiledCondition {
  const marks = new Marks(model.marks);
  const found = compileCondition(when, at, { names: model.names, numbers, marks, start: model.scenario.start });
  model.names.throwProblems();
  const [unknown] = marks.all.slice(model.marks.length);
  if (unknown === undefined) return found;
  throw new ScenarioError([
    {
      severity: "error",
      path: at,
      message: `asks since when or how often ${unknown.of} has come, which this scenario does not remember`,
      hint: "ask for a posture, a gauge, the day or a milestone, or for what a condition of the scenario asks in this way",
    },
  ]);
}
