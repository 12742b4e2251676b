/**
 * `backtest` from outside: text, JSON and a page, one crisis or several, and what it refuses.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Backtest, Estimates } from "../../src/analysis/index.js";
import { faultline } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-backtest-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const tested = (...args: readonly string[]) => faultline("backtest", ...args, "-n", "300", "--seed", "1");

describe("backtest", () => {
  test("scores the runs that run plays, in free play, with the dated injects and in each variant", () => {
    const { code, stdout, stderr } = tested("tavush-2020", "--json");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { arms, milestones } = JSON.parse(stdout) as Backtest;
    const played = [
      ["free", []],
      ["historical", ["--historical"]],
      ["variant", ["--variant", "csto-literal"]],
    ] as const;
    for (const [kind, options] of played) {
      const run = faultline(
        "run",
        "tavush-2020",
        ...options,
        "-n",
        "300",
        "--seed",
        "1",
        "--json",
        "--plain-estimates",
      );
      const estimates = JSON.parse(run.stdout) as Estimates;
      const arm = arms.find((one) => one.kind === kind && (one.variant ?? "csto-literal") === "csto-literal")!;
      for (const { milestone } of milestones) {
        expect([kind, milestone, arm.of[milestone]!.p]).toEqual([kind, milestone, estimates.milestones[milestone]!.p]);
      }
      const bits = milestones.map(({ milestone, day }) => {
        const { count } = estimates.milestones[milestone]!;
        return -Math.log2(((day === null ? 300 - count : count) + 0.5) / 301);
      });
      expect(arm.bits).toBeCloseTo(
        bits.reduce((sum, one) => sum + one, 0),
        9,
      );
    }
  });

  test("prints every milestone, every arm and both baselines, in lines of 100 characters", { tags: "sweep" }, () => {
    const { code, stdout } = tested("four-day-war-2016", "--hold-out");
    expect(code).toBe(0);
    for (const text of [
      "Guns fall silent (halt)",
      "free play",
      "hold-out",
      "variant moscow-recommits",
      "the base rate",
      "any day",
    ])
      expect(stdout).toContain(text);
    expect(stdout).toMatch(/front\.hostilities\.widen: when/);
    expect(stdout.split("\n").filter((line) => line.length > 124)).toEqual([]);
  });

  test("sums several crises up, and plays each once however often it is named", { tags: "sweep" }, () => {
    const { code, stdout, stderr } = tested("tavush-2020", "aftermath-2020", "tavush-2020", "--json");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const { backtests, together } = JSON.parse(stdout) as {
      backtests: Backtest[];
      together: { kind: string; bits: number }[];
    };
    expect(backtests.map(({ scenario }) => scenario)).toEqual(["tavush-2020", "aftermath-2020"]);
    expect(together.map(({ kind }) => kind)).toEqual(["free", "historical"]);
    expect(together[0]!.bits).toBeCloseTo(backtests[0]!.arms[0]!.bits + backtests[1]!.arms[0]!.bits, 9);
  });

  test("gives the same bytes for the same seed with any number of workers", { tags: "sweep" }, () => {
    const alone = tested("tavush-2020", "--json", "--workers", "0");
    expect(tested("tavush-2020", "--json", "--workers", "2").stdout).toBe(alone.stdout);
  });

  test("scores other values of assumptions", { tags: "sweep" }, () => {
    const { stdout } = tested("tavush-2020", "--set", "war-proneness=2.5", "--json");
    const { arms, set } = JSON.parse(stdout) as Backtest;
    const plain = JSON.parse(tested("tavush-2020", "--json").stdout) as Backtest;
    expect(set).toEqual({ "war-proneness": 2.5 });
    expect(arms[0]!.of["limited-war"]!.p).toBeGreaterThan(plain.arms[0]!.of["limited-war"]!.p);
  });

  test("writes a page beside the text, and not over what it reads", () => {
    const page = join(folder, "page.html");
    expect(tested("aftermath-2020", "--page", page).code).toBe(0);
    const html = readFileSync(page, "utf8");
    expect(html).toMatch(/^<!doctype html>/i);
    expect(html).toContain("After the war, November 2020");
    const mine = join(folder, "mine.yaml");
    writeFileSync(mine, "format: 1\n");
    expect(tested("tavush-2020", "--page", mine)).toMatchObject({ code: 2 });
  });

  test("refuses, with what to do, what cannot be scored", () => {
    const refused = (...args: readonly string[]) => {
      const { code, stdout, stderr } = tested(...args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      return stderr;
    };
    expect(refused("tutorial")).toContain("tutorial has no history");
    expect(refused("tavush")).toContain("tavush-2020");
    expect(refused("--set", "war-proneness=2")).toContain("name a scenario");
    expect(refused("tavush-2020", "--set", "war-prone=2")).toContain("war-proneness");
    expect(refused("tavush-2020", "-n", "0")).toContain("--runs");
    const lonely = join(folder, "lonely.yaml");
    const text = readFileSync(join(import.meta.dirname, "../scenarios/island.yaml"), "utf8");
    writeFileSync(lonely, `${text}history: { landing: { never: true, publicRecord: true } }\n`);
    expect(refused(lonely, "--hold-out")).toContain("leave out --hold-out");
    expect(tested(lonely).code).toBe(0);
  });
});
