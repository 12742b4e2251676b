/**
 * The outcomes of a transition in words: how likely each is, what is reported, where it leads and what it shifts.
 */
import { say } from "../catalogue/index.js";
import type { Posture, Quantity, Ratio, Transition } from "../engine/index.js";
import { likelihoodWord } from "./likelihood-word.js";
import type { Lookup } from "./lookup.js";
import { effectInWords } from "./sentence.js";

/** Values of assumptions by id. */
export type Values = ReadonlyMap<string, number>;

function settled(quantity: Quantity, values: Values): number {
  return typeof quantity === "number" ? quantity : (values.get(quantity.assumption) ?? 1);
}

/** The least and the greatest factor that ratios can make together, given the values of assumptions. */
export function reachOf(ratios: readonly Ratio[], values: Values): readonly [low: number, high: number] {
  let [low, high] = [1, 1];
  for (const ratio of ratios) {
    const factors =
      ratio.kind === "assumption"
        ? [settled({ assumption: ratio.assumption }, values)]
        : ratio.kind === "condition"
          ? [1, settled(ratio.ratio, values)]
          : ratio.curve.map(([, y]) => settled(y, values));
    low *= Math.min(...factors);
    high *= Math.max(...factors);
  }
  return [low, high];
}

/**
 * The least and the greatest probability of each outcome, whatever its ratios come to; null where the weights are not known,
 * as those are not that follow from something hidden.
 */
export function outcomeReach(
  { outcomes = [] }: Transition,
  values: Values,
): readonly (readonly [number, number])[] | null {
  const weights = outcomes.map(({ weight, ratios }) => {
    const [low, high] = reachOf(ratios, values);
    const own = settled(weight, values);
    return [own * low, own * high] as const;
  });
  if (weights.every(([, high]) => high === 0)) return null;
  const share = (own: number, others: number) => (own === 0 ? 0 : own / (own + others));
  return weights.map(([low, high], place) => {
    const others = weights.filter((_, other) => other !== place);
    const most = others.reduce((sum, [, weight]) => sum + weight, 0);
    const least = others.reduce((sum, [weight]) => sum + weight, 0);
    return [share(low, most), share(high, least)];
  });
}

/** A range of probabilities as `write` has them; one word where both ends read the same. */
export function rangeInWords([low, high]: readonly [number, number], write: (p: number) => string): string {
  const [from, to] = [write(low), write(high)];
  return from === to ? from : say("text.spread", { low: from, high: to });
}

/**
 * A line for each outcome: `likely: The pilot comes home (U-2 flights: Continued; Tension +2)`; none for a single end. Outcomes
 * that differ in nothing that the reader knows have one line. Without `write` nothing is said of how likely each is.
 */
export function outcomesInWords(
  lookup: Lookup,
  posture: Posture,
  transition: Transition,
  values: Values,
  write: ((p: number) => string) | null = likelihoodWord,
): string[] {
  const { outcomes = [] } = transition;
  const reach = outcomeReach(transition, values);
  const said = outcomes.map(({ to, headline, effects }, place) => {
    const entry = transition.from.every((state) => state === to)
      ? []
      : (lookup.stateOf(posture.path, to)?.effects ?? []);
    const state = `${posture.label}: ${lookup.stateLabel(posture.path, to)}`;
    const ends = [state, ...[...effects, ...entry].map((effect) => effectInWords(lookup, effect))].join("; ");
    const range = reach?.[place];
    return range === undefined || write === null
      ? say("text.outcome", { headline, ends })
      : say("text.outcome-with-likelihood", { likelihood: rangeInWords(range, write), headline, ends });
  });
  return [...new Set(said)];
}
