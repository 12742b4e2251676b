/**
 * Outcomes settling while runs are played: drawn over in place on a terminal and gone after, told in sentences to who hears them, and
 * nothing where no terminal is.
 * @module-tag sweep
 */
import { describe, expect, test } from "vitest";
import { openTerminal } from "../tui/real-terminal.js";
import { faultline } from "./faultline.js";

const command = (runs: number) => ["run", "tavush-2020", "-n", `${runs}`, "--seed", "1", "--workers", "0"];
const line = /^ {2}Crisis closed +\d\d\.\d% {2}\d\d\.\d% to \d\d\.\d% +[▁▂▃▄▅▆▇█]+$/m;

describe("outcomes of a run", () => {
  test("settle in view at 80 by 24, a line each, and leave nothing behind", async () => {
    const terminal = await openTerminal(command(20_000), { columns: 80, rows: 24, before: "$ \r\n" });
    const screen = await terminal.until((shown) => line.test(shown) && shown.includes("000 runs, "), "shares");
    const rows = screen.split("\n").filter((row) => row.trim() !== "");
    // The shell's line, the line that counts, and six outcomes.
    expect(rows).toHaveLength(8);
    for (const row of rows) expect(row.length).toBeLessThan(80);
    expect((await terminal.exited).exitCode).toBe(0);
    const left = [...terminal.scrollback(), ...terminal.rows()].join("\n");
    expect(left).toMatch(/^\$\s*\nTavush, July 2020: 20,000 runs\n/);
    expect(left).not.toContain(" a second");
    expect(left).not.toMatch(/[▁▂▃▄▅▆▇█]/);
  });

  test("leave the line that counts where there is no room", async () => {
    const terminal = await openTerminal(command(4000), { columns: 80, rows: 8 });
    await terminal.until((shown) => shown.includes(" a second"), "the line that counts");
    expect((await terminal.exited).exitCode).toBe(0);
    expect(terminal.written()).not.toMatch(/[▁▂▃▄▅▆▇█]/);
  });

  test.each([
    ["--plain", {}],
    ["--", { INK_SCREEN_READER: "true" }],
  ])("are told in sentences that stay (%s, %j)", async (option, environment) => {
    const [run, ...options] = command(4000);
    const words = option === "--" ? [run as string, ...options] : [run as string, ...options, option];
    const terminal = await openTerminal(words, { columns: 100, rows: 30, environment });
    expect((await terminal.exited).exitCode).toBe(0);
    const told = terminal.written();
    expect(told).toMatch(/10% of the runs: .*Crisis closed \d\d\.\d%, \d\d\.\d% to \d\d\.\d%/);
    expect(told.match(/% of the runs: /g)).toHaveLength(9);
    // Nothing is drawn over.
    expect(told).not.toContain("\u001b[J");
  });

  test("are not shown where no terminal is", () => {
    const { code, stderr } = faultline(...command(1000), "--plain");
    expect([code, stderr]).toEqual([0, ""]);
  });
});
