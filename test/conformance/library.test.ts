/**
 * Plays every scenario of the library at random, in steps of random size, and checks what must hold of any scenario
 * whatever it is about. A scenario added to the library is covered by being there.
 */
import { describe, expect, it } from "vitest";
import {
  advance,
  createModel,
  createWorld,
  dateOfDay,
  fireInject,
  giveOrder,
  hashRecords,
  type Model,
  offeredOrders,
  openStream,
  type Record,
  readGauges,
  readPostures,
  restoreWorld,
  type Scenario,
  saveWorld,
  step,
  type World,
} from "../../src/engine/index.js";
import { fictional } from "../engine/fictional.js";
import { library } from "../report/library.js";
import { full, isUsual, sweepUnless } from "../share.js";
import { holdsIn, Memory, type Scene, sceneOf } from "./holds.js";

/** Seeds that each promise is held to. */
const seedCount = full ? 24 : 2;

/** Follows the records of a run and complains of the first that can't follow from those before. */
class Referee {
  readonly #scenario: Scenario;
  readonly #postures = new Map<string, string>();
  readonly #gauges = new Map<string, { value: number; min: number; max: number }>();
  readonly #milestones = new Set<string>();
  /** When each inject was last delivered. */
  readonly #delivered = new Map<string, number>();
  readonly #transitions;
  readonly #seats: ReadonlySet<string>;
  readonly #assumptions: ReadonlyMap<string, number>;
  #seq = 0;
  #time = 0;
  /** Up to which gauges have drifted, in days. */
  #drifted = 0;
  #ended = false;

  constructor(scenario: Scenario, model: Model, world: World) {
    this.#scenario = scenario;
    this.#assumptions = model.assumptions;
    this.#seats = new Set(world.seats);
    for (const [path, state] of Object.entries(readPostures(model, world))) this.#postures.set(path, state);
    const values = readGauges(model, world);
    for (const { id, min, max } of scenario.gauges) this.#gauges.set(id, { value: values[id]!, min, max });
    this.#transitions = new Map(
      scenario.actors
        .flatMap(({ postures }) => postures.flatMap(({ transitions }) => transitions))
        .map((t) => [t.path, t]),
    );
  }

  follow(record: Record): void {
    expect(this.#ended, "a record after the end").toBe(false);
    expect(record.seq).toBe(this.#seq);
    expect(record.time).toBeGreaterThanOrEqual(this.#time);
    expect(record.time).toBeLessThanOrEqual(this.#scenario.horizon);
    expect(record.day).toBe(Math.floor(record.time));
    expect(record.date).toBe(dateOfDay(this.#scenario.start, record.day));
    expect(record.headline.length).toBeGreaterThan(0);
    this.#seq += 1;
    this.#time = record.time;
    this.#driftTo(record.time);
    if (record.type === "milestone") {
      expect(this.#milestones, "a milestone twice").not.toContain(record.milestone);
      this.#milestones.add(record.milestone);
    } else if (record.type === "end") this.#ended = true;
    else if (record.type !== "belief") {
      if (record.type === "inject") this.#delivered.set(record.inject, record.time);
      else this.#followMove(record);
      for (const { gauge, from, to } of record.effects) {
        const known = this.#gauges.get(gauge)!;
        expect(to).toBeGreaterThanOrEqual(known.min);
        expect(to).toBeLessThanOrEqual(known.max);
        if (this.#scenario.format === 1) expect(from).toBe(known.value);
        else expect(Math.abs(from - known.value), `${gauge} from ${from}, not ${known.value}`).toBeLessThan(1e-6);
        known.value = to;
      }
    }
  }

  /** In format 2 gauges drift from moment to moment, by what has held since the last one. */
  #driftTo(time: number): void {
    const days = time - this.#drifted;
    this.#drifted = time;
    if (this.#scenario.format === 1 || days === 0) return;
    const scene = { postures: Object.fromEntries(this.#postures), assumptions: this.#assumptions } as unknown as Scene;
    for (const { id, drift } of this.#scenario.gauges) {
      const known = this.#gauges.get(id)!;
      for (const { when, perDay } of drift) {
        if (when !== undefined && !holdsIn(scene, when)) continue;
        if (typeof perDay === "object" && "curve" in perDay) throw new Error("the referee follows no curves");
        known.value += days * (typeof perDay === "number" ? perDay : this.#assumptions.get(perDay.assumption)!);
      }
      known.value = Math.min(known.max, Math.max(known.min, known.value));
    }
  }

  #followMove(record: Extract<Record, { type: "transition" | "response" | "timeout" }>): void {
    const transition = this.#transitions.get(record.transition)!;
    expect(transition.path).toBe(`${record.posture}.${transition.id}`);
    expect(record.posture.startsWith(`${record.actor}.`)).toBe(true);
    expect(this.#postures.get(record.posture)).toBe(record.from);
    expect(transition.from).toContain(record.from);
    expect(record.to).toBe(transition.to);
    const ordered = record.type === "transition" && record.by === "seat";
    // Nobody here has a standing instruction: what is for a seat happens by its order alone, whatever triggers it.
    expect(ordered, record.transition).toBe(this.#isForSeat(record));
    if (!ordered) this.#followTrigger(record);
    this.#postures.set(record.posture, record.to);
  }

  #followTrigger(record: Extract<Record, { type: "transition" | "response" | "timeout" }>): void {
    const { trigger } = this.#transitions.get(record.transition)!;
    if (trigger.kind === "hazard" && record.type === "response") this.#followStandIn(record);
    else expect(record.type).toBe(trigger.kind === "hazard" ? "transition" : trigger.kind);
    if (trigger.kind === "response") expect(trigger.on).toContain(record.answers);
    if (record.type === "transition") expect(record.ratePerDay).toBeGreaterThan(0);
  }

  /** Whether a seated actor is the source of what is coded as an act, or may order it, and it is not said to be nobody's will. */
  #isForSeat({ transition, actor }: { readonly transition: string; readonly actor: string }): boolean {
    const { order, event, outcomes = [], involuntary } = this.#transitions.get(transition)!;
    const acts = [event, ...outcomes.map((outcome) => outcome.event)].filter((act) => act !== undefined);
    const source = acts.find((act) => act.source !== undefined)?.source ?? actor;
    return involuntary === undefined && (order !== undefined || acts.length > 0) && this.#seats.has(source);
  }

  /** A hazard answers only the inject that replaces it, at the moment at which it is delivered, and nothing that a seat decides. */
  #followStandIn(record: Extract<Record, { type: "transition" | "response" | "timeout" }>): void {
    const inject = this.#scenario.injects.find(({ id }) => `inject.${id}` === record.answers);
    expect(inject?.replaces ?? [], `${record.transition} answers ${record.answers}`).toContain(record.transition);
    expect(this.#delivered.get(inject!.id), `${record.answers} delivered`).toBe(record.time);
    expect(this.#isForSeat(record), "history plays a person's hand").toBe(false);
  }

  /** Gauges drift between records; after each day boundary the world itself says where they are. */
  look(model: Model, world: World): void {
    for (const [path, state] of Object.entries(readPostures(model, world))) {
      if (this.#postures.get(path) !== state) expect([path, state]).toEqual([path, this.#postures.get(path)]);
    }
    for (const [id, value] of Object.entries(readGauges(model, world))) {
      const known = this.#gauges.get(id)!;
      if (!(value >= known.min && value <= known.max)) expect.fail(`gauge ${id} at ${value}, out of its bounds`);
      known.value = value;
    }
    this.#drifted = world.time;
  }

  close(): void {
    expect(this.#ended, "no end").toBe(true);
  }
}

/**
 * Advances under the eyes of a referee. A day boundary moves gauges without a record, so no step crosses one unseen:
 * play stops a breath before it, and the world is looked at as it passes.
 */
function followTo(referee: Referee, model: Model, world: World, until: number): void {
  const onDay = (): void => referee.look(model, world);
  while (!world.ended && world.time < until) {
    const boundary = Math.floor(world.time) + 1;
    const breathBefore = boundary - 1e-9;
    const next = Math.min(until, world.time < breathBefore ? breathBefore : boundary);
    for (const record of advance(model, world, next, { onDay })) referee.follow(record);
  }
}

/** Plays a run happening by happening and names whatever was noted, delivered or ended too early or too late. */
function missedBy(scenario: Scenario, model: Model, world: World): string[] {
  const missed: string[] = [];
  const memory = new Memory(scenario);
  const { reached } = memory;
  const happened = new Set<string>();
  const check = (right: boolean, what: string): void => {
    if (!right) missed.push(`${what}, day ${world.time}`);
  };
  while (!world.ended) {
    const before = new Set(reached);
    const records = step(model, world);
    for (const record of records) {
      if (record.type === "inject") happened.add(`inject.${record.inject}`);
      if ("transition" in record) happened.add(record.transition);
    }
    memory.follow(records);
    const scene = sceneOf(model, world, memory);
    // A cascade of its own follows a conditional inject, so what was noted before it may hold no longer.
    const settled = !records.some((record) => record.type === "inject" && record.by === "condition");
    for (const { id, when, on } of scenario.milestones) {
      if (on !== undefined) check(reached.has(id) === on.some((path) => happened.has(path)), `milestone ${id}`);
      else if (holdsIn(scene, when!)) check(reached.has(id), `milestone ${id} late`);
      else if (settled) check(before.has(id) === reached.has(id), `milestone ${id} early`);
    }
    const due = scenario.endings.find(({ when }) => holdsIn(scene, when));
    check(world.ending === (due?.id ?? null), `ending ${due?.id}`);
    if (world.ended) break;
    for (const { id, schedule, historical } of scenario.injects) {
      if (schedule === undefined || !("when" in schedule) || (historical && !world.historical)) continue;
      if (holdsIn(scene, schedule.when)) check(happened.has(`inject.${id}`), `inject ${id}`);
    }
  }
  return missed;
}

it("the library holds scenarios to play", () => {
  expect(library.map(({ id }) => id)).toContain("tavush-2020");
});

const played = [...library, { ...fictional, id: "fictional" }];

for (const scenario of played)
  describe(scenario.id, sweepUnless(isUsual(scenario.id) || scenario.id === "fictional"), () => holdsOf(scenario));

function holdsOf(scenario: Scenario): void {
  const { id } = scenario;
  const model = createModel(scenario);
  const whole = (seed: string): Record[] => advance(model, createWorld(model, { seed }), scenario.horizon);

  it("moves legally, forward in time, within bounds, and ends once", () => {
    for (let n = 0; n < seedCount; n += 1) {
      const sizes = openStream("conformance", n, id);
      const world = createWorld(model, { seed: `${n}`, historical: n % 2 === 1 });
      const referee = new Referee(scenario, model, world);
      while (!world.ended) followTo(referee, model, world, world.time + 0.01 + 3 * sizes());
      referee.close();
    }
  });
  it("notes a milestone, delivers an inject and ends as soon as the condition holds, and not before", () => {
    for (let n = 0; n < seedCount; n += 1) {
      const world = createWorld(model, { seed: `${n}`, historical: n % 2 === 1 });
      expect(missedBy(scenario, model, world)).toEqual([]);
    }
  });
  it("keeps every rate up to date: a world restored from plain JSON works out the same", () => {
    for (let n = 0; n < seedCount / 4; n += 1) {
      const world = createWorld(model, { seed: `${n}` });
      while (!world.ended) {
        const restored = restoreWorld(model, JSON.parse(JSON.stringify(saveWorld(model, world))));
        expect([...restored.rate].join()).toBe([...world.rate].join());
        expect([...restored.due].join()).toBe([...world.due].join());
        step(model, world);
      }
    }
  });
  it("obeys seats, takes injects by hand at any time, and stays legal", () => {
    const seats = scenario.actors
      .filter(({ postures }) =>
        postures.some(({ transitions }) => transitions.some(({ order }) => order !== undefined)),
      )
      .map((actor) => actor.id);
    for (let n = 0; n < seedCount / 4; n += 1) {
      const choice = openStream("seats", n, id);
      const world = createWorld(model, { seed: `${n}`, seats });
      const referee = new Referee(scenario, model, world);
      const follow = (answer: ReturnType<typeof giveOrder>): void => {
        expect(Array.isArray(answer), JSON.stringify(answer)).toBe(true);
        for (const record of answer as Record[]) referee.follow(record);
      };
      for (let time = 0.5; !world.ended; time += 0.5) {
        followTo(referee, model, world, time);
        const open = seats.flatMap((seat) => offeredOrders(model, world, seat));
        if (!world.ended && open.length > 0 && choice() < 0.1) {
          follow(giveOrder(model, world, open[Math.floor(choice() * open.length)]!.transition));
        }
        const { injects } = scenario;
        if (!world.ended && injects.length > 0 && choice() < 0.05) {
          follow(fireInject(model, world, injects[Math.floor(choice() * injects.length)]!.id));
        }
      }
      referee.close();
    }
  });
  it("plays the same however it is stepped, and when saved and restored at every happening", () => {
    for (let n = 0; n < seedCount / 4; n += 1) {
      const expected = hashRecords(whole(`${n}`));
      let world = createWorld(model, { seed: `${n}` });
      const records: Record[] = [];
      while (!world.ended) {
        world = restoreWorld(model, JSON.parse(JSON.stringify(saveWorld(model, world))));
        records.push(...(n % 2 === 0 ? step(model, world) : advance(model, world, world.time + 0.37)));
      }
      expect(hashRecords(records)).toBe(expected);
    }
  });
  it("plays the same on XState's machines and on the table compiled from them", () => {
    const table = createModel(scenario, { mover: "table" });
    for (let n = 0; n < seedCount; n += 1) {
      const records = advance(table, createWorld(table, { seed: `${n}` }), scenario.horizon);
      expect(hashRecords(records)).toBe(hashRecords(whole(`${n}`)));
    }
  });
  it("plays under every variant, and at both ends of every assumption's range", () => {
    const options = [
      ...scenario.variants.map((variant) => ({ variant: variant.id })),
      ...scenario.assumptions.flatMap(({ id: name, range }) => range.map((value) => ({ set: { [name]: value } }))),
    ];
    // As a share, every ninth.
    for (const option of options.filter((_, place) => full || place % 9 === 0)) {
      const changed = createModel(scenario, { ...option, mover: "table" });
      const world = createWorld(changed, { seed: "1" });
      advance(changed, world, scenario.horizon);
      expect(world.ended).toBe(true);
    }
  });
}
