/**
 * What the page of the white cell has besides what everybody's page has: seats with what they have chosen, the events list, what waits, notes,
 * branches, and which acts can be done now. All of it is read off the session; nothing is decided here.
 */
import { say } from "../catalogue/index.js";
import { dateOfDay, type Model } from "../engine/index.js";
import {
  agreementsOf,
  branchTree,
  eventsList,
  readinessOf,
  seatPostures,
  statusWords,
  undecided,
} from "../exercise/index.js";
import { headOf, type Session, type SessionState } from "../session/index.js";
import { shortDate } from "../text/index.js";
import { bookmarkRows, offersAtTimeUp } from "../white-cell/index.js";
import type { Hosted } from "./hosted.js";
import { clockStands, contextOf, minutesOf, offeredActs } from "./white-cell-acts.js";
import type { Cell, CellInject, CellSeat } from "./white-cell-shapes.js";

export function cellOf(hosted: Hosted): Cell {
  const { session } = hosted;
  const { model, state } = session;
  const context = contextOf(session);
  const head = headOf(state);
  const readiness = readinessOf(model, state);
  const label = (seat: string) => context.lookup.actorLabel(seat);
  return {
    branch: state.current,
    inputs: state.inputs,
    carriedOut: readiness?.carriedOut ?? null,
    undecided: undecided(model, state).map(label),
    minutes: minutesOf(hosted),
    clock: clockStands(state),
    offers: offersAtTimeUp(session),
    oddsShown: state.probabilitiesShown,
    seats: seatsOf(session, readiness, label),
    injects: injectsOf(model, state),
    waiting: head.messages.messages.filter(({ delivery }) => delivery === "pending").map(({ number }) => number),
    open: agreementsOf(model, state)
      .filter(({ standing, delivery }) => standing === "open" && delivery !== "stopped")
      .map(({ number }) => number),
    notes: [...state.notes].reverse().map(({ sequence, text, objective = "", time }) => ({
      line: sequence,
      text,
      objective,
      date: shortDate(dateOfDay(model.scenario.start, Math.floor(time))),
    })),
    review: reviewOf(state),
    branches: branchTree(model, state).map(({ name, current, depth, kind, stands, left }) => ({
      name,
      current,
      depth,
      kind,
      stands,
      left,
    })),
    bookmarks: bookmarkRows(session),
    acts: offeredActs.map((act) => ({
      name: act.name,
      title: say(act.title),
      does: say(act.does),
      barred: act.barred?.(context) ?? "",
    })),
  };
}

function seatsOf(
  { model, state }: Session,
  readiness: ReturnType<typeof readinessOf>,
  label: (seat: string) => string,
): readonly CellSeat[] {
  const ready = new Map(readiness?.seats.map((one) => [one.seat, one.ready]));
  return [...headOf(state).world.seats].map((seat) => ({
    seat,
    label: label(seat),
    ready: ready.get(seat) ?? null,
    postures: seatPostures(model, state, seat).map((one) => ({
      label: one.label,
      state: one.state,
      chosen: one.chosen,
    })),
  }));
}

function injectsOf(model: Model, state: SessionState): readonly CellInject[] {
  return eventsList(model, state).map(
    ({ inject, number, title, status, time, said, type, delivery, from, to, text, expected, effects }) => ({
      inject: inject.startsWith("@") ? "" : inject,
      number,
      title,
      status,
      statusWord: say(statusWords[status]),
      time,
      said,
      way: [type, delivery, from, to].filter((part) => part !== ""),
      text,
      expected,
      effects,
    }),
  );
}

function reviewOf({ review }: SessionState): Cell["review"] {
  return [
    ...[...review.ratings].map(([objective, { rating, reason = "" }]) => ({
      kind: rating as string,
      text: objective,
      about: reason,
    })),
    ...[...review.observations.values()].map(({ kind, text, objective = "" }) => ({
      kind: say("review.observation-kind", { kind }),
      text,
      about: objective,
    })),
  ];
}
