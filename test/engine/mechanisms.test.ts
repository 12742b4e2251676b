/**
 * A variant that switches a mechanism off takes the influence of what is tagged, and nothing else: all other dice fall as
 * they did, and tags alone change no run.
 */
import { describe, expect, it } from "vitest";
import { advance, createModel, createWorld, findVariant, type Record, type Scenario } from "../../src/engine/index.js";
import {
  answering,
  curveOver,
  gaugeOf,
  injectOf,
  inState,
  loneActor,
  rate,
  stateOf,
  timeout,
  tinyScenario,
  wait,
  whileHolds,
} from "../validation/tiny-scenario.js";

const on = { mechanism: ["M1"] };
const mechanisms = [{ id: "M1", title: "What is tried", evidence: [] }];

/** An actor that swings in and out of a state, with draws of its own at each entry. */
const swing = (id: string, parts: object = {}) =>
  loneActor(
    id,
    ["calm", stateOf("grave", [{ gauge: "heat", add: [1, 3] }])],
    [
      { id: "go", from: "calm", to: "grave", trigger: wait(4), effects: [{ gauge: "dead", add: [0, 1, 5] }], ...parts },
      { id: "back", from: "grave", to: "calm", trigger: wait(3) },
    ],
  );
const gauges = [gaugeOf("heat", { initial: 10, max: 1000 }), gaugeOf("dead", { max: 1000 })];
const scenarioOf = (parts: Partial<Scenario> & Pick<Scenario, "actors">) =>
  tinyScenario({ format: 2, gauges, mechanisms, ...parts });

const play = (scenario: Scenario, variant: string | null = "without-m1", run = 0): readonly Record[] => {
  const model = createModel(scenario, { variant });
  return advance(model, createWorld(model, { seed: "off", run }), scenario.horizon);
};
/** Records without numbers that count those before them, of one actor. */
const of = (actor: string, records: readonly Record[]) =>
  records.flatMap((record) =>
    "transition" in record && record.transition.startsWith(`${actor}.`)
      ? [{ time: record.time, transition: record.transition, effects: record.effects }]
      : [],
  );
const times = (path: string, records: readonly Record[]) =>
  records.flatMap((record) => ("transition" in record && record.transition === path ? [record.time] : []));

describe("without a mechanism", () => {
  it.each([
    ["hazards", rate(1)],
    ["timeouts", timeout([1, 2])],
    ["responses", answering(1, "other.stance.go")],
  ])("%s that are tagged never happen, and others as ever", (_, trigger) => {
    const tried = loneActor(
      "tried",
      ["a", "b"],
      [{ id: "go", from: ["a", "b"], to: "b", trigger, ...(trigger.kind === "timeout" ? { from: "a" } : {}), ...on }],
    );
    const scenario = scenarioOf({ actors: [tried, swing("other")] });
    expect(times("tried.stance.go", play(scenario, null)).length).toBeGreaterThan(0);
    expect(times("tried.stance.go", play(scenario))).toEqual([]);
    expect(of("other", play(scenario)).length).toBeGreaterThan(5);
    expect(of("other", play(scenario))).toEqual(of("other", play(scenario, null)));
  });

  it("a tagged posture stays where it begins", () => {
    const tried = swing("tried");
    const postures = tried.postures.map((posture) => ({ ...posture, ...on }));
    const scenario = scenarioOf({ actors: [{ ...tried, postures }, swing("other")] });
    expect(of("tried", play(scenario, null)).length).toBeGreaterThan(5);
    expect(of("tried", play(scenario))).toEqual([]);
  });

  it("a tagged outcome has no weight", () => {
    const outcome = (id: string, parts: object = {}) => ({
      ...{ id, to: id, weight: 1, ratios: [], effects: [], headline: id, evidence: [] },
      ...parts,
    });
    const tried = loneActor(
      "tried",
      ["a", "b", "c"],
      [{ id: "go", from: ["a", "b", "c"], trigger: wait(2), outcomes: [outcome("b", on), outcome("c")] }],
    );
    const went = (variant: string | null) =>
      play(scenarioOf({ actors: [tried] }), variant).flatMap((record) =>
        "transition" in record ? [(record as { outcome?: string }).outcome] : [],
      );
    expect(new Set(went(null))).toEqual(new Set(["b", "c"]));
    expect(new Set(went("without-m1"))).toEqual(new Set(["c"]));
  });

  it.each([
    ["on a condition", { ...whileHolds(inState("tried.stance", "calm"), 5), ...on }],
    ["on a gauge", { ...curveOver("heat", [0, 5], [1, 5]), ...on }],
  ])("a tagged ratio %s is 1", (_, ratio) => {
    const scenario = scenarioOf({ actors: [swing("tried", { ratios: [ratio] })] });
    const plain = scenarioOf({ actors: [swing("tried")] });
    expect(play(scenario, null)).not.toEqual(play(plain, null));
    expect(of("tried", play(scenario))).toEqual(of("tried", play(plain, null)));
  });

  it.each([
    ["a number", 4],
    ["uniform", [2, 4] as const],
    ["triangular", [1, 3, 4] as const],
  ])("a tagged effect that is %s adds 0, and those beside it draw as before", (_, add) => {
    const effects = [
      { gauge: "heat", add, ...on },
      { gauge: "dead", add: [0, 1, 5] as const },
    ];
    const scenario = scenarioOf({ actors: [swing("tried", { effects })] });
    const changes = (variant: string | null, gauge: string) =>
      of("tried", play(scenario, variant)).flatMap(({ transition, effects }) =>
        transition === "tried.stance.go"
          ? [effects.filter((change) => change.gauge === gauge).map(({ from, to }) => to - from)]
          : [],
      );
    expect(changes(null, "dead").length).toBeGreaterThan(2);
    expect(changes("without-m1", "dead")).toEqual(changes(null, "dead"));
    // What the transition adds stands before what the entered state adds.
    expect(changes(null, "heat").every(([own = 0]) => own > 0)).toBe(true);
    expect(changes("without-m1", "heat").every(([own]) => own === 0)).toBe(true);
    expect(times("tried.stance.go", play(scenario))).toEqual(times("tried.stance.go", play(scenario, null)));
  });

  it("a tagged drift is 0, and a tagged gauge keeps its initial value", () => {
    const drift = [
      { perDay: 2, evidence: [], ...on },
      { perDay: 1, evidence: [] },
    ];
    const value = (tagged: object, variant: string | null) => {
      const heat = gaugeOf("heat", { initial: 10, max: 1000, baseline: 0, settle: 5, drift, ...tagged });
      const scenario = scenarioOf({ gauges: [heat, gauges[1]!], actors: [swing("tried")] });
      const model = createModel(scenario, { variant });
      const world = createWorld(model, { seed: "off" });
      advance(model, world, 30);
      return world.gauges[0] as number;
    };
    const drifting = (perDay: number) => {
      const heat = gaugeOf("heat", {
        initial: 10,
        max: 1000,
        baseline: 0,
        settle: 5,
        drift: [{ perDay, evidence: [] }],
      });
      const scenario = scenarioOf({ gauges: [heat, gauges[1]!], actors: [swing("tried")] });
      const model = createModel(scenario);
      const world = createWorld(model, { seed: "off" });
      advance(model, world, 30);
      return world.gauges[0] as number;
    };
    expect(value({}, null)).toBe(drifting(3));
    expect(value({}, "without-m1")).toBe(drifting(1));
    expect(value(on, null)).toBe(drifting(3));
    expect(value(on, "without-m1")).toBe(10);
  });

  it("a tagged inject has no date and no condition", () => {
    const scenario = scenarioOf({
      actors: [swing("other")],
      injects: [
        injectOf("dated", { schedule: { at: 3 }, ...on }),
        injectOf("when", { schedule: { when: inState("other.stance", "grave") }, ...on }),
        injectOf("kept", { schedule: { at: 3 } }),
      ],
    });
    const fired = (variant: string | null) =>
      play(scenario, variant).flatMap((record) => ("inject" in record ? [record.inject] : []));
    expect(new Set(fired(null))).toEqual(new Set(["dated", "when", "kept"]));
    expect(fired("without-m1")).toEqual(["kept"]);
  });
});

describe("the variant of a mechanism", () => {
  const scenario = scenarioOf({ actors: [swing("tried", on)] });

  it("is found by its name, in small letters, and sets nothing", () => {
    expect(findVariant(scenario, "without-m1")).toMatchObject({ id: "without-m1", set: {} });
    expect(findVariant(scenario, "without-M1")).toBeUndefined();
    expect(() => createModel(scenario, { variant: "without-m2" })).toThrow("no variant without-m2");
  });

  it("leaves the scenario and its hash as they are, so that a log tells which edition it belongs to", () => {
    const model = createModel(scenario, { variant: "without-m1" });
    expect(model.scenario).toBe(scenario);
    expect(model.scenarioHash).toBe(createModel(scenario).scenarioHash);
  });

  it("is the only one that tags change", () => {
    const plain = scenarioOf({ actors: [swing("tried")] });
    expect(play(scenario, null)).toEqual(play(plain, null));
  });
});
