/**
 * The tutorial works as told: each edit finds its place, each command does what the page says, and prints each line shown.
 * @module-tag sweep
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "../tidy/project-files.js";
import { followPage } from "./told-commands.js";

const page = readFileSync(join(root, "docs/tutorial.md"), "utf8");
const folder = mkdtempSync(join(tmpdir(), "faultline-tutorial-"));
afterAll(() => rmSync(folder, { recursive: true }));

const told = followPage(page, folder, "my-crisis.yaml");

describe("the tutorial", () => {
  it("has its reader look, play, count, change, err, compare and hand on", () => {
    const verbs = told.map(({ command }) => command.split(" ")[2]);
    expect(new Set(verbs)).toEqual(new Set(["new", "show", "play", "run", "validate", "compare", "doc", "diagram"]));
  });

  it.each(told)("shows what is printed: $command", ({ code, stdout, stderr, shown }) => {
    const mistaken = shown.some((line) => line.includes("error:"));
    expect({ code, silent: stderr === "" }).toEqual({ code: mistaken ? 2 : 0, silent: !mistaken });
    const printed = (mistaken ? stderr : stdout).split("\n").map((line) => line.trimEnd());
    expect(shown.filter((line) => !printed.includes(line.trimEnd()))).toEqual([]);
  });

  it("points at files that exist", () => {
    const links = [...page.matchAll(/\]\((?!https?:)([^)#]+)[^)]*\)/g)].map((match) => match[1] as string);
    for (const link of links) expect(existsSync(join(root, "docs", link)), link).toBe(true);
  });
});
