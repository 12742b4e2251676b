/**
 * Sealed orders as acts: all of a turn were carried out at one instant, so what one of them changed is told against the
 * same instant without it.
 */
import { BugError, cloneWorld, giveOrdersTogether, isRefusal, type World } from "../../engine/index.js";
import { draftBehind, type NumberedOrder } from "../../session/index.js";
import type { Played, Step } from "./played.js";

/** Each order that was carried out on a step, as a step of its own: `before` is the world after all the others alone. */
export function sealedActs({ session }: Played, { moment, after }: Step): readonly Step[] {
  const { orders = [], parent, records } = moment;
  if (parent === null) return [];
  return orders.map((order): Step => {
    const { sequence, ...given } = order;
    return {
      input: { type: "draft", ...given },
      sequence,
      before: withoutOrder(session.model, parent.world, orders, order),
      after,
      records: records.filter((record) => draftBehind(moment, record)?.sequence === sequence),
      moment,
    };
  });
}

function withoutOrder(
  model: Played["session"]["model"],
  from: World,
  orders: readonly NumberedOrder[],
  left: NumberedOrder,
): World {
  const world = cloneWorld(from);
  const others = orders.filter((order) => order !== left);
  const made = giveOrdersTogether(model, world, others);
  if (isRefusal(made)) throw new BugError(`sealed orders can't be carried out again: ${made.message}`);
  return world;
}
