/**
 * The turn's timer: minutes that a table has to decide. It only ever tells; it never plays a turn by itself. The clock
 * is given, so that a test need not wait.
 */
import { say } from "../../../catalogue/index.js";
import { turnCount } from "../../../exercise/index.js";
import type { Session } from "../../../session/index.js";

/** Milliseconds of any clock that runs on. */
export type Clock = () => number;

/** Minutes that the plan of the exercise gives the turn under way; null for none. */
export function plannedMinutes({ model, state }: Session): number | null {
  const minutes = model.scenario.exercise?.minutes ?? [];
  return minutes[turnCount(model, state).number - 1] ?? minutes.at(-1) ?? null;
}

export interface Timer {
  /** Starts from the beginning, where minutes were set. */
  begin(): void;
  /** Starts, pauses or goes on; without minutes it starts with ten. Says what it did. */
  press(): string;
  stop(): void;
  /** `07:32`, `07:32 ‖` where it is paused, `time is up +00:12` past its end; empty where none runs. */
  face(): string;
  isOver(): boolean;
  /** Milliseconds until its face changes; null where it does not. */
  untilChange(): number | null;
}

const defaultMinutes = 10;

function clockFace(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** `minutesNow` says how many minutes the turn under way has; null sets none: then the timer runs only when somebody starts it. */
export function createTimer(clock: Clock, minutesNow: () => number | null): Timer {
  let length = 0;
  /** Time used up before `since`; null where no timer is set. */
  let used: number | null = null;
  let since: number | null = null;
  const spent = () => (used ?? 0) + (since === null ? 0 : clock() - since);
  const start = () => {
    length = (minutesNow() ?? defaultMinutes) * 60_000;
    used = 0;
    since = clock();
  };
  return {
    begin() {
      if (minutesNow() !== null) start();
    },
    press() {
      if (used === null) {
        start();
        return say("desk.timer-runs", { time: clockFace(length) });
      }
      if (since === null) {
        since = clock();
        return say("desk.timer-goes-on");
      }
      used = spent();
      since = null;
      return say("desk.timer-paused");
    },
    stop() {
      used = null;
      since = null;
    },
    face() {
      if (used === null) return "";
      const left = length - spent();
      // The last second shown is the first one gone, as on any clock that counts down.
      const face = left > 0 ? clockFace(left + 999) : say("desk.time-is-up", { time: clockFace(-left) });
      return since === null ? `${face} ‖` : face;
    },
    isOver: () => used !== null && spent() >= length,
    untilChange() {
      return since === null ? null : 1000 - (spent() % 1000);
    },
  };
}
