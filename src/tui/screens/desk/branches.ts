/**
 * The branches as a page: the tree, how far each has got, and below it what makes the chosen one differ from the
 * branch that it left.
 */
import { say } from "../../../catalogue/index.js";
import { type BranchRow, branchTree, milestonesInWords } from "../../../exercise/index.js";
import { count, listInWords } from "../../../text/index.js";
import type { Hint } from "../../panels/panel.js";
import { glyph } from "../../term/glyphs.js";
import { blank, type Line, lineOf, span } from "../../term/line.js";
import { padEnd, safe, widthOf } from "../../term/text.js";
import { branchAct, switched } from "./act-branching.js";
import type { PageCommand } from "./desk-page.js";
import { type Choosing, type ListEntry, type Listed, listPage, paragraph } from "./list-page.js";

const givenUp = say("desk.given-up");
const none = say("desk.there-are-no-branches");

const nameOf = ({ kind, name }: BranchRow): string => (kind === "branch" ? name : givenUp);

function inputsCell({ inputs }: BranchRow): string {
  return inputs === 0 ? "" : count(inputs, "input");
}

function tableOf({ rows, selected, size }: Listed<BranchRow>): { head: Line; lines: Line[] } {
  const widest = (cell: (row: BranchRow) => string, title: string, most: number) =>
    Math.min(most, Math.max(widthOf(title), ...rows.map((row) => widthOf(cell(row))))) + 2;
  const most = Math.floor(size.columns * 0.4);
  // However short the names, the tree keeps its lines.
  const tree = Math.min(most, Math.max(...rows.map(({ stem }) => widthOf(stem))) + 8);
  const name = Math.max(
    tree,
    widest((row) => `${row.stem}${nameOf(row)}`, "branch", most),
  );
  const parted = widest((row) => row.parted, "parted", 24);
  const hand = widest(inputsCell, say("desk.by-hand"), 10);
  const stands = Math.max(10, size.columns - 3 - name - parted - hand);
  const head: Line = [
    blank(3),
    span(padEnd("branch", name), "dim"),
    span(padEnd("parted", parted), "dim"),
    span(padEnd(say("desk.by-hand"), hand), "dim"),
    span(padEnd(say("desk.stands-at"), stands), "dim"),
  ];
  const lines = rows.map((row, index): Line => {
    const chosen = index === selected;
    const past = row.kind === "abandoned";
    const stem = row.stem.length > name - 8 ? `…${row.stem.slice(9 - name)}` : row.stem;
    return [
      span(chosen ? glyph.selected : " ", "accent"),
      span(row.current ? `${glyph.here} ` : "  ", "accent"),
      span(stem, "dim"),
      span(
        `${padEnd(nameOf(row), name - 2 - widthOf(stem))}  `,
        chosen ? "strong" : past ? "dim" : row.current ? "accent" : "plain",
      ),
      span(`${padEnd(row.parted, parted - 2)}  `, "dim"),
      span(`${padEnd(inputsCell(row), hand - 2)}  `, "dim"),
      span(padEnd(row.stands, stands), past ? "dim" : chosen ? "strong" : "plain"),
    ];
  });
  return { head, lines };
}

/** What makes a way differ from the one it left, as a table of both. */
function differenceLines(row: BranchRow, width: number): Line[] {
  if (row.parent === null) return [];
  const there = row.kind === "branch" ? row.parent : say("desk.now-3", { rowName: row.name });
  if (row.differences.length === 0 && row.onlyHere.length + row.onlyThere.length === 0) {
    return [lineOf(say("desk.nothing-stands-otherwise-than-on-but", { there, against: row.against }), "dim")];
  }
  const room = width - 4;
  const about =
    Math.min(Math.floor(room * 0.44), Math.max(8, ...row.differences.map(({ about: name }) => widthOf(name)))) + 2;
  const each = Math.floor((room - about) / 2);
  const columns = (first: string, second: string, third: string) =>
    [padEnd(first, about - 2), "  ", padEnd(second, each - 2), "  ", padEnd(third, each)] as const;
  const head = columns(
    say("desk.differs-in"),
    say("desk.here", { stands: row.stands }),
    say("desk.on-2", { there, against: row.against }),
  );
  return [
    ...milestonesInWords(row).flatMap((text) => paragraph("", text, width)),
    ...(row.differences.length === 0 ? [] : [[blank(2), span(head.join(""), "dim")]]),
    ...row.differences.map(({ about: name, here, there: other }): Line => {
      const [first, gap, second, , third] = columns(name, here, other);
      return [blank(2), span(first), span(gap), span(second, "strong"), span(gap), span(third, "dim")];
    }),
  ];
}

/** What people did, in a sentence. */
function inputsInWords(row: BranchRow): string {
  const since = row.parent === null ? "" : " since";
  return row.inputs === 0
    ? say("desk.nobody-has-done-anything-on-it", { since })
    : say("desk.by-hand-2", { since, byHand: listInWords(row.byHand, "and") });
}

function detailLines(row: BranchRow, width: number): Line[] {
  const latest = row.latest === "" ? "" : ` Latest: ${row.latest}.`;
  return [
    ...paragraph("", row.left, width),
    ...paragraph("", `${inputsInWords(row)}${latest}`, width),
    ...differenceLines(row, width),
  ];
}

function title(rows: readonly BranchRow[]): string {
  const many = rows.filter(({ kind }) => kind === "branch").length;
  const past = rows.length - many;
  const current = rows.find((row) => row.current)?.name ?? "";
  return say("desk.branches-play-is-on", {
    many,
    past: past === 0 ? "" : ` · ${count(past, "way")} ${givenUp}`,
    current,
  });
}

function hintsFor(row: BranchRow | undefined): readonly Hint[] {
  const choose: Hint = ["↑↓", "choose"];
  const others: readonly Hint[] = [
    ["n", say("desk.new-branch-from-here")],
    ["Esc", "back"],
    ["?", "help"],
  ];
  return row === undefined || row.kind === "abandoned" || row.current
    ? [choose, ...others]
    : [choose, ["Enter", say("desk.go-on-with", { rowName: row.name })], ...others];
}

/** The tree in sentences, then all about the chosen row. */
function spokenBranches(rows: readonly BranchRow[], selected: number): string[] {
  const row = rows[selected];
  const standing = (one: BranchRow) =>
    `${one.kind === "branch" ? one.name : say("desk.a-way-of-that-was-given", { oneName: one.name })}${one.current ? ", current" : ""}: ${one.stands}. ${one.left}`;
  if (row === undefined) return [none];
  const there = row.kind === "branch" ? row.parent : say("desk.now-3", { rowName: row.name });
  return [
    `${title(rows).replaceAll(" ·", ",")}.`,
    ...rows.map(standing),
    `Chosen: ${nameOf(row)}. ${inputsInWords(row)}`,
    ...row.differences.map(({ about, here, there: other }) =>
      say("desk.here-on", { about, here, other, there: there ?? "" }),
    ),
    ...milestonesInWords(row),
  ];
}

function chooseBranch(row: BranchRow | undefined, how: Choosing, current: string): PageCommand | null {
  if (how === "new") return { command: "act", act: branchAct };
  if (row === undefined || how !== "choose") return null;
  if (row.kind === "abandoned")
    return {
      command: "refuse",
      why: say("desk.that-way-was-given-up-i"),
    };
  if (row.current) return { command: "refuse", why: say("desk.play-is-on-already", { safe: safe(row.name) }) };
  return { command: "input", input: { type: "switch", to: row.name }, title: switched(row.name, current) };
}

export const branchList: ListEntry<BranchRow> = {
  id: "branches",
  key: "b",
  does: say("desk.branches-switch-or-begin-another"),
  rows: ({ session: { model, state } }) => branchTree(model, state),
  first: (rows) => rows.findIndex(({ current }) => current),
  title,
  table: tableOf,
  chosen: (row) => (row.kind === "branch" ? row.name : `${row.name}, ${givenUp}`),
  detail: detailLines,
  hints: hintsFor,
  empty: none,
  spoken: spokenBranches,
  choose: (row, how, { state }) => chooseBranch(row, how, state.current),
};

export const branchesPage = listPage(branchList);
