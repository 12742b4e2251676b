/**
 * What a scenario uses of a shared library. A register of evidence and a list of assumptions serve several crises; each
 * resolved scenario keeps the claims, sources and assumptions that something in it rests on, so that its hash does not
 * change with what it never looks at, and nobody is offered an assumption that does nothing here.
 */
import type { Scenario } from "../engine/index.js";

type Section = "assumptions" | "claims" | "sources";

/** Leaves out what nothing uses, save what the scenario's own file declares: its author is warned of that instead. */
export function keepUsed(scenario: Scenario, isOwn: (section: Section, id: string) => boolean): Scenario {
  const { assumptions, claims, sources, ...model } = scenario;
  const assumed = new Set(model.variants.flatMap(({ set }) => Object.keys(set)));
  for (const [key, value] of entriesWithin(model)) {
    if (key === "assumption" && typeof value === "string") assumed.add(value);
  }
  const keptAssumptions = assumptions.filter(({ id }) => assumed.has(id) || isOwn("assumptions", id));
  const cited = new Set<unknown>();
  for (const [key, value] of entriesWithin([model, keptAssumptions])) {
    if (key === "evidence" && Array.isArray(value)) for (const claim of value) cited.add(claim);
  }
  const keptClaims = claims.filter(({ id }) => cited.has(id) || isOwn("claims", id));
  const kept = new Set(keptClaims.map(({ id }) => id));
  const named = new Set(keptClaims.map(({ source }) => source));
  return {
    ...scenario,
    assumptions: keptAssumptions,
    claims: keptClaims.map((claim) => ({ ...claim, contradicts: claim.contradicts.filter((id) => kept.has(id)) })),
    sources: sources.filter(({ id }) => named.has(id) || isOwn("sources", id)),
  };
}

/** Every key and value of every object within. */
function* entriesWithin(value: unknown): Generator<readonly [string, unknown]> {
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) yield [key, inner];
    yield* entriesWithin(inner);
  }
}
