/**
 * The three tiers of tests are what test/tiers.ts says of them. `npm run test:fast` is quick and needs no build because of what its
 * tests don't do; what they do is read off their imports, through every file of test/ that they come by.
 */
import { readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { commitTests, mixedTests, sweepTests } from "../tiers.js";
import { projectFiles, root } from "./project-files.js";

const files = new Map(projectFiles("test", /\.(?:tsx?|mjs)$/).map(({ path, text }) => [path, text]));
const tests = [...files.keys()].filter((path) => /\.test\.tsx?$/.test(path));

/** A pattern of test/tiers.ts as vitest understands it. */
const patternOf = (glob: string) =>
  new RegExp(
    `^${glob
      .replace(/[.]/g, "\\.")
      .replace(/\*\*\/?/g, "<any>")
      .replace(/\*/g, "[^/]*")
      .replace(/<any>/g, ".*")}$`,
  );
const chosenBy = (glob: string) => tests.filter((path) => patternOf(glob).test(path));

const commit = new Set(commitTests.flatMap(chosenBy));
const sweeps = new Set(sweepTests.flatMap(chosenBy));
const mixed = new Set(mixedTests.flatMap(chosenBy));
const isFast = (path: string): boolean => !commit.has(path) && !sweeps.has(path);

/** What starts something: a program, a terminal, a browser, or worker threads, which run the built files. */
const starts = /from "(?:node:child_process|@lydell\/node-pty|playwright-core)"|\bworkers: [1-9]|openWorkerPool\(/;

/** The files of test/ that a test imports, and itself. */
function reached(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  for (const [, from = ""] of (files.get(path) ?? "").matchAll(/from "(\.[^"]+)"/g)) {
    const target = posix.join(posix.dirname(path), from);
    const file = [target, target.replace(/\.js$/, ".ts"), target.replace(/\.js$/, ".tsx")].find((name) =>
      files.has(name),
    );
    if (file !== undefined) reached(file, seen);
  }
  return seen;
}

const startsSomething = (path: string): boolean =>
  [...reached(path)].some((file) => starts.test(files.get(file) ?? ""));

const textOf = (path: string): string => files.get(path) ?? "";
const tagOf = (path: string): string | undefined => /^ \* @module-tag (.*)$/m.exec(textOf(path))?.[1];
const hasTag = (path: string, tag: string): boolean => new RegExp(`\\btags: "${tag}"`).test(textOf(path));
/** A file with tests that are left to the sweeps, or played larger there. */
const isTagged = (path: string): boolean => hasTag(path, "sweep") || hasTag(path, "sized") || leaves.test(textOf(path));
const leaves = /\bsweepUnless\(/;
/** What asks for one of three sizes. */
const sized = /import \{[^}]*\bshare\b[^}]*\} from "[^"]*\/share\.js"/;
const isSized = (path: string): boolean => [...reached(path)].some((file) => sized.test(textOf(file)));

describe("a test of `npm run test:fast`", () => {
  it("starts no program, terminal, browser or worker thread: such a test is listed in test/tiers.ts", () => {
    expect(tests.filter((path) => isFast(path) && startsSomething(path))).toEqual([]);
  });
  it("would be found out if it did", () => {
    expect(startsSomething("test/tui/real-terminal.test.ts")).toBe(true);
    expect(startsSomething("test/cli/usage.test.ts")).toBe(true);
    expect(startsSomething("test/engine/replay.test.ts")).toBe(false);
  });
});

describe("the tiers", () => {
  it("name tests that are there", () => {
    expect([...commitTests, ...sweepTests, ...mixedTests].filter((glob) => chosenBy(glob).length === 0)).toEqual([]);
  });
  it("share no file, but for those whose tests are of both; a pattern for a folder leaves out what the sweeps name", () => {
    expect([...sweeps].filter((path) => mixed.has(path))).toEqual([]);
    expect(commitTests.filter((glob) => chosenBy(glob).every((path) => sweeps.has(path)))).toEqual([]);
  });
  it("leave to the sweeps the files that say so, and those alone", () => {
    expect(tests.filter((path) => tagOf(path) !== undefined)).toEqual([...sweeps].sort());
    for (const path of sweeps) expect([path, tagOf(path)]).toEqual([path, "sweep"]);
  });
  it("play in the sweeps every test with a tag", () => {
    expect(tests.filter((path) => !sweeps.has(path) && isTagged(path))).toEqual([...mixed].sort());
  });
  it("play larger, in the sweeps, whatever asks for the size of its share", () => {
    const forgotten = tests.filter((path) => !sweeps.has(path) && isSized(path) && !hasTag(path, "sized"));
    expect(forgotten).toEqual([]);
  });
  it("are what the commands of package.json name", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as Record<string, unknown>;
    expect(scripts).toMatchObject({
      test: "node scripts/gate.mjs",
      "test:fast": "node scripts/gate.mjs --mode fast",
      "test:sweeps": "node scripts/gate.mjs --mode sweeps",
    });
  });
});
