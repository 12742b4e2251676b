/**
 * What a session knows of time after one more line of its log: the clock on the wall, and the moments from which the time that turns took
 * is worked out.
 */
import { say } from "../catalogue/index.js";
import { type Model, type OrderError, refusal } from "../engine/index.js";
import { type Moment, moveClock, stopped, type Timekeeping } from "./clock.js";
import { type Input, isRefusal } from "./input.js";
import { sealedTurn } from "./sealed.js";
import { headOf, type SessionState, turnAt } from "./state.js";

/** An input with the instant of its line in the log. */
interface Timed {
  readonly input: Input;
  readonly sequence: number;
  readonly at: number | null;
}

/** Where a session stands, as far as time is concerned. */
function placeOf(model: Model, state: SessionState) {
  const head = headOf(state);
  const { ended, time } = head.world;
  const { resolved, turn } = sealedTurn(model, head);
  return { branch: state.current, turn, time, over: ended, carriedOut: state.rule.orders === "sealed" && resolved };
}

/** What a session knows of time after an input that led from one state to another. Null where the clock refuses it. */
export function keepTime(
  model: Model,
  before: SessionState,
  after: SessionState,
  timed: Timed,
): Timekeeping | OrderError {
  const { input, sequence, at } = timed;
  const [was, is] = [placeOf(model, before), placeOf(model, after)];
  const moved = was.branch !== is.branch || was.turn !== is.turn || (was.carriedOut && !is.carriedOut);
  const carriedOut = is.carriedOut && !was.carriedOut && !moved;
  const moves = moved || is.over !== was.over || input.type === "advance";
  let { clock } = before;
  if (input.type === "clock") {
    const set = is.over && input.do === "start" ? refusal(say("clock.run-is-over")) : moveClock(clock, input, at);
    if (isRefusal(set)) return set;
    clock = set;
  } else if (clock.turn !== null && (moves || carriedOut)) clock = { ...clock, turn: null };
  if (at === null) return { clock, moments: before.moments, seen: before.seen };
  const what: Moment["what"][] = [];
  if (input.type === "clock") {
    const { type: _type, ...set } = input;
    what.push({ kind: "clock", ...set });
  }
  if (input.type === "ready" || input.type === "unready") what.push({ kind: input.type, seat: input.seat });
  if (carriedOut)
    what.push({ kind: "carried-out", by: input.type === "resolve" ? (input.by ?? "white-cell") : "ready" });
  if (is.over && !was.over) what.push({ kind: "over" });
  else if (moved || (was.over && !is.over)) what.push({ kind: "turn" });
  else if (input.type === "advance" && is.time > was.time && !playedBefore(before.moments))
    what.push({ kind: "played" });
  const added = what.map((what): Moment => ({ at, sequence, branch: is.branch, turn: is.turn, what }));
  return { clock, moments: added.length === 0 ? before.moments : [...before.moments, ...added], seen: at };
}

/** Whether play has gone on since the branch came to the turn under way. */
function playedBefore(moments: readonly Moment[]): boolean {
  const last = moments.findLast(({ what: { kind } }) => kind === "turn" || kind === "played" || kind === "over");
  return last !== undefined && last.what.kind !== "turn";
}

/**
 * A session that was closed, or is taken up again: the turn's clock stands at the latest instant that the log knows of, so that nobody
 * loses time in which nobody could play, and a break is over.
 */
export function markTime(
  model: Model,
  state: SessionState,
  mark: "closed" | "resumed",
  line: Omit<Timed, "input">,
): SessionState {
  const { at, sequence } = line;
  const { clock, seen, moments } = state;
  const stands = mark === "closed" ? at : seen;
  const turn = clock.turn === null || stands === null ? clock.turn : stopped(clock.turn, stands);
  const left = { ...state, clock: { turn, break: null } };
  if (at === null) return left;
  if (mark === "closed") return { ...left, seen: at };
  const head = headOf(state).world;
  const away: Moment = {
    at,
    sequence,
    branch: state.current,
    turn: turnAt(model.scenario, head.time),
    what: { kind: "away", from: seen ?? at },
  };
  return { ...left, moments: [...moments, away], seen: at };
}
