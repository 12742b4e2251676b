/**
 * The July 2020 scenario is plausible without being scripted, says where each of its numbers comes from, and reads well.
 * @module-tag sweep
 */
import { describe, expect, it } from "vitest";
import { advance, createModel, createWorld, dayOfDate } from "../../src/engine/index.js";
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
  posturesOf,
  quantile,
  share,
  shareNear,
  shareReaching,
  transitionsOf,
} from "./south-caucasus.js";

const scenario = libraryScenario("tavush-2020");
const transitions = transitionsOf(scenario);

const manyRuns = playRuns(scenario, 5000);
const runs = manyRuns.slice(0, 2000);

describe("tavush-2020, over many runs", () => {
  it("sees clashes nearly always", () => {
    expect(shareReaching(runs, "clashes")).toBeGreaterThan(0.95);
  });

  it("can become a general war within 60 days, but seldom does", () => {
    expect(shareReaching(runs, "general-war")).toBeGreaterThan(0.02);
    expect(shareReaching(runs, "general-war")).toBeLessThan(0.2);
    expect(shareReaching(runs, "limited-war")).toBeLessThan(0.3);
  });

  it("eases by 10 September in most runs, not in all", () => {
    expect(shareReaching(runs, "eased")).toBeGreaterThan(0.7);
    expect(shareReaching(runs, "eased")).toBeLessThan(0.9);
  });

  it("has Moscow name Ankara where Ankara is at its loudest, and less often where it is not", () => {
    const loud = runs.filter((run) => run.milestones.has("ankara-unlimited"));
    const others = runs.filter((run) => !run.milestones.has("ankara-unlimited"));
    expect(loud.length).toBeGreaterThan(500);
    expect(others.length).toBeGreaterThan(200);
    expect(shareReaching(loud, "moscow-names-ankara")).toBeGreaterThan(0.6);
    expect(shareReaching(others, "moscow-names-ankara")).toBeLessThan(shareReaching(loud, "moscow-names-ankara") - 0.2);
  });

  it("extends the exercise in about half the runs", () => {
    expect(shareReaching(runs, "exercise-extended")).toBeGreaterThan(0.4);
    expect(shareReaching(runs, "exercise-extended")).toBeLessThan(0.8);
  });

  it("seldom sees the alliance act, yet it can", () => {
    expect(shareReaching(runs, "csto-activated")).toBeLessThan(0.02);
    expect(shareReaching(manyRuns, "csto-activated")).toBeGreaterThan(0);
  });

  it("is neither silent nor noisy", () => {
    const counts = runs.map((run) => run.recordCount);
    expect(quantile(counts, 0.5)).toBeGreaterThanOrEqual(30);
    expect(quantile(counts, 0.5)).toBeLessThanOrEqual(60);
    expect(share(runs, (run) => run.recordCount >= 30 && run.recordCount <= 60)).toBeGreaterThan(0.6);
  });

  it("costs about as many lives as the July of the record, hundreds only in war", () => {
    const deaths = runs.map((run) => run.deaths);
    expect(quantile(deaths, 0.5)).toBeGreaterThan(10);
    expect(quantile(deaths, 0.5)).toBeLessThan(40);
    expect(share(runs, (run) => run.deaths >= 10 && run.deaths <= 40)).toBeGreaterThan(0.5);
    const withoutWar = runs.filter((run) => !run.milestones.has("limited-war"));
    expect(Math.max(...withoutWar.map((run) => run.deaths))).toBeLessThan(200);
  });

  it("usually plays into August, and reaches each of its endings in some runs", () => {
    const august = dayOfDate(scenario.start, "2020-08-12");
    expect(share(runs, (run) => run.lastDay >= august)).toBeGreaterThan(0.9);
    for (const { id } of scenario.endings) expect(share(runs, (run) => run.ending === id)).toBeGreaterThan(0.01);
    expect(share(runs, (run) => run.ending === null)).toBeGreaterThan(0.3);
  });

  it("fires every transition in at least one of many runs, and what only its calendar calls for when that is played", () => {
    const fired = new Set(manyRuns.flatMap((run) => [...run.fired]));
    const calendarOnly = ["front.fires.strike-near-tovuz"];
    expect(transitions.map(({ path }) => path).filter((path) => !fired.has(path))).toEqual(calendarOnly);
    const model = createModel(scenario, { mover: "table" });
    const records = advance(model, createWorld(model, { seed: "1", historical: true }), 5);
    const played = records.flatMap((record) => ("transition" in record ? [record.transition] : []));
    expect(played).toEqual(expect.arrayContaining(calendarOnly));
  });
});

describe("each variant of tavush-2020 moves what it claims to move by ten points, on the same dice", () => {
  variantsMoveWhatTheyClaim(scenario);
});

describe("the numbers of tavush-2020", () => {
  it("are at work in at least 45 transitions, of all three kinds", () => {
    expect(transitions.length).toBeGreaterThanOrEqual(45);
    expect(new Set(transitions.map(({ trigger }) => trigger.kind))).toEqual(new Set(["hazard", "response", "timeout"]));
  });

  numbersAreFounded(scenario, ["M3", "M4", "M5", "M6", "M19"]);
});

describe("tavush-2020 against the record", () => {
  const dayOf = datedMilestones(scenario);

  historyIsSound(scenario);

  it("keeps the order in which things happened", () => {
    const order = [
      "clashes",
      "moscow-names-ankara",
      "ministers-call",
      "presidents-call",
      "exercise-begun",
      "exercise-extended",
    ];
    const days = order.map((milestone) => dayOf.get(milestone) ?? Number.NaN);
    expect(days).toEqual([0, 5, 11, 15, 17, 30]);
  });

  it("knows the six milestones every crisis shares", () => {
    const ids = scenario.milestones.map(({ id }) => id);
    const shared = ["clashes", "general-war", "moscow-names-ankara", "exercise-extended", "csto-activated", "eased"];
    for (const id of shared) expect(ids).toContain(id);
  });

  it("plays every dated milestone within a fortnight of its day in a fifth of the runs or more", () => {
    // Not a fit to one summer: only that the summer that happened is among those that can.
    for (const [milestone, day] of dayOf) {
      // Moscow called the snap check of that July unrelated; the model has only checks that answer a crisis.
      const least = milestone === "snap-check" ? 0.05 : 0.2;
      expect(shareNear(runs, milestone, day, 14), milestone).toBeGreaterThan(least);
    }
  });

  injectsAreComplete(scenario);
});

describe("tavush-2020 reads well", () => {
  wordsReadWell(scenario);

  it("marks the front's ladder with hostility levels from none to war", () => {
    const hostilities = posturesOf(scenario).find(({ path }) => path === "front.hostilities")?.states ?? [];
    const levels = hostilities.map(({ hostility }) => hostility ?? 0);
    expect(levels).toEqual([...levels].sort());
    expect(new Set(levels)).toEqual(new Set([1, 2, 3, 4, 5]));
  });
});
