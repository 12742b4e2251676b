/**
 * How far a student has come, and what becomes of it with each thing they do. Pure; who keeps it in a file reads and
 * writes it here.
 */

import { judge, type Verdict } from "./answer.js";
import type { Answer, Lesson } from "./lesson.js";

/** Of one lesson: the step that is open, and the steps whose task has been solved. */
export interface LessonProgress {
  readonly step: string;
  readonly solved: readonly string[];
  readonly finished: boolean;
}

export interface Progress {
  readonly tourSeen: boolean;
  readonly lessons: { readonly [lesson: string]: LessonProgress };
}

export const noProgress: Progress = { tourSeen: false, lessons: {} };

/** Where a student is in a lesson. */
export interface Place {
  readonly step: number;
  readonly solved: readonly string[];
  /** Wrong answers to the open task, which is how many hints are shown. */
  readonly wrong: number;
  /** Of the last answer; null before the first. */
  readonly verdict: Verdict | null;
  /** That answer, as it was typed. */
  readonly tried: string;
  readonly finished: boolean;
}

/** Back where the student was, or at the start; a step that the lesson no longer has begins it anew. */
export function resume(lesson: Lesson, { lessons }: Progress): Place {
  const kept = lessons[lesson.id];
  const known = new Set(lesson.steps.map(({ id }) => id));
  const step =
    kept === undefined || kept.finished
      ? 0
      : Math.max(
          0,
          lesson.steps.findIndex(({ id }) => id === kept.step),
        );
  const solved = kept === undefined || kept.finished ? [] : kept.solved.filter((id) => known.has(id));
  return { step, solved, wrong: 0, verdict: null, tried: "", finished: false };
}

/** Whether the open step has a task that is not solved. */
export function isOpen({ steps }: Lesson, { step, solved }: Place): boolean {
  const { id = "", task } = steps[step] ?? {};
  return task !== undefined && !solved.includes(id);
}

export function giveAnswer(lesson: Lesson, place: Place, answer: Answer, typed: string): Place {
  const verdict = judge(answer, typed);
  const id = lesson.steps[place.step]?.id ?? "";
  const tried = typed.trim();
  if (verdict === "right") return { ...place, verdict, tried, solved: [...place.solved, id] };
  return { ...place, verdict, tried, wrong: place.wrong + (verdict === "wrong" ? 1 : 0) };
}

/** One more hint without an answer. */
export const askHint = (place: Place): Place => ({ ...place, verdict: null, tried: "", wrong: place.wrong + 1 });

export function turnPage({ steps }: Lesson, place: Place, by: 1 | -1): Place {
  const step = place.step + by;
  if (step < 0) return place;
  if (step >= steps.length) return { ...place, finished: true };
  return { ...place, step, wrong: 0, verdict: null, tried: "" };
}

export function keepPlace(progress: Progress, lesson: Lesson, { step, solved, finished }: Place): Progress {
  const kept = { step: lesson.steps[step]?.id ?? "", solved, finished };
  return { ...progress, lessons: { ...progress.lessons, [lesson.id]: kept } };
}

/** What is not as it should be counts as nothing kept: a file that was spoilt must not keep anybody from learning. */
export function readProgress(text: string): Progress {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return noProgress;
  }
  if (!isObject(read)) return noProgress;
  const lessons = isObject(read.lessons) ? read.lessons : {};
  const kept = Object.entries(lessons).flatMap(([id, one]): [string, LessonProgress][] => {
    if (!isObject(one) || typeof one.step !== "string" || !Array.isArray(one.solved)) return [];
    const solved = one.solved.filter((step) => typeof step === "string");
    return [[id, { step: one.step, solved, finished: one.finished === true }]];
  });
  return { tourSeen: read.tourSeen === true, lessons: Object.fromEntries(kept) };
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const writeProgress = (progress: Progress): string => `${JSON.stringify(progress, null, 2)}\n`;
