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

interface Case {
  readonly act: string;
  /** What has been written before. */
  readonly first?: readonly Input[];
  /** What is done after the act's letter. */
  readonly fill: (at: AtTheDesk) => AtTheDesk;
  readonly gives: Input;
  /** On the last page. */
  readonly says: RegExp;
  /** Once it is done. */
  readonly told: string;
}

const cases: readonly Case[] = [
  {
    act: "clock",
    fill: (at) => at.press("enter").type("12").press("enter"),
    gives: { type: "clock", do: "start", minutes: 12 },
    says: /The turn's time starts from the beginning, with 12 minutes/,
    told: "The clock runs: 12 minutes",
  },
  {
    act: "fire",
    fill: (at) => at.type("helicopter").press("enter", "enter"),
    gives: { type: "inject", inject: "helicopter-down" },
    says: /helicopter.* is put in now/i,
    told: "Fired: Russian",
  },
  {
    act: "fire",
    fill: (at) => at.type("leaked").press("enter", "down", "enter").type("12").press("enter"),
    gives: { type: "inject", inject: "leaked-directive", at: 12 },
    says: /is put in on Fri 24 Jul 2020, day 12/,
    told: "Fri 24 Jul 2020, day 12.",
  },
  {
    act: "fire",
    fill: (at) => at.type("leaked").press("enter", "down", "enter").type("2020-07-24").press("enter"),
    gives: { type: "inject", inject: "leaked-directive", at: 12 },
    says: /is put in on Fri 24 Jul 2020, day 12/,
    told: "Fri 24 Jul 2020, day 12.",
  },
  {
    act: "ad-hoc",
    fill: (at) =>
      at
        .type("Drone over the ridge")
        .press("enter", "enter")
        .type("tension")
        .press("enter")
        .type("-8")
        .press("enter")
        .press("enter")
        .type("weapons")
        .press("enter")
        .type("drones")
        .press("enter", "enter"),
    gives: {
      type: "ad-hoc",
      text: "Drone over the ridge",
      gauges: { tension: -8 },
      postures: { "front.fires": "drones" },
    },
    says: /Every seat reads now: “Drone over the ridge”[\s\S]*Tension −8[\s\S]*Weapons is set to Drones/,
    told: "Every seat has read: Drone over the ridge",
  },
  {
    act: "ad-hoc",
    fill: (at) => at.type("Only words").press("enter", "enter", "enter", "enter"),
    gives: { type: "ad-hoc", text: "Only words" },
    says: /Only words/,
    told: "Every seat has read: Only words.",
  },
  {
    act: "ad-hoc",
    fill: (at) =>
      at
        .type("Meet me at nine")
        .press("enter")
        .type("cable")
        .press("enter")
        .type("Paris")
        .press("enter")
        .type("turkey")
        .press("enter", "enter", "enter"),
    gives: { type: "ad-hoc", text: "Meet me at nine", from: "Paris", delivery: "cable", to: ["turkey"] },
    says: /A cable from Paris to Turkey, now: “Meet me at nine”/,
    told: "It has reached those it is for.",
  },
  {
    act: "ad-hoc",
    fill: (at) =>
      at
        .type("A whole page on the jets")
        .press("enter")
        .type("press")
        .press("enter")
        .type("A paper")
        .press("enter")
        .type("russia")
        .press("enter", "enter")
        .type("A paper on the jets")
        .press("enter", "enter", "enter"),
    gives: {
      type: "ad-hoc",
      text: "A whole page on the jets",
      headline: "A paper on the jets",
      from: "A paper",
      delivery: "press",
      to: ["russia"],
    },
    says: /A piece in the press from A paper to Russia[\s\S]*All others read: “A paper on the jets”/,
    told: "A paper on the jets",
  },
  {
    act: "happens",
    fill: (at) =>
      at
        .type("russia hint")
        .press("escape", "h")
        .press("ctrl-u")
        .type("Moscow urges")
        .press("enter")
        .type("to teach")
        .press("enter"),
    gives: { type: "happens-now", transition: "russia.mediation.appeal", reason: "to teach" },
    says: /Why\? +to teach[\s\S]*happens now, by an act of the white cell/,
    told: "Made to happen: Moscow urges",
  },
  {
    act: "gauge",
    fill: (at) => at.type("deaths").press("enter").type("120").press("enter").type("what if").press("enter"),
    gives: { type: "set-gauge", gauge: "deaths", value: 120, reason: "what if" },
    says: /what if[\s\S]*Deaths is set from .* to 120/,
    told: "Deaths is set from",
  },
  {
    act: "gauge",
    fill: (at) => at.press("enter").type("12,5").press("enter", "enter"),
    gives: { type: "set-gauge", gauge: "tension", value: 12.5 },
    says: /Tension is set/,
    told: "Tension is set from",
  },
  {
    act: "note",
    fill: (at) => at.type("They argued").press("enter", "enter"),
    gives: { type: "note", text: "They argued" },
    says: /They argued[\s\S]*under no objective/,
    told: "Noted.",
  },
  {
    act: "note",
    fill: (at) => at.type("They argued").press("enter").type("Domestic pressure").press("enter"),
    gives: { type: "note", text: "They argued", objective: "Domestic pressure as a cause of escalation." },
    says: /objective\? +Domestic pressure as a cause/,
    told: "▸ Noted.",
  },
  {
    act: "note",
    fill: (at) => at.type("Quick").press("enter").type("Decide under pressure").press("enter"),
    gives: { type: "note", text: "Quick", objective: "Decide under pressure" },
    says: /objective\? +Decide under pressure/,
    told: "▸ Noted.",
  },
  {
    act: "write",
    fill: (at) =>
      at
        .press("enter")
        .type("Paris")
        .press("enter")
        .type("russia")
        .press("enter", "enter", "enter")
        .type("Bonjour")
        .press("enter"),
    gives: { type: "message", as: "Paris", to: ["russia"], text: "Bonjour" },
    says: /Paris writes to Russia:[\s\S]*Bonjour/,
    told: "Written.",
  },
  {
    act: "propose",
    fill: (at) =>
      at
        .type("turkey")
        .press("enter")
        .type("russia")
        .press("enter", "enter", "enter")
        .type("A line")
        .press("enter")
        .type("By phone; At night")
        .press("enter")
        .type("14")
        .press("enter"),
    gives: {
      type: "proposal",
      from: "turkey",
      parties: ["turkey", "russia"],
      text: "A line",
      until: 14,
      terms: ["By phone", "At night"],
    },
    says: /Turkey proposes to Russia:[\s\S]*1\. By phone[\s\S]*2\. At night[\s\S]*26 Jul 2020/,
    told: "Proposed.",
  },
  {
    act: "answer",
    first: [
      { type: "message", from: "turkey", to: "white-cell", text: "not for Russia" },
      { type: "proposal", from: "turkey", parties: ["turkey", "russia"], text: "A line" },
    ],
    fill: (at) => at.press("enter", "enter"),
    // Russia has had one message, the white cell two.
    gives: { type: "accept", seat: "russia", proposal: 1 },
    says: /Proposal 2, Turkey to Russia: Russia accepts[\s\S]*A line/,
    told: "Answered.",
  },
  {
    act: "pass",
    first: [
      { type: "route", messages: "through-white-cell" },
      { type: "message", from: "russia", to: ["turkey"], text: "Tonight" },
    ],
    fill: (at) => at.press("enter", "down", "enter", "ctrl-u").type("Tomorrow").press("enter"),
    gives: { type: "pass", message: 1, text: "Tomorrow" },
    says: /Waiting: Message 1, Russia to Turkey: it is passed on with another text[\s\S]*Tomorrow/,
    told: "Passed on.",
  },
  {
    act: "route",
    fill: (at) => at.press("down", "enter"),
    gives: { type: "route", messages: "through-white-cell" },
    says: /messages of seats go through the white cell from now on/i,
    told: "go through the white cell from now on.",
  },
  {
    act: "rating",
    fill: (at) => at.type("Domestic pressure").press("enter", "down", "enter").type("late").press("enter"),
    gives: {
      type: "rating",
      objective: "Domestic pressure as a cause of escalation.",
      rating: "S",
      reason: "late",
    },
    says: /Domestic pressure[\s\S]*S +Performed with some challenges[\s\S]*The objective is rated S/,
    told: "Rated S.",
  },
  {
    act: "agreement",
    first: [
      { type: "proposal", from: "russia", parties: ["russia", "turkey"], text: "No jets" },
      { type: "accept", seat: "turkey", proposal: 1 },
    ],
    fill: (at) => at.press("enter", "down", "down", "enter").type("Two flights").press("enter"),
    gives: { type: "agreement", proposal: 1, kept: "broken", reason: "Two flights" },
    says: /1\. Russia to Turkey[\s\S]*The report says of the agreement: broken/,
    told: "Broken.",
  },
  {
    act: "observation",
    fill: (at) =>
      at
        .press("enter")
        .type("They asked first")
        .press("enter", "enter", "enter")
        .type("The brief")
        .press("enter", "enter"),
    gives: { type: "observation", id: "o-1", kind: "strength", text: "They asked first", analysis: "The brief" },
    says: /They asked first[\s\S]*Strength[\s\S]*as a strength[\s\S]*no seat sees it/,
    told: "Kept as a strength.",
  },
  {
    act: "improvement",
    fill: (at) =>
      at
        .type("Name a timekeeper")
        .press("enter")
        .type("Dora")
        .press("enter")
        .type("2027-01-31")
        .press("enter", "enter"),
    gives: { type: "improvement", id: "i-1", action: "Name a timekeeper", who: "Dora", due: "2027-01-31" },
    says: /Name a timekeeper[\s\S]*Dora[\s\S]*2027-01-31[\s\S]*improvement plan/,
    told: "Planned.",
  },
  {
    act: "review",
    fill: (at) => at.press("enter"),
    gives: { type: "review", do: "open" },
    says: /offers its form of feedback from now on/,
    told: "The review is open.",
  },
  {
    act: "switch",
    fill: (at) => at.press("enter"),
    gives: { type: "switch", to: "other" },
    says: /Play goes on along other; main stays/,
    told: "Play goes on along other; main stays as it is. It is Sun 12 Jul 2020, turn 1 of 9, on other.",
  },
  {
    act: "branch",
    fill: (at) => at.type("hotter").press("enter", "enter"),
    gives: { type: "branch", name: "hotter" },
    says: /A new branch, hotter, from here/,
    told: "Play goes on along hotter; main stays as it is. It is Sun 19 Jul 2020, turn 2 of 9, on hotter.",
  },
  {
    act: "branch",
    fill: (at) => at.type("hotter").press("enter", "pagedown", "pagedown", "enter"),
    gives: { type: "branch", name: "hotter", from: 0 },
    says: /A new branch, hotter, from just after “/,
    told: "Play goes on along hotter; main stays as it is.",
  },
  {
    act: "rewind",
    fill: (at) => at.press("pagedown", "pagedown", "enter", "enter"),
    gives: { type: "rewind", before: 0 },
    says: /Back to just before “[\s\S]*given up/,
    told: "Back to just before “",
  },
  {
    act: "rewind",
    fill: (at) => at.press("pagedown", "pagedown", "enter", "down", "enter"),
    gives: { type: "rewind", to: 0 },
    says: /Back to just after “/,
    told: "Back to just after “",
  },
  {
    act: "bookmark",
    fill: (at) => at.press("enter").type("ask the class").press("enter"),
    gives: { type: "bookmark", record: 5, text: "ask the class" },
    says: /A bookmark with a note, “ask the class”: /,
    told: "Bookmarked: ",
  },
  {
    act: "bookmark",
    first: [{ type: "bookmark", record: 0 }],
    fill: (at) => at.press("pageup", "enter", "down", "enter"),
    gives: { type: "remove-bookmark", record: 0 },
    says: /The bookmark is removed: /,
    told: "The bookmark is removed: ",
  },
  {
    act: "order",
    fill: (at) => at.press("enter", "enter").type("75").press("enter"),
    gives: { type: "order", transition: "russia.mediation.appeal", chance: 0.75 },
    says: /Russia orders: .*, carried out with a chance of 75%\.[\s\S]*Mediation: Watching → /,
    told: "Ordered: ",
  },
  {
    act: "play-on",
    fill: (at) => at.press("down", "enter").type("9").press("enter"),
    gives: { type: "advance", to: 9 },
    says: /Play goes on to Tue 21 Jul 2020, day 9\./,
    told: "",
  },
  {
    act: "projector",
    fill: (at) => at,
    gives: { type: "reveal" },
    says: /The projector and the seats' pages show probabilities/,
    told: "The projector and the seats' pages show probabilities.",
  },
];

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
