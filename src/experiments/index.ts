/**
 * The one door to experiments: designs, many points played, and what they tell about assumptions. Pure: reads and writes nothing.
 */
export type { Estimated } from "./bootstrap.js";
export {
  type Axis,
  gridOf,
  latinHypercube,
  randomisations,
  type SaltelliSampling,
  saltelliGroups,
  saltelliPairs,
  sobolPoints,
  steps,
  type Trajectory,
  trajectories,
  trajectoryPairs,
} from "./designs.js";
export { type Discovered, type DiscoveredBox, discover, type LevelledSample } from "./discovery.js";
export { elementaryEffects, type FactorEffect } from "./elementary-effects.js";
export { type Experiment, playExperiment, runsOf } from "./experiment.js";
export { evenFactor, type Factor, factorsOf, leadOf, rateFactor, valuesAt, variableAssumptions } from "./factors.js";
export {
  firstUnits,
  type Judged,
  judge,
  type Matched,
  type MatchedPoint,
  matchHistory,
  type Stretch,
  stretchOf,
  type Target,
} from "./history-matching.js";
export { importanceFor, type Weights } from "./importance.js";
export { type PilotControls, pilotControls } from "./level-controls.js";
export { type PilotLevels, pilotLevels } from "./levels.js";
export type { PeelingOptions } from "./prim.js";
export { rankCorrelation } from "./rank-correlation.js";
export { controlledProduct, productOfShares, type RareEstimate, rareEstimate } from "./rare.js";
export { groupsNeeded, type ResponseIndices, sobolIndices } from "./sobol-indices.js";
export { mostDimensions as mostSobolDimensions } from "./sobol-sequence.js";
