/**
 * `sensitivity` from outside: the rankings of three methods as text, JSON, table and page, stopped and resumed.
 */
import { mkdtempSync, readFileSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { faultline } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-sensitivity-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string) => join(folder, name);

function done(...args: readonly string[]): string {
  const { code, stdout, stderr } = faultline("sensitivity", ...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

interface Estimated {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}
interface Found {
  readonly study: string;
  readonly points: number;
  readonly factors: readonly string[];
  readonly outcomes: readonly {
    readonly kind: string;
    readonly id?: string;
    readonly shares: { readonly [part: string]: Estimated };
    readonly first: { readonly [factor: string]: Estimated };
    readonly total: { readonly [factor: string]: Estimated };
    readonly effects: { readonly [factor: string]: { readonly mu: Estimated; readonly muStar: Estimated } };
  }[];
}

const some = ["--vary", "war-proneness", "--vary", "easing-pace", "--vary", "csto-ambiguity", "--seed", "1"];

/** Text stands in quotes, and none of it has a comma. */
const cellsOf = (line: string) => line.split(",").map((cell) => cell.replace(/^"(.*)"$/, "$1"));

describe("sensitivity", () => {
  test("by Sobol finds what general war hangs on, and says what is left to the dice", { tags: "sweep" }, () => {
    const args = ["tavush-2020", "--method", "sobol", ...some, "--points", "64", "-n", "120"];
    const found = JSON.parse(done(...args, "--json")) as Found;
    expect(found.factors).toEqual(["war-proneness", "easing-pace", "csto-ambiguity"]);
    expect(found.study).toMatch(/^s[0-9a-f]{16}$/);
    const war = found.outcomes.find(({ id }) => id === "general-war")!;
    expect(war.total["war-proneness"]!.low).toBeGreaterThan(war.total["csto-ambiguity"]!.high);
    const shares = Object.values(war.shares).reduce((sum, { value }) => sum + value, 0);
    expect(shares).toBeCloseTo(1, 9);
    expect(war.shares.dice!.value).toBeGreaterThan(war.shares.assumptions!.value);
    const text = done(...args, "--outcome", "general-war");
    expect(found).toMatchObject({ sampling: "sobol", randomisations: 8, points: 64 });
    expect(text).toContain("independent randomisations of the Sobol sequence.");
    expect(text).toMatch(/General war \(general-war\)\n.*\n {2}Of the variance of a single run/);
    expect(text).toMatch(/war-proneness +[█·]+ +[\d.]+ \([\d.]+ to [\d.]+\)/);
  });

  test("by Morris gives effects with their signs", { tags: "sweep" }, () => {
    const args = ["tavush-2020", "--method", "morris", ...some, "--points", "12", "-n", "60"];
    const found = JSON.parse(done(...args, "--json")) as Found;
    const war = found.outcomes.find(({ id }) => id === "general-war")!;
    expect(war.effects["war-proneness"]!.mu.low).toBeGreaterThan(0);
    expect(war.effects["easing-pace"]!.mu.value).toBeLessThan(0);
    for (const { mu, muStar } of Object.values(war.effects)) {
      expect(muStar.value).toBeGreaterThanOrEqual(Math.abs(mu.value) - 1e-12);
    }
    expect(done(...args)).toMatch(/war-proneness +█+·* +[\d.]+ points +[\d.]+ points/);
  });

  test("over rates multiplies those of hazards, over both varies assumptions too", () => {
    const [up, down] = ["front.hostilities.escalate", "front.hostilities.subside"];
    const vary = ["--vary", up, "--vary", `${down}=0.25:4`];
    const args = ["tavush-2020", "--method", "morris", "--points", "8", "-n", "60", "--seed", "1"];
    const rates = JSON.parse(done(...args, ...vary, "--json")) as Found & { over: string; rates: number[] };
    expect(rates).toMatchObject({ factors: [up, down], over: "rates", rates: [0.5, 2] });
    const effects = rates.outcomes.find(({ id }) => id === "general-war")!.effects;
    expect(effects[up]!.mu.value).toBeGreaterThan(0);
    expect(effects[down]!.mu.value).toBeLessThan(0);
    const both = [...args, "--over", "both", "--rates", "0.8:1.25", "--vary", "war-proneness", ...vary];
    expect(JSON.parse(done(...both, "--json"))).toMatchObject({
      factors: ["war-proneness", up, down],
      over: "both",
      rates: [0.8, 1.25],
    });
    expect(done(...both)).toContain("what 3 assumptions and rates decide");
  });

  test("over rates varies every hazard by default, with fewer than the scenario has as a choice", {
    tags: "sweep",
  }, () => {
    const args = ["tutorial", "--method", "sobol", "--over", "rates", "--points", "8", "-n", "4", "--seed", "1"];
    const { factors } = JSON.parse(done(...args, "--json")) as Found;
    expect(factors).toHaveLength(5);
    for (const path of factors) expect(path.split(".")).toHaveLength(3);
  });

  test("by one ensemble is run --sensitivity", () => {
    const args = ["tutorial", "-n", "2000", "--seed", "1"];
    expect(done(...args)).toBe(faultline("run", ...args, "--sensitivity").stdout);
    expect(faultline("sensitivity", "tutorial", "--csv", inFolder("no.csv"))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("--csv belongs to --method morris and --method sobol"),
    });
  });

  test("has the same figures in its table as in JSON, and a page with a bar for each assumption", () => {
    for (const method of ["sobol", "morris"] as const) {
      const [csv, page] = [inFolder(`${method}.csv`), inFolder(`${method}.html`)];
      const args = [
        "tavush-2020",
        "--method",
        method,
        ...some,
        "--points",
        "32",
        "-n",
        "50",
        "--csv",
        csv,
        "--page",
        page,
      ];
      const found = JSON.parse(done(...args, "--json")) as Found;
      const [head = [], ...lines] = readFileSync(csv, "utf8").trim().split("\n").map(cellsOf);
      const rows = lines.map((cells) => Object.fromEntries(head.map((name, place) => [name, cells[place]])));
      expect(rows).toHaveLength(found.outcomes.length * 3);
      const tension = found.outcomes.find(({ id }) => id === "tension")!;
      const row = rows.find(({ outcome, assumption }) => outcome === "tension" && assumption === "easing-pace")!;
      if (method === "sobol") expect(Number(row.total_high)).toBe(tension.total["easing-pace"]!.high);
      else expect(Number(row.mu_star)).toBe(tension.effects["easing-pace"]!.muStar.value);
      expect(new Set(rows.map(({ study }) => study))).toEqual(new Set([found.study]));
      const html = readFileSync(page, "utf8");
      expect(html).toContain("<svg");
      expect(html).not.toMatch(/(?:src|href)="https?:/);
    }
  });

  test("resumed after a cut gives the same bytes, on any number of threads", { tags: "sweep" }, () => {
    const args = ["tavush-2020", "--method", "sobol", ...some, "--points", "8", "-n", "20", "--json"];
    const whole = done(...args);
    expect(done(...args, "--workers", "2")).toBe(whole);
    const file = inFolder("kept");
    expect(done(...args, "--resume", file)).toBe(whole);
    truncateSync(file, Math.floor(readFileSync(file).length / 2));
    expect(done(...args, "--resume", file)).toBe(whole);
  });

  test.each([
    [["--method", "sobol", "-n", "1"], "one run a point cannot tell chance from assumptions"],
    [["--method", "sobol", "--vary", "war-pronenes"], "Did you mean war-proneness?"],
    [["--method", "sobol", "--vary", "front.hostilities.escalat"], "Did you mean front.hostilities.escalate?"],
    [["--method", "sobol", "--over", "rates", "--vary", "war-proneness"], "war-proneness is an assumption, and rates"],
    [["--method", "morris", "--vary", "front.hostilities.escalate=1,2"], "needs a range above 0"],
    [["--method", "morris", "--rates", "2:0.5"], "must be two factors above 0"],
    [["--method", "morris", "--rates", "0.5:2"], "give --over rates or --over both too"],
    [["--over", "rates"], "--over belongs to --method morris and --method sobol"],
    [["--method", "morris", "--vary", "war-proneness=1,2"], "a sample chooses the values of war-proneness itself"],
    [["--method", "morris", "--vary", "war-proneness=1:9"], "lies outside the range"],
    [["--method", "sobol", "--points", "100000"], "are too many"],
    [
      ["--method", "sobol", "--points", "100"],
      "--points 100 can’t be shared out: the groups are those of 8 independent randomisations of the Sobol sequence",
    ],
    [["--method", "sobol", "--points", "100"], "--points 96 or --points 104; or --sampling random"],
    [["--method", "sobol", "--points", "5"], "best a power of two: --points 8; or --sampling random"],
    [["--method", "sobol", "--outcome", "nothing"], "there is no ending, milestone or gauge nothing"],
  ])("refuses %j with what to try", (args, words) => {
    const { code, stderr, stdout } = faultline("sensitivity", "tavush-2020", ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(words);
  });
});
