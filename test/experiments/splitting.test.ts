/**
 * Splitting: futures go on from levels with the same bits in the kernel and in the engine, estimates of a closed form have no bias, and
 * their intervals hold. Full size: bench/rare.mjs.
 */
import { describe, expect, it } from "vitest";
import { finish } from "../../src/analysis/batch.js";
import {
  armModel,
  engineClimber,
  type Foothold,
  kernelClimber,
  splitterOf,
  trialsOf,
} from "../../src/analysis/index.js";
import {
  createWorld,
  type Importance,
  type Model,
  type Policies,
  type Scenario,
  type State,
  saveWorld,
} from "../../src/engine/index.js";
import {
  controlledProduct,
  importanceFor,
  pilotControls,
  pilotLevels,
  productOfShares,
  rareEstimate,
} from "../../src/experiments/index.js";
import { nextLevel } from "../../src/experiments/levels.js";
import { student95 } from "../../src/experiments/student.js";
import { libraryScenario } from "../report/library.js";
import { full } from "../share.js";
import { inState, loneActor, rate, stateOf, tinyScenario } from "../validation/tiny-scenario.js";

const modelOf = (scenario: Scenario): Model => armModel({ scenario, variant: null, set: {} });

function planOf(model: Model, id: string, days: number, seed: string) {
  const index = model.milestones.findIndex((one) => one.id === id);
  const from = saveWorld(model, createWorld(model, { seed: "start", days }));
  return { seed, from, importance: importanceFor(model, { kind: "milestone", index }) };
}

/** Three steps with exponential waits, each 20 days on average, in two days: all are over with a probability of 1.55 in 10,000. */
const steps = 3;
const [days, wait] = [2, 20];
const ladder = modelOf(
  tinyScenario({
    horizon: days,
    actors: [
      loneActor(
        "climber",
        Array.from({ length: steps + 1 }, (_, rung): State => ({ ...stateOf(`s${rung}`), rung })),
        Array.from({ length: steps }, (_, rung) => ({
          id: `up${rung}`,
          from: [`s${rung}`],
          to: `s${rung + 1}`,
          trigger: rate(1 / wait),
        })),
      ),
    ],
    milestones: [
      { id: "top", label: "Top", headline: "Top", evidence: [], when: inState("climber.stance", `s${steps}`) },
    ],
  }),
);
const truth = 1 - Math.exp(-days / wait) * (1 + days / wait + (days / wait) ** 2 / 2);

describe("futures that go on from a level", () => {
  it("are the same in the kernel and in the engine, to the bit", () => {
    const model = modelOf(libraryScenario("tavush-2020"));
    const plan = { ...planOf(model, "csto-activated", 20, "bits"), scored: true };
    const climbers = [kernelClimber(model, plan)!, engineClimber(model, plan)] as const;
    let footholds: (readonly [Foothold, Foothold])[] = [];
    let passed = 0;
    for (const [stage, level] of [0.25, 0.5, 1].entries()) {
      const next: typeof footholds = [];
      for (let run = 0; run < 40; run += 1) {
        const start = footholds[run % footholds.length] ?? [null, null];
        const found = climbers.map((climber, which) => {
          climber.beginAt(start[which] ?? null);
          return { ...climber.climb(1000 * stage + run, level), scores: [...climber.scores()] };
        });
        expect(found[1]).toEqual(found[0]);
        expect(found[0]!.scores.some((score) => score !== 0)).toBe(true);
        if (found[0]!.highest! < level) continue;
        passed += 1;
        next.push([climbers[0].foothold(), climbers[1].foothold()]);
      }
      footholds = next;
    }
    expect(passed).toBeGreaterThan(30);
  });
});

describe("the levels of a pilot", () => {
  it.each([
    ["where about a fifth come", [0, 1, 1, 1, 2, 2, 3, 0, 0, 0], 0, 2],
    ["the lowest where hardly any come", [...new Array(97).fill(0), 1, 1, 2], 0, 1],
    ["the outcome itself where it is not rare", [0, 0, 0, 0, 1, 1, 1, ...new Array(3).fill(Infinity)], 0, Infinity],
    ["none where none come higher", [1, 1, 0], 1, null],
  ])("lie %s", (_, highest, from, level) => {
    expect(nextLevel(highest, from)).toBe(level);
  });
});

describe("splitting", () => {
  const trials = 40;
  const repetitions = 12;
  /** The whole procedure: a pilot for the levels, then repetitions. */
  function estimate(seed: string) {
    const plan = planOf(ladder, "top", days, `${seed}~levels`);
    const { levels, days: piloted, daysOfFuture } = finish(pilotLevels(kernelClimber(ladder, plan)!, 200));
    const ofControls = { ...plan, seed: `${seed}~controls`, scored: true };
    const { controls } = finish(pilotControls(kernelClimber(ladder, ofControls)!, levels, 200));
    const splitting = { ...plan, seed, levels, trials, controls: controls ?? undefined };
    const split = splitterOf(ladder, splitting);
    const stages = levels.length + 1;
    const found = Array.from({ length: repetitions }, (_, place) =>
      finish(split({ arm: 0, points: [{}], firstRun: place * trialsOf(splitting), runs: 1 })),
    );
    const played = found.reduce(
      (sum, { sums }) => sum + sums.slice(stages, 2 * stages).reduce((a, b) => a + b),
      piloted,
    );
    const product = controls === null ? productOfShares : controlledProduct;
    return {
      plain: rareEstimate(found.map(({ sums }) => productOfShares(sums, stages, trials))),
      controlled: rareEstimate(found.map(({ sums }) => product(sums, stages, trials))),
      work: played / daysOfFuture,
    };
  }

  it("has no bias, and its intervals hold, with control variates and without", () => {
    const times = full ? 1000 : 80;
    const all = Array.from({ length: times }, (_, k) => estimate(`split-${k}`));
    const varianceOf = (kind: "plain" | "controlled") => {
      const found = all.map((one) => one[kind]);
      const mean = found.reduce((sum, { p }) => sum + p, 0) / times;
      const variance = found.reduce((sum, { p }) => sum + (p - mean) ** 2, 0) / (times - 1);
      expect(Math.abs(mean - truth)).toBeLessThan(4 * Math.sqrt(variance / times));
      const covered = found.filter(({ low, high }) => low <= truth && truth <= high).length;
      // Within four standard errors of the share that was promised.
      expect(Math.abs(covered / times - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / times));
      return variance;
    };
    const variance = varianceOf("plain");
    // Even where it is no rarer than one in six thousand, plain runs take several times the work.
    const work = all.reduce((sum, one) => sum + one.work, 0) / times;
    expect((truth * (1 - truth)) / variance / work).toBeGreaterThan(4);
    // Each step is one hazard, whose score tells nearly all of whether it fires.
    expect(varianceOf("controlled") / variance).toBeLessThan(0.3);
  });

  it("plays seats by their policies: decisions go on from a level as if nothing had stopped there", () => {
    const order = { label: "Arm", brief: "Arm." };
    const climb = (from: string, to: string) => ({
      id: to,
      from: [from],
      to,
      trigger: rate(1 / 20),
      when: inState("north.stance", "armed"),
    });
    const model = modelOf(
      tinyScenario({
        horizon: 8,
        actors: [
          loneActor("north", ["calm", "armed"], [{ id: "arm", from: "calm", to: "armed", trigger: rate(1), order }]),
          loneActor("climber", ["s0", "s1", "s2"], [climb("s0", "s1"), climb("s1", "s2")]),
        ],
        milestones: [{ id: "top", label: "Top", headline: "Top", evidence: [], when: inState("climber.stance", "s2") }],
      }),
    );
    const importance: Importance = {
      target: { kind: "milestone", index: 0 },
      postures: [
        { posture: 0, states: [0, 1] },
        { posture: 1, states: [0, 1, 2] },
      ],
      gauges: [],
    };
    // On day 3, the first decision after day 2: five days are left for two waits.
    const left = 5 / 20;
    const expected = 1 - Math.exp(-left) * (1 + left);
    const policy = {
      north: { every: 3, orders: [{ when: { kind: "day" as const, min: 2 }, order: "north.stance.arm" }] },
    };
    const from = saveWorld(model, createWorld(model, { seed: "start", days: 8, seats: ["north"] }));
    const play = (policies: Policies, times: number) => {
      const splitting = { seed: "seats", from, importance, policies, levels: [1, 2], trials: 40 };
      const split = splitterOf(model, splitting);
      return Array.from({ length: times }, (_, place) =>
        finish(split({ arm: 0, points: [{}], firstRun: place * trialsOf(splitting), runs: 1 })),
      );
    };
    const times = 120;
    const found = play(policy, times);
    for (const { sums } of found) expect(sums[0]).toBe(40);
    const products = found.map(({ sums }) => productOfShares(sums, 3, 40));
    const { p } = rareEstimate(products);
    const variance = products.reduce((sum, one) => sum + (one - p) ** 2, 0) / (times - 1);
    expect(Math.abs(p - expected)).toBeLessThan(4 * Math.sqrt(variance / times));
    expect(Math.sqrt(variance / times)).toBeLessThan(expected / 10);
    // Nobody arms where the seat holds.
    expect(play({ north: "hold" }, 3).map(({ sums }) => sums[0])).toEqual([0, 0, 0]);
  });

  it("takes off what scores tell, level by level, with what passed before, and leaves out a pilot that did not come there", () => {
    // Two levels of 10 futures: 4 and 5 pass, and scores tell 2 and 3 futures' worth.
    expect(controlledProduct([4, 5, 0, 0, 2, 3], 2, 10)).toBeCloseTo(0.4 * 0.5 - 0.2 - 0.4 * 0.3, 12);
    const plan = { ...planOf(ladder, "top", days, "short"), scored: true };
    const { controls, gains } = finish(pilotControls(kernelClimber(ladder, plan)!, [], 20));
    expect([controls, gains]).toEqual([null, [1]]);
  });

  it("knows nothing where no repetition came there", () => {
    expect(rareEstimate([0, 0, 0])).toEqual({ p: 0, low: 0, high: 1, relativeError: 0, plainRuns: null });
  });

  it("has the quantiles of Student's t from a table", () => {
    for (const [degrees, quantile] of [
      [9, 2.262157],
      [19, 2.093024],
      [99, 1.984217],
    ] as const)
      expect(Math.abs(student95(degrees) - quantile)).toBeLessThan(0.0005);
  });
});
