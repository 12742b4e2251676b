/**
 * What an experiment varies: assumptions and rates, each with the values that a number from 0 to 1 stands for. Assumptions that share a draw
 * (`with`) move together, as one factor.
 */
import { type Assumption, drawSource, type Quantile, quantileOf, type Scenario, type Values } from "../engine/index.js";

export interface Factor {
  /** Id of the assumption, or of the one whose draw the others of the factor share; path of the hazard whose rate it multiplies. */
  readonly id: string;
  readonly members: readonly { readonly assumption: string; readonly valueAt: Quantile }[];
}

/** The assumption whose values stand for the factor where it takes one number. */
export const leadOf = ({ members }: Factor) => members[0] as Factor["members"][number];

/** An assumption that varies evenly between two values. */
export function evenFactor(id: string, low: number, high: number): Factor {
  return { id, members: [{ assumption: id, valueAt: between(low, high) }] };
}

/** What multiplies the rate of a hazard, between two numbers above 0: evenly on a scale of ratios, so that ½ and 2 lie as far from 1. */
export function rateFactor(path: string, low: number, high: number): Factor {
  const range: readonly [number, number] = [low, high];
  const valueAt = quantileOf({ distribution: "log-uniform", value: low, range }) as Quantile;
  return { id: path, members: [{ assumption: path, valueAt }] };
}

/** These assumptions, each over its distribution, or evenly over its range where it has none. */
export function factorsOf(scenario: Scenario, ids: readonly string[]): readonly Factor[] {
  const factors = new Map<string, { assumption: string; valueAt: Quantile }[]>();
  for (const id of ids) {
    const assumption = scenario.assumptions.find((one) => one.id === id) as Assumption;
    const source = drawSource(scenario, id) ?? { assumption: id, opposed: false };
    const quantile = quantileOf(assumption) ?? between(...assumption.range);
    const valueAt: Quantile = source.opposed ? (probability) => quantile(1 - probability) : quantile;
    const members = factors.get(source.assumption) ?? [];
    members.push({ assumption: id, valueAt });
    factors.set(source.assumption, members);
  }
  return [...factors].map(([id, members]) => ({ id, members }));
}

/** Ids of the assumptions that may vary: those with a range, that are neither worked out from others nor among `fixed`. */
export function variableAssumptions({ assumptions }: Scenario, fixed: Values = {}): readonly string[] {
  return assumptions.flatMap(({ id, derived, range: [low, high] }) =>
    derived === undefined && high > low && !Object.hasOwn(fixed, id) ? [id] : [],
  );
}

/** The values that a point of the unit cube stands for, a coordinate a factor. */
export function valuesAt(factors: readonly Factor[], point: readonly number[]): Values {
  return Object.fromEntries(
    factors.flatMap(({ members }, place) =>
      members.map(({ assumption, valueAt }) => [assumption, valueAt(point[place] as number)]),
    ),
  );
}

/** The ends are met exactly, and no value lies beyond them. */
function between(low: number, high: number): Quantile {
  return (probability) => Math.min(high, Math.max(low, low + (high - low) * probability));
}
