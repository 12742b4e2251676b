/**
 * The one door to experiments: designs, many points played, and what they tell about assumptions. Pure: reads and writes nothing.
 */
export type { Estimated } from "./bootstrap.js";
export {
  type Axis,
  gridOf,
  latinHypercube,
  saltelliGroups,
  saltelliPairs,
  sobolPoints,
  steps,
  type Trajectory,
  trajectories,
  trajectoryPairs,
} from "./designs.js";
export { elementaryEffects, type FactorEffect } from "./elementary-effects.js";
export { type Experiment, playExperiment, runsOf } from "./experiment.js";
export { evenFactor, type Factor, factorsOf, valuesAt, variableAssumptions } from "./factors.js";
export { rankCorrelation } from "./rank-correlation.js";
export { type ResponseIndices, sobolIndices } from "./sobol-indices.js";
