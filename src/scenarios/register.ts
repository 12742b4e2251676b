/**
 * The evidence register by claim: statement, grade, and the model elements that cite it.
 */
import {
  type Basis,
  basisOf,
  beliefPath,
  type Effect,
  type Ratio,
  type Scenario,
  type Support,
  subjectOf,
  type Transition,
} from "../engine/index.js";

/** One claim. `grade` is its Admiralty grade: source reliability A–F and claim credibility 1–6, such as "C3". */
export interface RegisterEntry {
  readonly claim: string;
  readonly source: string;
  readonly paragraph: number;
  readonly statement: string;
  readonly figures: readonly string[];
  readonly grade: string;
  /**
   * Model elements: `russia.mediation.hint`, `russia.mediation.hint.ratios[0]`, `russia.mediation.hint.effects[0].add`,
   * `gauges.tension`, `variants.x` …
   */
  readonly citedBy: readonly string[];
  /** What it speaks for, by element, where the element says so. Absent if none does. */
  readonly supports?: { readonly [element: string]: readonly Support[] };
}

/** A model element, as `citedBy` names it, and what it rests on. */
export type BasedElement = readonly [element: string, basis: Basis];

/** All claims of the scenario, in the order of the register. */
export function evidenceRegister(scenario: Scenario): readonly RegisterEntry[] {
  const reliability = new Map(scenario.sources.map((source) => [source.id, source.reliability]));
  const citations = new Map<string, Map<string, readonly Support[]>>();
  for (const [element, { evidence, supports = {} }] of basedElements(scenario)) {
    for (const claim of evidence) {
      const elements = citations.get(claim) ?? new Map<string, readonly Support[]>();
      const support = Object.hasOwn(supports, claim) ? supports[claim] : undefined;
      citations.set(claim, elements.set(element, support ?? []));
    }
  }
  return scenario.claims.map(({ id, source, paragraph, statement, figures, credibility }) => {
    const elements = [...(citations.get(id) ?? [])];
    const supports = elements.filter(([, support]) => support.length > 0);
    return {
      claim: id,
      source,
      paragraph,
      statement,
      figures,
      grade: `${reliability.get(source) ?? "F"}${credibility}`,
      citedBy: elements.map(([element]) => element),
      ...(supports.length > 0 && { supports: Object.fromEntries(supports) }),
    };
  });
}

/**
 * Every part of a scenario that may say what it rests on, as `citedBy` names it, with its basis: also the effects, and the
 * spreads and curves with a basis of their own.
 */
export function* basedElements(scenario: Scenario): Generator<BasedElement> {
  for (const assumption of scenario.assumptions) yield [`assumptions.${assumption.id}`, assumption];
  for (const gauge of scenario.gauges) {
    yield [`gauges.${gauge.id}`, gauge];
    for (const [index, drift] of gauge.drift.entries()) yield [`gauges.${gauge.id}.drift[${index}]`, drift];
  }
  for (const posture of scenario.actors.flatMap((actor) => actor.postures)) {
    for (const transition of posture.transitions) yield* basedInTransition(transition);
    for (const { id, effects } of posture.states) yield* basedInEffects(`${posture.path}.states.${id}`, effects);
  }
  for (const { id: actor, beliefs = [] } of scenario.actors) {
    for (const belief of beliefs) {
      const path = beliefPath(actor, subjectOf(belief));
      yield [path, belief];
      if ("posture" in belief) yield* basedIn(`${path}.delay`, belief.delayBasis);
    }
  }
  for (const inject of scenario.injects) {
    yield [`injects.${inject.id}`, inject];
    yield* basedInEffects(`injects.${inject.id}`, inject.effects);
  }
  const sections = ["milestones", "endings", "variants"] as const;
  for (const section of sections) {
    for (const element of scenario[section]) yield [`${section}.${element.id}`, element];
  }
  for (const mechanism of scenario.mechanisms ?? []) yield [`mechanisms.${mechanism.id}`, mechanism];
  for (const entry of scenario.history) yield [`history.${entry.milestone}`, entry];
}

function* basedInTransition(transition: Transition): Generator<BasedElement> {
  const { path, trigger, ratios, outcomes = [], effects } = transition;
  yield [path, transition];
  if (trigger.kind === "timeout") yield* basedIn(`${path}.after`, trigger.afterBasis);
  yield* basedInRatios(path, ratios);
  yield* basedInEffects(path, effects);
  for (const outcome of outcomes) {
    const owner = `${path}.outcomes.${outcome.id}`;
    yield [owner, outcome];
    yield* basedInRatios(owner, outcome.ratios);
    yield* basedInEffects(owner, outcome.effects);
  }
}

function* basedInRatios(owner: string, ratios: readonly Ratio[]): Generator<BasedElement> {
  for (const [index, ratio] of ratios.entries()) {
    yield [`${owner}.ratios[${index}]`, ratio];
    if (ratio.kind === "curve") yield* basedIn(`${owner}.ratios[${index}].curve`, ratio.curveBasis);
  }
}

function* basedInEffects(owner: string, effects: readonly Effect[]): Generator<BasedElement> {
  for (const [index, effect] of effects.entries()) {
    yield [`${owner}.effects[${index}]`, basisOf(effect)];
    yield* basedIn(`${owner}.effects[${index}].add`, effect.addBasis);
  }
}

function* basedIn(element: string, basis: Basis | undefined): Generator<BasedElement> {
  if (basis !== undefined) yield [element, basis];
}
