/**
 * Every command of docs/tables.md runs, and what it says of fields and columns is what is there.
 * @module-tag sweep
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { columnGroups, defaultGroups } from "../../src/analysis/index.js";
import { faultlineIn } from "../cli/faultline.js";
import { root } from "../tidy/project-files.js";

const page = readFileSync(join(root, "docs/tables.md"), "utf8");
const commands = [...page.matchAll(/^npx faultline (.+)$/gm)].map(([, command = ""]) => command);
const folder = mkdtempSync(join(tmpdir(), "faultline-tables-page-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (command: string) => {
  const { code, stdout, stderr } = faultlineIn(folder, ...command.split(" "));
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
};
const rowsUnder = (heading: string) => {
  const [, table = ""] = new RegExp(`^\\| ${heading} \\|.*\\n\\|-.*\\n((?:\\|.*\\n)+)`, "m").exec(page) ?? [];
  return table
    .trimEnd()
    .split("\n")
    .map((line) => line.split(" | ").map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word)));
};

it("names the fields that figures begin with", () => {
  const keys = Object.keys(JSON.parse(run(commands.find((command) => command.endsWith(" --json"))!)));
  const named = rowsUnder("field").flatMap(([fields = []]) => fields);
  expect(named.filter((field) => field !== "hash")).toEqual(keys.slice(0, keys.indexOf("partial")));
  expect(keys).toContain("hash");
});

it("writes a table and its descriptor", () => {
  run(commands.find((command) => command.includes("--csv runs.csv"))!);
  expect(readdirSync(folder).sort()).toEqual(["runs.csv", "runs.csv.datapackage.json"]);
});

it("names every group of columns, with the columns that are there, and those that are by default", () => {
  const listed = run(commands.find((command) => command.includes("--describe"))!);
  const groups = rowsUnder("group");
  expect(groups.map(([names = []]) => names[0])).toEqual([...columnGroups]);
  const [, table = ""] = /^\| group \|.*\n\|-.*\n((?:\|.*\n)+)/m.exec(page) ?? [];
  const byDefault = table.split("\n").filter((line) => /\| (?:yes|always) \|$/.test(line));
  expect(byDefault.length).toBe(defaultGroups.length);
  for (const [names = [], [pattern = ""] = []] of groups) {
    const [group] = names;
    const shape = new RegExp(`^ +${pattern.replaceAll(".", "\\.").replace(/[A-Z]+/g, "[a-z][a-z0-9-]*")} `, "m");
    expect(listed, group).toMatch(shape);
  }
});
