import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { full } from "../share.js";
import { type Opening, openTerminal, type RealTerminal, showsCursor } from "./real-terminal.js";

const opened: RealTerminal[] = [];

async function play(opening?: Opening, ...words: string[]): Promise<RealTerminal> {
  const terminal = await openTerminal(["play", "tavush-2020", "--seed", "karabakh-7", ...words], opening);
  opened.push(terminal);
  return terminal;
}

let kept: RealTerminal | undefined;

/**
 * A run at its start, in a terminal that one test leaves to the next, on the situation screen; starting a program for each
 * would take most of their time. CI is set, where a person may still be sitting.
 */
async function atTheStart(): Promise<RealTerminal> {
  kept ??= await openTerminal(["play", "tavush-2020", "--seed", "karabakh-7"], { environment: { CI: "true" } });
  kept.type("g");
  await kept.until(inPlay, "the opening");
  return kept;
}

afterEach(() => {
  for (const terminal of opened.splice(0)) terminal.kill();
});
afterAll(() => kept?.kill());

/** Keys of the terminal. */
const up = "\u001b[A";
const down = "\u001b[B";
const pageDown = "\u001b[6~";
const esc = "\u001b";

const inPlay = (screen: string) => screen.includes("day 0 of 60") && screen.includes("quit");
const shell = `${Array.from({ length: 60 }, (_, line) => `earlier line ${line}`).join("\r\n")}\r\n$ faultline play\r\n`;

/** Every row of the screen fits, and no rule or divider is out of place. */
function expectUnbroken(screen: string, columns: number): void {
  const rows = screen.split("\n");
  for (const row of rows) expect(row.length).toBeLessThanOrEqual(columns);
  const tees = rows.findIndex((row) => row.includes("┬"));
  const feet = rows.findIndex((row) => row.includes("┴"));
  expect(tees).toBeGreaterThan(0);
  expect(feet).toBeGreaterThan(tees);
  const at = (row: string, sign: string) => [...row].flatMap((character, place) => (character === sign ? [place] : []));
  for (const place of at(rows[feet] ?? "", "┴")) {
    for (const row of rows.slice(tees + 1, feet)) expect(row[place]).toBe("│");
  }
}

test("it draws where CI is set, for a person may still be sitting there", async () => {
  const terminal = await atTheStart();
  expect(terminal.onAlternate()).toBe(true);
});

test("keys typed fast are all obeyed, in order", async () => {
  const terminal = await atTheStart();
  terminal.type("NNNNNNNPP");
  await terminal.until((screen) => screen.includes("day 5 of 60"), "day 5");
});

test("every panel and page scrolls, and stops where it ends", { tags: "sweep" }, async () => {
  const terminal = await play({ rows: 24, columns: 80 });
  await terminal.until(inPlay, "the opening");
  terminal.type("NNN");
  await terminal.until((screen) => screen.includes("day 3 of 60"), "day 3");
  for (const panel of ["1 Postures", "2 Wire", "3 Gauges", "4 Why", "5 Odds"]) {
    terminal.type(panel.slice(0, 1));
    await terminal.until((screen) => screen.includes(`[${panel}`), `the panel ${panel}`);
    terminal.type(`${down}${down}${down}${down}${up}`);
    terminal.type(`${pageDown}${pageDown}${pageDown}${pageDown}`);
  }
  await terminal.until(
    (screen) => screen.includes("what could happen next") || /% +[A-Z]{3,4} /.test(screen),
    "the end",
  );
  for (const page of ["w", "o", "?"]) {
    terminal.type(page);
    await terminal.until((screen) => !screen.includes("1 Postures") && screen.includes("Esc"), `the page ${page}`);
    terminal.type(`${down}${down}${pageDown}${up}${esc}`);
    await terminal.until((screen) => screen.includes("1 Postures"), "the situation");
  }
});

test("play runs by itself until it is paused", async () => {
  const terminal = await atTheStart();
  terminal.type("+ ");
  await terminal.until((screen) => screen.includes("pause") && /day (?!0 )\d+ of 60/.test(screen), "days that pass");
  terminal.type(" ");
  await terminal.until((screen) => screen.includes("space play"), "a pause");
});

test("a search finds what is on the wire and selects it", async () => {
  const terminal = await atTheStart();
  terminal.type("NNNNNNNNNN");
  await terminal.until((screen) => screen.includes("day 10 of 60"), "day 10");
  terminal.type("/border");
  await terminal.until((screen) => /\/ border.* of \d/.test(screen), "matches");
  terminal.type("zzz");
  await terminal.until((screen) => screen.includes("not in what has happened so far"), "no matches");
  terminal.type("q");
  await terminal.until((screen) => screen.includes("/ borderzzzq"), "q as a letter of the search");
  terminal.type(esc);
  await terminal.until((screen) => screen.includes("quit") && !screen.includes("/ border"), "the situation");
});

test("the end says how it ended and how to see it again", { tags: "sweep" }, async () => {
  const terminal = await play();
  await terminal.until(inPlay, "the opening");
  terminal.type("G");
  const screen = await terminal.until((text) => text.includes("faultline replay f2:tavush-2020@"), "the last screen");
  expect(screen).toContain("Milestones");
  // Once the futures from day 0 are in.
  const ranked = (text: string) => text.includes("Least to be expected: how few of 2,000 futures from day 0");
  await terminal.until(ranked, "what was least to be expected");
});

test("every size is laid out anew, and one too small says what it needs", async () => {
  const terminal = await play({ columns: 80, rows: 24 });
  await terminal.until(inPlay, "the opening at 80×24");
  terminal.type("NNNNNNNNN");
  expectUnbroken(await terminal.until((screen) => screen.includes("day 9 of 60"), "day 9"), 80);
  const cleared = () => terminal.written().split("\u001b[2J").length;
  for (const [columns, rows] of [
    [120, 40],
    [80, 24],
    [200, 60],
    [120, 40],
  ] as const) {
    const before = cleared();
    terminal.resize(columns, rows);
    const lastRow = (screen: string) => screen.split("\n").at(-1) ?? "";
    const rightmost = (screen: string) => Math.max(...screen.split("\n").map((row) => row.length));
    const screen = await terminal.until(
      (text) =>
        // What is left of the old layout may fit as well.
        cleared() > before && lastRow(text).includes("quit") && rightmost(text) > columns - 3,
      `a layout at ${columns}×${rows}`,
    );
    expectUnbroken(screen, columns);
  }
  terminal.resize(40, 10);
  await terminal.until(
    (screen) =>
      screen.includes("needs 80 columns and 24") && screen.includes("--plain") && !screen.includes("Postures"),
    "what it needs",
  );
  terminal.resize(80, 24);
  const again = await terminal.until(
    (screen) => screen.includes("day 9 of 60") && screen.includes("quit"),
    "the same day again",
  );
  expectUnbroken(again, 80);
  expect(terminal.written()).not.toContain("\u001b[3J");
});

test("Ctrl-C exits 130 and leaves the screen as it was found", async () => {
  const terminal = await play({ rows: 24, columns: 80, before: shell });
  await terminal.until(inPlay, "the opening");
  expect(terminal.onAlternate()).toBe(true);
  terminal.type("nn\u0003");
  expect(await terminal.exited).toEqual({ exitCode: 130, signal: 0 });
  await terminal.until((screen) => screen.includes("$ faultline play"), "the shell's screen");
  expect(terminal.onAlternate()).toBe(false);
  expect(showsCursor(terminal.written())).toBe(true);
  expect(terminal.scrollback()[0]).toBe("earlier line 0");
  expect(terminal.rows().join("\n")).toContain(
    "earlier line 59\n$ faultline play\nTo see this run again: npx faultline replay f2:tavush-2020@",
  );
  expect(terminal.written()).not.toContain("\u001b[3J");
});

test.each([
  ["SIGTERM", 143],
  ["SIGINT", 130],
  ["SIGHUP", 129],
] as const)("%s exits %i and leaves the screen as it was found", { tags: "sweep" }, async (signal, exitCode) => {
  const terminal = await play({ rows: 24, columns: 80, before: shell });
  await terminal.until(inPlay, "the opening");
  terminal.pty.kill(signal);
  expect(await terminal.exited).toEqual({ exitCode, signal: 0 });
  await terminal.until((screen) => screen.includes("$ faultline play"), "the shell's screen");
  expect(terminal.onAlternate()).toBe(false);
  expect(showsCursor(terminal.written())).toBe(true);
  expect(terminal.scrollback()[0]).toBe("earlier line 0");
});

test("the odds fill in while keys still answer, and follow each step", { tags: "sweep" }, async () => {
  const terminal = await play();
  await terminal.until(inPlay, "the opening");
  terminal.type("5");
  const counted = (screen: string) => screen.includes("5 Odds from here · 2,000 futures");
  await terminal.until((screen) => counted(screen) && /[■◆] .*% ▓/.test(screen), "all futures of day 0");
  // Typed at once: the step sets a new question off, and the keys after it must not wait for its answer.
  terminal.type("N+");
  await terminal.until((screen) => screen.includes("day 1 of 60") && screen.includes("2 days/s"), "the keys' effects");
  terminal.type("o");
  // Until all are in, the page shows the moment before, and says so.
  const ofDayOne = "2,000 futures from Mon 13 Jul 2020, day 1";
  const page = await terminal.until(
    (screen) => screen.includes("How it may end") && screen.includes(ofDayOne) && !screen.includes(`of ${ofDayOne}`),
    "all futures of day 1",
  );
  expect(page).toMatch(/◆ .* \d+% ▓+▒?·* +\d+–\d+% +(likely|unlikely|very|almost|roughly)/);
  terminal.type("G");
  await terminal.until(
    (screen) => /From day 0, 2,000 futures put the chance of this ending at .*%/.test(screen),
    "how likely that was",
  );
  terminal.type("q");
  expect(await terminal.exited).toEqual({ exitCode: 0, signal: 0 });
});

test("leaving in the midst of a count leaves nothing running, and nothing is written afterwards", {
  tags: "sweep",
}, async () => {
  const terminal = await play({ rows: 24, columns: 80, before: shell });
  await terminal.until(inPlay, "the opening");
  terminal.type("5");
  await terminal.until((screen) => /of 2,000 futures|· 2,000 futures/.test(screen), "first bars");
  terminal.type("NNNN\u0003");
  expect(await terminal.exited).toEqual({ exitCode: 130, signal: 0 });
  await terminal.until((screen) => screen.includes("To see this run again"), "the farewell");
  expect(terminal.rows().join("\n")).not.toContain("futures");
});

test("Ctrl-Z gives the shell back, and fg takes the screen over again", { tags: "sweep" }, async () => {
  const terminal = await play({ rows: 24, columns: 80, shell: true });
  await terminal.until(inPlay, "the opening");
  terminal.type("NN");
  const before = await terminal.until((screen) => screen.includes("day 2 of 60"), "day 2");
  terminal.type("\u001a");
  await terminal.until((screen) => screen.includes("Stopped"), "the shell");
  expect(terminal.onAlternate()).toBe(false);
  expect(showsCursor(terminal.written())).toBe(true);
  terminal.type("fg\r");
  await terminal.until((screen) => screen === before, "the same screen");
  expect(terminal.onAlternate()).toBe(true);
  terminal.type("N");
  await terminal.until((screen) => screen.includes("day 3 of 60"), "day 3");
  terminal.type("q");
  await terminal.until((screen) => screen.includes("To see this run again"), "the farewell");
});

test("where there is no shell to go back to, Ctrl-Z changes nothing", async () => {
  const terminal = await atTheStart();
  terminal.type("N\u001a");
  await terminal.until((screen) => screen.includes("day 1 of 60"), "day 1");
  terminal.type("N");
  await terminal.until((screen) => screen.includes("day 2 of 60") && screen.includes("quit"), "day 2");
  expect(terminal.onAlternate()).toBe(true);
});

test("without a command, the start menu plays what was chosen", async () => {
  const terminal = await openTerminal([], { columns: 80, rows: 24 });
  opened.push(terminal);
  await terminal.until((screen) => screen.includes("[Scenario]") && screen.includes("▶ The island"), "the menu");
  terminal.type("/tav\r");
  await terminal.until((screen) => screen.includes("[Reading]"), "the readings");
  terminal.type(`${down}\r`);
  await terminal.until((screen) => screen.includes("[Seed]"), "the seed");
  terminal.type("7\r");
  await terminal.until((screen) => screen.includes("seed 7 · variant ankara-restrained"), "the run that was chosen");
});

test("without colour every sign keeps its meaning", { tags: "sweep" }, async () => {
  const terminal = await play({ environment: { NO_COLOR: "1" } });
  await terminal.until(inPlay, "the opening");
  terminal.type("NNNN");
  const screen = await terminal.until((text) => text.includes("day 4 of 60"), "day 4");
  expect(screen).toMatch(/●/);
  expect(screen).toMatch(/COW \d/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: looking for colour orders is the point.
  expect(terminal.written()).not.toMatch(/\u001b\[[\d;]*(3[0-9]|4[0-9]|9[0-7])[\d;]*m/);
});

test("a screen reader gets sentences, on the main screen, without boxes", async () => {
  const terminal = await play({ environment: { INK_SCREEN_READER: "true" } });
  await terminal.until((screen) => screen.includes("question mark for all keys"), "the opening in words");
  terminal.type("nn");
  await terminal.until((screen) => /% a day/.test(screen), "a record in words");
  terminal.type("3");
  const screen = await terminal.until((text) => text.includes("Gauges."), "the gauges in words");
  expect(screen).not.toMatch(/[─│┬┴▁▂▃▄▅▆▇█]/);
  expect(terminal.onAlternate()).toBe(false);
  terminal.type("q");
  expect(await terminal.exited).toEqual({ exitCode: 0, signal: 0 });
});

test("a report of the terminal that is no key we know does not end play", async () => {
  const terminal = await atTheStart();
  // A pasted colour, Ctrl-Tab of mintty, where the cursor stands.
  terminal.type("\u001b[31m\u001b[1;5I\u001b[24;80R");
  terminal.type("N");
  await terminal.until((screen) => screen.includes("day 1 of 60"), "day 1");
});

test("answers to another program's questions are swallowed whole, and keys around them count", async () => {
  const terminal = await atTheStart();
  for (const [index, answer] of [
    `${esc}P1$r0 q${esc}\\`,
    `${esc}]11;rgb:0000/0000/0000\u0007`,
    `${esc}[M qq`,
    `${esc}[<0;40;12M`,
    `${esc}_Gi=1;OK${esc}\\`,
    "\u009d4;0;rgb:00/00/00\u009c",
  ].entries()) {
    terminal.type(`N${answer}`);
    await terminal.until((screen) => screen.includes(`day ${index + 1} of 60`), `day ${index + 1}`);
  }
  // Cut into two reads; what happens where the rest is long in coming is for test/tui/key-reader.test.ts.
  terminal.type(`${esc}]11;rgb:00`);
  terminal.type("00/0q00/0q00\u0007?");
  await terminal.until((screen) => screen.includes("Reading the screen"), "the help page");
  terminal.type(esc);
  await terminal.until((screen) => screen.includes("day 6 of 60") && screen.includes("1 Postures"), "the situation");
});

const poor = [
  [{ LC_ALL: "C" }, /[^\n -~]/],
  [{ TERM: "linux" }, /[^\n -~─│┬┴┼·●○•▶◀►◄▲▼█▄▓▒░■◆═║→←↑↓]/],
  [{ LANG: "de_DE.ISO-8859-1" }, /[^\n -~]/],
] as const;
test.each(full ? poor : poor.slice(0, 2))(
  "a terminal of %j gets only characters that it has, in their columns",
  { tags: "sweep" },
  async (environment, foreign) => {
    const terminal = await play({ environment });
    const wide = (screen: string) => screen.includes("day 4 of 60") && screen.includes("quit");
    await terminal.until((screen) => screen.includes("day 0 of 60"), "the opening");
    terminal.type("NNNN");
    const screen = await terminal.until(wide, "day 4");
    expect(screen).not.toMatch(foreign);
    for (const row of terminal.rows()) expect(row.length).toBeLessThanOrEqual(120);
    terminal.type("?");
    const help = await terminal.until((text) => text.includes("Reading the screen"), "the help page");
    expect(help).not.toMatch(foreign);
    terminal.type("q");
    await terminal.exited;
  },
);

test("a transcript wraps between words on a narrow terminal, and says what was set and that it is historical", async () => {
  const words = ["play", "tavush-2020", "--seed", "7", "--set", "signal-weight=1.3", "--historical", "--plain"];
  const terminal = await openTerminal(words, { columns: 80, rows: 24 });
  opened.push(terminal);
  await terminal.exited;
  const lines = terminal.written().split("\r\n");
  // Commands and codes are for pasting, and stay whole.
  const told = lines.slice(
    0,
    lines.findIndex((line) => line.startsWith("Replay code")),
  );
  expect(told.length).toBeGreaterThan(20);
  expect(told.filter((line) => line.length > 80)).toEqual([]);
  expect(told.slice(0, 4).join(" ")).toContain("as written · set signal-weight=1.3 · historical");
});

test("plain text and what a screen reader hears keep to the terminal's characters too", { tags: "sweep" }, async () => {
  for (const words of [["--plain"], ["--screen-reader"]]) {
    const terminal = await play({ environment: { LC_ALL: "C" } }, ...words);
    const told = words[0] === "--plain" ? "Replay code" : "all keys";
    await terminal.until((screen) => screen.includes(told), told);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is all of it.
    expect(terminal.written()).not.toMatch(/[^\u0000-\u007f]/);
    terminal.type("q");
  }
});

test("commands for pasting, complaints and the farewell keep to the terminal's characters, and a shell reads them", {
  tags: "sweep",
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), "faultline-ascii-"));
  const file = join(folder, "é史 d'été.log");
  const told = async (...words: string[]) => {
    const terminal = await openTerminal(words, { columns: 400, rows: 80, environment: { LC_ALL: "C" } });
    opened.push(terminal);
    if (words[0] === "resume") {
      await terminal.until((screen) => screen.includes("quit"), "the desk");
      terminal.type("q");
    }
    await terminal.exited;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is all of it.
    expect(terminal.written()).not.toMatch(/[^\u0000-\u007f]/);
    return terminal.rows().join("\n");
  };
  try {
    for (const words of [
      ["play", "tutorial", "--seed", "1", "--plain", "--save", file],
      ["resume", file],
    ]) {
      const [, word = ""] = /faultline verify (.*)/.exec(await told(...words)) ?? [];
      expect(execFileSync("sh", ["-c", `printf %s ${word}`], { encoding: "utf8" })).toBe(file);
    }
    expect(await told("play", "--séed", "1")).toContain("unknown option '--seed'");
    expect(await told("--help")).toMatch(/Usage: faultline/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("a paste is text where text is asked for, no longer than any field, and nothing elsewhere", async () => {
  const terminal = await atTheStart();
  const paste = (text: string) => terminal.type(`\u001b[200~${text}\u001b[201~`);
  paste("NNNNqqqq");
  terminal.type("?");
  await terminal.until((screen) => screen.includes("Leave"), "the keys");
  terminal.type(esc);
  await terminal.until(inPlay, "the opening again");
  terminal.type("N/");
  await terminal.until((screen) => screen.includes("to find in what has happened"), "what to look for");
  paste("x".repeat(500_000));
  await terminal.until((screen) => screen.includes("/ xxxxx"), "what was pasted");
  terminal.type(esc);
  await terminal.until((screen) => screen.includes("quit") && !screen.includes("/ xxxxx"), "the situation again");
});

test("each key does what the hint bar says", { tags: "sweep" }, async () => {
  const terminal = await play();
  await terminal.until(inPlay, "the opening");
  terminal.type("n");
  const first = await terminal.until((screen) => screen.includes("4 Why:"), "a first record");
  terminal.type("n");
  await terminal.until((screen) => screen !== first, "a second record");
  terminal.type("p");
  await terminal.until((screen) => screen === first, "the first record again");
  terminal.type("NNN");
  await terminal.until((screen) => screen.includes("day 2 of 60"), "day 2");
  terminal.type("P");
  await terminal.until((screen) => screen.includes("day 1 of 60"), "day 1");
  terminal.type("?");
  await terminal.until((screen) => screen.includes("Reading the screen"), "the help page");
  terminal.type(esc);
  await terminal.until((screen) => screen.includes("1 Postures"), "the situation");
  terminal.type("o");
  await terminal.until((screen) => screen.includes("what could happen next"), "the odds");
  terminal.type(esc);
  await terminal.until((screen) => screen.includes("1 Postures"), "the situation");
  terminal.type("w");
  await terminal.until((screen) => screen.includes("─ Why ─") && screen.includes("base rate"), "the why page");
  terminal.type("g");
  await terminal.until(inPlay, "the start");
  terminal.type("q");
  expect(await terminal.exited).toEqual({ exitCode: 0, signal: 0 });
});
