/**
 * The gate lints only what may have become wrong since the linter last passed all of it (scripts/lint.mjs). A file whose key stays
 * though something changed that decides what the linter says of it would never be looked at again.
 */
import { expect, it } from "vitest";
import { lintKeys } from "../../scripts/lint-keys.mjs";

const files: Readonly<Record<string, string>> = {
  "biome.json": "{}",
  "package-lock.json": "{}",
  "src/types.d.ts": "declare const given: string;",
  "src/deep/waits.ts": 'export const wait = async () => "done";',
  "src/deep/part.tsx": "export const part = 1;",
  "src/index.ts": 'export * from "./deep/waits.js";\nexport { part } from "./deep/part.js";',
  "src/lazy.ts": 'export const later = () => import("./index.js");',
  "test/far.test.ts": 'import { wait } from "../src/index.js";\nawait wait();',
  "test/typed.ts": 'export type Wait = typeof import("../src/deep/waits.js");',
  "test/helper.mjs": "export const help = 1;",
  "test/helper.d.mts": "export const help: number;",
  "test/helped.ts": 'import "./helper.mjs";',
  "bench/built.mjs": 'import { part } from "../dist/deep/part.js";\npart();',
  "test/alone.ts": "export const alone = 1;",
  "round/one.ts": 'import "./other.js";',
  "round/other.ts": 'import "./one.js";',
};
const all = Object.keys(files).sort();
const keysWith = (others: Readonly<Record<string, string>>) =>
  lintKeys(new Map(Object.entries({ ...files, ...others })));
const before = keysWith({});

/** The files whose keys differ where one file has another text. */
const lintedAfter = (path: string, text = `${files[path]}\n`) => {
  const after = keysWith({ [path]: text });
  return [...after.keys()].filter((one) => after.get(one) !== before.get(one)).sort();
};

it("a file that changed is linted again, and all that import it, however far and in whatever way", () => {
  expect(lintedAfter("test/alone.ts")).toEqual(["test/alone.ts"]);
  expect(lintedAfter("src/deep/part.tsx")).toEqual([
    "bench/built.mjs",
    "src/deep/part.tsx",
    "src/index.ts",
    "src/lazy.ts",
    "test/far.test.ts",
  ]);
  expect(lintedAfter("src/deep/waits.ts")).toEqual([
    "src/deep/waits.ts",
    "src/index.ts",
    "src/lazy.ts",
    "test/far.test.ts",
    "test/typed.ts",
  ]);
  expect(lintedAfter("test/helper.mjs")).toEqual(["test/helped.ts", "test/helper.mjs"]);
  expect(lintedAfter("round/one.ts")).toEqual(["round/one.ts", "round/other.ts"]);
});

it("everything is linted again where the settings, the packages, or types for everybody change", () => {
  for (const path of ["biome.json", "package-lock.json", "src/types.d.ts", "test/helper.d.mts"])
    expect([path, lintedAfter(path)]).toEqual([path, all]);
});

it("a file that is new, or has another name, is linted, and so is what it stands in for", () => {
  expect(lintedAfter("test/new.ts", "")).toEqual(["test/new.ts"]);
  expect(lintedAfter("src/deep/part.ts", "")).toEqual([
    "bench/built.mjs",
    "src/deep/part.ts",
    "src/index.ts",
    "src/lazy.ts",
    "test/far.test.ts",
  ]);
  const renamed = keysWith({ "test/other.ts": files["test/alone.ts"] ?? "" });
  expect(renamed.get("test/other.ts")).not.toBe(renamed.get("test/alone.ts"));
});
