/**
 * A scenario made ready to play: names become indices, assumptions become numbers, conditions become small tests,
 * and each hazard knows what it depends on. A model is immutable and shared by every run of one scenario and variant.
 */
import type { Machine, Mover, MoveTable } from "./chart.js";
import type { CompiledCondition } from "./condition.js";
import type { Curve } from "./curve.js";
import type { Names } from "./names.js";
import type { RatePrograms } from "./program.js";
import type { DrawnSpread, Words } from "./random.js";
import type { Ratio, Scenario, Transition } from "./scenario.js";

export interface ModelPosture {
  readonly path: string;
  readonly actor: string;
  readonly id: string;
  readonly states: readonly string[];
  readonly initial: number;
  /** Per state: effects of entering it, with the stream they draw from. */
  readonly entry: readonly { readonly effects: readonly ModelEffect[]; readonly stream: number }[];
  /** Per state: transitions that leave it by timeout. */
  readonly timeouts: readonly (readonly number[])[];
}

/** Hazard slots that may fire from each state of one posture, seats and conditions aside. */
export type LeavingHazards = readonly (readonly number[])[];

export interface ModelEffect {
  readonly gauge: number;
  readonly add: DrawnSpread;
}

export type ModelRatio = { readonly source: Ratio } & (
  | { readonly kind: "condition"; readonly when: CompiledCondition; readonly ratio: number }
  | { readonly kind: "curve"; readonly gauge: number; readonly curve: Curve }
  | { readonly kind: "constant"; readonly ratio: number }
);

export interface ModelTransition {
  readonly source: Transition;
  readonly path: string;
  readonly posture: number;
  readonly actor: string;
  readonly when: CompiledCondition | null;
  readonly effects: readonly ModelEffect[];
  /** Slot among the hazards, −1 for responses and timeouts. */
  readonly hazard: number;
  /** Hazards only: occurrences per day before the ratios. */
  readonly basePerDay: number;
  /** In the order they are multiplied: constants, then what changes with postures, then with gauges; each as written. */
  readonly ratios: readonly ModelRatio[];
  /** Responses only. */
  readonly chance: number;
  /** Timeouts only, in days. */
  readonly after: DrawnSpread | null;
}

export interface ModelGauge {
  readonly id: string;
  readonly min: number;
  readonly max: number;
  readonly initial: number;
  readonly baseline: number;
  /** Days; 0 where the gauge does not settle. */
  readonly settle: number;
  readonly drift: readonly { readonly when: CompiledCondition | null; readonly perDay: number }[];
  /** Whether its drift may change with gauges or the day, so has to be looked at every day. */
  readonly driftsDaily: boolean;
}

export interface ModelInject {
  readonly id: string;
  readonly path: string;
  readonly at: number | null;
  readonly when: CompiledCondition | null;
  readonly historical: boolean;
  readonly effects: readonly ModelEffect[];
  readonly stream: number;
}

export interface ModelMilestone {
  readonly id: string;
  readonly when: CompiledCondition | null;
  readonly on: ReadonlySet<string> | null;
}

export interface ModelEnding {
  readonly id: string;
  readonly when: CompiledCondition;
}

/** What the event loop reads of one hazard, packed together because it is read at every happening. */
export interface ModelHazard {
  /** Index of its transition, and its random stream. */
  readonly transition: number;
  readonly posture: number;
  /** Bit s is set where the statechart lets it leave state s. */
  readonly fromMask: number;
  /** The actor whose seat decides it instead of chance, where it may be ordered. */
  readonly orderedBy: string | null;
  /** The base rate times the ratios that never change in this model. */
  readonly constantPerDay: number;
  /** What changes only with postures and milestones, so is looked at only when one of them does. */
  readonly steady: ModelFactors;
  /** What changes with gauges or the day as well. */
  readonly daily: ModelFactors;
}

/** Conditions that must all hold, and ratios to multiply by, in this order. */
export interface ModelFactors {
  readonly whens: readonly CompiledCondition[];
  readonly ratios: readonly ModelRatio[];
}

/** Per hazard, what the innermost loops need of it. */
export interface PackedHazards {
  readonly postures: Int32Array;
  /** Mask of the states it may leave. */
  readonly masks: Int32Array;
  readonly transitions: Int32Array;
  readonly constantPerDay: Float64Array;
  readonly programs: RatePrograms;
  /** Where its program of steady and of daily factors begins. */
  readonly steady: Int32Array;
  readonly daily: Int32Array;
}

/** Per gauge, what the close of a day needs of it. */
export interface PackedGauges {
  readonly mins: Float64Array;
  readonly maxs: Float64Array;
  readonly baselines: Float64Array;
  /** 0 where it does not settle. */
  readonly settles: Float64Array;
}

/** Something that play looks for after each happening: a milestone, an ending or an inject with a condition. */
export interface ModelCheck {
  readonly kind: "milestone" | "ending" | "inject";
  /** Index among its kind. */
  readonly index: number;
  readonly when: CompiledCondition;
}

/** Which hazards or checks to look at again when a posture, a gauge, a milestone or the day changes. */
export interface Dependents {
  /** By posture, then by move: from × number of states + to. A move that no condition can tell apart has none. */
  readonly moves: readonly (readonly (readonly number[])[])[];
  readonly gauges: readonly (readonly number[])[];
  readonly milestones: readonly (readonly number[])[];
  readonly day: readonly number[];
}

export interface Model {
  readonly scenario: Scenario;
  readonly scenarioHash: string;
  /** Variant id, or null for the scenario as written. */
  readonly variant: string | null;
  /** The value of every assumption in this model. */
  readonly assumptions: ReadonlyMap<string, number>;
  readonly postures: readonly ModelPosture[];
  readonly transitions: readonly ModelTransition[];
  readonly hazards: readonly ModelHazard[];
  /** By posture. */
  readonly leaving: readonly LeavingHazards[];
  /** The hazards again, packed for the innermost loops. */
  readonly packed: PackedHazards;
  readonly gauges: readonly ModelGauge[];
  readonly packedGauges: PackedGauges;
  readonly injects: readonly ModelInject[];
  readonly milestones: readonly ModelMilestone[];
  /** Path of a happening to the milestones that wait for it, in declaration order. */
  readonly milestonesOn: ReadonlyMap<string, readonly number[]>;
  readonly endings: readonly ModelEnding[];
  /** Path of a transition or inject to the responses that answer it, in declaration order. */
  readonly responders: ReadonlyMap<string, readonly number[]>;
  readonly dependents: Dependents;
  /** Hazards with a daily part. */
  readonly dailyHazards: readonly number[];
  /** Milestones first, then endings, then injects, each in declaration order. */
  readonly checks: readonly ModelCheck[];
  readonly checkDependents: Dependents;
  /** Gauges whose drift depends on a posture or a milestone. */
  readonly driftDependents: Dependents;
  /** Key of each random stream: transitions first, by index, then injects, then state entries. */
  readonly streamPaths: readonly string[];
  /** The same keys, mixed. */
  readonly streamWords: readonly Words[];
  readonly machines: ReadonlyMap<string, Machine>;
  readonly moves: MoveTable;
  readonly mover: Mover;
  readonly names: Names;
}

export interface ModelOptions {
  /** Variant id; null or absent plays the scenario as written. */
  readonly variant?: string | null;
  /** Assumption values that override the variant's. */
  readonly set?: Readonly<Record<string, number>>;
  /** Who moves postures: XState itself (the default), or the table compiled from its machines. */
  readonly mover?: "machine" | "table";
}
