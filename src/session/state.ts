/**
 * The state of a session: branches of checkpoints, notes, and what the projector shows. An immutable value: an input
 * makes a new one.
 */
import {
  type AdvanceOptions,
  createWorld,
  type ExplainedRecord,
  type Model,
  type Scenario,
  type World,
  type WorldOptions,
} from "../engine/index.js";
import { backFrom, type Checkpoint, firstCheckpoint, hashAt, recordsTo } from "./checkpoint.js";
import { openTimekeeping, type Timekeeping } from "./clock.js";
import type { Input } from "./input.js";
import { type MessageRoute, messageTypes } from "./message-input.js";
import { emptyReview, type Review } from "./review-state.js";
import { openOrders, type Rule } from "./rule.js";

export const mainBranch = "main";

export interface Branch {
  readonly name: string;
  readonly head: Checkpoint;
  /** The parent branch and the number of shared records; null for `main`. */
  readonly from: { readonly branch: string; readonly count: number } | null;
}

/** An observation; a rewind does not remove it. */
export interface Note {
  /** Line of the log. */
  readonly sequence: number;
  readonly branch: string;
  /** Days since the start. */
  readonly time: number;
  /** Number of records of the branch at that time. */
  readonly count: number;
  readonly text: string;
  readonly objective?: string;
}

/** A record that somebody wants to find again; a rewind does not remove it, and only the facilitator sees it. */
export interface Bookmark {
  /** Line of the log. */
  readonly sequence: number;
  readonly record: ExplainedRecord;
  /** Empty for none. */
  readonly text: string;
}

/** A rewind; the abandoned checkpoints are kept for the report. */
export interface Rewinding {
  readonly sequence: number;
  readonly branch: string;
  /** The branch's head before the rewind. */
  readonly abandoned: Checkpoint;
  /** Number of records that the abandoned line and the new one share. */
  readonly count: number;
}

export interface SessionState extends Timekeeping {
  /** In order of creation. */
  readonly branches: ReadonlyMap<string, Branch>;
  /** Name of the current branch. */
  readonly current: string;
  readonly notes: readonly Note[];
  readonly bookmarks: readonly Bookmark[];
  readonly rewindings: readonly Rewinding[];
  /** Ratings, observations, improvements and feedback; a rewind does not remove them. */
  readonly review: Review;
  /** Whether the projector and the seats' pages show probabilities: at first only where nobody is seated. */
  readonly probabilitiesShown: boolean;
  /** How messages between seats go; the plan of the exercise says how they begin. */
  readonly messages: MessageRoute;
  /** How the seats' orders are carried out; from the header. */
  readonly rule: Rule;
  /** Number of inputs. */
  readonly inputs: number;
}

/** `created`: the instant of the wall clock at which it was begun, if that is known, in milliseconds since 1970. */
export function openState(
  model: Model,
  start: WorldOptions,
  rule: Rule = openOrders,
  created: number | null = null,
): SessionState {
  const head = firstCheckpoint(createWorld(model, start));
  return {
    branches: new Map([[mainBranch, { name: mainBranch, head, from: null }]]),
    current: mainBranch,
    notes: [],
    bookmarks: [],
    rewindings: [],
    review: emptyReview,
    // Whoever decides is not told how likely anything is until the white cell says so.
    probabilitiesShown: head.world.seats.size === 0,
    messages: model.scenario.exercise?.play.messages ?? "direct",
    rule,
    inputs: 0,
    ...openTimekeeping(created, mainBranch),
  };
}

export function currentBranch(state: SessionState): Branch {
  return state.branches.get(state.current) as Branch;
}

export function headOf(state: SessionState): Checkpoint {
  return currentBranch(state).head;
}

/** The same session with another head of its current branch. */
export function moveHead(state: SessionState, head: Checkpoint): SessionState {
  const branch = { ...currentBranch(state), head };
  return { ...state, branches: new Map(state.branches).set(branch.name, branch) };
}

/** The world at the head of the current branch. Never play it: clone it first. */
export function worldNow(state: SessionState): World {
  return headOf(state).world;
}

/** All records of a branch; of the current one by default. */
export function recordsOf(state: SessionState, branch = state.current): ExplainedRecord[] {
  const found = state.branches.get(branch);
  return found === undefined ? [] : recordsTo(found.head);
}

/** A summary of the state that each log line carries, and that replay is checked against. */
export interface StateDigest {
  readonly branch: string;
  /** Days since the start. */
  readonly time: number;
  /** Number of records of the branch. */
  readonly records: number;
  /** `hashRecords` of them. */
  readonly hash: string;
}

export function digestOf(state: SessionState): StateDigest {
  const head = headOf(state);
  return { branch: state.current, time: head.world.time, records: head.count, hash: hashAt(head) };
}

/** Inputs that move nothing by themselves; sealed orders do once they are carried out. */
const steersNothing: ReadonlySet<string> = new Set(["advance", "hold", "draft", "ready", "unready", "resolve"]);
const onlyWrites: ReadonlySet<string> = new Set(messageTypes);

/** Whether people steered the current branch, so that a replay code alone cannot reproduce it. */
export function isSteered(state: SessionState): boolean {
  for (const { input, orders, instructions, cause } of backFrom(headOf(state))) {
    if (
      // An agreement has brought something about, or something was vetoed.
      cause != null ||
      orders !== undefined ||
      instructions !== undefined ||
      (input !== null && !steersNothing.has(input.type) && !onlyWrites.has(input.type))
    )
      return true;
  }
  return false;
}

/** The number of the turn that a time belongs to, from 0; a time between two turns belongs to the later. */
export function turnAt({ turn }: Pick<Scenario, "turn">, time: number): number {
  return Math.floor(time / turn);
}

/** When a world's turn ends: where the next one begins, or on the last day of play. */
export function turnEnd(scenario: Pick<Scenario, "turn">, { time, horizon }: Pick<World, "time" | "horizon">): number {
  return Math.min(horizon, (turnAt(scenario, time) + 1) * scenario.turn);
}

/** An input on its way into a state, with its line in the log. */
export interface Applied<Of extends Input = Input> {
  readonly model: Model;
  readonly state: SessionState;
  readonly input: Of;
  readonly sequence: number;
  readonly options: AdvanceOptions;
}

export interface Folded {
  readonly state: SessionState;
  /** New records of the current branch. */
  readonly records: readonly ExplainedRecord[];
}
