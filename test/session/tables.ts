/**
 * Scenarios that sessions are tested with: one with secrets, for seats' views, and the busy fictional one, whose every
 * hazard a seat may also order.
 */
import type { Scenario, Transition } from "../../src/engine/index.js";
import { fictional } from "../engine/fictional.js";

/** Every third transition is known to the second actor alone, and so is one gauge. */
function kept(transition: Transition, place: number, owner: string): Transition {
  const secret = place % 3 === 0 ? { visibility: [owner] } : {};
  const order = transition.trigger.kind === "hazard" ? { order: { label: `Order ${transition.id}` } } : {};
  return { ...transition, ...order, ...secret };
}

const owner = fictional.actors[1]?.id as string;

export const secretive: Scenario = {
  ...fictional,
  id: "secretive",
  gauges: [
    ...fictional.gauges.slice(0, 1),
    ...fictional.gauges.slice(1).map((gauge) => ({ ...gauge, visibility: [owner] })),
  ],
  actors: fictional.actors.map((actor) => ({
    ...actor,
    postures: actor.postures.map((posture) => ({
      ...posture,
      transitions: posture.transitions.map((transition, place) => kept(transition, place, owner)),
    })),
  })),
};
