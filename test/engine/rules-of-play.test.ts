/**
 * The rules of play that chance has no part in: what comes first at one instant, how a day closes, what a cascade is,
 * what seats decide, and what is refused.
 */
import { describe, expect, it } from "vitest";
import {
  advance,
  createModel,
  createWorld,
  type ExplainedRecord,
  fireInject,
  giveOrder,
  offeredOrders,
  readGauges,
  readPostures,
  type Scenario,
  ScenarioError,
  step,
} from "../../src/engine/index.js";
import {
  actorOf,
  answering,
  gaugeOf,
  injectOf,
  inState,
  loneActor,
  postureOf,
  rate,
  stateOf,
  timeout,
  tinyScenario,
  wait,
} from "../validation/tiny-scenario.js";

const nameOf = (record: ExplainedRecord): string =>
  record.type === "inject"
    ? record.inject
    : record.type === "milestone"
      ? record.milestone
      : record.type === "end"
        ? `end:${record.ending}`
        : "transition" in record
          ? record.transition
          : record.about;

/** What happened, by name, up to a day. */
const happenings = (scenario: Scenario, until = scenario.horizon): string[] => {
  const model = createModel(scenario);
  return advance(model, createWorld(model, { seed: "1" }), until).map(nameOf);
};

const milestone = (id: string, parts: Partial<Scenario["milestones"][number]>) => ({
  id,
  label: id,
  headline: id,
  evidence: [],
  ...parts,
});
const ending = (id: string, when: Scenario["endings"][number]["when"]) => ({
  id,
  label: id,
  headline: id,
  when,
  evidence: [],
});

const bell = (id: string, days: number) =>
  loneActor(id, ["waiting", "rung"], [{ id: "ring", from: "waiting", to: "rung", trigger: timeout(days) }]);

describe("at one instant", () => {
  it("the day closes, then injects arrive, then timeouts run out, then play ends", () => {
    const scenario = tinyScenario({
      horizon: 5,
      gauges: [gaugeOf("tension", { drift: [{ perDay: 1, evidence: [] }] })],
      actors: [bell("a", 5)],
      injects: [injectOf("cable", { schedule: { at: 5 } })],
      milestones: [milestone("five", { when: { kind: "gauge", gauge: "tension", min: 5 } })],
    });
    expect(happenings(scenario)).toEqual(["five", "cable", "a.stance.ring", "end:null"]);
  });
  it("equals come in the order in which their clocks were started, and that is the order declared", () => {
    expect(happenings(tinyScenario({ actors: [bell("b", 3), bell("a", 3), bell("c", 3)] }))).toEqual([
      "b.stance.ring",
      "a.stance.ring",
      "c.stance.ring",
      "end:null",
    ]);
  });
});

describe("a day closes", () => {
  const gauges = (...list: Scenario["gauges"]) => {
    const model = createModel(tinyScenario({ gauges: list, actors: [bell("a", 50)] }));
    const world = createWorld(model, { seed: "1" });
    return (day: number) => {
      advance(model, world, day);
      return readGauges(model, world);
    };
  };
  it("with drift first, then settling of what that gives, then the bounds", () => {
    const at = gauges(
      gaugeOf("tension", { initial: 50, baseline: 10, settle: 4, drift: [{ perDay: 8, evidence: [] }] }),
      gaugeOf("high", { initial: 95, drift: [{ perDay: 8, evidence: [] }] }),
      gaugeOf("low", { initial: 3, min: -2, drift: [{ perDay: -4, evidence: [] }] }),
    );
    expect(at(0.99)).toEqual({ tension: 50, high: 95, low: 3 });
    // 50 + 8 = 58, and a quarter of the gap of 48 to 10 is closed.
    expect(at(1)).toEqual({ tension: 46, high: 100, low: -1 });
    expect(at(2)).toEqual({ tension: 43, high: 100, low: -2 });
  });
  it("with all conditions read before any gauge moves, so that the order of gauges does not matter", () => {
    const first = gaugeOf("first", { initial: 9, drift: [{ perDay: 1, evidence: [] }] });
    const second = gaugeOf("second", {
      drift: [{ when: { kind: "gauge", gauge: "first", min: 10 }, perDay: 5, evidence: [] }],
    });
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const at = gauges(...order);
      expect(at(1)).toEqual({ first: 10, second: 0 });
      expect(at(2)).toEqual({ first: 11, second: 5 });
    }
  });
  it("not on the day of the start", () => {
    expect(gauges(gaugeOf("tension", { drift: [{ perDay: 8, evidence: [] }] }))(0)).toEqual({ tension: 0 });
  });
});

describe("effects", () => {
  it("stop at the bounds, and the record says what really changed", () => {
    const model = createModel(
      tinyScenario({
        gauges: [gaugeOf("tension", { initial: 97 })],
        actors: [bell("a", 50)],
        injects: [
          injectOf("up", { schedule: { at: 1 }, effects: [{ gauge: "tension", add: 9 }] }),
          injectOf("down", { schedule: { at: 2 }, effects: [{ gauge: "tension", add: -250 }] }),
        ],
      }),
    );
    const records = advance(model, createWorld(model, { seed: "1" }), 3);
    expect(records.map((record) => "effects" in record && record.effects)).toEqual([
      [{ gauge: "tension", from: 97, to: 100 }],
      [{ gauge: "tension", from: 100, to: 0 }],
    ]);
  });
  it("of a transition come before those of the state it enters", () => {
    const push = (add: number) => [{ gauge: "tension", add }];
    const edge = { id: "go", from: "one", to: "two", trigger: timeout(1), effects: push(95) } as const;
    const model = createModel(
      tinyScenario({
        gauges: [gaugeOf("tension", { initial: 10 })],
        actors: [loneActor("a", ["one", stateOf("two", push(-50))], [edge])],
      }),
    );
    const [record] = advance(model, createWorld(model, { seed: "1" }), 1);
    expect(record).toMatchObject({
      effects: [
        { from: 10, to: 100 },
        { from: 100, to: 50 },
      ],
    });
  });
});

describe("a timeout", () => {
  const gated = (when: boolean) =>
    tinyScenario({
      gauges: [gaugeOf("tension", { initial: 50 })],
      actors: [
        loneActor(
          "a",
          ["on", "off"],
          [
            {
              id: "stop",
              from: "on",
              to: "off",
              trigger: timeout(3),
              when: { kind: "gauge", gauge: "tension", [when ? "max" : "min"]: 60 },
            },
          ],
        ),
      ],
    });
  it("lapses if its condition fails when the time is up", () => {
    expect(happenings(gated(true))).toEqual(["a.stance.stop", "end:null"]);
    expect(happenings(gated(false))).toEqual(["end:null"]);
  });
});

describe("a cascade", () => {
  const spark = bell("spark", 2);
  it("has each posture answer at most once, by the first of its answers in the order written", () => {
    const answer = (id: string, from: readonly string[]) =>
      ({ id, from, to: id, trigger: answering(1, "spark.stance.ring") }) as const;
    const scenario = tinyScenario({
      actors: [
        spark,
        loneActor("a", ["calm", "first", "second"], [answer("first", ["calm"]), answer("second", ["calm", "first"])]),
      ],
    });
    expect(happenings(scenario)).toEqual(["spark.stance.ring", "a.stance.first", "end:null"]);
  });
  it("runs to its end before milestones and endings are looked at", () => {
    const relay = (id: string, on: string) =>
      loneActor(id, ["calm", "gone"], [{ id: "go", from: "calm", to: "gone", trigger: answering(1, on) }]);
    const scenario = tinyScenario({
      actors: [spark, relay("a", "spark.stance.ring"), relay("b", "a.stance.go"), relay("c", "b.stance.go")],
      milestones: [
        milestone("last", { when: inState("c.stance", "gone") }),
        milestone("first", { when: inState("a.stance", "gone") }),
      ],
      endings: [ending("over", inState("a.stance", "gone"))],
    });
    expect(happenings(scenario)).toEqual([
      "spark.stance.ring",
      "a.stance.go",
      "b.stance.go",
      "c.stance.go",
      "last",
      "first",
      "end:over",
    ]);
  });
  it("hides a state passed through in its midst from conditions, but not from a milestone `on` the happening", () => {
    const scenario = tinyScenario({
      actors: [
        spark,
        loneActor(
          "a",
          ["calm", "between", "gone"],
          [
            { id: "leave", from: "calm", to: "between", trigger: answering(1, "spark.stance.ring") },
            { id: "arrive", from: "between", to: "gone", trigger: answering(1, "a.stance.leave") },
          ],
        ),
      ],
      milestones: [
        milestone("seen", { when: inState("a.stance", "between") }),
        milestone("heard", { on: ["a.stance.leave"] }),
      ],
    });
    expect(happenings(scenario)).toEqual([
      "spark.stance.ring",
      "a.stance.leave",
      "a.stance.arrive",
      "heard",
      "end:null",
    ]);
  });
  it("that goes round in a circle is the scenario's mistake, and the error names the circle", () => {
    const scenario = tinyScenario({
      actors: [
        spark,
        loneActor(
          "a",
          ["one", "two"],
          [
            { id: "go", from: "one", to: "two", trigger: answering(1, "spark.stance.ring", "a.stance.back") },
            { id: "back", from: "two", to: "one", trigger: answering(1, "a.stance.go") },
          ],
        ),
      ],
    });
    expect(() => happenings(scenario)).toThrow(ScenarioError);
    expect(() => happenings(scenario)).toThrow(/a\.stance\.go → a\.stance\.back|a\.stance\.back → a\.stance\.go/);
  });
  it("may be set off by an inject", () => {
    const scenario = tinyScenario({
      actors: [
        loneActor(
          "a",
          ["calm", "gone"],
          [{ id: "go", from: "calm", to: "gone", trigger: answering(1, "inject.cable") }],
        ),
      ],
      injects: [injectOf("cable", { schedule: { at: 4.5 } })],
    });
    expect(happenings(scenario, 4.4)).toEqual([]);
    expect(happenings(scenario, 4.5)).toEqual(["cable", "a.stance.go"]);
  });
});

describe("milestones, injects and endings", () => {
  it("of a milestone on a milestone, whichever is declared first", () => {
    const reached = (id: string) => ({ kind: "reached", milestone: id }) as const;
    const scenario = tinyScenario({
      actors: [bell("a", 1)],
      milestones: [
        milestone("third", { when: reached("second") }),
        milestone("second", { when: reached("first") }),
        milestone("first", { on: ["a.stance.ring"] }),
      ],
    });
    expect(happenings(scenario)).toEqual(["a.stance.ring", "first", "second", "third", "end:null"]);
  });
  it("deliver an inject once, the first time its condition holds", () => {
    const swing = [
      { id: "go", from: "one", to: "two", trigger: timeout(1) },
      { id: "back", from: "two", to: "one", trigger: timeout(1) },
    ] as const;
    const scenario = tinyScenario({
      horizon: 6,
      actors: [loneActor("a", ["one", "two"], swing)],
      injects: [injectOf("plea", { schedule: { when: inState("a.stance", "two") } })],
    });
    expect(happenings(scenario).filter((name) => name === "plea")).toEqual(["plea"]);
  });
  it("keep injects from the documents' calendar out of free play", () => {
    const model = createModel(
      tinyScenario({
        actors: [bell("a", 50)],
        injects: [
          injectOf("dated", { schedule: { at: 2 }, historical: true }),
          injectOf("once", { schedule: { when: { kind: "day", min: 3 } }, historical: true }),
        ],
      }),
    );
    const names = (historical: boolean) =>
      advance(model, createWorld(model, { seed: "1", historical }), 10).map(nameOf);
    expect(names(false)).toEqual([]);
    expect(names(true)).toEqual(["dated", "once"]);
  });
  it("take an inject fired by hand off the schedule", () => {
    const model = createModel(
      tinyScenario({ actors: [bell("a", 50)], injects: [injectOf("cable", { schedule: { at: 9 } })] }),
    );
    const world = createWorld(model, { seed: "1" });
    advance(model, world, 4);
    expect(fireInject(model, world, "cable")).toMatchObject([{ type: "inject", by: "hand", time: 4 }]);
    expect(advance(model, world, 20)).toEqual([]);
    expect(fireInject(model, world, "no-such")).toMatchObject({ kind: "order-error" });
  });
  it("end the run once; nothing follows", () => {
    const model = createModel(
      tinyScenario({ actors: [bell("a", 1), bell("b", 2)], endings: [ending("over", inState("a.stance", "rung"))] }),
    );
    const world = createWorld(model, { seed: "1" });
    expect(advance(model, world, 60).map(nameOf)).toEqual(["a.stance.ring", "end:over"]);
    expect([world.ended, world.ending, world.time]).toEqual([true, "over", 1]);
    expect(step(model, world)).toEqual([]);
    expect(advance(model, world, 60)).toEqual([]);
  });
  it("may hold from the start", () => {
    const scenario = tinyScenario({
      actors: [bell("a", 1)],
      milestones: [milestone("begun", { when: inState("a.stance", "waiting") })],
      endings: [ending("stillborn", inState("a.stance", "waiting"))],
    });
    expect(happenings(scenario)).toEqual(["begun", "end:stillborn"]);
  });
});

describe("a seat", () => {
  const scenario = tinyScenario({
    actors: [
      loneActor(
        "a",
        ["calm", "loud", "gone"],
        [
          { id: "shout", from: "calm", to: "loud", trigger: rate(5), order: { label: "Shout" } },
          { id: "slip-away", from: ["calm", "loud"], to: "gone", trigger: timeout(40) },
        ],
      ),
      loneActor(
        "b",
        ["calm", "loud"],
        [{ id: "shout", from: "calm", to: "loud", trigger: rate(5), order: { label: "Shout" } }],
      ),
    ],
  });
  const model = createModel(scenario);

  it("decides its orders; everyone else's go on by chance, and its own other transitions too", () => {
    const world = createWorld(model, { seed: "1", seats: ["a"] });
    expect(advance(model, world, 60).map(nameOf)).toEqual(["b.stance.shout", "a.stance.slip-away", "end:null"]);
  });
  it("is offered what is possible, and an order is carried out at once", () => {
    const world = createWorld(model, { seed: "1", seats: ["a"] });
    advance(model, world, 7);
    expect(offeredOrders(model, world, "a").map(({ transition }) => transition)).toEqual(["a.stance.shout"]);
    expect(offeredOrders(model, world, "b")).toEqual([]);
    expect(giveOrder(model, world, "a.stance.shout")).toMatchObject([
      { type: "transition", by: "seat", time: 7, from: "calm", to: "loud" },
    ]);
    expect(offeredOrders(model, world, "a")).toEqual([]);
  });
  it.each([
    ["what is not possible now", "a.stance.shout", "not possible"],
    ["what no seat may order", "a.stance.slip-away", "can't be ordered"],
    ["an actor nobody plays", "b.stance.shout", "not seated"],
    ["what does not exist", "a.stance.sing", "no transition"],
  ])("is refused, with nothing changed: %s", (_name, transition, message) => {
    const world = createWorld(model, { seed: "1", seats: ["a"] });
    advance(model, world, 7);
    giveOrder(model, world, "a.stance.shout");
    const before = [world.seq, readPostures(model, world)];
    expect(giveOrder(model, world, transition)).toMatchObject({
      kind: "order-error",
      message: expect.stringContaining(message),
    });
    expect([world.seq, readPostures(model, world)]).toEqual(before);
  });
});

describe("what can't be played is refused", () => {
  const one = tinyScenario({ actors: [bell("a", 1)] });
  it.each([undefined, null, "", " ", " a", "a\nb", "a~b", "x".repeat(65), 7])("a seed of %j", (seed) => {
    expect(() => createWorld(createModel(one), { seed: seed as string })).toThrow(TypeError);
  });
  it.each([-1, 0.5, Number.NaN])("a run of %d", (run) => {
    expect(() => createWorld(createModel(one), { seed: "1", run })).toThrow(TypeError);
  });
  it("a seat of nobody, a variant or an assumption that does not exist, a value outside its range", () => {
    expect(() => createWorld(createModel(one), { seed: "1", seats: ["z"] })).toThrow(TypeError);
    expect(() => createModel(one, { variant: "z" })).toThrow(ScenarioError);
    expect(() => createModel(one, { set: { z: 1 } })).toThrow(ScenarioError);
    const ranged = {
      ...one,
      assumptions: [{ id: "z", label: "z", value: 1, range: [0, 2], note: "", evidence: [] }],
    } as const;
    expect(() => createModel(ranged, { set: { z: 3 } })).toThrow(ScenarioError);
    expect(createModel(ranged, { set: { z: 2 } }).assumptions.get("z")).toBe(2);
  });
  it("names that lead nowhere, all of them at once", () => {
    const broken = tinyScenario({
      actors: [
        actorOf(
          "a",
          postureOf(
            "a.stance",
            ["one", "two"],
            [
              { id: "go", from: "one", to: "three", trigger: wait(2), when: inState("b.stance", "one") },
              { id: "on", from: "one", to: "two", trigger: answering(2, "a.stance.no-such") },
            ],
          ),
        ),
      ],
    });
    try {
      createModel(broken);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(ScenarioError);
      const text = (error as ScenarioError).problems.map(({ path, message }) => `${path} ${message}`).join("\n");
      for (const name of ["three", "b.stance", "a.stance.no-such", "2"]) expect(text).toContain(name);
    }
  });
  it("a crisis that never lets a moment pass", () => {
    const swing = [
      { id: "go", from: "one", to: "two", trigger: rate(90_000) },
      { id: "back", from: "two", to: "one", trigger: rate(90_000) },
    ] as const;
    const model = createModel(tinyScenario({ actors: [loneActor("a", ["one", "two"], swing)] }), { mover: "table" });
    expect(() => advance(model, createWorld(model, { seed: "1" }), 60)).toThrow(/100000 happenings/);
  });
});
