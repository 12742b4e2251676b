/**
 * `sweep` from outside: many points with the same dice, as text, tables and JSON, stopped and resumed.
 */
import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { parquetReadObjects } from "hyparquet";
import { afterAll, describe, expect, test } from "vitest";
import type { Estimates } from "../../src/analysis/index.js";
import { faultline } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-sweep-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string) => join(folder, name);

interface Point {
  readonly arm: number;
  readonly values: { readonly [id: string]: number };
  readonly n: number;
  readonly endings: Estimates["endings"];
  readonly gauges: { readonly [id: string]: { readonly mean: number } };
  readonly hash: string;
}
interface Swept {
  readonly partial: boolean;
  readonly design: { readonly kind: string; readonly points: number };
  readonly points: readonly Point[];
}

function done(...args: readonly string[]): string {
  const { code, stdout, stderr } = faultline(...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}
const swept = (...args: readonly string[]) => JSON.parse(done("sweep", ...args, "--seed", "1", "--json")) as Swept;

describe("sweep", () => {
  test("plays at each point what run plays with the same values set", () => {
    const { points, partial } = swept("tavush-2020", "--vary", "war-proneness=0.5,2", "-n", "100");
    expect(partial).toBe(false);
    for (const { values, endings, gauges, hash } of points) {
      const set = ["--set", `war-proneness=${values["war-proneness"]}`];
      const run = JSON.parse(
        done("run", "tavush-2020", ...set, "-n", "100", "--seed", "1", "--json", "--plain-estimates"),
      ) as Estimates;
      expect(hash).toBe(run.hash);
      for (const [id, { p }] of Object.entries(endings)) expect(p, id).toBe(run.endings[id]?.p);
      for (const [id, { mean }] of Object.entries(gauges)) expect(mean, id).toBeCloseTo(run.gauges[id]!.mean, 9);
    }
    expect(points.map(({ values }) => values["war-proneness"])).toEqual([0.5, 2]);
  });

  test("writes one row a point or one row a run, the same as CSV and Parquet", async () => {
    const of = ["sweep", "tutorial", "--vary", "northern-nerve=0.5:2:0.5", "-n", "20", "--seed", "1"];
    for (const rows of ["points", "runs"]) {
      const [csv, parquet] = [inFolder(`${rows}.csv`), inFolder(`${rows}.parquet`)];
      done(...of, "--rows", rows, "--csv", csv, "--parquet", parquet);
      const [head = "", ...lines] = readFileSync(csv, "utf8").trim().split("\n");
      expect(lines).toHaveLength(rows === "points" ? 4 : 80);
      const bytes = readFileSync(parquet);
      const table = await parquetReadObjects({
        file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
      });
      expect(table).toHaveLength(lines.length);
      expect(Object.keys(table[0]!)).toEqual(head.split(","));
      expect(
        table.map((row) =>
          Object.values(row)
            .map((cell) => (typeof cell === "string" && cell !== "" ? `"${cell}"` : `${cell ?? ""}`))
            .join(","),
        ),
      ).toEqual(lines);
      expect(new Set(table.map((row) => row["assumption.northern-nerve"]))).toEqual(new Set([0.5, 1, 1.5, 2]));
    }
  });

  test("says beside its table and in JSON what it takes to sweep again, and marks each row with its study", () => {
    const csv = inFolder("told.csv");
    const of = ["tutorial", "--vary", "northern-nerve=1,2", "--days", "20", "-n", "20", "--seed", "007"];
    const { points, ...head } = JSON.parse(done("sweep", ...of, "--csv", csv, "--json"));
    const { faultline: told, resources } = JSON.parse(readFileSync(`${csv}.datapackage.json`, "utf8"));
    expect(told).toEqual(head);
    expect(head).toMatchObject({ seed: "007", first: 0, runs: 20, design: { asked: ["northern-nerve=1,2"] } });
    expect(head.arms).toMatchObject([{ scenario: "tutorial", days: 20, historical: false, set: {} }]);
    expect(head.hash).toBe(
      createHash("sha256")
        .update(points.map(({ hash }: Point) => hash).join(""))
        .digest("hex"),
    );
    const { fields, primaryKey } = resources[0].schema;
    const [header = "", ...lines] = readFileSync(csv, "utf8").trim().split("\n");
    expect(header.split(",")).toEqual(fields.map(({ name }: { name: string }) => name));
    expect(primaryKey).toEqual(["study", "point"]);
    const at = header.split(",").indexOf("study");
    const ofRun = ["run", "tutorial", "--days", "20", "--seed", "007", "-n", "5", "--json"];
    for (const [place, value] of ["1", "2"].entries()) {
      const { study } = JSON.parse(done(...ofRun, "--set", `northern-nerve=${value}`));
      expect([points[place].study, lines[place]?.split(",")[at]]).toEqual([study, `"${study}"`]);
    }
    const piped = faultline("sweep", ...of, "--csv", "-");
    expect(piped.stdout).toBe(readFileSync(csv, "utf8"));
    expect(piped.stderr).toContain("northern-nerve");
    expect(faultline("sweep", ...of, "--csv", "-", "--json")).toMatchObject({ code: 2, stdout: "" });
  });

  test("keeps two programs from one --resume file", () => {
    const file = inFolder("busy");
    writeFileSync(`${file}.lock`, JSON.stringify({ pid: process.pid, host: hostname(), start: null, token: "t" }));
    const of = ["sweep", "tutorial", "--vary", "northern-nerve=1,2", "-n", "5", "--seed", "1", "--resume", file];
    const refused = faultline(...of);
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toMatch(/busy is in use by process \d+.*\n.*busy\.lock/);
    expect(existsSync(file)).toBe(false);
    rmSync(`${file}.lock`);
    done(...of);
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  test("draws lines over one assumption, maps over two, and ranges over a sample", () => {
    const text = (...args: readonly string[]) => done("sweep", ...args, "-n", "50", "--seed", "1");
    expect(text("tutorial", "--vary", "northern-nerve=0.5:2:0.5")).toMatch(
      /War \(war\) +[\d.]+% {2}[▁▂▃▄▅▆▇█]{4} +[\d.]+%/,
    );
    const maps = text(
      "tavush-2020",
      "--vary",
      "war-proneness=0.5,2",
      "--vary",
      "baku-caution=1,4",
      "--outcome",
      "general-war",
    );
    expect(maps).toContain("General war (general-war)");
    expect(maps).not.toContain("Crisis closed");
    expect(maps).toMatch(/^ *2 ██ *[\d.]+%/m);
    expect(text("tavush-2020", "--lhs", "30", "--vary", "war-proneness")).toContain("war-proneness +0.");
  });

  test("plays several arms with the same dice, a variant as compare names it", () => {
    const { points } = swept("tavush-2020", "tavush-2020:csto-literal", "--vary", "war-proneness=1", "-n", "20");
    expect(points.map(({ arm }) => arm)).toEqual([0, 1]);
    expect(swept("tavush-2020:csto-literal", "--vary", "war-proneness=1", "-n", "20").points[0]?.hash).toBe(
      points[1]?.hash,
    );
  });

  test("resumed after a cut gives the same bytes as in one go, and keeps whatever is no experiment's file", () => {
    const of = ["sweep", "tavush-2020", "--sobol", "12", "-n", "30", "--seed", "1", "--json"];
    const whole = done(...of);
    const file = inFolder("kept");
    expect(done(...of, "--resume", file)).toBe(whole);
    const { length } = readFileSync(file);
    for (const kept of [0, 40, Math.floor(length / 3), length - 1]) {
      truncateSync(file, kept);
      expect(done(...of, "--resume", file), `${kept} bytes kept`).toBe(whole);
      expect(readFileSync(file)).toHaveLength(length);
    }
    const other = faultline("sweep", "tavush-2020", "--sobol", "12", "-n", "30", "--seed", "2", "--resume", file);
    expect(other).toMatchObject({ code: 2, stderr: expect.stringContaining("these differ: seed, design") });
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace(/"sums":"..../, '"sums":"ABAB'));
    expect(faultline(...of, "--resume", file)).toMatchObject({ code: 2, stderr: expect.stringContaining("in line 2") });
    const notes = inFolder("notes.txt");
    appendFileSync(notes, "keep me");
    expect(faultline(...of, "--resume", notes)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("left as it is"),
    });
    expect(readFileSync(notes, "utf8")).toBe("keep me");
  });

  test.each([
    [["--vary", "war-pronenes=1,2"], "Did you mean war-proneness?"],
    [["--vary", "war-proneness=1:9:1"], "lies outside the range 0.4 to 2.5"],
    [["--vary", "war-proneness=2:1:0.5"], "holds no value"],
    [["--vary", "war-proneness=1:2:0"], "holds no value"],
    [["--vary", "war-proneness=1:2:1e-9"], "more than 100,000 values"],
    [["--vary", "war-proneness=1,,2"], "can’t be read"],
    [["--vary", "war-proneness"], "a grid needs the values of war-proneness"],
    [["--vary", "war-proneness=1,2", "--lhs", "10"], "a sample chooses the values of war-proneness itself"],
    [["--vary", "war-proneness=1,2", "--vary", "war-proneness=2"], "is varied twice"],
    [["--vary", "war-proneness=1,2", "--set", "war-proneness=1"], "is both varied and set"],
    [["--vary", "war-proneness=1,2", "--outcome", "general-wa"], "general-war"],
    [["--vary", "war-proneness=1:2:0.0001", "--vary", "baku-risk=1:2:0.001"], "points are too many"],
    [["--lhs", "200000", "-n", "100000"], "runs in all at most"],
    [["--lhs", "10", "--sobol", "10"], "different ways to choose points"],
    [[], "nothing varies"],
  ])("refuses %j with what to try", (args, words) => {
    const { code, stderr, stdout } = faultline("sweep", "tavush-2020", ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(words);
  });
});
