/**
 * The README's word is kept: every command it shows runs, every file it points at exists.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { faultline, faultlineIn } from "../cli/faultline.js";
import { full } from "../share.js";
import { runIntoFolder, writesFile } from "./out-command.js";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "README.md"), "utf8");
/** Where its reader types, one command after the other. */
const folder = mkdtempSync(join(tmpdir(), "faultline-readme-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fewer(command: string): readonly string[] {
  if (command.startsWith("compare ")) return ["-n", "200"];
  if (full) return [];
  if (command.includes("--sensitivity")) return ["-n", "2000", "--days", "15"];
  if (command.startsWith("sweep ")) return ["-n", "20"];
  if (command.startsWith("rare ")) return ["-n", "40", "--repetitions", "10", "--pilot", "200"];
  if (command.startsWith("sensitivity ")) return ["--points", "4", "-n", "20"];
  if (command.startsWith("calibrate ")) return ["--points", "20", "-n", "20", "--waves", "1", "--cutoff", "20"];
  if (command.startsWith("discover ")) return ["--points", "40", "-n", "4", "--quasi-p", "1"];
  return command.startsWith("whatif ") ? ["--futures", "50"] : [];
}

describe("a command in the README", () => {
  const commands = [...page.matchAll(/^npx faultline (.+)$/gm)].map((match) => match[1] as string);

  test("is there at all", () => expect(commands.length).toBeGreaterThan(8));

  // Ten thousand runs say no more about whether the command works than two hundred.
  test.each(commands.map((command) => command.replace("-n 10000", "-n 200")))("works: %s", (command) => {
    const run = () => faultlineIn(folder, ...command.split(" "), ...fewer(command));
    const { code, stdout, stderr } = writesFile(command) ? runIntoFolder(command) : run();
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).not.toBe("");
  });
});

test("what each kind of reader is told to type first is among the commands that are tried below", () => {
  const first = [...page.matchAll(/^\| an? [a-z]+ \| `npx faultline ([^`]+)` \|/gm)].map((match) => match[1]);
  const tried = [...page.matchAll(/^npx faultline (.+)$/gm)].map((match) => match[1]);
  expect(first.length).toBe(3);
  expect(first.filter((command) => !tried.includes(command))).toEqual([]);
});

/** Where the headings of a page can be pointed at: small letters, no marks, hyphens for spaces. */
const anchorsOf = (file: string) =>
  [...readFileSync(join(root, file), "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

test("a file that the README points at exists, and so does the heading", () => {
  const links = [...page.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map((match) => match[1] as string);
  expect(links.length).toBeGreaterThan(3);
  for (const link of links) {
    const [file = "", anchor] = link.split("#");
    expect(existsSync(join(root, file)), link).toBe(true);
    if (anchor !== undefined) expect(anchorsOf(file), link).toContain(anchor);
  }
});

test("every scenario of the library is in the README's table, and no other", () => {
  const named = [...page.matchAll(/^\| `([a-z0-9-]+)` \|/gm)].map((match) => match[1]);
  const listed = JSON.parse(faultline("list", "--json").stdout) as { id: string }[];
  expect([...named].sort()).toEqual(listed.map(({ id }) => id).sort());
});
