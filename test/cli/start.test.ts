/**
 * `npm start` in a clone that has not been built: it builds, or says in words what to run; never a stack.
 */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { full } from "../share.js";
import { faultline } from "./faultline.js";

const root = join(import.meta.dirname, "../..");
let clone: string;
beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), "faultline-clone-"));
  for (const name of ["package.json", "package-lock.json", "tsconfig.json", "tsconfig.build.json", "scripts", "src"]) {
    cpSync(join(root, name), join(clone, name), { recursive: true });
  }
});
afterEach(() => rmSync(clone, { recursive: true, force: true }));

/** Runs the script of `npm start` with more words behind it. */
function start(...words: readonly string[]) {
  const { scripts } = JSON.parse(readFileSync(join(clone, "package.json"), "utf8")) as { scripts: { start: string } };
  const [, ...script] = scripts.start.split(" ");
  const { status, stdout, stderr } = spawnSync(process.execPath, [...script, ...words], {
    cwd: clone,
    encoding: "utf8",
  });
  return { code: status, stdout, stderr };
}

test("without any packages it says to install them", () => {
  expect(start()).toEqual({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(/^faultline: .*`npm install` first\.\n$/),
  });
});

test("without the compiler it says to install that too", () => {
  mkdirSync(join(clone, "node_modules"));
  symlinkSync(join(root, "node_modules/commander"), join(clone, "node_modules/commander"));
  const { code, stdout, stderr } = start();
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/`npm install` without --omit=dev/);
  expect(stderr).not.toMatch(/\n\s+at |Error/);
});

// A second build; played in full only.
test.runIf(full)("with all packages it builds, and plays what a built one plays", () => {
  symlinkSync(join(root, "node_modules"), join(clone, "node_modules"));
  const words = ["tutorial", "--seed", "1", "--json"];
  expect(start(...words)).toMatchObject({ code: 0, stdout: faultline("play", ...words).stdout });
  expect(existsSync(join(clone, "dist/cli/main.js"))).toBe(true);
  expect(start(...words).stderr).toBe("");
});
