/**
 * `review` from outside: it adds what a page or a table of feedback holds, all of it or nothing, and says what stands.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../tidy/project-files.js";
import { faultline } from "./faultline.js";

let folder: string;
let kept: string;
let log: string;
let number = 0;

const path = (name: string) => join(folder, name);
const write = (name: string, ...lines: readonly (object | string)[]) => {
  const text = lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join("");
  writeFileSync(path(name), text);
  return path(name);
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "faultline-review-"));
  kept = path("kept.log");
  const plan = join(root, "docs/examples/tavush-exercise.yaml");
  const inputs = write("inputs", { type: "advance", to: 7 }, { type: "note", text: "Late", objective: "Clocks" });
  const played = faultline("play", plan, "--inputs", inputs, "--save", kept, "--plain");
  if (played.code !== 0) throw new Error(played.stderr);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A log of its own for each test. */
function fresh(): string {
  number += 1;
  log = path(`${number}.log`);
  copyFileSync(kept, log);
  return log;
}
const standing = () => JSON.parse(faultline("review", log, "--json").stdout);

describe("faultline review", () => {
  test("says what stands and which notes are left, and leaves the log as it is", () => {
    const before = readFileSync(fresh());
    const { code, stdout } = faultline("review", log);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^0 of 3 objectives rated; 0 strengths; 0 areas for improvement;/);
    expect(stdout).toMatch(/ {2}- {2}Decide under pressure\n/);
    expect(stdout).toMatch(/by their line in the log:\n {2}2 {2}Late\n$/);
    expect(readFileSync(log).equals(before)).toBe(true);
  });

  test("adds a file of inputs, which the log then keeps", () => {
    fresh();
    const file = write(
      "page.ndjson",
      { type: "rating", objective: "decide", rating: "S" },
      { type: "observation", id: "o-1", kind: "improvement", note: 2, analysis: "No clock" },
      { type: "improvement", id: "i-1", action: "A clock", observation: "o-1" },
    );
    const ran = faultline("review", log, "--add", file);
    expect([ran.code, ran.stderr]).toEqual([0, ""]);
    expect(ran.stdout).toMatch(/^3 inputs have been added to .*\n1 of 3 objectives rated; 0 strengths; 1 area /);
    expect(ran.stdout).not.toContain("Late");
    expect(standing()).toMatchObject({
      ratings: [{ objective: "Decide under pressure", rating: "S" }],
      observations: [{ id: "o-1", text: "Late", objective: "Clocks" }],
      improvements: [{ id: "i-1", action: "A clock", observation: "o-1" }],
    });
    expect(faultline("verify", log).stdout).toContain("is sound");
  });

  test.each([
    ["what is refused", { type: "rating", objective: "Nothing", rating: "P" }, /:2: there is no objective "Nothing"/],
    ["what is malformed", { type: "rating", objective: "decide", rating: "A" }, /:2\n {2}rating: rating:/],
    ["what is played", { type: "advance", to: 20 }, /:2\n {2}advance is no input of a review/],
    ["what is no JSON", "{", /:2\n/],
  ])("adds nothing of a file with %s", (_what, line, says) => {
    const before = readFileSync(fresh());
    const file = write("wrong.ndjson", { type: "rating", objective: "decide", rating: "S" }, line);
    const ran = faultline("review", log, "--add", file);
    expect([ran.code, ran.stdout]).toEqual([2, ""]);
    expect(ran.stderr).toMatch(says);
    expect(ran.stderr).toMatch(/othing has been added/);
    expect(readFileSync(log).equals(before)).toBe(true);
  });

  test.each([".csv", ".xlsx"])("writes a table for feedback, whose own head it takes back (%s)", async (ending) => {
    fresh();
    const table = path(`forms${ending}`);
    expect(faultline("review", log, "--form", table).code).toBe(0);
    expect(faultline("review", log, "--add", table).stderr).toContain("the files hold nothing to add");
    if (ending === ".xlsx") return;
    const [head = ""] = readFileSync(table, "utf8").split("\r\n");
    const rows = ["a,Russia,5,4,3,,2,,,Calls,,,", ",Turkey,4,,3,,,,,,Maps,,"];
    writeFileSync(table, [head, ...rows, ",,,,,,,,,,,,"].join("\r\n"));
    expect(faultline("review", log, "--add", table).stdout).toContain("2 forms of feedback.");
    // The same file again is the same forms.
    expect(faultline("review", log, "--add", table).stdout).toContain("2 forms of feedback.");
    expect(standing().feedback).toEqual([
      {
        form: "a",
        part: "Russia",
        objectives: { decide: 5, signal: 4 },
        agree: { situation: 3, time: 2 },
        words: { strength: "Calls" },
      },
      {
        form: "forms-3",
        part: "Turkey",
        objectives: { decide: 4 },
        agree: { situation: 3 },
        words: { improve: "Maps" },
      },
    ]);
  });

  test("names each mistake of a table by its cell, and adds nothing", () => {
    const before = readFileSync(fresh());
    const table = write("bad.csv", "part,situation,colour", "Russia,6,red", "Turkey,often,");
    const { code, stderr } = faultline("review", log, "--add", table);
    expect(code).toBe(2);
    for (const says of ["bad.csv:C1", "“colour”", "bad.csv:B2", "“6”", "bad.csv:B3", "“often”", "3 mistakes"])
      expect(stderr).toContain(says);
    expect(readFileSync(log).equals(before)).toBe(true);
  });

  test("never writes a table over the session", () => {
    const before = readFileSync(fresh());
    expect(faultline("review", log, "--form", log).code).toBe(2);
    expect(readFileSync(log).equals(before)).toBe(true);
  });
});
