/**
 * Orders: transitions that a seat chooses instead of chance.
 */

import { countRecord } from "./broken-run.js";
import { holds } from "./condition.js";
import { type OrderError, refusal, runHasEnded } from "./errors.js";
import type { Model, ModelPosture, ModelTransition } from "./model.js";
import { openStream } from "./random.js";
import { type AdvanceOptions, type ExplainedRecord, Recorder } from "./recorder.js";
import { happen, playMove } from "./step.js";
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

function isOpen(model: Model, world: World, index: number): boolean {
  const { source, actor, when } = model.transitions[index] as ModelTransition;
  if (source.order === undefined || !world.seats.has(actor)) return false;
  return mayMove(model, world, index) && (when === null || holds(when, world));
}

/** The orders possible for a seat now, in declaration order. *Hold* is always possible and not listed. */
export function offeredOrders(model: Model, world: World, seat: string): OfferedOrder[] {
  return model.transitions.flatMap(({ source, actor, posture, path }, index) => {
    if (actor !== seat || source.order === undefined || !isOpen(model, world, index)) return [];
    const { path: posturePath, states } = model.postures[posture] as ModelPosture;
    return [
      {
        transition: path,
        posture: posturePath,
        label: source.order.label,
        ...(source.order.brief === undefined ? {} : { brief: source.order.brief }),
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

/** Carries out an order now. A refusal is returned and changes nothing. */
export function giveOrder(
  model: Model,
  world: World,
  transition: string,
  options: OrderOptions = {},
): ExplainedRecord[] | OrderError {
  const index = model.names.transition(transition);
  const found = model.transitions[index];
  if (found === undefined) return refusal(`there is no transition ${transition}`);
  if (world.ended) return runHasEnded;
  if (found.source.order === undefined)
    return refusal(`${transition} can't be ordered: it happens only by its own trigger`);
  if (!world.seats.has(found.actor))
    return refusal(`${found.actor} is not seated`, `seat it with --seat ${found.actor}`);
  if (!isOpen(model, world, index)) {
    const open = offeredOrders(model, world, found.actor).map((order) => order.transition);
    return refusal(`${transition} is not possible now`, `open to ${found.actor}: ${open.join(", ") || "hold"}`);
  }
  const recorder = new Recorder(model, world, options);
  const { chance = 1 } = options;
  // An order has a stream of its own, keyed by time, so that it does not touch the transition's breaking point.
  if (chance < 1 && openStream(world.seed, world.run, `${transition}@order-${world.time}`)() >= chance) {
    happen(model, world, () => fail(world, found, chance, recorder), recorder);
  } else {
    playMove(model, world, { transition: index, cause: "order" }, recorder);
  }
  return recorder.records;
}

function fail(world: World, { path, actor, source }: ModelTransition, chance: number, recorder: Recorder): void {
  countRecord(world, "@order-failed");
  const headline = `The order fails: ${source.order?.label ?? path}`;
  recorder.reservedInject({ inject: "@order-failed", headline, effects: [], path, chance, visibility: [actor] });
}
