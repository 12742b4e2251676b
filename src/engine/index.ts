/**
 * Public interface of the engine. Pure: no I/O, no clock, no randomness but the seed's; same inputs, same bytes.
 */

export { actorOrigins, faultyPart, partsOfCode, sectorsOfRoles } from "./actor-code.js";
export { type Addressed, type Addressees, addressed, type Directory, everybody, namesOf } from "./addressees.js";
export { basisOf } from "./basis.js";
export { readBeliefs, readBelievedGauges, readBelievedPostures } from "./belief.js";
export { cascadeLimit, recordLimit } from "./broken-run.js";
export { dateOfDay, dayOfDate } from "./calendar.js";
export { withOddsRatio } from "./chance.js";
export { buildMachines, machineConfig } from "./chart.js";
export { createModel } from "./compile.js";
export { type CompiledCondition, conditionHolds, numberOf } from "./condition.js";
export { continueUnder } from "./continuing.js";
export type { ModelCurve } from "./curve.js";
export { madeOf } from "./derived.js";
export { type Quantile, quantileOf } from "./distribution.js";
export { withDerived } from "./drift.js";
export { type End, endsOf, statesAfter } from "./ends.js";
export { probabilityWithin, type Stages } from "./erlang.js";
export {
  BugError,
  isRefusal,
  type OrderError,
  type Place,
  type Problem,
  refusal,
  runHasEnded,
  ScenarioError,
  SessionError,
} from "./errors.js";
export {
  competingHazards,
  type Explanation,
  explain,
  type Factor,
  type Likelihood,
  type OutcomeShare,
  type Rival,
  stagesOf,
} from "./explain.js";
export { forkFuture, unseated } from "./future.js";
export { canonicalJson, hashPlain, hashRecords, hashScenario } from "./hash.js";
export { headlineNow, wordsDependOnPlay } from "./headline.js";
export { type ClimbingGauge, climbTo, climbUnder, type Importance, importanceOf } from "./importance.js";
export {
  instruct,
  isAllowed,
  refuseInstruction,
  type StandingInstruction,
  standingInstructions,
  withoutSeats,
} from "./instruct.js";
export { limits, longestPlayDays } from "./limits.js";
export { findVariant, variantIds, variantWithout } from "./mechanism.js";
export { isConfidential, type Medium, media, mediumOf } from "./medium.js";
export type { Model, ModelEffect, ModelOptions, ModelRatio } from "./model.js";
export { beliefPath, readBeliefPath, subjectOf } from "./names.js";
export {
  giveOrder,
  giveOrdersTogether,
  isOrderable,
  type OfferedOrder,
  type OrderOptions,
  offeredOrders,
  orderOf,
  refuseOrder,
  type SealedOrder,
} from "./order.js";
export { type AdHocInject, adHocInject, fireInject, forceTransition, scheduleInject, setGauge } from "./override.js";
export { advance, playDue, playThrough, step } from "./play.js";
export {
  type Policies,
  policyPlayer,
  policySeats,
  type SeatOrders,
  type SeatRules,
  seatedWorld,
  seatOrders,
} from "./policy.js";
export { isPrintable } from "./printable.js";
export { estimativeWord, exponentialMinusOne } from "./probability.js";
export {
  type DrawnSpread,
  drawExponential,
  futureSuffix,
  isSeed,
  openStream,
  type Stream,
  seedLengthLimit,
  seedRule,
  wordsOf,
} from "./random.js";
export {
  type BeliefRecord,
  type EndRecord,
  type GaugeChange,
  type HappeningRecord,
  type InjectRecord,
  isHappening,
  type MilestoneRecord,
  nameOfRecord,
  type PostureChange,
  type PostureRecord,
  type Record,
  type ReservedInject,
  type Sending,
} from "./record.js";
export type { AdvanceOptions, ExplainedRecord, Occasion } from "./recorder.js";
export { revaluer, type TaggedModel, tagDrawn, variableRates } from "./revalue.js";
export { type DrawSource, drawnAssumptions, drawSource, sampler, type Values } from "./sample.js";
export { restoreWorld, type SavedWorld, saveWorld } from "./save.js";
export type * from "./scenario.js";
export { type AssumptionScore, assumptionScores, oddsPerChance, type ScorePart } from "./score-parts.js";
export { RunScores, ratiosOf, type ScoreTerm, type ScoreTerms, scoreTerms } from "./scores.js";
export type { Shut } from "./stand-in.js";
export { createWorld, worldsInTurn } from "./start.js";
export type { Cause, Listener } from "./step.js";
export { constantFactors, productOf } from "./tables.js";
export { engineVersion } from "./version.js";
export { type Veto, vetoHappening, vetoRefusal } from "./veto.js";
export { isForSeat, isVoluntary, occasionDays, type SeatRule, seatRules, willOf } from "./will.js";
export {
  derivationOrder,
  type Interval,
  partsOfAssumption,
  sourcesOf,
  withFollowers,
  workOut,
  workOutAll,
  workOutRange,
} from "./worked-out.js";
export { cloneWorld, type GaugeListener, readGauges, readPostures, type World, type WorldOptions } from "./world.js";
