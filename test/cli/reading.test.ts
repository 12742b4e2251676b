/**
 * What a command does with a path that is no ordinary file: it refuses at once. Opened, a pipe without a writer would
 * keep it waiting for ever, and a device would be read without end. A child that hangs is killed, and fails the test.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { faultlineIn } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-reading-"));
const at = (name: string) => join(folder, name);

/** Each is given as a scenario and as a session; a scenario is known by its ending. */
const irregular = ["pipe.yaml", "zero.yaml", "folder.yaml", "link.yaml"];

beforeAll(() => {
  expect(spawnSync("mkfifo", [at("pipe.yaml")]).status).toBe(0);
  symlinkSync("/dev/zero", at("zero.yaml"));
  mkdirSync(at("folder.yaml"));
  symlinkSync(at("pipe.yaml"), at("link.yaml"));
  for (const name of irregular) writeFileSync(at(`imports-${name}`), `format: 1\nimports: [${name}]\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command; a killed child has no code. */
const run = (...args: readonly string[]) => faultlineIn(folder, ...args);

const commands: readonly (readonly [name: string, words: (file: string) => string[]])[] = [
  ["play", (file) => ["play", file, "--plain"]],
  ["play --json", (file) => ["play", file, "--json"]],
  ["run", (file) => ["run", file, "-n", "10"]],
  ["compare", (file) => ["compare", file, "tutorial"]],
  ["show", (file) => ["show", file]],
  ["validate", (file) => ["validate", file]],
  ["doc", (file) => ["doc", file]],
  ["diagram", (file) => ["diagram", file]],
  ["evidence", (file) => ["evidence", file]],
  ["brief", (file) => ["brief", file, "--out", at("handouts")]],
  ["verify", (file) => ["verify", file]],
  ["resume", (file) => ["resume", file, "--plain"]],
  ["branch", (file) => ["branch", file, "--name", "other"]],
  ["branch --out", (file) => ["branch", file, "--name", "other", "--out", at("copy.log")]],
  ["report", (file) => ["report", file, "--out", at("r.html")]],
  ["play --follow", (file) => ["play", "--follow", file]],
  ["play --inputs", (file) => ["play", "tutorial", "--plain", "--inputs", file]],
  ["run --from", (file) => ["run", "--from", file, "-n", "10"]],
  ["replay --file", (file) => ["replay", "tutorial@00000000:1", "--file", file]],
];

/** Runs a command on what it should refuse. */
function refused(words: readonly string[]): void {
  const before = readdirSync(folder);
  const { code, stdout, stderr } = run(...words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toMatch(/a (?:folder|pipe|device)/);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(readdirSync(folder)).toEqual(before);
}

test.each(commands)("%s refuses a pipe at once", (_, words) => {
  refused(words(at("pipe.yaml")));
});

test.each(irregular)("%s is refused as a scenario, as a session and as inputs", (name) => {
  for (const words of [["validate"], ["resume", "--plain"], ["play", "tutorial", "--inputs"]]) {
    refused([...words, at(name)]);
  }
  const { code, stderr } = run("validate", at(`imports-${name}`));
  expect(code).toBe(2);
  expect(stderr).toMatch(/a folder, a pipe or a device|leads out of the scenario's folder/);
});

test("a lock that is a pipe keeps nobody waiting", () => {
  const log = at("kept.log");
  expect(run("play", "tutorial", "--seed", "1", "--plain", "--save", log).code).toBe(0);
  expect(spawnSync("mkfifo", [`${log}.lock`]).status).toBe(0);
  const { code, stderr } = run("resume", log, "--plain");
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/can't lock .*: it is a pipe/) });
  rmSync(`${log}.lock`);
});

test("a file larger than its kind can be is refused by its size, unread", () => {
  // A hole of 4 GiB takes no room on the disk, and would take minutes to read.
  for (const name of ["huge.yaml", "huge.log"]) {
    writeFileSync(at(name), "");
    truncateSync(at(name), 2 ** 32);
  }
  for (const words of [
    ["validate", at("huge.yaml")],
    ["verify", at("huge.log")],
    ["play", "tutorial", "--plain", "--inputs", at("huge.log")],
  ]) {
    const { code, stderr } = run(...words);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/larger than|too large/) });
  }
});
