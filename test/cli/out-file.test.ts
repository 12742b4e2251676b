/**
 * What a command writes never replaces what it reads, nor anything else that it writes, however either is named; and a
 * command that is refused leaves no file behind.
 * @module-tag sweep
 */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { libraryFolder } from "../../src/scenarios/index.js";
import { entry, faultline, faultlineIn } from "./faultline.js";

const root = mkdtempSync(join(tmpdir(), "faultline-out-"));
let folder: string;
const at = (name: string) => join(folder, name);

beforeAll(() => {
  expect(faultline("play", "tutorial", "--seed", "1", "--plain", "--save", join(root, "kept.log")).code).toBe(0);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A scenario that imports a file, a session, and links of both kinds to each. */
beforeEach(() => {
  folder = mkdtempSync(join(root, "case-"));
  copyFileSync(join(libraryFolder(), "tutorial.yaml"), at("base.yaml"));
  writeFileSync(at("mine.yaml"), "imports: [base.yaml]\nformat: 1\nid: mine\n");
  copyFileSync(join(root, "kept.log"), at("kept.log"));
  writeFileSync(at("inputs"), '{"type":"advance","to":7}\n');
  for (const name of ["mine.yaml", "base.yaml", "kept.log"]) {
    symlinkSync(at(name), at(`soft-${name}.txt`));
    linkSync(at(name), at(`hard-${name}.txt`));
  }
});

const run = (words: readonly string[]) => faultlineIn(folder, ...words);

/** In a process whose standard output is a pipe. */
function piped(words: readonly string[]) {
  return spawnSync(process.execPath, [entry, ...words], { cwd: folder, encoding: "utf8" }).stdout;
}

const contents = () =>
  readdirSync(folder).map((name) => [name, statSync(at(name)).isFile() ? readFileSync(at(name), "utf8") : null]);

const few = ["-n", "10", "--workers", "0", "--seed", "1"];
const quick = ["--runs", "100", "--futures", "50", "--workers", "0"];

test.each([
  ["doc", ["doc", "mine.yaml", "--out", "mine.yaml"]],
  ["doc", ["doc", "mine.yaml", "--out", "./mine.yaml"]],
  ["doc", ["doc", "mine.yaml", "--out", "soft-mine.yaml.txt"]],
  ["doc", ["doc", "mine.yaml", "--out", "hard-mine.yaml.txt"]],
  ["doc of what it imports", ["doc", "mine.yaml", "--out", "hard-base.yaml.txt"]],
  ["diagram", ["diagram", "mine.yaml", "--out", "soft-base.yaml.txt"]],
  ["run --csv", ["run", "mine.yaml", ...few, "--csv", "mine.yaml"]],
  ["run --csv", ["run", "mine.yaml", ...few, "--csv", "hard-base.yaml.txt"]],
  ["run --parquet", ["run", "mine.yaml", ...few, "--parquet", "soft-mine.yaml.txt"]],
  ["run --events", ["run", "mine.yaml", ...few, "--events", "hard-mine.yaml.txt"]],
  ["run --from", ["run", "--from", "kept.log", ...few, "--csv", "hard-kept.log.txt"]],
  ["report --out", ["report", "kept.log", "--out", "soft-kept.log.txt", ...quick]],
  ["report --csv", ["report", "kept.log", "--out", "r.html", "--csv", "hard-kept.log.txt", ...quick]],
  ["report --markdown", ["report", "kept.log", "--out", "r.html", "--markdown", "kept.log", ...quick]],
  ["verify --export", ["verify", "kept.log", "--export", "hard-kept.log.txt"]],
  ["branch --out", ["branch", "kept.log", "--name", "b", "--out", "soft-kept.log.txt"]],
  ["play --save", ["play", "mine.yaml", "--plain", "--inputs", "inputs", "--save", "inputs"]],
  ["a scenario that it does not read", ["doc", "tutorial", "--out", "mine.yaml"]],
  ["a new file of the library", ["doc", "tutorial", "--out", join(libraryFolder(), "tutorial.md")]],
])("%s refuses to write over what it reads, and changes nothing: %j", (_, words) => {
  const before = contents();
  const { code, stderr } = run(words);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/^faultline: .*\n {2}.*\n$/) });
  expect(contents()).toEqual(before);
  expect(readdirSync(libraryFolder())).not.toContain("tutorial.md");
});

test.each([
  ["one name", "c.csv", "./c.csv"],
  ["a link to what is not there yet", "c.csv", "dangling"],
  ["a hard link", "old.csv", "hard.csv"],
  ["standard output", "c.csv", "/dev/stdout"],
])("two outputs may not be one file: %s", (_, csv, events) => {
  symlinkSync("c.csv", at("dangling"));
  writeFileSync(at("old.csv"), "mine\n");
  linkSync(at("old.csv"), at("hard.csv"));
  const names = readdirSync(folder);
  const { code, stderr } = run(["run", "mine.yaml", ...few, "--csv", csv, "--events", events]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/ and .* are one file\n/) });
  expect(readdirSync(folder)).toEqual(names);
  expect(readFileSync(at("old.csv"), "utf8")).toBe("mine\n");
});

test("the handouts of a folder are tried before any is written", () => {
  mkdirSync(at("handouts"));
  expect(run(["brief", "mine.yaml", "--out", "handouts"]).code).toBe(0);
  const [first, ...others] = readdirSync(at("handouts"));
  rmSync(at("handouts"), { recursive: true });
  mkdirSync(at("handouts"));
  linkSync(at("mine.yaml"), join(at("handouts"), others.at(-1)!));
  const scenario = readFileSync(at("mine.yaml"), "utf8");
  const { code, stderr } = run(["brief", "mine.yaml", "--out", "handouts"]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/which this command reads/) });
  expect(readFileSync(at("mine.yaml"), "utf8")).toBe(scenario);
  expect(readdirSync(at("handouts"))).toEqual([others.at(-1)]);
  expect(first).toBeDefined();
});

test.each([
  ["SIGINT", 130, ["report", "kept.log", "--out", "r.html", "--markdown", "old.md", "--csv", "r.csv"]],
  ["SIGTERM", 143, ["report", "kept.log", "--out", "r.html", "--markdown", "old.md", "--csv", "r.csv"]],
  ["SIGTERM", 143, ["run", "mine.yaml", "-n", "100000000", "--events", "r.jsonl", "--csv", "old.md"]],
] as const)("%s leaves each output as it was, or absent: %s %j", async (signal, code, words) => {
  writeFileSync(at("old.md"), "mine\n");
  const before = contents();
  const many = words[0] === "report" ? ["--runs", "1000000", "--futures", "100000"] : ["--seed", "1"];
  const child = spawn(process.execPath, [entry, ...words, ...many, "--workers", "1"], { cwd: folder, stdio: "ignore" });
  const gone = once(child, "exit");
  const begun = () => readdirSync(folder).length > before.length;
  while (child.exitCode === null && !begun()) await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill(signal);
  expect(await gone).toEqual([code, null]);
  expect(contents()).toEqual(before);
});

test("a run that breaks leaves no rows of its beginning behind", () => {
  const circle = readFileSync(at("base.yaml"), "utf8")
    .replace("on: north.fleet.land, chance: 0.9", "on: [north.fleet.land, south.army.relax], chance: 1")
    .replace("wait: 6, when: { north.fleet: in-port }", "on: [south.army.wake], when: { north.fleet: landed }");
  writeFileSync(at("circle.yaml"), circle);
  const before = contents();
  expect(run(["run", "circle.yaml", "-n", "5000", "--workers", "0", "--seed", "a b", "--csv", "rows.csv"]).code).toBe(
    1,
  );
  expect(contents()).toEqual(before);
});

test("a file that is written to is replaced whole, and a device or a pipe with a reader takes what it is given", () => {
  writeFileSync(at("old.md"), "x".repeat(1_000_000));
  expect(run(["doc", "mine.yaml", "--out", "old.md"]).code).toBe(0);
  const doc = run(["doc", "mine.yaml"]).stdout;
  expect(readFileSync(at("old.md"), "utf8")).toBe(doc);
  expect(piped(["doc", "mine.yaml", "--out", "/dev/stdout"])).toBe(doc);
  const nothing = ["--csv", "/dev/null", "--events", "/dev/null", "--parquet", "/dev/null"];
  expect(run(["run", "mine.yaml", ...few, ...nothing]).code).toBe(0);
  expect(spawnSync("mkfifo", [at("pipe")]).status).toBe(0);
  const { code, stderr } = run(["doc", "mine.yaml", "--out", "pipe"]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(/nobody reads from it/) });
  const line = `cat pipe & "${process.execPath}" "${entry}" doc mine.yaml --out pipe; wait`;
  expect(spawnSync("sh", ["-c", line], { cwd: folder, encoding: "utf8" }).stdout).toBe(doc);
});
