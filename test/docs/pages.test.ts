/**
 * What any page tells its reader to type is there: commands of the program are run by a test of that page, scripts of
 * npm are in package.json, scripts of the checkout are files, and those of bench/ say what they do.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { full } from "../share.js";
import { projectFiles, root } from "../tidy/project-files.js";

const pages = projectFiles(".", /\.md$/).filter(({ path }) => !/^(?:CHANGELOG\.md|docs\/decisions\/)/.test(path));
const tests = projectFiles("test/docs", /\.test\.ts$/);

/** Lines of the page's blocks of shell. */
const linesOf = (text: string): string[] =>
  [...text.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap(([, body = ""]) => body.trimEnd().split("\n"));

/** Only tells a newcomer what to type after a change. */
const untested = ["CONTRIBUTING.md"];

describe("a page of documentation", () => {
  it.each(pages.filter(({ text }) => linesOf(text).some((line) => /^(?:npx )?faultline /.test(line))))(
    "$path that shows commands has a test that runs them",
    ({ path }) => {
      const readBy = tests.filter(({ path: test, text }) => test !== "test/docs/pages.test.ts" && text.includes(path));
      if (!untested.includes(path)) expect(readBy.map((test) => test.path)).not.toEqual([]);
    },
  );

  it("names scripts of npm that package.json has", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: object };
    const named = pages.flatMap(({ text }) => [...text.matchAll(/\bnpm run ([\w:-]+)/g)].map((match) => match[1]));
    expect(named.length).toBeGreaterThan(2);
    for (const name of named) expect(scripts).toHaveProperty([name ?? ""]);
  });

  it("names scripts of the checkout that are files", () => {
    const named = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/\bnode ((?:bench|scripts|test)\/[\w./-]+)/g)].map((match) => ({ path, file: match[1] ?? "" })),
    );
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(({ file }) => !existsSync(join(root, file)))).toEqual([]);
  });
});

describe("a script of bench/", () => {
  const scripts = projectFiles("bench", /\.mjs$/).filter(({ text }) => text.includes('import "./help.mjs";'));

  it("is there at all", () => expect(scripts.length).toBeGreaterThan(4));

  it.each(scripts)("$path opens with how it is called, and asks for help before anything else", ({ path, text }) => {
    const [opening = ""] = text.split(/^import /m);
    expect(opening).toMatch(path === "bench/run.mjs" ? /npm run bench/ : new RegExp(`node ${path}`));
    const imported = [...text.matchAll(/^import .*?"(.*?)";$/gms)].map((match) => match[1] ?? "");
    // What comes from Node does nothing by itself.
    expect(imported.find((name) => !name.startsWith("node:"))).toBe("./help.mjs");
  });

  it.each(full ? scripts : scripts.slice(0, 2))(
    "$path says with --help how it is called, and does nothing",
    ({ path, text }) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, path), "--help"], {
        encoding: "utf8",
      });
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      expect(stdout).toMatch(path === "bench/run.mjs" ? /npm run bench/ : new RegExp(`node ${path}`));
      expect(stdout.length).toBeLessThan(text.length);
    },
  );
});
