/**
 * Shows that the linter, as configured, refuses the imports and globals that the house forbids: a copy of the
 * configuration judges deliberately wrong files in a folder of its own.
 */
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "./project-files.js";

interface Diagnostic {
  readonly severity: string;
  readonly category: string;
  readonly location: { readonly path: string; readonly start?: { readonly line: number } };
}

/** Each line of a file is one case: the rule that must refuse it, or nothing. */
type Case = readonly [line: string, rule: string | undefined];

const restricted = "lint/style/noRestrictedImports";
const global = "lint/style/noRestrictedGlobals";

const files: Readonly<Record<string, readonly Case[]>> = {
  "src/engine/wrong.ts": [
    ['export { a } from "./scenario.js";', undefined],
    ['export { b } from "../scenarios/index.js";', restricted],
    ['export { c } from "zod";', restricted],
    ['export { d } from "react";', restricted],
    ['export { e } from "ink";', restricted],
    ['export { f } from "node:fs";', restricted],
    ['export { g } from "xstate";', restricted],
    ['export { h } from "@noble/hashes/sha2.js";', restricted],
    ["export const i = new Date();", global],
    ["export const j = process.pid;", global],
    ["export const k = (x: any): unknown => x;", "lint/suspicious/noExplicitAny"],
    ["export const l = (x: object): void => { for (const y in x) l({ y }); };", "lint/suspicious/noForIn"],
  ],
  "src/engine/chart.ts": [
    ['export { a } from "xstate";', undefined],
    ['export { b } from "seedrandom/lib/tychei.js";', restricted],
  ],
  "src/engine/random.ts": [
    ['export { a } from "seedrandom/lib/tychei.js";', undefined],
    ['export { b } from "xstate";', restricted],
  ],
  "src/engine/scenario.ts": [
    ['export { a } from "zod";', undefined],
    ['export { b } from "xstate";', restricted],
  ],
  "src/engine/hash.ts": [
    ['export { a } from "@noble/hashes/sha2.js";', undefined],
    ['export { b } from "canonicalize";', undefined],
    ['export { c } from "node:crypto";', restricted],
  ],
  "src/text/wrong.ts": [
    ['export { a } from "../engine/index.js";', undefined],
    ['export { b } from "./phrase.js";', undefined],
    ['export { c } from "../scenarios/index.js";', restricted],
    ['export { d } from "ink";', restricted],
  ],
  "src/scenarios/wrong.ts": [
    ['export { a } from "../engine/index.js";', undefined],
    ['export { b } from "zod";', undefined],
    ['export { f } from "../engine/scenario.js";', undefined],
    ['export { c } from "../engine/record.js";', restricted],
    ['export { d } from "../session/index.js";', restricted],
    ['export { e } from "ink";', restricted],
  ],
  "src/session/wrong.ts": [
    ['export { a } from "../scenarios/index.js";', undefined],
    ['export { d } from "../engine/scenario.js";', undefined],
    ['export { b } from "../analysis/index.js";', restricted],
    ['export { c } from "../tui/index.js";', restricted],
  ],
  "src/exercise/wrong.ts": [
    ['export { a } from "../session/index.js";', undefined],
    ['export { b } from "../tui/index.js";', restricted],
    ['export { c } from "ink";', restricted],
  ],
  "src/tui/screens/wrong.ts": [
    ['export { a } from "../view.js";', undefined],
    ['export { b } from "../../engine/index.js";', undefined],
    ['export { c } from "../../engine/record.js";', restricted],
    ['export { d } from "../../cli/index.js";', restricted],
    ['export { e } from "commander";', restricted],
  ],
  "src/cli/wrong.ts": [
    ['export { a } from "../tui/index.js";', undefined],
    ['export { b } from "../tui/App.js";', restricted],
    ['export const c = (): Promise<unknown> => import("../engine/step.js");', restricted],
    [
      "export const d = async (): Promise<void> => {}; export const e = (): void => { d(); };",
      "lint/nursery/noFloatingPromises",
    ],
    ["export default 1;", "lint/style/noDefaultExport"],
  ],
  "src/cli/commands/wrong.ts": [
    ['export { a } from "../wrong.js";', undefined],
    ['export { b } from "../../tui/index.js";', undefined],
    ['export { c } from "../../tui/App.js";', restricted],
  ],
};

let folder: string;
let diagnostics: readonly Diagnostic[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "faultline-lint-"));
  copyFileSync(join(root, "biome.json"), join(folder, "biome.json"));
  for (const [path, cases] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), `${cases.map(([line]) => line).join("\n")}\n`);
  }
  const biome = join(dirname(createRequire(import.meta.url).resolve("@biomejs/biome/package.json")), "bin", "biome");
  const flags = ["--reporter=json", "--max-diagnostics=none", "--vcs-enabled=false"];
  const answer = spawnSync(process.execPath, [biome, "lint", ...flags, "."], { cwd: folder, encoding: "utf8" });
  diagnostics = (JSON.parse(answer.stdout) as { diagnostics: Diagnostic[] }).diagnostics;
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the linter", () => {
  const cases = Object.entries(files).flatMap(([path, lines]) =>
    lines.map(([line, rule], index) => ({ path, line, rule, number: index + 1 })),
  );
  it.each(cases.filter(({ rule }) => rule !== undefined))("refuses in $path: $line", ({ path, rule, number }) => {
    const found = diagnostics.filter((one) => one.location.path === path && one.location.start?.line === number);
    expect(found.filter((one) => one.severity === "error").map((one) => one.category)).toContain(rule);
  });
  it.each(cases.filter(({ rule }) => rule === undefined))("lets pass in $path: $line", ({ path, number }) => {
    const found = diagnostics.filter((one) => one.location.path === path && one.location.start?.line === number);
    expect(found.map((one) => one.category)).toEqual([]);
  });
});
