/**
 * Public interface of the analysis: ensembles, comparisons and forecasts.
 */

export {
  type ArmScores,
  type Baseline,
  baselinesOf,
  type MilestoneScore,
  type PlayedArm,
  playAgainstHistory,
  type ScoredMilestone,
  type Scores,
  scoredMilestones,
} from "./backtest.js";
export {
  type ArmKind,
  type ArmTogether,
  type Backtest,
  type BacktestArm,
  type BacktestOptions,
  backtest,
  type PlayedBacktest,
  together,
} from "./backtest-arms.js";
export { type Batch, type Breakage, RunFailure, type RunPlan } from "./batch.js";
export { type Climb, type Climber, type ClimbPlan, engineClimber, type Foothold, kernelClimber } from "./climber.js";
export {
  allColumns,
  chosenColumns,
  columnGroups,
  type DescribedColumn,
  type DescribedField,
  defaultGroups,
  needDetails,
  plainColumns,
  type RunRow,
  rowsOf,
  type TableColumn,
  unitedColumns,
} from "./columns.js";
export {
  type Comparison,
  type ComparisonOptions,
  compareArms,
  compareWithFirst,
  type Differences,
  differencesOf,
} from "./compare.js";
export { controlledEstimates, plainOutcomes, slopeFit } from "./controls.js";
export { tableDescriptor, tableSchema } from "./descriptor.js";
export { detailPlaces } from "./details.js";
export { gaugesDiffer, type PairedDifference, sharesDiffer } from "./difference.js";
export { type Ensemble, type EnsembleOptions, fitOfPilot, openEnsemble, type Played } from "./ensemble.js";
export { histogramQuantile, type Proportion, varianceOf, wholeQuantile, wilson, z95 } from "./estimate.js";
export { type Estimates, endingsOf, estimatesOf, horizonKey } from "./estimates.js";
export { eventColumns } from "./event-columns.js";
export { ExactSums, type LimbDigits } from "./exact-sums.js";
export { type FiredBy, firedBy, leastExpected, type RareRecord } from "./expected.js";
export { Folds, type KeptFold } from "./folds.js";
export {
  type Forecaster,
  type ForecastOptions,
  forecastRuns,
  type Outlook,
  openForecaster,
  type Prospect,
} from "./forecast.js";
export { controlledOutcomes, gainOf, type Likelihood, likelihood } from "./likelihood.js";
export { estimatedPlaces, MomentAdder, type Moments } from "./moments.js";
export { oddsFrom } from "./odds-along.js";
export { outcomeColumns, outcomePlaces, writeOutcome } from "./outcome.js";
export { addPairs, addPairTally, blankPairTally, canBePaired, noRuns, type PairTally } from "./pair.js";
export { pairColumns, pairRows, pairsKey } from "./pair-columns.js";
export {
  pilotFrom,
  pilotRuns,
  pilotSightings,
  runsForPrecision,
  runsForRelative,
  type Sighting,
} from "./precision.js";
export {
  type Origin,
  type Provenance,
  provenanceOf,
  type Study,
  type StudyChoices,
  studyId,
  studyOf,
  type Until,
} from "./provenance.js";
export { questionsAt } from "./question-futures.js";
export { type RankedMilestone, type RankTest, rankTest } from "./rank-test.js";
export { type Response, responsesOf } from "./responses.js";
export { roundedSums } from "./rounding.js";
export { type CellType, type CellValue, csvRows, parquetRows, type RowColumn, type RowWriter } from "./row-table.js";
export { blocksOf, type Hashed, hashOf, joinHashed } from "./run-hash.js";
export { type Influence, type Sensitivity, sensitivityOf } from "./sensitivity.js";
export { type KeptSlopes, SlopeTotals } from "./slope-totals.js";
export { type SlopeFit, type SlopeSums, slopeColumns } from "./slopes.js";
export { type Splitting, type StageControls, splitterOf, trialsOf } from "./splitting.js";
export { addTally, batchRuns, blankTally, countKeys, sumKeys, type Tally } from "./tally.js";
export { type Arm, armModel } from "./task-runner.js";
export { openThreads } from "./threads.js";
export { hashOfPoint, joinUnits, partsOf, type Unit, type UnitSums } from "./unit.js";
export { readUnitText, type UnitText, unitText } from "./unit-text.js";
export { openWorkerPool, type WorkerPool, type WorkerPoolOptions } from "./worker-pool.js";
