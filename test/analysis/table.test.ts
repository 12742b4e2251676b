/**
 * Tables of runs that meet a spreadsheet: whatever a scenario is called, no cell is a formula, and numbers stay numbers.
 */
import { expect, it } from "vitest";
import { playBatch } from "../../src/analysis/batch.js";
import { allColumns, armModel, chosenColumns, csvRows, rowsOf, studyOf } from "../../src/analysis/index.js";
import { gaugeOf, inState, loneActor, timeout, tinyScenario } from "../validation/tiny-scenario.js";

/** The CSV of two runs of a scenario with this id, as lines. */
async function csvOf(id: string): Promise<string[]> {
  const hostile = tinyScenario({
    id,
    horizon: 3,
    gauges: [gaugeOf("loss", { min: -10, max: 0, initial: -2.5 })],
    actors: [loneActor("a", ["calm", "grave"], [{ id: "go", from: "calm", to: "grave", trigger: timeout(1) }])],
    endings: [{ id, label: id, headline: id, when: inState("a.stance", "grave"), evidence: [] }],
  });
  const model = armModel({ scenario: hostile, variant: null, set: {} });
  let text = "";
  const plan = { seed: "1", days: 3, historical: false };
  const columns = chosenColumns(allColumns(model, studyOf(model, plan)));
  const writer = await csvRows(columns, (more) => {
    text += more;
  });
  writer.write(rowsOf(model, columns, playBatch(model, plan, { firstRun: 0, runs: 2, rows: true })));
  writer.close();
  return text.trimEnd().split("\n");
}

it.each(["=1+1", "+1", "-1+1", "@SUM(A1)", "\tx", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")'])(
  "a scenario and an ending called %j are text in every cell",
  async (id) => {
    const lines = await csvOf(id);
    expect(lines).toHaveLength(3);
    for (const line of lines.slice(1)) {
      expect(line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/).filter((cell) => /^"?[=+@\t]|^"?-(?!\d)/.test(cell))).toEqual(
        [],
      );
      expect(line).toContain("'");
    }
  },
);

it("a number below zero stays a number", async () => {
  expect((await csvOf("plain"))[1]).toMatch(/,-2\.5,\d+$/);
});
