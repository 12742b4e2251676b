/**
 * `--sample` from outside: what it says, what a table holds, the commands that play one run of it alone, and what it
 * refuses.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { valleyText } from "../scenarios/valley.js";
import { faultline, jsonLines } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-sample-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, "valley.yaml"), valleyText);
writeFileSync(join(folder, "bare.yaml"), "format: 2\nimports: [valley.yaml]\n");
const file = join(folder, "drawn.yaml");
writeFileSync(
  file,
  `format: 2
imports: [valley.yaml]
assumptions:
  patience: { distribution: log-uniform }
  answer-chance: { distribution: pert, with: { opposed: patience } }
`,
);
const csv = join(folder, "rows.csv");
const run = ["run", file, "-n", "30", "--seed", "oak", "--workers", "0"];

describe("run --sample", () => {
  const said = faultline(...run, "--sample", "--csv", csv);
  const [header = [], ...rows] = readFileSync(csv, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split(","));
  const cell = (row: number, name: string) => rows[row]?.[header.indexOf(name)];

  test("says what each run draws", () => {
    expect(said).toMatchObject({ code: 0, stderr: "" });
    expect(said.stdout).toContain("Each run draws 2 assumptions:");
    expect(said.stdout).toContain("  patience: 0.5 to 2, log-uniform\n");
    expect(said.stdout).toContain("  answer-chance: 0.2 to 0.9, PERT, drawn opposite to patience\n");
    expect(JSON.parse(faultline(...run, "--sample", "--json").stdout)).toMatchObject({
      set: {},
      sampled: { "answer-chance": { distribution: "pert", with: { assumption: "patience", opposed: true } } },
    });
  });

  test("offers a command that plays a run alone, with the values and the end of its row", () => {
    const command = said.stdout.trimEnd().split("\n").at(-1)!.trim().split(" ").slice(2);
    expect(command.slice(0, 2)).toEqual(["play", file]);
    for (const number of [0, 17]) {
      const lines = jsonLines(faultline(...command, "--run", `${number}`, "--json").stdout);
      const [first, last] = [lines[0]!, lines.at(-1)!];
      expect(first.set).toMatchObject({ patience: Number(cell(number, "assumption.patience")) });
      expect(last).toMatchObject({ type: "end", seq: Number(cell(number, "records")) - 1 });
      // What it prints in turn names every value, and plays the same records without --sample.
      const again = faultline("replay", last.replay as string, "--file", file, "--json").stdout;
      expect(jsonLines(again).at(-1)).toMatchObject({ hash: last.hash, replay: last.replay });
    }
  });

  test("does not draw what --set or the variant gives a value", () => {
    const fixed = faultline(...run, "--sample", "--set", "answer-chance=0.5", "--json");
    expect(Object.keys(JSON.parse(fixed.stdout).sampled)).toEqual(["patience"]);
    const weary = faultline(...run, "--sample", "--variant", "weary", "--json");
    expect(Object.keys(JSON.parse(weary.stdout).sampled)).toEqual(["answer-chance"]);
  });

  test("changes nothing where it is left out", () => {
    const plain = JSON.parse(faultline(...run, "--json").stdout);
    expect(plain).not.toHaveProperty("sampled");
    const bare = join(folder, "bare.yaml");
    const written = JSON.parse(faultline("run", bare, ...run.slice(2), "--json").stdout);
    const own = { scenarioHash: "", file: "", study: "" };
    expect({ ...plain, ...own }).toEqual({ ...written, ...own });
  });
});

test.each([
  [["run", "tutorial", "-n", "5", "--sample"], "tutorial has nothing to sample"],
  [["play", "tutorial", "--sample"], "tutorial has nothing to sample"],
  [[...run, "--sample", "--variant", "weary", "--set", "answer-chance=0.5"], "there is nothing to sample"],
] as const)("what draws nothing is refused: %j", (words, reason) => {
  const { code, stdout, stderr } = faultline(...words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(reason);
});

test("a run that breaks is named, with a command that sets what it drew", () => {
  const broken = join(folder, "broken.yaml");
  writeFileSync(
    broken,
    `format: 2
imports: [valley.yaml]
assumptions:
  patience: { range: [0.8, 2] }
  answer-chance: { distribution: uniform }
actors:
  upland:
    postures:
      guard:
        transitions:
          raise: { effects: [{ gauge: tension, add: [{ assumption: answer-chance }, { assumption: patience }] }] }
`,
  );
  const words = ["run", broken, "-n", "200", "--seed", "oak", "--workers", "0", "--sample"];
  expect(faultline(...words).code).toBe(0);
  const { code, stderr } = faultline(...words, "--set", "patience=0.8");
  expect(code).toBe(1);
  expect(stderr).toMatch(/run \d+ of seed oak broke.*out of order/);
  const alone = stderr.trimEnd().split("\n").at(-1)!.trim().split(" ").slice(2);
  expect(alone.join(" ")).toMatch(/--set patience=0\.8 --set answer-chance=0\.8\d+/);
  expect(faultline(...alone)).toMatchObject({ code: 2, stderr: expect.stringContaining("out of order") });
});

test("futures of a session have its values, and draw none", () => {
  const log = join(folder, "kept.log");
  expect(faultline("play", file, "--seed", "oak", "--sample", "--days", "5", "--save", log).code).toBe(0);
  const { code, stderr } = faultline("run", "--from", log, "-n", "5", "--sample");
  expect(code).toBe(2);
  expect(stderr).toContain("--sample can't be changed with --from");
});

test("show says how assumptions are drawn", () => {
  const { stdout } = faultline("show", file);
  expect(stdout).toContain("patience = 1 (0.5 to 2, log-uniform): How readily");
  expect(stdout).toContain("answer-chance = 0.6 (0.2 to 0.9, PERT, drawn opposite to patience)");
});
