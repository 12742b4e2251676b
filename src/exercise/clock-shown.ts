/**
 * The clock on the wall as it is shown at an instant: on the desk, on the projector, on seats' pages. Every face counts by itself, from the clock
 * that the log tells and an instant, so that all of them show the same.
 */
import { type Clock, type Countdown, countedNow, leftOf } from "../session/countdown.js";

/** A plain JSON value. */
export interface ShownClock {
  readonly of: "turn" | "break";
  /** `07:32`: what is left, or how long time has been up. */
  readonly time: string;
  readonly runs: boolean;
  /** `soon`: the warning before time is up has been given. */
  readonly phase: "running" | "soon" | "up";
}

const minute = 60_000;

/** How long before the end a warning is given: two minutes, of less than ten minutes one, of two and less none. */
export function warningBefore(length: number): number {
  if (length >= 10 * minute) return 2 * minute;
  return length > 2 * minute ? minute : 0;
}

function phaseOf(counted: Countdown, now: number): ShownClock["phase"] {
  const left = leftOf(counted, now);
  if (left <= 0) return "up";
  return left <= warningBefore(counted.length) ? "soon" : "running";
}

/** Minutes and seconds, `07:32`; of more than an hour `75:00`. */
export function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** What stands on the wall at an instant, in milliseconds since 1970; null for nothing. */
export function shownClock(clock: Clock, now: number): ShownClock | null {
  const counted = countedNow(clock);
  return counted === null ? null : shownCountdown(clock.break === null ? "turn" : "break", counted, now);
}

/** The same of what is counted down, and for what. */
export function shownCountdown(of: ShownClock["of"], counted: Countdown, now: number): ShownClock {
  const left = leftOf(counted, now);
  return {
    of,
    // The last second shown is the first one gone, as on any clock that counts down.
    time: minutesAndSeconds(left > 0 ? left + 999 : -left),
    runs: counted.since !== null,
    phase: phaseOf(counted, now),
  };
}

/** Milliseconds until something else is shown; null while the clock stands. */
export function untilNextSecond(clock: Clock, now: number): number | null {
  const counted = countedNow(clock);
  if (counted?.since == null) return null;
  return 1000 - ((((now - counted.since + counted.used) % 1000) + 1000) % 1000);
}

const grave = { running: 0, soon: 1, up: 2 } as const;

/** Rings once when the warning is due, and once when time is up; never for what was so already when it was first looked at. */
export class Bell {
  private before: ShownClock | null = null;

  /** Whether it rings for what is shown now. */
  rings(shown: ShownClock | null): boolean {
    const { before } = this;
    this.before = shown;
    if (shown === null || before === null || before.of !== shown.of || !shown.runs) return false;
    return grave[shown.phase] > grave[before.phase];
  }
}
