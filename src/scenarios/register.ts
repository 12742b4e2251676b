/**
 * The evidence register by claim: statement, grade, and the model elements that cite it.
 */
import type { Scenario } from "../engine/index.js";

/** One claim. `grade` is its Admiralty grade: source reliability A–F and claim credibility 1–6, such as "C3". */
export interface RegisterEntry {
  readonly claim: string;
  readonly source: string;
  readonly paragraph: number;
  readonly statement: string;
  readonly figures: readonly string[];
  readonly grade: string;
  /** Model elements: `russia.mediation.hint`, `russia.mediation.hint.ratios[0]`, `gauges.tension`, `variants.x` … */
  readonly citedBy: readonly string[];
}

/** All claims of the scenario, in the order of the register. */
export function evidenceRegister(scenario: Scenario): readonly RegisterEntry[] {
  const reliability = new Map(scenario.sources.map((source) => [source.id, source.reliability]));
  const citations = new Map<string, string[]>();
  for (const [element, claims] of citedElements(scenario)) {
    for (const claim of claims) {
      const elements = citations.get(claim) ?? [];
      if (!elements.includes(element)) citations.set(claim, [...elements, element]);
    }
  }
  return scenario.claims.map(({ id, source, paragraph, statement, figures, credibility }) => ({
    claim: id,
    source,
    paragraph,
    statement,
    figures,
    grade: `${reliability.get(source) ?? "F"}${credibility}`,
    citedBy: citations.get(id) ?? [],
  }));
}

function* citedElements(scenario: Scenario): Generator<readonly [string, readonly string[]]> {
  for (const { id, evidence } of scenario.assumptions) yield [`assumptions.${id}`, evidence];
  for (const { id, evidence, drift } of scenario.gauges) {
    yield [`gauges.${id}`, evidence];
    for (const [index, part] of drift.entries()) yield [`gauges.${id}.drift[${index}]`, part.evidence];
  }
  for (const posture of scenario.actors.flatMap((actor) => actor.postures)) {
    for (const { path, evidence, ratios } of posture.transitions) {
      yield [path, evidence];
      for (const [index, ratio] of ratios.entries()) yield [`${path}.ratios[${index}]`, ratio.evidence];
    }
  }
  const sections = ["injects", "milestones", "endings", "variants"] as const;
  for (const section of sections) {
    for (const { id, evidence } of scenario[section]) yield [`${section}.${id}`, evidence];
  }
  for (const { milestone, evidence } of scenario.history) yield [`history.${milestone}`, evidence];
}
