/**
 * The exercise in an overview, as after-action reports begin with: what it was for, when and where, how it was played, and
 * who took part.
 */
import { say } from "../../catalogue/index.js";
import { dateOfDay } from "../../engine/index.js";
import { type Lookup, listInWords, longDate } from "../../text/index.js";
import { participants } from "../brief/plan-parts.js";
import { type Block, type Fact, fact, heading, lines } from "../page/document.js";
import type { AfterAction } from "./after-action.js";

export function overviewBlocks({ played }: AfterAction, lookup: Lookup): readonly Block[] {
  const { header, state } = played.session;
  const { scenario } = lookup;
  const { exercise } = scenario;
  const dates = {
    from: longDate(scenario.start),
    to: longDate(dateOfDay(scenario.start, Math.floor(played.world.time))),
  };
  const seats = header.seats.map(lookup.actorLabel);
  const planned = [exercise?.date === undefined ? [] : longDate(exercise.date), exercise?.place ?? []].flat();
  const said = (term: string, text: string | undefined): readonly Fact[] =>
    text === undefined || text === "" ? [] : [fact(term, text)];
  const terms: readonly Fact[] = [
    ...said(say("review.exercise"), exercise?.title),
    ...said(say("review.purpose"), exercise?.purpose),
    ...said(say("review.planned-for"), planned.join(", ")),
    ...said(say("review.session-begun"), header.created === undefined ? "" : longDate(header.created.slice(0, 10))),
    fact(say("review.crisis"), scenario.title),
    fact(say("review.days-in-play"), say("review.from-to", dates)),
    ...said(
      say("review.seats"),
      seats.length === 0
        ? ""
        : say("review.seats-and-orders", { seats: listInWords(seats, "and"), sealed: state.rule.orders === "sealed" }),
    ),
    ...(exercise === undefined || exercise.objectives.length === 0
      ? []
      : [fact(say("plan.objectives"), ...lines(...exercise.objectives.map(({ label }) => label)))]),
  ];
  return [
    heading(2, "overview", say("review.overview")),
    { kind: "terms", terms },
    ...(exercise === undefined ? [] : [participants(exercise, scenario)]),
  ];
}
