/**
 * Compiles a resolved scenario into the model that the engine plays (model.ts), collecting every problem on the way.
 */

import { buildMachines, compileMoves, machineMover, tableMover } from "./chart.js";
import { beliefsAbout, compileBeliefs, countStates } from "./compile-beliefs.js";
import { type CompiledCondition, compileCondition, type Reader } from "./condition.js";
import { compileCurve, type ModelCurve } from "./curve.js";
import { conditionsOf, dependentsOf, needsOf, needsOfDrift, needsOfHazard, sizesOf } from "./dependents.js";
import { compileDerived } from "./derived.js";
import { endsOf } from "./ends.js";
import { hashScenario } from "./hash.js";
import { Marks } from "./marks.js";
import { asPlayed, findVariant, variantIds } from "./mechanism.js";
import type {
  Model,
  ModelCheck,
  ModelDrift,
  ModelEffect,
  ModelEnd,
  ModelEnding,
  ModelGauge,
  ModelHeadline,
  ModelInject,
  ModelMilestone,
  ModelOptions,
  ModelPosture,
  ModelRatio,
  ModelTransition,
} from "./model.js";
import { Names } from "./names.js";
import { Numbers } from "./numbers.js";
import { wordsOf } from "./random.js";
import type {
  Condition,
  Effect,
  GaugeCurve,
  Headline,
  Quantity,
  Ratio,
  Scenario,
  Transition,
  Trigger,
  Variant,
} from "./scenario.js";
import { replacedBy, standInsOf } from "./stand-in.js";
import {
  byPath,
  followersOf,
  hazardsOf,
  leavingOf,
  paceOf,
  packGauges,
  packHazards,
  respondersOf,
  slowFirst,
} from "./tables.js";
import { isVoluntary, willOf } from "./will.js";

/**
 * Compiles a scenario with the assumption values of a variant and of `set`.
 * Throws ScenarioError, with every problem found, for unknown names and numbers out of bounds.
 */
export function createModel(written: Scenario, options: ModelOptions = {}): Model {
  // First, since it refuses what nests without end, which nothing else here is prepared for.
  const scenarioHash = hashScenario(written);
  const variant = options.variant ?? null;
  const scenario = asPlayed(written, variant);
  const names = new Names(scenario);
  const numbers = new Numbers(scenario, chosenVariant(written, variant, names), options.set ?? {}, names);
  const streamPaths: string[] = [];
  const marks = new Marks();
  const reader = { names, numbers, marks, start: scenario.start };
  const { transitions, injects, postures, gauges, milestones, endings } = compileElements(
    scenario,
    reader,
    streamPaths,
  );
  const derived = compileDerived(scenario, gauges, reader);
  const beliefs = compileBeliefs(scenario, reader, streamPaths);
  names.throwProblems();
  const machines = buildMachines(scenario);
  const moves = compileMoves(machines, postures, transitions);
  const hazards = hazardsOf(transitions, moves);
  const checks = checksOf(milestones, endings, injects);
  const sizes = sizesOf(countStates(postures, beliefs), { gauges, beliefs, milestones, marks: marks.all });
  return {
    scenario: written,
    played: scenario,
    scenarioHash,
    variant,
    assumptions: numbers.values,
    postures,
    transitions,
    hazards,
    packed: packHazards(hazards, transitions),
    dailyHazards: hazards.flatMap(({ daily }, slot) => (daily.whens.length + daily.ratios.length > 0 ? [slot] : [])),
    leaving: leavingOf(postures, hazards),
    gauges,
    packedGauges: packGauges(gauges),
    proRata: scenario.format > 1,
    dailyDrifts: gauges.flatMap(({ driftsDaily }, gauge) => (driftsDaily ? [gauge] : [])),
    derived,
    derivedFrom: gauges.map((_, gauge) => followersOf(derived, gauge)),
    injects,
    standIns: standInsOf(hazards, injects, names),
    beliefs,
    beliefsAbout: { postures: beliefsAbout(beliefs, "posture"), gauges: beliefsAbout(beliefs, "gauge") },
    stateCounts: sizes.states,
    milestones,
    milestonesOn: byPath(milestones.map(({ on }) => on ?? [])),
    endings,
    responders: respondersOf(transitions, injects),
    marks: marks.all,
    marksOf: byPath(marks.all.map(({ of }) => [of])),
    dependents: dependentsOf(hazards.map(needsOfHazard), sizes),
    checks,
    checkDependents: dependentsOf(
      checks.map((check) => needsOf([check.when])),
      sizes,
    ),
    driftDependents: dependentsOf(gauges.map(needsOfDrift), sizes),
    streamPaths,
    streamWords: streamPaths.map(wordsOf),
    machines,
    moves,
    mover: options.mover === "table" ? tableMover(moves, transitions) : machineMover(machines, postures, transitions),
    names,
  };
}

/** Compiles what numbers stand in, and appends the paths of its streams. Throws ScenarioError for the problems found. */
export function compileElements(
  scenario: Scenario,
  reader: ConstructorParameters<typeof Compiler>[1],
  paths: string[],
) {
  const compile = new Compiler(scenario, reader, paths);
  const transitions = compile.transitions();
  const injects = compile.injects();
  const postures = compile.postures(transitions);
  const gauges = compile.gauges();
  const milestones = compile.milestones();
  const endings = compile.endings();
  reader.names.throwProblems();
  return { transitions, injects, postures, gauges, milestones, endings };
}

function chosenVariant(scenario: Scenario, id: string | null, names: Names): Variant | null {
  if (id === null) return null;
  const variant = findVariant(scenario, id);
  if (variant === undefined) {
    const known = variantIds(scenario);
    names.problem("variants", `there is no variant ${id}`, known.length > 0 ? `one of ${known.join(", ")}` : "none");
    names.throwProblems();
  }
  return variant ?? null;
}

export function checksOf(
  milestones: readonly ModelMilestone[],
  endings: readonly ModelEnding[],
  injects: readonly ModelInject[],
): ModelCheck[] {
  const of = (kind: ModelCheck["kind"], items: readonly { readonly when: CompiledCondition | null }[]): ModelCheck[] =>
    items.flatMap(({ when }, index) => (when === null ? [] : [{ kind, index, when }]));
  return [...of("milestone", milestones), ...of("ending", endings), ...of("inject", injects)];
}

class Compiler {
  readonly #scenario: Scenario;
  readonly #names: Names;
  readonly #numbers: Numbers;
  readonly #reader: Reader;
  readonly #streamPaths: string[];

  constructor(scenario: Scenario, reader: Reader & { readonly numbers: Numbers }, streamPaths: string[]) {
    this.#scenario = scenario;
    this.#reader = reader;
    this.#names = reader.names;
    this.#numbers = reader.numbers;
    this.#streamPaths = streamPaths;
  }

  transitions(): ModelTransition[] {
    const compiled: ModelTransition[] = [];
    let hazards = 0;
    for (const actor of this.#scenario.actors) {
      for (const posture of actor.postures) {
        for (const source of posture.transitions) {
          const hazard = source.trigger.kind === "hazard" ? hazards : -1;
          if (hazard >= 0) hazards += 1;
          this.#streamPaths.push(source.path);
          compiled.push(this.#transition(source, actor.id, posture.path, hazard));
        }
      }
    }
    return compiled;
  }

  #transition(source: Transition, actor: string, posturePath: string, hazard: number): ModelTransition {
    const at = source.path;
    for (const state of source.from) this.#names.state(posturePath, state, at);
    return {
      source,
      path: source.path,
      posture: this.#names.posture(posturePath, at),
      actor,
      when: this.#optional(source.when, at),
      ends: this.#ends(source, posturePath, at),
      hazard,
      will: willOf(source, actor),
      voluntary: isVoluntary(source),
      ...this.#trigger(source.trigger, at),
      ratios: slowFirst(
        source.ratios.map((ratio) => this.#ratio(ratio, source.trigger.kind === "response" ? "odds" : "rate", at)),
      ),
    };
  }

  #ends(source: Transition, posturePath: string, at: string): ModelEnd[] {
    if ((source.to === undefined) === (source.outcomes === undefined)) {
      this.#names.problem(at, "needs exactly one of `to` and `outcomes`");
      return [];
    }
    const ends = endsOf(source).map(({ outcome, to, effects, headline, headlines, evidence }): ModelEnd => {
      const ratios = outcome?.ratios.map((ratio) => this.#ratio(ratio, "rate", at)) ?? [];
      return {
        outcome,
        headline,
        headlines: this.#headlines(headlines, at),
        evidence,
        to: this.#names.state(posturePath, to, at),
        effects: this.#effects(effects, at),
        weight: outcome === null ? 1 : this.#numbers.weight(outcome.weight, at),
        ratios: slowFirst(ratios),
      };
    });
    if (ends.every(({ weight }) => weight === 0)) this.#names.problem(at, "all its outcomes have weight 0");
    return ends;
  }

  /** What a trigger brings. No kind is left out: the compiler refuses a switch that does not answer for each. */
  #trigger(trigger: Trigger, at: string): Pick<ModelTransition, "shape" | "basePerDay" | "chance" | "after"> {
    const none = { shape: 1, basePerDay: 0, chance: 0, after: null };
    switch (trigger.kind) {
      case "hazard":
        return { ...none, shape: trigger.shape ?? 1, basePerDay: this.#numbers.basePerDay(trigger, at) };
      case "response":
        for (const path of trigger.on) this.#names.happening(path, at);
        return { ...none, chance: this.#numbers.chance(trigger.chance, at) };
      case "timeout":
        return { ...none, after: this.#numbers.timeout(trigger.after, at) };
    }
  }

  #condition(source: Condition, at: string): CompiledCondition {
    return compileCondition(source, at, this.#reader);
  }

  #optional(source: Condition | undefined, at: string): CompiledCondition | null {
    return source === undefined ? null : this.#condition(source, at);
  }

  #headlines(sources: readonly Headline[], at: string): ModelHeadline[] {
    return sources.map(({ when, headline }) => ({ when: this.#condition(when, at), headline }));
  }

  /** `of` is what the ratio multiplies: a rate per day, or the odds of a chance. */
  #ratio(source: Ratio, of: "rate" | "odds", at: string): ModelRatio {
    const factor = (quantity: Quantity): number => this.#numbers.ratio(quantity, of, at);
    if (source.kind === "condition") {
      return { source, kind: "condition", when: this.#condition(source.when, at), ratio: factor(source.ratio) };
    }
    if (source.kind === "assumption") {
      return { source, kind: "constant", ratio: factor({ assumption: source.assumption }) };
    }
    return { source, kind: "curve", curve: this.#curve(source, factor, at, source.believer) };
  }

  #effects(effects: readonly Effect[], at: string): ModelEffect[] {
    return effects.map(({ gauge, add, scale, visibility }) => {
      const place = this.#names.gauge(gauge, at);
      if (this.#names.isDerived(place))
        this.#names.problem(at, `adds to ${gauge}, which is worked out from other gauges`);
      return {
        gauge: place,
        add: this.#numbers.spread(add, at),
        scale: scale === undefined ? null : this.#plainCurve(scale, at),
        ...(visibility === undefined ? {} : { visibility }),
      };
    });
  }

  injects(): ModelInject[] {
    return this.#scenario.injects.map((inject) => {
      const path = `inject.${inject.id}`;
      const { schedule } = inject;
      this.#streamPaths.push(path);
      return {
        id: inject.id,
        path,
        at: schedule && "at" in schedule ? this.#numbers.nonNegative(schedule.at, path) : null,
        when: schedule && "when" in schedule ? this.#condition(schedule.when, path) : null,
        historical: inject.historical,
        headline: inject.headline,
        headlines: this.#headlines(inject.headlines ?? [], path),
        replaces: replacedBy(inject, this.#names),
        forGood: inject.forGood ?? false,
        effects: this.#effects(inject.effects, path),
        stream: this.#streamPaths.length - 1,
      };
    });
  }

  postures(transitions: readonly ModelTransition[]): ModelPosture[] {
    return this.#scenario.actors.flatMap((actor) =>
      actor.postures.map((posture) => {
        const states = posture.states.map((state) => state.id);
        this.#names.state(posture.path, posture.initial, posture.path);
        const entry = posture.states.map((state) => {
          // Cannot collide with a transition's stream key: ids never contain "@".
          this.#streamPaths.push(`${posture.path}@${state.id}`);
          return {
            effects: this.#effects(state.effects, `${posture.path}.${state.id}`),
            stream: this.#streamPaths.length - 1,
          };
        });
        const timed = transitions.flatMap(({ after, source }, index) =>
          after !== null && source.path.startsWith(`${posture.path}.`) ? [{ index, from: source.from }] : [],
        );
        const timeouts = states.map((state) =>
          timed.flatMap(({ index, from }) => (from.includes(state) ? [index] : [])),
        );
        const initial = states.indexOf(posture.initial);
        return { path: posture.path, actor: actor.id, id: posture.id, states, initial, entry, timeouts };
      }),
    );
  }

  #plainCurve(source: GaugeCurve, at: string): ModelCurve {
    return this.#curve(source, (quantity) => this.#numbers.value(quantity, at), at);
  }

  #curve(
    { gauge, curve }: GaugeCurve,
    number: (quantity: Quantity) => number,
    at: string,
    believer?: string,
  ): ModelCurve {
    const points = curve.map(([x, y]) => [x, number(y)] as const);
    if (points.length === 0 || points.some(([x], place) => !(x > (points[place - 1]?.[0] ?? -Infinity))))
      this.#names.problem(at, `the curve over ${gauge} needs points with rising ${gauge}`);
    return { gauge: this.#names.gauge(gauge, at, believer), points: compileCurve(points) };
  }

  gauges(): ModelGauge[] {
    return this.#scenario.gauges.map((gauge) => {
      const at = gauge.id;
      const { min, max } = gauge;
      if (!(min <= max)) this.#names.problem(at, `its min ${min} lies above its max ${max}`);
      const drift = gauge.drift.map(({ when, perDay }): ModelDrift => {
        const curve = typeof perDay === "object" && "curve" in perDay ? this.#plainCurve(perDay, at) : null;
        return {
          when: this.#optional(when, at),
          perDay: curve === null ? this.#numbers.value(perDay as Quantity, at) : 0,
          curve,
        };
      });
      if (gauge.derived !== undefined && gauge.drift.length > 0)
        this.#names.problem(at, "drifts, but is worked out from other gauges");
      return {
        id: gauge.id,
        min,
        max,
        initial: gauge.initial === undefined ? min : this.#numbers.within(gauge.initial, min, max, "initial", at),
        baseline: gauge.baseline === undefined ? 0 : this.#numbers.within(gauge.baseline, min, max, "baseline", at),
        settle: gauge.settle === undefined ? 0 : this.#numbers.settle(gauge.settle, gauge.baseline !== undefined, at),
        drift,
        driftsDaily: paceOf(conditionsOf(drift)) === "daily" || drift.some(({ curve }) => curve !== null),
      };
    });
  }

  milestones(): ModelMilestone[] {
    return this.#scenario.milestones.map(({ id, when, on }) => {
      const at = `milestones.${id}`;
      if ((when === undefined) === (on === undefined)) this.#names.problem(at, "needs exactly one of `when` and `on`");
      for (const path of on ?? []) this.#names.happening(path, at);
      return { id, when: this.#optional(when, at), on: on === undefined ? null : new Set(on) };
    });
  }

  endings(): ModelEnding[] {
    if (this.#scenario.endings.some(({ id }) => id === "horizon")) {
      this.#names.problem("endings.horizon", "an ending cannot be called horizon, which counts the runs without one");
    }
    return this.#scenario.endings.map(({ id, when }) => ({ id, when: this.#condition(when, `endings.${id}`) }));
  }
}
