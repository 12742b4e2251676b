/**
 * The plan of an exercise as one viewer may know it: what all players are told, and of the seats' and teams' own matters
 * only those of the viewer's own seat. How it is played, and what evaluators look for, is for the white cell.
 */
import type { Exercise, Scenario } from "../engine/index.js";

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

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/** The first day of the month that a source came out in, as an ISO date; null for a line that says less than that. */
function monthOf(published: string): string | null {
  const [, month = "", year] = /^(?:\d{1,2} )?([A-Z][a-z]+) (\d{4})$/.exec(published) ?? [];
  const place = months.indexOf(month);
  return place < 0 ? null : `${year}-${String(place + 1).padStart(2, "0")}-01`;
}

/**
 * What all players may read of the register before the first day: the claims that the plan lists, or else those of sources that
 * had come out by then. A later source tells what happened.
 */
export function backgroundOf({ exercise, start, claims, sources }: Scenario): Pick<Scenario, "claims" | "sources"> {
  const early = new Set(
    sources.filter(({ published }) => (monthOf(published) ?? start) < `${start.slice(0, 7)}-01`).map(({ id }) => id),
  );
  const listed = exercise?.background;
  const shown = claims.filter(({ id, source }) => (listed === undefined ? early.has(source) : listed.includes(id)));
  const ids = new Set(shown.map(({ id }) => id));
  const named = new Set(shown.map(({ source }) => source));
  return {
    claims: shown.map((claim) => ({ ...claim, contradicts: claim.contradicts.filter((id) => ids.has(id)) })),
    sources: sources.filter(({ id }) => named.has(id)),
  };
}
