/**
 * The plan of an exercise as one viewer may know it: what all players are told, and of the seats' and teams' own matters
 * only those of the viewer's own seat. How it is played, and what evaluators look for, is for the white cell.
 */
import type { Exercise } from "../engine/index.js";

/** For the viewer of this seat, an actor id; for null as all players may read it. */
export function exerciseFor(exercise: Exercise, seat: string | null): Exercise {
  return {
    ...exercise,
    play: {},
    objectives: exercise.objectives.map((objective) => ({ ...objective, signs: [] })),
    teams: exercise.teams.map((team) => ({
      ...team,
      knows: seat !== null && team.seats.includes(seat) ? team.knows : [],
    })),
    seats: exercise.seats.map((one) =>
      one.actor === seat ? one : { actor: one.actor, people: one.people, aims: [], redLines: [], knows: [] },
    ),
    evaluators: exercise.evaluators.map((evaluator) => ({ ...evaluator, objectives: [], seats: [] })),
  };
}
