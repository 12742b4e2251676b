/**
 * What a command loads before it answers: packages that take long to load wait until something uses them.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { entry } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-loading-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const hooks = pathToFileURL(join(import.meta.dirname, "list-modules.mjs")).href;

/** The packages whose modules a command loads on its main thread, and how many modules of ours. */
function loadedBy(...args: readonly string[]): { readonly packages: ReadonlySet<string>; readonly own: number } {
  const list = join(folder, "loaded.txt");
  rmSync(list, { force: true });
  const { status, stderr } = spawnSync(process.execPath, ["--import", hooks, entry, ...args], {
    encoding: "utf8",
    env: { ...process.env, LOADED: list },
  });
  expect([status, stderr]).toEqual([0, ""]);
  const modules = readFileSync(list, "utf8").trim().split("\n");
  // The build joins packages that most commands need, one file each.
  const names = modules.map(
    (url) => (/\/chunks\/package-(.+)\.js$/.exec(url) ?? /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url))?.[1],
  );
  return {
    packages: new Set(names.flatMap((name) => name ?? [])),
    own: modules.filter((url) => url.includes("/dist/")).length,
  };
}

/** Packages that take longer to load than a library scenario takes to play. */
const slow = [
  "bullmq",
  "ioredis",
  "zod",
  "yaml",
  "piscina",
  "ink",
  "react",
  "linkedom",
  "@viz-js/viz",
  "@observablehq/plot",
  "@modelcontextprotocol/server",
];
const slowOf = (...args: readonly string[]) => {
  const { packages } = loadedBy(...args);
  return slow.filter((name) => packages.has(name));
};

test("--version loads one module and no package; what plays a library scenario, few modules", () => {
  expect(loadedBy("--version")).toEqual({ packages: new Set(), own: 1 });
  expect(loadedBy("run", "tutorial", "-n", "20", "--seed", "1").own).toBeLessThan(40);
});

test.each([
  ["list"],
  ["list", "--json"],
  ["show", "tavush-2020"],
  ["validate", "tavush-2020", "tutorial"],
  ["evidence", "tutorial"],
  ["run", "tavush-2020", "-n", "20", "--seed", "1"],
  ["compare", "tutorial", "tutorial:bold-north", "-n", "20", "--seed", "1"],
])("a library scenario as it was built takes neither YAML nor zod, and few runs no threads: %s %s", (...args) => {
  expect(slowOf(...args)).toEqual([]);
});

test("what uses them loads them: files zod and YAML, workers piscina", () => {
  expect(slowOf("show", "tutorial", "--resolved")).toEqual(["zod", "yaml"]);
  expect(slowOf("schema")).toContain("zod");
  expect(slowOf("run", "tutorial", "-n", "20", "--seed", "1", "--workers", "1")).toEqual(["piscina"]);
});
