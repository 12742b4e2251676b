/**
 * The one door to what-if: a run and the same run with one thing changed, on the same dice. Pure, so that a terminal, a
 * screen and a page in a browser can use it.
 */
export type { AlignedRecord, Mark, Parting } from "./align.js";
export {
  endingCome,
  type Moment,
  type OddsPoint,
  playMoments,
  pointsAlong,
  type Swing,
  spacedOut,
  swingsOf,
} from "./along.js";
export { type GaugeApart, gaugesApart, type MilestonesApart, milestonesApart } from "./ends.js";
export { type Difference, type Differences, differencesOf, type TracedRecord } from "./pairs.js";
export { armAfter, type Course, playWhatIf, type Run, type WhatIfPlayed } from "./play.js";
export {
  type CourseLine,
  type CourseRow,
  courseLines,
  courseRows,
  type EndingOdds,
  endsInWords,
  gaugeLines,
  gaugeRows,
  legendFor,
  type Manner,
  type Spread,
  spreadLines,
} from "./tell.js";
export { answerWhatIf, type WhatIfAnswer } from "./what-if.js";
export type { FactorApart, WhyParted } from "./why.js";
export { changeInWords, partingInWords } from "./words.js";
