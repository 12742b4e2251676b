/**
 * `npm start` and `npx faultline` in a clone that has not been built: they build, or say in words what to run; never a stack.
 * @module-tag sweep
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
  for (const name of [
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "tsconfig.build.json",
    "bin",
    "scripts",
    "src",
  ]) {
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

/** Runs `npx faultline …words`, with a cache that has never seen this clone, and no network. */
function npx(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync("npx", ["faultline", ...words], {
    cwd: clone,
    encoding: "utf8",
    input: "",
    env: { ...process.env, npm_config_cache: join(clone, "cache"), npm_config_offline: "true" },
  });
  return { code: status, stdout, stderr };
}

test("without any packages it says to install them", () => {
  const refused = { code: 1, stdout: "", stderr: expect.stringMatching(/^faultline: .*`npm install` first\.\n$/) };
  expect(start()).toEqual(refused);
  expect(npx("--version")).toEqual(refused);
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

// Another build, and npx as a newcomer runs it: before the installation, and after one without scripts.
test.runIf(full)(
  "npx finds the command before it is built, builds it once, and prints commands that begin with npx",
  () => {
    expect(npx("--version").code).toBe(1);
    symlinkSync(join(root, "node_modules"), join(clone, "node_modules"));
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect(npx("--version")).toMatchObject({
      code: 0,
      stdout: `${version}\n`,
      stderr: expect.stringContaining("building"),
    });
    expect(npx("--version")).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
    expect(npx("play", "tutorial", "--seed", "1", "--plain").stdout).toMatch(
      /^Look closer: npx faultline play tutorial/m,
    );
  },
);
