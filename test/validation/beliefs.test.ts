/**
 * Beliefs against closed forms, and against a simulation of reports that overtake one another, with Math.log and dice of
 * its own.
 */
import { describe, expect, it } from "vitest";
import {
  advance,
  type Belief,
  type BeliefRecord,
  type Condition,
  createModel,
  createWorld,
  forkFuture,
  openStream,
  readBelievedGauges,
  readGauges,
  type Scenario,
} from "../../src/engine/index.js";
import { eachRun, expectDistribution, expectShare, firstMove, runCount } from "./measure.js";
import { curveOver, gaugeOf, loneActor, rate, tinyScenario, whileHolds } from "./tiny-scenario.js";

const evidence: readonly string[] = [];
const believes = (state: string): Condition => ({
  kind: "posture",
  posture: "a.stance",
  states: [state],
  believer: "b",
});

/** Actor a leaves calm at a rate; b holds a belief about it, and acts on that alone. */
function heard(belief: Partial<Extract<Belief, { posture: string }>>, perDay = 0.5): Scenario {
  return tinyScenario({
    format: 2,
    horizon: 40,
    actors: [
      loneActor("a", ["calm", "drill", "strike"], [{ id: "go", from: "calm", to: "drill", trigger: rate(perDay) }]),
      {
        ...loneActor(
          "b",
          ["low", "high"],
          [{ id: "raise", from: "low", to: "high", trigger: rate(0.8), when: believes("strike") }],
        ),
        beliefs: [{ evidence, posture: "a.stance", ...belief }],
      },
    ],
  });
}

/** P(T + D ≤ t), for T exponential and D uniform over [low, high]. */
function soonerThan(t: number, perDay: number, [low, high]: readonly [number, number]): number {
  const inner = (delay: number) => Math.max(0, t - delay) + Math.expm1(-perDay * Math.max(0, t - delay)) / perDay;
  return (inner(low) - inner(high)) / (high - low);
}

const hears = (scenario: Scenario, visit: (record: BeliefRecord | undefined) => void) =>
  eachRun(scenario, (model, world) => {
    visit(advance(model, world, 40).find((record): record is BeliefRecord => record.type === "belief"));
  });

describe("a belief about a posture", () => {
  it("follows after the report's time: the sum of a waiting time and a delay", () => {
    const times: number[] = [];
    hears(heard({ delay: [1, 4] }), (record) => times.push(record?.time ?? 100));
    expectDistribution(times, [2, 3, 5, 8], (t) => soonerThan(t, 0.5, [1, 4]));
  });

  it("is wrong as often as is written, for one state or for every other", () => {
    const taken = { strike: 0, drill: 0, none: 0 };
    const error = [
      {
        state: "drill",
        as: [
          { state: "strike", chance: 0.2 },
          { state: "calm", chance: 0.3 },
        ],
      },
    ];
    hears(heard({ delay: 1, error }, 5), (record) => {
      taken[(record?.to ?? "none") as keyof typeof taken] += 1;
    });
    expectShare(taken.strike, runCount, 0.2);
    expectShare(taken.drill, runCount, 0.5);
    // What it already believed is no news.
    expectShare(taken.none, runCount, 0.3);
    let wrong = 0;
    hears(heard({ error: 0.4 }, 5), (record) => {
      if (record?.to === "strike") wrong += 1;
    });
    expectShare(wrong, runCount, 0.2);
  });

  it("decides when its actor acts", () => {
    const times: number[] = [];
    const error = [{ state: "drill", as: [{ state: "strike", chance: 0.5 }] }];
    eachRun(heard({ delay: 3, error }), (model, world) => {
      times.push(firstMove(model, world, "b.stance.raise")?.time ?? 100);
    });
    // Half of the runs: the sum of two exponential times, after 3 days.
    const sum = (t: number) => 1 - (0.8 * Math.exp(-0.5 * t) - 0.5 * Math.exp(-0.8 * t)) / 0.3;
    expectDistribution(times, [4, 6, 9, 20], (t) => 0.5 * sum(Math.max(0, t - 3)));
  });

  it("is what the latest report says of those that have arrived, in whatever order they come", () => {
    const states = ["calm", "drill", "strike"] as const;
    const chances = [
      [0, 0.1, 0.1],
      [0.2, 0, 0.3],
      [0, 0.25, 0],
    ];
    const perDay = [0.6, 0.9, 0.5];
    const scenario = tinyScenario({
      format: 2,
      horizon: 40,
      actors: [
        loneActor(
          "a",
          states,
          states.map((from, place) => ({
            id: `from-${from}`,
            from,
            to: states[(place + 1) % 3]!,
            trigger: rate(perDay[place]!),
          })),
        ),
        {
          ...loneActor("b", ["low"], []),
          beliefs: [
            {
              evidence,
              posture: "a.stance",
              delay: [0, 1, 7],
              error: chances.map((row, state) => ({
                state: states[state]!,
                as: row.flatMap((chance, other) => (chance > 0 ? [{ state: states[other]!, chance }] : [])),
              })),
            },
          ],
        },
      ],
    });
    const days = 12;
    const counts = [0, 0, 0];
    eachRun(scenario, (model, world) => {
      const records = advance(model, world, days).filter((record): record is BeliefRecord => record.type === "belief");
      counts[states.indexOf((records.at(-1)?.to ?? "calm") as (typeof states)[number])]! += 1;
    });
    const expected = simulateReports(chances, perDay, days, 200_000);
    // The simulation has an error of its own, a third of that of the play.
    expected.forEach((p, state) => {
      const error = Math.sqrt((p * (1 - p)) / runCount + (p * (1 - p)) / 200_000);
      expect(Math.abs(counts[state]! / runCount - p) / error).toBeLessThan(4);
    });
    expect(Math.min(...counts)).toBeGreaterThan(1_000);
  });

  /** Shares of what is believed after some days: each report drawn by itself, the latest of those in time read off. */
  function simulateReports(
    chances: readonly (readonly number[])[],
    perDay: readonly number[],
    days: number,
    runs: number,
  ): readonly number[] {
    const dice = openStream("own", 0, "reports");
    const counts = [0, 0, 0];
    for (let run = 0; run < runs; run += 1) {
      let believed = 0;
      let state = 0;
      for (let time = -Math.log(1 - dice()) / perDay[0]!; time <= days; ) {
        state = (state + 1) % 3;
        const u = dice();
        // A triangle from 0 over 1 to 7.
        const delay = u < 1 / 7 ? Math.sqrt(7 * u) : 7 - Math.sqrt(42 * (1 - u));
        if (time + delay <= days) {
          let left = dice();
          const row = chances[state]!;
          const wrong = row.findIndex((chance) => {
            left -= chance;
            return left < 0;
          });
          believed = wrong < 0 ? state : wrong;
        }
        time += -Math.log(1 - dice()) / perDay[state]!;
      }
      counts[believed]! += 1;
    }
    return counts.map((count) => count / runs);
  }
});

describe("futures with a report on its way", () => {
  it("draw its way and its error anew, given that it has not arrived yet", () => {
    const error = [{ state: "drill", as: [{ state: "strike", chance: 0.3 }] }];
    const model = createModel(heard({ delay: [1, 5], error }), { mover: "table" });
    let world = createWorld(model, { seed: "origin" });
    let sent = -1;
    for (let run = 0; sent < 0; run += 1) {
      world = createWorld(model, { seed: "origin", run });
      const records = advance(model, world, 4);
      const moved = records.find(({ type }) => type === "transition")?.time ?? 100;
      if (moved < 2.5 && !records.some(({ type }) => type === "belief")) sent = moved;
    }
    const times: number[] = [];
    let wrong = 0;
    for (let run = 0; run < runCount; run += 1) {
      const fork = forkFuture(model, world, "future", run);
      const record = advance(model, fork, 40).find(({ type }) => type === "belief") as BeliefRecord;
      times.push(record.time);
      if (record.to === "strike") wrong += 1;
    }
    const cdf = (t: number) => Math.min(1, Math.max(0, (t - sent - 1) / 4));
    const quarter = (sent + 5 - 4) / 4;
    expectDistribution(times, [4 + quarter, 4 + 2 * quarter, 4 + 3 * quarter], (t) => (cdf(t) - cdf(4)) / (1 - cdf(4)));
    expectShare(wrong, runCount, 0.3);
    expect(Math.min(...times)).toBeGreaterThanOrEqual(4);
  });
});

describe("a belief about a gauge", () => {
  it.each([0, 1, 2.5, 4])("is what the gauge was %d days before, with the bias, within its bounds", (delay) => {
    const scenario = tinyScenario({
      format: 2,
      horizon: 40,
      gauges: [gaugeOf("tension", { initial: 20, drift: [{ perDay: 2.2, evidence }] })],
      actors: [
        loneActor(
          "a",
          ["calm"],
          [
            {
              id: "shock",
              from: "calm",
              to: "calm",
              trigger: rate(0.4),
              effects: [{ gauge: "tension", add: [-9, 6] }],
            },
          ],
        ),
        { ...loneActor("b", ["low"], []), beliefs: [{ evidence, gauge: "tension", delay, bias: 7 }] },
      ],
    });
    const model = createModel(scenario);
    const world = createWorld(model, { seed: "gauge" });
    // Every change of the truth, by the record or the midnight that brought it.
    const truth = [{ time: 0, value: 20 }];
    const beliefs: { time: number; value: number }[] = [];
    const onDay = (time: number) => {
      truth.push({ time, value: readGauges(model, world).tension! });
    };
    for (let time = 0; time <= 39; time += 0.125) {
      for (const record of advance(model, world, time, { onDay })) {
        if (!("effects" in record)) continue;
        for (const { to } of record.effects) truth.push({ time: record.time, value: to });
      }
      beliefs.push({ time, value: readBelievedGauges(model, world)["b@tension"]! });
    }
    truth.sort((one, other) => one.time - other.time);
    for (const { time, value } of beliefs) {
      const then = truth.findLast((one) => one.time <= time - delay + 1e-9)?.value ?? 20;
      expect(value).toBeCloseTo(Math.min(100, then + 7), 9);
    }
    expect(new Set(beliefs.map(({ value }) => value)).size).toBeGreaterThan(30);
  });

  it("is what the curves and conditions of its actor read", () => {
    const scenario = tinyScenario({
      format: 2,
      horizon: 400,
      gauges: [gaugeOf("tension", { initial: 10 })],
      actors: [
        {
          ...loneActor(
            "b",
            ["low", "high"],
            [
              {
                id: "raise",
                from: "low",
                to: "high",
                trigger: rate(0.1),
                ratios: [
                  { ...curveOver("tension", [0, 0], [100, 10]), believer: "b" } as never,
                  whileHolds({ kind: "gauge", gauge: "tension", min: 40, believer: "b" }, 2),
                ],
              },
            ],
          ),
          beliefs: [{ evidence, gauge: "tension", bias: 40 }],
        },
      ],
    });
    const times: number[] = [];
    eachRun(scenario, (model, world) => times.push(firstMove(model, world)!.time));
    expectDistribution(times, [0.5, 1, 2, 4], (t) => 1 - Math.exp(-0.1 * 5 * 2 * t));
  });
});
