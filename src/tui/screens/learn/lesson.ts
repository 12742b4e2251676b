/**
 * A lesson on the screen: where the student is, what is typed, how far the text is scrolled. Pure, so that what a key does
 * can be tested without a terminal. What it looks like is in lesson-lines.ts.
 */
import {
  askHint,
  giveAnswer,
  isOpen,
  type Lesson,
  type Place,
  type StepShown,
  turnPage,
} from "../../../learn/index.js";

export interface LessonState {
  readonly place: Place;
  readonly typed: string;
  /** Lines of the text above the first that is visible. */
  readonly scroll: number;
  /** An exit code once the student leaves. */
  readonly done: 0 | 130 | null;
}

export const openedLesson = (place: Place): LessonState => ({ place, typed: "", scroll: 0, done: null });

/** More than any answer takes. */
const longestAnswer = 40;

const scrolls: Readonly<{ [key: string]: number }> = {
  up: -1,
  down: 1,
  pageup: -8,
  pagedown: 8,
  home: Number.NEGATIVE_INFINITY,
  end: Number.POSITIVE_INFINITY,
};

function toStep(lesson: Lesson, state: LessonState, by: 1 | -1): LessonState {
  const place = turnPage(lesson, state.place, by);
  if (place.finished) return { ...state, place, done: 0 };
  return place.step === state.place.step ? state : { ...state, place, typed: "", scroll: 0 };
}

function goOn(lesson: Lesson, state: LessonState, { task }: StepShown): LessonState {
  const { place, typed } = state;
  if (task === null || !isOpen(lesson, place)) return toStep(lesson, state, 1);
  if (typed.trim() === "") return state;
  return { ...state, place: giveAnswer(lesson, place, task.answer, typed), typed: "" };
}

/**
 * The lesson after one key. `shown` is null while the step is being computed; `reach` says how far its text can be
 * scrolled.
 */
export function pressInLesson(
  state: LessonState,
  key: string,
  lesson: Lesson,
  shown: StepShown | null,
  reach: number,
): LessonState {
  if (key === "ctrl-c") return { ...state, done: 130 };
  if (key === "escape") return { ...state, done: 0 };
  if (shown === null) return state;
  const { place, typed, scroll } = state;
  const by = scrolls[key];
  if (by !== undefined) return { ...state, scroll: Math.max(0, Math.min(reach, scroll + by)) };
  if (key === "right" || key === "left") return toStep(lesson, state, key === "right" ? 1 : -1);
  if (key === "enter") return goOn(lesson, state, shown);
  if (!isOpen(lesson, place)) return state;
  if (key === "?") return { ...state, place: askHint(place) };
  if (key === "backspace") return { ...state, typed: typed.slice(0, -1) };
  const character = key === "space" ? " " : key;
  if (!/^[\w .%()-]$/.test(character) || typed.length >= longestAnswer) return state;
  return { ...state, typed: typed + character };
}
