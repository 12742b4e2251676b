/**
 * The parameters of a model in words: the scenario as written or a variant, and changed assumptions.
 */
import { say } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";

/** The assumptions of a model whose values differ from its variant's, with their values; derived ones follow from these. */
export function changedAssumptions({ scenario, variant, assumptions }: Model): { [assumption: string]: number } {
  const written = scenario.variants.find(({ id }) => id === variant)?.set ?? {};
  const set: { [assumption: string]: number } = {};
  for (const { id, value, derived } of scenario.assumptions) {
    const now = assumptions.get(id);
    if (derived === undefined && now !== undefined && now !== (written[id] ?? value)) set[id] = now;
  }
  return set;
}

/** `as written`, `variant csto-literal, clash-severity=1.2, historical`. */
export function readingInWords(model: Model, { historical = false } = {}): string {
  const changed = Object.entries(changedAssumptions(model)).map(([id, value]) => `${id}=${value}`);
  return [
    model.variant === null ? say("text.as-written") : say("text.variant", { variant: model.variant }),
    ...changed,
    ...(historical ? [say("text.historical")] : []),
  ].join(", ");
}

/** A reading with its edition: `tavush-2020@1a2b3c4d, as written`. */
export function editionInWords(model: Model): string {
  return `${model.scenario.id}@${model.scenarioHash.slice(0, 8)}, ${readingInWords(model)}`;
}
