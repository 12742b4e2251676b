/**
 * Sealed orders at the desk: what a seat's keys give, what is asked before they are carried out, and when time is up.
 */
import { say } from "../../../catalogue/index.js";
import { readinessOf, type SeatTurn, type TurnRow } from "../../../exercise/index.js";
import { headOf, type Session } from "../../../session/index.js";
import {
  instructionChoice,
  leftToCarryOut,
  offersAtTimeUp,
  readyChoice,
  type SetClock,
} from "../../../white-cell/index.js";
import { safe } from "../../term/safe.js";
import type { PageCommand } from "./desk-page.js";
import type { Timer } from "./timer.js";

/** Why a seat can't choose anything now; null where it can. */
export function closedTo({ sealed }: SeatTurn): PageCommand | null {
  if (sealed === "carried-out") return { command: "refuse", why: say("sealed.orders-carried-out") };
  return sealed === "ready" ? { command: "refuse", why: say("sealed.ready-already") } : null;
}

/** Turns a standing instruction round: of its own row, or of an order, which may then come about by itself too. */
export function instructed(turn: SeatTurn, row: TurnRow | undefined): PageCommand {
  if (row?.kind !== "instruction" && row?.kind !== "order")
    return { command: "refuse", why: say("sealed.no-instruction") };
  return { command: "input", ...instructionChoice(turn, row) };
}

/** A seat says that it is ready, or takes it back. */
export function turnReady(turn: SeatTurn): PageCommand {
  const { sealed } = turn;
  if (sealed === null) return { command: "refuse", why: say("sealed.orders-are-open") };
  if (sealed === "carried-out") return { command: "refuse", why: say("sealed.orders-carried-out") };
  return { command: "input", ...readyChoice(turn) };
}

/** All drafts are carried out as they stand. */
export function carryOutNow({ sealed }: SeatTurn): PageCommand {
  if (sealed === null) return { command: "refuse", why: say("sealed.orders-are-open") };
  if (sealed === "carried-out") return { command: "refuse", why: say("sealed.orders-carried-out") };
  return { command: "input", input: { type: "resolve", by: "white-cell" }, title: say("sealed.carried-out-now") };
}

/**
 * What is done once the time that the seats had is over, and what is said of it: sealed orders are carried out, or that is offered once, when it
 * rings, where the plan says so.
 */
export function atTimeUp(session: Session, timer: Timer, rang: boolean): readonly SetClock[] {
  const left = timer.isOver() ? leftToCarryOut(session, "time") : [];
  if (left.length === 0) return [];
  if (!offersAtTimeUp(session)) return [[left, say("sealed.time-is-up")]];
  return rang ? [[[], say("clock.offered")]] : [];
}

/** The same for the white cell, which is told who is ready, by short names. */
export function readyByName(session: Session): string {
  const { model, state } = session;
  const readiness = readinessOf(model, state);
  const words = readyInWords(session);
  if (words === "" || readiness === null || readiness.carriedOut) return words;
  const ready = readiness.seats.flatMap(({ seat, ready: done }) => {
    const short = model.scenario.actors.find(({ id }) => id === seat)?.short ?? seat;
    return done ? [safe(short)] : [];
  });
  return ready.length === 0 || ready.length === readiness.seats.length ? words : `${words}: ${ready.join(" ")}`;
}

/** How many seats are ready, in a few words for the status; empty where orders are open. */
export function readyInWords({ model, state }: Session): string {
  const readiness = readinessOf(model, state);
  if (readiness === null || headOf(state).world.ended) return "";
  if (readiness.carriedOut) return say("sealed.status-carried-out");
  const { seats } = readiness;
  return say("sealed.status-ready", { ready: seats.filter(({ ready }) => ready).length, of: seats.length });
}
