/**
 * What the white cell looks up now and then, and is sent only when it asks: the day by the plan's agenda with the time that turns took, and
 * what names stand for.
 */
import { say } from "../catalogue/index.js";
import { agendaInWords, dayOf, secondsInWords, timeUsed } from "../exercise/index.js";
import { safe } from "../scenarios/light.js";
import type { Session } from "../session/index.js";
import { abbreviations, createLookup, listInWords } from "../text/index.js";
import { orderedBySeats } from "../white-cell/index.js";
import type { CellDay, CellWho } from "./white-cell-shapes.js";

export function dayOfCell({ model, state }: Session, now: number | null): CellDay {
  const day = now === null ? null : dayOf(model, state, now);
  const { actorLabel } = createLookup(model.scenario);
  const overdue = (place: number) =>
    day !== null && place === day.next && day.overdueMinutes > 0
      ? say("clock.overdue", { minutes: day.overdueMinutes })
      : "";
  return {
    words: day === null ? "" : safe(agendaInWords(day)),
    items:
      day?.items.map(({ at, what }, place) => ({
        at,
        what: safe(what),
        now: place === day.now,
        late: overdue(place),
      })) ?? [],
    times: [...timeUsed(state, now)].reverse().map((one) => ({
      turn: safe(say("clock.turn-on-branch", { turn: one.turn, branch: one.branch, main: one.branch === "main" })),
      used: secondsInWords(one.usedSeconds),
      given: secondsInWords(one.givenSeconds),
      paused: secondsInWords(one.pausedSeconds),
      breaks: secondsInWords(one.breakSeconds),
      ready: readyInWords(
        one.ready.map(({ seat, usedSeconds }) => `${actorLabel(seat)} ${secondsInWords(usedSeconds)}`),
      ),
    })),
  };
}

const readyInWords = (seats: readonly string[]): string =>
  seats.length === 0 ? "" : safe(say("clock.ready-after", { seats: listInWords(seats) }));

/** What each seat ordered, turn by turn. */
export function orderedOfCell(session: Session): CellWho {
  const lines = orderedBySeats(createLookup(session.model.scenario), session);
  return {
    groups: [
      {
        title: say("desk.hot-wash-orders"),
        names: lines.map(({ about, text }) => ({ name: safe(about), about: safe(text) })),
      },
    ],
  };
}

/** Actors and gauges with what the scenario says of them, then all abbreviations. */
export function whoOfCell({ model: { scenario } }: Session): CellWho {
  const named = (title: string, names: CellWho["groups"][number]["names"]) => ({ title, names });
  return {
    groups: [
      named(
        say("panel.who-actors"),
        scenario.actors.map(({ short, label, description = "" }) => ({
          name: safe(`${label} (${short})`),
          about: safe(description),
        })),
      ),
      named(
        say("panel.gauges"),
        scenario.gauges.map(({ label, description = "" }) => ({ name: safe(label), about: safe(description) })),
      ),
      named(
        say("white-cell.abbreviations"),
        abbreviations.map(({ term, meaning }) => ({ name: term, about: meaning })),
      ),
    ],
  };
}
