/**
 * docs/experiments.md: what it tells its reader to type works, with a handful of runs and points.
 * @module-tag sweep
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../tidy/project-files.js";
import { followPage } from "./told-commands.js";

test("the commands of docs/experiments.md do what it says", () => {
  const folder = mkdtempSync(join(tmpdir(), "faultline-experiments-"));
  const few = (line: string) => {
    if (line.includes(" rare ")) return ["-n", "40", "--repetitions", "10", "--pilot", "200"];
    if (line.includes("--lhs")) return ["--lhs", "6", "-n", "10"];
    if (line.includes("--sweep")) return ["--check", "10", "--quasi-p", "1"];
    if (line.includes("discover")) return ["--points", "40", "-n", "4", "--quasi-p", "1"];
    if (line.includes("calibrate")) return ["--points", "20", "-n", "20", "--waves", "1", "--cutoff", "20"];
    if (line.includes("--method")) return ["--points", "8", "-n", "4"];
    return line.includes("sensitivity") ? ["-n", "2000", "--days", "15"] : ["-n", "10"];
  };
  const told = followPage(readFileSync(join(root, "docs/experiments.md"), "utf8"), folder, "", few);
  expect(told.length).toBeGreaterThan(2);
  for (const { command, code, stdout, stderr } of told) {
    expect({ code, stderr }, command).toEqual({ code: 0, stderr: "" });
    expect(stdout, command).toMatch(/Tavush, July 2020|tavush-2020/);
  }
  expect(readFileSync(join(folder, "sensitivity.html"), "utf8")).toContain("What the outcomes hang on");
  expect(readFileSync(join(folder, "war.html"), "utf8")).toContain("Where it happens");
  expect(readFileSync(join(folder, "matched.html"), "utf8")).toContain("What is not ruled out");
  expect(readFileSync(join(folder, "points.csv"), "utf8").split("\n")).toHaveLength(14);
  rmSync(folder, { recursive: true });
});
