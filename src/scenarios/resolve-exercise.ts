/**
 * Resolves the plan of an exercise: tables become lists with their ids, dates become days, and an inject that names one
 * of the plan's objectives by id serves that one.
 */
import { dayOfDate, type Exercise, type Inject } from "../engine/index.js";
import type { ExerciseFile } from "./format-exercise.js";

/** `start` is the ISO date of day 0. */
export function resolveExercise(file: ExerciseFile, start: string): Exercise {
  const { play, minutes, objectives, teams, seats, evaluators, ...plain } = file;
  const { days, ...settings } = play;
  return {
    ...plain,
    play: {
      ...settings,
      ...(days !== undefined && { days: typeof days === "number" ? days : dayOfDate(start, days) }),
    },
    minutes: minutes === undefined ? [] : [minutes].flat(),
    objectives: Object.entries(objectives).map(([id, objective]) => ({ id, ...objective })),
    teams: Object.entries(teams).map(([id, team]) => ({ id, ...team })),
    seats: Object.entries(seats).map(([actor, seat]) => ({ actor, ...seat })),
    evaluators: Object.entries(evaluators).map(([id, evaluator]) => ({ id, ...evaluator })),
  };
}

/** An inject with the objective in words where the file names one of the plan's. */
export function withObjective(inject: Inject, exercise: ExerciseFile | undefined): Inject {
  const objectives = exercise?.objectives ?? {};
  const { objective = "" } = inject;
  const meant = Object.hasOwn(objectives, objective) ? objectives[objective]?.label : undefined;
  return meant === undefined ? inject : { ...inject, objective: meant };
}
