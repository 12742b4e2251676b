/**
 * What each seat ordered on the branch that play is on, turn by turn: the talk afterwards begins with it.
 */
import { say } from "../catalogue/index.js";
import { type Checkpoint, headOf, ordersAt, type Session, turnAt } from "../session/index.js";
import { type Lookup, listInWords, orderLabel } from "../text/index.js";

type Played = Pick<Session, "model" | "state" | "header">;

interface Ordered {
  readonly turn: number;
  readonly seat: string;
  readonly label: string;
  readonly failed: boolean;
}

/** The orders of the branch, in their order. */
function ordersOf(lookup: Lookup, { model, state }: Played): Ordered[] {
  const found: Ordered[] = [];
  for (let at: Checkpoint | null = headOf(state); at !== null; at = at.parent) {
    const { records, world } = at;
    const orders = ordersAt(at).map(({ transition }) => ({
      turn: turnAt(model.scenario, world.time) + 1,
      seat: transition.split(".")[0] ?? "",
      label: orderLabel(lookup, transition),
      failed: records.some(
        (record) => record.type === "inject" && record.inject === "@order-failed" && record.path === transition,
      ),
    }));
    found.unshift(...orders);
  }
  return found;
}

/** A line for each seat. */
export function orderedBySeats(
  lookup: Lookup,
  session: Played,
): readonly { readonly about: string; readonly text: string }[] {
  const orders = ordersOf(lookup, session);
  return session.header.seats.map((seat) => {
    const own = orders.filter((order) => order.seat === seat);
    const turns = [...new Set(own.map(({ turn }) => turn))].map((turn) => {
      const labels = own
        .filter((order) => order.turn === turn)
        .map(({ label: order, failed }) => (failed ? say("desk.hot-wash-failed", { order }) : order));
      return say("desk.hot-wash-turn", { turn, orders: listInWords(labels, "and") });
    });
    return {
      about: lookup.actorLabel(seat),
      text: turns.length === 0 ? say("desk.hot-wash-no-order") : turns.join(" · "),
    };
  });
}
