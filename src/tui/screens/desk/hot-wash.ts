/**
 * What the last screen of an exercise adds to that of a run: what each seat ordered, what was noted, and the keys that
 * lead on from there. The talk afterwards begins with it.
 */
import { say } from "../../../catalogue/index.js";
import { dateOfDay } from "../../../engine/index.js";
import { type Checkpoint, headOf, ordersAt, type Session, turnAt } from "../../../session/index.js";
import { dayInWords, type Lookup, listInWords, orderLabel } from "../../../text/index.js";
import type { Section } from "../../panels/end.js";
import { safe } from "../../term/safe.js";

interface Ordered {
  readonly turn: number;
  readonly seat: string;
  readonly label: string;
  readonly failed: boolean;
}

/** The orders of the branch that play is on, in their order. */
function ordersOf(lookup: Lookup, { model, state }: Session): Ordered[] {
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

function seatOrders(lookup: Lookup, session: Session): Section[] {
  const { seats } = session.header;
  if (seats.length === 0) return [];
  const orders = ordersOf(lookup, session);
  const lines = seats.map((seat) => {
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
  return [{ title: say("desk.hot-wash-orders"), lines }];
}

function notes({ model, state }: Session): Section[] {
  if (state.notes.length === 0) return [];
  const objectives = [...new Set(state.notes.map(({ objective = "" }) => objective))];
  const lines = objectives.map((objective) => ({
    about: safe(objective === "" ? say("desk.hot-wash-no-objective") : objective),
    text: state.notes
      .filter((note) => (note.objective ?? "") === objective)
      .map(({ text, time, branch }) => {
        const date = dayInWords(model.scenario, dateOfDay(model.scenario.start, Math.floor(time)));
        const note = text.replace(/\s+/g, " ");
        return safe(
          branch === state.current ? `${date}: ${note}` : say("desk.hot-wash-note-on", { date, branch, note }),
        );
      })
      .join(" · "),
  }));
  return [{ title: say("desk.hot-wash-notes"), lines }];
}

/** Sections of the last screen, in the order that a hot wash takes them. */
export function hotWashOf(lookup: Lookup, session: Session): readonly Section[] {
  const keys = [
    ...(session.file === null ? [{ about: "i w", text: say("desk.hot-wash-save") }] : []),
    { about: "i e", text: say("desk.hot-wash-report") },
    { about: "i n", text: say("desk.hot-wash-note") },
    { about: "i r", text: say("desk.hot-wash-rewind") },
    ...(session.state.branches.size > 1 ? [{ about: "b", text: say("desk.hot-wash-branches") }] : []),
  ];
  return [...seatOrders(lookup, session), ...notes(session), { title: say("desk.hot-wash-onward"), lines: keys }];
}
