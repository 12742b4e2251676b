/**
 * The desk from the command line: what makes no sense is refused in words, before anything is played or written.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { faultline } from "../../cli/faultline.js";
import { openTerminal } from "../real-terminal.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-command-"));
const log = join(folder, "log");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  [["--timer", "soon"], /It must be minutes, such as 7 or 0\.5/],
  [["--timer", "0"], /It must be minutes/],
  [["--timer", "5", "--save", log], /--timer shows on the screen, and there is none here/],
])("play tavush-2020 %j", (words, said) => {
  const { code, stderr } = faultline("play", "tavush-2020", "--seed", "1", ...words);
  expect(code).toBe(2);
  expect(stderr).toMatch(said);
  expect(existsSync(log)).toBe(false);
});

test("an exercise without a scenario is refused on a terminal, where the start menu would forget its seats", async () => {
  const terminal = await openTerminal(["play", "--seat", "russia"], { columns: 100, rows: 30 });
  expect((await terminal.exited).exitCode).toBe(2);
  await terminal.until((screen) => screen.includes("an exercise needs its scenario named"), "the refusal");
});
