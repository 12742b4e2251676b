/**
 * `doc` and `diagram` from outside: formats, files, and words for what can't be done.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMachine } from "xstate";
import { faultline } from "./faultline.js";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "faultline-doc-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("doc writes Markdown unless asked for a page", () => {
  const { code, stdout, stderr } = faultline("doc", "tavush-2020");
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^# Tavush, July 2020\n/);
  expect(stdout).toContain("```mermaid\nstateDiagram-v2");
});

test("doc --out writes the same bytes to a file, in the format of its ending", { tags: "sweep" }, () => {
  const out = join(folder, "tavush.html");
  expect(faultline("doc", "tavush-2020", "--out", out)).toEqual({ code: 0, stdout: "", stderr: "" });
  const page = readFileSync(out, "utf8");
  expect(page).toMatch(/^<!DOCTYPE html>\n/);
  expect(page).toBe(faultline("doc", "tavush-2020", "--format", "html").stdout);
});

test("a file that can't be written is the user's to mend", () => {
  const { code, stderr } = faultline("doc", "tavush-2020", "--out", join(folder, "nowhere", "x.md"));
  expect(code).toBe(2);
  expect(stderr).toMatch(/can't write .*x\.md: there is no such folder/);
});

test.each([
  ["svg", /^<\?xml/, ["russia"]],
  ["dot", /^digraph "russia" \{\n/, ["russia"]],
  ["dot", /^digraph "tavush-2020" \{\n/, []],
  ["mermaid", /^stateDiagram-v2\n/, ["russia"]],
  ["mermaid", /^flowchart TB\n/, []],
] as const)("diagram --format %s opens as %s", (format, opening, actor) => {
  const { code, stdout, stderr } = faultline("diagram", "tavush-2020", ...actor, "--format", format);
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(opening);
});

test("diagram --format xstate prints what createMachine takes", () => {
  const one = JSON.parse(faultline("diagram", "tavush-2020", "russia", "--format", "xstate").stdout);
  expect(createMachine(one).id).toBe("russia");
  const all = JSON.parse(faultline("diagram", "tavush-2020", "--format", "xstate").stdout);
  const machine = createMachine(all);
  expect(machine.id).toBe("tavush-2020");
  expect(Object.keys(machine.states.russia?.states ?? {})).toEqual(Object.keys(one.states));
});

test("an actor or format mistyped gets the nearest name or the choice", () => {
  const actor = faultline("diagram", "tavush-2020", "rusia");
  expect(actor.code).toBe(2);
  expect(actor.stderr).toMatch(/has no actor rusia[\s\S]*Did you mean russia\?/);
  const format = faultline("diagram", "tavush-2020", "--format", "png");
  expect(format.code).toBe(2);
  expect(format.stderr).toMatch(/svg, dot, mermaid, xstate/);
});
