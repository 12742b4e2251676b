/**
 * Orders: transitions that a human seat chooses instead of chance.
 */
import { holds } from "./condition.js";
import type { OrderError } from "./errors.js";
import type { Model, ModelPosture } from "./model.js";
import { type AdvanceOptions, type ExplainedRecord, Recorder } from "./recorder.js";
import { playOrder } from "./step.js";
import type { World } from "./world.js";

export interface OfferedOrder {
  /** Path of the transition. */
  readonly transition: string;
  readonly posture: string;
  readonly label: string;
  readonly brief?: string;
  readonly from: string;
  readonly to: string;
}

function isOpen(model: Model, world: World, index: number): boolean {
  const transition = model.transitions[index];
  if (transition?.source.order === undefined || !world.seats.has(transition.actor)) return false;
  const target = model.moves[index]?.[world.states[transition.posture] as number] ?? -1;
  return target >= 0 && (transition.when === null || holds(transition.when, world));
}

/** The orders open to a seat now, in declaration order; *hold* is always open besides. */
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
        to: source.to,
      },
    ];
  });
}

/** Carries out an order at the world's time. A refusal is returned, and changes nothing. */
export function giveOrder(
  model: Model,
  world: World,
  transition: string,
  options: AdvanceOptions = {},
): ExplainedRecord[] | OrderError {
  const index = model.names.transition(transition);
  const found = model.transitions[index];
  const refusal = (message: string, hint?: string): OrderError => ({
    kind: "order-error",
    message,
    ...(hint === undefined ? {} : { hint }),
  });
  if (found === undefined) return refusal(`there is no transition ${transition}`);
  if (world.ended) return refusal("the run has ended");
  if (found.source.order === undefined)
    return refusal(`${transition} can't be ordered: it happens by itself or not at all`);
  if (!world.seats.has(found.actor))
    return refusal(`${found.actor} is not seated`, `seat it with --seat ${found.actor}`);
  if (!isOpen(model, world, index)) {
    const open = offeredOrders(model, world, found.actor).map((order) => order.transition);
    return refusal(`${transition} is not possible now`, `open to ${found.actor}: ${open.join(", ") || "hold"}`);
  }
  const recorder = new Recorder(model, world, options);
  playOrder(model, world, index, recorder);
  return recorder.records;
}
