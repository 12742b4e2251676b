/**
 * A scenario as one viewer may know it: hidden transitions and gauges are gone, with the states that only they lead to
 * and with every condition, ratio and effect that would tell of them. Whoever draws from what comes out of here cannot
 * name a secret by mistake.
 */
import {
  type Actor,
  type Belief,
  basisOf,
  beliefPath,
  type Condition,
  createWorld,
  type Effect,
  type Gauge,
  type GaugeCurve,
  type MapPlace,
  type Model,
  madeOf,
  type Outcome,
  type Posture,
  type Quantity,
  type Ratio,
  readBelievedGauges,
  readGauges,
  type Scenario,
  type Spread,
  type Transition,
  type Trigger,
  withOddsRatio,
} from "../engine/index.js";
import { backgroundOf, exerciseFor } from "./exercise.js";
import type { Knowledge } from "./knowledge.js";

export interface SeenScenario {
  readonly scenario: Scenario;
  /** Paths of transitions of whose conditions or causes a part is hidden. */
  readonly partlyHidden: ReadonlySet<string>;
  /** Paths of responses whose chance follows from something hidden: what the rest makes of it would be false. */
  readonly chanceHidden: ReadonlySet<string>;
}

interface Reading {
  readonly knowledge: Knowledge;
  /** Where given, quantities become the numbers in force: handouts name no assumption. */
  readonly assumptions: ReadonlyMap<string, number> | null;
  readonly partlyHidden: Set<string>;
  readonly chanceHidden: Set<string>;
}

/** While play goes on: what happens may be named, and what it rests on. */
export function scenarioInPlay({ scenario: whole }: Model, knowledge: Knowledge): SeenScenario {
  const { labels: _labels, ...scenario } = whole;
  const reading = { knowledge, assumptions: null, partlyHidden: new Set<string>(), chanceHidden: new Set<string>() };
  return {
    partlyHidden: reading.partlyHidden,
    chanceHidden: reading.chanceHidden,
    scenario: {
      ...scenario,
      ...mapSeen(scenario, knowledge),
      ...planSeen(scenario, knowledge),
      actors: scenario.actors.flatMap((actor) => actorSeen(actor, reading)),
      gauges: scenario.gauges
        .filter(({ id }) => knowledge.gauge(id))
        .map((gauge) => ({
          ...derivationSeen(gauge, reading),
          drift: gauge.drift.filter(({ when, perDay }) => {
            const follows = typeof perDay === "object" && "curve" in perDay ? perDay.gauge : null;
            return (
              (when === undefined || !knowledge.dependsOnHidden(when)) && (follows === null || knowledge.gauge(follows))
            );
          }),
        })),
      // The text of an inject reaches its readers with the record that delivers it, and not before.
      injects: [],
      milestones: scenario.milestones
        .filter(({ id }) => knowledge.milestone(id))
        .map(({ when, ...milestone }) => ({
          ...milestone,
          ...(when === undefined || knowledge.dependsOnHidden(when) ? {} : { when }),
        })),
    },
  };
}

/** For a player's handout, before play: nothing of outcomes or evidence, and assumptions as numbers. */
export function scenarioInHandout(model: Model, knowledge: Knowledge): SeenScenario {
  const { assumptions } = model;
  // Labels name what the viewer may not know; whoever reads another language is given a model in it.
  const { labels: _labels, ...scenario } = model.scenario;
  // What is worked out from others starts somewhere too, and so does what the actor believes.
  const world = createWorld(model, { seed: "start" });
  const start = { ...readGauges(model, world), ...readBelievedGauges(model, world) };
  const reading = { knowledge, assumptions, partlyHidden: new Set<string>(), chanceHidden: new Set<string>() };
  const nothing = { injects: [], milestones: [], endings: [], history: [], variants: [] };
  const gauges = scenario.gauges
    .filter(({ id }) => knowledge.gauge(id))
    .map(({ settle: _settle, baseline: _baseline, judgement: _judgement, supports: _supports, ...gauge }) => ({
      ...derivationSeen(gauge, reading),
      initial: start[beliefPath(knowledge.believer ?? "", gauge.id)] ?? (start[gauge.id] as number),
      drift: [],
      evidence: [],
    }));
  const actors = scenario.actors.flatMap((actor) => actorSeen(actor, reading));
  return {
    partlyHidden: reading.partlyHidden,
    chanceHidden: reading.chanceHidden,
    scenario: {
      ...scenario,
      ...nothing,
      ...backgroundOf(scenario),
      ...mapSeen(scenario, knowledge),
      ...planSeen(scenario, knowledge),
      assumptions: [],
      gauges,
      actors,
    },
  };
}

/** A gauge without how it is worked out, where something hidden is part of that. */
function derivationSeen<Seen extends Pick<Gauge, "derived">>(gauge: Seen, reading: Reading): Seen {
  const { derived, ...rest } = gauge;
  if (derived === undefined) return gauge;
  if (!madeOf(derived).every(reading.knowledge.gauge)) return rest as Seen;
  if (!("sum" in derived)) return gauge;
  return {
    ...gauge,
    derived: { sum: derived.sum.map((part) => ({ ...part, weight: quantity(part.weight, reading) })) },
  };
}

function planSeen({ exercise }: Scenario, { believer }: Knowledge): Pick<Scenario, "exercise"> {
  return exercise === undefined ? {} : { exercise: exerciseFor(exercise, believer) };
}

/** The map without what is drawn for a posture or state that the viewer does not know. */
function mapSeen({ map }: Scenario, knowledge: Knowledge): Pick<Scenario, "map"> {
  if (map === undefined) return {};
  const { fronts = {}, forces = {}, ...ground } = map;
  const seen = <Entry extends { readonly posture: string; readonly states: readonly string[] }>(
    entries: Readonly<Record<string, Entry>>,
  ): Record<string, Entry> =>
    Object.fromEntries(
      Object.entries(entries).flatMap(([id, entry]) => {
        const states = entry.states.filter((state) => knowledge.state(entry.posture, state));
        return states.length === 0 ? [] : [[id, { ...entry, states }] as const];
      }),
    );
  const towns = Object.entries(ground.towns ?? {}).map(([id, town]) => [id, placeSeen(town, knowledge)] as const);
  const homes = Object.entries(ground.homes ?? {}).map(
    ([id, { capital, ...home }]) =>
      [id, capital === undefined ? home : { ...home, capital: placeSeen(capital, knowledge) }] as const,
  );
  return {
    map: {
      ...ground,
      ...(ground.towns === undefined ? {} : { towns: Object.fromEntries(towns) }),
      ...(ground.homes === undefined ? {} : { homes: Object.fromEntries(homes) }),
      fronts: seen(fronts),
      forces: seen(forces),
    },
  };
}

/** A place without what would mark it for a posture or state that the viewer does not know. */
function placeSeen({ touched, ...place }: MapPlace, knowledge: Knowledge): MapPlace {
  const known = (touched ?? []).flatMap(({ states, ...touch }) => {
    const seen = states.filter((state) => knowledge.state(touch.posture, state));
    const graded = touch.heat === undefined || knowledge.move(touch.heat);
    return seen.length === 0 || !graded ? [] : [{ ...touch, states: seen }];
  });
  return known.length === 0 ? place : { ...place, touched: known };
}

function actorSeen(actor: Actor, reading: Reading): Actor[] {
  const postures = actor.postures.flatMap((posture) => postureSeen(posture, reading));
  if (postures.length === 0) return [];
  const { beliefs, ...rest } = actor;
  // A player knows what it only hears of, and neither how late nor how wrong that is.
  const own = actor.id === reading.knowledge.believer ? (beliefs ?? []) : [];
  const heard = own.map(
    (belief): Belief => ({
      evidence: [],
      ...("posture" in belief ? { posture: belief.posture } : { gauge: belief.gauge }),
    }),
  );
  return [{ ...rest, postures, ...(heard.length === 0 ? {} : { beliefs: heard }) }];
}

/** Whether a condition reads the beliefs of somebody else. */
function isOthers({ believer }: { readonly believer?: string }, { knowledge }: Reading): boolean {
  return believer !== undefined && believer !== knowledge.believer;
}

function postureSeen(posture: Posture, reading: Reading): Posture[] {
  const { knowledge } = reading;
  const states = posture.states.filter(({ id }) => knowledge.state(posture.path, id));
  if (states.length === 0) return [];
  const transitions = posture.transitions.flatMap((transition): Transition[] => {
    const from = transition.from.filter((id) => knowledge.state(posture.path, id));
    if (!knowledge.transition(transition.path) || from.length === 0) return [];
    return [transitionSeen({ ...transition, from }, reading)];
  });
  const seen = states.map((state) => ({ ...state, effects: effectsSeen(state.effects, reading) }));
  return [{ ...posture, initial: knowledge.initial(posture), transitions, states: seen }];
}

function transitionSeen(transition: Transition, reading: Reading): Transition {
  const { when, trigger, ratios, outcomes, effects, headlines: _headlines, ...unsaid } = transition;
  const { judgement: _judgement, supports: _supports, ...rest } = unsaid;
  const condition = when === undefined ? undefined : conditionSeen(when, reading);
  const cause = triggerSeen(transition, reading);
  if (condition === "hidden" || condition?.partly || cause.partly) reading.partlyHidden.add(transition.path);
  return {
    ...rest,
    ...(reading.assumptions === null ? basisOf(transition) : { evidence: [] }),
    trigger: cause.trigger,
    ...(condition === undefined || condition === "hidden" ? {} : { when: condition.condition }),
    ratios: ratios.flatMap((ratio) => ratioSeen(ratio, reading)),
    ...(outcomes === undefined ? {} : { outcomes: outcomesSeen(outcomes, reading) }),
    effects: effectsSeen(effects, reading),
  };
}

/**
 * The outcomes, with weights of 0 where something hidden bears on them: shares that follow from the rest would be false.
 */
function outcomesSeen(outcomes: readonly Outcome[], reading: Reading): Outcome[] {
  const unknown = outcomes.some(({ ratios }) => ratios.some(reading.knowledge.factorHidden));
  return outcomes.map(({ ratios, weight, effects, judgement, evidence, supports, headlines: _headlines, ...rest }) => ({
    ...rest,
    ...(reading.assumptions === null
      ? { evidence, ...(judgement === undefined ? {} : { judgement }), ...(supports === undefined ? {} : { supports }) }
      : { evidence: [] }),
    weight: unknown ? 0 : settledBy(weight, ratios, reading, (own, ratio) => own * ratio),
    ratios: unknown ? [] : ratios.flatMap((ratio) => ratioSeen(ratio, reading)),
    effects: effectsSeen(effects, reading),
  }));
}

function triggerSeen({ path, trigger, ratios }: Transition, reading: Reading): { trigger: Trigger; partly: boolean } {
  const whole = (seen: Trigger) => ({ partly: false, trigger: seen });
  if (trigger.kind === "response") {
    // Players are not told beforehand which events may come from outside.
    const open = trigger.on.filter((path) => !path.startsWith("inject."));
    const on = open.filter(reading.knowledge.transition);
    const unknown = ratios.some(reading.knowledge.factorHidden);
    if (unknown) reading.chanceHidden.add(path);
    const partly = on.length < open.length || unknown;
    return { partly, trigger: { ...trigger, on, chance: settledBy(trigger.chance, ratios, reading, withOddsRatio) } };
  }
  if (trigger.kind === "timeout") {
    const { afterBasis, ...timer } = trigger;
    const basis = reading.assumptions === null && afterBasis !== undefined ? { afterBasis } : {};
    return whole({ ...timer, ...basis, after: spread(trigger.after, reading) });
  }
  if ("rate" in trigger) return whole({ ...trigger, rate: quantity(trigger.rate, reading) });
  return whole({ ...trigger, wait: quantity(trigger.wait, reading) });
}

/** A handout names no assumption, so those that a number is multiplied by become part of it. */
function settledBy(
  of: Quantity,
  ratios: readonly Ratio[],
  reading: Reading,
  multiply: (own: number, ratio: number) => number,
): Quantity {
  const seen = quantity(of, reading);
  if (reading.assumptions === null || typeof seen !== "number") return seen;
  const settled = ratios.flatMap((ratio) => (ratio.kind === "assumption" ? [quantity(ratio, reading)] : []));
  return settled.reduce<number>((own, ratio) => multiply(own, typeof ratio === "number" ? ratio : 1), seen);
}

function ratioSeen(ratio: Ratio, reading: Reading): Ratio[] {
  if (reading.assumptions === null) return reading.knowledge.factorHidden(ratio) ? [] : [ratio];
  const basis = { label: ratio.label, evidence: [] };
  if (ratio.kind === "assumption") return [];
  if (ratio.kind === "curve") {
    if (!reading.knowledge.gauge(ratio.gauge) || isOthers(ratio, reading)) return [];
    const curve = ratio.curve.map(([x, y]) => [x, quantity(y, reading)] as const);
    const believer = ratio.believer === undefined ? {} : { believer: ratio.believer };
    return [{ ...basis, kind: "curve", gauge: ratio.gauge, curve, ...believer }];
  }
  const seen = conditionSeen(ratio.when, reading);
  // Its label speaks of the whole condition, so a part of it may not stand.
  if (seen === "hidden" || seen.partly) return [];
  return [{ ...basis, kind: "condition", when: seen.condition, ratio: quantity(ratio.ratio, reading) }];
}

type Seen = "hidden" | { readonly condition: Condition; readonly partly: boolean };

function conditionSeen(condition: Condition, reading: Reading): Seen {
  const { knowledge } = reading;
  const whole = (seen: Condition): Seen => ({ condition: seen, partly: false });
  if ("believer" in condition && isOthers(condition, reading)) return "hidden";
  switch (condition.kind) {
    case "posture": {
      const states = condition.states.filter((state) => knowledge.state(condition.posture, state));
      if (states.length === 0) return "hidden";
      return { condition: { ...condition, states }, partly: states.length < condition.states.length };
    }
    case "gauge":
      return knowledge.gauge(condition.gauge) ? whole({ ...condition, ...bounds(condition, reading) }) : "hidden";
    case "compare": {
      if (!knowledge.gauge(condition.gauge) || !knowledge.gauge(condition.other)) return "hidden";
      return whole({ ...condition, ...(condition.by === undefined ? {} : { by: quantity(condition.by, reading) }) });
    }
    case "day":
      return whole({ kind: "day", ...bounds(condition, reading) });
    case "date":
      return whole(condition);
    case "count":
      return happeningSeen(condition.happening, reading)
        ? whole({ ...condition, ...bounds(condition, reading) })
        : "hidden";
    case "entries":
      return knowledge.state(condition.posture, condition.state)
        ? whole({ ...condition, ...bounds(condition, reading) })
        : "hidden";
    case "since": {
      const of = occasionSeen(condition.of, reading);
      if (of === null) return "hidden";
      const partly = "posture" in condition.of && "posture" in of && of.states.length < condition.of.states.length;
      return { condition: { ...condition, of, ...bounds(condition, reading) }, partly };
    }
    case "reached":
      // A handout tells of no milestone.
      return reading.assumptions !== null || !knowledge.milestone(condition.milestone) ? "hidden" : whole(condition);
    case "not": {
      const seen = conditionSeen(condition.of, reading);
      return seen === "hidden" || seen.partly ? "hidden" : whole({ kind: "not", of: seen.condition });
    }
    default: {
      const parts = condition.of.map((part) => conditionSeen(part, reading));
      const shown = parts.flatMap((part) => (part === "hidden" ? [] : [part]));
      if (shown.length === 0 && condition.of.length > 0) return "hidden";
      const partly = shown.length < parts.length || shown.some((part) => part.partly);
      return { condition: { ...condition, of: shown.map((part) => part.condition) }, partly };
    }
  }
}

type Occasion = Extract<Condition, { kind: "since" }>["of"];

/** What days are counted from, as far as the viewer may know; null if not at all. */
function occasionSeen(of: Occasion, reading: Reading): Occasion | null {
  const { knowledge, assumptions } = reading;
  // A handout tells of no milestone.
  if ("milestone" in of) return assumptions === null && knowledge.milestone(of.milestone) ? of : null;
  if ("happening" in of) return happeningSeen(of.happening, reading) ? of : null;
  if (isOthers(of, reading)) return null;
  const states = of.states.filter((state) => knowledge.state(of.posture, state));
  return states.length === 0 ? null : { ...of, states };
}

/** Players are not told beforehand which events may come from outside. */
function happeningSeen(path: string, { knowledge }: Reading): boolean {
  return knowledge.transition(path) && !path.startsWith("inject.");
}

function bounds({ min, max }: { readonly min?: Quantity; readonly max?: Quantity }, reading: Reading) {
  return {
    ...(min === undefined ? {} : { min: quantity(min, reading) }),
    ...(max === undefined ? {} : { max: quantity(max, reading) }),
  };
}

function effectsSeen(effects: readonly Effect[], reading: Reading): Effect[] {
  return effects
    .filter(({ gauge, scale }) => [gauge, scale?.gauge ?? gauge].every(reading.knowledge.gauge))
    .filter(reading.knowledge.effect)
    .map(({ visibility: _visibility, ...effect }) => {
      const { gauge, add, scale } = effect;
      return {
        ...(reading.assumptions === null ? effect : { gauge }),
        add: spread(add, reading),
        ...(scale === undefined ? {} : { scale: curveSeen(scale, reading) }),
      };
    });
}

function curveSeen({ gauge, curve }: GaugeCurve, reading: Reading): GaugeCurve {
  return { gauge, curve: curve.map(([x, y]) => [x, quantity(y, reading)] as const) };
}

function quantity(of: Quantity, { assumptions }: Reading): Quantity {
  if (typeof of === "number" || assumptions === null) return of;
  return assumptions.get(of.assumption) ?? 0;
}

function spread(of: Spread, reading: Reading): Spread {
  if (typeof of === "number" || "assumption" in of) return quantity(of, reading);
  return of.map((part) => quantity(part, reading)) as unknown as Spread;
}
