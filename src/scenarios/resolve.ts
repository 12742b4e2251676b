/**
 * Resolves a checked scenario file into the engine's form: maps become arrays in declaration order, defaults are filled
 * in, dates become days, conditions are resolved. Does not modify its input.
 */
import {
  type Actor,
  type Assumption,
  type Basis,
  type Condition,
  dayOfDate,
  type Effect,
  type Gauge,
  type HistoryEntry,
  type Inject,
  type Milestone,
  type Posture,
  type Ratio,
  type Scenario,
  type State,
  type Transition,
  type Trigger,
} from "../engine/index.js";
import { describeCondition, readCondition } from "./conditions.js";
import type { ConditionFile, EffectFile, RatioFile, ScenarioFile, TransitionFile } from "./format.js";
import type { Names } from "./names.js";
import { reportTo } from "./problem.js";

const defaultTurnDays = 7;

const unreported = reportTo(() => undefined);

/** Resolves a file without errors; `names` are those of the same file. */
export function resolveScenario(file: ScenarioFile, names: Names): Scenario {
  const condition = (written: ConditionFile): Condition => {
    // The linter has refused empty conditions.
    return readCondition(written, [], names, unreported) ?? { kind: "all", of: [] };
  };
  const labelOf = (assumption: string): string => {
    const named = Object.hasOwn(file.assumptions ?? {}, assumption) ? file.assumptions?.[assumption]?.label : undefined;
    return named ?? assumption.replaceAll("-", " ");
  };
  const making: Making = { condition, labelOf };
  return {
    format: 1,
    id: file.id,
    title: file.title,
    summary: file.summary.trim(),
    start: file.start,
    horizon: file.horizon,
    turn: file.turn ?? defaultTurnDays,
    assumptions: each(file.assumptions, resolveAssumption),
    gauges: each(file.gauges, (id, gauge) => resolveGauge(id, gauge, condition)),
    actors: each(file.actors, (id, actor) => resolveActor(id, actor, making)),
    injects: each(file.injects, (id, inject) => resolveInject(id, inject, file.start, condition)),
    milestones: each(
      file.milestones,
      (id, milestone): Milestone => ({
        id,
        label: milestone.label,
        headline: milestone.headline ?? milestone.label,
        ...(milestone.when !== undefined && { when: condition(milestone.when) }),
        ...(milestone.on !== undefined && { on: many(milestone.on) }),
        ...basisOf(milestone),
      }),
    ),
    endings: each(file.endings, (id, ending) => ({
      id,
      label: ending.label,
      headline: ending.headline ?? ending.label,
      when: condition(ending.when),
      ...basisOf(ending),
    })),
    history: each(file.history, resolveHistory),
    variants: each(file.variants, (id, variant) => ({
      id,
      label: variant.label,
      note: variant.note.trim(),
      evidence: variant.evidence ?? [],
      set: { ...variant.set },
    })),
    sources: each(file.sources, (id, source) => ({ id, ...source, note: source.note.trim() })),
    claims: each(file.evidence, (id, claim) => ({
      id,
      source: claim.source,
      paragraph: claim.paragraph,
      statement: claim.statement.trim(),
      figures: claim.figures ?? [],
      credibility: claim.credibility,
      ...(claim.note !== undefined && { note: claim.note.trim() }),
      contradicts: claim.contradicts ?? [],
    })),
    ...(file.map !== undefined && { map: file.map }),
  };
}

type Resolve = (written: ConditionFile) => Condition;
/** The context for resolving transitions. */
interface Making {
  readonly condition: Resolve;
  readonly labelOf: (assumption: string) => string;
}
type Written<Section extends keyof ScenarioFile> =
  NonNullable<ScenarioFile[Section]> extends Record<string, infer Entry> ? Entry : never;
type PostureFile = Written<"actors">["postures"][string];

function each<Entry, Resolved>(
  entries: Readonly<Record<string, Entry>> | undefined,
  resolve: (id: string, entry: Entry) => Resolved,
): readonly Resolved[] {
  return Object.entries(entries ?? {}).map(([id, entry]) => resolve(id, entry));
}

function many<Item>(items: Item | readonly Item[]): readonly Item[] {
  return Array.isArray(items) ? [...(items as readonly Item[])] : [items as Item];
}

function basisOf(written: { evidence?: string[] | undefined; judgement?: string | undefined }): Basis {
  return { evidence: written.evidence ?? [], ...(written.judgement !== undefined && { judgement: written.judgement }) };
}

function effectsOf(effects: readonly EffectFile[] | undefined): readonly Effect[] {
  return (effects ?? []).map(({ gauge, add }) => ({ gauge, add }));
}

function resolveAssumption(id: string, assumption: Written<"assumptions">): Assumption {
  const { label, value, range, note } = assumption;
  return { id, label: label ?? id.replaceAll("-", " "), value, range, note: note.trim(), ...basisOf(assumption) };
}

function resolveGauge(id: string, gauge: Written<"gauges">, condition: Resolve): Gauge {
  return {
    id,
    label: gauge.label,
    ...(gauge.unit !== undefined && { unit: gauge.unit }),
    ...describedBy(gauge),
    min: gauge.min,
    max: gauge.max,
    initial: gauge.initial,
    ...(gauge.baseline !== undefined && { baseline: gauge.baseline }),
    ...(gauge.settle !== undefined && { settle: gauge.settle }),
    drift: (gauge.drift ?? []).map((drift) => ({
      ...(drift.when !== undefined && { when: condition(drift.when) }),
      perDay: drift.perDay,
      ...basisOf(drift),
    })),
    calming: gauge.calming ?? false,
    ...(gauge.visibility !== undefined && { visibility: gauge.visibility }),
    ...basisOf(gauge),
  };
}

function describedBy(written: { description?: string | undefined }): { description?: string } {
  return written.description === undefined ? {} : { description: written.description.trim() };
}

function resolveActor(id: string, actor: Written<"actors">, making: Making): Actor {
  return {
    id,
    label: actor.label,
    short: actor.short ?? shortOf(id),
    ...describedBy(actor),
    postures: each(actor.postures, (postureId, posture) => resolvePosture(id, postureId, posture, making)),
  };
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
    label: posture.label,
    ...describedBy(posture),
    initial: posture.initial,
    states: each(
      posture.states,
      (stateId, state): State => ({
        id: stateId,
        label: state.label,
        ...describedBy(state),
        ...(state.rung !== undefined && { rung: state.rung }),
        ...(state.hostility !== undefined && { hostility: state.hostility }),
        effects: effectsOf(state.effects),
        final: state.final ?? false,
      }),
    ),
    transitions: each(posture.transitions, (transitionId, transition) =>
      resolveTransition(path, transitionId, transition, making),
    ),
  };
}

function resolveTransition(posture: string, id: string, transition: TransitionFile, making: Making): Transition {
  return {
    id,
    path: `${posture}.${id}`,
    from: many(transition.from),
    to: transition.to,
    trigger: triggerOf(transition),
    ...(transition.when !== undefined && { when: making.condition(transition.when) }),
    ratios: (transition.ratios ?? []).map((ratio) => resolveRatio(ratio, making)),
    effects: effectsOf(transition.effects),
    ...(transition.order !== undefined && { order: transition.order }),
    ...(transition.event !== undefined && { event: transition.event }),
    headline: transition.headline,
    ...(transition.visibility !== undefined && { visibility: transition.visibility }),
    ...basisOf(transition),
  };
}

function triggerOf(transition: TransitionFile): Trigger {
  if (transition.wait !== undefined) return { kind: "hazard", wait: transition.wait };
  if (transition.rate !== undefined) return { kind: "hazard", rate: transition.rate };
  if (transition.on !== undefined) return { kind: "response", on: many(transition.on), chance: transition.chance ?? 1 };
  return { kind: "timeout", after: transition.after ?? 0 };
}

function resolveRatio(ratio: RatioFile, making: Making): Ratio {
  const basis = basisOf(ratio);
  if ("when" in ratio) {
    const label = ratio.label ?? describeCondition(ratio.when).slice(0, 160);
    return { label, ...basis, kind: "condition", when: making.condition(ratio.when), ratio: ratio.ratio };
  }
  if ("curve" in ratio) {
    return {
      label: ratio.label ?? `${ratio.gauge} (curve)`,
      ...basis,
      kind: "curve",
      gauge: ratio.gauge,
      curve: ratio.curve,
    };
  }
  return {
    label: ratio.label ?? making.labelOf(ratio.assumption),
    ...basis,
    kind: "assumption",
    assumption: ratio.assumption,
  };
}

function resolveInject(id: string, inject: Written<"injects">, start: string, condition: Resolve): Inject {
  const { at, when } = inject;
  const schedule =
    at !== undefined
      ? { at: typeof at === "string" ? dayOfDate(start, at) : at }
      : when !== undefined
        ? { when: condition(when) }
        : undefined;
  return {
    id,
    label: inject.label,
    from: inject.from,
    to: inject.to,
    delivery: inject.delivery,
    text: inject.text.trim(),
    ...(inject.expected !== undefined && { expected: inject.expected.trim() }),
    ...(inject.objective !== undefined && { objective: inject.objective.trim() }),
    ...(schedule !== undefined && { schedule }),
    historical: inject.historical ?? false,
    effects: effectsOf(inject.effects),
    ...(inject.event !== undefined && { event: inject.event }),
    headline: inject.headline,
    ...basisOf(inject),
  };
}

function resolveHistory(milestone: string, entry: Written<"history">): HistoryEntry {
  return {
    milestone,
    ...(entry.date !== undefined && { date: entry.date }),
    evidence: entry.evidence ?? [],
    publicRecord: entry.publicRecord ?? false,
    ...(entry.note !== undefined && { note: entry.note }),
  };
}
