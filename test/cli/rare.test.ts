/**
 * What is rare, from outside: runs enough to know it within a share of itself (`run --until`), and runs split on their way there (`rare`).
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Estimates } from "../../src/analysis/index.js";
import type { RareFigures } from "../../src/cli/rare.js";
import { likelihoodInWords } from "../../src/report/index.js";
import { entry, faultline } from "./faultline.js";

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
  // Without threads, whose start takes longer than these runs.
  const until = (...args: readonly string[]) => faultline("run", ladder, "--seed", "1", "--workers", "0", ...args);

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

  test("with a tally, killed and resumed, has the bytes of one run in one go; its tally is of the runs after the pilot", {
    tags: "sweep",
  }, async () => {
    const asked = ["run", ladder, "--seed", "1", "--workers", "0", "--until", "at-s1:0.02", "--plain-estimates"];
    const whole = faultline(...asked, "--json");
    const [kept, other] = [join(folder, "killed.tally"), join(folder, "whole.tally")];
    const child = spawn(process.execPath, [entry, ...asked, "--tally", kept, "--resume"], { stdio: "ignore" });
    while (child.exitCode === null && !existsSync(kept)) await new Promise((done) => setTimeout(done, 5));
    child.kill("SIGKILL");
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    expect(existsSync(kept)).toBe(true);
    expect(faultline(...asked, "--tally", kept, "--resume", "--json")).toEqual(whole);
    expect(faultline(...asked, "--tally", other, "--json")).toEqual(whole);
    expect(readFileSync(kept)).toEqual(readFileSync(other));
    expect(faultline(...asked, "--tally", kept).stderr).toContain("go on with it by --resume");
    const [estimates, merged] = [whole.stdout, faultline("merge", kept, "--json").stdout].map(
      (text) => JSON.parse(text) as Estimates,
    );
    expect(merged!.hash).toBe(estimates!.hash);
    expect(merged!.first).toBe(estimates!.until!.pilot);
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

describe("rare", () => {
  const small = ["-n", "60", "--repetitions", "12", "--pilot", "200", "--seed", "1"];
  const rare = (...args: readonly string[]) => faultline("rare", ladder, "at-s3", ...small, ...args);

  test("says how probable it is, how sure that is, and by which levels", () => {
    const { p, low, high, relativeError, levels, importance, estimates, plainRuns, work } = JSON.parse(
      rare("--json").stdout,
    ) as RareFigures;
    expect(Math.abs(p - probability(3))).toBeLessThan(4 * relativeError * p);
    expect([low < p, p < high, estimates.length]).toEqual([true, true, 12]);
    expect(levels.map((level) => level.importance)).toEqual([1 / 3, 2 / 3, null]);
    expect(importance.postures["climber.height"]).toMatchObject({ s0: 0, s3: 1 });
    expect(plainRuns! / work).toBeGreaterThan(3);
    const page = join(folder, "rare.html");
    const { stdout } = rare("--page", page);
    expect(stdout).toContain("At s3 (at-s3) in Ladder");
    expect(stdout).toMatch(/importance 0.333 +[\d.]+% +[\d.]+%\n +importance 0.667 .*\n +it comes about /);
    expect(stdout.split("\n").filter((line) => line.length > 80 && !line.startsWith("Hash"))).toEqual([]);
    expect(readFileSync(page, "utf8")).toMatch(/How probable something rare[\s\S]*One run in [\d,]+/);
    expect(stdout).toMatch(/One run in [\d,]+; between one in [\d,]+ and one in [\d,]+\./);
  });

  test("writes a table from which the estimate can be worked out again", () => {
    const csv = join(folder, "rare.csv");
    const { estimates } = JSON.parse(rare("--json", "--csv", csv).stdout) as RareFigures;
    const [head = "", ...lines] = readFileSync(csv, "utf8").trim().split("\n");
    const at = (name: string) => head.split(",").indexOf(name);
    const products = new Array<number>(12).fill(1);
    const told = new Array<number>(12).fill(0);
    const last = new Array<number>(12).fill(0);
    for (const line of lines) {
      const cells = line.split(",");
      const cell = (name: string) => Number(cells[at(name)]);
      told[cell("repetition")]! += products[cell("repetition")]! * cell("correction");
      products[cell("repetition")]! *= cell("passed") / cell("trials");
      last[cell("repetition")] = cell("level");
    }
    // A repetition that no future got through has no rows after that.
    expect(products.map((product, k) => product - told[k]!)).toEqual(estimates);
    expect(last.filter((_, k) => products[k] !== 0)).toEqual(products.filter((p) => p !== 0).map(() => 2));
    const { estimates: plain } = JSON.parse(rare("--json", "--plain-estimates").stdout) as RareFigures;
    expect(products).toEqual(plain);
  });

  test("says what control variates were worth, that they were of no use, or nothing where they were not asked for", () => {
    const of = (...args: readonly string[]) => {
      const figures = JSON.parse(rare("--json", ...args).stdout) as RareFigures;
      const { controls, estimator, relativeError, p } = figures;
      return { figures, controls, estimator, error: relativeError * p, words: rare(...args).stdout };
    };
    const [used, plain] = [of(), of("--plain-estimates")];
    expect([used.estimator, used.controls?.gains.length]).toEqual(["control-variates", 3]);
    expect(used.controls!.worth).toBeCloseTo((plain.error / used.error) ** 2, 9);
    expect(used.controls!.worth).toBeGreaterThan(1.5);
    expect(used.words).toMatch(/Control variates at 3 of 3 levels: worth [\d.]+ times as many repetitions\./);
    expect(plain).toMatchObject({ estimator: "counts", controls: null });
    expect(plain.words).not.toContain("Control variates");
    const useless = { ...plain.figures, controls: { gains: [1, 1, 1], worth: null } };
    expect(likelihoodInWords(useless).at(-1)).toBe(
      "Control variates are left out: in a pilot they were of no use here.",
    );
  });

  test("goes on from a file to the same bytes, on any number of threads, with the same levels alone", () => {
    const file = join(folder, "rare.kept");
    const whole = rare("--json", "--resume", file, "--workers", "0").stdout;
    const lines = readFileSync(file, "utf8").split("\n");
    writeFileSync(file, `${lines.slice(0, 6).join("\n")}\n${lines[6]?.slice(0, 40)}`);
    expect(rare("--json", "--resume", file, "--workers", "0").stdout).toBe(whole);
    expect(rare("--json", "--workers", "2").stdout).toBe(whole);
    const other = rare("--json", "--resume", file, "--levels", "0.5");
    expect([other.code, other.stderr]).toEqual([2, expect.stringContaining("is of another experiment")]);
  });

  test.each([
    [["at-s9"], /there is no ending or milestone at-s9\n.*at-s1/],
    [["at-s3", "--levels", "0.5,0.2"], /numbers that rise/],
    [["at-s3", "--importance", "climber.hight=1"], /no posture or gauge climber.hight\n.*climber.height/],
    [["at-s4", "--pilot", "100", "--importance", "noise=1"], /did not come to at-s4.*\n.*--pilot 1000.*--importance/s],
    [["at-s3", "--repetitions", "3"], /whole number from 10/],
  ])("%j is answered in words, with exit code 2", (args, words) => {
    const { code, stdout, stderr } = faultline("rare", ladder, ...args, "--seed", "1");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(words);
  });
});
