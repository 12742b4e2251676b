/**
 * What the plan of an exercise gives a seat to read before the first turn: what all are told, what it alone is told, and what
 * it wants and knows.
 */
import { say } from "../catalogue/index.js";
import type { Scenario } from "../engine/index.js";
import type { News } from "./seat-page.js";

/** News of the first day; `scenario` is as the seat may know it. */
export function toldAtStart({ exercise, start }: Scenario, seat: string): News[] {
  if (exercise === undefined) return [];
  const own = exercise.seats.find(({ actor }) => actor === seat);
  const teams = exercise.teams.filter(({ seats }) => seats.includes(seat));
  const news = (headline: string, text: string): News => ({ date: start, tag: "", headline, text, milestone: false });
  return [
    ...[exercise.told, own?.told].flatMap((told) =>
      told === undefined ? [] : [news(say("exercise.told-at-start"), told)],
    ),
    ...(own?.aims ?? []).map((aim) => news(say("exercise.your-aim"), aim)),
    ...(own?.redLines ?? []).map((line) => news(say("exercise.your-red-line"), line)),
    ...(own?.knows ?? []).map((known) => news(say("exercise.you-know"), known)),
    ...teams.flatMap(({ label, knows }) =>
      knows.map((known) => news(say("exercise.your-team-knows", { team: label }), known)),
    ),
  ];
}
