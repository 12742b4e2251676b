/**
 * What the white cell may do, for every face that offers it: the table of acts with their forms, the inputs that they give, and what is said
 * before and after; and how the time of a turn is led. It draws nothing, and changes a session by inputs alone.
 */
export type { Act, ActCommand, ActContext, Carried, Lead } from "./act.js";
export { bookmarkNoteAct, bookmarkSelectedAct } from "./act-bookmarks.js";
export { branchAct, switched } from "./act-branching.js";
export { clockAct } from "./act-clock.js";
export { possibleTransitions, refusalText } from "./act-fields.js";
export { proposeAct, writeAct } from "./act-messages.js";
export { chanceAct, saveAct, sessionActs } from "./act-session.js";
export { whatIfAct, whatIfSomewhereAct } from "./act-what-if.js";
export { acts, fireAct } from "./acts.js";
export { type Answered, AskedOnce } from "./asked-once.js";
export { type BookmarkRow, bookmarkNotes, bookmarkRows, bookmarksHere, removalOf } from "./bookmarks.js";
export {
  type Asking,
  type Counted,
  CountedOdds,
  type CountOdds,
  type KnownOdds,
  type OddsQuestion,
} from "./counted-odds.js";
export {
  armOf,
  chanceAt,
  decidedName,
  decidedQuestions,
  decidedQuestionsApart,
  decidedRows,
  movedAcross,
  type PointRow,
} from "./decided.js";
export {
  type Answers,
  answeredFields,
  type Choice,
  choicesOf,
  type Field,
  type FilledField,
  type FilledForm,
  type Form,
  fieldOf,
  fillForm,
  numberOf,
  openForm,
  pressInForm,
  type Questions,
  refuseForm,
} from "./form.js";
export { type GivenInWords, type Giving, giveInputs, movesOn } from "./giving.js";
export { orderedBySeats } from "./ordered.js";
export {
  agreementChoice,
  holdChoice,
  instructionChoice,
  orderChoice,
  readyChoice,
  type SeatChoice,
} from "./seat-choices.js";
export {
  dueAtTimeUp,
  leftToCarryOut,
  offersAtTimeUp,
  plannedMinutes,
  type SetClock,
  timeBegins,
  turnClockOn,
  turnTimeLeft,
} from "./turn-time.js";
export {
  type PlayedWhatIf,
  playWhatIfToTell,
  spreadQuestions,
  type ToldCourse,
  type ToldWhatIf,
  unsteeredRun,
} from "./what-if.js";
