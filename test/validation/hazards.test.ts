/**
 * Hazards against their closed forms: waiting times, races, occupancy, stages, rates that change, pressure that waits.
 */
import { describe, expect, it } from "vitest";
import { advance, readPostures } from "../../src/engine/index.js";
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
import {
  actorOf,
  curveOver,
  gaugeOf,
  inState,
  loneActor,
  postureOf,
  rate,
  timeout,
  tinyScenario,
  wait,
  whileHolds,
} from "./tiny-scenario.js";

const exponentialQuantile = (ratePerDay: number) => (p: number) => -Math.log(1 - p) / ratePerDay;

describe("one hazard", () => {
  it("waits exponentially: mean, variance and deciles", () => {
    const mean = 2.5;
    const scenario = tinyScenario({
      horizon: 200,
      actors: [loneActor("a", ["calm", "grave"], [{ id: "go", from: "calm", to: "grave", trigger: wait(mean) }])],
    });
    const times: number[] = [];
    eachRun(scenario, (model, world) => times.push(firstMove(model, world)!.time));
    expect(times).toHaveLength(runCount);
    expectMean(times, mean, mean ** 2);
    expectVariance(times, mean, mean ** 2, 9 * mean ** 4);
    expectDeciles(times, exponentialQuantile(1 / mean));
  });

  it("fires within d days with probability 1 − exp(−rate·d), whatever d", () => {
    const scenario = tinyScenario({
      actors: [loneActor("a", ["calm", "grave"], [{ id: "go", from: "calm", to: "grave", trigger: rate(0.08) }])],
    });
    const times: number[] = [];
    eachRun(scenario, (model, world) => times.push(firstMove(model, world)?.time ?? Infinity));
    expectDistribution(times, [0.01, 0.5, 1, 7, 14.2, 30, 60], (days) => 1 - Math.exp(-0.08 * days));
  });

  it("fires as often within a week however the week is sliced, at the very same times", () => {
    const scenario = tinyScenario({
      actors: [loneActor("a", ["calm", "grave"], [{ id: "go", from: "calm", to: "grave", trigger: wait(6) }])],
    });
    const sliced = (days: number): number[] => {
      const times: number[] = [];
      eachRun(scenario, (model, world) => {
        for (let until = days; world.time < 7; until += days) {
          for (const { time } of movesUntil(model, world, Math.min(until, 7))) times.push(time);
        }
      });
      return times;
    };
    const whole = sliced(7);
    expectShare(whole.length, runCount, 1 - Math.exp(-7 / 6));
    for (const days of [1, 0.37, 3.1]) expect(sliced(days)).toEqual(whole);
  });

  it("starts anew after each firing, so that occurrences form a Poisson process", () => {
    const ratePerDay = 0.7;
    const days = 10;
    const scenario = tinyScenario({
      horizon: days,
      actors: [
        loneActor(
          "a",
          ["one", "two"],
          [
            { id: "go", from: "one", to: "two", trigger: rate(ratePerDay) },
            { id: "back", from: "two", to: "one", trigger: rate(ratePerDay) },
          ],
        ),
      ],
    });
    const counts: number[] = [];
    eachRun(scenario, (model, world) => counts.push(movesUntil(model, world, days).length));
    const mean = ratePerDay * days;
    expectMean(counts, mean, mean);
    expectVariance(counts, mean, mean, mean + 3 * mean ** 2);
  });
});

describe("three competing hazards", () => {
  const rates = [0.5, 0.3, 0.2];
  const scenario = tinyScenario({
    actors: [
      loneActor(
        "a",
        ["open", "w0", "w1", "w2"],
        rates.map((perDay, index) => ({ id: `t${index}`, from: "open", to: `w${index}`, trigger: rate(perDay) })),
      ),
    ],
  });
  const wins: number[][] = [[], [], []];
  eachRun(scenario, (model, world) => {
    const record = firstMove(model, world)!;
    wins[Number(record.to.slice(1))]!.push(record.time);
  });

  it.each([0, 1, 2])("are won by number %i with its share of the summed rate", (index) => {
    expectShare(wins[index]!.length, runCount, rates[index]!);
  });
  it.each([0, 1, 2])("are decided at a time that does not depend on who wins: number %i", (index) => {
    expectMean(wins[index]!, 1, 1);
    expectDeciles(wins[index]!, exponentialQuantile(1));
  });
});

describe("two states and the way between them", () => {
  it("are occupied over time as the closed form says", () => {
    const [there, back] = [0.6, 0.25];
    const total = there + back;
    const scenario = tinyScenario({
      horizon: 20,
      actors: [
        loneActor(
          "a",
          ["calm", "grave"],
          [
            { id: "there", from: "calm", to: "grave", trigger: rate(there) },
            { id: "back", from: "grave", to: "calm", trigger: rate(back) },
          ],
        ),
      ],
    });
    const moments = [0.25, 0.5, 1, 2, 4, 8, 16];
    const grave = moments.map(() => 0);
    eachRun(scenario, (model, world) => {
      for (const [index, moment] of moments.entries()) {
        advance(model, world, moment);
        if (readPostures(model, world)["a.stance"] === "grave") grave[index]! += 1;
      }
    });
    for (const [index, moment] of moments.entries()) {
      expectShare(grave[index]!, runCount, (there / total) * (1 - Math.exp(-total * moment)));
    }
  });
});

describe("stages in a row", () => {
  it.each([2, 4, 7])("add up to an Erlang waiting time: %i stages", (stages) => {
    const ratePerDay = 0.9;
    const states = Array.from({ length: stages + 1 }, (_, index) => `s${index}`);
    const scenario = tinyScenario({
      actors: [
        loneActor(
          "a",
          states,
          states.slice(1).map((to, index) => ({ id: `t${index}`, from: `s${index}`, to, trigger: rate(ratePerDay) })),
        ),
      ],
    });
    const times: number[] = [];
    eachRun(scenario, (model, world) => times.push(firstMove(model, world, `a.stance.t${stages - 1}`)!.time));
    const mean = stages / ratePerDay;
    const variance = stages / ratePerDay ** 2;
    expectMean(times, mean, variance);
    expectVariance(times, mean, variance, (3 * stages ** 2 + 6 * stages) / ratePerDay ** 4);
    expectDistribution(times, [mean / 2, mean, 2 * mean], (days) => {
      let sum = 0;
      let term = 1;
      for (let k = 0; k < stages; k += 1) {
        sum += term;
        term *= (ratePerDay * days) / (k + 1);
      }
      return 1 - Math.exp(-ratePerDay * days) * sum;
    });
  });
});

describe("a rate that changes", () => {
  const moments = [0.5, 1, 1.75, 3, 4.5, 7, 12];

  it("follows a curve over a drifting gauge: 1 − exp(−∫ rate)", () => {
    const base = 0.5;
    const curve = [
      [0, 0.1],
      [30, 0.7],
      [50, 1.9],
    ] as const;
    const scenario = tinyScenario({
      horizon: 20,
      gauges: [gaugeOf("tension", { drift: [{ perDay: 8, evidence: [] }] })],
      actors: [
        loneActor(
          "a",
          ["calm", "grave"],
          [{ id: "go", from: "calm", to: "grave", trigger: rate(base), ratios: [curveOver("tension", ...curve)] }],
        ),
      ],
    });
    // Tension is 8·d during day d; the curve is interpolated between its points and level beyond them.
    const factor = (day: number): number => {
      const x = Math.min(8 * day, 100);
      if (x >= 50) return 1.9;
      return x <= 30 ? 0.1 + (0.6 * x) / 30 : 0.7 + (1.2 * (x - 30)) / 20;
    };
    const gathered = (days: number): number => {
      let sum = 0;
      for (let day = 0; day < days; day += 1) sum += base * factor(day) * Math.min(1, days - day);
      return sum;
    };
    const times: number[] = [];
    eachRun(scenario, (model, world) => times.push(firstMove(model, world)?.time ?? Infinity));
    expectDistribution(times, moments, (days) => 1 - Math.exp(-gathered(days)));
  });

  it("follows a gauge that settles to its baseline, closing 1/settle of the gap each day", () => {
    const scenario = tinyScenario({
      horizon: 20,
      gauges: [gaugeOf("tension", { initial: 90, baseline: 10, settle: 4 })],
      actors: [
        loneActor(
          "a",
          ["calm", "grave"],
          [
            {
              id: "go",
              from: "calm",
              to: "grave",
              trigger: rate(1),
              ratios: [curveOver("tension", [0, 0], [100, 0.5])],
            },
          ],
        ),
      ],
    });
    const gathered = (days: number): number => {
      let sum = 0;
      for (let day = 0; day < days; day += 1) sum += ((10 + 80 * 0.75 ** day) / 200) * Math.min(1, days - day);
      return sum;
    };
    const times: number[] = [];
    eachRun(scenario, (model, world) => times.push(firstMove(model, world)?.time ?? Infinity));
    expectDistribution(times, moments, (days) => 1 - Math.exp(-gathered(days)));
  });

  /** A gate that is open for two days and shut for three, over and over. */
  const gate = postureOf(
    "gate.stance",
    ["open", "shut"],
    [
      { id: "shut", from: "open", to: "shut", trigger: timeout(2) },
      { id: "open", from: "shut", to: "open", trigger: timeout(3) },
    ],
  );
  const openDays = (days: number): number => Math.floor(days / 5) * 2 + Math.min(2, days % 5);

  it("keeps its pressure while the transition is not possible, neither losing nor gaining any", () => {
    const ratePerDay = 0.35;
    const go = {
      id: "go",
      from: "calm",
      to: "grave",
      trigger: rate(ratePerDay),
      when: inState("gate.stance", "open"),
    } as const;
    const scenario = tinyScenario({
      actors: [actorOf("gate", gate), loneActor("a", ["calm", "grave"], [go])],
    });
    const times: number[] = [];
    eachRun(scenario, (model, world) => times.push(firstMove(model, world, "a.stance.go")?.time ?? Infinity));
    const points = [1, 2, 3.5, 5, 6, 7, 9, 11.5, 16];
    expectDistribution(times, points, (days) => 1 - Math.exp(-ratePerDay * openDays(days)));
    expect(times.filter((time) => time > 2 && time < 5)).toEqual([]);
  });

  it("multiplies by a ratio for as long as its condition holds", () => {
    const ratePerDay = 0.1;
    const go = {
      id: "go",
      from: "calm",
      to: "grave",
      trigger: rate(ratePerDay),
      ratios: [whileHolds(inState("gate.stance", "open"), 4)],
    } as const;
    const scenario = tinyScenario({
      actors: [actorOf("gate", gate), loneActor("a", ["calm", "grave"], [go])],
    });
    const times: number[] = [];
    eachRun(scenario, (model, world) => times.push(firstMove(model, world, "a.stance.go")?.time ?? Infinity));
    expectDistribution(
      times,
      [1, 2, 3.5, 5, 6.5, 11],
      (days) => 1 - Math.exp(-ratePerDay * (days + 3 * openDays(days))),
    );
  });

  it("keeps its pressure through a state that the posture leaves and comes back to", () => {
    // `go` gathers in calm only; being called away and coming back must not start it afresh, and as the
    // exponential has no memory only a pressure gathered or lost on the way would show in the total time in calm.
    const scenario = tinyScenario({
      actors: [
        loneActor(
          "a",
          ["calm", "away", "grave"],
          [
            { id: "leave", from: "calm", to: "away", trigger: rate(0.8) },
            { id: "return", from: "away", to: "calm", trigger: timeout(0.5) },
            { id: "go", from: "calm", to: "grave", trigger: rate(0.5) },
          ],
        ),
      ],
    });
    const inCalm: number[] = [];
    eachRun(scenario, (model, world) => {
      const moves = movesUntil(model, world, 60);
      const last = moves.findIndex(({ transition }) => transition === "a.stance.go");
      if (last >= 0)
        inCalm.push(moves[last]!.time - 0.5 * moves.slice(0, last).filter(({ to }) => to === "calm").length);
    });
    expect(inCalm.length).toBe(runCount);
    expectMean(inCalm, 2, 4);
    expectDeciles(inCalm, exponentialQuantile(0.5));
  });
});
