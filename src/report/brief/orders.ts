/**
 * Orders as a seat should see them before it chooses: what each moves, what it needs, what it sets off and what others
 * will make of it; and the same from the other side, as lines that others draw.
 */
import { say } from "../../catalogue/index.js";
import { type Posture, statesAfter, type Transition } from "../../engine/index.js";
import {
  answersTo,
  climb,
  conditionInWords,
  leaningsOn,
  listInWords,
  openedBy,
  outcomesInWords,
  type Reaction,
  seatsChoice,
  shiftsInWords,
  stepInWords,
} from "../../text/index.js";
import { keptTo } from "../../visibility/index.js";
import { type Block, fact, lines, paragraph, type Row, strong, type Text } from "../page/document.js";
import { answerText, firstFew, leaningText, openingText } from "./phrases.js";
import type { SeatView } from "./seat-view.js";

/** Lines of one kind that a card shows; more would bury the first. */
const mostLines = 5;

export function orderCard(view: SeatView, posture: Posture, transition: Transition): Block {
  const { lookup, scenario, partlyHidden } = view;
  const { path, order, when } = transition;
  const ends = statesAfter(transition);
  // Of several ends only what all of them bring.
  const inAll = <One extends Reaction>(found: (state: string) => readonly One[]): readonly One[] =>
    found(ends[0] as string).filter(({ transition: one }) =>
      ends.every((to) => found(to).some((other) => other.transition.path === one.path)),
    );
  const own = (reaction: Reaction) => reaction.actor === view.actor.id;
  const answers = answersTo(scenario, path).map((reaction) => answerText(view, reaction));
  const openings = inAll((to) => openedBy(scenario, posture, to)).filter(
    (one) => !own(one) && climb(one.transition, one.posture) > 0,
  );
  const leanings = inAll((to) => leaningsOn(scenario, posture, to)).filter((one) => !own(one));
  const after = [
    ...leanings.map((leaning) => leaningText(view, leaning)),
    // What a seat may order is told once.
    ...openings
      .filter(
        (one) =>
          seatsChoice(one, view.seats) === null ||
          !leanings.some(({ transition: { path: other } }) => other === one.transition.path),
      )
      .map((opening) => openingText(view, opening)),
  ];
  const hidden = partlyHidden.has(path);
  const condition = when === undefined ? "" : conditionInWords(lookup, when);
  const hiddenNeeds = condition === "" ? say("brief.hidden-needs") : say("brief.needs-and-hidden", { condition });
  const needs = hidden ? hiddenNeeds : condition;
  const shifts = shiftsInWords(lookup, posture, transition);
  const outcomes = outcomesInWords(lookup, posture, transition, new Map(), ...(view.odds ? [] : [null]));
  const known = keptTo(transition);
  const terms: { term: string; text: Text }[] = [
    fact(say("brief.moves"), `${posture.label}: ${stepInWords(lookup, posture, transition)}`),
    ...(needs === "" ? [] : [fact(say("brief.needs"), needs)]),
    ...(shifts === "" ? [] : [fact(say("brief.shifts"), shifts)]),
    ...(outcomes.length === 0 ? [] : [fact(say("brief.may-end"), ...lines(...outcomes))]),
    {
      term: say("brief.sets-off"),
      text: answers.length === 0 ? [say("brief.nothing-at-once")] : firstFew(answers, mostLines),
    },
    ...(after.length === 0 ? [] : [fact(say("brief.while-it-lasts"), ...firstFew(after, mostLines))]),
    ...(known === null
      ? []
      : [
          fact(
            say("brief.known-to"),
            say("brief.only-these", { actors: listInWords(known.map(lookup.actorLabel), "and") }),
          ),
        ]),
  ];
  return {
    kind: "card",
    anchor: `order-${path}`,
    title: order?.label ?? path,
    tag: path,
    blocks: [...(order?.brief === undefined ? [] : [paragraph(order.brief)]), { kind: "terms", terms }],
  };
}

/** What others do about this seat's acts and postures that takes them up a ladder; one row an act or state. */
export function redLineRows(view: SeatView): readonly Row[] {
  const { actor, scenario, lookup } = view;
  const graver = ({ actor: who, transition, posture }: Reaction) => who !== actor.id && climb(transition, posture) > 0;
  const row = (cause: Text, found: readonly Text[]): Row[] => (found.length === 0 ? [] : [[cause, lines(...found)]]);
  return actor.postures.flatMap((posture) => [
    ...posture.transitions.flatMap((transition) =>
      row(
        lines(
          strong(transition.order?.label ?? transition.headline),
          `${posture.label}: ${listInWords(statesAfter(transition).map((state) => lookup.stateLabel(posture.path, state)))}`,
        ),
        answersTo(scenario, transition.path)
          .filter(graver)
          .map((reaction) => answerText(view, reaction, "brief.reaction-at-once")),
      ),
    ),
    ...posture.states.flatMap((state) =>
      row(
        lines(say("brief.stand-at", { state: state.label }), posture.label),
        leaningsOn(scenario, posture, state.id)
          .filter((leaning) => graver(leaning) && leaning.ratio > 1)
          .map((leaning) => leaningText(view, leaning)),
      ),
    ),
  ]);
}
