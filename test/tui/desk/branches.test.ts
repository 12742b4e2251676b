/** The tree of branches: where each parted, what became of it, and how it differs from the one that it left. */

import { describe, expect, it } from "vitest";
import type { Scenario } from "../../../src/engine/index.js";
import { branchTree } from "../../../src/exercise/index.js";
import { branchList } from "../../../src/tui/screens/desk/branches.js";
import { listLines } from "../../../src/tui/screens/desk/list-page.js";
import { plainLine, widthOfLine } from "../../../src/tui/term/line.js";
import { fictional } from "../../engine/fictional.js";
import { library } from "../../report/library.js";
import { begin, give, playExercise } from "../../session/exercise.js";
import { loneActor, tinyScenario } from "../../validation/tiny-scenario.js";

const quiet: Scenario = {
  ...tinyScenario({ actors: [loneActor("moscow", ["calm", "angry"], [])], horizon: 30 }),
  gauges: [{ id: "heat", label: "Heat", min: 0, max: 100, initial: 10, drift: [], calming: false, evidence: [] }],
  milestones: [
    {
      id: "hot",
      label: "Hot",
      headline: "It is hot",
      when: { kind: "gauge", gauge: "heat", min: 60 },
      evidence: [],
    },
  ],
  endings: [
    {
      id: "boil",
      label: "Boiled over",
      headline: "It boils over",
      when: { kind: "gauge", gauge: "heat", min: 95 },
      evidence: [],
    },
  ],
};

/** `main` with two children, of which the first has a child; a rewind on `main`. */
function branched() {
  const session = begin(quiet);
  give(session, { type: "ad-hoc", text: "A first word", gauges: { heat: 1 } });
  give(session, { type: "advance", to: 5 });
  give(session, { type: "branch", name: "hotter" });
  give(session, { type: "set-gauge", gauge: "heat", value: 70, reason: "what if" });
  give(session, { type: "ad-hoc", text: "Doors slam", postures: { "moscow.stance": "angry" } });
  give(session, { type: "branch", name: "boiling" });
  give(session, { type: "set-gauge", gauge: "heat", value: 99, reason: "what if" });
  give(session, { type: "switch", to: "main" });
  give(session, { type: "branch", name: "calm" });
  give(session, { type: "switch", to: "main" });
  give(session, { type: "advance", to: 9 });
  give(session, { type: "ad-hoc", text: "A word too many" });
  give(session, { type: "rewind", to: 0 });
  return session;
}

const rowsOf = ({ model, state }: ReturnType<typeof branched>) => branchTree(model, state);

describe("the tree", () => {
  it("lists every branch after the one it left, and what was given up", () => {
    const rows = rowsOf(branched());
    expect(rows.map(({ name, kind, stem, depth }) => [`${stem}${name}`, kind, depth])).toEqual([
      ["main", "branch", 0],
      ["├─ hotter", "branch", 1],
      ["│  └─ boiling", "branch", 2],
      ["├─ calm", "branch", 1],
      ["└─ main", "abandoned", 1],
    ]);
    expect(rows.filter(({ current }) => current).map(({ name }) => name)).toEqual(["main"]);
  });

  it("says where each parted, after which headline, and what people have done on it since", () => {
    const [main, hotter, boiling, calm, past] = rowsOf(branched());
    expect(main).toMatchObject({ parent: null, parted: "", byHand: ["1 inject"] });
    expect(hotter).toMatchObject({ parent: "main", byHand: ["1 gauge set", "1 inject"], inputs: 2 });
    expect(hotter?.left).toMatch(/Left main on .*day 0, after “A first word”/);
    expect(boiling).toMatchObject({ parent: "hotter", byHand: ["1 gauge set"] });
    expect(boiling?.left).toContain("“Doors slam”");
    expect(calm).toMatchObject({ inputs: 0, differences: [] });
    expect(past).toMatchObject({ inputs: 1, stands: "day 9 of 30" });
  });

  it("tells what stands otherwise than on the branch it left, and no trifles", () => {
    const [, hotter, boiling] = rowsOf(branched());
    expect(hotter?.differences).toEqual([
      { about: expect.stringContaining("stance"), here: "angry", there: "calm" },
      { about: "Heat", here: "70", there: "11" },
    ]);
    expect(hotter?.onlyHere).toEqual(["Hot"]);
    expect(boiling?.stands).toMatch(/ended .*: Boiled over/);
    expect(boiling?.differences.map(({ about }) => about)).toEqual(["Heat"]);
    const session = branched();
    give(session, { type: "set-gauge", gauge: "heat", value: 12 });
    give(session, { type: "switch", to: "calm" });
    expect(rowsOf(session).find(({ name }) => name === "calm")?.differences).toEqual([]);
  });

  it("finds what two branches still share though the parent has gone back to before they parted", () => {
    const session = branched();
    give(session, { type: "rewind", before: 0 });
    const hotter = rowsOf(session).find(({ name }) => name === "hotter");
    expect(hotter).toMatchObject({ parted: "the start", left: "Left main at the start." });
  });
});

const sizes = [
  { columns: 80, rows: 24 },
  { columns: 100, rows: 30 },
  { columns: 120, rows: 40 },
];

describe("the page", () => {
  it("fills the terminal exactly and never loses the chosen row, whatever was played", () => {
    for (const scenario of [...library, fictional, quiet]) {
      const session = begin(scenario, "tree");
      playExercise(session, `tree-${scenario.id}`, 8);
      const rows = branchTree(session.model, session.state);
      expect(rows.filter(({ kind }) => kind === "branch")).toHaveLength(session.state.branches.size);
      expect(rows.filter(({ current }) => current)).toHaveLength(1);
      for (const size of sizes) {
        for (const selected of rows.keys()) {
          const lines = listLines(branchList, { rows, selected, size });
          expect(lines).toHaveLength(size.rows);
          for (const line of lines) expect(widthOfLine(line)).toBeLessThanOrEqual(size.columns);
          expect(lines.map(plainLine).filter((line) => line.startsWith("▶"))).toHaveLength(1);
        }
      }
    }
  });

  it("offers to go on only along another branch", () => {
    const rows = rowsOf(branched());
    const hints = rows.map((_, selected) =>
      plainLine(listLines(branchList, { rows, selected, size: { columns: 100, rows: 30 } }).at(-1) ?? []),
    );
    expect(hints.map((hint) => hint.includes("Enter"))).toEqual([false, true, true, true, false]);
    expect(hints[1]).toContain("Enter go on with hotter");
  });

  it("reads as sentences to who hears it", () => {
    const said = branchList.spoken(rowsOf(branched()), 1).join(" ");
    expect(said).toContain("Heat: 70 here, 11 on main.");
    expect(said).toContain("Only here: “Hot”.");
    expect(said).not.toMatch(/[├└│▶]/);
  });
});
