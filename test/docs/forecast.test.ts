/**
 * The commands of docs/forecast.md run as they stand there, one after another, and its figures are those in use.
 * @module-tag sweep
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bitsOf, brierOf } from "../../src/forecast/index.js";
import { entry } from "../cli/faultline.js";

const page = readFileSync(join(import.meta.dirname, "../../docs/forecast.md"), "utf8");
const commands = [...page.matchAll(/^ *npx (faultline .+)$/gm)].map((match) => match[1] as string);

it("the commands of the page run", () => {
  const home = mkdtempSync(join(tmpdir(), "faultline-forecast-page-"));
  const env = { ...process.env, XDG_STATE_HOME: join(home, "state") };
  for (const command of commands) {
    const line = command.replace("faultline", `'${process.execPath}' '${entry}'`);
    // The first turn is forecast; then the input ends, as where somebody leaves.
    const { status, stderr } = spawnSync("sh", ["-c", line], {
      cwd: home,
      env,
      encoding: "utf8",
      input: "30\n60\n45\n20\n",
    });
    expect({ command, status, stderr }).toEqual({ command, status: 0, stderr: "" });
  }
  rmSync(home, { recursive: true });
  expect(commands.length).toBe(4);
});

it("its figures hold", () => {
  expect(page).toContain(`0.3² = ${brierOf(0.7, 0).toFixed(2)}`);
  expect(page).toContain(`0.7² = ${brierOf(0.7, null).toFixed(2)}`);
  expect(page).toContain(`costs ${bitsOf(0.01, 0).toFixed(1)} bits`);
});
