/**
 * The state of a session: branches, each with its checkpoints, notes, and what the projector shows. It is a value: an
 * input makes another one and leaves the old one as it was, so what could not be saved need not be undone.
 */
import { createWorld, type ExplainedRecord, type Model, type World, type WorldOptions } from "../engine/index.js";
import { type Checkpoint, firstCheckpoint, hashAt, recordsTo } from "./checkpoint.js";

/** Where every session starts. */
export const mainBranch = "main";

export interface Branch {
  readonly name: string;
  /** Where it stands. */
  readonly head: Checkpoint;
  /** The branch it left, the number of records they share; null for `main`. */
  readonly from: { readonly branch: string; readonly count: number } | null;
}

/** An observation, kept whatever is rewound afterwards. */
export interface Note {
  /** Line of the log. */
  readonly sequence: number;
  readonly branch: string;
  /** Days since the start. */
  readonly time: number;
  /** How many records the branch had. */
  readonly count: number;
  readonly text: string;
  readonly objective?: string;
}

/** A way back: what stood ahead was given up, and is kept for the report. */
export interface Rewinding {
  readonly sequence: number;
  readonly branch: string;
  /** Where the branch stood before. */
  readonly abandoned: Checkpoint;
  /** Records that the abandoned way and the new one share. */
  readonly count: number;
}

export interface SessionState {
  /** In the order they were made. */
  readonly branches: ReadonlyMap<string, Branch>;
  /** The branch that play goes on along. */
  readonly current: string;
  readonly notes: readonly Note[];
  readonly rewindings: readonly Rewinding[];
  /** Whether the projector shows probabilities. */
  readonly probabilitiesShown: boolean;
  /** Inputs so far. */
  readonly inputs: number;
}

/** A session before its first input. */
export function openState(model: Model, start: WorldOptions): SessionState {
  const head = firstCheckpoint(createWorld(model, start));
  return {
    branches: new Map([[mainBranch, { name: mainBranch, head, from: null }]]),
    current: mainBranch,
    notes: [],
    rewindings: [],
    probabilitiesShown: true,
    inputs: 0,
  };
}

export function currentBranch(state: SessionState): Branch {
  return state.branches.get(state.current) as Branch;
}

export function headOf(state: SessionState): Checkpoint {
  return currentBranch(state).head;
}

/** The same session with its current branch standing elsewhere. */
export function moveHead(state: SessionState, head: Checkpoint): SessionState {
  const branch = { ...currentBranch(state), head };
  return { ...state, branches: new Map(state.branches).set(branch.name, branch) };
}

/** The world as it stands on the current branch. Not to be played: clone it first. */
export function worldNow(state: SessionState): World {
  return headOf(state).world;
}

/** All records of the current branch, or of the one named. */
export function recordsOf(state: SessionState, branch = state.current): ExplainedRecord[] {
  const found = state.branches.get(branch);
  return found === undefined ? [] : recordsTo(found.head);
}

/** What a log line says of the session after its input. */
export interface StateDigest {
  readonly branch: string;
  /** Days since the start. */
  readonly time: number;
  /** How many records the branch has. */
  readonly records: number;
  /** `hashRecords` of them. */
  readonly hash: string;
}

export function digestOf(state: SessionState): StateDigest {
  const head = headOf(state);
  return { branch: state.current, time: head.world.time, records: head.count, hash: hashAt(head) };
}

/** Whether the current branch is anything but the passing of time: what a replay code alone can't play again. */
export function isSteered(state: SessionState): boolean {
  for (let at: Checkpoint | null = headOf(state); at !== null; at = at.parent) {
    if (at.input !== null && at.input.type !== "advance" && at.input.type !== "hold") return true;
  }
  return false;
}

/** The number of the turn that a world stands in, from 0. */
export function turnOf(model: Model, world: World): number {
  return Math.floor(world.time / model.scenario.turn);
}

export interface Folded {
  readonly state: SessionState;
  /** What the current branch gained. */
  readonly records: readonly ExplainedRecord[];
}
