/**
 * A transition in words: its states, its effects, and how likely a response is. Shared by handouts and the desk.
 */
import { say } from "../catalogue/index.js";
import {
  isForSeat,
  orderOf,
  type Posture,
  type SeatRule,
  seatRules,
  statesAfter,
  type Transition,
  willOf,
  withOddsRatio,
} from "../engine/index.js";
import { likelihoodWord } from "./likelihood-word.js";
import type { Lookup } from "./lookup.js";
import { rangeInWords, reachOf, type Values } from "./outcomes.js";
import type { Reaction } from "./reaction.js";
import { effectInWords, listInWords } from "./sentence.js";

/** A move of a posture: `Watching → Hinting or Silent`; `stays Hinting` where it leads back to the state it left. */
export function moveInWords(lookup: Lookup, posture: string, from: string, ...to: readonly string[]): string {
  const label = (state: string) => lookup.stateLabel(posture, state);
  if (to.every((state) => state === from)) return say("text.stays", { state: label(from) });
  return `${label(from)} → ${listInWords(to.map(label))}`;
}

/** `Watching or Hinting → Naming Ankara` */
export function stepInWords(lookup: Lookup, posture: Posture, transition: Transition): string {
  const { from } = transition;
  const to = statesAfter(transition);
  const label = (state: string) => lookup.stateLabel(posture.path, state);
  if (isRecurrence(transition)) return say("text.stays", { state: listInWords(from.map(label)) });
  const others = posture.states.filter(({ id }) => !to.includes(id));
  const anywhere = from.length > 3 && from.length === others.length;
  return `${anywhere ? say("text.anywhere-else") : listInWords(from.map(label))} → ${listInWords(to.map(label))}`;
}

/** The least and the greatest probability that a response can have, whatever its ratios come to. */
export function chanceReach(
  { trigger, ratios }: Transition,
  values: Values = new Map(),
): readonly [low: number, high: number] {
  const chance = trigger.kind === "response" ? trigger.chance : 1;
  const given = typeof chance === "number" ? chance : (values.get(chance.assumption) ?? 1);
  const [low, high] = reachOf(ratios, values);
  return [withOddsRatio(given, low), withOddsRatio(given, high)];
}

/** ICD 203's words for a response's chance, such as `very likely`, or `unlikely to likely` where that hangs on its ratios. */
export function chanceWord(transition: Transition): string {
  const { trigger } = transition;
  if (trigger.kind !== "response" || typeof trigger.chance !== "number") return "";
  const word = (p: number) => (p >= 1 ? "always" : likelihoodWord(p));
  return rangeInWords(chanceReach(transition), word);
}

/**
 * Label of the order by which alone a reaction can come about, because a person sits in its actor's seat and has not allowed it;
 * null where chance may bring it. What a person decides has no likelihood.
 */
export function seatsChoice(
  { actor, transition }: Reaction,
  seats: ReadonlySet<string>,
  rule: SeatRule = seatRules.allItsWill,
): string | null {
  return seats.has(willOf(transition, actor)) && isForSeat(transition, rule) ? orderOf(transition).label : null;
}

/** What an order is called; its path where the scenario has no such transition. */
export function orderLabel({ transitions }: Pick<Lookup, "transitions">, transition: string): string {
  const found = transitions.get(transition);
  return found === undefined ? transition : orderOf(found).label;
}

/** The weight of a hazard ratio in words. */
export function weightInWords(ratio: number): string {
  if (ratio === 0) return say("text.ruled-out");
  if (ratio >= 3) return say("text.much-likelier");
  if (ratio > 1) return say("text.likelier");
  return ratio <= 1 / 3 ? say("text.much-less-likely") : say("text.less-likely");
}

/** Whether a transition leads back to the state it leaves, and to no other. */
export function isRecurrence(transition: Transition): boolean {
  const after = statesAfter(transition);
  return transition.from.every((state) => after.every((to) => to === state));
}

/** Effects on gauges of a transition and of the state it enters; of outcomes only what all have in common. */
export function shiftsInWords(lookup: Lookup, posture: Posture, transition: Transition): string {
  const { effects, to } = transition;
  const entry = isRecurrence(transition) ? [] : (posture.states.find(({ id }) => id === to)?.effects ?? []);
  return [...effects, ...entry].map((effect) => effectInWords(lookup, effect)).join("; ");
}
