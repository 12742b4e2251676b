/**
 * What `export` writes: the same run in each format, told apart by the file's ending, with a code that plays it again; and what it refuses.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faultlineIn, jsonLines } from "./faultline.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "faultline-export-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: readonly string[]) => faultlineIn(folder, "export", ...args);
const read = (name: string) => readFileSync(join(folder, name));

test("writes what the ending of the file says", () => {
  for (const name of ["a.svg", "a.md", "a.png"])
    expect(run("tutorial", "--seed", "7", "--out", name)).toMatchObject({ code: 0, stdout: "", stderr: "" });
  expect(read("a.svg").toString()).toMatch(/^<svg [^>]*viewBox="0 0 1280 720"[\s\S]*<\/svg>\n$/);
  expect(read("a.md").toString()).toMatch(/^# The island in the river\n/);
  const png = read("a.png");
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2560, 1440]);
  expect(run("tutorial", "--seed", "7").stdout).toBe(read("a.svg").toString());
  expect(run("tutorial", "--seed", "7", "--format", "markdown").stdout).toBe(read("a.md").toString());
});

test("says the code of its run, and a code gives the same bytes as the options it stands for", () => {
  const options = ["--seed", "it's 5", "--set", "northern-nerve=0.3", "--days", "20"];
  const markdown = run("tutorial", ...options, "--format", "markdown").stdout;
  const code = /`(f2:[^`]+)`/.exec(markdown)?.[1] ?? "";
  expect(run(code, "--format", "markdown").stdout).toBe(markdown);
  expect(run(code).stdout).toBe(run("tutorial", ...options).stdout);
  const played = jsonLines(faultlineIn(folder, "play", "tutorial", ...options, "--json").stdout);
  expect(jsonLines(faultlineIn(folder, "replay", code, "--json").stdout).at(-1)?.hash).toBe(played.at(-1)?.hash);
  const sentences = [...markdown.matchAll(/\(record \d+/g)];
  expect(sentences.length).toBeGreaterThanOrEqual(played.length - 2);
});

describe("the screen at a record", () => {
  test("is the situation screen with that record selected, as large as asked", () => {
    const { code, stdout } = run("tavush-2020", "--seed", "7", "--screen", "5", "--size", "100x30");
    expect(code).toBe(0);
    expect(stdout).toMatch(/^<svg [^>]*viewBox="0 0 872 572"/);
    expect(stdout).toContain("4 Why: Yerevan reinforces its border sector");
  });
  test("is that of the last record unless told, and then of the size that most terminals can have", () => {
    const { stdout } = run("tavush-2020", "--seed", "7", "--screen");
    expect(stdout).toMatch(/^<svg [^>]*viewBox="0 0 1040 752"/);
    expect(stdout).toContain("A thousand dead");
  });
  test("is refused for a record that the run has not", () => {
    const { code, stdout, stderr } = run("tutorial", "--seed", "7", "--screen", "999");
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("the run has no record 999; its last one is 10");
  });
});

test.each([
  [["tutorial", "--screen", "1", "--format", "markdown"], "--screen is a picture"],
  [["tutorial", "--size", "100x30"], "--size is the size of a screen"],
  [["tutorial", "--screen", "1", "--size", "20x10"], "80x24 at least"],
  [["f2:tutorial@00575473:7:1dzt", "--seed", "8"], "--seed would make another"],
  [["tutorail"], "tutorial"],
])("refuses %j, and leaves no file", (args, why) => {
  const files = readdirSync(folder);
  const { code, stdout, stderr } = run(...args, "--out", "refused.svg");
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(why);
  expect(readdirSync(folder)).toEqual(files);
});
