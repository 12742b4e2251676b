/**
 * Waiting times in stages (Erlang distributions) against their closed forms, against brute-force conditioning, and the
 * figures that explanations give against a simulation of the stages themselves, with Math.log and dice of its own.
 * @module-tag sweep
 */
import { beforeAll, describe, expect, it } from "vitest";
import {
  advance,
  competingHazards,
  createModel,
  createWorld,
  explain,
  forkFuture,
  openStream,
  probabilityWithin,
  type Scenario,
  step,
} from "../../src/engine/index.js";
import { full } from "../share.js";
import {
  eachRun,
  expectDistribution,
  expectMean,
  expectNear,
  expectShare,
  expectVariance,
  firstMove,
  movesUntil,
  runCount,
} from "./measure.js";
import {
  curveOver,
  gaugeOf,
  inState,
  loneActor,
  rate,
  staged,
  timeout,
  tinyScenario,
  whileHolds,
} from "./tiny-scenario.js";

/** 1 − e^(−x) Σ_{j<k} x^j/j!, as a textbook has it. */
function erlangCdf(shape: number, x: number): number {
  let term = 1;
  let sum = 0;
  for (let j = 0; j < shape; j += 1) {
    sum += term;
    term *= x / (j + 1);
  }
  return 1 - Math.exp(-x) * sum;
}

const go = (days: number, shape: number) => ({ id: "go", from: "calm", to: "grave", trigger: staged(days, shape) });
const lone = (days: number, shape: number): Scenario =>
  tinyScenario({ format: 2, horizon: 400, actors: [loneActor("a", ["calm", "grave"], [go(days, shape)])] });

describe("a waiting time in stages", () => {
  it.each([1, 2, 3, 10, 100])(
    "of shape %d has the mean that is written, and the distribution of that shape",
    (shape) => {
      const mean = 5;
      const times: number[] = [];
      eachRun(lone(mean, shape), (model, world) => times.push(firstMove(model, world)!.time));
      expectMean(times, mean, mean ** 2 / shape);
      expectVariance(times, mean, mean ** 2 / shape, (mean / shape) ** 4 * (3 * shape ** 2 + 6 * shape));
      expectDistribution(times, [2, 4, 5, 6, 9], (days) => erlangCdf(shape, (shape * days) / mean));
    },
  );

  it("of shape 1 is the exponential one, draw by draw", () => {
    const first = (scenario: Scenario) =>
      firstMove(createModel(scenario), createWorld(createModel(scenario), { seed: "1" }));
    const plain = tinyScenario({
      format: 2,
      horizon: 400,
      actors: [
        loneActor(
          "a",
          ["calm", "grave"],
          [{ id: "go", from: "calm", to: "grave", trigger: { kind: "hazard", wait: 5 } }],
        ),
      ],
    });
    expect(first(lone(5, 1))).toEqual(first(plain));
  });

  it("has its clock sped up by a ratio, for as long as that holds", () => {
    const scenario = tinyScenario({
      format: 2,
      horizon: 400,
      actors: [
        loneActor("gate", ["shut", "open"], [{ id: "open", from: "shut", to: "open", trigger: timeout(3) }]),
        loneActor("a", ["calm", "grave"], [{ ...go(10, 3), ratios: [whileHolds(inState("gate.stance", "open"), 4)] }]),
      ],
    });
    const times: number[] = [];
    eachRun(scenario, (model, world) =>
      times.push(movesUntil(model, world, 400).find(({ actor }) => actor === "a")!.time),
    );
    const pressure = (days: number) => (days <= 3 ? days / 10 : 0.3 + (4 * (days - 3)) / 10);
    expectDistribution(times, [2, 3, 4, 5, 6, 8], (days) => erlangCdf(3, 3 * pressure(days)));
  });

  it("begins anew after each happening: renewals as the Erlang distribution counts them", () => {
    const scenario = tinyScenario({
      format: 2,
      actors: [loneActor("a", ["on"], [{ id: "beat", from: "on", to: "on", trigger: staged(2, 4) }])],
    });
    const atLeast = [0, 0, 0];
    eachRun(scenario, (model, world) => {
      const beats = movesUntil(model, world, 5).length;
      [1, 2, 3].forEach((count, place) => {
        if (beats >= count) atLeast[place]! += 1;
      });
    });
    // n happenings are 4n stages.
    for (const [place, found] of atLeast.entries())
      expectShare(found, runCount, erlangCdf(4 * (place + 1), (4 * 5) / 2));
  });
});

describe("futures with waiting times in stages", () => {
  /** Two hazards in stages, one of which waits behind a gate for a while, under rates that follow a gauge. */
  const scenario = tinyScenario({
    format: 2,
    horizon: 80,
    gauges: [gaugeOf("tension", { initial: 10, drift: [{ perDay: 3, evidence: [] }] })],
    actors: [
      loneActor(
        "gate",
        ["open", "shut", "again"],
        [
          { id: "shut", from: "open", to: "shut", trigger: timeout(2.5) },
          { id: "reopen", from: "shut", to: "again", trigger: rate(0.5) },
        ],
      ),
      loneActor(
        "a",
        ["calm", "grave"],
        [
          {
            ...go(9, 3),
            ratios: [curveOver("tension", [10, 0.5], [60, 2])],
            when: inState("gate.stance", "open", "again"),
          },
        ],
      ),
      loneActor("b", ["calm", "grave"], [go(12, 6)]),
    ],
  });
  const model = createModel(scenario, { mover: "table" });
  const timeOf = (moves: readonly { readonly time: number; readonly actor: string }[], actor: string) =>
    moves.find((move) => move.actor === actor)?.time ?? 200;

  /** Many runs with dice of their own, played once for all moments. */
  let many: ReturnType<typeof movesUntil>[] = [];
  beforeAll(() => {
    many = Array.from({ length: full ? 30_000 : 20_000 }, (_, run) =>
      movesUntil(model, createWorld(model, { seed: "brute", run }), 80),
    );
  });

  it.each([1.7, 4.2, 7.9])("from day %d are those of all runs that agree with it so far", (now) => {
    // Brute force: of the many runs, those in which by then neither has moved, and the gate stands the same.
    const gateAt = (moves: readonly { readonly actor: string; readonly time: number }[]) =>
      moves.filter(({ actor, time }) => actor === "gate" && time <= now).length;
    // It stands as its timer left it, for how long it was open before a random move decides the pressure as well.
    let wanted = -1;
    let origin = createWorld(model, { seed: "origin" });
    for (let run = 0; wanted < 0; run += 1) {
      origin = createWorld(model, { seed: "origin", run });
      const moves = advance(model, origin, now).filter((record) => "posture" in record) as never[];
      if (timeOf(moves, "a") > now && timeOf(moves, "b") > now && gateAt(moves) < 2) wanted = gateAt(moves);
    }
    const brute: number[][] = [];
    const futures: number[][] = [];
    for (const moves of many) {
      if (timeOf(moves, "a") > now && timeOf(moves, "b") > now && gateAt(moves) === wanted)
        brute.push([timeOf(moves, "a"), timeOf(moves, "b")]);
    }
    for (let run = 0; run < runCount; run += 1) {
      const future = forkFuture(model, origin, "future", run);
      const moves = movesUntil(model, future, 80);
      futures.push([timeOf(moves, "a"), timeOf(moves, "b")]);
    }
    expect(brute.length).toBeGreaterThan(1_000);
    for (const place of [0, 1]) {
      for (const point of [now + 1, now + 3, now + 6, now + 12]) {
        const share = (times: readonly number[][]) =>
          times.filter((time) => time[place]! <= point).length / times.length;
        const p = share(brute);
        const error = Math.sqrt((p * (1 - p)) / brute.length + (p * (1 - p)) / futures.length) || 1e-9;
        expectNear(share(futures), p, error);
      }
    }
  });

  it("keep the pressure of a hazard that was possible and is not now", () => {
    const world = createWorld(model, { seed: "kept" });
    advance(model, world, 3);
    const before = explain(model, world, "a.stance.go");
    const after = explain(model, forkFuture(model, world, "f", 0), "a.stance.go");
    expect(after.pressure).toBe(before.pressure);
    expect(after.breakingPoint!).toBeGreaterThan(after.pressure);
    expect(after.breakingPoint).not.toBe(before.breakingPoint);
  });
});

describe("what is said of a waiting time in stages", () => {
  /** Exponential draws by logarithm, from a stream of this test's own. */
  const dice = openStream("own", 0, "stages");
  const exponential = () => -Math.log(1 - dice());

  /** Days until a hazard fires, given its stages so far, by playing its stages until one sample has as much pressure. */
  function waitBeyond(shape: number, pressure: number, ratePerDay: number): number {
    for (;;) {
      let breaking = 0;
      for (let stage = 0; stage < shape; stage += 1) breaking += exponential() / shape;
      if (breaking > pressure) return (breaking - pressure) / ratePerDay;
    }
  }

  it.each([
    [2, 0, 0.3],
    [3, 0.8, 0.2],
    [10, 1.1, 0.5],
    [100, 0.9, 0.05],
  ])(
    "shape %d at pressure %d: the probability within some days is what sampling gives",
    (shape, pressure, ratePerDay) => {
      const waits = Array.from({ length: runCount }, () => waitBeyond(shape, pressure, ratePerDay));
      expectDistribution(waits, [0.5, 1, 3, 7], (days) => probabilityWithin(ratePerDay, days, { shape, pressure }));
    },
  );

  it("keeps its digits where it is tiny, and its bounds where it is sure", () => {
    // 1 − e^(−x)(1 + x + x²/2) is x³/6 − x⁴/8 + … for small x.
    const x = 3e-4;
    const tiny = probabilityWithin(1e-4, 1, { shape: 3, pressure: 0 });
    expect(tiny / (x ** 3 / 6 - x ** 4 / 8 + x ** 5 / 20)).toBeCloseTo(1, 9);
    for (const shape of [2, 100]) {
      for (const pressure of [0, 1e-12, 0.3, 40]) {
        let last = 0;
        for (const days of [1e-9, 0.01, 1, 10, 1e3, 1e6]) {
          const p = probabilityWithin(0.7, days, { shape, pressure });
          expect(p).toBeGreaterThanOrEqual(last);
          expect(p).toBeLessThanOrEqual(1 + 1e-12);
          last = p;
        }
        expect(last).toBeCloseTo(1, 12);
      }
    }
  });

  it("shares are how often each fires first", () => {
    const scenario = tinyScenario({
      format: 2,
      horizon: 400,
      actors: [
        loneActor("a", ["calm", "grave"], [go(9, 3)]),
        loneActor("b", ["calm", "grave"], [go(7, 20)]),
        loneActor("c", ["calm", "grave"], [go(14, 1)]),
        loneActor("d", ["calm", "grave"], [{ id: "go", from: "calm", to: "grave", trigger: rate(0.02) }]),
      ],
    });
    const model = createModel(scenario, { mover: "table" });
    let world = createWorld(model, { seed: "shares" });
    for (let run = 0; advance(model, world, 4).length > 0; run += 1)
      world = createWorld(model, { seed: "shares", run });
    const rivals = competingHazards(model, world);
    expect(rivals.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    const firsts = new Map<string, number>();
    for (let run = 0; run < runCount; run += 1) {
      // Each waits on from what it has gathered, by rejection.
      const waits = rivals.map(({ transition, shape = 1, pressure = 0, ratePerDay }) => ({
        transition,
        wait: waitBeyond(shape, pressure, ratePerDay),
      }));
      const first = waits.reduce((best, one) => (one.wait < best.wait ? one : best)).transition;
      firsts.set(first, (firsts.get(first) ?? 0) + 1);
    }
    for (const { transition, share } of rivals) expectShare(firsts.get(transition) ?? 0, runCount, share);
    // And the explanation of each says the same.
    for (const { transition, share } of rivals) expect(explain(model, world, transition).share).toBe(share);
  });

  it("a record carries what its probability follows from", () => {
    const model = createModel(lone(5, 3));
    const world = createWorld(model, { seed: "record" });
    const [record] = step(model, world, { explain: true });
    expect(record).toMatchObject({ type: "transition", ratePerDay: 0.2, shape: 3 });
    const { pressure, time, why } = record as { pressure: number; time: number; why: { withinDay: { p: number } } };
    expect(pressure).toBeCloseTo(0.2 * time, 12);
    expect(why.withinDay.p).toBe(probabilityWithin(0.2, 1, { shape: 3, pressure }));
  });
});
