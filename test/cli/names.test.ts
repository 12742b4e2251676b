/**
 * A file's name is text from anywhere: what a terminal would act on is written as an escape, and a line feed in a name
 * begins no line of ours. The oracle is the bytes that come out.
 * @module-tag sweep
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { libraryFolder } from "../../src/scenarios/index.js";
import { openTerminal } from "../tui/real-terminal.js";
import { faultlineIn } from "./faultline.js";

const folder = mkdtempSync(join(tmpdir(), "faultline-names-"));
const at = (name: string) => join(folder, name);
/** Sets a window's title, clears the screen, turns the text round, and goes on in a line of its own. */
const odd = "a\u001b]0;b\u0007\u009b2J\u202e\nfake: c";
const scenario = `${odd}.yaml`;
const log = `${odd}.log`;

function run(...words: readonly string[]) {
  const { code, stdout, stderr } = faultlineIn(folder, ...words);
  return { code, said: stdout + stderr };
}

beforeAll(() => {
  copyFileSync(join(libraryFolder(), "tutorial.yaml"), at(scenario));
  writeFileSync(at(`bad ${scenario}`), "format: 1\nid: Bad\n");
  writeFileSync(at(`${odd}.inputs`), '{"type":"advance","to":-1}\n');
  expect(run("play", "tutorial", "--seed", "1", "--plain", "--save", log).code).toBe(0);
  writeFileSync(at(`torn ${log}`), readFileSync(at(log)).subarray(0, -40));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each<readonly (readonly string[])[]>([
  [["validate", scenario, `bad ${scenario}`]],
  [["play", scenario, "--plain", "--seed", "1"]],
  [["play", `none ${scenario}`]],
  [["play", "tutorial", "--plain", "--inputs", `${odd}.inputs`]],
  [["play", "tutorial", "--plain", "--save", log]],
  [["play", "--follow", log, "--plain"]],
  [["show", "--resolved", scenario]],
  [["brief", scenario, "--out", `handouts ${odd}`]],
  [["doc", scenario, "--out", scenario]],
  [["run", scenario, "-n", "10", "--csv", `${odd}/none`]],
  [["run", "--from", `torn ${log}`, "--at", "0", "-n", "10"]],
  [["verify", `torn ${log}`, "--export", `good ${log}`]],
  [["branch", log, "--name", "b", "--out", `branch ${log}`]],
  [["report", `torn ${log}`, "--out", `r ${odd}`, "--runs", "100", "--futures", "50", "--workers", "0"]],
  [["resume", `torn ${log}`, "--plain"]],
  [[odd]],
  [["play", `--${odd}`]],
  [["play", "tutorial", "--set", odd]],
])("%j prints nothing that a terminal acts on", (words) => {
  const { said } = run(...words);
  expect(said).not.toBe("");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come out.
  expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  if (words[1] !== scenario || words[0] !== "play") expect(said).not.toMatch(/^fake: c/m);
});

test.each([
  [["play", at(scenario), "--seed", "1", "--seat", "north", "--save", at(`desk ${log}`)], "Tension"],
  [["play", "--follow", at(`none ${log}`)], "there is no file"],
])("%j shows nothing that a terminal acts on", async (words, seen) => {
  const terminal = await openTerminal(words);
  await terminal.until((screen) => screen.includes(seen), seen);
  for (const raw of ["]0;b\u0007", "\u009b", "\u202e"]) expect(terminal.written()).not.toContain(raw);
  terminal.kill();
  await terminal.exited;
});
