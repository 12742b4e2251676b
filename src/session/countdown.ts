/**
 * Time that is counted down, and how much of it is left: of a clock and an instant, wherever somebody looks at one. A page in a browser counts
 * by the same lines.
 */
/** Time that is counted down, in milliseconds of the wall clock. A plain JSON value. */
export interface Countdown {
  readonly length: number;
  /** What was used of it before `since`. */
  readonly used: number;
  /** The instant, in milliseconds since 1970, from which it runs; null while it stands. */
  readonly since: number | null;
}

/** What stands on the wall. A plain JSON value. */
export interface Clock {
  /** What the seats have for the turn under way; null where nobody has started it. */
  readonly turn: Countdown | null;
  /** A break; the turn's time stands until it is over. */
  readonly break: Countdown | null;
}

/** Milliseconds used. Never less than none: a wall clock may be set back. */
export function usedOf({ used, since }: Countdown, now: number): number {
  return used + (since === null ? 0 : Math.max(0, now - since));
}

/** Milliseconds left; below 0 where more than the time given has gone. */
export function leftOf(countdown: Countdown, now: number): number {
  return countdown.length - usedOf(countdown, now);
}

/** What is counted down now: a break goes before the turn. Null where nothing is. */
export function countedNow({ turn, break: pause }: Clock): Countdown | null {
  return pause ?? turn;
}
