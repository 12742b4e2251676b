/**
 * Records: what happened, as plain JSON objects; the only output of the engine. Their numbers come from exact
 * arithmetic, so that their bytes and hash are the same on every machine.
 */
import type { Addressees } from "./addressees.js";
import type { Medium } from "./medium.js";
import { beliefPath } from "./names.js";

interface RecordBase {
  /** Counts from 0 within a run. */
  readonly seq: number;
  /** Whole days since the start, from 0. */
  readonly day: number;
  /** ISO date of that day. */
  readonly date: string;
  /** Days since the start, exact. */
  readonly time: number;
  readonly headline: string;
  readonly evidence: readonly string[];
}

/** A change of a gauge, after clamping. */
export interface GaugeChange {
  readonly gauge: string;
  readonly from: number;
  readonly to: number;
  /** Actors that learn of it at once; absent means everyone. */
  readonly visibility?: readonly string[];
}

export interface PostureRecord extends RecordBase {
  readonly type: "transition" | "response" | "timeout";
  readonly actor: string;
  /** `actor.posture` */
  readonly posture: string;
  /** `actor.posture.transition` */
  readonly transition: string;
  readonly from: string;
  readonly to: string;
  /** Id of the outcome, of a transition that has several, and the probability that it would end so. */
  readonly outcome?: string;
  readonly outcomeChance?: number;
  readonly effects: readonly GaugeChange[];
  /** Of a transition: the hazard rate per day at which it fired. */
  readonly ratePerDay?: number;
  /** Of a transition that waited in stages: how many, and the pressure at which it fired. */
  readonly shape?: number;
  readonly pressure?: number;
  /** Of a response: its probability; 1 where an inject stands in for the hazard. */
  readonly chance?: number;
  /** Of a response: the path it responded to. */
  readonly answers?: string;
  /** Set if a seat ordered it, or the white cell forced it (`hand`), instead of its own trigger. */
  readonly by?: "seat" | "hand";
  /** Of a forced transition: why. */
  readonly reason?: string;
  /** Actors that learn of it; absent means everyone. */
  readonly visibility?: readonly string[];
}

/** A posture set by an ad-hoc inject, not by a transition. */
export interface PostureChange {
  /** `actor.posture` */
  readonly posture: string;
  readonly from: string;
  readonly to: string;
}

/** How something reaches those it is for. */
export interface Sending {
  readonly from: string;
  readonly to: Addressees;
  readonly delivery: Medium;
}

/** Ids of inject records that are not injects of the scenario, whose ids never contain "@". */
export type ReservedInject = "@ad-hoc" | "@gauge" | "@denied" | "@order-failed" | "@skipped";

export interface InjectRecord extends RecordBase {
  readonly type: "inject";
  /** Id of the scenario's inject, or a `ReservedInject`. */
  readonly inject: string;
  readonly effects: readonly GaugeChange[];
  readonly by: "schedule" | "condition" | "hand" | "agreement";
  /** Of an ad-hoc inject: what the players read. */
  readonly text?: string;
  /** Of an ad-hoc inject that is for somebody: who sends it, to whom, and how it reaches them. */
  readonly addressed?: Sending;
  /** Of an ad-hoc inject: the postures it set. */
  readonly moved?: readonly PostureChange[];
  /** Of a veto, a failed order or a skipped inject: the transition's path, or `inject.id`. */
  readonly path?: string;
  /** Of a failed order: its probability of success; absent where it was no longer possible. */
  readonly chance?: number;
  /** Why the white cell did it, why an inject was skipped, or why an order could not be tried. */
  readonly reason?: string;
  /** Actors that learn of it; absent means everyone, empty means only the white cell. */
  readonly visibility?: readonly string[];
}

/** An actor has changed what it believes of a posture. */
export interface BeliefRecord extends RecordBase {
  readonly type: "belief";
  /** Who believes it. */
  readonly actor: string;
  /** `actor.posture`: what the belief is about. */
  readonly about: string;
  /** What was believed, and what is believed from now on: states of that posture. */
  readonly from: string;
  readonly to: string;
  /** The state of which the report told, right or wrong, and when it was sent, in days from the start; kept from players. */
  readonly truth?: string;
  readonly sent?: number;
}

export interface MilestoneRecord extends RecordBase {
  readonly type: "milestone";
  readonly milestone: string;
}

/** The last record of a run. `ending` is null if the horizon came first. */
export interface EndRecord extends RecordBase {
  readonly type: "end";
  readonly ending: string | null;
}

export type HappeningRecord = PostureRecord | InjectRecord;
export type Record = HappeningRecord | BeliefRecord | MilestoneRecord | EndRecord;

/** Whether a record is of a happening, and not of what follows from happenings. */
export function isHappening<Some extends Record>(record: Some): record is Some & HappeningRecord {
  return "effects" in record;
}

/** What a record is a record of: the path of a transition or a belief, `inject.id`, `milestone.id`, `end.id`. */
export function nameOfRecord(record: Record): string {
  switch (record.type) {
    case "inject":
      return `inject.${record.inject}`;
    case "milestone":
      return `milestone.${record.milestone}`;
    case "belief":
      return `belief.${beliefPath(record.actor, record.about)}`;
    case "end":
      return `end.${record.ending}`;
    default:
      return record.transition;
  }
}

const headlineLimit = 140;

/** The first line of a text, short enough to be a headline. */
export function headlineOf(text: string): string {
  const first = (text.split("\n")[0] as string).trim();
  return first.length <= headlineLimit ? first : `${first.slice(0, headlineLimit - 1).trimEnd()}…`;
}
