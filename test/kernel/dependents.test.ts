/**
 * The kernel evaluates a rate only where it may have changed: a curve tells values apart between its ends, and days since something are
 * counted at the close of each. To the bit what the engine plays, which evaluates more.
 */
import { describe, expect, it } from "vitest";
import { type Condition, createModel, type Ratio } from "../../src/engine/index.js";
import {
  curveOver,
  gaugeOf,
  inState,
  loneActor,
  rate,
  stateOf,
  tinyScenario,
  whileHolds,
} from "../validation/tiny-scenario.js";
import { differences, planOf } from "./differences.js";

const basis = { evidence: [] };

/** A lamp that goes on and off and warms a gauge, which cools; and a watcher who acts at a rate that follows them. */
function watching(when: Condition, ratios: readonly Ratio[] = []) {
  const on = stateOf("on", [{ gauge: "heat", add: [5, 30], ...basis }]);
  const watcher = { id: "act", from: "idle", to: "idle", trigger: rate(0.7), when, ratios };
  return tinyScenario({
    format: 2,
    horizon: 90,
    assumptions: [
      { id: "days", label: "days", value: 3, range: [1, 9], distribution: "uniform", note: "Made up.", ...basis },
    ],
    gauges: [gaugeOf("heat", { initial: 20, baseline: 10, settle: 6 })],
    actors: [
      loneActor(
        "lamp",
        ["off", on],
        [
          { id: "light", from: "off", to: "on", trigger: rate(0.3) },
          { id: "die", from: "on", to: "off", trigger: rate(0.4) },
        ],
      ),
      loneActor("watcher", ["idle"], [watcher]),
    ],
  });
}

const always = inState("watcher.stance", "idle");
const sinceLit = (bounds: object): Condition => ({
  kind: "since",
  of: { posture: "lamp.stance", states: ["on"] },
  ...bounds,
});
const drawn = { assumption: "days" };

const cases: { readonly [name: string]: ReturnType<typeof watching> } = {
  "a day since": watching(sinceLit({ min: 1 })),
  "not on the day": watching({ kind: "not", of: sinceLit({ max: 0 }) }),
  "three days since": watching(sinceLit({ min: 3 })),
  "within two days": watching(sinceLit({ max: 2 })),
  "a drawn number of days since": watching(sinceLit({ min: drawn })),
  "within a drawn number of days": watching(always, [whileHolds(sinceLit({ min: 1, max: drawn }), 4)]),
  "from a day on": watching({ kind: "any", of: [{ kind: "day", min: 40 }, sinceLit({ min: 1 })] }),
  "a curve with flat ends": watching(always, [curveOver("heat", [15, 0.5], [18, 1], [40, 3])]),
  "two curves": watching(always, [curveOver("heat", [30, 1], [60, 0.2]), curveOver("heat", [12, 0.1], [14, 1])]),
  "a curve and a threshold beyond it": watching(always, [
    curveOver("heat", [15, 0.5], [18, 1]),
    whileHolds({ kind: "gauge", gauge: "heat", min: 35 }, 3),
  ]),
};

describe("the kernel's marks", () => {
  for (const [name, scenario] of Object.entries(cases))
    it(`leave nothing out: ${name}`, () => {
      const model = createModel(scenario, { mover: "table" });
      for (const sample of [[], ["days"]])
        expect(differences(model, planOf(scenario, "marks"), 0, 40, { sample }), `drawn: ${sample}`).toEqual([]);
    });
});
