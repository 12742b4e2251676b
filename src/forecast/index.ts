/**
 * The one door to forecasts by people: what is asked at a turn, how it is settled, and how a guess is scored. Pure, so that a
 * terminal and a page in a browser can use it.
 */
export { type AskedQuestion, type AskOptions, askQuestions, futuresOf, type Known, oddsOf } from "./ask.js";
export { namesOf, type Question, type Since, settle, subjectOf } from "./question.js";
export {
  baseRateOf,
  bitsOf,
  brierOf,
  type CalibrationBin,
  calibrationOf,
  type MeanScores,
  meanScores,
  type Observed,
  type Settled,
} from "./scores.js";
