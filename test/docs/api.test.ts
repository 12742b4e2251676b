/**
 * docs/api.md holds: its examples compile under strict types and run, through the package's own name and nothing else,
 * and print what they say.
 * @module-tag sweep
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { examplesOf } from "./examples.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const examples = examplesOf(join(root, "docs/api.md"));
const folder = mkdtempSync(join(tmpdir(), "faultline-api-"));
const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");

/** Printed after each example. */
const end = "== end of an example ==";
const run = (...args: string[]) => spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });

beforeAll(() => {
  mkdirSync(join(folder, "node_modules/@types"), { recursive: true });
  symlinkSync(root, join(folder, "node_modules/faultline"));
  symlinkSync(join(root, "node_modules/@types/node"), join(folder, "node_modules/@types/node"));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }\n');
  for (const { name, code } of examples) writeFileSync(join(folder, `${name}.ts`), `${code}export {};\n`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the examples of docs/api.md", () => {
  it("compile under strict types, those of the package included", () => {
    const strict = { strict: true, noUncheckedIndexedAccess: true };
    const target = { target: "es2023", module: "nodenext", types: ["node"], outDir: "out" };
    const config = { compilerOptions: { ...strict, ...target }, include: ["*.ts"] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    expect(examples.length).toBeGreaterThan(6);
    expect(run(compiler, "--singleThreaded", "-p", ".").stdout).toBe("");
  });
  // In one process, one after the other.
  let printedBy: readonly string[] = [];
  it("run", () => {
    const each = examples.map(({ name }) => `await import("./out/${name}.js");\nconsole.log("${end}");\n`);
    writeFileSync(join(folder, "all.js"), each.join(""));
    const { stdout, status, stderr } = run("all.js");
    expect([status, status === 0 ? "" : stderr]).toEqual([0, ""]);
    printedBy = stdout.split(`${end}\n`);
    expect(printedBy).toHaveLength(examples.length + 1);
  });
  it.each(examples)("print what they say: $name", ({ name, prints }) => {
    const stdout = printedBy[examples.findIndex((example) => example.name === name)] ?? "";
    const printed = stdout.split("\n");
    expect(printed.filter((line) => prints.includes(line))).toEqual(prints);
    expect(stdout).not.toMatch(/undefined|NaN/);
  });
});
