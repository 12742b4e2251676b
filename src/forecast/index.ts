/**
 * The one door to forecasts by people: what is asked at a turn, how it is settled, and how a guess is scored. Pure, so that a
 * terminal and a page in a browser can use it.
 */
export {
  type AskedQuestion,
  type AskOptions,
  askQuestions,
  chooseQuestions,
  daysAhead,
  type Future,
  futuresOf,
  type Known,
  oddsOf,
  type PlayedFutures,
  questionFutures,
  questionSeed,
} from "./ask.js";
export { type Card, cardOf, type Forecast, type SettledForecast, settledOf } from "./card.js";
export { type ClassQuestion, type ClassScores, type HandedIn, type Ranked, scoreClass } from "./class.js";
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
export { stepped } from "./step.js";
export {
  answerInWords,
  calibrationLines,
  callInWords,
  callsOfCard,
  questionInWords,
  type ScoreRow,
  scoreInWords,
  scoreLines,
  scoreRows,
  standsInWords,
} from "./words.js";
export { scoresFormat, type WordedForecast, type WrittenScores, writeScores } from "./written.js";
