/**
 * What is an actor's will: the acts that it is coded as the source of, and those that a seat may order. Where a person plays the
 * actor none of them happens by chance or by the clock. The seat orders it, or has allowed it by a standing instruction,
 * and then it comes about as the model would have it. What is not its will stays as it is.
 */
import { type OrderError, refusal } from "./errors.js";
import type { Model, ModelTransition } from "./model.js";
import type { Transition } from "./scenario.js";
import type { World } from "./world.js";

/**
 * How much a seat decides: under the first rule, that of versions 0.2 and 0.3, the hazards that are marked as orders; under the
 * second, all that is its actor's will.
 */
export type SeatRule = 1 | 2;
export const seatRules: { readonly [name in "ordersAlone" | "allItsWill"]: SeatRule } = {
  ordersAlone: 1,
  allItsWill: 2,
};

/** Whether a transition is its actor's will. */
export function isVoluntary({ order, event, outcomes = [], involuntary }: Transition): boolean {
  if (involuntary !== undefined) return false;
  return order !== undefined || event !== undefined || outcomes.some((outcome) => outcome.event !== undefined);
}

/** Whose act a transition is: that of the actor whose posture it moves, unless its event names another. */
export function willOf({ event, outcomes = [] }: Transition, actor: string): string {
  return event?.source ?? outcomes.find((outcome) => outcome.event?.source !== undefined)?.event?.source ?? actor;
}

/** Whether a transition is for the seat of its actor to decide under a rule. */
export function isForSeat(transition: Transition, rule: SeatRule): boolean {
  if (rule === seatRules.allItsWill) return isVoluntary(transition);
  return transition.order !== undefined && transition.trigger.kind === "hazard";
}

/** By transition: 1 if a seat decides it and has not allowed it. */
export function closedToChance(model: Model, seats: ReadonlySet<string>, rule: SeatRule): Uint8Array {
  if (seats.size === 0) return new Uint8Array(model.transitions.length);
  return Uint8Array.from(model.transitions, (transition) =>
    seats.has(transition.will) && isForSeat(transition.source, rule) ? 1 : 0,
  );
}

/** Whether a seat decides a transition in this world, allowed or not. */
export function seatDecides(model: Model, { seats, seatRule }: World, transition: number): boolean {
  const found = model.transitions[transition] as ModelTransition;
  return seats.has(found.will) && isForSeat(found.source, seatRule);
}

/** Notes that chance or the clock would have brought about what a seat decides, so that it may be ordered from now on. */
export function noteOccasion({ seats, occasions, time }: World, transition: number): void {
  if (seats.size > 0) occasions.set(transition, time);
}

/**
 * For how many days an act that is not marked as an order has its occasion: an answer for a turn after what it answers, what has its
 * time for good once that has come. Null where it needs none.
 */
export function occasionDays(model: Model, transition: number): number | null {
  const { source } = model.transitions[transition] as ModelTransition;
  if (source.order !== undefined || source.trigger.kind === "hazard") return null;
  return source.trigger.kind === "timeout" ? Number.POSITIVE_INFINITY : model.scenario.turn;
}

/** Whether there is an occasion for an act, or it needs none. */
export function hasOccasion(model: Model, { occasions, time }: World, transition: number): boolean {
  const days = occasionDays(model, transition);
  if (days === null) return true;
  const since = occasions.get(transition);
  return since !== undefined && time - since <= days;
}

/** Why a transition can't be ordered, or whatever a seat would do with it: it is not its actor's will. */
export function notItsWill({ path, source: { involuntary } }: ModelTransition, done: string): OrderError {
  const why = involuntary === undefined ? "it happens only by its own trigger" : "it is not its actor's will";
  return refusal(`${path} can't be ${done}: ${why}`, involuntary);
}

/** Paths of what seats decide but have allowed to happen, in declaration order. */
export function allowedActs(model: Model, world: World): readonly string[] {
  return model.transitions.flatMap(({ path }, index) =>
    world.closed[index] === 0 && seatDecides(model, world, index) ? [path] : [],
  );
}
