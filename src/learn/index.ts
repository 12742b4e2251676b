/**
 * Public interface of the lessons: what there is to learn, what is right, and how far a student has come. Pure: whoever
 * shows a lesson brings the laboratory that plays its runs, and keeps the progress.
 */
export { judge, letterOf, type Verdict } from "./answer.js";
export {
  type Answer,
  BrokenLesson,
  type Chances,
  type ChancesAt,
  type Fact,
  type Laboratory,
  type Lesson,
  minutesOf,
  type PlayedRun,
  type RunRef,
  type Step,
} from "./lesson.js";
export { lessons } from "./lessons.js";
export {
  askHint,
  giveAnswer,
  isOpen,
  keepPlace,
  noProgress,
  type Place,
  type Progress,
  readProgress,
  resume,
  turnPage,
  writeProgress,
} from "./progress.js";
export { answerInWords, type StepShown, showStep, type TaskShown } from "./show.js";
export { tour } from "./tour.js";
