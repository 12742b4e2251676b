/**
 * Keys to surprises and bookmarks: they go to the records that the last screen calls least expected, and to those that somebody has
 * marked; the board shows their moment, and what makes a surprise one is said.
 */
import { describe, expect, it } from "vitest";
import { leastExpected, type Outlook } from "../../../src/analysis/index.js";
import { beginSession, recordsOf } from "../../../src/session/index.js";
import { shareOfRuns } from "../../../src/text/index.js";
import { beginningOf, give } from "../../session/exercise.js";
import { type AtTheDesk, noFutures, seatedSession, sitDown, tavush } from "./at-the-desk.js";

const watched = () => beginSession(beginningOf(tavush, "amber-4", { seats: [] }), {});
const next = (at: AtTheDesk, records: number) => at.press(...Array.from({ length: records }, () => "n"));
/** The headline of the selected record, as the title of its explanation has it. */
const selected = (at: AtTheDesk) => /Why: (.*?) ─/.exec(at.screen())?.[1];
const small = { columns: 80, rows: 24 };

/** A share for each transition that no other has. */
const shares = new Map(
  tavush.actors
    .flatMap(({ postures }) => postures.flatMap(({ transitions }) => transitions.map(({ path }) => path)))
    .map((path, place, { length }) => [path, ((place * 37) % length) / length]),
);
const firedBy = (path: string) => shares.get(path) ?? 0;
const counted = { runs: 2000, wanted: 2000, endings: [], milestones: [], firedBy } as unknown as Outlook;
const futuresOf = (outlook: Outlook | null, problem = "") => ({
  futuresOf: () => ({ ...noFutures, outlookAt: () => outlook, problem: () => problem }),
});

describe("s and S", () => {
  const at = next(sitDown(watched(), futuresOf(counted)), 25);
  const records = recordsOf(at.session.state);
  const wanted = leastExpected(records, firedBy, 5);
  const inOrder = wanted.toSorted((one, other) => one.record.seq - other.record.seq);

  it("go round through the five least expected records in their order, and say how few futures have each", () => {
    expect(inOrder).toHaveLength(5);
    for (const [place, { record, share }] of [...inOrder, ...inOrder].entries()) {
      at.press("s");
      expect(at.desk.view().context.selected?.record.seq).toBe(record.seq);
      const text = at.desk.view().notice?.text ?? "";
      expect(text).toContain(`Surprise ${(place % 5) + 1} of 5: ${shareOfRuns(share)} of 2,000 futures`);
      expect(text.includes("less to be expected")).toBe(record === wanted[0]?.record);
    }
    at.press("S", "S");
    expect(at.desk.view().context.selected?.record.seq).toBe(inOrder[2]?.record.seq);
  });

  it("show the board at that moment, and the explanation where that is open", () => {
    at.press("s");
    const { scene } = at.desk.view();
    expect(scene.earlier?.day).toBe(inOrder[3]?.record.day);
    expect(at.press("w", "S").screen()).toContain(inOrder[2]?.record.headline);
    expect(at.desk.view().scene.screen.page).toBe("why");
  });

  it("say that futures are still being counted, or can't be", () => {
    expect(
      next(sitDown(watched(), futuresOf(null)), 5)
        .press("s")
        .screen(),
    ).toContain("try again in a moment");
    const broken = next(sitDown(watched(), futuresOf(null, "no threads")), 5).press("s");
    expect(broken.screen()).toContain("no futures can be played: no threads");
  });

  it("say that nothing was a surprise where all of it is usual", () => {
    const usual = { ...counted, firedBy: () => 0.9 };
    expect(
      next(sitDown(watched(), futuresOf(usual)), 5)
        .press("s")
        .screen(),
    ).toContain("is a surprise");
  });
});

describe("a bookmark", () => {
  /** Marks the record that is selected. */
  const mark = (at: AtTheDesk, note: string) => at.press("*").type(note).press("enter");

  it("is set on the selected record with a note, is seen in the wire, and keys lead round through all of them", () => {
    const at = next(sitDown(watched()), 12);
    mark(at, "the end of it");
    mark(at.press("up", "up", "up", "up", "up"), "");
    mark(at.press("up", "up"), "ask the class");
    const marked = at.session.state.bookmarks.map(({ record }) => record.seq).sort((a, b) => a - b);
    expect(marked).toHaveLength(3);
    expect(at.screen(small)).toMatch(/▶.*★ /);
    expect(at.screen(small)).toContain("ask the class");
    at.press("escape");
    for (const record of [...marked, ...marked]) {
      at.press("j");
      expect(at.desk.view().context.selected?.record.seq).toBe(record);
    }
    expect(at.desk.view().notice?.text).toBe("Bookmark 3 of 3.");
    at.press("J");
    expect(at.desk.view().context.selected?.record.seq).toBe(marked[1]);
  });

  it("takes another note, and can be removed, on its record and in the list", () => {
    const at = next(sitDown(watched()), 6);
    mark(at, "one");
    at.press("*", "enter").type("two").press("enter");
    expect(at.session.state.bookmarks.map(({ text }) => text)).toEqual(["two"]);
    at.press("B", "e").type("three").press("enter");
    expect(at.screen()).toContain("three");
    expect(at.press("r").screen()).toContain("No bookmarks yet");
    mark(at.press("escape"), "four").press("*").type("remove").press("enter");
    expect(at.session.state.bookmarks).toEqual([]);
    expect(at.press("j").screen()).toContain("There is no bookmark yet");
  });

  it("has no draft from another record", () => {
    const at = next(sitDown(watched()), 6);
    at.press("*").type("half a thought").press("escape", "up", "*");
    expect(at.screen()).not.toContain("half a thought");
    expect(at.press("escape", "down", "*").screen()).toContain("half a thought");
  });

  it("outlives a rewind, and the list says where its record is not", () => {
    const session = watched();
    const at = mark(next(sitDown(session), 8), "later");
    const headline = selected(at);
    give(session, { type: "rewind", to: 2 });
    at.press("G");
    expect(at.screen()).not.toContain("★");
    expect(at.press("B").screen()).toContain("is on another branch, or on a way that was given up");
    expect(at.press("enter").screen()).toContain("not on this branch as it has been played");
    next(at.press("escape"), 8);
    at.press("j");
    expect(selected(at)).toBe(headline);
  });

  it("leads from the list to the board at its moment", () => {
    const at = mark(next(sitDown(watched()), 5), "");
    const day = at.desk.view().scene.view.day;
    next(at, 10).press("B", "enter");
    expect(at.desk.view().scene.earlier?.day).toBe(day);
    expect(at.desk.view().open).toBeNull();
  });

  it("leaves odds that have been counted as they are", async () => {
    let asked = 0;
    const countOdds = (_: unknown, worlds: readonly unknown[]) => {
      asked += 1;
      return Promise.resolve(worlds.map(() => counted));
    };
    const at = next(sitDown(watched(), { countOdds }), 4).press("d");
    await new Promise((resolve) => setImmediate(resolve));
    mark(at.press("escape"), "x").press("d");
    expect(asked).toBe(1);
  });

  it("with a note is not lost without a question", () => {
    const at = mark(next(sitDown(watched()), 3), "");
    expect(at.press("q").desk.leaving).toBe(0);
    const noted = mark(next(sitDown(watched()), 3), "worth keeping").press("q");
    expect(noted.desk.leaving).toBeNull();
  });

  it("shows nothing that its note would do to a terminal", () => {
    const session = watched();
    const at = next(sitDown(session), 4);
    give(session, { type: "bookmark", record: 3, text: "\u001b[2J\u202etxt" });
    for (const key of ["escape", "B", "e"]) {
      const shown = at.press(key).screen();
      for (const character of ["\u001b", "\u202e"]) expect(shown).not.toContain(character);
    }
  });

  it("is told in the facilitator's situation only", () => {
    const session = seatedSession();
    const at = mark(next(sitDown(session), 4), "between us");
    expect(at.screen()).toContain("between us");
    for (const page of ["t", "tab"])
      expect(at.press(page).screen({ columns: 120, rows: 60 })).not.toContain("between us");
  });
});

it("there is nothing to mark before the first record", () => {
  const at = sitDown(watched()).press("*");
  expect(at.screen()).toContain("Nothing has happened yet that could be bookmarked");
});

it("the help page names every one of these keys", () => {
  const page = sitDown(watched()).press("?").screen({ columns: 100, rows: 200 });
  for (const text of [
    "s           to the next surprise",
    "J           to the bookmark before",
    "*           bookmark the",
    "B           the list of",
  ])
    expect(page).toContain(text);
});
