/**
 * A wall clock that a test moves, and sessions that are kept by it.
 */
import type { SessionOptions } from "../../src/session/index.js";

export interface WallClock {
  /** Milliseconds since 1970. */
  now: number;
  /** Lets so many seconds go by. */
  wait(seconds: number): void;
  /** What a session reads. */
  readonly options: Pick<SessionOptions, "now">;
}

/** A Friday in December, nine in the morning. */
export const morning = Date.parse("2026-12-04T09:00:00.000Z");

export function wallClock(now = morning): WallClock {
  const clock: WallClock = {
    now,
    wait: (seconds) => {
      clock.now += seconds * 1000;
    },
    options: { now: () => new Date(clock.now).toISOString() },
  };
  return clock;
}
