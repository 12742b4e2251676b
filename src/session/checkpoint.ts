/**
 * Checkpoints: a linked list of snapshots of a session, each with its world and the records since its parent. They are
 * immutable, so a session can rewind to, branch from or forecast from any of them.
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

/** A seat's choice for one posture in the turn of this checkpoint; a null transition is hold. */
export interface Choice {
  readonly turn: number;
  readonly transition: string | null;
}

export interface Checkpoint {
  readonly parent: Checkpoint | null;
  /** The input that created it; null at the start. */
  readonly input: Input | null;
  /** That input's line in the log; 0 at the start. */
  readonly sequence: number;
  /** Never play it: clone it first. */
  readonly world: World;
  /** The records since `parent`. */
  readonly records: readonly ExplainedRecord[];
  /** Number of records of its branch up to here. */
  readonly count: number;
  /** Running SHA-256 over all of them. */
  readonly digest: Hash;
  /** By posture path: the latest choice of its seat. */
  readonly choices: ReadonlyMap<string, Choice>;
  /** Vetoes by the white cell in its happening. */
  readonly vetoes: readonly Veto[];
  /** If there are vetoes: the input that caused the happening; null if chance did. */
  readonly cause?: Input | null;
}

/** Most due items per checkpoint: a bound on what a rewind replays. */
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

/** Hash of all records up to a checkpoint; equals `hashRecords` over them. */
export function hashAt(checkpoint: Checkpoint): string {
  return checkpoint.digest.copy().digest("hex");
}

/** All records up to a checkpoint, in order. */
export function recordsTo(checkpoint: Checkpoint): ExplainedRecord[] {
  const parts: (readonly ExplainedRecord[])[] = [];
  for (let at: Checkpoint | null = checkpoint; at !== null; at = at.parent) parts.unshift(at.records);
  return parts.flat();
}

/** The checkpoint that contains a record, by number; null if the branch has no such record. */
export function checkpointOf(head: Checkpoint, record: number): Checkpoint | null {
  if (record >= head.count) return null;
  let at: Checkpoint | null = head;
  while (at !== null && at.count - at.records.length > record) at = at.parent;
  return at;
}

/** Plays to `input.to`, in days from the start, in as many checkpoints as needed. */
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

/** The worlds just before and just after the happening of a record, within the checkpoint that contains it. */
export function aroundRecord(
  model: Model,
  checkpoint: Checkpoint,
  record: number,
): { before: Snapshot; after: Snapshot } {
  const parent = checkpoint.parent;
  if (parent === null) throw new BugError("the first checkpoint has no records");
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
    if (happening === null) throw new BugError(`record ${record} was not replayed`);
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
