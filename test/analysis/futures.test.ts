/**
 * Futures of a world against closed forms: what is still to come is distributed as it would be for anyone who knows
 * the world as it stands and not its dice.
 */
import { describe, expect, it } from "vitest";
import {
  advance,
  createModel,
  createWorld,
  forkFuture,
  type Model,
  type Scenario,
  step,
  type World,
} from "../../src/engine/index.js";
import { expectDistribution, expectMean, runCount } from "../validation/measure.js";
import { actorOf, inState, loneActor, postureOf, rate, timeout, tinyScenario } from "../validation/tiny-scenario.js";

const futures = runCount;

/** The world of the first run in which `a.stance` has not moved by then. */
function waitingAt(model: Model, days: number): World {
  for (let run = 0; ; run += 1) {
    const world = createWorld(model, { seed: "past", run });
    if (advance(model, world, days).every((record) => !("posture" in record) || record.actor !== "a")) return world;
  }
}

/** Days from `days` until `a.stance` moves, in each of many futures. */
function remaining(scenario: Scenario, days: number): number[] {
  const model = createModel(scenario, { mover: "table" });
  const world = waitingAt(model, days);
  return Array.from({ length: futures }, (_, run) => {
    const future = forkFuture(model, world, "future", run);
    for (;;) {
      const moved = step(model, future).find((record) => "posture" in record && record.actor === "a");
      if (moved) return moved.time - days;
      if (future.ended) return Number.POSITIVE_INFINITY;
    }
  });
}

const lone = (trigger: Parameters<typeof timeout>[0] | { readonly rate: number }) =>
  tinyScenario({
    horizon: 400,
    actors: [
      loneActor(
        "a",
        ["calm", "grave"],
        [
          {
            id: "go",
            from: "calm",
            to: "grave",
            trigger: typeof trigger === "object" && "rate" in trigger ? rate(trigger.rate) : timeout(trigger),
          },
        ],
      ),
    ],
  });

describe("the time that remains, in futures from mid-way", () => {
  it("of a hazard: exponential, as if it had not waited yet", () => {
    const times = remaining(lone({ rate: 0.1 }), 4.3);
    expectMean(times, 10, 100);
    expectDistribution(times, [0.5, 2, 5, 10, 20, 40], (days) => 1 - Math.exp(-days / 10));
  });

  it("of a hazard that can't happen for now: exponential from when it can again, whatever it has gathered", () => {
    const open = inState("gate.stance", "open", "open-again");
    const scenario = tinyScenario({
      horizon: 400,
      actors: [
        actorOf(
          "a",
          postureOf(
            "a.stance",
            ["calm", "grave"],
            [{ id: "go", from: "calm", to: "grave", trigger: rate(0.2), when: open }],
          ),
        ),
        loneActor(
          "gate",
          ["open", "shut", "open-again"],
          [
            { id: "shut", from: "open", to: "shut", trigger: timeout(3) },
            { id: "reopen", from: "shut", to: "open-again", trigger: timeout(4) },
          ],
        ),
      ],
    });
    const times = remaining(scenario, 5);
    expect(Math.min(...times)).toBeGreaterThan(2);
    expectDistribution(times, [2.5, 4, 7, 12, 20], (days) => 1 - Math.exp(-0.2 * (days - 2)));
  });

  it("of a fixed timeout: what is left of it", () => {
    expect(new Set(remaining(lone(9.5), 4))).toEqual(new Set([5.5]));
  });

  it("of a uniform timeout: uniform over what is left", () => {
    const times = remaining(lone([3, 9]), 5);
    expectMean(times, 2, 16 / 12);
    expectDistribution(times, [0.2, 1, 2, 3, 3.9], (days) => days / 4);
  });

  it("of a uniform timeout that can't run out yet: the whole of it", () => {
    expectDistribution(remaining(lone([3, 9]), 2), [1.5, 3, 5, 6.5], (days) => (days - 1) / 6);
  });

  it.each([
    [3, "before the mode"],
    [4, "at the mode"],
    [7, "beyond the mode"],
  ])("of a triangular timeout, from day %i, %s: the triangle given that it has not run out", (now) => {
    const [low, mode, high] = [2, 4, 10];
    const below = (x: number) =>
      x < mode ? (x - low) ** 2 / ((high - low) * (mode - low)) : 1 - (high - x) ** 2 / ((high - low) * (high - mode));
    const points = [0.1, 0.25, 0.5, 0.75, 0.95].map((part) => part * (high - now));
    const times = remaining(lone([low, mode, high]), now);
    expect(Math.max(...times)).toBeLessThanOrEqual(high - now + 1e-9);
    expectDistribution(times, points, (days) => (below(now + days) - below(now)) / (1 - below(now)));
  });
});
