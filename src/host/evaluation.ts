/**
 * What an evaluator's page has besides what the white cell sees of play: what to look for, what each seat was given, and the evaluator's
 * own notes. Those of others are not on it: evaluators judge for themselves, and the report brings all of it together.
 */
import { dateOfDay, type Model } from "../engine/index.js";
import { ratingInWords } from "../exercise/index.js";
import { type Observation, ratingLetters, type SessionState, turnAt } from "../session/index.js";
import { createLookup, perScenario, shortDate } from "../text/index.js";
import { begunOf } from "./hosted.js";
import { ownTail } from "./noting.js";
import type { Evaluation, OwnNote } from "./page.js";

/** What is watched, and by what; the same all through. */
const watchedOf = perScenario((scenario) => {
  const lookup = createLookup(scenario);
  const { evaluators = [], objectives = [], seats = [] } = scenario.exercise ?? {};
  const ratings = ratingLetters.map((letter) => ({ letter, ...ratingInWords(letter) }));
  return new Map(
    evaluators.map((evaluator) => {
      const watches = (list: readonly string[], id: string) => list.length === 0 || list.includes(id);
      return [
        evaluator.id,
        {
          name: evaluator.name,
          ratings,
          objectives: objectives.map(({ id, label, note = "", signs }) => ({
            id,
            label,
            note,
            signs,
            watched: watches(evaluator.objectives, id),
          })),
          seats: seats.map(({ actor, aims, redLines, knows, told = "" }) => ({
            id: actor,
            label: lookup.actorLabel(actor),
            aims,
            redLines,
            knows,
            told,
            watched: watches(evaluator.seats, actor),
          })),
        },
      ] as const;
    }),
  );
});

/** Null where the plan has no such evaluator. */
export function evaluationOf(model: Model, state: SessionState, evaluator: string): Evaluation | null {
  const watched = watchedOf(model.scenario).get(evaluator);
  if (watched === undefined) return null;
  const own = [...state.review.observations.values()].flatMap((one) => {
    const tail = one.by === watched.name ? ownTail(evaluator, one.id) : null;
    return tail === null ? [] : [noteOf(model, state, one, tail)];
  });
  return {
    ...watched,
    begun: begunOf(state),
    closed: state.review.standing === "closed",
    notes: own,
  };
}

function noteOf({ scenario }: Model, state: SessionState, observation: Observation, tail: string): OwnNote {
  const { kind, text, objective = "", rating = "", seat = "", record, headline = "", analysis = "" } = observation;
  const { recommendation = "", time, branch } = observation;
  const planned = scenario.exercise?.objectives.find(({ label }) => label === objective);
  return {
    note: tail,
    kind,
    text,
    objective: planned?.id ?? "",
    rating,
    seat,
    analysis,
    recommendation,
    ...(record === undefined ? {} : { record }),
    headline,
    turn: turnAt(scenario, time) + 1,
    date: shortDate(dateOfDay(scenario.start, Math.floor(time))),
    branch: branch === state.current ? "" : branch,
  };
}
