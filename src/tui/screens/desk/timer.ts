/**
 * The clock on the wall as the desk sets it: what its key does, how it is shown, when it is drawn again and when it rings. The clock itself
 * stands in the session; it only ever tells, and never plays a turn.
 */
import { Bell, type ShownClock, shownClock, untilNextSecond } from "../../../exercise/index.js";
import type { Input, Session } from "../../../session/index.js";
import { type SetClock, timeBegins, turnClockOn, turnTimeLeft } from "../../../white-cell/index.js";
import { clockInWords } from "../../panels/clock.js";

export interface Timer {
  /** What starts the turn's time, where minutes were set and nothing is counted down; one input or none. */
  begin(): readonly Input[];
  /** What its key does now, and what is said of it: starts, pauses, goes on, or ends a break. `deciding`: seats are to decide. */
  press(deciding: boolean): SetClock;
  /** `07:32`, `07:32 ‖` where it stands, `time is up +00:12` past its end; empty where none runs. */
  face(): string;
  shown(): ShownClock | null;
  isOver(): boolean;
  /** Whether it rings: asked once for every time that it is drawn. */
  rings(): boolean;
  /** Milliseconds until its face changes; null where it does not. */
  untilChange(): number | null;
}

/** `minutesNow` says how many minutes the turn under way has; null sets none: then it runs only when somebody starts it. */
export function createTimer(session: Session, minutesNow: () => number | null): Timer {
  const bell = new Bell();
  const now = () => session.readClock() ?? 0;
  const shown = () => shownClock(session.state.clock, now());
  return {
    begin: () => timeBegins(session, minutesNow()),
    press: (deciding) => turnClockOn(session, minutesNow(), deciding),
    face: () => clockInWords(shown()),
    shown,
    isOver: () => (turnTimeLeft(session, now()) ?? 1) <= 0,
    rings: () => bell.rings(shown()),
    untilChange: () => untilNextSecond(session.state.clock, now()),
  };
}
