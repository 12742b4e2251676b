/**
 * The section about sensitivities says nothing that its figures do not: shares as the tables round them, no rows of zeros, and what
 * was stopped. Indices with their intervals stand whole on 80 columns.
 */
import { describe, expect, it } from "vitest";
import { estimatesOf, type Influence, studyOf } from "../../src/analysis/index.js";
import { blankTally } from "../../src/analysis/tally.js";
import { tableLines } from "../../src/cli/columns.js";
import { indexTable } from "../../src/cli/sensitivity-study-text.js";
import { sensitivityText } from "../../src/cli/sensitivity-text.js";
import { createModel } from "../../src/engine/index.js";
import { loadScenario } from "../../src/scenarios/index.js";

const model = createModel(loadScenario("tutorial").scenario, { mover: "table" });
const tally = blankTally(model, 30);
tally.runs = 2000;
tally.endings.set([17, 3, 1980]);
const estimates = estimatesOf(model, tally, {
  study: studyOf(model, { seed: "a", days: model.scenario.horizon, historical: false }),
  partial: false,
  hash: "",
});

const moves = (change: number): Influence => ({
  kind: "rate",
  of: "north.fleet.sail",
  change,
  low: change - Math.abs(change) / 2,
  high: change + Math.abs(change) / 2,
  by: "scores",
});

function textWith(war: readonly Influence[], unplayed = 0): string {
  const asked = {
    runs: 1000,
    pairs: 10_000,
    step: 0.1,
    everyNumber: false,
    milestones: {},
    gauges: {},
    unknown: [],
  } as const;
  return sensitivityText(model, estimates, { ...asked, endings: { war }, unplayed });
}

describe("the section about sensitivities", () => {
  it("has the shares of the tables", () => expect(textWith([])).toContain("\n  War (war) 0.85%\n"));

  it("leaves out what rounds to nothing, and says so where nothing else is left", () => {
    expect(textWith([moves(0.004)])).toContain("+0.40  +0.20 to +0.60     rate of north.fleet.sail");
    const text = textWith([moves(0.00004), moves(-0.00004)]);
    expect(text).not.toContain("rate of");
    expect(text).toContain("War (war) 0.85%\n    nothing of 0.01 points or more that chance alone could not explain");
  });

  it("says how many numbers a stop left unplayed", () => {
    expect(textWith([])).not.toContain("PARTIAL");
    expect(textWith([], 1)).toContain(
      "PARTIAL: 1 number has not been played in pairs of runs; what it changes is not known.",
    );
    expect(textWith([], 2)).toContain(
      "PARTIAL: 2 numbers have not been played in pairs of runs; what they change is not known.",
    );
  });

  it("says where a change is for 10% less", () =>
    expect(textWith([{ ...moves(-0.2), less: true, by: "pairs" }])).toContain("10% less: rate of north.fleet.sail *"));

  it("groups the digits of pairs as those of runs", () =>
    expect(textWith([])).toContain("1,000 runs; * from 10,000 pairs"));
});

describe("the table of indices", () => {
  const index = (value: number) => ({ value, low: value - 0.2, high: value + 0.05 });
  const ranked = ["front.hostilities.truce-in-moscow", "front.hostilities.truce-of-both"].map((id, place) => ({
    id,
    figures: { total: index(0.5 - place / 2), first: index(-0.004) },
  }));
  const linesAt = (width: number) => tableLines([indexTable(ranked, width)], width);

  it("has both indices with their intervals, and names whole, on 80 columns: bars give way", () => {
    const lines = linesAt(80);
    expect(lines.map((line) => line.trim().split(/ {2,}/))).toEqual([
      ["total", "alone"],
      ["front.hostilities.truce-in-moscow", "0.50 (0.30 to 0.55)", "0.00 (-0.20 to 0.05)"],
      ["front.hostilities.truce-of-both", "0.00 (-0.20 to 0.05)", "0.00 (-0.20 to 0.05)"],
    ]);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("has bars where there is room", () => {
    const lines = linesAt(120);
    expect(lines[1]).toContain("████···· 0.50 (0.30 to 0.55)");
    expect(lines[2]).toContain("········ 0.00 (-0.20 to 0.05)");
  });
});
