/**
 * The autumn war of 2020 can go every way and mostly goes as such wars do: truces fail, Moscow brokers an end late, the
 * two powers hardly ever meet. What it adds to the shared actors says where each number comes from, and reads well.
 * @module-tag sweep
 */
import { describe, expect, it } from "vitest";
import { libraryScenario } from "../report/library.js";
import {
  historyIsSound,
  injectsAreComplete,
  numbersAreFounded,
  variantsMoveWhatTheyClaim,
  wordsReadWell,
} from "./crisis-rules.js";
import {
  datedMilestones,
  playRuns,
  pointsMoved,
  quantile,
  type RunDigest,
  share,
  shareNear,
  shareReaching,
  transitionsOf,
} from "./south-caucasus.js";

const scenario = libraryScenario("autumn-war-2020");
const transitions = transitionsOf(scenario);

const runs = playRuns(scenario, 3000);
const dayOf = (run: RunDigest, milestone: string) => run.milestones.get(milestone) ?? Number.POSITIVE_INFINITY;

describe("autumn-war-2020, over many runs", () => {
  it("ends by Moscow's brokering in most runs within 75 days, not in all", () => {
    expect(shareReaching(runs, "brokered-end")).toBeGreaterThan(0.5);
    expect(shareReaching(runs, "brokered-end")).toBeLessThan(0.85);
  });

  it("comes to that end in the second month, by the median", () => {
    const days = runs.flatMap(({ milestones }) => milestones.get("brokered-end") ?? []);
    expect(quantile(days, 0.5)).toBeGreaterThanOrEqual(30);
    expect(quantile(days, 0.5)).toBeLessThanOrEqual(60);
  });

  it("sees at least one truce fail before any brokered end in most runs", () => {
    const failsFirst = (run: RunDigest) =>
      run.milestones.has("truce-fails") && dayOf(run, "truce-fails") <= dayOf(run, "brokered-end");
    expect(share(runs, failsFirst)).toBeGreaterThan(0.6);
    expect(share(runs, failsFirst)).toBeLessThan(0.95);
  });

  it("hardly ever has Russia and Turkey shoot at each other, yet it can", () => {
    expect(shareReaching(runs, "russia-turkey-clash")).toBeGreaterThan(0.0001);
    expect(shareReaching(runs, "russia-turkey-clash")).toBeLessThan(0.02);
    expect(shareReaching(runs, "turkish-forces-engage")).toBeLessThan(0.1);
  });

  it("seldom sees the alliance act, yet it can", () => {
    expect(shareReaching(runs, "csto-activated")).toBeGreaterThan(0);
    expect(shareReaching(runs, "csto-activated")).toBeLessThan(0.02);
  });

  it("grows into a general war as a rule, and is stopped in its first days now and then", () => {
    expect(shareReaching(runs, "general-war")).toBeGreaterThan(0.8);
    expect(shareReaching(runs, "general-war")).toBeLessThan(0.97);
  });

  it("leaves Shusha's fate open", () => {
    expect(shareReaching(runs, "shusha-falls")).toBeGreaterThan(0.35);
    expect(shareReaching(runs, "shusha-falls")).toBeLessThan(0.75);
  });

  it("ends sooner where Shusha has fallen than where it has not", () => {
    const fallen = runs.filter((run) => dayOf(run, "shusha-falls") < dayOf(run, "brokered-end"));
    const held = runs.filter((run) => !run.milestones.has("shusha-falls"));
    expect(shareReaching(fallen, "brokered-end")).toBeGreaterThan(shareReaching(held, "brokered-end") + 0.05);
  });

  it("costs thousands of lives once it is general", () => {
    const general = runs.filter((run) => run.milestones.has("general-war")).map(({ deaths }) => deaths);
    expect(quantile(general, 0.5)).toBeGreaterThan(3000);
    expect(quantile(general, 0.5)).toBeLessThan(10_000);
  });

  it("reaches each of its endings in some runs and the horizon in others", () => {
    for (const { id } of scenario.endings) expect(share(runs, (run) => run.ending === id)).toBeGreaterThan(0.03);
    expect(share(runs, (run) => run.ending === null)).toBeGreaterThan(0.1);
  });

  it("is neither silent nor noisy", () => {
    const counts = runs.map((run) => run.recordCount);
    expect(quantile(counts, 0.5)).toBeGreaterThanOrEqual(30);
    expect(quantile(counts, 0.5)).toBeLessThanOrEqual(85);
  });

  it("fires at least 95 % of its transitions", () => {
    const fired = new Set(runs.flatMap((run) => [...run.fired]));
    const unfired = transitions.map(({ path }) => path).filter((path) => !fired.has(path));
    expect(unfired.length / transitions.length).toBeLessThan(0.05);
  });
});

describe("each variant of autumn-war-2020 moves what it claims to move by ten points, on the same dice", () => {
  variantsMoveWhatTheyClaim(scenario);

  it("and Shusha falls in fewer runs once Moscow recommits", async () => {
    expect(await pointsMoved(scenario, "moscow-recommits", "shusha-falls", 1000)).toBeLessThan(-10);
  });
});

describe("the numbers of autumn-war-2020", () => {
  numbersAreFounded(scenario, ["M2", "M11", "M12", "M13", "M14", "M15"]);
});

describe("autumn-war-2020 against the record", () => {
  const dated = datedMilestones(scenario);

  historyIsSound(scenario);

  it("keeps the order in which things happened", () => {
    const order = [
      "truce-agreed",
      "truce-fails",
      "jets-acknowledged",
      "shusha-falls",
      "brokered-end",
      "turkish-mandate",
    ];
    expect(order.map((milestone) => dated.get(milestone))).toEqual([13, 14, 29, 42, 44, 51]);
  });

  it("plays every dated milestone within a fortnight of its day in a fifth of the runs or more", () => {
    // Not a fit to one autumn: only that the autumn that happened is among those that can.
    for (const [milestone, day] of dated) {
      expect(shareNear(runs, milestone, day, 14), milestone).toBeGreaterThan(0.2);
    }
  });

  injectsAreComplete(scenario);
});

describe("autumn-war-2020 reads well", () => {
  wordsReadWell(scenario);
});
