/**
 * Checkpoints: points on the way of a session, each with the world as it stood and what had been recorded since the one
 * before. They are never changed, so any of them can be gone back to, branched from or forked into futures.
 */
import { createHash, type Hash } from "node:crypto";
import {
  type AdvanceOptions,
  BugError,
  canonicalJson,
  cloneWorld,
  type ExplainedRecord,
  type Model,
  playDue,
  type Veto,
  type World,
} from "../engine/index.js";
import type { Input } from "./input.js";

/** A seat's choice for one posture in the turn that holds this checkpoint; null is hold. */
export interface Choice {
  readonly turn: number;
  readonly transition: string | null;
}

export interface Checkpoint {
  readonly parent: Checkpoint | null;
  /** The input that brought it about; null at the start. */
  readonly input: Input | null;
  /** That input's line in the log, 0 at the start. */
  readonly sequence: number;
  /** As it stood then. Never played: clone it first. */
  readonly world: World;
  /** What this checkpoint added to its branch. */
  readonly records: readonly ExplainedRecord[];
  /** How many records its branch has up to here. */
  readonly count: number;
  /** SHA-256 under way over them all. */
  readonly digest: Hash;
  /** By posture path: the latest choice of its seat. */
  readonly choices: ReadonlyMap<string, Choice>;
  /** What the white cell has denied in its one happening. */
  readonly vetoes: readonly Veto[];
  /** Where something was denied: the input that set the happening off; null where chance did. */
  readonly cause?: Input | null;
}

/** How often anything may be due within one checkpoint, so that going back never replays more. */
const dueAtOnce = 64;

export function firstCheckpoint(world: World): Checkpoint {
  return {
    parent: null,
    input: null,
    sequence: 0,
    world,
    records: [],
    count: 0,
    digest: createHash("sha256"),
    choices: new Map(),
    vetoes: [],
  };
}

export interface Addition {
  readonly input: Input;
  readonly sequence: number;
  readonly world: World;
  readonly records: readonly ExplainedRecord[];
  readonly choices?: ReadonlyMap<string, Choice>;
  readonly vetoes?: readonly Veto[];
  readonly cause?: Input | null;
}

/** The checkpoint after `parent`. */
export function addCheckpoint(parent: Checkpoint, added: Addition): Checkpoint {
  const digest = parent.digest.copy();
  for (const record of added.records) {
    const { why: _view, ...bare } = record;
    digest.update(`${canonicalJson(bare)}\n`);
  }
  return {
    parent,
    choices: parent.choices,
    vetoes: [],
    ...added,
    count: parent.count + added.records.length,
    digest,
  };
}

/** Hash of all records up to a checkpoint, as the engine's own over the same records. */
export function hashAt(checkpoint: Checkpoint): string {
  return checkpoint.digest.copy().digest("hex");
}

/** All records up to a checkpoint, in order. */
export function recordsTo(checkpoint: Checkpoint): ExplainedRecord[] {
  const parts: (readonly ExplainedRecord[])[] = [];
  for (let at: Checkpoint | null = checkpoint; at !== null; at = at.parent) parts.unshift(at.records);
  return parts.flat();
}

/** The checkpoint that added a record, by number; null where the branch has none such. */
export function checkpointOf(head: Checkpoint, record: number): Checkpoint | null {
  if (record >= head.count) return null;
  let at: Checkpoint | null = head;
  while (at !== null && at.count - at.records.length > record) at = at.parent;
  return at;
}

/** Plays to a time, in days from the start, in as many checkpoints as it takes. */
export function advanceCheckpoints(
  model: Model,
  from: Checkpoint,
  input: Extract<Input, { type: "advance" }>,
  sequence: number,
  options: AdvanceOptions,
): Checkpoint {
  let head = from;
  for (let more = true; more; ) {
    const world = cloneWorld(head.world);
    const records: ExplainedRecord[] = [];
    for (let due = 0; due < dueAtOnce && more; due += 1) {
      const played = playDue(model, world, input.to, options);
      if (played === null) more = false;
      else records.push(...played);
    }
    head = addCheckpoint(head, { input, sequence, world, records });
  }
  return head;
}

interface Snapshot {
  readonly world: World;
  readonly records: readonly ExplainedRecord[];
}

/**
 * Inside a checkpoint: the world just before the happening of a record, and just after it. Of a checkpoint that is one
 * happening they are its parent's world and its own.
 */
export function aroundRecord(
  model: Model,
  checkpoint: Checkpoint,
  record: number,
): { before: Snapshot; after: Snapshot } {
  const parent = checkpoint.parent;
  if (parent === null) throw new BugError("nothing is recorded before play");
  const whole = {
    before: { world: parent.world, records: [] },
    after: { world: checkpoint.world, records: checkpoint.records },
  };
  if (checkpoint.input?.type !== "advance") return whole;
  const first = checkpoint.count - checkpoint.records.length;
  const world = cloneWorld(parent.world);
  let before = cloneWorld(world);
  for (let records = 0; ; ) {
    const happening = playDue(model, world, Infinity);
    if (happening === null) throw new BugError(`record ${record} did not come again`);
    const upTo = records + happening.length;
    if (record < first + upTo) {
      return {
        before: { world: before, records: checkpoint.records.slice(0, records) },
        after: { world, records: checkpoint.records.slice(0, upTo) },
      };
    }
    records = upTo;
    before = cloneWorld(world);
  }
}
