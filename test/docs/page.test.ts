/**
 * What docs/page.md tells its reader to type works, and what it says of sizes is so.
 * @module-tag sweep
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runIntoFolder } from "./out-command.js";

const page = readFileSync(join(import.meta.dirname, "../../docs/page.md"), "utf8");
const commands = [...page.matchAll(/^npx faultline (.+)$/gm)].map((match) => match[1] as string);

it.each(commands)("writes one page: %s", (command) => {
  const { code, stdout, stderr } = runIntoFolder(command);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^<!DOCTYPE html>/);
  expect(Buffer.byteLength(stdout)).toBeLessThan(1_500_000);
});

it("shows a command", () => expect(commands.length).toBeGreaterThan(0));
