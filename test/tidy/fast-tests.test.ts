/**
 * `npm run test:fast` is quick and needs no build because of what its tests don't do. What they do is read off their
 * imports, through every file of test/ that they come by.
 */
import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { slowTests } from "../slow-tests.js";
import { projectFiles } from "./project-files.js";

const files = new Map(projectFiles("test", /\.(?:tsx?|mjs)$/).map(({ path, text }) => [path, text]));
const tests = [...files.keys()].filter((path) => /\.test\.tsx?$/.test(path));

const patterns = slowTests.map(
  (glob) =>
    new RegExp(
      `^${glob
        .replace(/[.]/g, "\\.")
        .replace(/\*\*\/?/g, "<any>")
        .replace(/\*/g, "[^/]*")
        .replace(/<any>/g, ".*")}$`,
    ),
);
const isSlow = (path: string): boolean => patterns.some((pattern) => pattern.test(path));

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

describe("a test of `npm run test:fast`", () => {
  it("starts no program, terminal, browser or worker thread: such a test is listed in test/slow-tests.ts", () => {
    expect(tests.filter((path) => !isSlow(path) && startsSomething(path))).toEqual([]);
  });
  it("would be found out if it did", () => {
    expect(startsSomething("test/tui/real-terminal.test.ts")).toBe(true);
    expect(startsSomething("test/cli/usage.test.ts")).toBe(true);
    expect(startsSomething("test/engine/replay.test.ts")).toBe(false);
  });
});

it("every entry of the list of slow tests names a test that is there", () => {
  expect(slowTests.filter((_, place) => !tests.some((path) => patterns[place]?.test(path)))).toEqual([]);
});
