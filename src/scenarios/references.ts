/**
 * Collects the conditions, bounded numbers and references by name of a scenario file, each with its path. The linter
 * walks the format here once, so that each rule only states its rule.
 */
import { limits } from "../engine/index.js";
import { type BasisFile, claimOf, curveIn, spreadIn, supportOf } from "./bases.js";
import { type BeliefReference, beliefReferences, chancesOf } from "./belief-references.js";
import { testsIn } from "./condition-maps.js";
import type {
  CitationFile,
  ConditionFile,
  EffectFile,
  OutcomeFile,
  QuantityFile,
  RatioFile,
  ScenarioFile,
  SpreadFile,
  TransitionFile,
} from "./format.js";
import type { Path } from "./tree.js";

export interface Reference<Value> {
  readonly value: Value;
  readonly path: Path;
}

/** Inclusive bounds of a number. */
export interface Bound {
  readonly least?: number;
  readonly most?: number;
  /** For the `expected` line of an error. */
  readonly words: string;
}

export interface BoundedReference<Value> extends Reference<Value> {
  readonly bound: Bound;
}

/** What a basis is the basis of: an element, the spread of an effect or a timeout, or the curve of a ratio. */
export type Based =
  | "transition"
  | "outcome"
  | "ratio"
  | "curve"
  | "effect"
  | "add"
  | "after"
  | "drift"
  | "belief"
  | "delay"
  | (typeof citing)[number];

/** What may be written as a map that carries its own basis, by the key that holds it. */
export const carriers: { readonly [Of in Based]?: string } = {
  add: "spread",
  after: "spread",
  delay: "spread",
  curve: "curve",
};

export interface BasisReference extends Reference<BasisFile> {
  readonly of: Based;
}

export interface CitationReference extends Reference<CitationFile> {
  readonly of: Based;
}

export interface References {
  readonly conditions: Reference<ConditionFile>[];
  readonly quantities: BoundedReference<QuantityFile>[];
  readonly spreads: BoundedReference<SpreadFile>[];
  readonly bases: BasisReference[];
  readonly citations: CitationReference[];
  /** Those that are cited, and those that claims contradict. */
  readonly claims: Reference<string>[];
  readonly happenings: Reference<string>[];
  readonly actors: Reference<string>[];
  readonly gauges: Reference<string>[];
  /** Those that others are worked out from; numbers name them too. */
  readonly assumptions: Reference<string>[];
  /** Points of curves, each with the gauge that it follows. */
  readonly curves: (Reference<readonly (readonly [number, QuantityFile])[]> & { readonly gauge: string })[];
  /** Lists of names, which may not repeat. */
  readonly lists: Reference<readonly string[]>[];
}

/** A transition with its posture. */
export interface TransitionReference extends Reference<TransitionFile> {
  /** `actor.posture` */
  readonly posture: string;
  readonly id: string;
}

const anyNumber: Bound = { words: "any number" };
export const bounds = {
  delay: { least: 0, words: "days that a report takes, 0 or more" },
  wait: { least: limits.shortestDays, words: "a mean waiting time in days, more than 0" },
  after: { least: limits.shortestDays, words: "a time in days, more than 0" },
  rate: { least: 0, most: 1 / limits.shortestDays, words: "a rate per day, 0 or more" },
  chance: { least: 0, most: 1, words: "a probability from 0 to 1" },
  ratio: { least: 0, most: 1_000_000, words: "a hazard ratio, 0 or more (below 1 slows, above 1 speeds up)" },
  odds: {
    least: 1e-6,
    most: 1_000_000,
    words: "an odds ratio, more than 0 (below 1 makes it less likely, above 1 likelier)",
  },
  weight: { least: 0, most: 1_000_000, words: "a weight, 0 or more" },
  factor: { least: 0, most: 1_000_000, words: "a factor on the weight, 0 or more" },
  settle: { least: 1, words: "1 day or more" },
} as const satisfies Record<string, Bound>;

export type PostureFile = ScenarioFile["actors"][string]["postures"][string];

/** Every posture of the file with its name, `actor.posture`, in declaration order. */
export function postureReferences(file: ScenarioFile): readonly (Reference<PostureFile> & { readonly name: string })[] {
  return Object.entries(file.actors).flatMap(([actor, { postures }]) =>
    Object.entries(postures).map(([id, value]) => ({
      value,
      path: ["actors", actor, "postures", id],
      name: `${actor}.${id}`,
    })),
  );
}

/** Every transition of the file, in declaration order. */
export function transitionReferences(file: ScenarioFile): readonly TransitionReference[] {
  return postureReferences(file).flatMap(({ value: { transitions }, path, name }) =>
    Object.entries(transitions).map(([id, value]) => ({
      value,
      path: [...path, "transitions", id],
      posture: name,
      id,
    })),
  );
}

/** The states that a transition may lead to, each with its path; none where that was left out. */
export function targets({ value, path }: Reference<TransitionFile>): readonly Reference<string>[] {
  const { to, outcomes = {} } = value;
  return [
    ...named(to, [...path, "to"]),
    ...Object.entries(outcomes).map(([id, outcome]) => ({ value: outcome.to, path: [...path, "outcomes", id, "to"] })),
  ];
}

/** What may be written alone or as a list, as a list. */
export function many(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}

/** The names of a single value or a list, each with its path. */
export function named(value: string | readonly string[] | undefined, path: Path): readonly Reference<string>[] {
  if (value === undefined) return [];
  if (typeof value === "string") return [{ value, path }];
  return value.map((name, index) => ({ value: name, path: [...path, index] }));
}

/** Sections whose entries cite claims. */
const citing = [
  "assumptions",
  "gauges",
  "injects",
  "milestones",
  "endings",
  "history",
  "variants",
  "mechanisms",
] as const;

export function collectReferences(file: ScenarioFile): References {
  const references: References = {
    conditions: [],
    quantities: [],
    spreads: [],
    bases: [],
    citations: [],
    claims: [],
    happenings: [],
    actors: [],
    gauges: [],
    assumptions: [],
    curves: [],
    lists: [],
  };
  for (const transition of transitionReferences(file)) addTransition(references, transition);
  for (const { value, path } of postureReferences(file)) {
    for (const [state, { effects }] of Object.entries(value.states))
      addEffects(references, effects, [...path, "states", state, "effects"]);
  }
  addGauges(references, file);
  for (const [id, { derived = {} }] of Object.entries(file.assumptions)) {
    const path = ["assumptions", id, "derived"];
    references.assumptions.push(
      ...named(derived.oneMinus, [...path, "oneMinus"]),
      ...named(derived.product, [...path, "product"]),
    );
  }
  addInjects(references, file);
  for (const belief of beliefReferences(file)) addBelief(references, belief);
  for (const [id, { when, on }] of Object.entries(file.milestones)) {
    addCondition(references, when, ["milestones", id, "when"]);
    addNames(references, "happenings", on, ["milestones", id, "on"]);
  }
  for (const [id, { when }] of Object.entries(file.endings)) addCondition(references, when, ["endings", id, "when"]);
  for (const section of citing) {
    for (const [id, entry] of Object.entries(file[section])) addBasis(references, section, entry, [section, id]);
  }
  for (const [id, claim] of Object.entries(file.evidence)) {
    addNames(references, "claims", claim.contradicts, ["evidence", id, "contradicts"]);
  }
  return references;
}

function addTransition(references: References, { value: transition, path }: TransitionReference): void {
  addNames(references, "lists", transition.from, [...path, "from"]);
  for (const key of ["wait", "rate", "chance"] as const)
    addQuantity(references, transition[key], [...path, key], bounds[key]);
  addSpread(references, "after", transition.after, [...path, "after"], bounds.after);
  addNames(references, "happenings", transition.on, [...path, "on"]);
  addCondition(references, transition.when, [...path, "when"]);
  const factor = transition.on === undefined ? bounds.ratio : bounds.odds;
  for (const [index, ratio] of (transition.ratios ?? []).entries())
    addRatio(references, ratio, [...path, "ratios", index], factor);
  addEffects(references, transition.effects, [...path, "effects"]);
  addNames(references, "actors", transition.event?.target, [...path, "event", "target"]);
  addNames(references, "actors", transition.event?.source, [...path, "event", "source"]);
  for (const [id, outcome] of Object.entries(transition.outcomes ?? {}))
    addOutcome(references, outcome, [...path, "outcomes", id]);
  addHeadlines(references, transition, path);
  addNames(references, "actors", transition.visibility, [...path, "visibility"]);
  addBasis(references, "transition", transition, path);
}

function addHeadlines(references: References, { headlines = [] }: Pick<OutcomeFile, "headlines">, path: Path): void {
  for (const [index, { when }] of headlines.entries())
    addCondition(references, when, [...path, "headlines", index, "when"]);
}

function addOutcome(references: References, outcome: OutcomeFile, path: Path): void {
  addQuantity(references, outcome.weight, [...path, "weight"], bounds.weight);
  for (const [index, ratio] of (outcome.ratios ?? []).entries())
    addRatio(references, ratio, [...path, "ratios", index], bounds.factor);
  addEffects(references, outcome.effects, [...path, "effects"]);
  addNames(references, "actors", outcome.event?.target, [...path, "event", "target"]);
  addNames(references, "actors", outcome.event?.source, [...path, "event", "source"]);
  addHeadlines(references, outcome, path);
  addBasis(references, "outcome", outcome, path);
}

function addRatio(references: References, ratio: RatioFile, path: Path, bound: Bound): void {
  addBasis(references, "ratio", ratio, path);
  if ("when" in ratio) {
    addCondition(references, ratio.when, [...path, "when"]);
    addQuantity(references, ratio.ratio, [...path, "ratio"], bound);
  } else if ("curve" in ratio) {
    const { points, carried, inside } = curveIn(ratio.curve);
    const at = [...path, "curve"];
    if (carried !== undefined) addBasis(references, "curve", carried, at);
    addCurve(references, { gauge: ratio.gauge, curve: points }, path, [...at, ...inside], bound);
  } else {
    references.quantities.push({ value: { assumption: ratio.assumption }, path, bound });
  }
}

type Curve = { readonly gauge: string; readonly curve: readonly (readonly [number, QuantityFile])[] };

/** `path` is that of what follows the gauge, `at` that of its points. */
function addCurve(references: References, { gauge, curve }: Curve, path: Path, at: Path, bound: Bound): void {
  references.gauges.push({ value: gauge, path: [...path, "gauge"] });
  references.curves.push({ value: curve, path: at, gauge });
  for (const [point, [, y]] of curve.entries()) addQuantity(references, y, [...at, point, 1], bound);
}

function addBelief(references: References, { value, path }: BeliefReference): void {
  addSpread(references, "delay", value.delay, [...path, "delay"], bounds.delay);
  if (value.bias !== undefined) addQuantity(references, value.bias, [...path, "bias"], anyNumber);
  for (const { value: chance, path: at } of chancesOf(value, path)) addQuantity(references, chance, at, bounds.chance);
  addBasis(references, "belief", value, path);
}

function addGauges(references: References, file: ScenarioFile): void {
  for (const [id, gauge] of Object.entries(file.gauges)) {
    const path = ["gauges", id];
    const within: Bound = {
      least: gauge.min,
      most: gauge.max,
      words: `a value of the gauge, ${gauge.min} to ${gauge.max}`,
    };
    addQuantity(references, gauge.initial, [...path, "initial"], within);
    addQuantity(references, gauge.baseline, [...path, "baseline"], within);
    addQuantity(references, gauge.settle, [...path, "settle"], bounds.settle);
    for (const [index, drift] of gauge.drift.entries()) {
      addCondition(references, drift.when, [...path, "drift", index, "when"]);
      const { perDay } = drift;
      const at = [...path, "drift", index, "perDay"];
      if (typeof perDay === "object" && "curve" in perDay)
        addCurve(references, perDay, at, [...at, "curve"], anyNumber);
      else addQuantity(references, perDay, at, anyNumber);
      addBasis(references, "drift", drift, [...path, "drift", index]);
    }
    for (const [kind, parts] of Object.entries(gauge.derived ?? {})) {
      const at = [...path, "derived", kind];
      const named = Array.isArray(parts) ? parts : Object.keys(parts);
      named.forEach((value, index) => {
        references.gauges.push({ value, path: [...at, Array.isArray(parts) ? index : value] });
      });
      references.lists.push({ value: named, path: at });
    }
    addNames(references, "actors", gauge.visibility, [...path, "visibility"]);
  }
}

function addInjects(references: References, file: ScenarioFile): void {
  const atBound: Bound = {
    least: 0,
    most: file.horizon,
    words: `days from the start, 0 to the horizon of ${file.horizon}`,
  };
  for (const [id, inject] of Object.entries(file.injects)) {
    const path = ["injects", id];
    if (typeof inject.at !== "string") addQuantity(references, inject.at, [...path, "at"], atBound);
    addCondition(references, inject.when, [...path, "when"]);
    addNames(references, "happenings", inject.replaces, [...path, "replaces"]);
    addEffects(references, inject.effects, [...path, "effects"]);
    addNames(references, "actors", inject.event?.target, [...path, "event", "target"]);
    addHeadlines(references, inject, path);
  }
}

function addEffects(references: References, effects: readonly EffectFile[], path: Path): void {
  for (const [index, effect] of effects.entries()) {
    references.gauges.push({ value: effect.gauge, path: [...path, index, "gauge"] });
    addSpread(references, "add", effect.add, [...path, index, "add"], anyNumber);
    const at = [...path, index, "scale"];
    if (effect.scale !== undefined) addCurve(references, effect.scale, at, [...at, "curve"], anyNumber);
    addBasis(references, "effect", effect, [...path, index]);
  }
}

function addBasis(references: References, of: Based, value: BasisFile, path: Path): void {
  references.bases.push({ value, path, of });
  const { evidence = [] } = value;
  const list = [...path, "evidence"];
  references.lists.push({ value: evidence.map(claimOf), path: list });
  for (const [index, citation] of evidence.entries()) {
    const at = [...list, index];
    const plain = typeof citation === "string";
    references.citations.push({ value: citation, path: at, of });
    references.claims.push({ value: claimOf(citation), path: plain ? at : [...at, "claim"] });
    references.lists.push({ value: supportOf(citation), path: [...at, "supports"] });
  }
}

function addNames(
  references: References,
  kind: "claims" | "happenings" | "actors" | "lists",
  value: string | readonly string[] | undefined,
  path: Path,
): void {
  if (kind !== "lists") references[kind].push(...named(value, path));
  if (typeof value === "object") references.lists.push({ value, path });
}

function addQuantity(references: References, value: QuantityFile | undefined, path: Path, bound: Bound): void {
  if (value !== undefined) references.quantities.push({ value, path, bound });
}

function addSpread(
  references: References,
  of: "add" | "after" | "delay",
  file: SpreadFile | undefined,
  path: Path,
  bound: Bound,
): void {
  if (file === undefined) return;
  const { spread, carried, inside } = spreadIn(file);
  if (carried !== undefined) addBasis(references, of, carried, path);
  const at = [...path, ...inside];
  references.spreads.push({ value: spread, path: at, bound });
  if (!Array.isArray(spread)) addQuantity(references, spread as QuantityFile, at, bound);
  else for (const [index, quantity] of spread.entries()) addQuantity(references, quantity, [...at, index], bound);
}

/** Adds a condition, and the numbers and lists within it. */
function addCondition(references: References, value: ConditionFile | undefined, path: Path): void {
  if (value === undefined) return;
  references.conditions.push({ value, path });
  for (const test of testsIn(value, path)) addTestParts(references, test.value, test.path);
}

function addTestParts(references: References, test: unknown, path: Path): void {
  if (Array.isArray(test)) references.lists.push({ value: test as readonly string[], path });
  if (typeof test !== "object" || test === null || Array.isArray(test)) return;
  for (const [key, part] of Object.entries(test)) {
    if (key !== "min" && key !== "max" && key !== "by") addTestParts(references, part, [...path, key]);
    // The bounds of dates are texts.
    else if (typeof part !== "string") addQuantity(references, part as QuantityFile, [...path, key], anyNumber);
  }
}
