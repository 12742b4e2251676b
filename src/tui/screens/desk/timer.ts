/**
 * The clock on the wall as the desk sets it: what its key does, how it is shown, when it is drawn again and when it rings. The clock itself
 * stands in the session; it only ever tells, and never plays a turn.
 */
import { say } from "../../../catalogue/index.js";
import {
  Bell,
  minutesAndSeconds,
  readinessOf,
  type ShownClock,
  shownClock,
  turnCount,
  untilNextSecond,
} from "../../../exercise/index.js";
import type { Input, Session } from "../../../session/index.js";
import { clockInWords } from "../../panels/clock.js";

/** Minutes that the plan of the exercise gives the turn under way; null for none. */
export function plannedMinutes({ model, state }: Session): number | null {
  const minutes = model.scenario.exercise?.minutes ?? [];
  return minutes[turnCount(model, state).number - 1] ?? minutes.at(-1) ?? null;
}

/** Inputs, and what is said once they are given. */
export type SetClock = readonly [inputs: readonly Input[], said: string];

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

const defaultMinutes = 10;

/** `minutesNow` says how many minutes the turn under way has; null sets none: then it runs only when somebody starts it. */
export function createTimer(session: Session, minutesNow: () => number | null): Timer {
  const bell = new Bell();
  const now = () => session.readClock() ?? 0;
  const shown = () => shownClock(session.state.clock, now());
  const start = (): Input => ({ type: "clock", do: "start", minutes: minutesNow() ?? defaultMinutes });
  const length = () => minutesAndSeconds((minutesNow() ?? defaultMinutes) * 60_000);
  return {
    begin() {
      const decided = readinessOf(session.model, session.state)?.carriedOut === true;
      const wanted = minutesNow() !== null && !decided && session.readClock() !== null;
      return wanted && shown() === null ? [start()] : [];
    },
    press(deciding) {
      const { turn, break: pause } = session.state.clock;
      const starts = turn === null && (pause === null || (deciding && minutesNow() !== null));
      if (starts) return [[start()], say("clock.runs", { time: length() })];
      if (pause !== null) return [[{ type: "clock", do: "resume" }], say("clock.break-ended", { turn: turn !== null })];
      return turn?.since === null
        ? [[{ type: "clock", do: "resume" }], say("clock.goes-on")]
        : [[{ type: "clock", do: "pause" }], say("clock.paused")];
    },
    face: () => clockInWords(shown()),
    shown,
    isOver: () => {
      const { turn, break: pause } = session.state.clock;
      return pause === null && turn !== null && shown()?.phase === "up";
    },
    rings: () => bell.rings(shown()),
    untilChange: () => untilNextSecond(session.state.clock, now()),
  };
}
