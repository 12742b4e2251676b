/**
 * `calibrate` from outside: what is left as text, JSON, tables and page; the scenario file that it writes; and what it calls evidence.
 */
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, test } from "vitest";
import type { Estimates } from "../../src/analysis/index.js";
import { faultline } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-calibrate-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string) => join(folder, name);

interface Found {
  readonly runs: readonly number[];
  readonly hash: string;
  readonly points: readonly { readonly point: number; readonly values: { readonly [id: string]: number } }[];
  readonly waves: readonly { readonly played: number; readonly kept: number }[];
  readonly left: { readonly points: number; readonly share: number };
  readonly narrowed: readonly { readonly id: string; readonly low: number; readonly high: number }[];
  readonly predictions: readonly { readonly id: string; readonly standing: string; readonly low: number }[];
  readonly evidence: readonly string[];
}

const kept = inFolder("kept");
const small = ["--points", "40", "-n", "40", "--waves", "2", "--seed", "1"];
const targets = [
  "--target",
  "landing=0.6+-0.03",
  "--target",
  "landing.day=9±3",
  "--target",
  "war=35%+-4%",
  "--hold-out",
  "war",
];

function done(...args: readonly string[]): string {
  const { code, stdout, stderr } = faultline("calibrate", ...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}
const whole = done("tutorial", ...small, ...targets, "--resume", kept, "--json");
const found = JSON.parse(whole) as Found;

describe("calibrate", () => {
  test("rules out by what run plays at its points", () => {
    expect(found.runs).toEqual([40, 160]);
    expect(found.left.points).toBeGreaterThan(1);
    expect(found.left.points).toBeLessThan(30);
    const [first] = found.points;
    const of = ["--set", `northern-nerve=${first!.values["northern-nerve"]}`, "--first", `${first!.point * 160}`];
    const run = JSON.parse(
      faultline("run", "tutorial", ...of, "-n", "160", "--seed", "1", "--plain-estimates", "--json").stdout,
    ) as Estimates;
    const { p } = run.milestones.landing!;
    const variance = Math.max(((p * 160 + 1) * (160 - p * 160 + 1)) / 162 ** 2, 0.24);
    expect(Math.abs(p - 0.6) / Math.sqrt(0.03 ** 2 + variance / 160)).toBeLessThanOrEqual(3);
  });

  test("says what is left, names no best, and calls only what was held out evidence", () => {
    const text = done("tutorial", ...small, ...targets, "--resume", kept).replace(/\s+/g, " ");
    expect(text).toContain(`${found.left.points} points are not ruled out`);
    expect(text).toContain("None of these is best");
    expect(text).toContain("fit the targets landing, landing.day is no evidence for the model: they chose them");
    expect(text).toMatch(/war, held out, was 35% ± 4%; the points give .* It did not choose them: this is evidence/);
    expect(found.predictions.map(({ standing }) => standing)).toEqual(["chose", "chose", "evidence"]);
  });

  test("resumed after a cut gives the same bytes, and another held-out target plays nothing again", {
    tags: "sweep",
  }, () => {
    const bytes = readFileSync(kept);
    for (const length of [bytes.length >> 2, bytes.length - 3]) {
      truncateSync(kept, length);
      expect(done("tutorial", ...small, ...targets, "--resume", kept, "--json")).toBe(whole);
      expect(readFileSync(kept)).toEqual(bytes);
    }
    const other = ["--target", "tension=40+-20", "--hold-out", "tension"];
    done("tutorial", ...small, ...targets, ...other, "--resume", kept);
    expect(readFileSync(kept)).toEqual(bytes);
  });

  test("writes a row for each point, the same as CSV and Parquet, and a page", async () => {
    const [csv, parquet, page] = [inFolder("p.csv"), inFolder("p.parquet"), inFolder("p.html")];
    done("tutorial", ...small, ...targets, "--resume", kept, "--csv", csv, "--parquet", parquet, "--page", page);
    const bytes = readFileSync(parquet);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const rows = await parquetReadObjects({ file });
    const [head = "", ...lines] = readFileSync(csv, "utf8").trim().split("\n");
    expect(Object.keys(rows[0]!)).toEqual(head.split(","));
    expect(lines).toHaveLength(40);
    const left = rows.flatMap((row, point) => ((row.ruled_out ?? null) === null ? [point] : []));
    expect(left).toEqual(found.points.map(({ point }) => point));
    const described = JSON.parse(readFileSync(`${csv}.datapackage.json`, "utf8")) as { faultline: object };
    expect(described.faultline).toMatchObject({ experiment: "calibrate", hash: found.hash, cutoff: 3 });
    expect(readFileSync(page, "utf8")).toContain("None of these is best");
  });

  test("writes a scenario with the ranges that are left, which is sound and remembers what chose them", () => {
    const [file, list] = [inFolder("matched.yaml"), inFolder("targets.txt")];
    writeFileSync(list, "# what was seen\nlanding: 0.6 ± 0.03 # a panel\n\nlanding.day: 9 ± 3\nwar: 0.35 +- 0.04\n");
    const from = ["--targets", list, "--hold-out", "war"];
    done("tutorial", ...small, ...from, "--resume", kept, "--write", file);
    expect(faultline("validate", file)).toMatchObject({ code: 0, stderr: "" });
    const text = readFileSync(file, "utf8");
    expect(text).toContain("#   landing: 60% ± 3%  (a panel)");
    expect(text).toContain("is no evidence for the model");
    const [narrowed] = found.narrowed;
    expect(text).toContain(`range: [${narrowed!.low}, ${narrowed!.high}]`);
    // A variant beyond that range is none any more.
    expect(text).toContain("bold-north: null");
    const again = JSON.parse(
      done(
        file,
        "--points",
        "20",
        "-n",
        "20",
        "--waves",
        "1",
        "--seed",
        "1",
        "--target",
        "war=0.35+-0.1",
        "--target",
        "landing=0.6+-0.1",
        "--hold-out",
        "landing",
        "--json",
      ),
    ) as Found;
    expect(again.predictions.map(({ standing }) => standing)).toEqual(["chose", "before"]);
    expect(again.evidence.join(" ")).toContain("It is no evidence: an earlier calibration chose ranges by it.");
    expect(faultline("calibrate", "tutorial", ...small, ...from, "--resume", kept, "--write", file)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("no scenario is written over"),
    });
  });

  test("does not call the record evidence, and takes what it was matched to out of it", () => {
    const file = inFolder("record.yaml");
    const few = ["--points", "20", "-n", "20", "--waves", "1", "--seed", "1", "--vary", "easing-pace"];
    const of = ["--target", "clashes=1+-0.5", "--target", "eased=0.9+-0.5", "--hold-out", "eased", "--single"];
    expect(done("tavush-2020", ...few, ...of, "--write", file)).toContain("It is no evidence: it is in the");
    expect(readFileSync(file, "utf8")).toMatch(/history:\n {2}clashes: null\n$/);
    expect(faultline("validate", file)).toMatchObject({ code: 0, stderr: "" });
  });

  test("answers 1 where all is ruled out, and writes no scenario", () => {
    const file = inFolder("nothing.yaml");
    const { code, stdout } = faultline(
      "calibrate",
      "tutorial",
      ...small,
      "--target",
      "landing=0+-0.01",
      "--write",
      file,
    );
    expect(code).toBe(1);
    expect(stdout).toContain("That is a finding about the model");
    expect(() => readFileSync(file)).toThrow();
  });

  test.each([
    [[], "what was observed?"],
    [["--target", "landing=0.5"], "can’t be read"],
    [["--target", "landing=50%+-5"], "such as general-war=0.1+-0.03 or general-war=10%+-3%"],
    [["--target", "landing=0.5+-5%"], "the target landing=0.5+-5% can’t be read"],
    [["--target", "landings=0.5+-0.1"], "Did you mean landing?"],
    [["--target", "landing=50+-1"], "no share of the runs"],
    [["--target", "tension.day=5+-1"], "tension is no milestone"],
    [["--target", "war=0.5+-0.1", "--target", "war=0.6+-0.1"], "two targets of war"],
    [["--target", "war=0.5+-0.1", "--hold-out", "landing"], "no target landing to hold out"],
    [["--target", "war=0.5+-0.1", "--hold-out", "war"], "no target that may rule anything out"],
    [["--target", "war=0.5+-0.1", "--write", "x.txt"], "no scenario’s name"],
  ])("refuses %j with what to try", (args, words) => {
    const { code, stderr, stdout } = faultline("calibrate", "tutorial", ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(words);
  });

  test("names the file and the line of a target that can't be read", () => {
    writeFileSync(inFolder("bad.txt"), "war: 0.5 ± 0.1\nlanding 0.5\n");
    expect(faultline("calibrate", "tutorial", "--targets", inFolder("bad.txt"))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("bad.txt:2: the target landing 0.5 can’t be read"),
    });
  });
});
