/**
 * Records: what the engine says happened, one plain JSON object each, and the only output of a step.
 * Everything in a record is exact arithmetic, so that its bytes and its hash are the same on every machine.
 */

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

/** What happened to a gauge, after clamping. */
export interface GaugeChange {
  readonly gauge: string;
  readonly from: number;
  readonly to: number;
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
  readonly effects: readonly GaugeChange[];
  /** Of a transition: the hazard rate per day at which it fired. */
  readonly ratePerDay?: number;
  /** Of a response: the probability with which it answered. */
  readonly chance?: number;
  /** Of a response: the path of what it answered. */
  readonly answers?: string;
  /** Present where a seat chose it, or the white cell's hand forced it, rather than its own trigger. */
  readonly by?: "seat" | "hand";
  /** Of one forced by hand: why. */
  readonly reason?: string;
  /** Actors that learn of it; absent means everyone. */
  readonly visibility?: readonly string[];
}

/** A posture set from outside, along no transition. */
export interface PostureChange {
  /** `actor.posture` */
  readonly posture: string;
  readonly from: string;
  readonly to: string;
}

/**
 * What the white cell does that is no inject of the scenario: an inject written on the spot, a gauge set, a happening
 * vetoed, an order that failed. No scenario's id holds an @.
 */
export type ReservedInject = "@ad-hoc" | "@gauge" | "@denied" | "@order-failed";

export interface InjectRecord extends RecordBase {
  readonly type: "inject";
  /** Id of the scenario's inject, or a `ReservedInject` act. */
  readonly inject: string;
  readonly effects: readonly GaugeChange[];
  readonly by: "schedule" | "condition" | "hand";
  /** Of an inject written on the spot: what the players read. */
  readonly text?: string;
  /** Of an inject written on the spot: the postures it set. */
  readonly moved?: readonly PostureChange[];
  /** Of what was vetoed or failed: the transition's path, or `inject.id`. */
  readonly path?: string;
  /** Of an order that failed: the probability with which it would have succeeded. */
  readonly chance?: number;
  /** Why the white cell did it. */
  readonly reason?: string;
  /** Actors that learn of it; absent means everyone, empty means nobody but the white cell. */
  readonly visibility?: readonly string[];
}

export interface MilestoneRecord extends RecordBase {
  readonly type: "milestone";
  readonly milestone: string;
}

/** The last record of a run. `ending` is null where the horizon came first. */
export interface EndRecord extends RecordBase {
  readonly type: "end";
  readonly ending: string | null;
}

export type HappeningRecord = PostureRecord | InjectRecord;
export type Record = HappeningRecord | MilestoneRecord | EndRecord;
