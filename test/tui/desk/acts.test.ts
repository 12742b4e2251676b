/**
 * The white cell's acts: each act of the table gives the session what its form says, refusals lose nothing that was
 * typed, and what was done is said.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readGauges, readPostures } from "../../../src/engine/index.js";
import type { Input } from "../../../src/session/index.js";
import { headOf, recordsOf } from "../../../src/session/index.js";
import { acts } from "../../../src/white-cell/index.js";
import { give } from "../../session/exercise.js";
import { cases } from "./act-cases.js";
import { type AtTheDesk, seatedSession, sitDown } from "./at-the-desk.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "faultline-desk-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A desk one turn in, with a second branch; what has been written before. */
function underWay(written: readonly Input[] = []): AtTheDesk {
  const session = seatedSession({}, { file: join(folder, "log") });
  give(session, { type: "branch", name: "other" });
  give(session, { type: "switch", to: "main" });
  give(session, { type: "advance", to: 7 });
  for (const input of written) give(session, input);
  return sitDown(session);
}

describe("each act gives the session what its form says, once, and only when it is confirmed", () => {
  test.each(cases)("$act: $gives", ({ act, first, fill, gives, says, told }) => {
    const at = underWay(first);
    const given = vi.spyOn(at.session, "give");
    fill(at.press("i", acts.find(({ name }) => name === act)?.key ?? "?"));
    expect(at.screen()).toMatch(says);
    expect(at.screen()).toContain("Enter do it");
    expect(given).not.toHaveBeenCalled();
    at.press("enter");
    expect(given.mock.calls.map(([input]) => input)).toEqual([gives]);
    expect(at.screen().replace(/\s+/g, " ")).toContain(told);
    expect(at.screen()).toContain("i act");
  });

  const undoable = cases.filter(({ act }) => acts.find(({ name }) => name === act)?.undoable);

  test.each(undoable)("rewinding undoes $act: $gives, as the menu says", ({ act, fill }) => {
    const at = underWay();
    const { session } = at;
    const worldNow = () => {
      const { world } = headOf(session.state);
      const records = recordsOf(session.state).map(({ headline }) => headline);
      return [records, readPostures(session.model, world), readGauges(session.model, world), world.agenda, world.time];
    };
    const before = worldNow();
    const last = recordsOf(session.state).length - 1;
    fill(at.press("i", acts.find(({ name }) => name === act)?.key ?? "?"));
    expect(worldNow()).toEqual(before);
    at.press("enter");
    expect(worldNow()).not.toEqual(before);
    give(session, { type: "rewind", to: last });
    give(session, { type: "advance", to: 7 });
    expect(worldNow()).toEqual(before);
  });

  test("does-not-happen names a record that can be denied, the selected one first", () => {
    const at = underWay();
    const given = vi.spyOn(at.session, "give");
    const record = recordsOf(at.session.state).find(({ type }) => type === "transition");
    while (!at.screen().includes(`4 Why: ${record?.headline.slice(0, 40)}`)) at.press("up");
    at.press("i", "d", "enter").type("not for this class").press("enter");
    expect(at.screen()).toContain("does not happen, this once");
    at.press("enter");
    expect(given.mock.calls[0]?.[0]).toEqual({
      type: "does-not-happen",
      record: record?.seq,
      reason: "not for this class",
    });
    expect(at.screen()).toContain("It is ");
    expect(at.screen()).toContain("Does not happen: ");
  });

  test("an observation is made from a note, and doing it again corrects it", () => {
    const at = underWay();
    give(at.session, { type: "note", text: "Late by two minutes", objective: "Decide" });
    const [note] = at.session.state.notes;
    at.press("i", "S").type("Late").press("enter", "down", "enter", "enter").type("No clock").press("enter", "enter");
    expect(at.screen()).toMatch(/Late by two minutes[\s\S]*No clock[\s\S]*as an area for improvement/);
    at.press("enter");
    expect(at.screen()).toContain("Kept as an area for improvement.");
    const made = () => [...at.session.state.review.observations.values()];
    const before = { id: "o-1", kind: "improvement", note: note?.sequence, objective: "Decide", analysis: "No clock" };
    expect(made()).toEqual([expect.objectContaining(before)]);
    // The note is taken up; what stands there already is offered again.
    at.press("i", "S").type("Late").press("enter", "enter", "enter", "enter", "enter");
    at.type("Name a timekeeper").press("enter", "enter");
    const after = { ...before, text: "Late by two minutes", recommendation: "Name a timekeeper" };
    expect(made()).toEqual([expect.objectContaining(after)]);
  });

  test("save as keeps the session elsewhere; a file that is there already is refused", () => {
    const at = sitDown();
    give(at.session, { type: "note", text: "Seen" });
    const file = join(folder, "new.log");
    at.press("i", "w", "ctrl-u").type(file).press("enter", "enter");
    expect(at.session.file).toBe(file);
    expect(existsSync(file)).toBe(true);
    expect(at.screen()).toContain("is kept in");
    at.press("i", "w", "ctrl-u").type(file).press("enter", "enter");
    expect(at.screen()).toContain("Save as");
    expect(at.screen()).toMatch(/in use|exists/);
    at.session.close();
  });

  test("the report is written beside, and its coming is told", async () => {
    const session = seatedSession({}, { file: join(folder, "log") });
    const asked: string[][] = [];
    let finish: () => void = () => undefined;
    const at = sitDown(session, {
      report: (...files) => {
        asked.push(files);
        return new Promise((resolve) => {
          finish = resolve;
        });
      },
    });
    at.press("i", "e", "ctrl-u").type("out.html").press("enter", "enter");
    expect(asked).toEqual([[join(folder, "log"), "out.html"]]);
    expect(at.screen()).toContain("is being written to out.html");
    at.press("n");
    finish();
    await Promise.resolve();
    await Promise.resolve();
    expect(at.screen()).toContain("The report is written: out.html");
    session.close();
  });

  test("a bookmark of a way that was given up can be removed", () => {
    const at = underWay([
      { type: "bookmark", record: 3, text: "odd" },
      { type: "rewind", before: 1 },
    ]);
    at.press("i", "B", "enter");
    expect(at.screen()).toContain("The bookmark is removed");
    at.press("enter");
    expect(at.session.state.bookmarks).toEqual([]);
    expect(at.press("i", "B").screen()).toContain("All bookmarks are on this branch.");
  });

  test("every act of the table is tried here", () => {
    const elsewhere = ["denies", "save-as", "report", "remove-bookmark", "ready"];
    const tried = new Set([...cases.map(({ act }) => act), ...elsewhere]);
    expect(acts.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([]);
  });

  test("no two acts share a letter, and none takes one that the menu needs", () => {
    const keys = acts.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    for (const taken of ["j", "k", "i", "q", "v", "z", "?"]) expect(keys).not.toContain(taken);
  });
});

describe("a refusal loses nothing that was typed", () => {
  test("refused by the session: the last page stays and says why; going back, all still stands there", () => {
    const at = underWay();
    at.press("i", "b").type("other").press("enter", "enter", "enter");
    expect(at.screen()).toContain("There is a branch other already. Switch to it, or choose another name.");
    at.press("escape", "escape");
    expect(at.screen()).toContain("> other");
    at.type("2").press("enter", "enter", "enter");
    expect([...at.session.state.branches.keys()]).toContain("other2");
  });

  test("refused by the field: a number outside its bounds, an empty text, nothing that fits", () => {
    const at = underWay();
    at.press("i", "g", "enter").type("101").press("enter");
    expect(at.screen()).toContain("It goes from 0 to 100");
    expect(at.screen()).toContain("> 101");
    at.press("escape", "escape").press("n", "enter");
    expect(at.screen()).toContain("It can't be empty");
    at.press("escape").press("f").type("no such thing").press("enter");
    expect(at.screen()).toContain("Nothing fits that");
  });

  test("a form that is left half filled stands so when it is opened again", () => {
    const at = underWay();
    at.press("i", "a").type("A long text for the table").press("escape");
    expect(at.screen()).toContain("The white cell's acts");
    at.press("escape").press("i", "a");
    expect(at.screen()).toContain("> A long text for the table");
    at.press("enter", "enter", "enter", "enter", "enter").press("i", "a");
    expect(at.screen()).not.toContain("A long text for the table\n");
  });

  test("what can't be done now says why instead of opening", () => {
    const at = sitDown();
    at.press("i", "s");
    expect(at.screen()).toContain("There is only one branch");
    at.press("e");
    expect(at.screen()).toContain("save it first");
    give(at.session, { type: "advance", to: 60 });
    at.press("g");
    expect(at.screen()).toContain("The run has ended");
  });
});

test("letters typed into a form are text, whatever they mean elsewhere", () => {
  const at = underWay();
  at.press("i", "n").type("quit time, to bring mzN?");
  expect(at.screen()).toContain("> quit time, to bring mzN?");
  expect(at.desk.leaving).toBe(null);
});

test("what people type can't act on the terminal", () => {
  const at = underWay();
  at.press("i", "n").type("a\u009b31mb\u202ec").press("enter", "enter");
  expect(at.screen()).toContain("a\\x9b31mb\\u202ec");
});

test("what is only proposed gives way to the first letter typed, and can be mended with backspace", () => {
  const at = sitDown();
  at.press("i", "w");
  expect(at.screen()).toContain("> tavush-2020.log");
  at.type("m");
  expect(at.screen()).toMatch(/> m\s*$/m);
  const other = sitDown();
  other.press("i", "w", "backspace").type("x");
  expect(other.screen()).toContain("> tavush-2020.lox");
});
