/**
 * Injects that stand in for hazards: what is shut and until when, what the inject plays, when it is skipped, and what people can do
 * about it by hand.
 */
import { describe, expect, it } from "vitest";
import {
  advance,
  createModel,
  createWorld,
  type ExplainedRecord,
  explain,
  fireInject,
  forkFuture,
  hashScenario,
  type Inject,
  type Model,
  readPostures,
  restoreWorld,
  saveWorld,
  scheduleInject,
  vetoHappening,
  vetoRefusal,
  type World,
} from "../../src/engine/index.js";
import {
  answering,
  gaugeOf,
  injectOf,
  inState,
  loneActor,
  rate,
  stateOf,
  timeout,
  tinyScenario,
} from "../validation/tiny-scenario.js";

const go = { id: "go", from: "calm", to: "grave", trigger: rate(1000), order: { label: "Go" } } as const;
const visit = (parts: Partial<Inject> = {}) =>
  injectOf("visit", {
    label: "Visit",
    headline: "A visit",
    schedule: { at: 4.5 },
    replaces: ["a.stance.go"],
    evidence: [],
    judgement: "Public record.",
    ...parts,
  });

/** Without the inject, `go` fires within minutes whenever it is open. */
function scenarioOf(inject: Inject, ...more: Parameters<typeof loneActor>[2]) {
  return tinyScenario({
    format: 2,
    horizon: 20,
    actors: [
      loneActor("a", ["calm", "grave", "away"], [go, ...more]),
      loneActor(
        "b",
        ["still", "stirred"],
        [{ id: "stir", from: "still", to: "stirred", trigger: answering(1, "a.stance.go") }],
      ),
    ],
    injects: [inject],
  });
}

const begin = (inject: Inject, more: Parameters<typeof loneActor>[2] = [], options = {}) => {
  const model = createModel(scenarioOf(inject, ...more));
  return { model, world: createWorld(model, { seed: "1", ...options }) };
};

const told = (records: readonly ExplainedRecord[]) =>
  records.map((record) => {
    const what = record.type === "inject" ? record.inject : "transition" in record ? record.transition : record.type;
    return `${record.time.toFixed(1)} ${record.type} ${what}`;
  });
const play = (model: Model, world: World, until = 10) => told(advance(model, world, until));
const elsewhere = { id: "leave", from: "calm", to: "away", trigger: timeout(2) } as const;

describe("an inject that stands in for a hazard", () => {
  it("is answered by it at its time, and by what answers that", () => {
    const { model, world } = begin(visit());
    const records = advance(model, world, 10);
    expect(told(records)).toEqual(["4.5 inject visit", "4.5 response a.stance.go", "4.5 response b.stance.stir"]);
    expect(records[1]).toMatchObject({ answers: "inject.visit", chance: 1, from: "calm", to: "grave" });
  });

  it("plays it whatever its `when` says, since the record says that it came about", () => {
    const { model, world } = begin(visit());
    const asked = tinyScenario({
      format: 2,
      actors: [
        loneActor("a", ["calm", "grave"], [{ ...go, when: inState("b.stance", "gone") }]),
        loneActor("b", ["here", "gone"], []),
      ],
      injects: [visit()],
    });
    const strict = createModel(asked);
    expect(play(strict, createWorld(strict, { seed: "1" }))).toEqual(["4.5 inject visit", "4.5 response a.stance.go"]);
    expect(play(model, world)[1]).toBe("4.5 response a.stance.go");
  });

  it("lets a response of the same posture go first, which says better what the record brought", () => {
    const better = {
      id: "better",
      from: ["calm", "away"],
      to: "grave",
      trigger: answering(1, "inject.visit"),
    } as const;
    const both = begin(visit(), [better]);
    expect(play(both.model, both.world)).toEqual(["4.5 inject visit", "4.5 response a.stance.better"]);
    const away = begin(visit(), [elsewhere, better]);
    expect(play(away.model, away.world)).toEqual([
      "2.0 timeout a.stance.leave",
      "4.5 inject visit",
      "4.5 response a.stance.better",
    ]);
  });

  it("adds what the record says in place of what the hazard would, gauge by gauge", () => {
    const effects = [
      { gauge: "tension", add: 3 },
      { gauge: "losses", add: [1, 8] as const },
    ];
    const scenario = (own: Inject["effects"]) =>
      tinyScenario({
        format: 2,
        gauges: [gaugeOf("tension"), gaugeOf("losses")],
        actors: [loneActor("a", ["calm", stateOf("grave", [{ gauge: "losses", add: 20 }])], [{ ...go, effects }])],
        injects: [visit({ effects: own })],
      });
    const changes = (own: Inject["effects"]) => {
      const model = createModel(scenario(own));
      return advance(model, createWorld(model, { seed: "1" }), 10).map((record) =>
        "effects" in record ? record.effects.map(({ gauge, from, to }) => `${gauge} ${to - from}`) : [],
      );
    };
    // What the state entered adds stays.
    expect(changes([{ gauge: "losses", add: 4 }])).toEqual([["losses 4"], ["tension 3", "losses 20"]]);
    const [none, [tension, drawn, entered] = []] = changes([]);
    expect([none, tension, entered]).toEqual([[], "tension 3", "losses 20"]);
    expect(drawn).toMatch(/^losses [1-7]\./);
  });

  it("leaves it open afterwards, unless it replaces it for good", () => {
    const back = { id: "back", from: "grave", to: "calm", trigger: timeout(1) } as const;
    const open = begin(visit(), [back]);
    expect(play(open.model, open.world, 5.9).slice(-1)).toEqual(["5.5 transition a.stance.go"]);
    const shut = begin(visit({ forGood: true }), [back]);
    expect(play(shut.model, shut.world, 20).slice(-2)).toEqual(["5.5 timeout a.stance.back", "20.0 end end"]);
  });

  it("shuts nothing where the calendar of the record is not played", () => {
    const { model, world } = begin(visit({ historical: true }));
    expect(play(model, world)).toEqual(["0.0 transition a.stance.go", "0.0 response b.stance.stir"]);
    const played = begin(visit({ historical: true }), [], { historical: true });
    expect(play(played.model, played.world)[0]).toBe("4.5 inject visit");
  });

  it("is skipped, for the white cell to read, where its state is reached already or cannot be reached", () => {
    const reach = { id: "reach", from: "calm", to: "grave", trigger: timeout(2) } as const;
    const reached = begin(visit(), [reach]);
    const records = advance(reached.model, reached.world, 10);
    expect(told(records)).toEqual(["2.0 timeout a.stance.reach", "4.5 inject @skipped"]);
    expect(records[1]).toMatchObject({
      headline: "Skipped: A visit",
      path: "inject.visit",
      reason: "reached already (a, a.stance: grave)",
      by: "schedule",
      visibility: [],
    });
    const away = begin(visit(), [elsewhere]);
    expect(advance(away.model, away.world, 10)[1]).toMatchObject({
      inject: "@skipped",
      reason: "not possible from where things stand (a, a.stance: away)",
    });
    expect(vetoRefusal(records[1] as ExplainedRecord)).toMatchObject({ kind: "order-error" });
  });

  it("opens the hazard also where it is skipped", () => {
    const home = { id: "home", from: "away", to: "calm", trigger: timeout(4) } as const;
    const { model, world } = begin(visit(), [elsewhere, home]);
    expect(play(model, world, 6.5)).toEqual([
      "2.0 timeout a.stance.leave",
      "4.5 inject @skipped",
      "6.0 timeout a.stance.home",
      "6.0 transition a.stance.go",
      "6.0 response b.stance.stir",
    ]);
  });

  it("leaves to a seat what a seat decides", () => {
    const { model, world } = begin(visit(), [], { seats: ["a"] });
    const records = advance(model, world, 10);
    expect(records).toMatchObject([{ inject: "@skipped", reason: "the seat of a decides that" }]);
    expect(readPostures(model, world)["a.stance"]).toBe("calm");
  });

  it("plays of several the first that is possible in each posture", () => {
    const scenario = tinyScenario({
      format: 2,
      horizon: 20,
      actors: [
        loneActor(
          "a",
          ["calm", "tense", "grave"],
          [
            { id: "from-tense", from: "tense", to: "grave", trigger: rate(9) },
            { id: "from-calm", from: "calm", to: "grave", trigger: rate(9) },
          ],
        ),
        loneActor("b", ["still", "stirred"], [{ id: "stir", from: "still", to: "stirred", trigger: rate(9) }]),
      ],
      injects: [visit({ replaces: ["a.stance.from-tense", "a.stance.from-calm", "b.stance.stir"] })],
    });
    const model = createModel(scenario);
    expect(play(model, createWorld(model, { seed: "1" }))).toEqual([
      "4.5 inject visit",
      "4.5 response a.stance.from-calm",
      "4.5 response b.stance.stir",
    ]);
  });
});

describe("a shut hazard", () => {
  it("is explained as shut, by which inject and until when", () => {
    const { model, world } = begin(visit());
    advance(model, world, 1);
    expect(explain(model, world, "a.stance.go")).toMatchObject({
      possible: false,
      shut: { inject: "visit", until: 4.5 },
      pressure: 0,
      breakingPoint: null,
      share: 0,
    });
    const gone = begin(visit({ forGood: true }));
    advance(gone.model, gone.world, 9);
    expect(explain(gone.model, gone.world, "a.stance.go").shut).toEqual({ inject: "visit" });
    const over = begin(visit());
    advance(over.model, over.world, 9);
    expect(explain(over.model, over.world, "a.stance.go")).not.toHaveProperty("shut");
  });

  it("that the inject plays is explained by what the inject rests on, and not by its rate", () => {
    const { model, world } = begin(visit());
    const [, record] = advance(model, world, 10, { explain: true });
    expect(record?.why).toMatchObject({
      trigger: "response",
      cause: "response",
      chance: 1,
      answers: "inject.visit",
      judgement: "Public record.",
      factors: [],
      basePerDay: 0,
    });
  });

  it("is shut in every world that is saved and restored, and in every future", () => {
    const { model, world } = begin(visit());
    advance(model, world, 3);
    const restored = restoreWorld(model, JSON.parse(JSON.stringify(saveWorld(model, world))));
    const future = forkFuture(model, world, "x", 1);
    const expected = play(model, world);
    expect(expected[0]).toBe("4.5 inject visit");
    expect(play(model, restored)).toEqual(expected);
    expect(play(model, future)).toEqual(expected);
    const gone = begin(visit({ forGood: true }), [{ id: "back", from: "grave", to: "calm", trigger: timeout(1) }]);
    advance(gone.model, gone.world, 9);
    const again = restoreWorld(gone.model, JSON.parse(JSON.stringify(saveWorld(gone.model, gone.world))));
    expect(play(gone.model, again, 20)).toEqual(["20.0 end end"]);
  });

  it("opens when the white cell fires the inject, which then comes in any case", () => {
    const { model, world } = begin(visit());
    advance(model, world, 2);
    expect(told(fireInject(model, world, "visit") as ExplainedRecord[])).toEqual([
      "2.0 inject visit",
      "2.0 response a.stance.go",
      "2.0 response b.stance.stir",
    ]);
    const away = begin(visit(), [elsewhere]);
    advance(away.model, away.world, 3);
    expect(told(fireInject(away.model, away.world, "visit") as ExplainedRecord[])).toEqual(["3.0 inject visit"]);
  });

  it("stays shut until the day on which the white cell puts the inject", () => {
    const { model, world } = begin(visit());
    advance(model, world, 2);
    expect(scheduleInject(model, world, "visit", 8)).toBeNull();
    expect(play(model, world)[0]).toBe("8.0 inject visit");
    const free = begin(visit({ historical: true }), [elsewhere], { seats: ["a"] });
    advance(free.model, free.world, 1);
    expect(scheduleInject(free.model, free.world, "visit", 8)).toBeNull();
    expect(explain(free.model, free.world, "a.stance.go").shut).toEqual({ inject: "visit", until: 8 });
  });

  it("opens when the inject is vetoed, and the inject comes alone when its answer is", () => {
    const { model, world } = begin(visit());
    advance(model, world, 4.4);
    const [inject] = advance(model, restoreWorld(model, saveWorld(model, world)), 4.5);
    vetoHappening(model, world, [{ record: inject as never, reason: "no" }]);
    expect(play(model, world)[0]).toBe("4.5 transition a.stance.go");
    const other = begin(visit());
    advance(other.model, other.world, 4.4);
    const [, answer] = advance(other.model, restoreWorld(other.model, saveWorld(other.model, other.world)), 4.5);
    const left = vetoHappening(other.model, other.world, [{ record: answer as never, reason: "no" }]);
    expect(told(left as ExplainedRecord[])).toEqual(["4.5 inject @denied", "4.5 inject visit"]);
  });
});

describe("a model", () => {
  const refused = (inject: Inject, ...more: Inject[]) => {
    const scenario = { ...scenarioOf(inject, elsewhere), injects: [inject, ...more] };
    return () => createModel(scenario);
  };
  it("is refused where an inject replaces what it cannot", () => {
    expect(refused(visit({ replaces: ["a.stance.gone"] }))).toThrow("there is no transition a.stance.gone");
    expect(refused(visit({ replaces: ["a.stance.leave"] }))).toThrow("no hazard");
    expect(refused(visit({ schedule: { when: inState("a.stance", "calm") } }))).toThrow("has no `at`");
    expect(refused(visit(), { ...visit(), id: "other" })).toThrow("inject.visit replaces already");
    const { replaces: _replaces, ...nothing } = visit({ forGood: true });
    expect(refused(nothing as Inject)).toThrow("replaces nothing");
  });

  it("without such an inject has the hash that it always had", () => {
    const { replaces: _replaces, ...plain } = visit();
    expect(hashScenario(scenarioOf(plain as Inject))).not.toBe(hashScenario(scenarioOf(visit())));
    expect(Object.keys(plain)).not.toContain("forGood");
  });
});
