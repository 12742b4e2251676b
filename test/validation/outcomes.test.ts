/**
 * Transitions with several outcomes against their closed forms: shares by weight and ratio, for every trigger, and the dice
 * that the draw takes.
 */
import { describe, expect, it } from "vitest";
import {
  advance,
  createModel,
  createWorld,
  explain,
  giveOrder,
  type Outcome,
  type PostureRecord,
  type Ratio,
  readGauges,
  type Scenario,
  step,
  type Trigger,
} from "../../src/engine/index.js";
import { eachRun, expectMean, expectShare, firstMove, movesUntil, runCount } from "./measure.js";
import {
  answering,
  curveOver,
  gaugeOf,
  inState,
  loneActor,
  rate,
  staged,
  stateOf,
  timeout,
  tinyScenario,
  whileHolds,
} from "./tiny-scenario.js";

const end = (id: string, to: string, weight: number, parts: Partial<Outcome> = {}): Outcome => ({
  id,
  to,
  weight,
  ratios: [],
  effects: [],
  headline: `it ends in ${id}`,
  evidence: [],
  ...parts,
});

/** A posture that leaves `calm` once, by this trigger, to one of several states. */
const scenarioOf = (trigger: Trigger, outcomes: readonly Outcome[], parts: Partial<Scenario> = {}) =>
  tinyScenario({
    format: 2,
    horizon: 60,
    gauges: [gaugeOf("tension", { initial: 30 }), gaugeOf("dead", { max: 1e6 })],
    actors: [
      loneActor("drum", ["still", "beaten"], [{ id: "beat", from: "still", to: "beaten", trigger: timeout(1) }]),
      loneActor("hand", ["up", "down"], []),
      loneActor(
        "a",
        ["calm", "good", "bad", stateOf("ugly", [{ gauge: "dead", add: 5 }])],
        [{ id: "go", from: "calm", trigger, outcomes, order: { label: "Go" } }],
      ),
    ],
    ...parts,
  });

const three = [end("well", "good", 5), end("badly", "bad", 3), end("worse", "ugly", 2)];

describe("outcomes", () => {
  it.each([
    ["a hazard", rate(0.4)],
    ["a hazard in stages", staged(3, 4)],
    ["a timeout", timeout(2)],
    ["a response", answering(1, "drum.stance.beat")],
  ] as const)("of %s come about as their weights say", (_what, trigger) => {
    const counts = new Map<string, number>();
    const times: number[] = [];
    eachRun(scenarioOf(trigger, three), (model, world) => {
      const move = movesUntil(model, world, 60).find(({ actor }) => actor === "a")!;
      expect(move.headline).toBe(`it ends in ${move.outcome}`);
      expect(move.to).toBe({ well: "good", badly: "bad", worse: "ugly" }[move.outcome!]);
      expect(move.outcomeChance).toBeCloseTo({ well: 0.5, badly: 0.3, worse: 0.2 }[move.outcome!]!, 12);
      counts.set(move.outcome!, (counts.get(move.outcome!) ?? 0) + 1);
      times.push(move.time);
    });
    expectShare(counts.get("well")!, runCount, 0.5);
    expectShare(counts.get("badly")!, runCount, 0.3);
    expectShare(counts.get("worse")!, runCount, 0.2);
    if (trigger.kind === "hazard" && "rate" in trigger) expectMean(times, 2.5, 2.5 ** 2);
  });

  it.each([
    ["a condition that holds", [whileHolds(inState("hand.stance", "up"), 4)], 4],
    ["a condition that does not", [whileHolds(inState("hand.stance", "down"), 4)], 1],
    ["a curve", [curveOver("tension", [20, 1], [40, 3])], 2],
    ["several", [whileHolds(inState("hand.stance", "up"), 6), curveOver("tension", [0, 0.5], [60, 0.5])], 3],
    ["0", [whileHolds(inState("hand.stance", "up"), 0)], 0],
  ] satisfies readonly (readonly [string, readonly Ratio[], number])[])(
    "have their weights multiplied by ratios: %s",
    (_what, ratios, factor) => {
      let well = 0;
      const outcomes = [end("well", "good", 2, { ratios }), end("badly", "bad", 3)];
      const scenario = scenarioOf(rate(1), outcomes);
      eachRun(scenario, (model, world) => {
        if (movesUntil(model, world, 60).some(({ outcome }) => outcome === "well")) well += 1;
      });
      if (factor === 0) expect(well).toBe(0);
      else expectShare(well, runCount, (2 * factor) / (2 * factor + 3));
      // And that is what the explanation says, from its own parts.
      const model = createModel(scenario);
      const why = explain(model, createWorld(model, { seed: "why" }), "a.stance.go");
      const weights = why.outcomes!.map(({ baseWeight, factors }) =>
        factors.reduce((weight, { ratio, applies }) => (applies ? weight * ratio : weight), baseWeight),
      );
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      expect(why.outcomes!.map(({ weight }) => weight)).toEqual(weights);
      expect(why.outcomes!.map(({ share }) => share!.p)).toEqual(weights.map((weight) => weight / total));
      expect(why.to).toBeUndefined();
    },
  );

  it("add the effects of the transition, of the outcome and of the state, and no other's", () => {
    const outcomes = [
      end("well", "good", 1, { effects: [{ gauge: "dead", add: 100 }] }),
      end("worse", "ugly", 1, { effects: [{ gauge: "dead", add: 1000 }] }),
    ];
    const scenario = scenarioOf(rate(1), outcomes);
    eachRun(
      scenario,
      (model, world) => {
        const move = movesUntil(model, world, 60).find(({ actor }) => actor === "a")!;
        expect(readGauges(model, world).dead).toBe(move.outcome === "well" ? 100 : 1005);
      },
      300,
    );
  });

  it("of one trial after another are independent: none in n is the nth power", () => {
    const scenario = tinyScenario({
      format: 2,
      actors: [
        loneActor(
          "a",
          ["on", "off"],
          [{ id: "fly", from: "on", trigger: timeout(1), outcomes: [end("home", "on", 9), end("shot", "off", 1)] }],
        ),
      ],
    });
    let survived = 0;
    eachRun(scenario, (model, world) => {
      if (movesUntil(model, world, 7.5).every(({ outcome }) => outcome === "home")) survived += 1;
    });
    expectShare(survived, runCount, 0.9 ** 7);
  });

  it("are drawn for an order too, with the same shares", () => {
    let well = 0;
    const model = createModel(scenarioOf(rate(1e-9), three));
    for (let run = 0; run < runCount; run += 1) {
      const world = createWorld(model, { seed: "order", run, seats: ["a"] });
      const [record] = giveOrder(model, world, "a.stance.go") as readonly PostureRecord[];
      if (record!.outcome === "well") well += 1;
    }
    expectShare(well, runCount, 0.5);
  });

  it("take one draw of the transition's own stream, so that changed weights move no other draw", () => {
    const play = (weights: readonly [number, number]) => {
      const outcomes = [end("well", "calm", weights[0]), end("badly", "calm", weights[1])];
      const scenario = scenarioOf(rate(0.5), outcomes);
      const model = createModel(scenario);
      return advance(model, createWorld(model, { seed: "dice" }), 60)
        .filter((record) => "posture" in record)
        .map(({ time }) => time);
    };
    expect(play([1, 1])).toEqual(play([1, 1000]));
    expect(play([1, 1]).length).toBeGreaterThan(10);
  });

  it("move in XState as in the table", () => {
    const play = (mover: "machine" | "table") => {
      const model = createModel(scenarioOf(rate(1), three), { mover });
      return [1, 2, 3, 4, 5, 6].map((run) =>
        firstMove(model, createWorld(model, { seed: "movers", run }), "a.stance.go"),
      );
    };
    expect(play("machine")).toEqual(play("table"));
  });

  it("that are all ruled out stop the run, and say which and when", () => {
    const ruledOut = [whileHolds(inState("drum.stance", "beaten"), 0)];
    const outcomes = [end("well", "good", 1, { ratios: ruledOut }), end("badly", "bad", 1, { ratios: ruledOut })];
    const model = createModel(scenarioOf(timeout(3), outcomes));
    const world = createWorld(model, { seed: "none" });
    expect(() => {
      while (!world.ended) step(model, world);
    }).toThrow("all outcomes of a.stance.go have weight 0 on day 3");
    expect(() => createModel(scenarioOf(rate(1), [end("well", "good", 0), end("badly", "bad", 0)]))).toThrow(
      "weight 0",
    );
  });
});
