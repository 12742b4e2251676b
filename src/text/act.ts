/**
 * A transition in words: its states, its effects, and how likely a response is. Shared by handouts and the desk.
 */
import { say } from "../catalogue/index.js";
import { estimativeWord, type Posture, type Transition } from "../engine/index.js";
import type { Lookup } from "./lookup.js";
import type { Reaction } from "./reaction.js";
import { effectInWords, listInWords } from "./sentence.js";

/** A move of a posture: `Watching → Hinting`; `stays Hinting` where it led back to the state it left. */
export function moveInWords(lookup: Lookup, posture: string, from: string, to: string): string {
  const label = (state: string) => lookup.stateLabel(posture, state);
  return from === to ? say("text.stays", { state: label(to) }) : `${label(from)} → ${label(to)}`;
}

/** `Watching or Hinting → Naming Ankara` */
export function stepInWords(lookup: Lookup, posture: Posture, transition: Transition): string {
  const { from, to } = transition;
  if (isRecurrence(transition)) return moveInWords(lookup, posture.path, to, to);
  const label = (state: string) => lookup.stateLabel(posture.path, state);
  const others = posture.states.filter(({ id }) => id !== to);
  const anywhere = from.length > 3 && from.length === others.length;
  return `${anywhere ? say("text.anywhere-else") : listInWords(from.map(label))} → ${label(to)}`;
}

/** ICD 203's word for a response's chance, such as `very likely`. */
export function chanceWord({ trigger }: Transition): string {
  if (trigger.kind !== "response" || typeof trigger.chance !== "number") return "";
  return trigger.chance >= 1 ? "always" : estimativeWord(trigger.chance);
}

/**
 * Label of the order by which alone a reaction can come about, because a person sits in its actor's seat; null where
 * chance may bring it. What a person decides has no likelihood.
 */
export function seatsChoice({ actor, transition }: Reaction, seats: ReadonlySet<string>): string | null {
  const { order, trigger } = transition;
  return seats.has(actor) && order !== undefined && trigger.kind === "hazard" ? order.label : null;
}

/** The weight of a hazard ratio in words. */
export function weightInWords(ratio: number): string {
  if (ratio === 0) return say("text.ruled-out");
  if (ratio >= 3) return say("text.much-likelier");
  if (ratio > 1) return say("text.likelier");
  return ratio <= 1 / 3 ? say("text.much-less-likely") : say("text.less-likely");
}

/** Whether a transition leads back to the state it leaves, and to no other. */
export function isRecurrence({ from, to }: Transition): boolean {
  return from.every((state) => state === to);
}

/** Effects on gauges of a transition and of the state it enters. */
export function shiftsInWords(lookup: Lookup, posture: Posture, transition: Transition): string {
  const { effects, to } = transition;
  const entry = isRecurrence(transition) ? [] : (posture.states.find(({ id }) => id === to)?.effects ?? []);
  return [...effects, ...entry].map((effect) => effectInWords(lookup, effect)).join("; ");
}
