/**
 * From a lesson to a student who has left.
 */
import { tooSmall } from "../../term/layout.js";
import { tooSmallLines } from "../../term/too-small.js";
import { type Left, type Streams, show } from "../run.js";
import type { LessonScreenProps } from "./LessonScreen.js";
import { openedLesson } from "./lesson.js";
import { lessonLines } from "./lesson-lines.js";

export interface LessonToShow extends Streams, Omit<LessonScreenProps, "onLeave"> {
  /** Said below the restored screen. */
  farewell(): string;
}

/** Shows a lesson until the student leaves or has finished it. */
export async function runLesson(options: LessonToShow): Promise<Left> {
  const { lesson, from, paste, showStep, keep, fail, farewell } = options;
  return show(
    options,
    (size) => (tooSmall(size) ? tooSmallLines(size) : lessonLines(lesson, openedLesson(from), null, size, paste)),
    { kind: "lesson", lesson, from, paste, showStep, keep, fail },
    { close: async () => undefined, farewell },
  );
}
