/**
 * Orders: transitions that a seat chooses instead of chance.
 */

import { countRecord } from "./broken-run.js";
import { holds } from "./condition.js";
import { type OrderError, refusal, runHasEnded } from "./errors.js";
import type { Model, ModelPosture, ModelTransition } from "./model.js";
import { openStream } from "./random.js";
import { headlineOf, type InjectRecord } from "./record.js";
import { type AdvanceOptions, type ExplainedRecord, Recorder } from "./recorder.js";
import type { Order, Transition } from "./scenario.js";
import { playTogether } from "./step.js";
import { hasOccasion, notItsWill, seatDecides, seatRules } from "./will.js";
import { mayMove, type World } from "./world.js";

export interface OfferedOrder {
  /** Path of the transition. */
  readonly transition: string;
  readonly posture: string;
  readonly label: string;
  readonly brief?: string;
  readonly from: string;
  /** Absent if it has outcomes. */
  readonly to?: string;
}

/** What a seat reads of a transition that it orders; where the scenario marks none as an order, its headline. */
export function orderOf({ order, headline }: Pick<Transition, "order" | "headline">): Order {
  return order ?? { label: headline };
}

/** Whether a seat may ever order a transition in this world. */
export function isOrderable(model: Model, world: World, index: number): boolean {
  const { source, actor, will } = model.transitions[index] as ModelTransition;
  // Under the first rule also what is marked as an order and comes by chance all the same.
  const marked = source.order !== undefined && world.seats.has(actor);
  // A posture is moved by orders of its own seat alone.
  return will === actor && (marked || seatDecides(model, world, index));
}

/** Whether a seat may order a transition now. */
export function isOpen(model: Model, world: World, index: number): boolean {
  const { when } = model.transitions[index] as ModelTransition;
  if (!isOrderable(model, world, index) || !hasOccasion(model, world, index)) return false;
  return mayMove(model, world, index) && (when === null || holds(when, world));
}

/** The orders possible for a seat now, in declaration order. *Hold* is always possible and not listed. */
export function offeredOrders(model: Model, world: World, seat: string): OfferedOrder[] {
  return model.transitions.flatMap(({ source, actor, posture, path }, index) => {
    if (actor !== seat || !isOpen(model, world, index)) return [];
    const { path: posturePath, states } = model.postures[posture] as ModelPosture;
    return [
      {
        transition: path,
        posture: posturePath,
        ...orderOf(source),
        from: states[world.states[posture] as number] as string,
        ...(source.to === undefined ? {} : { to: source.to }),
      },
    ];
  });
}

export interface OrderOptions extends AdvanceOptions {
  /** Probability that the order is carried out; 1 by default. */
  readonly chance?: number;
}

/** Why a seat can't order this transition now; null if it can. */
export function refuseOrder(model: Model, world: World, transition: string): OrderError | null {
  const index = model.names.transition(transition);
  const found = model.transitions[index];
  if (found === undefined) return refusal(`there is no transition ${transition}`);
  if (world.ended) return runHasEnded;
  if (found.source.order === undefined && !(found.voluntary && world.seatRule === seatRules.allItsWill))
    return notItsWill(found, "ordered");
  if (found.will !== found.actor)
    return refusal(`${transition} can't be ordered: it is the act of ${found.will}`, "its seat may allow it");
  if (!world.seats.has(found.actor))
    return refusal(`${found.actor} is not seated`, `seat it with --seat ${found.actor}`);
  if (isOpen(model, world, index)) return null;
  const open = offeredOrders(model, world, found.actor).map((order) => order.transition);
  return refusal(`${transition} is not possible now`, `open to ${found.actor}: ${open.join(", ") || "hold"}`, {
    why: "not-possible",
    transition,
  });
}

/** Carries out an order now. A refusal is returned and changes nothing. */
export function giveOrder(
  model: Model,
  world: World,
  transition: string,
  { chance, ...options }: OrderOptions = {},
): ExplainedRecord[] | OrderError {
  const refused = refuseOrder(model, world, transition);
  if (refused !== null) return refused;
  return carryOut(model, world, [{ transition, chance }], options);
}

/** One of several orders that are carried out at the same instant. */
export interface SealedOrder {
  /** Path of the transition. */
  readonly transition: string;
  /** Probability that it is carried out; 1 by default. */
  readonly chance?: number | undefined;
}

/**
 * Carries out several orders at one instant, as one happening: whether each is possible is judged before any of them
 * moves anything, then all of them happen in the order given, and only then do others respond. One that is no longer
 * possible fails, and a record says so. At most one per posture. A refusal is returned and changes nothing.
 */
export function giveOrdersTogether(
  model: Model,
  world: World,
  orders: readonly SealedOrder[],
  options: AdvanceOptions = {},
): ExplainedRecord[] | OrderError {
  if (world.ended) return runHasEnded;
  const postures = orders.map(({ transition }) => model.transitions[model.names.transition(transition)]?.posture);
  const twice = orders.find((_, place) => postures.indexOf(postures[place]) < place);
  if (twice !== undefined) return refusal(`${twice.transition} is a second order for its posture`);
  for (const { transition } of orders) {
    // What can never be ordered is a mistake; what was possible once may fail.
    const found = model.transitions[model.names.transition(transition)];
    if (found === undefined || !isOrderable(model, world, model.names.transition(transition)))
      return refuseOrder(model, world, transition) as OrderError;
  }
  return orders.length === 0 ? [] : carryOut(model, world, orders, options);
}

function carryOut(
  model: Model,
  world: World,
  orders: readonly SealedOrder[],
  options: AdvanceOptions,
): ExplainedRecord[] {
  const recorder = new Recorder(model, world, options);
  const judged = orders.map(({ transition, chance = 1 }) => {
    const index = model.names.transition(transition);
    return { index, chance, open: isOpen(model, world, index) };
  });
  const acts = judged.map(({ index, chance, open }) => {
    const found = model.transitions[index] as ModelTransition;
    if (!open) return () => fail(world, found, { reason: "it is no longer possible" }, recorder);
    // An order has a stream of its own, keyed by time, so that it does not touch the transition's breaking point.
    const failed = chance < 1 && openStream(world.seed, world.run, `${found.path}@order-${world.time}`)() >= chance;
    return failed ? () => fail(world, found, { chance }, recorder) : { transition: index, cause: "order" as const };
  });
  playTogether(model, world, acts, recorder);
  return recorder.records;
}

function fail(
  world: World,
  { path, actor, source }: ModelTransition,
  why: Pick<InjectRecord, "chance" | "reason">,
  recorder: Recorder,
): void {
  countRecord(world, "@order-failed");
  const headline = headlineOf(`The order fails: ${orderOf(source).label}`);
  recorder.reservedInject({ inject: "@order-failed", headline, effects: [], path, ...why, visibility: [actor] });
}
