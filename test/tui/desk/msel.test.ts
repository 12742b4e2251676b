/** The events list: how each inject stands on the branch that is played, whatever was done to it. */

import { describe, expect, it } from "vitest";
import type { Scenario } from "../../../src/engine/index.js";
import { eventsList } from "../../../src/exercise/index.js";
import { beginSession, type Session } from "../../../src/session/index.js";
import { listLines } from "../../../src/tui/screens/desk/list-page.js";
import { mselList } from "../../../src/tui/screens/desk/msel.js";
import { plainLine, widthOfLine } from "../../../src/tui/term/line.js";
import { library } from "../../report/library.js";
import { begin, beginningOf, give, playExercise } from "../../session/exercise.js";
import { loneActor, tinyScenario } from "../../validation/tiny-scenario.js";

const inject = {
  from: "A desk",
  to: "All",
  delivery: "wire",
  text: "A text to read out.",
  expected: "Somebody answers.",
  objective: "Answer in time.",
  historical: false,
  effects: [],
  evidence: [],
};

/** Nobody does anything here but the injects. */
const quiet: Scenario = {
  ...tinyScenario({ actors: [loneActor("moscow", ["calm", "angry"], [])], horizon: 30 }),
  turn: 7,
  gauges: [
    { id: "heat", label: "Heat", min: 0, max: 100, initial: 10, drift: [], calming: false, evidence: [] },
    { id: "trust", label: "Trust", min: 0, max: 100, initial: 80, drift: [], calming: true, evidence: [] },
  ],
  injects: [
    { ...inject, id: "early", label: "Early", headline: "The early one", schedule: { at: 3 } },
    { ...inject, id: "late", label: "Late", headline: "The late one", schedule: { at: 12 } },
    {
      ...inject,
      id: "hot",
      label: "Hot",
      headline: "The hot one",
      schedule: {
        when: {
          kind: "all",
          of: [
            { kind: "gauge", gauge: "heat", min: 60 },
            { kind: "gauge", gauge: "trust", min: 50 },
          ],
        },
      },
    },
    { ...inject, id: "spare", label: "Spare", headline: "The spare one" },
    { ...inject, id: "old", label: "Old", headline: "The old one", historical: true, schedule: { at: 5 } },
  ],
};

const statuses = ({ model, state }: Session) =>
  Object.fromEntries(eventsList(model, state).map(({ inject: id, status }) => [id, status]));
const rowOf = ({ model, state }: Session, id: string) => {
  const row = eventsList(model, state).find(({ inject: found }) => found === id);
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
};

describe("how an inject stands", () => {
  it("is due within this turn, scheduled after it, and waits for a condition, or is at hand", () => {
    const session = begin(quiet);
    expect(statuses(session)).toEqual({
      early: "due",
      late: "scheduled",
      hot: "waiting",
      spare: "at-hand",
      old: "at-hand",
    });
    expect(rowOf(session, "hot").said).toContain("Heat is 60 or more");
    expect(rowOf(session, "hot").awaits.map(({ holds }) => holds)).toEqual([false, true]);
    expect(rowOf(session, "spare").said).toBe("Comes by hand only.");
    expect(rowOf(session, "old").said).toMatch(/Historical .* not played/);
    expect(statuses(beginSession(beginningOf(quiet, "h", { historical: true }))).old).toBe("due");
  });

  it("tells when it fired, how often, and what fired it", () => {
    const session = begin(quiet);
    give(session, { type: "advance", to: 4 });
    expect(rowOf(session, "early")).toMatchObject({
      status: "fired",
      said: expect.stringMatching(/day 3, by schedule/),
    });
    give(session, { type: "inject", inject: "early" });
    expect(rowOf(session, "early").firings.map(({ by }) => by)).toEqual(["schedule", "hand"]);
    give(session, { type: "set-gauge", gauge: "heat", value: 70 });
    expect(rowOf(session, "hot")).toMatchObject({ status: "fired", said: expect.stringMatching(/by its condition/) });
  });

  it("follows the white cell's hand: put on a day, denied, passed over", () => {
    const session = begin(quiet);
    give(session, { type: "inject", inject: "spare", at: 9 });
    expect(rowOf(session, "spare")).toMatchObject({
      status: "scheduled",
      said: expect.stringMatching(/put there by hand/),
    });
    give(session, { type: "advance", to: 4 });
    give(session, { type: "does-not-happen", record: 0, reason: "too soon for this class" });
    expect(rowOf(session, "early")).toMatchObject({
      status: "skipped",
      said: expect.stringMatching(/too soon for this/),
    });
    give(session, { type: "advance", to: 8 });
    expect(rowOf(session, "spare").status).toBe("due");
    give(session, { type: "advance", to: 30 });
    expect(statuses(session)).toMatchObject({ late: "fired", spare: "fired", hot: "skipped", old: "skipped" });
  });

  it("comes again from a day ahead though it has fired before", () => {
    const session = begin(quiet);
    give(session, { type: "inject", inject: "spare" });
    give(session, { type: "inject", inject: "spare", at: 9 });
    expect(rowOf(session, "spare")).toMatchObject({
      status: "scheduled",
      said: expect.stringMatching(/Comes on .*Fired on/),
    });
  });

  it("is that of the branch played: a rewind undoes it, another branch has its own", () => {
    const session = begin(quiet);
    give(session, { type: "advance", to: 4 });
    give(session, { type: "branch", name: "other" });
    give(session, { type: "ad-hoc", text: "A drone is filmed", gauges: { heat: 5 } });
    expect(statuses(session)).toMatchObject({ early: "fired", "@ad-hoc": "fired" });
    give(session, { type: "rewind", before: 0 });
    expect(statuses(session)).toEqual({ ...statuses(begin(quiet)) });
    give(session, { type: "switch", to: "main" });
    expect(statuses(session)).toMatchObject({ early: "fired" });
    expect(statuses(session)).not.toHaveProperty("@ad-hoc");
  });

  it("lists what was written on the spot after the scenario's own", () => {
    const session = begin(quiet);
    give(session, {
      type: "ad-hoc",
      text: "A drone is filmed\nMore follows",
      gauges: { heat: 5 },
      postures: { "moscow.stance": "angry" },
    });
    const row = eventsList(session.model, session.state).at(-1);
    expect(row).toMatchObject({ inject: "@ad-hoc", number: "A1", title: "A drone is filmed", status: "fired" });
    expect(row?.effects.join(" ")).toMatch(/angry.*Heat 10 → 15/);
  });
});

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 120, rows: 40 },
  { columns: 200, rows: 60 },
];

describe("the page", () => {
  it("fills the terminal exactly and never loses the chosen row, at any size and place", () => {
    for (const scenario of [...library, quiet]) {
      const session = begin(scenario, "page");
      playExercise(session, "page", 3);
      const rows = eventsList(session.model, session.state);
      for (const size of sizes) {
        for (const selected of rows.keys()) {
          const lines = listLines(mselList, { rows, selected, size });
          expect(lines).toHaveLength(size.rows);
          for (const line of lines) expect(widthOfLine(line)).toBeLessThanOrEqual(size.columns);
          const text = lines.map(plainLine);
          expect(text.filter((line) => line.startsWith("▶"))).toHaveLength(1);
          expect(text.find((line) => line.startsWith("▶"))).toContain(` ${rows[selected]?.number} `);
        }
      }
    }
  });

  it("shows what a planner asks of an inject: text, expected response, objective, what it moves, what it rests on", () => {
    const session = begin(library.find(({ id }) => id === "tavush-2020") as Scenario);
    const rows = eventsList(session.model, session.state);
    const selected = rows.findIndex((row) => JSON.stringify(row).includes("General killed"));
    const text = listLines(mselList, { rows, selected, size: { columns: 100, rows: 30 } }).map(plainLine);
    expect(text.join(" ").replace(/\s+/g, " ")).toMatch(/drone strike has killed a general/);
    for (const name of ["expected", "objective", "moves", "rests on"]) {
      expect(text.some((line) => line.startsWith(`  ${name}`))).toBe(true);
    }
    expect(text.at(-1)).toMatch(/Enter put in.* f now .*Esc back/);
  });

  it("says what to do where a scenario has no injects", () => {
    const bare = begin({ ...quiet, injects: [] });
    const rows = eventsList(bare.model, bare.state);
    expect(
      listLines(mselList, { rows, selected: 0, size: { columns: 80, rows: 24 } })
        .map(plainLine)
        .join("\n"),
    ).toMatch(/on the spot/);
    expect(mselList.spoken(rows, 0)).toHaveLength(1);
  });

  it("reads as sentences to who hears it", () => {
    const session = begin(quiet);
    const said = mselList.spoken(eventsList(session.model, session.state), 2);
    expect(said).toContain("Not yet: Heat is 60 or more (now 10).");
    expect(said.join(" ")).not.toMatch(/[▶●○│·→]/);
  });
});
