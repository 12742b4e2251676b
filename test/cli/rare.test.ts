/**
 * What is rare, from outside: runs enough to know it within a share of itself (`run --until`).
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Estimates } from "../../src/analysis/index.js";
import { faultline } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-rare-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Steps up one ladder, each after 100 days on average, in ten days: the k-th with the probability that k exponential waits are over. */
const ladder = join(folder, "ladder.yaml");
const steps = ["s1", "s2", "s3", "s4"];
writeFileSync(
  ladder,
  [
    "format: 1\nid: ladder\ntitle: Ladder\nsummary: One step after another.\nstart: 2030-01-01\nhorizon: 10",
    "gauges: { noise: { label: Noise, min: 0, max: 1, initial: 0, judgement: None. } }",
    "milestones:",
    ...steps.map(
      (step) => `  at-${step}: { label: At ${step}, headline: At ${step}, when: { climber.height: ${step} } }`,
    ),
    "actors:\n  climber:\n    label: Climber\n    postures:\n      height:\n        label: Height\n        initial: s0",
    "        states:",
    ...["s0", ...steps].map((step, rung) => `          ${step}: { label: ${step}, rung: ${rung} }`),
    "        transitions:",
    ...steps.map(
      (step, rung) =>
        `          to-${step}: { from: s${rung}, to: ${step}, wait: 100, headline: Up, judgement: Made up. }`,
    ),
    "",
  ].join("\n"),
);

/** The probability that `count` exponential waits with a mean of 100 days are over within ten. */
function probability(count: number): number {
  let [term, left] = [Math.exp(-0.1), 1];
  for (let k = 0; k < count; k += 1) {
    left -= term;
    term *= 0.1 / (k + 1);
  }
  return left;
}

describe("run --until", () => {
  const until = (...args: readonly string[]) => faultline("run", ladder, "--seed", "1", ...args);

  test("plays runs enough to know what is rare within a share of itself, none of them the pilot's, and says what was asked", () => {
    const estimates = JSON.parse(until("--until", "at-s2:0.3", "--json").stdout) as Estimates;
    const { first, n, hash, milestones, until: asked } = estimates;
    expect(asked?.within).toEqual({ "at-s2": 0.3 });
    expect(asked?.pilot).toBe(first);
    const { p, low, high } = milestones["at-s2"]!;
    expect((high - low) / 2).toBeLessThanOrEqual(0.3 * p);
    expect(Math.abs(p - probability(2))).toBeLessThan(4 * Math.sqrt(probability(2) / n));
    const again = JSON.parse(until("--first", `${first}`, "-n", `${n}`, "--json").stdout) as Estimates;
    expect(again.hash).toBe(hash);
    expect(again.until).toBeNull();
  });

  test("says in the text that the pilot is not counted", () => {
    const { stdout } = until("--until", "at-s1:0.5,horizon:1", "--brief");
    expect(stdout).toContain("A pilot of 2,000 runs, which are not counted, fixed the number of runs");
    expect(stdout).toMatch(/at-s1: ± 50% of its likelihood asked for, ± \d+% found\n {2}horizon: ± 100%/);
  });

  test("says what to do where the pilot has not seen it", () => {
    const { code, stderr } = until("--until", "at-s4:0.5", "--pilot", "2000");
    expect(code).toBe(2);
    expect(stderr).toContain("no run of the pilot has at-s4, in 2,000 runs");
    expect(stderr).toContain("--pilot 20000");
    expect(stderr).toContain(` rare ${ladder} at-s4 --seed 1`);
  });

  test.each([
    [["--until", "at-s9:0.5"], /there is no ending or milestone at-s9\n.*at-s1/],
    [["--until", "at-s1"], /an outcome and a share from 0.01 to 1/],
    [["--until", "at-s1:0.001"], /an outcome and a share from 0.01 to 1/],
    [["--until", "at-s1:0.5", "--precision", "0.1"], /--until and --precision each fix/],
    [["--until", "at-s1:0.5", "--shard", "1/2"], /--shard needs to know how many runs/],
    [["--pilot", "5000"], /--pilot is the most runs of the pilot/],
  ])("%j is answered in words, with exit code 2", (args, words) => {
    const { code, stderr } = until(...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(words);
  });
});
