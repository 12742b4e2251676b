/**
 * `brief` from outside: the files it writes, and words for what can't be done.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultline } from "./faultline.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "faultline-brief-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("brief makes its folder, writes each handout as a page, as Markdown and as a document for word processors, and prints their names", () => {
  const out = join(folder, "new", "deep");
  const { code, stdout, stderr } = faultline("brief", "tavush-2020", "--out", out, "--seat", "russia");
  expect([code, stderr]).toEqual([0, ""]);
  const names = ["facilitator-guide", "map-and-ladders", "seat-russia", "situation-manual"];
  expect(readdirSync(out).sort()).toEqual(names.flatMap((name) => [`${name}.docx`, `${name}.html`, `${name}.md`]));
  expect(stdout.trim().split("\n").sort()).toEqual(
    readdirSync(out)
      .map((name) => join(out, name))
      .sort(),
  );
  expect(readFileSync(join(out, "seat-russia.html"), "utf8")).toMatch(/^<!DOCTYPE html>\n/);
  expect(readFileSync(join(out, "situation-manual.md"), "utf8")).toMatch(/^# Tavush, July 2020\n/);
});

test("brief under another reading says so", () => {
  const out = join(folder, "variant");
  expect(faultline("brief", "tavush-2020", "--out", out, "--format", "md", "--variant", "csto-literal").code).toBe(0);
  expect(readFileSync(join(out, "facilitator-guide.md"), "utf8")).toMatch(
    /\*\*Reading:\*\* The treaty taken at its word/,
  );
});

test("a seat mistyped gets the nearest name, and nothing is written", () => {
  const out = join(folder, "nothing");
  const { code, stderr } = faultline("brief", "tavush-2020", "--out", out, "--seat", "rusia");
  expect(code).toBe(2);
  expect(stderr).toMatch(/no actor rusia[\s\S]*Did you mean russia\?/);
  expect(readdirSync(folder)).not.toContain("nothing");
});

test("a folder that can't be made is the user's to mend", () => {
  writeFileSync(join(folder, "file"), "");
  const { code, stderr } = faultline("brief", "tutorial", "--out", join(folder, "file", "in"));
  expect(code).toBe(2);
  expect(stderr).toMatch(/can't make the folder .*: a file is in its way/);
});

test("brief of a saved session writes what each seat has been told, and nothing over the log", () => {
  const log = join(folder, "exercise.log");
  const inputs = join(folder, "inputs.ndjson");
  const acts = [
    { type: "message", from: "russia", to: ["turkey"], text: "Hold your jets" },
    { type: "advance", to: 7 },
  ];
  writeFileSync(inputs, acts.map((act) => `${JSON.stringify(act)}\n`).join(""));
  const seated = ["--seat", "russia", "--seat", "turkey", "--seat", "armenia", "--orders", "open"];
  const played = faultline(
    "play",
    "tavush-2020",
    "--seed",
    "b",
    ...seated,
    "--inputs",
    inputs,
    "--save",
    log,
    "--plain",
  );
  expect([played.code, played.stderr]).toEqual([0, ""]);
  const before = readFileSync(log);
  const out = join(folder, "under-way");
  const { code, stderr } = faultline("brief", log, "--out", out, "--format", "md");
  expect([code, stderr]).toEqual([0, ""]);
  expect(readdirSync(out).sort()).toEqual(["seat-armenia.md", "seat-russia.md", "seat-turkey.md"]);
  const told = (seat: string) => readFileSync(join(out, `seat-${seat}.md`), "utf8");
  for (const seat of ["russia", "turkey"]) expect(told(seat)).toContain("Hold your jets");
  expect(told("armenia")).not.toContain("Hold your jets");
  expect(readFileSync(log)).toEqual(before);

  const wrong = faultline("brief", log, "--out", out, "--seat", "rusia");
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toMatch(/nobody is seated at rusia in [\s\S]*Did you mean russia\?/);
  const other = faultline("brief", log, "--out", out, "--variant", "csto-literal");
  expect(other.code).toBe(2);
  expect(other.stderr).toMatch(/whose variant was chosen when it began/);
});
