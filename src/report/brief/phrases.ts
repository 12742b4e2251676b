/**
 * Phrases that several handouts share: a turn's calendar, a reaction with how likely it is in the words of ICD 203. Players get words where the white cell gets figures.
 */
import { say } from "../../catalogue/index.js";
import { dateOfDay, type Scenario } from "../../engine/index.js";
import {
  chanceWord,
  type Leaning,
  type Lookup,
  longDate,
  type Reaction,
  seatsChoice,
  weightInWords,
} from "../../text/index.js";
import type { Text } from "../page/document.js";
import { lines, strong } from "../page/document.js";
import type { SeatView } from "./seat-view.js";

/** `Sun 12 Jul 2020 to Wed 9 Sep 2020, in 9 turns of 7 days` */
export function calendarInWords(scenario: Scenario): string {
  const { start, horizon, turn } = scenario;
  const turns = Math.ceil(horizon / turn);
  return say("brief.to-in-turn-of-day", {
    start: longDate(start),
    dateOfDay: longDate(dateOfDay(start, horizon)),
    turns,
    turn,
  });
}

/** `Turkey, likely: Ankara condemns …`, with the actor in strong type. */
export function answerText(lookup: Lookup, { actor, transition }: Reaction): Text {
  return [strong(lookup.actorLabel(actor)), `, ${chanceWord(transition)}: ${transition.headline}`];
}

export function leaningText(view: SeatView, leaning: Leaning): Text {
  return reactionText(view, leaning, weightInWords(leaning.ratio));
}

export function openingText(view: SeatView, opening: Reaction): Text {
  return reactionText(view, opening, say("brief.now-possible"));
}

/** `Turkey, likelier: Ankara condemns …`; of what a person decides `Turkey may order: Condemn …`. */
function reactionText({ lookup, seats }: SeatView, reaction: Reaction, how: string): Text {
  const choice = seatsChoice(reaction, seats);
  const what = choice === null ? `, ${how}: ${reaction.transition.headline}` : say("brief.may-order", { choice });
  return [strong(lookup.actorLabel(reaction.actor)), what];
}

/** The first few of many, and how many more there are. */
export function firstFew(texts: readonly Text[], most: number): Text {
  const rest = texts.length - most;
  return lines(...texts.slice(0, most), rest > 0 ? [say("brief.and-more", { rest })] : []);
}
