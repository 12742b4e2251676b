/**
 * A scenario made ready to play: names become indices, assumptions become numbers, conditions become small tests,
 * and each hazard knows what it depends on. A model is immutable and shared by every run of one scenario and variant.
 */
import {
  buildMachines,
  compileMoves,
  type Machine,
  type Mover,
  type MoveTable,
  machineMover,
  tableMover,
} from "./chart.js";
import { type CompiledCondition, compileCondition, type Dependencies, dependenciesOf } from "./condition.js";
import { hashScenario } from "./hash.js";
import { Names } from "./names.js";
import { Numbers } from "./numbers.js";
import type { DrawnSpread } from "./random.js";
import type { Effect, Ratio, Scenario, Transition, Variant } from "./scenario.js";

export interface ModelPosture {
  readonly path: string;
  readonly actor: string;
  readonly id: string;
  readonly states: readonly string[];
  readonly initial: number;
  /** Per state: effects of entering it, with the stream they draw from. */
  readonly entry: readonly { readonly effects: readonly ModelEffect[]; readonly stream: number }[];
  /** Per state: transitions that leave it by timeout. */
  readonly timeouts: readonly (readonly number[])[];
}

export interface ModelEffect {
  readonly gauge: number;
  readonly add: DrawnSpread;
}

export type ModelRatio = { readonly source: Ratio } & (
  | { readonly kind: "condition"; readonly when: CompiledCondition; readonly ratio: number }
  | { readonly kind: "curve"; readonly gauge: number; readonly xs: readonly number[]; readonly ys: readonly number[] }
  | { readonly kind: "constant"; readonly ratio: number }
);

export interface ModelTransition {
  readonly source: Transition;
  readonly path: string;
  readonly posture: number;
  readonly actor: string;
  readonly when: CompiledCondition | null;
  readonly effects: readonly ModelEffect[];
  /** Slot among the hazards, −1 for responses and timeouts. */
  readonly hazard: number;
  /** Hazards only: occurrences per day before the ratios. */
  readonly basePerDay: number;
  readonly ratios: readonly ModelRatio[];
  /** Responses only. */
  readonly chance: number;
  /** Timeouts only, in days. */
  readonly after: DrawnSpread | null;
}

export interface ModelGauge {
  readonly id: string;
  readonly min: number;
  readonly max: number;
  readonly initial: number;
  readonly baseline: number;
  /** Days; 0 where the gauge does not settle. */
  readonly settle: number;
  readonly drift: readonly { readonly when: CompiledCondition | null; readonly perDay: number }[];
}

export interface ModelInject {
  readonly id: string;
  readonly path: string;
  readonly at: number | null;
  readonly when: CompiledCondition | null;
  readonly historical: boolean;
  readonly effects: readonly ModelEffect[];
  readonly stream: number;
}

export interface ModelMilestone {
  readonly id: string;
  readonly when: CompiledCondition | null;
  readonly on: ReadonlySet<string> | null;
}

export interface ModelEnding {
  readonly id: string;
  readonly when: CompiledCondition;
}

/** Which hazards to look at again when a posture, a gauge, a milestone or the day changes. */
export interface Dependents {
  readonly postures: readonly (readonly number[])[];
  readonly gauges: readonly (readonly number[])[];
  readonly milestones: readonly (readonly number[])[];
  readonly day: readonly number[];
}

export interface Model {
  readonly scenario: Scenario;
  readonly scenarioHash: string;
  /** Variant id, or null for the scenario as written. */
  readonly variant: string | null;
  /** The value of every assumption in this model. */
  readonly assumptions: ReadonlyMap<string, number>;
  readonly postures: readonly ModelPosture[];
  readonly transitions: readonly ModelTransition[];
  /** Transition index of each hazard slot. */
  readonly hazards: readonly number[];
  readonly gauges: readonly ModelGauge[];
  readonly injects: readonly ModelInject[];
  readonly milestones: readonly ModelMilestone[];
  readonly endings: readonly ModelEnding[];
  /** Path of a transition or inject to the responses that answer it, in declaration order. */
  readonly responders: ReadonlyMap<string, readonly number[]>;
  readonly dependents: Dependents;
  /** Key of each random stream: transitions first, by index, then injects, then state entries. */
  readonly streamPaths: readonly string[];
  readonly machines: ReadonlyMap<string, Machine>;
  readonly moves: MoveTable;
  readonly mover: Mover;
  readonly names: Names;
}

export interface ModelOptions {
  /** Variant id; null or absent plays the scenario as written. */
  readonly variant?: string | null;
  /** Assumption values that override the variant's. */
  readonly set?: Readonly<Record<string, number>>;
  /** Who moves postures: XState itself (the default), or the table compiled from its machines. */
  readonly mover?: "machine" | "table";
}

/**
 * Compiles a scenario with the assumption values of a variant and of `set`.
 * Throws ScenarioError, with every problem found, for names that lead nowhere and numbers out of their bounds.
 */
export function createModel(scenario: Scenario, options: ModelOptions = {}): Model {
  const names = new Names(scenario);
  const numbers = new Numbers(
    scenario,
    chosenVariant(scenario, options.variant ?? null, names),
    options.set ?? {},
    names,
  );
  const streamPaths: string[] = [];
  const compile = new Compiler(scenario, names, numbers, streamPaths);
  const transitions = compile.transitions();
  const injects = compile.injects();
  const postures = compile.postures(transitions);
  const gauges = compile.gauges();
  const milestones = compile.milestones();
  const endings = compile.endings();
  names.throwProblems();
  const machines = buildMachines(scenario);
  const moves = compileMoves(machines, postures, transitions);
  return {
    scenario,
    scenarioHash: hashScenario(scenario),
    variant: options.variant ?? null,
    assumptions: numbers.values,
    postures,
    transitions,
    hazards: transitions.flatMap((transition, index) => (transition.hazard < 0 ? [] : [index])),
    gauges,
    injects,
    milestones,
    endings,
    responders: respondersOf(transitions),
    dependents: dependentsOf(transitions, postures.length, gauges.length, milestones.length),
    streamPaths,
    machines,
    moves,
    mover: options.mover === "table" ? tableMover(moves, transitions) : machineMover(machines, postures, transitions),
    names,
  };
}

function chosenVariant(scenario: Scenario, id: string | null, names: Names): Variant | null {
  if (id === null) return null;
  const variant = scenario.variants.find((candidate) => candidate.id === id);
  if (variant === undefined) {
    const known = scenario.variants.map((candidate) => candidate.id);
    names.problem("variants", `there is no variant ${id}`, known.length > 0 ? `one of ${known.join(", ")}` : "none");
    names.throwProblems();
  }
  return variant ?? null;
}

function respondersOf(transitions: readonly ModelTransition[]): ReadonlyMap<string, readonly number[]> {
  const responders = new Map<string, number[]>();
  transitions.forEach((transition, index) => {
    const { trigger } = transition.source;
    if (trigger.kind !== "response") return;
    for (const path of trigger.on) responders.set(path, [...(responders.get(path) ?? []), index]);
  });
  return responders;
}

function dependentsOf(
  transitions: readonly ModelTransition[],
  postureCount: number,
  gaugeCount: number,
  milestoneCount: number,
): Dependents {
  const table = (size: number): number[][] => Array.from({ length: size }, () => []);
  const found = { postures: table(postureCount), gauges: table(gaugeCount), milestones: table(milestoneCount) };
  const day: number[] = [];
  for (const transition of transitions) {
    if (transition.hazard < 0) continue;
    const needs: Dependencies = {
      postures: new Set([transition.posture]),
      gauges: new Set(),
      milestones: new Set(),
      day: false,
    };
    if (transition.when !== null) dependenciesOf(transition.when, needs);
    for (const ratio of transition.ratios) {
      if (ratio.kind === "condition") dependenciesOf(ratio.when, needs);
      if (ratio.kind === "curve") needs.gauges.add(ratio.gauge);
    }
    for (const posture of needs.postures) found.postures[posture]?.push(transition.hazard);
    for (const gauge of needs.gauges) found.gauges[gauge]?.push(transition.hazard);
    for (const milestone of needs.milestones) found.milestones[milestone]?.push(transition.hazard);
    if (needs.day) day.push(transition.hazard);
  }
  return { ...found, day };
}

/** Turns each part of a scenario into its compiled form, noting every problem on the way. */
class Compiler {
  readonly #scenario: Scenario;
  readonly #names: Names;
  readonly #numbers: Numbers;
  readonly #streamPaths: string[];

  constructor(scenario: Scenario, names: Names, numbers: Numbers, streamPaths: string[]) {
    this.#scenario = scenario;
    this.#names = names;
    this.#numbers = numbers;
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
    const { trigger } = source;
    for (const state of [...source.from, source.to]) this.#names.state(posturePath, state, at);
    if (trigger.kind === "response") for (const path of trigger.on) this.#names.happening(path, at);
    return {
      source,
      path: source.path,
      posture: this.#names.posture(posturePath, at),
      actor,
      when: source.when === undefined ? null : compileCondition(source.when, at, this.#names, this.#numbers),
      effects: this.#effects(source.effects, at),
      hazard,
      basePerDay: trigger.kind === "hazard" ? this.#numbers.basePerDay(trigger, at) : 0,
      ratios: source.ratios.map((ratio) => this.#ratio(ratio, at)),
      chance: trigger.kind === "response" ? this.#numbers.chance(trigger.chance, at) : 0,
      after: trigger.kind === "timeout" ? this.#numbers.timeout(trigger.after, at) : null,
    };
  }

  #ratio(source: Ratio, at: string): ModelRatio {
    if (source.kind === "condition") {
      const when = compileCondition(source.when, at, this.#names, this.#numbers);
      return { source, kind: "condition", when, ratio: this.#numbers.ratio(source.ratio, at) };
    }
    if (source.kind === "assumption") {
      return { source, kind: "constant", ratio: this.#numbers.ratio({ assumption: source.assumption }, at) };
    }
    const xs = source.curve.map(([x]) => x);
    if (xs.length === 0 || xs.some((x, index) => index > 0 && !(x > (xs[index - 1] as number)))) {
      this.#names.problem(at, `the curve over ${source.gauge} needs points with rising ${source.gauge}`);
    }
    const ys = source.curve.map(([, y]) => this.#numbers.ratio(y, at));
    return { source, kind: "curve", gauge: this.#names.gauge(source.gauge, at), xs, ys };
  }

  #effects(effects: readonly Effect[], at: string): ModelEffect[] {
    return effects.map(({ gauge, add }) => ({
      gauge: this.#names.gauge(gauge, at),
      add: this.#numbers.spread(add, at),
    }));
  }

  injects(): ModelInject[] {
    return this.#scenario.injects.map((inject) => {
      const path = `inject.${inject.id}`;
      const { schedule } = inject;
      this.#streamPaths.push(path);
      return {
        id: inject.id,
        path,
        at: schedule !== undefined && "at" in schedule ? this.#numbers.nonNegative(schedule.at, path) : null,
        when:
          schedule !== undefined && "when" in schedule
            ? compileCondition(schedule.when, path, this.#names, this.#numbers)
            : null,
        historical: inject.historical,
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
          // A state's stream key cannot collide with a transition's, whose ids never hold "@".
          this.#streamPaths.push(`${posture.path}@${state.id}`);
          return {
            effects: this.#effects(state.effects, `${posture.path}.${state.id}`),
            stream: this.#streamPaths.length - 1,
          };
        });
        const timeouts = states.map((state) =>
          transitions.flatMap((transition, index) =>
            transition.after !== null &&
            transition.source.path.startsWith(`${posture.path}.`) &&
            transition.source.from.includes(state)
              ? [index]
              : [],
          ),
        );
        const initial = states.indexOf(posture.initial);
        return { path: posture.path, actor: actor.id, id: posture.id, states, initial, entry, timeouts };
      }),
    );
  }

  gauges(): ModelGauge[] {
    return this.#scenario.gauges.map((gauge) => {
      const at = gauge.id;
      const { min, max } = gauge;
      if (!(min <= max)) this.#names.problem(at, `its min ${min} lies above its max ${max}`);
      return {
        id: gauge.id,
        min,
        max,
        initial: this.#numbers.within(gauge.initial, min, max, "initial", at),
        baseline: gauge.baseline === undefined ? 0 : this.#numbers.within(gauge.baseline, min, max, "baseline", at),
        settle: gauge.settle === undefined ? 0 : this.#numbers.settle(gauge.settle, gauge.baseline !== undefined, at),
        drift: gauge.drift.map(({ when, perDay }) => ({
          when: when === undefined ? null : compileCondition(when, at, this.#names, this.#numbers),
          perDay: this.#numbers.value(perDay, at),
        })),
      };
    });
  }

  milestones(): ModelMilestone[] {
    return this.#scenario.milestones.map(({ id, when, on }) => {
      const at = `milestones.${id}`;
      if ((when === undefined) === (on === undefined)) this.#names.problem(at, "needs exactly one of `when` and `on`");
      for (const path of on ?? []) this.#names.happening(path, at);
      return {
        id,
        when: when === undefined ? null : compileCondition(when, at, this.#names, this.#numbers),
        on: on === undefined ? null : new Set(on),
      };
    });
  }

  endings(): ModelEnding[] {
    return this.#scenario.endings.map(({ id, when }) => ({
      id,
      when: compileCondition(when, `endings.${id}`, this.#names, this.#numbers),
    }));
  }
}
