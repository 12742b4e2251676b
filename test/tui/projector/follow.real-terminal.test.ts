/**
 * `faultline play --follow` in a real terminal, beside a session that other processes write.
 * @module-tag sweep
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { Scenario } from "../../../src/engine/index.js";
import { entry, faultline } from "../../cli/faultline.js";
import { library } from "../../report/library.js";
import { begin, give } from "../../session/exercise.js";
import { openTerminal, type RealTerminal, showsCursor } from "../real-terminal.js";

const tavush = library.find(({ id }) => id === "tavush-2020") as Scenario;
const folder = mkdtempSync(join(tmpdir(), "faultline-projector-"));
const opened: RealTerminal[] = [];

afterEach(() => {
  for (const terminal of opened.splice(0)) terminal.kill();
  for (const name of readdirSync(folder)) rmSync(join(folder, name));
});

async function project(file: string, size = { columns: 100, rows: 30 }, ...words: string[]): Promise<RealTerminal> {
  const terminal = await openTerminal(["play", "--follow", file, ...words], size);
  opened.push(terminal);
  return terminal;
}

/** Goes on with a session in a process of its own. */
function resume(file: string, ...inputs: object[]): void {
  const written = join(folder, "inputs.ndjson");
  writeFileSync(written, inputs.map((input) => `${JSON.stringify(input)}\n`).join(""));
  const { code, stderr } = faultline("resume", file, "--inputs", written, "--plain");
  expect(stderr).toBe("");
  expect(code).toBe(0);
}

test("the projector follows a session through play, going back, branches and hiding, and leaves no trace", async () => {
  const file = join(folder, "exercise.log");
  const terminal = await project(file);
  await terminal.until((screen) => screen.includes("there is no file"), "that it waits");
  const session = begin(tavush, "marble-31", { file });
  await terminal.until((screen) => screen.includes("LIVE") && screen.includes("turn 1 of 9"), "the opening");
  give(session, { type: "reveal" });
  give(session, { type: "advance", to: 8 });
  give(session, { type: "ad-hoc", text: "A drone is filmed over the ridge", gauges: { tension: 10 } });
  const live = await terminal.until((screen) => screen.includes("A drone is filmed"), "the news");
  expect(live).toMatch(/day 8 of 60/);
  expect(live).toMatch(/turn 2 of 9 · branch main {2}● LIVE/);
  expect(live).toMatch(/\d%/);
  expect(session.close()).toBe(true);
  await terminal.until((screen) => screen.includes("■ CLOSED"), "that it is closed");

  resume(file, { type: "hide" }, { type: "rewind", to: 2 });
  const back = await terminal.until((screen) => screen.includes("the white cell went back"), "the way back");
  expect(back).not.toMatch(/\d%/);
  expect(back).not.toContain("A drone is filmed");
  terminal.type("o");
  await terminal.until((screen) => screen.includes("does not show probabilities"), "no odds");
  resume(file, { type: "branch", name: "hotter" }, { type: "advance", to: 15 });
  await terminal.until((screen) => screen.includes("branch hotter") && screen.includes("day 15 of 60"), "the branch");

  terminal.type("pw");
  await terminal.until((screen) => screen.includes("What happened"), "what a record was");
  terminal.type("\u001b");
  await terminal.until((screen) => screen.includes("1 Postures") && screen.includes("LOOKING BACK"), "looking back");
  terminal.type("G");
  await terminal.until((screen) => !screen.includes("LOOKING BACK"), "now");
  for (const row of terminal.rows()) expect(row.length).toBeLessThanOrEqual(100);

  const bytes = readFileSync(file);
  terminal.type("q");
  const { exitCode } = await terminal.exited;
  expect(exitCode).toBe(0);
  expect(terminal.onAlternate()).toBe(false);
  expect(showsCursor(terminal.written())).toBe(true);
  expect(readFileSync(file).equals(bytes)).toBe(true);
  expect(readdirSync(folder).sort()).toEqual(["exercise.log", "inputs.ndjson"]);
});

test("the projector reads as sentences to who hears it", async () => {
  const file = join(folder, "exercise.log");
  const session = begin(tavush, "marble-31", { file });
  const terminal = await project(file, { columns: 100, rows: 30 }, "--screen-reader");
  await terminal.until((screen) => screen.includes("The projector follows"), "the opening");
  give(session, { type: "ad-hoc", text: "A drone is filmed over the ridge" });
  await terminal.until((screen) => screen.includes("A drone is filmed over the ridge."), "the news");
  session.close();
  terminal.type("q");
  expect((await terminal.exited).exitCode).toBe(0);
});

/** What `play --follow` prints of a session that is closed. */
function followed(file: string, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, "play", "--follow", file, ...words], {
    encoding: "utf8",
    input: "",
  });
  return { code: status, stdout, stderr };
}

test("without a terminal it prints what the table may know, until the session is closed", () => {
  const file = join(folder, "exercise.log");
  const session = begin(tavush, "marble-31", { file });
  give(session, { type: "reveal" });
  give(session, { type: "advance", to: 8 });
  give(session, { type: "set-gauge", gauge: "tension", value: 90, reason: "to test them" });
  give(session, { type: "ad-hoc", text: "A drone is filmed over the ridge" });
  session.close();
  const plain = followed(file, "--plain");
  expect(plain).toMatchObject({ code: 0, stderr: "" });
  expect(plain.stdout).toMatch(/A drone is filmed over the ridge +news\n/);
  expect(plain.stdout).toMatch(/the session is closed, at day 8 on branch main/);
  expect(plain.stdout).not.toMatch(/is set from|to test them|marble-31/);
  const lines = followed(file, "--json")
    .stdout.trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as { [key: string]: unknown });
  expect(lines[0]).toMatchObject({ type: "start", scenario: "tavush-2020", branch: "main" });
  expect(lines.at(-1)).toEqual({ type: "closed", branch: "main", day: 8 });
  for (const line of lines)
    for (const key of ["seq", "seed", "why", "reason", "visibility"]) expect(line).not.toHaveProperty(key);
});

test("a log that is none is refused, and so is choosing a run beside following one", () => {
  const file = join(folder, "list");
  writeFileSync(file, "shopping list\n");
  expect(followed(file, "--plain")).toMatchObject({ code: 2, stderr: expect.stringContaining("is no session's log") });
  expect(followed(file, "--seed", "x")).toMatchObject({ code: 2, stderr: expect.stringContaining("--seed") });
});
