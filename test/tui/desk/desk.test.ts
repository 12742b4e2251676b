/**
 * The desk's keys: looking back, lists, what is said of saving, every page at every size, and leaving. Turns are in turns.test.ts.
 */
import { fdatasyncSync, ftruncateSync, mkdtempSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type DiskCalls, headOf, recordsOf, resumeSession, verifyLog } from "../../../src/session/index.js";
import { pasteAs } from "../../../src/text/index.js";
import { deskBindings } from "../../../src/tui/screens/desk/pages.js";
import { farewellOf } from "../../../src/tui/screens/desk/run-desk.js";
import { bindings } from "../../../src/tui/screens/keys.js";
import { give } from "../../session/exercise.js";
import { type AtTheDesk, seatedSession, sitDown } from "./at-the-desk.js";

let folder: string;
let log: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "faultline-desk-"));
  log = join(folder, "log");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 60 },
];

describe("looking back", () => {
  test("p, P and g change nothing in the session, and G leads back to where play stands", () => {
    const at = sitDown();
    at.press("t", "t", "t", "escape");
    const { state } = at.session;
    at.press("p", "P", "g");
    expect(at.screen()).toContain("LOOKING BACK");
    at.press("n", "N", "up", "w", "escape", "o");
    at.screen();
    at.press("escape", "G");
    expect(at.session.state).toBe(state);
    expect(at.screen()).not.toContain("LOOKING BACK");
    expect(at.screen()).toContain("day 7 of 60");
  });

  test("n goes from record to record and never past the turn's end while seats are to decide", () => {
    const at = sitDown();
    for (let times = 0; times < 30 && headOf(at.session.state).world.time < 7; times += 1) at.press("n");
    expect(headOf(at.session.state).world.time).toBe(7);
    expect(at.screen()).toContain("(seat 1 of 2)");
  });

  test("from what has been, n and space lead to where play stands and no further: seats are not passed over", () => {
    const at = sitDown();
    at.press("t", "t", "t", "escape");
    const { state } = at.session;
    at.press("P", "P");
    for (let times = 0; times < 30 && at.screen().includes("LOOKING BACK"); times += 1) at.press("n");
    expect(at.session.state).toBe(state);
    at.press("g", "space");
    for (let ticks = 0; at.desk.tickDelay() !== null && ticks < 200; ticks += 1) at.desk.tick();
    expect(at.session.state).toBe(state);
    expect(at.screen()).toContain("day 7 of 60");
    expect(at.screen()).not.toContain("LOOKING BACK");
  });

  test("the midst of what happens at one moment is not called looking back", () => {
    const at = sitDown();
    at.press("t", "enter", "escape", "p");
    expect(at.screen()).not.toContain("LOOKING BACK");
  });

  test("after a way back, it says where play stands and how to reach the seats' page", () => {
    const at = sitDown();
    at.press("t", "t", "t", "escape", "i", "r", "down", "enter", "enter", "enter");
    expect(at.screen().replace(/\s+/g, " ")).toMatch(
      /Back to just before “.*It is .* Jul 2020, turn 1 of 9, on main\. t opens the seats' page\./,
    );
    at.press("t");
    expect(at.screen()).toContain("Russia (seat 1 of 2)");
    at.press("t", "t");
    expect(headOf(at.session.state).world.time).toBe(7);
  });

  test("an act while looking back is done where play stands, and leads there", () => {
    const at = sitDown();
    at.press("t", "t", "t", "escape", "g", "i", "a").type("News").press("enter", "enter", "enter", "enter", "enter");
    expect(at.screen()).not.toContain("LOOKING BACK");
    expect(recordsOf(at.session.state).at(-1)).toMatchObject({ inject: "@ad-hoc", time: 7 });
    expect(at.screen()).toMatch(/CELL +hand/);
  });
});

describe("lists", () => {
  test("on the events list Enter opens the form for that inject, and f its last page at once", () => {
    const at = sitDown();
    at.press("m");
    for (let row = 0; row < 20 && !/▶.*Leaked directive/.test(at.screen()); row += 1) at.press("down");
    at.press("f");
    expect(at.screen()).toContain("is put in now");
    at.press("enter");
    expect(recordsOf(at.session.state)[0]).toMatchObject({ inject: "leaked-directive", by: "hand" });
    at.press("f");
    expect(at.screen()).toMatch(/Fired on 12 Jul, day 0, by hand\. It comes once more\./);
    at.press("escape", "escape");
    expect(at.screen()).toContain("turn 1 of 9");
  });

  test("on the branches Enter switches, n begins another, and what was given up can't be gone on with", () => {
    const at = sitDown();
    at.press("t", "t", "t", "escape", "b", "n").type("hotter").press("enter", "enter", "enter");
    expect(at.session.state.current).toBe("hotter");
    at.press("escape", "t", "t", "t", "escape", "i", "r", "down", "enter", "enter", "enter");
    at.press("b");
    expect(at.screen()).toContain("given up");
    at.press("pageup", "enter");
    expect(at.session.state.current).toBe("main");
    at.press("pagedown");
    for (let row = 0; row < 4 && !at.screen().includes("was given up"); row += 1) at.press("enter", "up");
    expect(at.session.state.current === "main" || at.session.state.current === "hotter").toBe(true);
  });
});

describe("when saving fails", () => {
  /** A disk on which writing fails while it is full. */
  function fickleDisk(): DiskCalls & { full: boolean } {
    return {
      full: false,
      write(...call) {
        if (this.full) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
        return writeSync(...call);
      },
      sync: fdatasyncSync,
      truncate: ftruncateSync,
    };
  }

  test("it is said in words and stays said, play goes on, and what is missing is written once there is room", () => {
    const disk = fickleDisk();
    const at = sitDown(seatedSession({}, { file: log, disk }));
    disk.full = true;
    at.press("t", "enter");
    expect(at.screen()).toContain("NOT SAVED: can't save to");
    expect(at.screen()).toContain("the disk is full");
    expect(at.screen()).toContain("· NOT SAVED");
    at.press("down", "t", "t", "escape");
    expect(at.screen()).toContain("NOT SAVED: can't save to");
    expect(headOf(at.session.state).world.time).toBe(7);
    at.press("q");
    expect(at.screen()).toContain("This exercise is not saved.");
    disk.full = false;
    at.press("x", "n");
    expect(at.screen()).not.toContain("NOT SAVED");
    at.session.close();
    expect(verifyLog(log).verdict).toBe("sound");
  });

  test("it can be saved elsewhere, whole", () => {
    const disk = fickleDisk();
    const at = sitDown(seatedSession({}, { file: log, disk }));
    disk.full = true;
    at.press("t", "enter", "escape", "i", "w");
    disk.full = false;
    const elsewhere = join(folder, "elsewhere");
    at.press("ctrl-u").type(elsewhere).press("enter", "enter");
    expect(at.screen()).toContain("· saved");
    at.session.close();
    expect(verifyLog(elsewhere)).toMatchObject({ verdict: "sound", inputs: 1 });
  });
});

test("every page keeps to the terminal at every size, and says branch, turn and whether it is saved", () => {
  for (const size of sizes) {
    const at = sitDown(seatedSession({}, { file: join(folder, `log-${size.columns}`) }), { minutes: 7 });
    at.press("t", "enter", "t", "t", "escape");
    const pages: readonly (readonly string[])[] = [
      [],
      ["w"],
      ["o"],
      ["?"],
      ["t"],
      ["i"],
      ["i", "f"],
      ["i", "a"],
      ["i", "h"],
      ["i", "r"],
      ["i", "p"],
      ["m"],
      ["b"],
    ];
    for (const keys of pages) {
      at.press(...keys);
      const lines = at.screen(size).split("\n");
      expect(lines, keys.join()).toHaveLength(size.rows);
      for (const line of lines) expect(line.length, `${keys.join()} ${line}`).toBeLessThanOrEqual(size.columns);
      const text = lines.join("\n");
      expect(text, keys.join()).toMatch(
        keys[0] === "t" ? /─ turn 2 of 9 · saved · 07:00/ : /main · turn 2 of 9 · saved · 07:00/,
      );
      at.press("escape", "escape", "escape", "escape");
    }
    at.session.close();
  }
});

test("with all there is to say at once, the smallest terminal still says it", () => {
  const at = sitDown(seatedSession(), { minutes: 1 });
  at.press("i", "b")
    .type("a-branch-with-a-very-long-name-that-nobody-would-type-in-a-hurry")
    .press("enter", "enter", "enter");
  at.press("t", "t", "t")
    .wait(3700)
    .press("escape", "i", "a")
    .type("News")
    .press("enter", "enter", "enter", "enter", "enter", "g");
  for (const keys of [[], ["w"], ["t"], ["i"], ["m"], ["b"], ["?"]]) {
    at.press(...keys);
    const lines = at.screen({ columns: 80, rows: 24 }).split("\n");
    expect(lines).toHaveLength(24);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    expect(lines.slice(0, 2).join("\n")).toContain(
      `${keys[0] === "t" ? "" : "a-branch-wi… · "}turn 2 of 9 · NOT SAVED · time is up +60:40`,
    );
    if (keys.length === 0) expect(lines.join("\n")).toContain("LOOKING BACK");
    at.press("escape", "escape");
  }
});

test("the odds name both ways of playing the seats on, and only where somebody is seated", () => {
  const at = sitDown();
  at.press("o");
  expect(at.screen()).toContain("Odds from here, seats played on");
  expect(at.screen()).toContain("beside it, what it is if the seats only");
  at.press("escape", "5");
  expect(at.screen()).toContain("5 Odds from here, seats played on");
  expect(
    sitDown(seatedSession({ seats: [] }))
      .press("o")
      .screen(),
  ).toContain("─ Odds from here ─");
});

test("too small a terminal says so on every page, and loses nothing", () => {
  const at = sitDown();
  for (const keys of [[], ["t"], ["i"], ["i", "a", "N"], ["m"], ["b"]]) {
    at.press(...keys);
    for (const size of [
      { columns: 79, rows: 24 },
      { columns: 10, rows: 5 },
      { columns: 1, rows: 1 },
    ])
      expect(at.screen(size).replace(/\s/g, "")).toMatch(/^F/);
    at.screen();
    at.press("escape", "escape");
  }
});

test("a selected record moves header, postures and gauges to its moment, and so does going there", () => {
  const at = sitDown(seatedSession({ seats: [] }));
  at.press(..."NNNNNNNNN");
  const board = (desk: AtTheDesk) => {
    const lines = desk.screen({ columns: 80, rows: 24 }).split("\n");
    return [lines[0], ...lines.slice(3, 10)];
  };
  const now = board(at);
  const { length } = recordsOf(at.session.state);
  expect(length).toBeGreaterThan(4);
  for (let place = 0; place < length - 1; place += 1) {
    const there = sitDown(at.session).press("g", ...Array.from({ length: place + 1 }, () => "n"));
    at.press(...Array.from({ length: length - 1 - place }, () => "up"));
    expect(board(at)).toEqual(board(there));
    expect(at.screen()).toContain(". go there");
    expect(at.desk.shown.position).toBeGreaterThan(there.desk.shown.position);
    at.press("escape");
    expect(board(at)).toEqual(now);
  }
  at.press("up", "up", ".");
  expect(board(at)).toEqual(board(sitDown(at.session).press("g", ...Array.from({ length: length - 2 }, () => "n"))));
});

test("too small a terminal pauses play, says so and how else to play, and takes no key that plays on", () => {
  const at = sitDown(seatedSession({ seats: [] }));
  const small = { columns: 79, rows: 24 };
  at.press("space");
  at.desk.fit(small);
  expect(at.desk.shown.playing).toBe(false);
  const { state } = at.session;
  at.press("n", "space", "G", "w");
  expect(at.session.state).toBe(state);
  expect(at.desk.shown).toMatchObject({ position: 1, page: "situation", playing: false });
  const said = at.screen(small).replace(/\s+/g, " ");
  for (const words of ["Play is paused.", "--plain", "--screen-reader"]) expect(said).toContain(words);
  at.press("q");
  expect(at.desk.leaving).toBe(0);
});

test("too small a terminal asks before an exercise is lost", () => {
  const at = sitDown();
  at.session.give({ type: "note", text: "seen" });
  at.desk.fit({ columns: 40, rows: 10 });
  at.press("q");
  expect(at.desk.leaving).toBeNull();
  expect(at.screen({ columns: 40, rows: 10 })).toContain("not saved");
  at.press("w");
  expect(at.screen({ columns: 40, rows: 10 })).toContain("Play is paused");
  at.press("q", "q");
  expect(at.desk.leaving).toBe(0);
});

test("the help page lists every key of the desk", () => {
  const at = sitDown();
  at.press("?");
  const help = at.screen({ columns: 100, rows: 180 });
  for (const { bindings: rows } of [...bindings, ...deskBindings]) {
    for (const { does } of rows) expect(help.replace(/\s+/g, " ")).toContain(does.slice(0, 20));
  }
});

test.each([
  ["the seats' page", ["t"], "A turn's page, one seat at a time", "Russia (seat 1 of 2)"],
  ["a list", ["m"], "Events list, branches, acts, bookmarks", "MSEL: 11 events"],
])("help on %s begins with the keys of that page, and leads back to it", (_page, keys, group, title) => {
  for (const size of sizes) {
    const at = sitDown();
    at.press(...keys, "down");
    const before = at.screen(size);
    at.press("?");
    const [, first = ""] = at.screen(size).split("\n");
    expect(first.trim().startsWith(group)).toBe(true);
    at.press("end");
    expect(at.screen(size)).not.toContain(group);
    const all = at.screen({ columns: 80, rows: 400 });
    expect(all.split(group)).toHaveLength(2);
    for (const { title: other } of [...bindings, ...deskBindings]) expect(all).toContain(other);
    at.press("escape");
    expect(before).toContain(title);
    expect(at.screen(size)).toBe(before);
    // No key of the page is pressed while its help is read.
    at.press("?", "r", "escape");
    expect(at.screen(size)).toBe(before);
  }
});

test.each([
  ["the seats' page", ["t"]],
  ["a list", ["m"]],
  ["the acts", ["i"]],
  ["a form", ["i", "f"]],
])("Home and End go to the first and to the last row of %s", (_page, keys) => {
  const at = sitDown();
  const walked = (key: string) => {
    for (let row = 0; row < 60; row += 1) at.press(key);
    return at.screen();
  };
  at.press(...keys);
  const [first, last] = [walked("up"), walked("down")];
  expect(first).not.toBe(last);
  at.press("home");
  expect(at.screen()).toBe(first);
  at.press("end");
  expect(at.screen()).toBe(last);
});

test("no key of the desk takes one that the situation has", () => {
  const common = new Set(bindings.flatMap(({ bindings: rows }) => rows.flatMap(({ keys }) => keys)));
  for (const { keys } of deskBindings[0]?.bindings ?? []) for (const key of keys) expect(common).not.toContain(key);
});

describe("leaving", () => {
  test("what is saved is left at once; what is not asks once", () => {
    const saved = sitDown(seatedSession({}, { file: log }));
    saved.press("t", "enter", "escape", "q");
    expect(saved.desk.leaving).toBe(0);
    saved.session.close();
    const unsaved = sitDown();
    unsaved.press("t", "enter", "q");
    expect(unsaved.desk.leaving).toBe(null);
    expect(unsaved.screen()).toContain("This exercise is not saved.");
    unsaved.press("x");
    expect(unsaved.screen()).toContain("Russia (seat 1 of 2)");
    unsaved.press("q", "q");
    expect(unsaved.desk.leaving).toBe(0);
  });

  test("Ctrl-C asks too, once, and leaves with 130", () => {
    const at = sitDown();
    at.press("t", "enter", "ctrl-c");
    expect(at.desk.leaving).toBe(null);
    at.press("ctrl-c");
    expect(at.desk.leaving).toBe(130);
    const fresh = sitDown();
    fresh.press("ctrl-c");
    expect(fresh.desk.leaving).toBe(130);
  });

  test("w on the way out saves it, and then it leaves without asking", () => {
    const at = sitDown();
    at.press("t", "enter", "escape", "q", "w", "ctrl-u").type(log).press("enter", "enter", "q");
    expect(at.desk.leaving).toBe(0);
    at.session.close();
    expect(verifyLog(log).verdict).toBe("sound");
  });

  test("the farewell says where it is kept and how to go on", () => {
    const session = seatedSession({}, { file: log });
    give(session, { type: "advance", to: 7 });
    session.close();
    const commands = { again: "faultline replay code", paste: pasteAs("faultline") };
    const words = farewellOf(session, log, true, commands);
    expect(words).toContain(`kept in ${log}: 1 input, 1 branch`);
    for (const command of ["resume", "verify", "report"]) expect(words).toContain(`faultline ${command} ${log}`);
    // What nobody has steered, its replay code plays again; what somebody has is lost with the session.
    expect(farewellOf(session, null, true, commands)).toContain("faultline replay code");
    const steered = seatedSession();
    give(steered, { type: "ad-hoc", text: "News" });
    expect(farewellOf(steered, null, true, commands)).toContain("was not kept");
  });
});

test("a resumed session stands where it stood, and shows the same", () => {
  const at = sitDown(seatedSession({}, { file: log }));
  at.press("t", "enter", "t", "escape", "i", "b").type("other").press("enter", "enter", "enter", "t", "t", "escape");
  const shown = at.screen().split("\n").slice(0, -6);
  at.session.close();
  const again = sitDown(resumeSession(log, { explain: true }).session);
  expect(again.screen().split("\n").slice(0, -6)).toEqual(shown);
  again.session.close();
});
