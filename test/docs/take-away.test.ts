/**
 * What docs/take-away.md tells its reader to type works, and writes what it says.
 * @module-tag sweep
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runIntoFolder } from "./out-command.js";

const page = readFileSync(join(import.meta.dirname, "../../docs/take-away.md"), "utf8");
const commands = [...page.matchAll(/^npx faultline (.+)$/gm)].map((match) => match[1] as string);

it.each(commands)("writes a file: %s", (command) => {
  const { code, stdout, stderr } = runIntoFolder(command);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout.length).toBeGreaterThan(1000);
});

it("shows each format", () => {
  for (const ending of ["svg", "png", "md", "html"])
    expect(commands.some((command) => command.endsWith(`.${ending}`))).toBe(true);
});
