/**
 * `compare` from outside: two arms with the same dice, and what differs.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Comparison, Estimates, PairedDifference } from "../../src/analysis/index.js";
import { faultline } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-compare-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const n = "250";
const compared = (...args: readonly string[]): Comparison => {
  const { code, stdout, stderr } = faultline("compare", ...args, "-n", n, "--seed", "1", "--json");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout) as Comparison;
};
const differences = ({ endings, milestones, gauges }: Comparison): PairedDifference[] =>
  [endings, milestones, gauges].flatMap((kind) => Object.values(kind));

describe("compare", () => {
  test("reports each ending, milestone and gauge with its paired interval and what the pairing was worth", () => {
    const comparison = compared("tavush-2020", "--set", "ankara-resolve=1.5");
    expect(comparison).toMatchObject({
      n: 250,
      partial: false,
      seed: "1",
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(comparison.first.assumptions["ankara-resolve"]).toBe(1);
    expect(comparison.second.assumptions["ankara-resolve"]).toBe(1.5);
    expect(Object.keys(comparison.gauges)).toContain("tension");
    for (const { first, second, difference, low, high, independentRuns } of differences(comparison)) {
      expect(difference).toBeCloseTo(second - first, 9);
      expect(low).toBeLessThanOrEqual(difference + 1e-12);
      expect(high).toBeGreaterThanOrEqual(difference - 1e-12);
      if (independentRuns !== null) expect(independentRuns).toBeGreaterThan(0);
    }
    expect(differences(comparison).filter(({ low, high }) => low > 0 || high < 0).length).toBeGreaterThan(0);
  });

  test("plays in each arm the very runs that run plays", () => {
    const comparison = compared("tavush-2020", "tavush-2020:csto-literal");
    const arms = [["tavush-2020"], ["tavush-2020", "--variant", "csto-literal"]].map(
      (arm) => JSON.parse(faultline("run", ...arm, "-n", n, "--seed", "1", "--json").stdout) as Estimates,
    );
    for (const [id, { first, second }] of Object.entries({ ...comparison.endings, ...comparison.milestones })) {
      const shares = arms.map(({ endings, milestones }) => (endings[id] ?? milestones[id])!.p);
      expect([first, second], id).toEqual(shares);
    }
    for (const [id, { first, second }] of Object.entries(comparison.gauges)) {
      expect(first).toBeCloseTo(arms[0]!.gauges[id]!.mean, 9);
      expect(second).toBeCloseTo(arms[1]!.gauges[id]!.mean, 9);
    }
  });

  test("of a scenario with itself finds no difference at all", () => {
    for (const { difference, varianceRatio, independentRuns } of differences(compared("tavush-2020", "tavush-2020"))) {
      expect(difference).toBe(0);
      expect(varianceRatio ?? 0).toBe(0);
      expect(independentRuns).toBeNull();
    }
  });

  test("is the same to the byte on any number of workers", { tags: "sweep" }, () => {
    const args = ["compare", "tavush-2020", "tavush-2020:csto-literal", "-n", "600", "--seed", "1", "--json"];
    const [none, three] = ["0", "3"].map((workers) => faultline(...args, "--workers", workers).stdout);
    expect(JSON.parse(none!)).toMatchObject({ n: 600 });
    expect(three).toBe(none);
  });

  test("with one name that has a variant, --variant is the other arm's and not lost", () => {
    const { first, second } = compared("tavush-2020:csto-literal", "--variant", "baku-balances");
    expect([first.variant, second.variant]).toEqual(["csto-literal", "baku-balances"]);
  });

  test("with one name that has a variant, --set changes that variant", () => {
    const { first, second } = compared("tavush-2020:csto-literal", "--set", "ankara-resolve=1.5");
    expect([first.variant, second.variant]).toEqual(["csto-literal", "csto-literal"]);
    expect(second.assumptions).toEqual({ ...first.assumptions, "ankara-resolve": 1.5 });
  });

  test("estimates changes with control variates where they help, beside what --plain-estimates counts", () => {
    const args = ["compare", "tavush-2020", "--set", "ankara-resolve=1.5", "-n", "1500", "--seed", "1"];
    const [found, counted] = [[], ["--plain-estimates"]].map(
      (more) => JSON.parse(faultline(...args, "--json", ...more).stdout) as Comparison,
    );
    const untold = ({ plain, varianceRatio: _, independentRuns: __, ...figures }: PairedDifference) => plain ?? figures;
    expect(differences(found!).map(untold)).toEqual(differences(counted!).map(untold));
    expect(differences(found!).filter(({ plain }) => plain !== undefined).length).toBeGreaterThan(5);
    expect(differences(counted!).some(({ plain }) => plain !== undefined)).toBe(false);
    expect(found!.hash).toBe(counted!.hash);
    const [text, plain] = [[], ["--plain-estimates"]].map((more) => faultline(...args, ...more).stdout);
    expect(text).toMatch(/\nControl variates estimate the changes/);
    expect(plain).not.toMatch(/Control variates/);
  });

  test("of several arms gives for each what comparing it alone gives, where it comes from, and a row for each pair", () => {
    const csv = join(folder, "pairs.csv");
    const [named, variants] = [
      ["tutorial", "tutorial:bold-north"],
      [null, "bold-north"],
    ];
    const args = ["tutorial", ...named, "-n", "20", "--seed", "007"];
    const { comparisons } = JSON.parse(faultline("compare", ...args, "--csv", csv, "--json").stdout) as {
      readonly comparisons: readonly Comparison[];
    };
    for (const [place, variant] of variants.entries()) {
      const alone = ["compare", "tutorial", named[place]!, "-n", "20", "--seed", "007", "--json"];
      expect(comparisons[place]).toEqual(JSON.parse(faultline(...alone).stdout));
      const run = ["run", named[place]!, "-n", "20", "--seed", "007", "--json"];
      const { study, days } = JSON.parse(faultline(...run).stdout);
      expect(comparisons[place]!.second).toMatchObject({ study, days, variant, seed: "007", first: 0, n: 20 });
    }
    const { faultline: told, resources } = JSON.parse(readFileSync(`${csv}.datapackage.json`, "utf8"));
    const heads = comparisons.map(({ endings: _e, milestones: _m, gauges: _g, ...head }) => head);
    expect(told).toEqual({ comparisons: heads });
    const [header = "", ...lines] = readFileSync(csv, "utf8").trim().split("\n");
    const names = header.split(",");
    expect(names).toEqual(resources[0].schema.fields.map(({ name }: { name: string }) => name));
    expect(lines).toHaveLength(40);
    // The sides of a row are the rows of the same run of either arm.
    const rows = named.map((name) =>
      faultline("run", name, "-n", "20", "--seed", "007", "--csv", "-").stdout.trim().split("\n"),
    );
    const [own = "", first = ""] = rows[0]!;
    const [, second = ""] = rows[1]!;
    const cells = lines.at(-20)!.split(",");
    for (const [place, name] of own.split(",").entries())
      for (const [side, line] of [
        ["first", first],
        ["second", second],
      ] as const) {
        const at = names.indexOf(`${side}.${name}`);
        expect(cells[at < 0 ? names.indexOf(name) : at], name).toBe(line.split(",")[place]);
      }
  });

  test("refuses arms that have nothing in common, and counts what two have not", () => {
    const other = join(folder, "other.yaml");
    const state = "label: L, initial: a, states: { a: { label: A, final: true } }";
    const actors = `actors: { x: { label: X, postures: { y: { ${state} } } } }`;
    const written = (gauges: string) =>
      writeFileSync(
        other,
        `format: 2\nid: other\ntitle: Other\nsummary: Another.\nstart: 2020-07-12\nhorizon: 9\nturn: 3\n${gauges}\n${actors}\n`,
      );
    written("gauges: {}");
    const of = ["compare", "tutorial", other, "--days", "5", "-n", "5", "--seed", "1"];
    const refused = faultline(...of);
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toContain("tutorial and other have no ending, milestone or gauge in common");
    written("gauges: { tension: { label: T, min: 0, max: 9, initial: 1, judgement: x } }");
    const { code, stdout } = faultline(...of);
    expect(code).toBe(0);
    expect(stdout).toMatch(/endings, milestones and gauges are in one of the two only/);
  });

  test("reads well without --json", () => {
    const { code, stdout } = faultline("compare", "tavush-2020", "tavush-2020:csto-literal", "-n", n, "--seed", "1");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^250 pairs of runs with the same dice · seed 1\n/);
    expect(stdout).toMatch(/first: {2}tavush-2020@[0-9a-f]{8}, as written\n.*second: .*, variant csto-literal\n/);
    for (const heading of ["Endings, in points", "Milestones, in points", "Gauges at the end"])
      expect(stdout).toMatch(new RegExp(`\n${heading} +first +second +change +95% interval +worth\n`));
    expect(stdout).not.toMatch(/NaN|undefined|null/);
  });

  test.each([
    [["tavush-2020"], /nothing to compare with/],
    [["tavush-2020:csto-literal"], /nothing to compare with/],
    [["tavush-2020", "tutorial"], /play 60 and 30 days/],
    [["tavush-2020", "tavush-2020:csto-litteral"], /Did you mean csto-literal/],
    [["tavush-2020", "tavush-2020:csto-literal", "--variant", "baku-balances"], /names its variant, and so does/],
    [["tavush-2020", "--set", "ankara-resolve=99"], /outside the range/],
  ])("%j is answered in words, with exit code 2", (args, words) => {
    const { code, stdout, stderr } = faultline("compare", ...args, "-n", "10");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(words);
  });
});
