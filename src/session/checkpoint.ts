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
  readBelievedGauges,
  readGauges,
  type SealedOrder,
  type Veto,
  type World,
} from "../engine/index.js";
import { type Correspondence, lapsedBy, noMessages } from "./correspondence.js";
import type { Input } from "./input.js";

/** A seat's choice for one posture in the turn of this checkpoint; a null transition is hold. */
export interface Choice {
  readonly turn: number;
  readonly transition: string | null;
}

/** An order and the line of the log in which it was drafted. */
export type NumberedOrder = SealedOrder & { readonly sequence: number };

/** What a seat has drafted for a posture; a null order is hold. */
export interface Draft {
  readonly order: NumberedOrder | null;
}

/** The sealed orders of one turn. */
export interface SealedTurn {
  /** From 0. */
  readonly turn: number;
  /** By posture path. */
  readonly drafts: ReadonlyMap<string, Draft>;
  /** By path of the transition: what seats allow or forbid once the drafts are carried out. */
  readonly instructions: ReadonlyMap<string, boolean>;
  /** The seats that have committed theirs. */
  readonly ready: ReadonlySet<string>;
  /** They have been carried out: no others are taken this turn. */
  readonly resolved: boolean;
}

/** Something that a person did, by identity: an input and its line in the log. */
export interface Act {
  readonly input: Input;
  readonly sequence: number;
  /** Of an input on which sealed orders were carried out: these, in their order. */
  readonly orders?: readonly NumberedOrder[];
  /** Of an inject that seats have agreed on: the input with which the last of them did. */
  readonly agreed?: Input;
}

/** A veto and its line in the log. */
export type NumberedVeto = Veto & { readonly sequence: number };

/** A day boundary that play has passed: the gauges after their drift, and the number of the record that came next. */
export interface DayMark {
  /** Days since the start. */
  readonly time: number;
  readonly nextRecord: number;
  readonly gauges: { readonly [gauge: string]: number };
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
  /** The day boundaries passed since its parent. */
  readonly days: readonly DayMark[];
  /** Number of records of its branch up to here. */
  readonly count: number;
  /** Running SHA-256 over all of them. */
  readonly digest: Hash;
  /** By posture path: the latest choice of its seat. */
  readonly choices: ReadonlyMap<string, Choice>;
  /** The sealed orders of the turn in which somebody drafted last; null before anybody has. */
  readonly sealed: SealedTurn | null;
  /** What seats and the white cell have written to each other so far. */
  readonly messages: Correspondence;
  /** The sealed orders that were carried out here, in their order. */
  readonly orders?: readonly NumberedOrder[];
  /** The sealed instructions that came into force here. */
  readonly instructions?: ReadonlyMap<string, boolean>;
  /** What has been vetoed in its one happening. */
  readonly vetoes: readonly NumberedVeto[];
  /** Where something was vetoed: the act that set the happening off; null where chance did. */
  readonly cause?: Act | null;
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
    days: [],
    count: 0,
    digest: createHash("sha256"),
    choices: new Map(),
    sealed: null,
    messages: noMessages,
    vetoes: [],
  };
}

export interface Addition {
  readonly input: Input;
  readonly sequence: number;
  readonly world: World;
  readonly records: readonly ExplainedRecord[];
  readonly days?: readonly DayMark[];
  readonly choices?: ReadonlyMap<string, Choice>;
  readonly sealed?: SealedTurn;
  readonly messages?: Correspondence;
  readonly orders?: readonly NumberedOrder[];
  readonly instructions?: ReadonlyMap<string, boolean>;
  readonly vetoes?: readonly NumberedVeto[];
  readonly cause?: Act | null;
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
    sealed: parent.sealed,
    vetoes: [],
    days: [],
    ...added,
    messages: lapsedBy(added.messages ?? parent.messages, added.world.time),
    count: parent.count + added.records.length,
    digest,
  };
}

/** Hash of all records up to a checkpoint; equals `hashRecords` over them. */
export function hashAt(checkpoint: Checkpoint): string {
  return checkpoint.digest.copy().digest("hex");
}

/** Checkpoints back from one of them: to the start, or to the one after `stop`. */
export function* backFrom(head: Checkpoint, stop: Checkpoint | null = null): Generator<Checkpoint> {
  for (let at: Checkpoint | null = head; at !== null && at !== stop; at = at.parent) yield at;
}

/** Checkpoints from the start, or from the one after `stop`, to one of them. */
export function wayTo(head: Checkpoint, stop: Checkpoint | null = null): readonly Checkpoint[] {
  return [...backFrom(head, stop)].reverse();
}

/** All records up to a checkpoint, in order; only those since `stop` where it is given. */
export function recordsTo(head: Checkpoint, stop: Checkpoint | null = null): ExplainedRecord[] {
  return wayTo(head, stop).flatMap(({ records }) => records);
}

/** Whether one checkpoint lies on the way to another, or is it. */
export function leadsTo(from: Checkpoint, to: Checkpoint): boolean {
  for (const at of backFrom(to)) if (at === from || at.count < from.count) return at === from;
  return false;
}

/** The checkpoint that contains a record, by number; null if the branch has no such record. */
export function checkpointOf(head: Checkpoint, record: number): Checkpoint | null {
  if (record >= head.count) return null;
  let at: Checkpoint | null = head;
  while (at !== null && at.count - at.records.length > record) at = at.parent;
  return at;
}

/** Values of all gauges, and of what actors take them to be. */
export function gaugesAt(model: Model, world: World): { readonly [gauge: string]: number } {
  return model.beliefs.length === 0
    ? readGauges(model, world)
    : { ...readGauges(model, world), ...readBelievedGauges(model, world) };
}

/** Options that also collect the day boundaries that play passes. The start is no boundary. */
export function markDays(model: Model, options: AdvanceOptions): { days: DayMark[]; options: AdvanceOptions } {
  const days: DayMark[] = [];
  const onDay = (time: number, world: World) => {
    if (time > 0) days.push({ time, nextRecord: world.seq, gauges: gaugesAt(model, world) });
    options.onDay?.(time, world);
  };
  return { days, options: { ...options, onDay } };
}

export interface Advanced {
  readonly head: Checkpoint;
  readonly input: Extract<Input, { type: "advance" }>;
}

/**
 * Plays on in as many checkpoints as it takes: to a time, in days from the start, or to the next record or day boundary
 * with all that is due at the same time. Nothing is played twice.
 */
export function advanceCheckpoints(
  model: Model,
  from: Checkpoint,
  to: number | "next",
  sequence: number,
  options: AdvanceOptions,
): Advanced {
  let until = to === "next" ? from.world.horizon : to;
  let { world } = from;
  const pieces: Pick<Addition, "world" | "records" | "days">[] = [];
  for (let more = true; more; ) {
    world = cloneWorld(world);
    const records: ExplainedRecord[] = [];
    const marking = markDays(model, options);
    for (let due = 0; due < dueAtOnce && more; due += 1) {
      const played = playDue(model, world, until, marking.options);
      if (played === null) more = false;
      else records.push(...played);
      if (to === "next" && records.length + marking.days.length > 0) until = world.time;
    }
    pieces.push({ world, records, days: marking.days });
  }
  const input = { type: "advance", to: until } as const;
  let head = from;
  for (const piece of pieces) head = addCheckpoint(head, { input, sequence, ...piece });
  return { head, input };
}

type Snapshot = Required<Pick<Addition, "world" | "records" | "days">>;

/** The worlds just before and just after the happening of a record, within the checkpoint that contains it. */
export function aroundRecord(
  model: Model,
  checkpoint: Checkpoint,
  record: number,
): { before: Snapshot; after: Snapshot } {
  const parent = checkpoint.parent;
  if (parent === null) throw new BugError("the first checkpoint has no records");
  const whole = {
    before: { world: parent.world, records: [], days: [] },
    after: { world: checkpoint.world, records: checkpoint.records, days: checkpoint.days },
  };
  if (checkpoint.input?.type !== "advance") return whole;
  const first = checkpoint.count - checkpoint.records.length;
  const world = cloneWorld(parent.world);
  let before = cloneWorld(world);
  const marking = markDays(model, {});
  for (let records = 0, days = 0; ; days = marking.days.length) {
    const happening = playDue(model, world, Infinity, marking.options);
    if (happening === null) throw new BugError(`record ${record} was not replayed`);
    const upTo = records + happening.length;
    if (record < first + upTo) {
      return {
        before: { world: before, records: checkpoint.records.slice(0, records), days: marking.days.slice(0, days) },
        after: { world, records: checkpoint.records.slice(0, upTo), days: marking.days },
      };
    }
    records = upTo;
    before = cloneWorld(world);
  }
}
