/**
 * The time that seats have for a turn, as whoever leads the exercise sets it: what starts it, what pauses it and goes on, and what is done once
 * it is over. Which of it is done, and when, is for the face: a desk that draws a clock, or a host that nobody sits at.
 */
import { say } from "../catalogue/index.js";
import { minutesAndSeconds, readinessOf, turnCount } from "../exercise/index.js";
import { headOf, type Input, leftOf, type Session } from "../session/index.js";

/** Inputs, and what is said once they are given. */
export type SetClock = readonly [inputs: readonly Input[], said: string];

/** Minutes of a turn for which neither plan nor desk gives any. */
export const defaultMinutes = 10;

/** Minutes that the plan of the exercise gives the turn under way; null for none. */
export function plannedMinutes({ model, state }: Session): number | null {
  const minutes = model.scenario.exercise?.minutes ?? [];
  return minutes[turnCount(model, state).number - 1] ?? minutes.at(-1) ?? null;
}

const startOf = (minutes: number | null): Input => ({ type: "clock", do: "start", minutes: minutes ?? defaultMinutes });

/** What starts the time of a turn that begins, where it has any minutes and nothing is counted down; one input or none. */
export function timeBegins(session: Session, minutes: number | null): readonly Input[] {
  const { model, state } = session;
  const decided = readinessOf(model, state)?.carriedOut === true;
  const counted = state.clock.turn !== null || state.clock.break !== null;
  const wanted = minutes !== null && !decided && !counted && session.readClock() !== null;
  return wanted ? [startOf(minutes)] : [];
}

/** Starts the clock, pauses it, lets it go on, or ends a break. `deciding`: seats are to decide. */
export function turnClockOn({ state }: Session, minutes: number | null, deciding: boolean): SetClock {
  const { turn, break: pause } = state.clock;
  const starts = turn === null && (pause === null || (deciding && minutes !== null));
  if (starts)
    return [[startOf(minutes)], say("clock.runs", { time: minutesAndSeconds((minutes ?? defaultMinutes) * 60_000) })];
  if (pause !== null) return [[{ type: "clock", do: "resume" }], say("clock.break-ended", { turn: turn !== null })];
  return turn?.since === null
    ? [[{ type: "clock", do: "resume" }], say("clock.goes-on")]
    : [[{ type: "clock", do: "pause" }], say("clock.paused")];
}

/** What carries out the orders of the turn, if they are sealed and nobody has carried them out: one input or none. */
export function leftToCarryOut({ model, state }: Session, by: "time" | "white-cell"): readonly Input[] {
  const open = !headOf(state).world.ended && readinessOf(model, state)?.carriedOut === false;
  return open ? [{ type: "resolve", by }] : [];
}

/** Milliseconds that are left of the turn's time at an instant, below 0 once it is up; null where none is given, and during a break. */
export function turnTimeLeft({ state }: Session, now: number): number | null {
  const { turn, break: pause } = state.clock;
  return turn === null || pause !== null ? null : leftOf(turn, now);
}

/** Whether the plan of the exercise merely offers to carry out orders once time is up. */
export const offersAtTimeUp = ({ model }: Session): boolean => model.scenario.exercise?.play.timeUp === "offer";

/** What carries out sealed orders at an instant because time is up, where the plan does not leave that to the white cell. */
export function dueAtTimeUp(session: Session, now: number): readonly Input[] {
  const left = turnTimeLeft(session, now);
  return left === null || left > 0 || offersAtTimeUp(session) ? [] : leftToCarryOut(session, "time");
}
