/**
 * Transitions that lead back to the state they leave: what recurs without a state to toggle. Their law is that of a
 * renewal process, and as in XState without `reenter` the state is neither left nor entered.
 */
import { describe, expect, it } from "vitest";
import { advance, createModel, createWorld, readGauges } from "../../src/engine/index.js";
import {
  eachRun,
  expectDistribution,
  expectMean,
  expectShare,
  expectVariance,
  movesUntil,
  runCount,
} from "./measure.js";
import { answering, gaugeOf, inState, loneActor, rate, stateOf, timeout, tinyScenario } from "./tiny-scenario.js";

const recurring = (extra: Parameters<typeof loneActor>[2] = [], states: Parameters<typeof loneActor>[1] = ["on"]) =>
  tinyScenario({
    format: 2,
    gauges: [gaugeOf("dead", { max: 1e6 }), gaugeOf("entries", { max: 1e6 })],
    actors: [
      loneActor("a", states, [
        { id: "raid", from: "on", to: "on", trigger: rate(0.5), effects: [{ gauge: "dead", add: 3 }] },
        ...extra,
      ]),
    ],
  });

describe("a hazard that leads back to its state", () => {
  it("happens as often as a Poisson process says", () => {
    const counts: number[] = [];
    eachRun(recurring(), (model, world) => {
      const moves = movesUntil(model, world, 10);
      counts.push(moves.length);
      expect(moves.every(({ from, to }) => from === "on" && to === "on")).toBe(true);
      expect(readGauges(model, world).dead).toBe(3 * moves.length);
    });
    expectMean(counts, 5, 5);
    expectVariance(counts, 5, 5, 5 + 3 * 25);
  });

  it("happens before the posture leaves a geometric number of times", () => {
    const leave = { id: "leave", from: "on", to: "off", trigger: rate(0.25) };
    const counts: number[] = [];
    eachRun(recurring([leave], ["on", "off"]), (model, world) => {
      counts.push(movesUntil(model, world, 60).length - 1);
    });
    // Each happening is a raid with probability 2/3; within 60 days the posture leaves but for exp(−15).
    expectMean(counts, 2, 6);
  });

  it("neither enters its state again nor touches the timers of it", () => {
    const leave = { id: "leave", from: "on", to: "off", trigger: timeout(4) } as const;
    const states = [stateOf("on", [{ gauge: "entries", add: 1 }]), "off"];
    eachRun(
      recurring([leave], states),
      (model, world) => {
        const moves = movesUntil(model, world, 60);
        expect(moves.at(-1)).toMatchObject({ transition: "a.stance.leave", time: 4 });
        expect(readGauges(model, world).entries).toBe(0);
      },
      500,
    );
  });

  it("moves in XState as in the table that ensembles use", () => {
    const scenario = recurring([{ id: "leave", from: "on", to: "off", trigger: rate(0.1) }], ["on", "off"]);
    const play = (mover: "machine" | "table") => {
      const model = createModel(scenario, { mover });
      return advance(model, createWorld(model, { seed: "movers" }), 60);
    };
    expect(play("machine")).toEqual(play("table"));
    expect(play("machine").length).toBeGreaterThan(3);
  });
});

describe("a response that leads back to its state", () => {
  it("answers every time with its chance, and leaves its posture where it was", () => {
    const scenario = tinyScenario({
      format: 2,
      actors: [
        loneActor("drum", ["on"], [{ id: "beat", from: "on", to: "on", trigger: timeout(1) }]),
        loneActor(
          "a",
          ["calm"],
          [{ id: "start", from: "calm", to: "calm", trigger: answering(0.3, "drum.stance.beat") }],
        ),
      ],
    });
    let answers = 0;
    eachRun(scenario, (model, world) => {
      answers += movesUntil(model, world, 10.5).filter(({ transition }) => transition === "a.stance.start").length;
    });
    expectShare(answers, 10 * runCount, 0.3);
  });
});

describe("a timeout that leads back to its state", () => {
  it("recurs with the distances that its spread says", () => {
    const scenario = tinyScenario({
      format: 2,
      actors: [loneActor("a", ["on"], [{ id: "beat", from: "on", to: "on", trigger: timeout([1, 3]) }])],
    });
    const second: number[] = [];
    eachRun(scenario, (model, world) => {
      const [first, next] = movesUntil(model, world, 8);
      second.push(next!.time - first!.time);
    });
    expectDistribution(second, [1.25, 1.5, 2, 2.5], (x) => (x - 1) / 2);
  });

  it("skips the times at which its condition fails, and goes on", () => {
    const scenario = tinyScenario({
      format: 2,
      actors: [
        loneActor(
          "door",
          ["shut", "open"],
          [
            { id: "open", from: "shut", to: "open", trigger: timeout(2.5) },
            { id: "shut", from: "open", to: "shut", trigger: timeout(2) },
          ],
        ),
        loneActor(
          "a",
          ["on"],
          [{ id: "beat", from: "on", to: "on", trigger: timeout(1), when: inState("door.stance", "open") }],
        ),
      ],
    });
    const model = createModel(scenario);
    const times = movesUntil(model, createWorld(model, { seed: "1" }), 10)
      .filter(({ actor }) => actor === "a")
      .map(({ time }) => time);
    expect(times).toEqual([3, 4, 7, 8]);
  });
});
