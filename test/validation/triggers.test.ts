/**
 * Timeouts, responses and effects against their closed forms.
 */
import { describe, expect, it } from "vitest";
import { advance, readGauges, type Spread } from "../../src/engine/index.js";
import {
  eachRun,
  expectDeciles,
  expectDistribution,
  expectMean,
  expectShare,
  expectVariance,
  firstMove,
  movesUntil,
  runCount,
} from "./measure.js";
import { answering, gaugeOf, injectOf, loneActor, rate, stateOf, timeout, tinyScenario } from "./tiny-scenario.js";

describe("a timeout against a hazard", () => {
  const ratePerDay = 0.4;
  const race = (days: Spread) =>
    tinyScenario({
      actors: [
        loneActor(
          "a",
          ["open", "fired", "lapsed"],
          [
            { id: "fire", from: "open", to: "fired", trigger: rate(ratePerDay) },
            { id: "lapse", from: "open", to: "lapsed", trigger: timeout(days) },
          ],
        ),
      ],
    });

  it("loses with probability 1 − exp(−rate·days), and wins at its time exactly", () => {
    const fired: number[] = [];
    const lapsed: number[] = [];
    eachRun(race(3), (model, world) => {
      const { to, time } = firstMove(model, world)!;
      (to === "fired" ? fired : lapsed).push(time);
    });
    expectShare(fired.length, runCount, 1 - Math.exp(-3 * ratePerDay));
    expect(new Set(lapsed)).toEqual(new Set([3]));
    const before = (days: number): number => (1 - Math.exp(-ratePerDay * days)) / (1 - Math.exp(-ratePerDay * 3));
    expectDistribution(fired, [0.5, 1, 1.5, 2, 2.5], before);
  });

  it("that is drawn uniformly loses as the mean over its range says", () => {
    let fired = 0;
    eachRun(race([2, 4]), (model, world) => {
      if (firstMove(model, world)!.to === "fired") fired += 1;
    });
    const survives = (Math.exp(-2 * ratePerDay) - Math.exp(-4 * ratePerDay)) / (2 * ratePerDay);
    expectShare(fired, runCount, 1 - survives);
  });

  it("is called off when its state is left, and starts anew on return", () => {
    const scenario = tinyScenario({
      actors: [
        loneActor(
          "a",
          ["open", "away", "lapsed"],
          [
            { id: "leave", from: "open", to: "away", trigger: rate(ratePerDay) },
            { id: "return", from: "away", to: "open", trigger: timeout(1) },
            { id: "lapse", from: "open", to: "lapsed", trigger: timeout(2) },
          ],
        ),
      ],
    });
    // Each visit to `open` ends by the timeout with probability q, so the number of visits is geometric.
    const q = Math.exp(-2 * ratePerDay);
    const visits: number[] = [];
    eachRun(scenario, (model, world) => {
      const moves = movesUntil(model, world, 60);
      const last = moves.findIndex(({ to }) => to === "lapsed");
      expect(last).toBeGreaterThanOrEqual(0);
      expect(moves[last]!.time - (moves[last - 1]?.time ?? 0)).toBeCloseTo(2, 9);
      visits.push(last / 2 + 1);
    });
    expectMean(visits, 1 / q, (1 - q) / q ** 2);
  });
});

describe("a response", () => {
  const spark = loneActor("spark", ["cold", "hot"], [{ id: "light", from: "cold", to: "hot", trigger: rate(2) }]);

  it("answers at once, with its chance", () => {
    const chance = 0.3;
    const scenario = tinyScenario({
      actors: [
        spark,
        loneActor(
          "a",
          ["calm", "alarmed"],
          [{ id: "jump", from: "calm", to: "alarmed", trigger: answering(chance, "spark.stance.light") }],
        ),
      ],
    });
    let answered = 0;
    eachRun(scenario, (model, world) => {
      const moves = movesUntil(model, world, 60);
      if (moves.length === 2) {
        answered += 1;
        expect(moves[1]!.time).toBe(moves[0]!.time);
      }
    });
    expectShare(answered, runCount, chance);
  });

  it("of each actor has dice of its own: two answer together as often as chance alone would have them", () => {
    const jump = (chance: number) =>
      ({ id: "jump", from: "calm", to: "alarmed", trigger: answering(chance, "spark.stance.light") }) as const;
    const scenario = tinyScenario({
      actors: [
        spark,
        loneActor("a", ["calm", "alarmed"], [jump(0.4)]),
        loneActor("b", ["calm", "alarmed"], [jump(0.4)]),
      ],
    });
    const answers = [0, 0, 0];
    eachRun(scenario, (model, world) => {
      answers[movesUntil(model, world, 60).length - 1]! += 1;
    });
    expectShare(answers[0]!, runCount, 0.36);
    expectShare(answers[1]!, runCount, 0.48);
    expectShare(answers[2]!, runCount, 0.16);
  });

  it("that fails leaves the turn to the next of the same posture, in declaration order", () => {
    const answer = (id: string, chance: number) =>
      ({ id, from: "calm", to: id, trigger: answering(chance, "spark.stance.light") }) as const;
    const scenario = tinyScenario({
      actors: [spark, loneActor("a", ["calm", "first", "second"], [answer("first", 0.5), answer("second", 0.4)])],
    });
    const count = { first: 0, second: 0 };
    eachRun(scenario, (model, world) => {
      const found = movesUntil(model, world, 60)[1];
      if (found) count[found.to as keyof typeof count] += 1;
    });
    expectShare(count.first, runCount, 0.5);
    expectShare(count.second, runCount, 0.5 * 0.4);
  });
});

describe("effects and drawn times", () => {
  const [low, mode, high] = [-6, -3, 5] as const;
  const triangle = {
    mean: (low + mode + high) / 3,
    variance: (low ** 2 + mode ** 2 + high ** 2 - low * mode - low * high - mode * high) / 18,
    cdf: (x: number): number =>
      x < mode ? (x - low) ** 2 / ((high - low) * (mode - low)) : 1 - (high - x) ** 2 / ((high - low) * (high - mode)),
  };
  /** The fourth central moment of a triangular variate is 12/5 of its variance squared, whatever its mode. */
  const triangleFourth = 2.4 * triangle.variance ** 2;

  /** What an inject, and then entering a state, add to two gauges. */
  const added = (spread: Spread): { byInject: number[]; byState: number[] } => {
    const scenario = tinyScenario({
      horizon: 2,
      gauges: [gaugeOf("one", { min: -100 }), gaugeOf("two", { min: -100 })],
      injects: [injectOf("push", { schedule: { at: 0.5 }, effects: [{ gauge: "one", add: spread }] })],
      actors: [
        loneActor(
          "a",
          ["calm", stateOf("pushed", [{ gauge: "two", add: spread }])],
          [{ id: "feel", from: "calm", to: "pushed", trigger: answering(1, "inject.push") }],
        ),
      ],
    });
    const byInject: number[] = [];
    const byState: number[] = [];
    eachRun(scenario, (model, world) => {
      advance(model, world, 1);
      const { one, two } = readGauges(model, world);
      byInject.push(one!);
      byState.push(two!);
    });
    return { byInject, byState };
  };

  it("that are uniform have the moments and deciles of a uniform", () => {
    for (const values of Object.values(added([2, 8]))) {
      expectMean(values, 5, 3);
      expectVariance(values, 5, 3, 6 ** 4 / 80);
      expectDeciles(values, (p) => 2 + 6 * p);
      expect(values.every((value) => value >= 2 && value < 8)).toBe(true);
    }
  });

  it("that are triangular have the moments and the shape of a triangle", () => {
    for (const values of Object.values(added([low, mode, high]))) {
      expectMean(values, triangle.mean, triangle.variance);
      expectVariance(values, triangle.mean, triangle.variance, triangleFourth);
      expectDistribution(values, [-5, -4, -3, -2, -1, 0, 2, 4], triangle.cdf);
      expect(values.every((value) => value >= low && value <= high)).toBe(true);
    }
  });

  it("of an inject and of the state it leads to are independent", () => {
    const { byInject, byState } = added([0, 1]);
    const products = byInject.map((value, index) => (value - 0.5) * (byState[index]! - 0.5));
    expectMean(products, 0, 1 / 144);
  });

  it("that are timeouts draw their days from the same shapes", () => {
    const days: [number, number, number] = [1, 4, 9];
    const scenario = tinyScenario({
      actors: [loneActor("a", ["on", "off"], [{ id: "stop", from: "on", to: "off", trigger: timeout(days) }])],
    });
    const times: number[] = [];
    eachRun(scenario, (model, world) => times.push(firstMove(model, world)!.time));
    expectMean(times, 14 / 3, (1 + 16 + 81 - 4 - 9 - 36) / 18);
    expectDistribution(times, [2, 4, 6, 8], (x) => (x < 4 ? (x - 1) ** 2 / 24 : 1 - (9 - x) ** 2 / 40));
  });
});
