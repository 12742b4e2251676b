/**
 * The tutorial is the file an analyst copies first: short, with one of each thing in it, nothing to warn about, and
 * a month of play that may go either way.
 */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { findScenario, loadScenario } from "../../src/scenarios/index.js";
import { playRuns, pointsMoved, quantile, share } from "./south-caucasus.js";

const file = findScenario("tutorial");
const { scenario, warnings } = loadScenario(file);
const transitions = scenario.actors.flatMap((actor) => actor.postures.flatMap((posture) => posture.transitions));
const runs = playRuns(scenario, 1000);

describe("the tutorial", () => {
  it("stays under 60 lines, imports nothing and earns no warning", () => {
    const text = readFileSync(file, "utf8");
    expect(text.trimEnd().split("\n").length).toBeLessThan(60);
    expect(text).not.toMatch(/^imports:/m);
    expect(warnings).toEqual([]);
  });

  it("shows one of each thing, among three actors", () => {
    expect(scenario.actors.length).toBe(3);
    expect(new Set(transitions.map(({ trigger }) => trigger.kind))).toEqual(new Set(["hazard", "response", "timeout"]));
    expect(new Set(transitions.flatMap(({ ratios }) => ratios.map(({ kind }) => kind)))).toEqual(
      new Set(["condition", "curve", "assumption"]),
    );
    expect(scenario.gauges.some(({ drift }) => drift.length > 0)).toBe(true);
    for (const part of [scenario.assumptions, scenario.milestones, scenario.endings, scenario.variants]) {
      expect(part.length).toBeGreaterThan(0);
    }
  });

  it("is about as likely to end in war as in an agreement, and oftener in neither", () => {
    for (const { id } of scenario.endings) {
      expect(share(runs, (run) => run.ending === id)).toBeGreaterThan(0.1);
      expect(share(runs, (run) => run.ending === id)).toBeLessThan(0.4);
    }
    const counts = runs.map((run) => run.recordCount);
    expect(quantile(counts, 0.5)).toBeGreaterThanOrEqual(6);
    expect(quantile(counts, 0.95)).toBeLessThanOrEqual(30);
  });

  it("fires every transition, and its variant lands the marines more often", async () => {
    const fired = new Set(runs.flatMap((run) => [...run.fired]));
    expect(transitions.map(({ path }) => path).filter((path) => !fired.has(path))).toEqual([]);
    expect(await pointsMoved(scenario, "bold-north", "landing", 1000)).toBeGreaterThan(10);
  });
});
