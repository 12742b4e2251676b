/**
 * An evaluator of conditions that owes nothing to the engine's: it reads the scenario as written and the world as the
 * door shows it, and is slow and plain, so that the two can be held against each other.
 */
import {
  type Belief,
  type Condition,
  type Model,
  type Quantity,
  type Record,
  readBeliefs,
  readGauges,
  readPostures,
  type Scenario,
  type World,
} from "../../src/engine/index.js";

/** What a reader of the records remembers: when and how often things happened. */
export class Memory {
  /** Milestone ids, in the order in which they were reached. */
  readonly reached = new Set<string>();
  /** By milestone, path of a happening, `actor.posture:state`, or the same of a belief: the times of all its occurrences. */
  readonly #times = new Map<string, number[]>();

  /** From the first day on, in the states that the scenario begins with. */
  constructor(scenario: Scenario) {
    for (const { path, initial } of scenario.actors.flatMap(({ postures }) => postures))
      this.#note(`${path}:${initial}`, 0);
    for (const { id, beliefs = [] } of scenario.actors)
      for (const belief of beliefs) if ("posture" in belief) this.#note(initiallyBelieved(scenario, id, belief), 0);
  }

  #note(what: string, time: number): void {
    this.#times.set(what, [...(this.#times.get(what) ?? []), time]);
  }

  follow(records: readonly Record[]): void {
    for (const record of records) {
      if (record.type === "milestone") {
        this.reached.add(record.milestone);
        this.#note(record.milestone, record.time);
      } else if (record.type === "belief") {
        this.#note(`${record.actor}@${record.about}:${record.to}`, record.time);
      } else if (record.type === "inject") {
        this.#note(`inject.${record.inject}`, record.time);
        for (const { posture, to } of record.moved ?? []) this.#note(`${posture}:${to}`, record.time);
      } else if ("transition" in record) {
        this.#note(record.transition, record.time);
        if (record.from !== record.to) this.#note(`${record.posture}:${record.to}`, record.time);
      }
    }
  }

  /** How often any of these happened, and when last. */
  of(...what: readonly string[]): { readonly count: number; readonly last: number } {
    const times = what.flatMap((one) => this.#times.get(one) ?? []);
    return { count: times.length, last: Math.max(...times) };
  }
}

function initiallyBelieved(
  { actors }: Scenario,
  actor: string,
  { posture, initial }: Extract<Belief, { readonly posture: string }>,
): string {
  const truth = actors.flatMap(({ postures }) => postures).find(({ path }) => path === posture)!.initial;
  return `${actor}@${posture}:${initial ?? truth}`;
}

export interface Scene {
  readonly start: string;
  readonly day: number;
  readonly postures: { readonly [path: string]: string };
  readonly gauges: { readonly [id: string]: number };
  /** By `actor@posture` or `actor@gauge`. */
  readonly beliefs: { readonly [belief: string]: string | number };
  readonly memory: Memory;
  readonly assumptions: ReadonlyMap<string, number>;
}

export function sceneOf(model: Model, world: World, memory: Memory): Scene {
  return {
    start: model.scenario.start,
    day: Math.floor(world.time),
    postures: readPostures(model, world),
    gauges: readGauges(model, world),
    beliefs: readBeliefs(model, world),
    memory,
    assumptions: model.assumptions,
  };
}

/** The gauge as the believer takes it to stand; as it stands where nobody believes anything of it. */
function gaugeAs({ gauges, beliefs }: Scene, gauge: string, believer: string | undefined): number {
  const believed = believer === undefined ? undefined : beliefs[`${believer}@${gauge}`];
  return believed === undefined ? gauges[gauge]! : Number(believed);
}

export function holdsIn(scene: Scene, condition: Condition): boolean {
  const settled = (quantity: Quantity): number =>
    typeof quantity === "number" ? quantity : scene.assumptions.get(quantity.assumption)!;
  const within = (value: number, { min, max }: { readonly min?: Quantity; readonly max?: Quantity }): boolean =>
    (min === undefined || value >= settled(min)) && (max === undefined || value <= settled(max));
  switch (condition.kind) {
    case "posture":
      return condition.states.includes(
        condition.believer === undefined
          ? scene.postures[condition.posture]!
          : String(scene.beliefs[`${condition.believer}@${condition.posture}`]),
      );
    case "gauge":
      return within(gaugeAs(scene, condition.gauge, condition.believer), condition);
    case "day":
      return within(scene.day, condition);
    case "reached":
      return scene.memory.reached.has(condition.milestone);
    case "date": {
      const today = new Date(Date.parse(`${scene.start}T00:00:00Z`) + scene.day * 86_400_000)
        .toISOString()
        .slice(0, 10);
      return today >= (condition.min ?? today) && today <= (condition.max ?? today);
    }
    case "count":
      return within(scene.memory.of(condition.happening).count, condition);
    case "entries":
      return within(scene.memory.of(`${condition.posture}:${condition.state}`).count, condition);
    case "since": {
      const { of } = condition;
      const what =
        "milestone" in of
          ? [of.milestone]
          : "happening" in of
            ? [of.happening]
            : of.states.map((state) => `${of.believer === undefined ? "" : `${of.believer}@`}${of.posture}:${state}`);
      const { count, last } = scene.memory.of(...what);
      return count > 0 && within(scene.day - Math.floor(last), condition);
    }
    case "compare": {
      const { believer } = condition;
      const apart = gaugeAs(scene, condition.gauge, believer) - gaugeAs(scene, condition.other, believer);
      return (condition.side === "above" ? apart : -apart) > settled(condition.by ?? 0);
    }
    case "all":
      return condition.of.every((part) => holdsIn(scene, part));
    case "any":
      return condition.of.some((part) => holdsIn(scene, part));
    case "not":
      return !holdsIn(scene, condition.of);
  }
}
