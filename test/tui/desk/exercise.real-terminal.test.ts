/**
 * A whole exercise in a real terminal, as an instructor would run it at 100×30: nine turns with two seats, five injects,
 * an override, a set gauge, two branches, a rewind and notes against two objectives; then its log is verified and its report written.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readBytes, readLog, replayLog } from "../../../src/session/index.js";
import { faultline } from "../../cli/faultline.js";
import { openTerminal, type RealTerminal, showsCursor } from "../real-terminal.js";

const esc = "\u001b";
const down = "\u001b[B";
const pageDown = "\u001b[6~";
const enter = "\r";
const tab = "\t";

let folder: string;
let log: string;
let terminal: RealTerminal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "faultline-exercise-"));
  log = join(folder, "exercise.log");
});
afterEach(() => {
  terminal.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function open(...words: string[]): Promise<void> {
  terminal = await openTerminal(words, { columns: 100, rows: 30 });
}

/** Types keys and waits for all that should then be on the screen. */
async function step(keys: string, ...wanted: (string | RegExp)[]): Promise<string> {
  if (keys !== "") terminal.type(keys);
  const seen = (screen: string) =>
    wanted.every((text) => (typeof text === "string" ? screen.includes(text) : text.test(screen)));
  const screen = await terminal.until(seen, `${JSON.stringify(keys)}: ${wanted.join(" and ")}`);
  for (const row of screen.split("\n")) expect(row.length).toBeLessThanOrEqual(100);
  return screen;
}

/** Ends the turn from its page, where somebody has chosen nothing, and waits for the next one's page. */
async function endTurn(next: number): Promise<void> {
  await step("t", "chosen nothing yet. t again ends the turn");
  await step("t", `turn ${next} of 9`, "Russia (seat 1 of 2)");
}

const situation = "1 Postures";

test("an exercise of nine turns, from the first brief to the report", { tags: "sweep" }, async () => {
  const seats = ["--seat", "russia", "turkey", "--orders", "open"];
  await open("play", "tavush-2020", "--seed", "7", ...seats, "--historical", "--timer", "5", "--save", log);
  await step("", "main · turn 1 of 9 · saved", "t opens it for the seats");

  // Turn 1: an order and a hold; an inject comes by schedule.
  await step("t", "Russia (seat 1 of 2)", "Appeal to both sides", /0[45]:\d\d/, "What it would set in motion");
  await step(enter, "Ordered: Appeal to both sides.", "Appealing");
  await step(tab, "Turkey (seat 2 of 2)", "Where you stand");
  await step("H", "Turkey holds.");
  await step("z", "The clock is paused", "‖");
  await step("in", "What have you seen?");
  await step(`Moscow spoke before it had listened${enter}`, "Against which objective?");
  await step(`losses carry${enter}`, "How do leaders decide", "It stands in the report");
  await step(enter, "Turkey (seat 2 of 2)", "▸ Noted.");
  await step("t", "turn 2 of 9", "Played: turn 1 of 9", "News since Sun 12 Jul 2020");
  await step(esc, situation, "19 Jul 2020");
  await step("m", /fired .*General killed/);
  await step(esc, situation);

  // An inject of the list now, one on a day to come, one on the spot, a note.
  await step("if", "Which inject?", "Leaked directive");
  await step(`leaked${enter}`, "When?");
  await step(enter, "is put in now", "Enter do it");
  await step(enter, situation, "▸ Fired:", /MSEL +hand/);
  await step("if", "Which inject?");
  await step(`helicopter${enter}${down}${enter}`, "On which day?");
  await step(`12${enter}`, "day 12");
  await step(enter, situation, "comes on Fri 24 Jul 2020, day 12.");
  await step("m", /scheduled|due/, "helicopter");
  await step(esc, situation);
  await step("ia", "What do the players read?");
  await step(`A drone is filmed over the ridge${enter}`, "How does it arrive?");
  await step(enter, "Does it change a gauge?");
  await step(`tension${enter}8${enter}`, "(more)");
  await step(enter, "Does it set a posture?");
  await step(enter, "Every seat reads now", "Tension +8");
  await step(enter, situation, "A drone is filmed over the ridge", /CELL +hand/);
  await step("in", "What have you seen?");
  await step(`The table argued for ten minutes${enter}`, "Against which objective?");
  await step(`domestic${enter}`, "Domestic pressure as a cause");
  await step(enter, situation, "▸ Noted.");

  // Turn 2: an order that may fail; then a record that is not to be.
  await step("t", "Russia (seat 1 of 2)", "News since Sun 12 Jul 2020", "more lines: PgDn");
  await step(pageDown.repeat(8), "A drone is filmed over the");
  await step("c", "75%");
  await step(`${down}${down}${enter}`, "the next one may fail");
  await step(enter, "Ordered:");
  await endTurn(3);
  await step(esc, situation);
  await step("id", "What does not happen?");
  await step(enter, "Why?");
  await step(`too early for this class${enter}`, "does not happen, this once");
  const denied = await step(enter, situation, "▸ Does not happen:", "turn 2 of 9");
  expect(denied).toContain("too early for this class");
  await step("t", "turn 2 of 9", "Russia (seat 1 of 2)");
  await endTurn(3);

  // Turn 3: another inject on the spot, which sets a posture; nobody orders anything.
  await step(esc, situation);
  await step("ia", "What do the players read?");
  await step(`Drones over Tovuz${enter}${enter}${enter}weapons${enter}`, "to where?");
  await step(`drones${enter}`, "Does it set a posture? (more)");
  await step(enter, "Weapons is set to Drones");
  await step(enter, situation, "Drones over Tovuz");
  await step("t", "Russia (seat 1 of 2)");
  await endTurn(4);

  // Two branches: one from here, which is played on; one from a record.
  await step(esc, situation);
  await step("ib", "What is the branch called?");
  await step(`hotter${enter}${enter}`, "A new branch, hotter, from here");
  await step(enter, situation, "hotter · turn 4 of 9 · saved");
  await step("ig", "Which gauge?");
  await step(`tension${enter}95${enter}what if${enter}`, "to 95");
  await step(enter, situation, "Tension is set from");
  await step("t", "Russia (seat 1 of 2)");
  await endTurn(5);
  await step(esc, situation);
  await step("b", "hotter", "main", /Tension/);
  await step("n", "What is the branch called?");
  await step(`calmer${enter}turn 2${enter}`, "A new branch, calmer, from the start of turn 2, Sun 19 Jul 2020");
  await step(enter, "calmer · turn 2 of 9");
  await step(esc, situation);
  await step("is", "To which branch?");
  await step(`main${enter}`, "Play goes on along main");
  await step(enter, situation, "main · turn 4 of 9");

  // Back to the start of a turn, and on: the same dice.
  await step("ir", "Back to where?", /▶ The start of turn 3/);
  await step(enter, "Back to the start of turn 3, Sun 26 Jul 2020.", "The dice stay the same");
  await step(enter, situation, "▸ Back to the start of turn 3", "main · turn 3 of 9", "26 Jul 2020");
  const back = await step("p", "LOOKING BACK");
  expect(back).toContain("main · turn");
  await step("G", situation, /^(?!.*LOOKING BACK)/s);
  await step("t", "turn 3 of 9", "Russia (seat 1 of 2)");
  for (let next = 4; next <= 9; next += 1) await endTurn(next);
  await step(esc, situation, "turn 9 of 9", "6 Sep 2020");
  await step("o", "Odds from here");
  await step(esc, situation);
  await step("ip", "show probabilities, of what");
  await step(enter, situation, "▸ The projector and the seats' pages show probabilities.");

  // The last turn, whose end leads into the hot wash.
  await step("t", "Russia (seat 1 of 2)");
  await step("t", "t again ends the turn");
  const last = await step("t", "What each seat ordered", "Notes, by objective", "i e", "main · ended · saved");
  expect(last).toMatch(/Russia +turn 1 Appeal to both sides/);
  expect(last).toContain("Moscow spoke before it had listened");
  terminal.type("q");
  expect(await terminal.exited).toEqual({ exitCode: 0, signal: 0 });
  await step("", "3 branches", "faultline resume");
  expect(showsCursor(terminal.written())).toBe(true);

  const { stdout, code } = faultline("verify", log);
  expect(code).toBe(0);
  expect(stdout).toContain("sound");
  const { state } = replayLog(readLog(readBytes(log)));
  expect([...state.branches.keys()]).toEqual(["main", "hotter", "calmer"]);
  expect(state.notes.map(({ objective }) => objective)).toEqual([
    "How do leaders decide when losses carry a name and a rank?",
    "Domestic pressure as a cause of escalation.",
  ]);
  expect(state.probabilitiesShown).toBe(true);
  const out = join(folder, "report.html");
  expect(faultline("report", log, "--out", out, "--runs", "100", "--futures", "50", "--workers", "1").code).toBe(0);
  expect(readFileSync(out, "utf8")).toContain("The table argued for ten minutes");
});

test("a desk that is killed leaves a log that resumes at the desk with its drafts, and says that it was not closed", {
  tags: "sweep",
}, async () => {
  await open("play", "tavush-2020", "--seed", "7", "--seat", "russia", "--save", log);
  await step("", "turn 1 of 9");
  await step("t", "Appeal to both sides");
  await step(enter, "Drafted: Appeal");
  terminal.kill();
  await terminal.exited;
  await open("resume", log);
  await step("", "was not closed", "turn 1 of 9");
  await step("t", /Appeal to both sides +drafted/, "ready 0 of 1");
  await step("r", "orders carried out", "Moscow urges both sides");
  process.kill(terminal.pty.pid, "SIGTERM");
  expect((await terminal.exited).exitCode).toBe(143);
  expect(faultline("verify", log).code).toBe(0);
  expect(readLog(readBytes(log)).closed).toBe(true);
});

test("without --save it asks before it is lost, and can be saved then", async () => {
  await open("play", "tavush-2020", "--seed", "7", "--seat", "russia");
  await step("", "turn 1 of 9 · ready 0 of 1 · in memory");
  await step("t", "Appeal to both sides");
  await step(enter, "NOT SAVED");
  await step("q", "This exercise is not saved");
  await step("w", "In which file?");
  await step(`${log}${enter}`, "The whole session is written to");
  await step(enter, "· saved");
  terminal.type("q");
  expect(await terminal.exited).toEqual({ exitCode: 0, signal: 0 });
  expect(faultline("verify", log).code).toBe(0);
});

test("a text of several lines that is pasted into a form is one text, and confirms nothing", {
  tags: "sweep",
}, async () => {
  await open("play", "tavush-2020", "--seed", "7", "--seat", "russia");
  await step("", "turn 1 of 9");
  await step("in", "What have you seen?");
  await step(`${esc}[200~The table split.\rMoscow\twavered.\r\r${esc}[201~`, "> The table split. Moscow wavered.");
  await step("!", "Moscow wavered. !");
  await step(enter, "Against which objective?");
});

test("inputs come first, and what of them is refused is said at the desk", { tags: "sweep" }, async () => {
  const inputs = join(folder, "inputs.ndjson");
  writeFileSync(inputs, '{"type":"advance","to":7}\n{"type":"advance","to":3}\n{"type":"advance","to":14}\n');
  await open("play", "tavush-2020", "--seed", "7", "--seat", "russia", "--inputs", inputs);
  await step("", "Line 2 of", "is refused", "turn 2 of 9");
});

test("a screen reader hears turns, orders and acts as sentences", { tags: "sweep" }, async () => {
  await open("play", "tavush-2020", "--seed", "7", "--seat", "russia", "--save", log, "--screen-reader");
  await step("", "t opens it for the seats");
  await step("t", "Orders: Appeal to both sides");
  await step(enter, "Drafted: Appeal to both sides.");
  await step(`${esc}`, "The situation.");
  await step("i", "f: Fire an inject");
  await step("n", "What have you seen?");
  expect(terminal.onAlternate()).toBe(false);
  expect(terminal.rows().join("\n")).not.toMatch(/[●○─│]/);
});
