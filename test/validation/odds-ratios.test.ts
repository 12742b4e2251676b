/**
 * Ratios on the odds of a chance, against p/(1 − p) multiplied by hand.
 */
import { describe, expect, it } from "vitest";
import { advance, createModel, createWorld, explain, type PostureRecord, type Ratio } from "../../src/engine/index.js";
import { eachRun, expectShare, movesUntil, runCount } from "./measure.js";
import {
  answering,
  curveOver,
  gaugeOf,
  inState,
  loneActor,
  postureOf,
  timeout,
  tinyScenario,
  whileHolds,
} from "./tiny-scenario.js";

const label = { label: "boldness", evidence: [] };

/** Answers a beat on day 1, while the hand is up and tension stands at 30. */
const answeringAt = (chance: number, ratios: readonly Ratio[]) =>
  tinyScenario({
    format: 2,
    horizon: 3,
    gauges: [gaugeOf("tension", { initial: 30 })],
    assumptions: [{ id: "boldness", label: "boldness", value: 0.25, range: [0.1, 1], note: "", evidence: [] }],
    actors: [
      loneActor("drum", ["still", "beaten"], [{ id: "beat", from: "still", to: "beaten", trigger: timeout(1) }]),
      loneActor("hand", ["up", "down"], []),
      loneActor(
        "a",
        ["calm", "alarmed"],
        [{ id: "jump", from: "calm", to: "alarmed", trigger: answering(chance, "drum.stance.beat"), ratios }],
      ),
    ],
  });

const up = inState("hand.stance", "up");
const down = inState("hand.stance", "down");

describe("a response with ratios", () => {
  it.each([
    ["one that holds", 0.2, [whileHolds(up, 6)], 6],
    ["one that does not", 0.2, [whileHolds(down, 6)], 1],
    ["below 1", 0.9, [whileHolds(up, 0.1)], 0.1],
    ["a curve", 0.5, [curveOver("tension", [20, 1], [40, 3])], 2],
    ["an assumption", 0.7, [{ kind: "assumption", assumption: "boldness", ...label }], 0.25],
    ["several", 0.3, [whileHolds(up, 5), whileHolds(down, 9), curveOver("tension", [0, 0.5], [60, 0.5])], 2.5],
  ] as const)("answers as its odds say: %s", (_what, chance, ratios, product) => {
    const odds = (chance / (1 - chance)) * product;
    let answered = 0;
    eachRun(answeringAt(chance, ratios), (model, world) => {
      const jump = movesUntil(model, world, 3).find(({ transition }) => transition === "a.stance.jump");
      if (jump === undefined) return;
      answered += 1;
      expect(jump.chance).toBeCloseTo(odds / (1 + odds), 12);
    });
    expectShare(answered, runCount, odds / (1 + odds));
  });

  it.each([0, 1])("keeps a chance of %d whatever its ratios are", (chance) => {
    const scenario = answeringAt(chance, [whileHolds(up, 1e6), whileHolds(up, 1e-6)]);
    eachRun(scenario, (model, world) => expect(movesUntil(model, world, 3)).toHaveLength(1 + chance), 200);
  });

  it("is explained by factors that make its probability, step by step", () => {
    const model = createModel(answeringAt(0.3, [whileHolds(up, 5), whileHolds(down, 9), whileHolds(up, 0.5)]));
    const why = explain(model, createWorld(model, { seed: "why" }), "a.stance.jump");
    expect(why.baseChance).toBe(0.3);
    let odds = 0.3 / 0.7;
    for (const factor of why.factors) {
      odds *= factor.applies ? factor.ratio : 1;
      expect(factor.chance).toBeCloseTo(odds / (1 + odds), 12);
    }
    expect(why.chance).toBeCloseTo(odds / (1 + odds), 12);
    expect(why.withinDay?.p).toBe(why.chance);
    expect(why.factors.map(({ applies }) => applies)).toEqual([true, false, true]);
  });

  it("is asked anew at each answer, with what the cascade has changed by then", () => {
    // The first answer raises the hand; the second answers the same beat after it, with the odds of a raised hand.
    const scenario = tinyScenario({
      format: 2,
      horizon: 3,
      actors: [
        loneActor("drum", ["still", "beaten"], [{ id: "beat", from: "still", to: "beaten", trigger: timeout(1) }]),
        loneActor(
          "hand",
          ["down", "up"],
          [{ id: "raise", from: "down", to: "up", trigger: answering(1, "drum.stance.beat") }],
        ),
        {
          ...loneActor("a", ["calm"], []),
          postures: [
            postureOf(
              "a.stance",
              ["calm", "alarmed"],
              [
                {
                  id: "jump",
                  from: "calm",
                  to: "alarmed",
                  trigger: answering(0.2, "drum.stance.beat"),
                  ratios: [whileHolds(up, 12)],
                },
              ],
            ),
          ],
        },
      ],
    });
    const model = createModel(scenario);
    const chances: number[] = [];
    for (let run = 0; run < 50; run += 1) {
      const records = advance(model, createWorld(model, { seed: "cascade", run }), 3);
      const jump = records.find((record) => "transition" in record && record.transition === "a.stance.jump");
      if (jump !== undefined) chances.push((jump as PostureRecord).chance as number);
    }
    expect(new Set(chances.map((chance) => chance.toFixed(12)))).toEqual(new Set(["0.750000000000"]));
  });

  it("refuses a ratio of 0, which would leave no odds", () => {
    expect(() => createModel(answeringAt(0.3, [whileHolds(up, 0)]))).toThrow("0 is out of bounds");
  });
});
