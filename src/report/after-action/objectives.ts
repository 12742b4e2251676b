/**
 * The objectives of an exercise after HSEEP: how each was rated, and the strengths and areas for improvement that were seen, each
 * with its analysis and what is recommended.
 */
import { say } from "../../catalogue/index.js";
import { dateOfDay } from "../../engine/index.js";
import { ratingInWords } from "../../exercise/index.js";
import {
  mainBranch,
  type Observation,
  observationKinds,
  type RatingLetter,
  ratingLetters,
  reviewedObjectives,
} from "../../session/index.js";
import { dayInWords, type Lookup } from "../../text/index.js";
import { ratings as ratingsExplained } from "../brief/evaluators.js";
import {
  type Block,
  columns,
  type Fact,
  fact,
  heading,
  joined,
  lines,
  link,
  paragraph,
  type Row,
  strong,
  type Text,
  table,
} from "../page/document.js";
import type { AfterAction } from "./after-action.js";
import { timeLink } from "./moments.js";
import type { Played } from "./played.js";

export const observationAnchor = (id: string): string => `observation-${id}`;

/** Observations under numbers of their kind, in the order of objectives; those without one come last. */
export function numberedObservations(
  played: Pick<Played, "session">,
): readonly { readonly observation: Observation; readonly number: number; readonly title: string }[] {
  const all = [...played.session.state.review.observations.values()];
  const counts = { strength: 0, improvement: 0, note: 0 };
  const { model, state } = played.session;
  return [...reviewedObjectives(model, state), undefined].flatMap((objective) =>
    observationKinds.flatMap((kind) =>
      all
        .filter((one) => one.objective === objective && one.kind === kind)
        .map((observation) => {
          counts[kind] += 1;
          const number = counts[kind];
          return { observation, number, title: say("review.observation-title", { kind, number }) };
        }),
    ),
  );
}

export function objectiveBlocks(report: AfterAction, lookup: Lookup): readonly Block[] {
  const { played } = report;
  const objectives = reviewedObjectives(played.session.model, played.session.state);
  const numbered = numberedObservations(played);
  const of = (objective: string | undefined) =>
    numbered.filter(({ observation }) => observation.objective === objective);
  const without = of(undefined);
  return [
    heading(2, "objectives", say("review.objectives-heading")),
    ...(objectives.length === 0
      ? [paragraph(say("review.no-objectives"))]
      : [ratingTable(played, objectives), ratingsExplained()]),
    ...objectives.flatMap((objective, index) => [
      heading(3, `objective-${index + 1}`, objective),
      ...analysed(played, lookup, of(objective)),
    ]),
    ...(without.length === 0 && objectives.length > 0
      ? []
      : [heading(3, "objective-none", say("review.without-objective")), ...analysed(played, lookup, without)]),
  ];
}

function ratingTable({ session }: Played, objectives: readonly string[]): Block {
  const { ratings, observations } = session.state.review;
  const rows = objectives.map((objective): Row => {
    const rating = ratings.get(objective);
    const letters = ratingLetters.map((letter) => (rating?.rating === letter ? strong(letter) : ""));
    const reason =
      rating === undefined
        ? [say("review.not-rated")]
        : [rating.reason ?? [], rating.by === undefined ? [] : say("review.rated-by", { by: rating.by })];
    const noted = [...observations.values()].flatMap((one) =>
      one.objective !== objective || one.rating === undefined
        ? []
        : [one.by === undefined ? one.rating : say("review.rating-by", { letter: one.rating, by: one.by })],
    );
    const beside = noted.length === 0 ? [] : say("review.evaluators-rated", { ratings: noted.join(", ") });
    return [objective, ...letters, lines(...reason, beside)];
  });
  return table(
    say("review.rating-table-title"),
    [
      ...columns([say("plan.objective"), 38]),
      ...ratingLetters.map((label) => ({ label, width: 6, onScale: true as const })),
      ...columns([say("plan.reason"), 38]),
    ],
    rows,
  );
}

function analysed(played: Played, lookup: Lookup, numbered: ReturnType<typeof numberedObservations>): readonly Block[] {
  if (numbered.length === 0) return [paragraph(say("review.no-observations"))];
  return numbered.map(({ observation, title }): Block => {
    const { id, text, rating, seat, headline, analysis, recommendation } = observation;
    const actions = [...played.session.state.review.improvements.values()].filter((one) => one.observation === id);
    const terms: readonly Fact[] = [
      fact(say("review.observed"), text),
      { term: say("review.when"), text: whenOf(played, lookup, observation) },
      ...(headline === undefined ? [] : [fact(say("review.about-record"), headline)]),
      ...(seat === undefined ? [] : [fact(say("review.about-seat"), lookup.actorLabel(seat))]),
      ...(rating === undefined ? [] : [fact(say("review.seen-as"), letterInWords(rating))]),
      fact(say("review.analysis"), analysis ?? say("review.not-written")),
      ...(recommendation === undefined ? [] : [fact(say("review.recommendation"), recommendation)]),
      ...(actions.length === 0
        ? []
        : [
            {
              term: say("review.answered-by"),
              text: joined(
                actions.map(({ id: one, action }): Text => [link(improvementAnchor(one), action)]),
                { kind: "break" },
              ),
            },
          ]),
    ];
    const tag = [observation.by ?? "", observation.note === undefined ? "" : say("review.from-a-note")];
    return {
      kind: "card",
      anchor: observationAnchor(id),
      title,
      tag: tag.filter((part) => part !== "").join(" · "),
      blocks: [{ kind: "terms", terms }],
    };
  });
}

const letterInWords = (letter: RatingLetter): string =>
  say("review.letter-and-words", { letter, words: ratingInWords(letter).label });

export const improvementAnchor = (id: string): string => `improvement-${id}`;

/** The day on which something was seen, which leads there, and the branch where it is another than the first. */
export function whenOf(
  played: Played,
  { scenario }: Lookup,
  { time, branch }: Pick<Observation, "time" | "branch">,
): Text {
  const day = Math.floor(time);
  const words = say("review.on-day", { date: dayInWords(scenario, dateOfDay(scenario.start, day)), day });
  const moment = branch === played.branch.name ? timeLink(played, time, words) : words;
  return branch === mainBranch ? [moment] : [moment, ` ${say("review.on-branch", { branch })}`];
}
