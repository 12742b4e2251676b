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
  /** Present where a seat chose it rather than its hazard. */
  readonly by?: "seat";
  /** Actors that learn of it; absent means everyone. */
  readonly visibility?: readonly string[];
}

export interface InjectRecord extends RecordBase {
  readonly type: "inject";
  readonly inject: string;
  readonly effects: readonly GaugeChange[];
  readonly by: "schedule" | "condition" | "hand";
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
