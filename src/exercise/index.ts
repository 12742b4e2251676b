/**
 * The one door to exercises: what seats, the white cell and the table work with, in words and figures. It draws nothing.
 */
export { agreementOf, agreementsOf, type ProposalAnswer, type ProposalMade } from "./agreements.js";
export { type BranchRow, branchTree, type Difference, milestonesInWords } from "./branches.js";
export { readinessOf, undecided } from "./chosen.js";
export {
  Bell,
  minutesAndSeconds,
  type ShownClock,
  shownClock,
  untilNextSecond,
  warningBefore,
} from "./clock-shown.js";
export { answersInWords, type Knowledge, motionInWords } from "./consequences.js";
export { type Correspondent, correspondents, mayBeWrittenTo } from "./correspondents.js";
export { agendaInWords, type Day, dayOf, minuteOfDay } from "./day.js";
export { type Awaited, eventsList, type Firing, type MselRow, type MselStatus, statusWords } from "./events-list.js";
export {
  answersOf,
  type ChooseQuestions,
  Forecasting,
  type ForecastPhase,
  firstPercent,
  questionOptions,
} from "./forecasting.js";
export { injectInWords, type MessageInWords, messageInWords, writerInWords } from "./message-words.js";
export { openQuestionInWords, ratingInWords, sentenceInWords } from "./review-words.js";
export {
  type DoorMessage,
  type DoorNews,
  type Quoted,
  type SeatDoor,
  type SeatKnows,
  type SeatMay,
  seatDoor,
  seatDoorFormat,
} from "./seat-door.js";
export {
  type News,
  type SeatTurn,
  seatPage,
  seatPostures,
  standingNow,
  type TurnRow,
  toldSoFar,
  turnCount,
  turnCountAt,
} from "./seat-page.js";
export type { OtherActor, OtherStand, OwnGauge, OwnPosture } from "./seat-standing.js";
export { secondsInWords, type TurnTime, timeUsed } from "./time-used.js";
export { toldAtStart } from "./told-at-start.js";
export { newSince, type TurnStart, turnStarts } from "./turn-starts.js";
export { writtenForecasts } from "./written-forecasts.js";
