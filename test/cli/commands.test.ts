/**
 * A command is one file: whoever puts it into the folder of commands has it in the help and can call it, and no other
 * command is loaded for it.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { entry, faultline } from "./faultline.js";

const root = join(import.meta.dirname, "../..");
const names = readdirSync(join(root, "src/cli/commands")).map((file) => file.replace(/\.ts$/, ""));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "faultline-commands-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the help lists the command of each file by the file's name in its group, play first", () => {
  const { stdout } = faultline("--help");
  const listed = [...stdout.matchAll(/^ {2}([a-z]\S*)/gm)].map(([, name]) => name);
  expect(listed[0]).toBe("play");
  expect(listed.toSorted()).toEqual(names.toSorted());
  const grouped = stdout.split(/\n\n(?=[A-Z][^\n]*:\n)/).slice(2);
  expect(grouped.map((group) => /^ {2}([a-z]+)/m.exec(group)?.[1])).toEqual(["play", "host", "run", "new", "mcp"]);
  for (const [group, name] of [
    [0, "whatif"],
    [1, "report"],
    [2, "rare"],
    [3, "validate"],
  ] as const)
    expect(grouped[group]).toMatch(new RegExp(`^  ${name} `, "m"));
});

test("no line of any help is wider than a terminal of 80 columns, and none breaks a word", () => {
  for (const words of [[], ...names.map((name) => [name])]) {
    const { stdout } = faultline(...words, "--help");
    expect(stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
    expect(stdout).toMatch(/^Usage: faultline/);
  }
});

test("a new file in the folder is a new command: in the help, near its mistyped name, with arguments and exit code", () => {
  for (const name of ["dist", "package.json"]) cpSync(join(root, name), join(folder, name), { recursive: true });
  for (const name of ["node_modules", "src"]) symlinkSync(join(root, name), join(folder, name));
  writeFileSync(
    join(folder, "dist/cli/commands/greet.js"),
    `export const command = {
      place: 5, words: "greet <name>", description: "greet somebody",
      options: (greet) => greet.option("--loud", "in capitals"),
      action: async (name, { loud }) => { console.log(loud ? name.toUpperCase() : name); return 1; },
    };\n`,
  );
  const run = (...words: string[]) => {
    const main = join(folder, "dist/cli/main.js");
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...words], { encoding: "utf8" });
    return { code: status, stdout, stderr };
  };
  expect(run("--help").stdout).toMatch(/away:\n {2}greet +greet somebody\n {2}play /);
  expect(run("great").stderr).toContain("(Did you mean greet?)");
  expect(run("greet", "--loud", "you")).toEqual({ code: 1, stdout: "YOU\n", stderr: "" });
});

test("one command loads no other", () => {
  const env = { ...process.env, NODE_V8_COVERAGE: join(folder, "loaded") };
  expect(spawnSync(process.execPath, [entry, "play", "tutorial", "--seed", "1"], { env }).status).toBe(0);
  const [report = ""] = readdirSync(env.NODE_V8_COVERAGE);
  const { result } = JSON.parse(readFileSync(join(env.NODE_V8_COVERAGE, report), "utf8")) as {
    result: { url: string }[];
  };
  const commands = result.flatMap(({ url }) => /\/cli\/commands\/(.+)\.js$/.exec(url)?.[1] ?? []);
  expect(commands).toEqual(["play"]);
});
