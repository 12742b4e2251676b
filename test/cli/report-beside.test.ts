/**
 * The report written while play goes on: by a process of its own, whose failure is told in its own words.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { reportBeside } from "../../src/cli/report-beside.js";
import { entry, faultline } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-beside-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("it writes what the command writes", async () => {
  const log = join(folder, "log");
  faultline("play", "tutorial", "--seed", "1", "--days", "3", "--plain", "--save", log);
  const out = join(folder, "report.html");
  await reportBeside(log, out, entry);
  expect(readFileSync(out, "utf8")).toMatch(/^<!doctype html>/i);
});

test("a log's name may begin with a hyphen", async () => {
  await expect(reportBeside("--json", join(folder, "other.html"), entry)).rejects.toThrow("can't read --json");
});

test("what the process says of its failure is handed on, without its name", async () => {
  const missing = join(folder, "nowhere");
  await expect(reportBeside(missing, join(folder, "other.html"), entry)).rejects.toThrow(`can't read ${missing}`);
});
