/**
 * The clock on the wall: how long seats have for a turn, pauses, breaks, and what happened when. It stands beside play: no checkpoint is
 * made for it, so that worlds, records and hashes are those without it. What it knows of time is the wall time of the log's lines, which
 * whoever keeps the log has read; so it is folded like everything else, and what is left is a function of it and of an instant.
 */
import { say } from "../catalogue/index.js";
import { type OrderError, refusal } from "../engine/index.js";
import { type Clock, type Countdown, usedOf } from "./countdown.js";
import type { Input } from "./input.js";

/** Something that happened at an instant of the wall clock: what the time that turns took is worked out from. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Line of the log; the header is 0. */
  readonly sequence: number;
  readonly branch: string;
  /** The turn that the branch stands in, from 0. */
  readonly turn: number;
  readonly what: /** The branch has come to this turn, or back to it. */
    | { readonly kind: "turn" }
    | ({ readonly kind: "clock" } & Omit<ClockInput, "type">)
    | { readonly kind: "ready" | "unready"; readonly seat: string }
    /** Sealed orders were carried out: all seats were ready, time was up, or the white cell said so. */
    | { readonly kind: "carried-out"; readonly by: "ready" | "time" | "white-cell" }
    /** Play has gone on in this turn. */
    | { readonly kind: "played" }
    /** The session was taken up again: nobody had it open since this instant, as far as its log knows. */
    | { readonly kind: "away"; readonly from: number }
    /** The run is over. */
    | { readonly kind: "over" };
}

/** What a session knows of the clock on the wall. */
export interface Timekeeping {
  readonly clock: Clock;
  /** In the order of the log; those of other branches and of ways that were given up too. */
  readonly moments: readonly Moment[];
  /** The latest instant that the log knows of; null where it knows of none. */
  readonly seen: number | null;
}

export type ClockInput = Extract<Input, { type: "clock" }>;

export const noClock: Clock = { turn: null, break: null };

/** An instant of the wall clock, as lines of a log have it; null where it is none. */
export function instantOf(at: string | undefined): number | null {
  const read = at === undefined ? Number.NaN : Date.parse(at);
  return Number.isNaN(read) ? null : read;
}

/** What a session begins with, created at this instant. */
export function openTimekeeping(created: number | null, branch: string): Timekeeping {
  const begun: Moment[] =
    created === null ? [] : [{ at: created, sequence: 0, branch, turn: 0, what: { kind: "turn" } }];
  return { clock: noClock, moments: begun, seen: created };
}

const started = (minutes: number, at: number): Countdown => ({ length: minutes * 60_000, used: 0, since: at });
/** The same, standing from this instant on. */
export const stopped = (one: Countdown, at: number): Countdown => ({ ...one, used: usedOf(one, at), since: null });
const longer = (one: Countdown, minutes: number): Countdown => ({
  ...one,
  length: Math.max(0, one.length + minutes * 60_000),
});

/** The clock after one more input to it. */
export function moveClock(clock: Clock, { do: does, minutes = 0 }: ClockInput, at: number | null): Clock | OrderError {
  if (at === null) return refusal(say("clock.none-here"), say("clock.none-here-hint"));
  const { turn, break: pause } = clock;
  switch (does) {
    case "start":
      return { turn: started(minutes, at), break: null };
    case "break":
      return { turn: turn === null ? null : stopped(turn, at), break: started(minutes, at) };
    case "pause":
      if (pause !== null) return refusal(say("clock.break-under-way"), say("clock.break-under-way-hint"));
      if (turn === null) return notStarted();
      return turn.since === null ? refusal(say("clock.stands-already")) : { turn: stopped(turn, at), break: null };
    case "resume":
      if (pause === null && turn === null) return notStarted();
      if (pause === null && turn?.since != null) return refusal(say("clock.runs-already"));
      return { turn: turn === null ? null : { ...turn, since: at }, break: null };
    case "extend":
      if (pause !== null) return { turn, break: longer(pause, minutes) };
      return turn === null ? notStarted() : { turn: longer(turn, minutes), break: null };
    case "stop":
      return turn === null && pause === null ? notStarted() : noClock;
  }
}

function notStarted(): OrderError {
  return refusal(say("clock.not-started"), say("clock.not-started-hint"));
}
