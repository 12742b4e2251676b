/**
 * Assumptions that are worked out from others, against closed forms: 1 − p as the chance that something does not happen, a
 * product as the chance that two independent things do, and both in sampled runs, where they must follow the same draw.
 */
import { describe, expect, it } from "vitest";
import {
  type Assumption,
  advance,
  createModel,
  createWorld,
  type DerivedAssumption,
  drawnAssumptions,
  readPostures,
  restoreWorld,
  revaluer,
  type Scenario,
  ScenarioError,
  type Spread,
  sampler,
  saveWorld,
  step,
} from "../../src/engine/index.js";
import { expectMean, expectShare, runCount } from "./measure.js";
import { answering, gaugeOf, loneActor, timeout, tinyScenario } from "./tiny-scenario.js";

const own = (id: string, value: number, range: readonly [number, number], parts: Partial<Assumption> = {}) => ({
  id,
  label: id,
  note: "",
  evidence: [],
  value,
  range,
  ...parts,
});
const derived = (id: string, how: DerivedAssumption): Assumption => own(id, 0.123, [0, 1], { derived: how });

const answers = (id: string, assumption: string) =>
  loneActor(
    id,
    ["still", "moved"],
    [{ id: "move", from: "still", to: "moved", trigger: answering({ assumption }, "drum.stance.beat") }],
  );

/** On a beat of a drum, one actor for each assumption moves with that chance. Derived ones are declared first. */
function drumming(more: readonly Assumption[] = [], drawn: Partial<Assumption> = {}): Scenario {
  const assumptions = [
    derived("neither", { product: ["not-p", "not-q"] }),
    derived("not-p", { oneMinus: "p" }),
    derived("not-q", { oneMinus: "q" }),
    derived("both", { product: ["p", "q"] }),
    derived("twice", { product: ["p", "p"] }),
    ...more,
    own("p", 0.3, [0.1, 0.5], drawn),
    own("q", 0.6, [0.2, 0.9]),
  ];
  return tinyScenario({
    format: 2,
    horizon: 2,
    assumptions,
    actors: [
      loneActor("drum", ["still", "beaten"], [{ id: "beat", from: "still", to: "beaten", trigger: timeout(1) }]),
      ...assumptions.map(({ id }) => answers(id, id)),
      loneActor(
        "fork",
        ["at", "left", "right"],
        [
          {
            id: "go",
            from: "at",
            outcomes: [
              {
                id: "left",
                to: "left",
                weight: { assumption: "p" },
                ratios: [],
                effects: [],
                headline: "l",
                evidence: [],
              },
              {
                id: "right",
                to: "right",
                weight: { assumption: "not-p" },
                ratios: [],
                effects: [],
                headline: "r",
                evidence: [],
              },
            ],
            trigger: answering(1, "drum.stance.beat"),
          },
        ],
      ),
    ],
  });
}

/** Counts runs in which something is so at the end. */
function countRuns(scenario: Scenario, set: Readonly<Record<string, number>>, sample = false) {
  const model = createModel(scenario, { set, mover: "table" });
  const ids = sample ? drawnAssumptions(scenario, { set }) : [];
  const [draw, modelWith] = [sampler(scenario, ids), revaluer(model, ids)];
  const ends = Array.from({ length: runCount }, (_, run) => {
    const ofRun = sample ? modelWith(draw("validation", run)) : model;
    const world = createWorld(ofRun, { seed: "validation", run });
    advance(ofRun, world, 2);
    return readPostures(ofRun, world);
  });
  return (holds: (moved: (actor: string) => boolean, fork: string) => boolean): number =>
    ends.filter((end) => holds((actor) => end[`${actor}.stance`] === "moved", end["fork.stance"] as string)).length;
}

describe.each([
  ["as written", {}, 0.3, 0.6],
  ["with p and q set", { p: 0.45, q: 0.25 }, 0.45, 0.25],
] as const)("derived assumptions, %s", (_words, set, p, q) => {
  const count = countRuns(drumming(), set);

  it("give what does not happen 1 less the chance that it does", () => {
    expectShare(
      count((moved) => moved("p")),
      runCount,
      p,
    );
    expectShare(
      count((moved) => moved("not-p")),
      runCount,
      1 - p,
    );
  });

  it("part a happening between its ends, so that the weights are their shares", () => {
    const [left, right] = [count((_, fork) => fork === "left"), count((_, fork) => fork === "right")];
    expect(left + right).toBe(runCount);
    expectShare(left, runCount, p);
  });

  it("give a product the chance that independent things all happen, also of derived ones and of one twice", () => {
    expectShare(
      count((moved) => moved("both")),
      runCount,
      p * q,
    );
    expectShare(
      count((moved) => moved("p") && moved("q")),
      runCount,
      p * q,
    );
    expectShare(
      count((moved) => moved("neither")),
      runCount,
      (1 - p) * (1 - q),
    );
    expectShare(
      count((moved) => !moved("p") && !moved("q")),
      runCount,
      (1 - p) * (1 - q),
    );
    expectShare(
      count((moved) => moved("twice")),
      runCount,
      p * p,
    );
  });
});

describe("derived assumptions of a sampled run", () => {
  const [low, high] = [0, 1];
  const mean = (low + high) / 2;
  const square = (high ** 3 - low ** 3) / (3 * (high - low));
  const scenario = drumming([], { distribution: "uniform", range: [low, high] });
  const count = countRuns(scenario, {}, true);

  it("follow the draw: what happens and what does not are opposed from run to run", () => {
    expectShare(
      count((moved) => moved("not-p")),
      runCount,
      1 - mean,
    );
    // Draws of their own would make it mean × (1 − mean), some thirty standard errors away.
    expectShare(
      count((moved) => moved("p") && moved("not-p")),
      runCount,
      mean - square,
    );
    expectShare(
      count((moved) => moved("twice")),
      runCount,
      square,
    );
    expectShare(
      count((moved) => moved("p") && moved("both")),
      runCount,
      square * 0.6,
    );
  });

  it("are in each run exactly what the drawn value makes them", () => {
    const [draw, modelWith] = [sampler(scenario, ["p"]), revaluer(createModel(scenario), ["p"])];
    const rest: number[] = [];
    for (let run = 0; run < 2000; run += 1) {
      const { p = 0 } = draw("exact", run);
      const { assumptions } = modelWith({ p });
      expect(assumptions.get("not-p")).toBe(1 - p);
      expect(assumptions.get("neither")).toBe((1 - p) * (1 - 0.6));
      rest.push(1 - p);
    }
    expectMean(rest, 1 - mean, (high - low) ** 2 / 12);
  });

  it("reach whatever refers to them, where nothing else of it changes", () => {
    const follows: Spread = [0, { assumption: "not-p" }];
    const alone: Scenario = {
      ...tinyScenario({
        format: 2,
        gauges: [
          gaugeOf("g", { initial: { assumption: "not-p" }, drift: [{ perDay: { assumption: "both" }, evidence: [] }] }),
        ],
        actors: [
          loneActor(
            "a",
            ["calm", "grave"],
            [
              {
                id: "go",
                from: "calm",
                to: "grave",
                trigger: { kind: "hazard", rate: { assumption: "neither" } },
                ratios: [{ kind: "assumption", assumption: "both", label: "both", evidence: [] }],
                effects: [{ gauge: "g", add: follows }],
              },
            ],
          ),
        ],
      }),
      assumptions: scenario.assumptions,
    };
    const anew = revaluer(createModel(alone), ["p"])({ p: 0.2 });
    const whole = createModel(alone, { set: { p: 0.2 } });
    for (const key of ["transitions", "hazards", "packed", "gauges", "packedGauges", "assumptions"] as const)
      expect(anew[key], key).toEqual(whole[key]);
    expect(anew.gauges[0]?.initial).toBe(0.8);
  });
});

describe("derived assumptions in play", () => {
  it("are saved with a world and restored at every record, and a world of other values is refused", () => {
    const model = createModel(drumming(), { set: { p: 0.45 } });
    const world = createWorld(model, { seed: "kept", days: 2 });
    const whole = createWorld(model, { seed: "kept", days: 2 });
    let kept = world;
    let steps = 0;
    while (!whole.ended) {
      const saved = JSON.parse(JSON.stringify(saveWorld(model, kept)));
      expect(saved.assumptions).toMatchObject({ p: 0.45, "not-p": 0.55, both: 0.45 * 0.6 });
      kept = restoreWorld(model, saved);
      expect(step(model, kept)).toEqual(step(model, whole));
      steps += 1;
      expect(() => restoreWorld(model, { ...saved, assumptions: { ...saved.assumptions, "not-p": 0.7 } })).toThrow(
        "it was played with not-p at 0.7, not 0.55",
      );
    }
    expect(steps).toBeGreaterThan(1);
  });

  const problems = (make: () => unknown) => {
    try {
      make();
    } catch (error) {
      if (error instanceof ScenarioError) return error.problems.map(({ path, message }) => `${path} ${message}`);
      throw error;
    }
    return [];
  };

  it("are not set, by a setting or by a variant, but for what they are worked out from", () => {
    const refusal = "assumptions.neither is worked out from other assumptions, so it can't be set to 0.5";
    expect(problems(() => createModel(drumming(), { set: { neither: 0.5 } }))).toEqual([refusal]);
    const varied = {
      ...drumming(),
      variants: [{ id: "odd", label: "Odd", note: "", evidence: [], set: { neither: 0.5 } }],
    };
    expect(problems(() => createModel(varied, { variant: "odd" }))).toEqual([refusal]);
  });

  it("are refused in a circle and with unknown parts, which a scenario that no file was loaded for may have", () => {
    const circle = [derived("one", { oneMinus: "other" }), derived("other", { product: ["p", "one"] })];
    expect(problems(() => createModel(drumming(circle)))).toContain(
      "assumptions.one is worked out from itself: one → other → one",
    );
    expect(problems(() => createModel(drumming([derived("lost", { oneMinus: "r" })])))).toContain(
      "assumptions.lost there is no assumption r",
    );
  });
});
