/**
 * A date stands for its day wherever a day is given: in files of inputs too, and beside replay codes of version 0.2.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { hashScenario } from "../../src/engine/index.js";
import { readLog } from "../../src/session/index.js";
import { libraryScenario } from "../report/library.js";
import { faultlineIn } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-dates-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Plays inputs, and gives those that the log has. */
function played(name: string, inputs: readonly object[]) {
  writeFileSync(join(folder, `${name}.ndjson`), inputs.map((input) => `${JSON.stringify(input)}\n`).join(""));
  const words = ["play", "tavush-2020", "--seed", "3", "--seat", "russia", "turkey", "--plain"];
  const { code, stderr } = faultlineIn(folder, ...words, "--inputs", `${name}.ndjson`, "--save", `${name}.log`);
  const { lines } = readLog(readFileSync(join(folder, `${name}.log`)));
  return { code, stderr, inputs: lines.flatMap((line) => ("input" in line ? [line.input] : [])) };
}

describe("a file of inputs", () => {
  it("takes dates for days, and the log has the days", () => {
    const { code, stderr, inputs } = played("dated", [
      { type: "inject", inject: "leaked-directive", at: "2020-07-24" },
      { type: "advance", to: "2020-07-19" },
      { type: "branch", name: "2020-07-19" },
      { type: "advance", to: "2020-07-26" },
      { type: "switch", to: "main" },
    ]);
    expect([code, stderr]).toEqual([0, ""]);
    expect(inputs).toEqual([
      { type: "inject", inject: "leaked-directive", at: 12 },
      { type: "advance", to: 7 },
      { type: "branch", name: "2020-07-19" },
      { type: "advance", to: 14 },
      { type: "switch", to: "main" },
    ]);
  });

  it("refuses a date before the first day, and one that no calendar has, by its line", () => {
    const early = played("early", [{ type: "advance", to: "2020-07-01" }]);
    expect(early.code).toBe(2);
    expect(early.stderr).toMatch(/line 1 of early\.ndjson[\s\S]*2020-07-01 is not within the scenario's calendar/);
    expect(early.stderr).toMatch(/from\s+2020-07-12\s+on/);
    const never = played("never", [
      { type: "advance", to: 7 },
      { type: "advance", to: "2020-02-30" },
    ]);
    expect(never.code).toBe(2);
    expect(never.stderr).toMatch(/line 2 of never\.ndjson/);
  });
});

describe("a replay code of version 0.2", () => {
  it("takes a date for the days that stand beside it", () => {
    const code = `tavush-2020@${hashScenario(libraryScenario("tavush-2020")).slice(0, 8)}:karabakh-7`;
    const [counted, dated] = ["10", "2020-07-22"].map((days) =>
      faultlineIn(folder, "replay", code, "--days", days, "--plain"),
    );
    expect(dated?.stderr).toBe("");
    expect(dated).toEqual(counted);
    expect(dated?.stdout).toContain("10 days");
  });
});
