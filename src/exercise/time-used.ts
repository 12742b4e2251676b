/**
 * The time that turns took by the clock on the wall, for the report and for whoever plans the next exercise: how long seats had to
 * decide, without pauses, breaks and the time in which nobody had the session open, and when each was ready.
 */

import { type Countdown, type Moment, type SessionState, usedOf } from "../session/index.js";
import { minutesAndSeconds } from "./clock-shown.js";

/** Minutes and seconds, `07:32`; a dash for none. */
export const secondsInWords = (seconds: number | null): string =>
  seconds === null ? "—" : minutesAndSeconds(seconds * 1000);

/** A turn as it was played at one sitting. A turn that was gone back to has another. A plain JSON value. */
export interface TurnTime {
  readonly branch: string;
  /** From 1. */
  readonly turn: number;
  /** ISO 8601: when the seats' time began, by the clock if it was started, or else when the turn before was over. */
  readonly began: string;
  /** ISO 8601: when it ended, because orders were carried out or play went on; null while it goes on. */
  readonly ended: string | null;
  /** What the clock gave, extensions too; null where it was not started. */
  readonly givenSeconds: number | null;
  /** How long the seats had to decide, without what follows. */
  readonly usedSeconds: number;
  readonly pausedSeconds: number;
  readonly breakSeconds: number;
  /** While the session was closed or interrupted. */
  readonly awaySeconds: number;
  /** Why sealed orders were carried out; null where they were not, or orders are open. */
  readonly carriedOut: "ready" | "time" | "white-cell" | null;
  /** Each seat that was ready, in the order in which they were, with what it had used by then. Those that took it back are left out. */
  readonly ready: readonly { readonly seat: string; readonly at: string; readonly usedSeconds: number }[];
}

type Spending = "used" | "paused" | "break";

/** A sitting while it is worked out, in milliseconds. */
interface Sitting {
  readonly branch: string;
  readonly turn: number;
  began: number;
  ended: number | null;
  given: number | null;
  /** The clock counts this turn down, be it standing. */
  timed: boolean;
  carriedOut: TurnTime["carriedOut"];
  /** What its time goes to now, and since when. */
  spending: Spending;
  since: number;
  readonly spent: { used: number; paused: number; break: number; away: number };
  readonly ready: Map<string, { readonly at: number; readonly used: number }>;
}

const begin = ({ branch, turn, at }: Pick<Moment, "branch" | "turn" | "at">): Sitting => ({
  branch,
  turn,
  began: at,
  ended: null,
  given: null,
  timed: false,
  carriedOut: null,
  spending: "used",
  since: at,
  spent: { used: 0, paused: 0, break: 0, away: 0 },
  ready: new Map(),
});

/** Counts the time up to an instant. A wall clock may be set back: then no time has gone. */
function count(sitting: Sitting, at: number): void {
  const running: Countdown = { length: 0, used: sitting.spent[sitting.spending], since: sitting.since };
  sitting.spent[sitting.spending] = usedOf(running, at);
  sitting.since = at;
}

function spend(sitting: Sitting, at: number, on: Spending): void {
  count(sitting, at);
  sitting.spending = on;
}

function end(sitting: Sitting, at: number): void {
  count(sitting, at);
  sitting.ended = at;
}

function setClock(
  sitting: Sitting,
  at: number,
  { do: does, minutes = 0 }: Extract<Moment["what"], { kind: "clock" }>,
): void {
  const given = minutes * 60_000;
  switch (does) {
    case "start":
      // The seats' time is what the clock gives them; what was said to them before is none of it.
      if (sitting.given === null && sitting.ready.size === 0) Object.assign(sitting, begin({ ...sitting, at }));
      else spend(sitting, at, "used");
      sitting.given = sitting.spent.used + given;
      sitting.timed = true;
      break;
    case "extend":
      if (sitting.given !== null && sitting.spending !== "break") sitting.given = Math.max(0, sitting.given + given);
      break;
    case "break":
      spend(sitting, at, "break");
      break;
    case "pause":
      spend(sitting, at, "paused");
      break;
    case "resume":
      spend(sitting, at, "used");
      break;
    case "stop":
      spend(sitting, at, "used");
      sitting.timed = false;
  }
}

/** What a moment means for the sitting under way. */
function take(sitting: Sitting, { at, what }: Moment): void {
  if (sitting.ended !== null) return;
  switch (what.kind) {
    case "clock":
      setClock(sitting, at, what);
      break;
    case "ready":
      count(sitting, at);
      sitting.ready.set(what.seat, { at, used: sitting.spent.used });
      break;
    case "unready":
      sitting.ready.delete(what.seat);
      break;
    case "carried-out":
      sitting.carriedOut = what.by;
      end(sitting, at);
      break;
    case "away":
      count(sitting, what.from);
      sitting.spent.away += Math.max(0, at - what.from);
      sitting.since = at;
      // The clock stands until somebody lets it go on.
      if (sitting.timed) sitting.spending = "paused";
      else if (sitting.spending === "break") sitting.spending = "used";
      break;
    default:
      end(sitting, at);
  }
}

/**
 * Every sitting of every turn, in the order in which they were played, on all branches. Of the one under way it tells the time up to `now`, in
 * milliseconds since 1970, or up to the latest instant that the log knows of. Empty for a session whose log has no wall clock.
 */
export function timeUsed({ moments, seen }: Pick<SessionState, "moments" | "seen">, now = seen): readonly TurnTime[] {
  const sittings: Sitting[] = [];
  for (const moment of moments) {
    const last = sittings.at(-1);
    if (last !== undefined) take(last, moment);
    if (moment.what.kind === "turn") sittings.push(begin(moment));
  }
  const last = sittings.at(-1);
  if (last !== undefined && last.ended === null && now !== null) count(last, now);
  return sittings.map(toldOf);
}

const iso = (at: number): string => new Date(at).toISOString();
const seconds = (milliseconds: number): number => Math.round(milliseconds / 1000);

function toldOf({ branch, turn, began, ended, given, carriedOut, spent, ready }: Sitting): TurnTime {
  return {
    branch,
    turn: turn + 1,
    began: iso(began),
    ended: ended === null ? null : iso(ended),
    givenSeconds: given === null ? null : seconds(given),
    usedSeconds: seconds(spent.used),
    pausedSeconds: seconds(spent.paused),
    breakSeconds: seconds(spent.break),
    awaySeconds: seconds(spent.away),
    carriedOut,
    ready: [...ready].map(([seat, { at, used }]) => ({ seat, at: iso(at), usedSeconds: seconds(used) })),
  };
}
