/**
 * `--policy` from outside: seats played by rules in run, compare and sweep.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Comparison, Estimates } from "../../src/analysis/index.js";
import { faultline } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-policies-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const fileOf = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const lands = fileOf("lands.yaml", "seats:\n  north:\n    every: 5\n    orders: [{ order: north.fleet.land }]\n");
const waits = fileOf("waits.yaml", "seats: { north: hold }\n");
const model = fileOf("model.yaml", "seats: { north: as-model }\n");

const figures = (...args: readonly string[]) => {
  const { code, stdout, stderr } = faultline(...args, "-n", "250", "--seed", "1", "--json");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout);
};

describe("--policy", () => {
  const plain: Estimates = figures("run", "tutorial");
  const landed: Estimates = figures("run", "tutorial", "--policy", lands);

  test("plays seats by its rules, and says so in the figures and their study", () => {
    expect(landed.transitions["north.fleet.land"]?.p).toBeGreaterThan(0.5);
    expect(landed.policies).toEqual({ north: { every: 5, orders: [{ order: "north.fleet.land" }] } });
    expect(landed.seats).toEqual(["north"]);
    expect(landed.study).not.toBe(plain.study);
    const waited: Estimates = figures("run", "tutorial", "--policy", waits);
    expect(waited.transitions["north.fleet.land"]?.p).toBe(0);
    expect(waited.study).not.toBe(landed.study);
  });

  test("as the model would is what is played without it, in its study too", () => {
    const same: Estimates = figures("run", "tutorial", "--policy", model);
    expect([same.hash, same.study, same.policies]).toEqual([plain.hash, plain.study, null]);
  });

  test("is played by rare, discover, calibrate and sensitivity too, which say so", () => {
    const rare = figures("rare", "tutorial", "landing", "--policy", lands, "--repetitions", "10", "--pilot", "100");
    expect([rare.study, rare.policies]).toEqual([landed.study, landed.policies]);
    expect(Math.abs(rare.p - landed.milestones.landing!.p)).toBeLessThan(0.15);
    const held = [
      "rare",
      "tutorial",
      "landing",
      "--policy",
      lands,
      "-n",
      "20",
      "--repetitions",
      "10",
      "--pilot",
      "100",
    ];
    expect(faultline(...held, "--seed", "1").stdout).toContain("seats: north by 1 rule");
    const vary = ["--vary", "northern-nerve", "--points", "20"];
    const of = { policies: landed.policies, seats: ["north"] };
    expect(figures("discover", "tutorial", "--outcome", "landing", "--policy", lands, ...vary)).toMatchObject(of);
    const target = ["--target", "landing=0.9+-0.5", "--waves", "1"];
    expect(figures("calibrate", "tutorial", "--policy", lands, ...target, ...vary)).toMatchObject(of);
    const morris = ["--method", "morris", "--points", "2"];
    expect(figures("sensitivity", "tutorial", "--policy", lands, ...morris)).toMatchObject(of);
  });

  test("makes arms: compare sets it against the model, sweep plays each beside it", () => {
    const { first, second, milestones }: Comparison = figures("compare", "tutorial", "--policy", lands);
    expect([first.study, second.study]).toEqual([plain.study, landed.study]);
    for (const [id, change] of Object.entries(milestones))
      expect(change.difference, id).toBeCloseTo(landed.milestones[id]!.p - plain.milestones[id]!.p, 9);
    const policies = ["--policy", lands, "--policy", waits];
    const swept = figures("sweep", "tutorial", "--vary", "northern-nerve=1", ...policies);
    expect(swept.points.map(({ arm }: { arm: number }) => arm)).toEqual([0, 1, 2]);
    expect(swept.points[1].endings.horizon.count).toBe(landed.endings.horizon?.count);
    expect(swept.arms.map(({ policies }: { policies: unknown }) => policies)).toEqual([
      null,
      landed.policies,
      { north: "hold" },
    ]);
  });

  test("is kept by tallies, which merge to the same bytes", () => {
    const tally = join(folder, "lands.tally");
    const run = faultline("run", "tutorial", "--policy", lands, "-n", "250", "--seed", "1", "--json", "--tally", tally);
    const merged = faultline("merge", tally, "--json");
    expect(merged).toMatchObject({ code: 0, stdout: run.stdout });
  });

  test.each([
    [["run", "tutorial", "--policy", join(folder, "none.yaml")], /no such file/],
    [["run", "--from", "x.log", "--policy", lands], /the futures of a session have seats of their own/],
    [["compare", "tutorial", "--policy", fileOf("bad.yaml", "seats: { nrth: hold }\n")], /bad.yaml:1:10 .*seats.nrth/],
  ])("%j is answered in words, with exit code 2", (args, words) => {
    const { code, stdout, stderr } = faultline(...args, "--seed", "1");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(words);
  });
});
