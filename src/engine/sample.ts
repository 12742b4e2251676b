/**
 * What the runs of a sampled ensemble draw: a value for each assumption that has a distribution and is not fixed. Each
 * draw is the first number of a stream of its own, keyed by (seed, run, `assumption.<id>`), so that it touches no other
 * dice; assumptions that share a draw take it from the stream of the one that they all lead to.
 */
import { type Quantile, quantileOf } from "./distribution.js";
import { ScenarioError } from "./errors.js";
import { openKeyed, type Words, wordsOf } from "./random.js";
import type { Assumption, Scenario } from "./scenario.js";

/** Values by assumption id; of points of an experiment also factors on rates, by the path of the hazard. */
export interface Values {
  readonly [assumption: string]: number;
}

/** Ids of the assumptions that are drawn: those with a distribution that neither the variant nor `set` gives a value. */
export function drawnAssumptions(
  { assumptions, variants }: Scenario,
  { variant = null, set = {} }: { readonly variant?: string | null | undefined; readonly set?: Values | undefined },
): readonly string[] {
  const fixed = { ...variants.find(({ id }) => id === variant)?.set, ...set };
  return assumptions.flatMap(({ id, distribution }) =>
    distribution === undefined || Object.hasOwn(fixed, id) ? [] : [id],
  );
}

/** Whose draw an assumption takes, and whether it takes the opposite. */
export interface DrawSource {
  readonly assumption: string;
  readonly opposed: boolean;
}

/** Follows `with` from assumption to assumption; null if it leads nowhere, or in a circle. */
export function drawSource(
  { assumptions }: { readonly assumptions: readonly Pick<Assumption, "id" | "with">[] },
  id: string,
): DrawSource | null {
  let source: DrawSource = { assumption: id, opposed: false };
  for (let steps = 0; steps <= assumptions.length; steps += 1) {
    const found = assumptions.find((candidate) => candidate.id === source.assumption);
    if (found === undefined) return null;
    if (found.with === undefined) return source;
    const { assumption, opposed = false } = found.with;
    source = { assumption, opposed: source.opposed !== opposed };
  }
  return null;
}

/** Returns a function that draws these assumptions for a run. */
export function sampler(scenario: Scenario, ids: readonly string[]): (seed: string, run: number) => Values {
  const draws = ids.map((id): { id: string; quantile: Quantile; key: Words; opposed: boolean } => {
    const source = drawSource(scenario, id);
    const quantile = quantileOf(scenario.assumptions.find((one) => one.id === id) as Assumption);
    if (source === null || quantile === null) {
      const message = source === null ? "“with” leads to no assumption that draws" : "it has no distribution";
      throw new ScenarioError([{ severity: "error", path: `assumptions.${id}`, message }]);
    }
    return { id, quantile, key: wordsOf(`assumption.${source.assumption}`), opposed: source.opposed };
  });
  return (seed, run) => {
    const seedWords = wordsOf(seed);
    return Object.fromEntries(
      draws.map(({ id, quantile, key, opposed }) => {
        const uniform = openKeyed(seedWords, run, key)();
        return [id, quantile(opposed ? 1 - uniform : uniform)];
      }),
    );
  };
}
