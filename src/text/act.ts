/**
 * A transition in words: its states, its effects, and how likely a response is. Shared by handouts and the desk.
 */
import { say } from "../catalogue/index.js";
import {
  estimativeWord,
  type Posture,
  type Quantity,
  type Ratio,
  type Transition,
  withOddsRatio,
} from "../engine/index.js";
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

type Values = ReadonlyMap<string, number>;

/** The least and the greatest factor that a ratio can be, given the values of assumptions. */
function reachOfRatio(ratio: Ratio, values: Values): readonly [number, number] {
  const settled = (quantity: Quantity) =>
    typeof quantity === "number" ? quantity : (values.get(quantity.assumption) ?? 1);
  if (ratio.kind === "assumption") {
    const factor = settled({ assumption: ratio.assumption });
    return [factor, factor];
  }
  const factors = ratio.kind === "condition" ? [1, settled(ratio.ratio)] : ratio.curve.map(([, y]) => settled(y));
  return [Math.min(...factors), Math.max(...factors)];
}

/** The least and the greatest probability that a response can have, whatever its ratios come to. */
export function chanceReach(
  { trigger, ratios }: Transition,
  values: Values = new Map(),
): readonly [low: number, high: number] {
  const chance = trigger.kind === "response" ? trigger.chance : 1;
  const given = typeof chance === "number" ? chance : (values.get(chance.assumption) ?? 1);
  const reaches = ratios.map((ratio) => reachOfRatio(ratio, values));
  const product = (end: 0 | 1) => reaches.reduce((factor, reach) => factor * reach[end], 1);
  return [withOddsRatio(given, product(0)), withOddsRatio(given, product(1))];
}

/** ICD 203's words for a response's chance, such as `very likely`, or `unlikely to likely` where that hangs on its ratios. */
export function chanceWord(transition: Transition): string {
  const { trigger } = transition;
  if (trigger.kind !== "response" || typeof trigger.chance !== "number") return "";
  const word = (p: number) => (p >= 1 ? "always" : estimativeWord(p));
  return rangeInWords(chanceReach(transition), word);
}

/** A range of probabilities as `write` has them; one word where both ends read the same. */
export function rangeInWords([low, high]: readonly [number, number], write: (p: number) => string): string {
  const [from, to] = [write(low), write(high)];
  return from === to ? from : say("text.spread", { low: from, high: to });
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
