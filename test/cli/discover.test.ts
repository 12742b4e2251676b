/**
 * `discover` from outside: the box as text, JSON, tables and page, from the points that it says it played.
 */
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, test } from "vitest";
import type { Estimates } from "../../src/analysis/index.js";
import { evenFactor, latinHypercube, valuesAt } from "../../src/experiments/index.js";
import { faultline } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-discover-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string) => join(folder, name);

function done(...args: readonly string[]): string {
  const { code, stdout, stderr } = faultline("discover", "tutorial", ...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

interface Box {
  readonly density: number;
  readonly coverage: number;
  readonly points: number;
  readonly mean: number;
  readonly limits: { readonly [id: string]: { readonly low: number | null; readonly high: number | null } };
  readonly fresh: { readonly points: number; readonly density: { readonly value: number } } | null;
}
interface Found {
  readonly sentence: string;
  readonly hash: string;
  readonly chosen: number;
  readonly boxes: readonly [Box, ...Box[]];
}

const small = ["--outcome", "landing", "--points", "60", "-n", "10", "--seed", "1"];
const kept = inFolder("kept");
/** Plays once; what has been played is asked again after that. */
const found = (...args: readonly string[]) => JSON.parse(done(...small, "--resume", kept, ...args, "--json")) as Found;

describe("discover", () => {
  test("counts what run plays at its points, which have runs of their own", () => {
    const design = ["--vary", "northern-nerve=0.3:3", "--points", "20", "-n", "5", "--check", "0", "--seed", "1"];
    const { boxes } = JSON.parse(done(...design, "--outcome", "landing", "--json")) as Found;
    const factors = [evenFactor("northern-nerve", 0.3, 3)];
    const shares = latinHypercube(factors, 20, "1").map((point, place) => {
      const set = `northern-nerve=${valuesAt(factors, point)["northern-nerve"]}`;
      const of = ["--set", set, "--seed", "1", "--first", `${place * 5}`, "-n", "5", "--plain-estimates", "--json"];
      return (JSON.parse(faultline("run", "tutorial", ...of).stdout) as Estimates).milestones.landing!.p;
    });
    expect(boxes[0]).toMatchObject({ points: 20, coverage: 1, fresh: null });
    expect(boxes[0].density).toBeCloseTo(shares.reduce((sum, share) => sum + share, 0) / 20, 12);
  });

  test("tells the box in a sentence, whose figures are those of the box and its check", () => {
    const box = `${found().boxes.length - 1}`;
    const { boxes, chosen, sentence } = found("--box", box);
    expect(chosen).toBe(Number(box));
    const { density, coverage, limits, fresh } = boxes[chosen]!;
    const { low } = limits["northern-nerve"]!;
    expect(low).toBeGreaterThan(0.3);
    const percent = (share: number) => `${Math.round(share * 100)}%`;
    expect(sentence).toBe(
      `“Landing” happens in ${percent(density)} of the runs where northern-nerve is at least ${low}; that is ${percent(coverage)} of all the runs in which it does.`,
    );
    expect(fresh!.points).toBeGreaterThan(0);
    // Other points with other dice say something else.
    expect(boxes[0].fresh!.density.value).not.toBe(boxes[0].density);
    const text = done(...small, "--resume", kept, "--box", box);
    expect(text.replaceAll("\n", " ")).toContain(sentence);
    expect(text).toContain(`60 fresh points with fresh runs: ${percent(fresh!.density.value)}`);
    expect(text).toMatch(/northern-nerve +[\d.]+ +open +·+█+ +<?0\.\d+/);
  });

  test("asks another question of what has been played, and resumed after a cut gives the same bytes", () => {
    const whole = done(...small, "--resume", kept, "--json");
    const bytes = readFileSync(kept);
    const [{ density }] = found().boxes;
    expect(found("--absent").boxes[0].density).toBeCloseTo(1 - density, 12);
    const { boxes } = found("--threshold", "0.5");
    expect(Number.isInteger(60 * boxes[0].density)).toBe(true);
    expect(boxes[0].mean).toBeCloseTo(density, 12);
    expect(done(...small, "--resume", kept, "--outcome", "tension", "--threshold", "60")).toContain(
      "is at the end 60 or more",
    );
    expect(done(...small, "--resume", kept, "--box", "0")).toContain("no box is worth telling");
    expect(readFileSync(kept)).toEqual(bytes);
    truncateSync(kept, bytes.length >> 1);
    expect(done(...small, "--resume", kept, "--json")).toBe(whole);
    expect(readFileSync(kept)).toEqual(bytes);
  });

  test("looks in a finished sweep, whatever it left, as in what it plays itself with common dice, to the byte", () => {
    const [csv, parquet, json] = [inFolder("swept.csv"), inFolder("swept.parquet"), inFolder("swept.json")];
    const design = ["-n", "10", "--seed", "007"];
    const policy = inFolder("holds.yaml");
    writeFileSync(policy, "seats: { north: hold }\n");
    const swept = faultline(
      "sweep",
      "tutorial",
      "--policy",
      policy,
      "--lhs",
      "40",
      ...design,
      "--csv",
      csv,
      "--parquet",
      parquet,
      "--json",
    );
    expect({ code: swept.code, stderr: swept.stderr }).toEqual({ code: 0, stderr: "" });
    writeFileSync(json, swept.stdout);
    const asked = ["--outcome", "landing", "--check", "10", "--quasi-p", "1"];
    const whole = done(...asked, "--points", "40", ...design, "--dice", "common", "--json");
    const [table, again] = [inFolder("boxes.csv"), inFolder("boxes-again.csv")];
    done(...asked, "--points", "40", ...design, "--dice", "common", "--csv", table);
    for (const file of [csv, parquet, json]) expect(done(...asked, "--sweep", file, "--json"), file).toBe(whole);
    done(...asked, "--sweep", parquet, "--csv", again);
    expect(readFileSync(again)).toEqual(readFileSync(table));
    const other = faultline("discover", "tutorial", ...asked, "--policy", policy, "--sweep", csv, "--json");
    expect(JSON.parse(other.stdout)).toMatchObject({
      policies: { north: "hold" },
      points: 40,
      freshPoints: 10,
      dice: "common",
    });
  });

  test("looks in a sweep over another design, and names its file", () => {
    const csv = inFolder("grid.csv");
    const grid = ["sweep", "tutorial", "--vary", "northern-nerve=0.5:2:0.05", "-n", "10", "--seed", "1", "--csv", csv];
    expect(faultline(...grid).code).toBe(0);
    const { sweep, design, boxes } = JSON.parse(done("--outcome", "landing", "--sweep", csv, "--json"));
    expect({ design, sweep }).toEqual({
      design: "grid",
      sweep: { file: csv, sha256: createHash("sha256").update(readFileSync(csv)).digest("hex") },
    });
    expect(boxes[0].points).toBe(31);
  });

  test("refuses what is no whole sweep of this very scenario", () => {
    const csv = inFolder("kept.csv");
    const sweep = ["sweep", "tutorial", "--lhs", "20", "-n", "4", "--seed", "1"];
    faultline(...sweep, "--csv", csv);
    const refusal = (...args: readonly string[]) => {
      const { code, stderr } = faultline("discover", "tutorial", "--outcome", "landing", "--sweep", ...args);
      expect(code).toBe(2);
      return stderr;
    };
    const table = readFileSync(csv, "utf8");
    expect(refusal(csv, "--seed", "1")).toContain("--seed does not go with --sweep");
    writeFileSync(csv, table.replace("\n", "\n\n"));
    expect(refusal(csv)).toContain("describes other bytes than it has");
    writeFileSync(csv, table);
    const changed = (name: string, text: string) => {
      writeFileSync(inFolder(name), text);
      return inFolder(name);
    };
    const json = faultline(...sweep, "--json").stdout;
    expect(refusal(changed("hash.json", json.replaceAll(/"study": "s./g, '"study": "s0')))).toMatch(
      /of another|lacks point/,
    );
    const value = json.replace(/"northern-nerve": [\d.]+(?=\s*\})/, '"northern-nerve": 1.25');
    expect(value).not.toBe(json);
    expect(refusal(changed("value.json", value))).toContain("lacks point 1, or has other values there");
    expect(refusal(changed("part.json", json.replace('"partial": false', '"partial": true')))).toContain("was stopped");
    expect(refusal(changed("run.json", faultline("run", "tutorial", "-n", "9", "--json").stdout))).toContain("no");
    expect(refusal(inFolder("none.csv"))).toContain("there is no such file");
    faultline(...sweep, "--rows", "runs", "--csv", csv);
    expect(refusal(csv)).toContain("row 1 is none of a point");
  });

  test("writes a row for each box, the same as CSV and Parquet, and a page with its charts", async () => {
    const [csv, parquet, page] = [inFolder("b.csv"), inFolder("b.parquet"), inFolder("b.html")];
    done(...small, "--resume", kept, "--box", "2", "--csv", csv, "--parquet", parquet, "--page", page);
    const { boxes, hash, sentence } = found("--box", "2");
    const bytes = readFileSync(parquet);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    const rows = await parquetReadObjects({ file });
    expect(rows.map((row) => row.density)).toEqual(boxes.map(({ density }) => density));
    expect(rows.map((row) => row["low.northern-nerve"] ?? null)).toEqual(
      boxes.map(({ limits }) => limits["northern-nerve"]?.low ?? null),
    );
    const [head = "", ...lines] = readFileSync(csv, "utf8").trim().split("\n");
    expect(Object.keys(rows[0]!)).toEqual(head.split(","));
    expect(lines).toHaveLength(boxes.length);
    const { faultline: from } = JSON.parse(readFileSync(`${csv}.datapackage.json`, "utf8")) as { faultline: object };
    expect(from).toMatchObject({ experiment: "discover", hash, seed: "1", peel: 0.05, outcome: { id: "landing" } });
    const html = readFileSync(page, "utf8");
    expect(html).toContain(sentence.replace("“Landing”", "").trim());
    expect(html.match(/<svg role="img"/g)!.length).toBeGreaterThanOrEqual(2);
  });

  test.each([
    [[], "which outcome is looked for?"],
    [["--outcome", "wars"], "Did you mean war?"],
    [["--outcome", "tension"], "say from which mean on it counts"],
    [["--outcome", "war", "--threshold", "50"], "50 is no share of runs"],
    [["--outcome", "war", "--set", "northern-nerve=1"], "there is nothing to vary"],
    [["--outcome", "war", "--peel", "0.9"], "0.5 at most"],
    [["--outcome", "war", "--points", "20", "-n", "1", "--seed", "1", "--box", "999"], "the curve has boxes 0 to"],
  ])("refuses %j with what to try", (args, words) => {
    const { code, stderr, stdout } = faultline("discover", "tutorial", ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(words);
  });
});
