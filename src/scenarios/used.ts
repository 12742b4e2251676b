/**
 * Removes unused claims, sources, mechanisms and assumptions of imported files from a resolved scenario, so that its hash does not
 * depend on them and no assumption without effect is offered.
 */
import { partsOfAssumption, type Scenario } from "../engine/index.js";

type Section = "assumptions" | "claims" | "mechanisms" | "sources";

/** Removes what nothing uses, except what the scenario's own file declares: the linter warns of that. */
export function keepUsed(scenario: Scenario, isOwn: (section: Section, id: string) => boolean): Scenario {
  const { assumptions, claims, sources, mechanisms = [], ...rest } = scenario;
  const tagged = new Set<unknown>();
  visitEntries(rest, (key, tags) => {
    if (key === "mechanism" && Array.isArray(tags)) for (const tag of tags) tagged.add(tag);
  });
  const keptMechanisms = mechanisms.filter(({ id }) => tagged.has(id) || isOwn("mechanisms", id));
  const model = { ...rest, ...(keptMechanisms.length > 0 && { mechanisms: keptMechanisms }) };
  const assumed = new Set(model.variants.flatMap(({ set }) => Object.keys(set)));
  visitEntries(model, (key, value) => {
    if (key === "assumption" && typeof value === "string") assumed.add(value);
  });
  for (const { id } of assumptions) if (isOwn("assumptions", id)) assumed.add(id);
  // Also those whose draw a kept one shares, or that it is worked out from, and so on.
  for (let kept = 0; kept < assumed.size; ) {
    kept = assumed.size;
    for (const { id, with: partner, derived } of assumptions) {
      if (!assumed.has(id)) continue;
      if (partner !== undefined) assumed.add(partner.assumption);
      for (const part of derived === undefined ? [] : partsOfAssumption(derived)) assumed.add(part);
    }
  }
  const keptAssumptions = assumptions.filter(({ id }) => assumed.has(id));
  const cited = new Set<unknown>();
  visitEntries([model, keptAssumptions], (key, value) => {
    if ((key === "evidence" || key === "background") && Array.isArray(value))
      for (const claim of value) cited.add(claim);
  });
  const keptClaims = claims.filter(({ id }) => cited.has(id) || isOwn("claims", id));
  const kept = new Set(keptClaims.map(({ id }) => id));
  const named = new Set(keptClaims.map(({ source }) => source));
  return {
    ...model,
    assumptions: keptAssumptions,
    claims: keptClaims.map((claim) => ({ ...claim, contradicts: claim.contradicts.filter((id) => kept.has(id)) })),
    sources: sources.filter(({ id }) => named.has(id) || isOwn("sources", id)),
  };
}

/** Visits every key and value of every nested object. No generator: of one inside another, each value costs its depth. */
function visitEntries(value: unknown, visit: (key: string, inner: unknown) => void): void {
  if (typeof value !== "object" || value === null) return;
  const isList = Array.isArray(value);
  for (const [key, inner] of Object.entries(value)) {
    if (!isList) visit(key, inner);
    visitEntries(inner, visit);
  }
}
