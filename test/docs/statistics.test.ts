/**
 * The page on statistics: its commands do what it says, and its figures are those of the code.
 * @module-tag sweep
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { leastVaried } from "../../src/analysis/controls.js";
import { leastCount, leastGain, leastRuns, leastShare } from "../../src/analysis/likelihood.js";
import { pilotRuns } from "../../src/analysis/precision.js";
import { batchRuns } from "../../src/analysis/tally.js";
import { full } from "../share.js";
import { root } from "../tidy/project-files.js";
import { followPage } from "./told-commands.js";

const page = readFileSync(join(root, "docs/statistics.md"), "utf8").replaceAll(/\s+/g, " ");

// Fewer runs say as much about whether a command works; sensitivities need 2,000.
const fewer = (line: string) =>
  full ? [] : line.includes("--sensitivity") ? ["-n", "2000", "--days", "15"] : ["-n", "10"];

describe("the page on statistics", () => {
  it("has commands that work", () => {
    const folder = mkdtempSync(join(tmpdir(), "faultline-statistics-"));
    const told = followPage(readFileSync(join(root, "docs/statistics.md"), "utf8"), folder, "none", fewer);
    rmSync(folder, { recursive: true });
    for (const { code, stderr } of told) expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const says = ["What 10% more would change", "Put back for the hold-out"];
    expect(says.map((text, place) => told[place]?.stdout.includes(text))).toEqual([true, true]);
    expect(told).toHaveLength(says.length);
  });

  it.each([
    `batches of ${batchRuns} runs to ten folds`,
    `below ${leastVaried})`,
    `fewer than ${leastCount} runs, or ${leastShare * 100}% of them, have or lack, with fewer than ${leastRuns} runs, or where m < ${leastGain} n`,
    `first ${pilotRuns.toLocaleString("en")} runs decide`,
    `first 1,000 runs (${pilotRuns.toLocaleString("en")} with`,
  ])("tells the rules of the code: %s", (claim) => expect(page).toContain(claim));
});
