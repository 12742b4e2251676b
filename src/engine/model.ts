/**
 * The compiled scenario: names become indices, assumptions numbers, conditions compiled tests. Immutable; shared by all
 * runs of one scenario and variant.
 */
import type { Machine, Mover, MoveTable } from "./chart.js";
import type { CompiledCondition } from "./condition.js";
import type { ModelCurve } from "./curve.js";
import type { End } from "./ends.js";
import type { Mark } from "./marks.js";
import type { Names } from "./names.js";
import type { RatePrograms } from "./program.js";
import type { DrawnSpread, Words } from "./random.js";
import type { Belief, Ratio, Scenario, Transition } from "./scenario.js";

export interface ModelPosture {
  readonly path: string;
  readonly actor: string;
  readonly id: string;
  readonly states: readonly string[];
  readonly initial: number;
  /** Per state: effects of entry. */
  readonly entry: readonly DrawnEffects[];
  /** Per state: transitions that leave it by timeout, by index. */
  readonly timeouts: readonly (readonly number[])[];
}

/** Per state of one posture: hazards that may leave it, ignoring seats and conditions. */
export type LeavingHazards = readonly (readonly number[])[];

export interface ModelEffect {
  readonly gauge: number;
  readonly add: DrawnSpread;
  /** What the amount is multiplied by; null for 1. */
  readonly scale: ModelCurve | null;
  /** Actors that learn of it at once; absent means everyone. */
  readonly visibility?: readonly string[];
}

/** Effects, and the index of the stream that they draw from. */
export interface DrawnEffects {
  readonly effects: readonly ModelEffect[];
  readonly stream: number;
}

export type ModelRatio = { readonly source: Ratio } & (
  | { readonly kind: "condition"; readonly when: CompiledCondition; readonly ratio: number }
  | { readonly kind: "curve"; readonly curve: ModelCurve }
  | { readonly kind: "constant"; readonly ratio: number }
);

/** What is said of a happening instead of its headline, while a condition holds. */
export interface ModelHeadline {
  readonly when: CompiledCondition;
  readonly headline: string;
}

/** One end of a transition: the only one, or one of its outcomes. */
export interface ModelEnd extends Pick<End, "outcome" | "headline" | "evidence"> {
  readonly headlines: readonly ModelHeadline[];
  /** Index of the state that it leads to. */
  readonly to: number;
  /** Of the transition, then of the outcome. */
  readonly effects: readonly ModelEffect[];
  /** Weight before its ratios; 1 for the only end. */
  readonly weight: number;
  readonly ratios: readonly ModelRatio[];
}

export interface ModelTransition {
  readonly source: Transition;
  readonly path: string;
  readonly posture: number;
  readonly actor: string;
  readonly when: CompiledCondition | null;
  readonly ends: readonly ModelEnd[];
  /** Index among the hazards; −1 for responses and timeouts. */
  readonly hazard: number;
  /** Whose act it is: its actor's, unless its event names another. */
  readonly will: string;
  /** Whether it is the will of whose act it is, so that its seat decides it. */
  readonly voluntary: boolean;
  /** Hazards only: stages of the waiting time, from 1. */
  readonly shape: number;
  /** Hazards only: occurrences per day before the ratios. */
  readonly basePerDay: number;
  /**
   * In order of multiplication: constants, then those that change with postures, then with gauges; as written within.
   */
  readonly ratios: readonly ModelRatio[];
  /** Responses only: the probability before the ratios. */
  readonly chance: number;
  /** Timeouts only, in days. */
  readonly after: DrawnSpread | null;
}

export interface ModelDrift {
  readonly when: CompiledCondition | null;
  /** Unless a curve says it. */
  readonly perDay: number;
  readonly curve: ModelCurve | null;
}

/** A gauge that is worked out from others. */
export interface ModelDerived {
  readonly gauge: number;
  readonly kind: "sum" | "product" | "min" | "max";
  /** The gauges that it is made of; weights count in a sum only. */
  readonly of: readonly { readonly gauge: number; readonly weight: number }[];
  readonly bounds: { readonly min: number; readonly max: number };
}

export interface ModelGauge {
  readonly id: string;
  readonly min: number;
  readonly max: number;
  readonly initial: number;
  readonly baseline: number;
  /** Days; 0 if the gauge does not settle. */
  readonly settle: number;
  readonly drift: readonly ModelDrift[];
  /** Whether its drift depends on gauges or the day, and is re-evaluated daily. */
  readonly driftsDaily: boolean;
}

/** What an actor takes a posture or a gauge to be. */
export interface ModelBelief {
  readonly source: Belief;
  /** Who holds it. */
  readonly actor: string;
  /** `actor@subject` */
  readonly path: string;
  /** Path of the posture, or id of the gauge. */
  readonly subject: string;
  readonly kind: "posture" | "gauge";
  /** Index of the posture or gauge. */
  readonly of: number;
  /** Its own place among the states or gauges of a world, after the true ones. */
  readonly place: number;
  /** Days that a report takes. */
  readonly delay: DrawnSpread;
  /** Of a posture: by true state, the chance of each state that a report may take it for; null if none ever does. */
  readonly errors: readonly (readonly number[])[] | null;
  /** Of a posture: what is believed on day 0. */
  readonly initial: number;
  /** Of a gauge: added to what is true. */
  readonly bias: number;
  readonly streams: { readonly error: number; readonly delay: number };
}

export interface ModelInject extends DrawnEffects {
  readonly id: string;
  readonly path: string;
  readonly at: number | null;
  readonly when: CompiledCondition | null;
  readonly historical: boolean;
  readonly headline: string;
  readonly headlines: readonly ModelHeadline[];
  /** Indices of the transitions whose hazards it stands in for. */
  readonly replaces: readonly number[];
  /** Whether these stay shut after it. */
  readonly forGood: boolean;
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
  /** Index of its transition, which is also that of its random stream. */
  readonly transition: number;
  readonly posture: number;
  /** Bit s is set if the statechart allows it to leave state s. */
  readonly fromMask: number;
  /** The base rate × the ratios that are constant in this model. */
  readonly constantPerDay: number;
  /** Factors that change only with postures and milestones. */
  readonly steady: ModelFactors;
  /** Factors that also change with gauges or the day. */
  readonly daily: ModelFactors;
}

/** Conditions that must all hold, then ratios to multiply by. */
export interface ModelFactors {
  readonly whens: readonly CompiledCondition[];
  readonly ratios: readonly ModelRatio[];
}

/** Structure of arrays, per hazard, for the innermost loops. */
export interface PackedHazards {
  readonly postures: Int32Array;
  /** Mask of the states it may leave. */
  readonly masks: Int32Array;
  readonly transitions: Int32Array;
  /** Stages of the waiting time, from 1. */
  readonly shapes: Int32Array;
  readonly constantPerDay: Float64Array;
  readonly programs: RatePrograms;
  /** Start of its programs of steady and daily factors. */
  readonly steady: Int32Array;
  readonly daily: Int32Array;
}

/** Structure of arrays, per gauge, for closing a day. */
export interface PackedGauges {
  readonly mins: Float64Array;
  readonly maxs: Float64Array;
  readonly baselines: Float64Array;
  /** 0 if it does not settle. */
  readonly settles: Float64Array;
}

/** A condition that is checked after each happening: of a milestone, an ending or an inject. */
export interface ModelCheck {
  readonly kind: "milestone" | "ending" | "inject";
  /** Index among its kind. */
  readonly index: number;
  readonly when: CompiledCondition;
}

/** Items to re-evaluate when a posture, gauge, milestone, mark or the day changes, by index. */
export interface Dependents {
  /** By posture, then by move: from × number of states + to. */
  readonly moves: readonly (readonly (readonly number[])[])[];
  readonly gauges: readonly (readonly number[])[];
  readonly milestones: readonly (readonly number[])[];
  readonly marks: readonly (readonly number[])[];
  readonly day: readonly number[];
}

export interface Model {
  readonly scenario: Scenario;
  /** The scenario with what the variant switches off; the scenario itself where it switches nothing off. */
  readonly played: Scenario;
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
  /** Whether drift counts from moment to moment (format 2), and not once a day. */
  readonly proRata: boolean;
  /** Gauges whose drift depends on gauges or the day. */
  readonly dailyDrifts: readonly number[];
  /** Derived gauges, each after those that it is made of. */
  readonly derived: readonly ModelDerived[];
  /** By gauge: places of the derived gauges that follow it, in that order. */
  readonly derivedFrom: readonly (readonly number[])[];
  readonly injects: readonly ModelInject[];
  /** By hazard: index of the inject that stands in for it; −1 for none. */
  readonly standIns: readonly number[];
  readonly beliefs: readonly ModelBelief[];
  /** By posture and by gauge: indices of the beliefs about it. */
  readonly beliefsAbout: {
    readonly postures: readonly (readonly number[])[];
    readonly gauges: readonly (readonly number[])[];
  };
  /** Number of states at each place among the states of a world: of the postures, then of the beliefs about them. */
  readonly stateCounts: readonly number[];
  readonly milestones: readonly ModelMilestone[];
  /** Path of a happening to the milestones triggered by it, in declaration order. */
  readonly milestonesOn: ReadonlyMap<string, readonly number[]>;
  readonly endings: readonly ModelEnding[];
  /**
   * Path of a transition or inject to what answers it: responses in declaration order, then the hazards that the inject
   * stands in for, as it lists them.
   */
  readonly responders: ReadonlyMap<string, readonly number[]>;
  /** What conditions ask a run to remember. */
  readonly marks: readonly Mark[];
  /** Path of a happening, or `actor.posture:state`, to the marks that it changes. */
  readonly marksOf: ReadonlyMap<string, readonly number[]>;
  readonly dependents: Dependents;
  /** Hazards with daily factors. */
  readonly dailyHazards: readonly number[];
  /** Milestones first, then endings, then injects, each in declaration order. */
  readonly checks: readonly ModelCheck[];
  readonly checkDependents: Dependents;
  /** Gauges whose drift depends on a posture or a milestone. */
  readonly driftDependents: Dependents;
  /** Key of each random stream: transitions first, by index, then injects, then state entries, then beliefs. */
  readonly streamPaths: readonly string[];
  /** The same keys, hashed. */
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
  /** What moves postures: XState (the default), or the table compiled from its machines. */
  readonly mover?: "machine" | "table";
}
