/**
 * A rule that cannot fail protects nothing: each house rule is handed a violation here and must catch it, and the
 * nearest innocent thing, which it must let pass.
 */
import { describe, expect, it } from "vitest";
import {
  engineImports,
  enginePurity,
  exactPins,
  fileLength,
  filesOpenedInOnePlace,
  folderCycles,
  functionLength,
  functionLineLimit,
  lineLimit,
  namedDependencies,
  namesThatSaySomething,
  noMachinePaths,
  noRegistryHosts,
  oneWayImports,
  opensWithItsPromise,
  screenTextInCatalogue,
  visibilityInOnePlace,
} from "./rules.js";
import { codeOnly, exportsOf, functionsOf, importsOf, stringsOf } from "./source-text.js";

const engineFile = (text: string) => ({ path: "src/engine/step.ts", text });

describe("reading who learns of what", () => {
  const line = "export const open = (one: { visibility?: string[] }) => one.visibility === undefined;";
  it.each(["src/session/fold.ts", "src/exercise/seat-page.ts", "src/tui/screens/shown.ts", "src/report/brief/seat.ts"])(
    "is caught in %s",
    (path) => {
      expect(visibilityInOnePlace({ path, text: line })).not.toEqual([]);
    },
  );
  it("is let pass where it is declared, recorded and decided on, and in comments", () => {
    for (const path of ["src/engine/record.ts", "src/scenarios/format.ts", "src/visibility/knowledge.ts"])
      expect(visibilityInOnePlace({ path, text: line })).toEqual([]);
    const import_ = 'import { visibilityOf } from "../visibility/index.js"; // visibility';
    expect(visibilityInOnePlace({ path: "src/session/fold.ts", text: import_ })).toEqual([]);
  });
});

describe("screen text outside the catalogue", () => {
  const judge = (text: string, path = "src/tui/panels/odds.ts") => screenTextInCatalogue({})({ path, text });
  it.each([
    'const title = "Odds from here";',
    "const title = 'odds from here';",
    "const title = `seed ${seed} was drawn`;",
    'const title = `${late ? "not before noon" : ""}!`;',
  ])("is caught: %s", (text) => {
    expect(judge(text)).toHaveLength(1);
  });
  it.each([
    'import { say } from "./odds from here.js";',
    'const title = say("panel.odds-from-here");',
    "// odds from here\nconst one = 1;",
    'const tag = "odds-from-here";',
    "const style = `p { margin: 0 auto; }`;",
    'throw new BugError("no checkpoint has this record");',
  ])("is told from %s", (text) => {
    expect(judge(text)).toEqual([]);
  });
  it("is looked for where a face is drawn, and not where a file is checked or in the catalogue itself", () => {
    const text = 'const title = "Odds from here";';
    for (const path of ["src/report/page/html.ts", "src/cli/play.ts", "src/index.ts"])
      expect(judge(text, path)).toHaveLength(1);
    for (const path of ["src/engine/step.ts", "src/scenarios/parse.ts", "src/catalogue/en/panel.ts"])
      expect(judge(text, path)).toEqual([]);
  });
  it("is read with what a template puts in, and beside what a comment or an expression holds", () => {
    const source =
      'const a = `one ${f({ b: `two ${c} three` })} four`; /* "five" */ const d = /"six"/; const e = \'seven\';';
    expect(stringsOf(source).map(({ text }) => text)).toEqual(["two \u0001 three", "one \u0001 four", "seven"]);
  });
});

describe("opening a file by hand", () => {
  const line = 'export const open = (file: string) => readFileSync(file, "utf8");';
  it("is caught anywhere but where files are opened for all", () => {
    for (const path of ["src/cli/report.ts", "src/session/resuming.ts", "src/tui/screens/watch.ts"])
      expect(filesOpenedInOnePlace({ path, text: line })).not.toEqual([]);
    expect(filesOpenedInOnePlace({ path: "src/scenarios/ordinary-file.ts", text: line })).toEqual([]);
  });
});

describe("blanking out what is not code", () => {
  it.each([
    ["a line comment", "a; // Math.exp\nb;", "a;            \nb;"],
    ["a block comment", "a /* ** \n ** */ b", "a       \n       b"],
    ["a string", 'f("Math.exp", 1)', 'f("        ", 1)'],
    ["a string with an escaped quote", 'f("a\\"b")', 'f("    ")'],
    ["template text, but not what it interpolates", "f(`a${Math.exp(`b${c}`)}d`)", "f(` ${Math.exp(` ${c}`)} `)"],
    ["an object inside a template", "`${{ a: 1 }.a}x`;", "`${{ a: 1 }.a} `;"],
    ["a regular expression", 'x = /[/"]**/g; y', "x = /      /g; y"],
    ["an unclosed quote, at the end of its line", "don't\nMath", "don' \nMath"],
  ])("blanks %s", (_name, source, blanked) => {
    expect(codeOnly(source)).toBe(blanked);
  });
  it("takes a slash after a value for a division", () => {
    expect(codeOnly("a = b / c; d = (e) / f; // g")).toBe("a = b / c; d = (e) / f;     ");
  });
  it("takes a slash in a tag for its end", () => {
    const source = "<b>{a}</b>; <i c={d} />; { e }";
    expect(codeOnly(source)).toBe(source);
  });
});

describe("engine purity", () => {
  it.each([
    "const x = Math.exp(1);",
    "const x = Math.random();",
    "const { pow } = Math;",
    "const x = 2 ** 3;",
    "x **= 2;",
    "const now = Date.now();",
    "const now = new Date();",
    "performance.now();",
    "new Intl.NumberFormat();",
    "x.toLocaleString();",
    "a.localeCompare(b);",
    "crypto.randomUUID();",
    "process.exit();",
    "console.log(1);",
    "globalThis.foo;",
    "setTimeout(f, 1);",
    "export async function f() {}",
    "for (const key in object) f(key);",
    "for (key in object) f(key);",
    "JSON.stringify(x);",
    "x.toString(36);",
    "const s = `${Math.exp(1)}`;",
  ])("refuses %s", (text) => {
    expect(enginePurity(engineFile(text))).toHaveLength(1);
  });
  it.each([
    "const x = Math.sqrt(2) % 2;",
    "// Math.exp would be shorter; Date is banned",
    "/** a ** b */",
    'throw new BugError("Math.exp in process");',
    "for (const [key, value] of object) f(key, value);",
    "const process_ = options.process;",
    "x.toString();",
    "if (key in object) f();",
  ])("lets pass %s", (text) => {
    expect(enginePurity(engineFile(text))).toEqual([]);
  });
  it("says where", () => {
    expect(enginePurity(engineFile("a;\n  Math.exp(1);"))[0]).toMatch(/^src\/engine\/step\.ts:2:3 Math: /);
  });
});

describe("imports", () => {
  it.each([
    'import { readFileSync } from "node:fs";',
    'import { z } from "zod";',
    'import { createMachine } from "xstate";',
    'import { f } from "../scenarios/index.js";',
    'export * from "../session/index.js";',
    'const react = await import("react");',
    'import "ink";',
    'type T = import("zod").ZodType;',
  ])("of the engine refuse %s", (text) => {
    expect(engineImports(engineFile(text))).toHaveLength(1);
  });
  it("of the engine let pass its own files, and each package in the file that wraps it", () => {
    expect(engineImports(engineFile('import type { World } from "./world.js";'))).toEqual([]);
    expect(engineImports({ path: "src/engine/chart.ts", text: 'import { setup } from "xstate";' })).toEqual([]);
    expect(engineImports({ path: "src/engine/random.ts", text: 'import { setup } from "xstate";' })).toHaveLength(1);
  });
  it("are found in code only", () => {
    expect(importsOf('// import "a"\nimport {\n  b,\n} from "c";\nf("import d from e");')).toEqual(["c"]);
  });
  it.each([
    ["src/engine/step.ts", "../scenarios/index.js", "engine may not import scenarios"],
    ["src/scenarios/load.ts", "../session/index.js", "scenarios may not import session"],
    ["src/tui/screens/Why.tsx", "../../cli/index.js", "tui may not import cli"],
    ["src/cli/main.ts", "../engine/step.js", "goes round the door of engine"],
    ["src/tui/screens/Why.tsx", "../../engine/record.js", "goes round the door of engine"],
    ["src/cli/main.ts", "../analysis/scenario.js", "goes round the door of analysis"],
  ])("from %s to %s are refused", (path, module, why) => {
    expect(oneWayImports({ path, text: `import { x } from "${module}";` })).toEqual([expect.stringContaining(why)]);
  });
  it.each([
    ["src/tui/screens/Why.tsx", "../view.js"],
    ["src/tui/screens/Why.tsx", "../../engine/index.js"],
    ["src/cli/main.ts", "../tui/index.js"],
    ["src/session/header.ts", "../engine/scenario.js"],
  ])("from %s to %s are let pass", (path, module) => {
    expect(oneWayImports({ path, text: `import { x } from "${module}";` })).toEqual([]);
  });
  it("in a ring of folders are caught", () => {
    const files = [
      { path: "src/a/one.ts", text: 'import "../b/index.js";' },
      { path: "src/b/two.ts", text: 'import "../c/index.js";' },
      { path: "src/c/three.ts", text: 'export * from "../a/index.js";' },
    ];
    expect(folderCycles(files)).toContain("a → b → c → a");
    expect(folderCycles(files.slice(0, 2))).toEqual([]);
  });
});

describe("lengths", () => {
  const file = (lines: number) => ({ path: "src/cli/long.ts", text: "x;\n".repeat(lines) });
  const functionOf = (lines: number, head: string) => `${head}\n${"  x();\n".repeat(lines - 2)}}\n`;
  it("catch a file one line too long", () => {
    expect(fileLength(file(lineLimit))).toEqual([]);
    expect(fileLength(file(lineLimit + 1))).toHaveLength(1);
  });
  it.each([
    "export function grow(a: number, b = f(1)): number {",
    "const grow = (a: { b: number }) => {",
    "export async function* grow<T extends object>(a: T) {",
    "  grow(a: number): void {",
    "  static async grow<T>(a: T): Promise<void> {",
  ])("catch a function one line too long: %s", (head) => {
    const long = { path: "src/cli/long.ts", text: functionOf(functionLineLimit + 1, head) };
    const short = { path: "src/cli/long.ts", text: functionOf(functionLineLimit, head) };
    expect(functionLength(long)).toHaveLength(1);
    expect(functionLength(short)).toEqual([]);
  });
  it("take no loop or branch for a function", () => {
    expect(functionsOf("function f() {\n  if (a) {\n    b();\n  }\n  for (const c of d) {\n  }\n}")).toHaveLength(1);
  });
});

describe("names", () => {
  it.each([
    ["src/session/session-manager.ts", "export const a = 1;"],
    ["src/session/utils.ts", ""],
    ["src/session/log.ts", "export class LogService {}"],
    ["src/session/log.ts", "const a = 1;\nexport { a as rowData };"],
    ["src/session/log.ts", "export type Helper = string;"],
  ])("that say nothing are caught in %s: %s", (path, text) => {
    expect(namesThatSaySomething({ path, text })).toHaveLength(1);
  });
  it("that only contain the letters are let pass", () => {
    expect(exportsOf("export function dateOfDay() {}\nexport const metadatum = 1;")).toHaveLength(2);
    expect(namesThatSaySomething({ path: "src/cli/database.ts", text: "export function utilise() {}" })).toEqual([]);
  });
});

describe("openings", () => {
  it("without a block comment are caught", () => {
    for (const text of ['import "a";', "// a line", "/* plain */", "/**/ x", ""]) {
      expect(opensWithItsPromise({ path: "src/cli/a.ts", text })).toHaveLength(1);
    }
  });
  it("with one are let pass, after a shebang too", () => {
    for (const text of ["/**\n * Says what.\n */\n", "/** Says what. */\n", "#!/usr/bin/env node\n/** Says what. */"]) {
      expect(opensWithItsPromise({ path: "src/cli/a.ts", text })).toEqual([]);
    }
  });
});

describe("paths and hosts", () => {
  const slash = "/";
  it.each(["work/main", "home/someone", "Users/someone", "root/x", "tmp/x"])("catch a machine path: %s", (path) => {
    expect(noMachinePaths({ path: "docs/a.md", text: `see ${slash}${path}/file` })).toHaveLength(1);
  });
  it("let pass a relative path and a part of one", () => {
    expect(noMachinePaths({ path: "docs/a.md", text: "see docs/work/a.md, ./home/b, node_modules/tmp/c" })).toEqual([]);
  });
  it("catch a registry", () => {
    const host = ["https:", "", "registry.example.org", "a.tgz"].join("/");
    expect(noRegistryHosts({ path: "package-lock.json", text: `"resolved": "${host}"` })).toHaveLength(1);
    expect(noRegistryHosts({ path: "docs/a.md", text: `from ${host}` })).toHaveLength(1);
    expect(noRegistryHosts({ path: "docs/a.md", text: "https://docs.example.org/guide" })).toEqual([]);
  });
  it.each(["^1.2.3", "~1.2.3", "latest", "1.x", ">=1.0.0"])("catch a loose version: %s", (version) => {
    const text = JSON.stringify({ devDependencies: { a: version, b: "1.2.3" } });
    expect(exactPins({ path: "package.json", text })).toHaveLength(1);
  });
});

describe("imports from packages", () => {
  const manifest = { dependencies: { "@a/b": "1.0.0" }, devDependencies: { vitest: "1.0.0", "@types/c": "1.0.0" } };
  const found = (path: string, text: string) => namedDependencies(manifest)({ path, text });
  it.each([
    ['import { x } from "d";', "src/cli/a.ts"],
    ['import type { X } from "d-types/deep.js";', "test/a.test.ts"],
    ['import { x } from "c";', "src/cli/a.ts"],
    ['const x = await import("@a/c/y.js");', "src/cli/a.ts"],
    ['import { test } from "vitest";', "src/cli/a.ts"],
  ])("that package.json does not name are caught: %s in %s", (text, path) => {
    expect(found(path, text)).toHaveLength(1);
  });
  it("that it names, of Node and of ours are let pass", () => {
    const text = 'import "@a/b/x.js"; import type { C } from "c"; import "node:fs"; import "./d.js";';
    expect(found("src/cli/a.ts", text)).toEqual([]);
    expect(found("test/a.test.ts", `${text} import { test } from "vitest";`)).toEqual([]);
  });
});
