/**
 * Phrases that several handouts share: a turn's calendar, a reaction with how likely it is in the words of ICD 203.
 * Players get words where the white cell gets figures, and these only where the white cell has said so.
 */
import { say } from "../../catalogue/index.js";
import { dateOfDay, type Scenario } from "../../engine/index.js";
import { chanceWord, type Leaning, longDate, type Reaction, seatsChoice, weightInWords } from "../../text/index.js";
import { lines, sayText, type Text } from "../page/document.js";
import type { SeatView } from "./seat-view.js";

/** `Sun 12 Jul 2020 to Wed 9 Sep 2020, in 9 turns of 7 days` */
export function calendarInWords(scenario: Scenario): string {
  const { start, horizon, turn } = scenario;
  const turns = Math.ceil(horizon / turn);
  return say("brief.calendar", {
    start: longDate(start),
    end: longDate(dateOfDay(start, horizon)),
    turns,
    turn,
  });
}

/** `Turkey, likely: Ankara condemns …`, with the actor in strong type. */
export function answerText(
  { lookup, chanceHidden, seats, odds }: SeatView,
  reaction: Reaction,
  message: "brief.reaction" | "brief.reaction-at-once" = "brief.reaction",
): Text {
  const { actor, transition } = reaction;
  const choice = seatsChoice(reaction, seats);
  if (!odds && choice === null)
    return sayText(message === "brief.reaction" ? "brief.may-react" : "brief.may-react-at-once", {
      actor: lookup.actorLabel(actor),
      headline: transition.headline,
    });
  const hidden = chanceHidden.has(transition.path) ? say("brief.chance-not-known") : chanceWord(transition);
  // What a person decides has no likelihood.
  const likelihood = choice === null ? hidden : say("brief.if-its-seat-decides");
  return sayText(message, { actor: lookup.actorLabel(actor), likelihood, headline: transition.headline });
}

export function leaningText(view: SeatView, leaning: Leaning): Text {
  const { actor, headline } = told(view, leaning);
  if (!view.odds) return orderText(view, leaning) ?? sayText("brief.bears-on", { actor, headline });
  const likelihood = weightInWords(leaning.ratio);
  return orderText(view, leaning) ?? sayText("brief.reaction", { actor, likelihood, headline });
}

export function openingText(view: SeatView, opening: Reaction): Text {
  return orderText(view, opening) ?? sayText("brief.reaction-possible", told(view, opening));
}

function told({ lookup }: SeatView, { actor, transition: { headline } }: Reaction) {
  return { actor: lookup.actorLabel(actor), headline };
}

/** `Turkey may order: Condemn …`, of what a person decides. */
function orderText({ lookup, seats }: SeatView, reaction: Reaction): Text | null {
  const order = seatsChoice(reaction, seats);
  return order === null
    ? null
    : sayText("brief.reaction-by-order", { actor: lookup.actorLabel(reaction.actor), order });
}

/** The first few of many, and how many more there are. */
export function firstFew(texts: readonly Text[], most: number): Text {
  const rest = texts.length - most;
  return lines(...texts.slice(0, most), rest > 0 ? [say("brief.and-more", { n: rest })] : []);
}
