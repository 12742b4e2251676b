/**
 * Injects that stand in for hazards, against their closed forms: nothing by chance before their day, all of it on the day, and the
 * same waiting time as ever from then on.
 */
import { describe, expect, it } from "vitest";
import { advance, type Inject, RunScores, readPostures, scoreTerms } from "../../src/engine/index.js";
import { eachRun, expectDistribution, expectMean, expectShare, firstMove, movesUntil, runCount } from "./measure.js";
import { injectOf, loneActor, rate, timeout, tinyScenario } from "./tiny-scenario.js";

const strike = (parts: Partial<Inject> = {}) =>
  injectOf("strike", { schedule: { at: 4 }, replaces: ["a.stance.go"], ...parts });
const go = { id: "go", from: "calm", to: "grave", trigger: rate(0.1) } as const;

describe("a hazard that an inject replaces until day d", () => {
  const scenario = (inject: Inject) =>
    tinyScenario({
      horizon: 60,
      actors: [loneActor("a", ["calm", "grave"], [go, { id: "ease", from: "grave", to: "calm", trigger: timeout(1) }])],
      injects: [inject],
    });

  it("comes on day d and never before, and then again within t days with probability 1 − exp(−rate·t)", () => {
    const [first, again]: [number[], number[]] = [[], []];
    eachRun(scenario(strike()), (model, world) => {
      first.push(firstMove(model, world, "a.stance.go")!.time);
      again.push((firstMove(model, world, "a.stance.go")?.time ?? Infinity) - 5);
    });
    expect(new Set(first)).toEqual(new Set([4]));
    expect(again).toHaveLength(runCount);
    expectDistribution(again, [0.01, 0.5, 1, 3, 7, 14.2, 30], (days) => 1 - Math.exp(-0.1 * days));
  });

  it("is seen once in all where it is replaced for good", () => {
    eachRun(
      scenario(strike({ forGood: true })),
      (model, world) => {
        const times = movesUntil(model, world, 60).filter(({ transition }) => transition === "a.stance.go");
        expect(times.map(({ time }) => time)).toEqual([4]);
      },
      200,
    );
  });

  it("comes by chance from the start where the calendar is not played", () => {
    const times: number[] = [];
    eachRun(scenario(strike({ historical: true })), (model, world) =>
      times.push(firstMove(model, world, "a.stance.go")?.time ?? Infinity),
    );
    expectDistribution(times, [0.5, 2, 3.9, 4.1, 7, 20], (days) => 1 - Math.exp(-0.1 * days));
  });

  it("scores 0 in the mean: it gathers no pressure while it is shut, and what the inject plays is no firing", () => {
    const values: number[] = [];
    eachRun(scenario(strike()), (model, world) => {
      const scores = new RunScores(model, scoreTerms(model));
      scores.begin(world);
      world.scores = scores;
      advance(model, world, 8);
      scores.finish(model, world);
      values.push(scores.values[0]!);
    });
    // Its variance is the pressure to be expected, below that of 3 days.
    expectMean(values, 0, 0.3);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(-0.3 - 1e-12);
  });
});

describe("an inject that stands in for a hazard", () => {
  const [leave, back] = [0.15, 0.4];
  const scenario = tinyScenario({
    horizon: 60,
    actors: [
      loneActor(
        "a",
        ["calm", "grave", "away"],
        [
          go,
          { id: "leave", from: "calm", to: "away", trigger: rate(leave) },
          { id: "return", from: "away", to: "calm", trigger: rate(back) },
        ],
      ),
    ],
    injects: [strike()],
  });

  it("is skipped with the probability that its posture stands elsewhere, and the hazard is open from then on", () => {
    const sum = leave + back;
    const present = back / sum + (leave / sum) * Math.exp(-sum * 4);
    let [played, skipped, later] = [0, 0, 0];
    eachRun(scenario, (model, world) => {
      const records = advance(model, world, 4);
      if (readPostures(model, world)["a.stance"] === "grave") played += 1;
      else {
        skipped += records.filter((record) => record.type === "inject" && record.inject === "@skipped").length;
        // From away to calm, and then to grave before anything else.
        const move = movesUntil(model, world, 60);
        if (move[0]?.transition === "a.stance.return" && move[1]?.transition === "a.stance.go") later += 1;
      }
    });
    expectShare(played, runCount, present);
    expect(skipped).toBe(runCount - played);
    // Rivals are chosen in proportion to their rates; by day 60 next to none is left waiting.
    expectShare(later, skipped, 0.1 / (0.1 + leave));
  });
});
