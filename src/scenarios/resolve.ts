/**
 * Resolves a checked scenario file into the engine's form: maps become arrays in declaration order, dates become days,
 * conditions are resolved. The format has filled in what a file may leave out. Does not modify its input.
 */
import {
  type Actor,
  type Assumption,
  type Belief,
  type Condition,
  type Derived,
  dayOfDate,
  type Effect,
  type Gauge,
  type HistoryEntry,
  type Inject,
  type Mistaken,
  type Outcome,
  type Posture,
  type Ratio,
  type Scenario,
  type Transition,
  type Trigger,
} from "../engine/index.js";
import { termsOf } from "./agreements.js";
import { basisIn, cited, curveIn, spreadIn } from "./bases.js";
import { isQuantity } from "./belief-references.js";
import { describeCondition, readCondition } from "./conditions.js";
import type {
  BeliefFile,
  ConditionFile,
  EffectFile,
  OutcomeFile,
  QuantityFile,
  RatioFile,
  ScenarioFile,
  TransitionFile,
} from "./format.js";
import { happeningOf } from "./happening-name.js";
import { assumptionLabel, type Words, wordsOf } from "./label-words.js";
import { partnerOf } from "./lint-draws.js";
import type { Names } from "./names.js";
import { unreported } from "./problem.js";
import { many, type PostureFile } from "./references.js";
import { addressing } from "./resolve-addressees.js";
import { resolveExercise, withObjective } from "./resolve-exercise.js";
import { resolveLabels } from "./resolve-labels.js";
import { derivationOf, rangesOf, valuesWith } from "./worked-out.js";

/** Resolves a file without errors; `names` are those of the same file. */
export function resolveScenario(file: ScenarioFile, names: Names): Scenario {
  const conditionOf =
    (believer?: string) =>
    (written: ConditionFile): Condition => {
      // The linter has refused empty conditions.
      return readCondition(written, [], names, unreported, believer) ?? { kind: "all", of: [] };
    };
  const condition = conditionOf();
  const labelOf = (assumption: string): string => assumptionLabel(file, assumption);
  const words = wordsOf(file);
  const making = (actor: string): Making => ({
    condition: conditionOf(actor),
    labelOf,
    words,
    believer: actor,
    held: names.beliefs.get(actor) ?? new Set(),
  });
  return {
    format: file.format,
    id: file.id,
    title: file.title,
    summary: file.summary,
    start: file.start,
    horizon: file.horizon,
    turn: file.turn,
    assumptions: resolveAssumptions(file, labelOf),
    gauges: each(file.gauges, (id, gauge) => resolveGauge(id, gauge, condition)),
    actors: each(file.actors, (id, actor) => resolveActor(id, actor, making(id))),
    injects: each(file.injects, (id, inject) =>
      withObjective(resolveInject(id, inject, file, condition), file.exercise),
    ),
    milestones: each(file.milestones, (id, { label, headline = label, when, on, ...basis }) => ({
      id,
      label,
      headline,
      ...(when !== undefined && { when: condition(when) }),
      ...(on !== undefined && { on: many(on).map(happeningOf) }),
      ...cited(basis),
    })),
    endings: each(file.endings, (id, { label, headline = label, when, ...basis }) => ({
      id,
      label,
      headline,
      when: condition(when),
      ...cited(basis),
    })),
    history: each(file.history, resolveHistory),
    variants: each(file.variants, (id, variant) => ({ id, ...cited(variant) })),
    ...(Object.keys(file.mechanisms).length > 0 && {
      mechanisms: each(file.mechanisms, (id, mechanism) => ({ id, ...cited(mechanism) })),
    }),
    sources: each(file.sources, (id, source) => ({ id, ...source })),
    claims: each(file.evidence, (id, claim) => ({ id, ...claim })),
    ...(file.map !== undefined && { map: file.map }),
    ...(file.exercise !== undefined && { exercise: resolveExercise(file.exercise, file.start) }),
    ...(file.labels !== undefined && { labels: resolveLabels(file.labels) }),
  };
}

/** The linter has made sure that derived ones can be worked out. */
function resolveAssumptions(file: ScenarioFile, labelOf: (assumption: string) => string): readonly Assumption[] {
  const [values, ranges] = [valuesWith(file), rangesOf(file)];
  return each(file.assumptions, (id, { with: partner, derived: _derived, ...assumption }) => {
    const derived = derivationOf(file.assumptions[id] ?? {});
    return {
      id,
      label: labelOf(id),
      ...cited(assumption),
      value: values.get(id) ?? 0,
      range: ranges.get(id) ?? [0, 0],
      ...(derived !== undefined && { derived }),
      ...(partner !== undefined && { with: partnerOf(partner) }),
    };
  });
}

type Resolve = (written: ConditionFile) => Condition;
/** The context for resolving transitions. */
interface Making {
  readonly condition: Resolve;
  readonly labelOf: (assumption: string) => string;
  readonly words: Words;
  /** The actor whose transitions they are, and what it holds beliefs about. */
  readonly believer: string;
  readonly held: ReadonlySet<string>;
}
type Written<Section extends "gauges" | "actors" | "injects" | "history"> = ScenarioFile[Section][string];

function each<Entry, Resolved>(
  entries: Readonly<Record<string, Entry>>,
  resolve: (id: string, entry: Entry) => Resolved,
): readonly Resolved[] {
  return Object.entries(entries).map(([id, entry]) => resolve(id, entry));
}

function resolveGauge(id: string, gauge: Written<"gauges">, condition: Resolve): Gauge {
  const drift = gauge.drift.map(({ when, ...part }) => ({
    ...(when !== undefined && { when: condition(when) }),
    ...cited(part),
  }));
  const { derived, ...rest } = gauge;
  return { id, ...cited(rest), ...(derived !== undefined && { derived: resolveDerived(derived) }), drift };
}

/** The linter has made sure that it says exactly one kind. */
function resolveDerived({ sum, product, min, max }: NonNullable<Written<"gauges">["derived"]>): Derived {
  if (sum !== undefined) return { sum: Object.entries(sum).map(([gauge, weight]) => ({ gauge, weight })) };
  if (product !== undefined) return { product };
  return min === undefined ? { max: max ?? [] } : { min };
}

function resolveActor(id: string, actor: Written<"actors">, making: Making): Actor {
  const postures = each(actor.postures, (postureId, posture) => resolvePosture(id, postureId, posture, making));
  const { label, beliefs = {}, ...rest } = actor;
  const held = each(beliefs, (subject, belief) => resolveBelief(subject, belief));
  return { id, label, short: shortOf(id), ...rest, postures, ...(held.length > 0 && { beliefs: held }) };
}

function resolveBelief(subject: string, { delay, error, bias, initial, ...basis }: BeliefFile): Belief {
  const { spread, carried = {} } = spreadIn(delay ?? 0);
  if (!subject.includes(".")) {
    const days = delay !== undefined && !Array.isArray(spread) && { delay: spread as QuantityFile };
    return { ...cited(basis), gauge: subject, ...days, ...(bias !== undefined && { bias }) };
  }
  const delayBasis = basisIn(carried);
  return {
    ...cited(basis),
    posture: subject,
    ...(delay !== undefined && { delay: spread }),
    ...(delayBasis && { delayBasis }),
    ...(error !== undefined && { error: isQuantity(error) ? error : each(error, resolveMistaken) }),
    ...(initial !== undefined && { initial }),
  };
}

function resolveMistaken(state: string, row: Readonly<Record<string, QuantityFile>>): Mistaken {
  return { state, as: each(row, (taken, chance) => ({ state: taken, chance })) };
}

/** The first three letters of an id in capitals, at least two. */
export function shortOf(id: string): string {
  const letters = id
    .replaceAll(/[^a-z]/g, "")
    .slice(0, 3)
    .toUpperCase();
  return letters.length === 1 ? letters + letters : letters;
}

function resolvePosture(actor: string, id: string, posture: PostureFile, making: Making): Posture {
  const path = `${actor}.${id}`;
  return {
    id,
    path,
    ...posture,
    states: each(posture.states, (stateId, { effects, ...state }) => ({
      id: stateId,
      ...state,
      effects: effects.map(resolveEffect),
    })),
    transitions: each(posture.transitions, (transitionId, transition) =>
      resolveTransition(path, transitionId, transition, making),
    ),
  };
}

function resolveTransition(posture: string, id: string, transition: TransitionFile, making: Making): Transition {
  const {
    from,
    to,
    wait: _wait,
    rate: _rate,
    shape: _shape,
    on: _on,
    chance: _chance,
    after: _after,
    ...rest
  } = transition;
  const { when, ratios = [], outcomes, effects, headlines, ...others } = rest;
  return {
    id,
    path: `${posture}.${id}`,
    from: many(from),
    ...(to !== undefined && { to }),
    ...(outcomes !== undefined && {
      outcomes: each(outcomes, (key, outcome) => resolveOutcome(key, outcome, transition, making)),
    }),
    trigger: triggerOf(transition),
    ...(when !== undefined && { when: making.condition(when) }),
    ratios: ratios.map((ratio) => resolveRatio(ratio, making)),
    effects: effects.map(resolveEffect),
    ...resolveHeadlines(headlines, making.condition),
    ...cited(others),
  };
}

function resolveOutcome(id: string, outcome: OutcomeFile, transition: TransitionFile, making: Making): Outcome {
  const worded = outcome.headline === undefined && outcome.headlines === undefined ? transition : outcome;
  const { ratios = [], effects, headline = transition.headline, headlines: _headlines, ...rest } = outcome;
  return {
    id,
    ...cited(rest),
    headline,
    ...resolveHeadlines(worded.headlines, making.condition),
    ratios: ratios.map((ratio) => resolveRatio(ratio, making)),
    effects: effects.map(resolveEffect),
  };
}

/** In the order written; the first whose condition holds is used. */
function resolveHeadlines(written: TransitionFile["headlines"], condition: Resolve): Pick<Transition, "headlines"> {
  if (written === undefined) return {};
  return { headlines: written.map(({ when, headline }) => ({ when: condition(when), headline })) };
}

function triggerOf({ wait, rate, shape, on, chance = 1, after = 0 }: TransitionFile): Trigger {
  const stages = shape === undefined ? {} : { shape };
  if (wait !== undefined) return { kind: "hazard", wait, ...stages };
  if (rate !== undefined) return { kind: "hazard", rate, ...stages };
  if (on !== undefined) return { kind: "response", on: many(on).map(happeningOf), chance };
  const { spread, carried = {} } = spreadIn(after);
  const afterBasis = basisIn(carried);
  return { kind: "timeout", after: spread, ...(afterBasis && { afterBasis }) };
}

function resolveRatio(file: RatioFile, { condition, labelOf, words, believer, held }: Making): Ratio {
  if ("when" in file) {
    const { label = describeCondition(file.when, words, held).slice(0, 160), when, ratio, ...basis } = file;
    return { label, ...cited(basis), kind: "condition", when: condition(when), ratio };
  }
  if ("curve" in file) {
    const believed = held.has(file.gauge);
    const name = words.gauge(file.gauge);
    const { label = `${name} ${believed ? "as it believes " : ""}(curve)`, gauge, curve, ...basis } = file;
    const { points, carried = {} } = curveIn(curve);
    const curveBasis = basisIn(carried);
    return {
      label,
      ...cited(basis),
      kind: "curve",
      gauge,
      curve: points,
      ...(curveBasis && { curveBasis }),
      ...(believed && { believer }),
    };
  }
  const { label = labelOf(file.assumption), assumption, ...basis } = file;
  return { label, ...cited(basis), kind: "assumption", assumption };
}

function resolveEffect({ gauge, add, scale, mechanism, visibility, ...basis }: EffectFile): Effect {
  const { spread, carried = {} } = spreadIn(add);
  const addBasis = basisIn(carried);
  return {
    gauge,
    add: spread,
    ...(addBasis && { addBasis }),
    ...(scale !== undefined && { scale }),
    ...basisIn(basis),
    ...(mechanism !== undefined && { mechanism }),
    ...(visibility !== undefined && { visibility }),
  };
}

function resolveInject(id: string, inject: Written<"injects">, file: ScenarioFile, condition: Resolve): Inject {
  const { at, when, historical, replaces, effects, event, headline, headlines, evidence, judgement, ...written } =
    inject;
  const { "for-good": forGood, to: _to, visibility: _visibility, agreement, ...told } = written;
  const day = typeof at === "string" ? dayOfDate(file.start, at) : at;
  const schedule = day !== undefined ? { at: day } : when !== undefined ? { when: condition(when) } : undefined;
  return {
    id,
    ...told,
    ...addressing(inject, file),
    ...(schedule !== undefined && { schedule }),
    historical,
    ...(replaces !== undefined && { replaces: many(replaces) }),
    ...(forGood !== undefined && { forGood }),
    ...(agreement !== undefined && { agreement: termsOf(agreement) }),
    effects: effects.map(resolveEffect),
    ...(event !== undefined && { event }),
    headline,
    ...resolveHeadlines(headlines, condition),
    ...cited({ evidence }),
    ...(judgement !== undefined && { judgement }),
  };
}

function resolveHistory(milestone: string, { date, evidence, publicRecord, note }: Written<"history">): HistoryEntry {
  return {
    milestone,
    ...(date !== undefined && { date }),
    ...cited({ evidence }),
    publicRecord: publicRecord ?? false,
    ...(note !== undefined && { note }),
  };
}
