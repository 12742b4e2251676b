/**
 * What the last screen of an exercise adds to that of a run: what each seat ordered, what was noted, and the keys that
 * lead on from there. The talk afterwards begins with it.
 */
import { say } from "../../../catalogue/index.js";
import { dateOfDay } from "../../../engine/index.js";
import type { Session } from "../../../session/index.js";
import { dayInWords, type Lookup } from "../../../text/index.js";
import { orderedBySeats } from "../../../white-cell/index.js";
import type { Section } from "../../panels/end.js";
import { safe } from "../../term/safe.js";

function seatOrders(lookup: Lookup, session: Session): Section[] {
  if (session.header.seats.length === 0) return [];
  return [{ title: say("desk.hot-wash-orders"), lines: orderedBySeats(lookup, session) }];
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
