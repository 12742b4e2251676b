/**
 * The five years from 2016 to 2021 stay readable, can go with or without a second war, and follow the record in outline
 * once its calendar is switched on.
 * @module-tag sweep
 */
import { describe, expect, it } from "vitest";
import { advance, createModel, createWorld, dayOfDate, type Record } from "../../src/engine/index.js";
import { libraryScenario } from "../report/library.js";
import {
  historyIsSound,
  injectsAreComplete,
  numbersAreFounded,
  variantsMoveWhatTheyClaim,
  wordsReadWell,
} from "./crisis-rules.js";
import { isFounded, isOpening, playRuns, quantile, share, shareReaching, transitionsOf } from "./south-caucasus.js";

const scenario = libraryScenario("long-arc");
const transitions = transitionsOf(scenario);
const runs = playRuns(scenario, 300);

/** Answers to the calendar alone: nothing in free play calls for them. */
const calendarOnly = [
  "front.hostilities.calendar-halt",
  "front.hostilities.calendar-clash",
  "front.hostilities.calendar-war",
  "azerbaijan.posture.calendar-order",
  "turkey.exercise.calendar-begin",
];

describe("long-arc in free play, over many runs", () => {
  it("is readable: about one record a week or less", () => {
    const counts = runs.map((run) => run.recordCount);
    expect(quantile(counts, 0.5)).toBeGreaterThan(100);
    expect(quantile(counts, 0.5)).toBeLessThan(scenario.horizon / 7);
    expect(quantile(counts, 0.95)).toBeLessThan(450);
  });

  it("may or may not see a second war", () => {
    const afterTheFirst = dayOfDate(scenario.start, "2016-09-01");
    const second = share(runs, (run) => (run.milestones.get("war-again") ?? -1) > afterTheFirst);
    expect(second).toBeGreaterThan(0.2);
    expect(second).toBeLessThan(0.6);
  });

  it("drifts: Baku ends up aligned with Ankara in most runs, and seldom in the first year", () => {
    expect(shareReaching(runs, "baku-aligned")).toBeGreaterThan(0.5);
    expect(share(runs, (run) => (run.milestones.get("baku-aligned") ?? 9999) < 365)).toBeLessThan(0.2);
  });

  it("runs to its horizon", () => {
    expect(scenario.endings).toEqual([]);
  });

  it("leaves alone only what the calendar calls for, and what is rarer than one run in 300", () => {
    const fired = new Set(runs.flatMap((run) => [...run.fired]));
    const silent = transitions.map(({ path }) => path).filter((path) => !fired.has(path));
    expect(silent.filter((path) => calendarOnly.includes(path)).sort()).toEqual([...calendarOnly].sort());
    expect(silent.length).toBeLessThanOrEqual(transitions.length * 0.05);
  });
});

describe("each variant of long-arc moves what it claims to move by ten points, on the same dice", () => {
  variantsMoveWhatTheyClaim(scenario, 120);
});

describe("long-arc with its calendar", () => {
  const model = createModel(scenario, { mover: "table" });
  const played: readonly (readonly Record[])[] = Array.from({ length: 40 }, (_, index) => {
    const world = createWorld(model, { seed: String(index + 1), historical: true });
    return advance(model, world, scenario.horizon);
  });
  const dayReached = (records: readonly Record[], milestone: string): number =>
    records.find((record) => record.type === "milestone" && record.milestone === milestone)?.day ??
    Number.POSITIVE_INFINITY;

  it("brings every entry of the calendar on its day, in order", () => {
    for (const records of played) {
      const injects = records.filter((record) => record.type === "inject");
      expect(injects.length).toBe(scenario.injects.length);
    }
  });

  it("is halted by 5 April 2016 and at general war by 27 September 2020, in every run", () => {
    const autumn = dayOfDate(scenario.start, "2020-09-27");
    for (const records of played) {
      expect(dayReached(records, "halt")).toBeLessThanOrEqual(3);
      expect(dayReached(records, "general-war")).toBeLessThanOrEqual(autumn);
    }
  });

  it("sees Russian peacekeepers in most runs and Turkish soldiers in the zone in few", () => {
    const reaching = (milestone: string) => played.filter((records) => dayReached(records, milestone) < 1860).length;
    expect(reaching("peacekeepers") / played.length).toBeGreaterThan(0.7);
    expect(reaching("turkish-contingent-in-zone") / played.length).toBeLessThan(0.4);
  });

  it("is all historical, with a date and a basis for each entry", () => {
    for (const inject of scenario.injects.filter((inject) => !isOpening(inject))) {
      expect(inject.historical, inject.id).toBe(true);
      expect(inject.schedule, inject.id).toHaveProperty("at");
      expect(isFounded(inject), inject.id).toBe(true);
    }
  });
});

describe("the numbers of long-arc", () => {
  numbersAreFounded(scenario);
});

describe("long-arc against the record", () => {
  historyIsSound(scenario);

  // Its calendar is five years long.
  injectsAreComplete(scenario, 26, 40);
});

describe("long-arc reads well", () => {
  wordsReadWell(scenario);
});
