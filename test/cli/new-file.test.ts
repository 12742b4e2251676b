/**
 * A file that is written where no name was given takes the place of nothing, and one that can't be written leaves nothing.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UsageError, WriteFailure } from "../../src/cli/failure.js";
import { writeNewFile } from "../../src/cli/out-file.js";
import { libraryFolder } from "../../src/scenarios/index.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "faultline-new-file-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("takes the next free number, past links that lead nowhere too", () => {
  const at = (name: string) => join(folder, name);
  writeFileSync(at("a.svg"), "somebody's");
  symlinkSync(at("nowhere"), at("a-2.svg"));
  expect([1, 2].map((number) => writeNewFile(at("a"), ".svg", `mine ${number}`))).toEqual([
    at("a-3.svg"),
    at("a-4.svg"),
  ]);
  expect(readdirSync(folder).sort()).toEqual(["a-2.svg", "a-3.svg", "a-4.svg", "a.svg"]);
  expect(readFileSync(at("a.svg"), "utf8")).toBe("somebody's");
  expect(readFileSync(at("a-4.svg"), "utf8")).toBe("mine 2");
});

test("says which file could not be written, and why", () => {
  const missing = join(folder, "missing", "a");
  expect(() => writeNewFile(missing, ".svg", "")).toThrow(WriteFailure);
  expect(() => writeNewFile(missing, ".svg", "")).toThrow(`${missing}.svg`);
  expect(() => writeNewFile(join(libraryFolder(), "a"), ".svg", "")).toThrow(UsageError);
  expect(readdirSync(libraryFolder())).not.toContain("a.svg");
});
