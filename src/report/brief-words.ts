/**
 * Phrases that several handouts share: a turn's calendar, a step on a ladder, a reaction with how likely it is in the
 * words of ICD 203. Players get words where the white cell gets figures.
 */
import { dateOfDay, estimativeWord, type Posture, type Scenario, type Transition } from "../engine/index.js";
import { count, effectInWords, type Lookup, listInWords, longDate, shortDate } from "../words/index.js";
import type { Text } from "./document.js";
import { lines, strong } from "./document.js";
import type { Leaning, Reaction } from "./reaction.js";

/** Days of play from which a day and a month no longer say which year. */
const manyDays = 300;

/** `12 Jul`, or `12 Jul 2020` where a scenario plays so long that the year has to be said. */
export function dayInWords({ horizon }: { readonly horizon: number }, isoDate: string): string {
  const day = shortDate(isoDate).trim();
  return horizon > manyDays ? `${day} ${isoDate.slice(0, 4)}` : day;
}

/** `Sun 12 Jul 2020 to Wed 9 Sep 2020, in 9 turns of 7 days` */
export function calendarInWords(scenario: Scenario): string {
  const { start, horizon, turn } = scenario;
  const turns = Math.ceil(horizon / turn);
  return `${longDate(start)} to ${longDate(dateOfDay(start, horizon))}, in ${count(turns, "turn")} of ${count(turn, "day")}`;
}

/** `Watching or Hinting → Naming Ankara` */
export function stepInWords(lookup: Lookup, posture: Posture, { from, to }: Transition): string {
  const label = (state: string) => lookup.stateLabel(posture.path, state);
  const others = posture.states.filter(({ id }) => id !== to);
  const anywhere = from.length > 3 && from.length === others.length;
  return `${anywhere ? "anywhere else" : listInWords(from.map(label))} → ${label(to)}`;
}

/** ICD 203's word for a response's chance, such as `very likely`. */
export function chanceWord({ trigger }: Transition): string {
  if (trigger.kind !== "response" || typeof trigger.chance !== "number") return "";
  return trigger.chance >= 1 ? "always" : estimativeWord(trigger.chance);
}

/** How much a hazard ratio weighs, without its figure. */
export function weightInWords(ratio: number): string {
  if (ratio === 0) return "ruled out";
  if (ratio >= 3) return "much likelier";
  if (ratio > 1) return "likelier";
  return ratio <= 1 / 3 ? "much less likely" : "less likely";
}

/** `Turkey, likely: Ankara condemns …`, with the actor in strong type. */
export function answerText(lookup: Lookup, { actor, transition }: Reaction): Text {
  return [strong(lookup.actorLabel(actor)), `, ${chanceWord(transition)}: ${transition.headline}`];
}

export function leaningText(lookup: Lookup, { actor, transition, ratio }: Leaning): Text {
  return [strong(lookup.actorLabel(actor)), `, ${weightInWords(ratio)}: ${transition.headline}`];
}

export function openingText(lookup: Lookup, { actor, transition }: Reaction): Text {
  return [strong(lookup.actorLabel(actor)), `, now possible: ${transition.headline}`];
}

/** The first few of many, and how many more there are. */
export function firstFew(texts: readonly Text[], most: number): Text {
  const rest = texts.length - most;
  return lines(...texts.slice(0, most), rest > 0 ? [`and ${rest} more`] : []);
}

/** What a transition does to gauges, that of the state it leads to included. */
export function shiftsInWords(lookup: Lookup, posture: Posture, { effects, to }: Transition): string {
  const entry = posture.states.find(({ id }) => id === to)?.effects ?? [];
  return [...effects, ...entry].map((effect) => effectInWords(lookup, effect)).join("; ");
}
