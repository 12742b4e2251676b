/**
 * Explanations: the factors of a rate, the resulting probability, and the competing hazards. Computed from the same
 * compiled ratios and world that play uses.
 */
import { basisOf } from "./basis.js";
import { withOddsRatio } from "./chance.js";
import { holds } from "./condition.js";
import { probabilityWithin, type Stages } from "./erlang.js";
import { isPossible, pressureNow, rateIfPossible, ratioNow } from "./hazard.js";
import type { Model, ModelPosture, ModelRatio, ModelTransition } from "./model.js";
import { sharesNow } from "./outcome.js";
import { estimativeWord } from "./probability.js";
import type { Basis, Inject, Supports } from "./scenario.js";
import { sharesOf } from "./shares.js";
import { type Shut, shutBy } from "./stand-in.js";
import type { Cause } from "./step.js";
import { seatDecides } from "./will.js";
import { mayMove, type World } from "./world.js";

export interface Factor {
  readonly label: string;
  /** The multiplier in force; 1 if the ratio's condition does not hold. */
  readonly ratio: number;
  /** Whether the ratio's condition holds; curves and assumptions always apply. */
  readonly applies: boolean;
  /** Of a hazard: the rate after this factor; 0 for a response. */
  readonly ratePerDay: number;
  /** Of a response: the probability after this factor. */
  readonly chance?: number;
  /** For a curve: the gauge and its value now, or what an actor takes that to be. */
  readonly gauge?: { readonly id: string; readonly value: number; readonly believer?: string };
  readonly evidence: readonly string[];
  readonly judgement?: string;
  readonly supports?: Supports;
  /** For a curve that says so: what its points rest on. */
  readonly curveBasis?: Basis;
}

export interface Likelihood {
  readonly p: number;
  /** ICD 203. */
  readonly word: string;
}

/** A competing hazard: one that could fire at the same time. */
export interface Rival {
  readonly transition: string;
  readonly actor: string;
  readonly headline: string;
  readonly ratePerDay: number;
  /**
   * Probability that this one fires first of all that are possible, while rates stay as they are: its rate over the sum of
   * rates, unless one of them waits in stages.
   */
  readonly share: number;
  /** Where it waits in stages: how many, and the pressure gathered so far. */
  readonly shape?: number;
  readonly pressure?: number;
}

/** One of several ends of a transition. */
export interface OutcomeShare extends Basis {
  readonly outcome: string;
  readonly to: string;
  readonly headline: string;
  /** Before its ratios. */
  readonly baseWeight: number;
  readonly factors: readonly Factor[];
  /** After them. */
  readonly weight: number;
  /** Probability that the transition ends so; null if all weights are 0. */
  readonly share: Likelihood | null;
}

export interface Explanation {
  readonly transition: string;
  readonly actor: string;
  readonly posture: string;
  /** The posture's state before the transition. */
  readonly from: string;
  /** Absent if it has outcomes. */
  readonly to?: string;
  /** In declaration order, with the weights as they were just before; which one came about is in the record. */
  readonly outcomes?: readonly OutcomeShare[];
  readonly headline: string;
  /** A hazard that an inject stood in for is a response to that inject. */
  readonly trigger: "hazard" | "response" | "timeout";
  /** What caused it; absent if it has not happened. */
  readonly cause?: Cause;
  /** Whether it can happen now. */
  readonly possible: boolean;
  /**
   * Where a person plays its actor: the seat decides it, whether by order alone or with leave for it to come about by itself; or
   * it is not the actor's will, and why. Absent where nobody does, and for what is nobody's act.
   */
  readonly will?: "by-order" | "allowed" | { readonly involuntary: string };
  /** Hazards: present while an inject of the scenario stands in for it, so that it can't fire. */
  readonly shut?: Shut;
  /** Hazards: occurrences per day before the ratios; 0 for responses and timeouts. */
  readonly basePerDay: number;
  /** Sources of the base rate, chance or timeout. */
  readonly evidence: readonly string[];
  readonly judgement?: string;
  readonly supports?: Supports;
  /** Timeouts that say so: what the time rests on. */
  readonly afterBasis?: Basis;
  readonly factors: readonly Factor[];
  /** Hazards that wait in stages: how many. */
  readonly shape?: number;
  /** Base × Π ratios, computed even if the transition is not possible. */
  readonly ratePerDay: number;
  /** Probability that it fires first of all active hazards, while rates stay as they are; 0 if it is not one of them. */
  readonly share: number;
  /** Null for a timeout. For a response: its chance. */
  readonly withinDay: Likelihood | null;
  readonly withinWeek: Likelihood | null;
  readonly pressure: number;
  /** The drawn pressure at which it fires, of mean 1; null until it is first possible. */
  readonly breakingPoint: number | null;
  /** Responses: the probability of responding, and the path responded to. */
  readonly chance?: number;
  /** Responses with ratios: the probability before them. */
  readonly baseChance?: number;
  readonly answers?: string;
  /** Timeouts: the days, or their bounds. */
  readonly after?: readonly number[];
  /** Most likely first. */
  readonly rivals: readonly Rival[];
}

/** Explains a transition in a world, whether or not it is possible now. Throws RangeError for an unknown path. */
export function explain(model: Model, world: World, path: string): Explanation {
  const index = model.names.transition(path);
  if (index < 0) throw new RangeError(`there is no transition ${path}`);
  return explainMove(model, world, index, null, null);
}

/** Explains a transition by index, just before it happens for the given cause. */
export function explainMove(
  model: Model,
  world: World,
  index: number,
  cause: Cause | null,
  answers: string | null,
): Explanation {
  const transition = model.transitions[index] as ModelTransition;
  const { source, hazard, path } = transition;
  const { trigger } = source;
  if (cause === "response" && hazard >= 0) return explainStandIn(model, world, transition, answers);
  const factors = factorsOf(world, transition);
  const ratePerDay = factors.at(-1)?.ratePerDay ?? transition.basePerDay;
  const chance = factors.at(-1)?.chance ?? transition.chance;
  const possible = isPossibleNow(model, world, index);
  const shut = hazard < 0 ? null : shutBy(model, world, hazard);
  const { shape } = transition;
  const pressure = hazard < 0 ? 0 : pressureNow(world, hazard);
  const likelihood = (days: number): Likelihood | null => {
    if (trigger.kind === "timeout") return null;
    const p = trigger.kind === "response" ? chance : probabilityWithin(ratePerDay, days, { shape, pressure });
    return { p, word: estimativeWord(p) };
  };
  const competing = competingHazards(model, world);
  const breaking = hazard < 0 ? -1 : (world.breaking[hazard] as number);
  return {
    ...moveOf(model, world, transition),
    trigger: trigger.kind,
    ...(cause === null ? {} : { cause }),
    possible,
    ...willOf(model, world, index),
    ...(shut === null ? {} : { shut }),
    basePerDay: transition.basePerDay,
    ...basisOf(source),
    ...("afterBasis" in trigger ? { afterBasis: trigger.afterBasis } : {}),
    factors,
    ...(shape > 1 ? { shape } : {}),
    ratePerDay,
    share: competing.find((rival) => rival.transition === path)?.share ?? 0,
    withinDay: likelihood(1),
    withinWeek: likelihood(7),
    pressure,
    breakingPoint: breaking < 0 ? null : breaking,
    ...(trigger.kind === "response"
      ? {
          chance,
          ...(factors.length === 0 ? {} : { baseChance: transition.chance }),
          ...(answers === null ? {} : { answers }),
        }
      : {}),
    ...(transition.after === null ? {} : { after: transition.after }),
    rivals: competing.filter((rival) => rival.transition !== path),
  };
}

function willOf(model: Model, world: World, index: number): Pick<Explanation, "will"> {
  const { actor, source } = model.transitions[index] as ModelTransition;
  if (seatDecides(model, world, index)) return { will: world.closed[index] === 1 ? "by-order" : "allowed" };
  if (source.involuntary === undefined || !world.seats.has(actor)) return {};
  return { will: { involuntary: source.involuntary } };
}

/** What would move: whose posture, and from where to where. */
function moveOf(model: Model, world: World, transition: ModelTransition) {
  const { source, path, actor } = transition;
  const posture = model.postures[transition.posture] as ModelPosture;
  return {
    transition: path,
    actor,
    posture: posture.path,
    from: posture.states[world.states[transition.posture] as number] as string,
    ...(source.to === undefined ? { outcomes: outcomesOf(world, transition) } : { to: source.to }),
    headline: source.headline,
  };
}

/** A hazard that answers the inject that stands in for it: certain, by what the inject rests on. */
function explainStandIn(model: Model, world: World, transition: ModelTransition, answers: string | null): Explanation {
  const inject = model.scenario.injects[model.standIns[transition.hazard] as number] as Inject;
  const certain = { p: 1, word: estimativeWord(1) };
  return {
    ...moveOf(model, world, transition),
    trigger: "response",
    cause: "response",
    possible: true,
    basePerDay: 0,
    ...basisOf(inject),
    factors: [],
    ratePerDay: 0,
    share: 0,
    withinDay: certain,
    withinWeek: certain,
    pressure: 0,
    breakingPoint: null,
    chance: 1,
    ...(answers === null ? {} : { answers }),
    rivals: competingHazards(model, world),
  };
}

/** Whether the transition is possible now; for a response: once its trigger happens. */
function isPossibleNow(model: Model, world: World, index: number): boolean {
  const { hazard, when } = model.transitions[index] as ModelTransition;
  if (hazard >= 0) return isPossible(model, world, hazard);
  if (world.closed[index] === 1) return false;
  return mayMove(model, world, index) && (when === null || holds(when, world));
}

function factorsOf(world: World, transition: ModelTransition): Factor[] {
  let ratePerDay = transition.basePerDay;
  let chance = transition.chance;
  return transition.ratios.map((ratio) => {
    const { ratio: factor, ...said } = factorOf(world, ratio);
    ratePerDay *= factor;
    chance = withOddsRatio(chance, factor);
    return {
      ...said,
      ratio: factor,
      ratePerDay,
      ...(transition.source.trigger.kind === "response" ? { chance } : {}),
    };
  });
}

function factorOf(world: World, ratio: ModelRatio): Omit<Factor, "ratePerDay"> {
  return {
    label: ratio.source.label,
    ratio: ratioNow(ratio, world),
    applies: ratio.kind !== "condition" || holds(ratio.when, world),
    ...gaugeOf(world, ratio),
    ...basisOf(ratio.source),
    ...("curveBasis" in ratio.source ? { curveBasis: ratio.source.curveBasis } : {}),
  };
}

function outcomesOf(world: World, transition: ModelTransition): OutcomeShare[] {
  const shares = sharesNow(transition, world);
  return transition.ends.flatMap(({ outcome, ratios, weight: baseWeight }, place) => {
    if (outcome === null) return [];
    let weight = baseWeight;
    const factors = ratios.map((ratio): Factor => {
      const factor = factorOf(world, ratio);
      weight *= factor.ratio;
      return { ...factor, ratePerDay: 0 };
    });
    const p = shares?.[place];
    const { id, to, headline } = outcome;
    return [
      {
        outcome: id,
        to,
        headline,
        baseWeight,
        factors,
        weight,
        share: p === undefined ? null : { p, word: estimativeWord(p) },
        ...basisOf(outcome),
      },
    ];
  });
}

function gaugeOf(world: World, ratio: ModelRatio): Pick<Factor, "gauge"> {
  if (ratio.kind !== "curve" || ratio.source.kind !== "curve") return {};
  const { gauge: id, believer } = ratio.source;
  const value = world.gauges[ratio.curve.gauge] as number;
  return { gauge: { id, value, ...(believer === undefined ? {} : { believer }) } };
}

/** Every hazard that can fire now, with its share, most likely first. */
export function competingHazards(model: Model, world: World): Rival[] {
  const entrants = model.hazards.flatMap((hazard, slot) => {
    if (!isPossible(model, world, slot)) return [];
    const transition = model.transitions[hazard.transition] as ModelTransition;
    const ratePerDay = rateIfPossible(hazard, world);
    if (!(ratePerDay > 0)) return [];
    return [{ transition, ratePerDay, shape: transition.shape, pressure: pressureNow(world, slot) }];
  });
  const shares = sharesOf(entrants);
  return entrants
    .map(({ transition: { path, actor, source }, ratePerDay, shape, pressure }, place) => ({
      transition: path,
      actor,
      headline: source.headline,
      ratePerDay,
      share: shares[place] as number,
      ...(shape > 1 ? { shape, pressure } : {}),
    }))
    .sort((a, b) => b.share - a.share);
}

/** The stages of a hazard as an explanation, a rival or a record says them. */
export function stagesOf({ shape = 1, pressure = 0 }: Partial<Stages>): Stages {
  return { shape, pressure };
}
