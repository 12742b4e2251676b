/**
 * Where assumptions act: on rates, ratios, chances and weights, of which runs have scores, or elsewhere. By the chain rule
 * the score of an assumption is the sum of the scores of what it stands in, each times how that follows it.
 */
import type { Model, ModelTransition } from "./model.js";
import type { Quantity, Ratio } from "./scenario.js";
import type { ScoreTerms } from "./scores.js";
import { derivationOrder, partsOfAssumption, withFollowers } from "./worked-out.js";

/** A term, and the derivative of its logarithm to that of what it is part of. */
export interface ScorePart {
  readonly term: number;
  readonly by: number;
}

export interface AssumptionScore {
  readonly id: string;
  /** Empty if it acts on none of the terms. */
  readonly parts: readonly ScorePart[];
  /** True if it stands in something else too: an effect, a drift, a threshold, a time, a curve. */
  readonly actsElsewhere: boolean;
}

/** Derivative of the log-odds of a response to the logarithm of its chance before ratios. */
export function oddsPerChance({ chance }: ModelTransition): number {
  return 1 / (1 - chance);
}

/** The assumptions that have a value of their own and act on something, in the order of the scenario. */
export function assumptionScores(model: Model, terms: ScoreTerms): readonly AssumptionScore[] {
  const { played: scenario } = model;
  const direct = usesOf(model, terms);
  const places = new Map<string, number>();
  countReferences(scenario.actors, places);
  for (const part of [scenario.gauges, scenario.injects, scenario.milestones, scenario.endings])
    countReferences(part, places);
  return scenario.assumptions.flatMap(({ id, derived }) => {
    if (derived !== undefined) return [];
    const followers = slopesOf(model, id);
    const parts = new Map<number, number>();
    let [acts, elsewhere] = [false, false];
    for (const [follower, slope] of followers) {
      const uses = direct.get(follower) ?? [];
      acts ||= (places.get(follower) ?? 0) > 0;
      elsewhere ||= (places.get(follower) ?? 0) > uses.length;
      for (const { term, by } of uses) {
        // A chance of 0 or 1 has no score, though another value would change it; nor has a number that is worked out to be 0.
        if (term < 0 || slope === null) elsewhere = true;
        else parts.set(term, (parts.get(term) ?? 0) + by * slope);
      }
    }
    if (!acts) return [];
    return [{ id, parts: [...parts].map(([term, by]) => ({ term, by })), actsElsewhere: elsewhere }];
  });
}

/** An assumption and those that are worked out from it: derivatives of their logarithms to its own; null where there is none. */
function slopesOf({ played: scenario, assumptions: values }: Model, id: string): ReadonlyMap<string, number | null> {
  const slopes = new Map<string, number | null>([[id, 1]]);
  const followers = withFollowers(scenario.assumptions, [id]);
  for (const { id: follower, derived } of derivationOrder(scenario.assumptions).order) {
    if (!followers.has(follower)) continue;
    const parts = partsOfAssumption(derived);
    const known = parts.map((part) => (slopes.has(part) ? (slopes.get(part) as number | null) : 0));
    let slope: number | null = 0;
    for (const one of known) slope = slope === null || one === null ? null : slope + one;
    if ("oneMinus" in derived && slope !== null) {
      const source = values.get(derived.oneMinus) ?? 0;
      slope = source === 1 ? null : (slope * (0 - source)) / (1 - source);
    }
    slopes.set(follower, slope);
  }
  return slopes;
}

/** Of each assumption, every use in a rate, ratio, chance or weight; term −1 where it has no score. */
function usesOf({ transitions }: Model, terms: ScoreTerms): ReadonlyMap<string, ScorePart[]> {
  const found = new Map<string, ScorePart[]>();
  const note = (quantity: Quantity | { readonly assumption: string }, term: number, by: number) => {
    if (typeof quantity === "number") return;
    const uses = found.get(quantity.assumption) ?? [];
    found.set(quantity.assumption, [...uses, { term, by }]);
  };
  const noteRatios = (ratios: readonly { readonly source: Ratio }[], owner: number) => {
    const own = owner < 0 ? [] : (terms.ratios[owner] ?? []);
    ratios.forEach(({ source }, ratio) => {
      if (source.kind === "assumption") note(source, owner, 1);
      if (source.kind !== "condition") return;
      note(source.ratio, own.find((candidate) => candidate.ratio === ratio)?.term ?? -1, 1);
    });
  };
  transitions.forEach((transition, index) => {
    const { source, hazard, ratios, ends } = transition;
    const { trigger } = source;
    if (trigger.kind === "hazard") {
      if ("rate" in trigger) note(trigger.rate, hazard, 1);
      else note(trigger.wait, hazard, -1);
      noteRatios(ratios, hazard);
    } else if (trigger.kind === "response") {
      const term = terms.ofChance[index] as number;
      note(trigger.chance, term, term < 0 ? 0 : oddsPerChance(transition));
      noteRatios(ratios, term);
    }
    const first = terms.ofWeight[index] as number;
    ends.forEach((end, place) => {
      if (end.outcome === null || first < 0) return;
      note(end.outcome.weight, first + place, 1);
      noteRatios(end.ratios, first + place);
    });
  });
  return found;
}

/** How many numbers an assumption stands for, by id. */
function countReferences(element: unknown, found: Map<string, number>): void {
  if (typeof element !== "object" || element === null) return;
  for (const [key, value] of Object.entries(element)) {
    if (key === "assumption" && typeof value === "string") found.set(value, (found.get(value) ?? 0) + 1);
    else countReferences(value, found);
  }
}
