/**
 * The branches as a page: the tree, how far each has got, and below it what makes the chosen one differ from the
 * branch that it left.
 */
import { say } from "../../../catalogue/index.js";
import { type BranchRow, branchTree, milestonesInWords } from "../../../exercise/index.js";
import { listInWords, padEnd, widthOf } from "../../../text/index.js";
import { branchAct, switched } from "../../../white-cell/index.js";
import type { Hint } from "../../panels/panel.js";
import { glyph } from "../../term/glyphs.js";
import { blank, type Line, span } from "../../term/line.js";
import { safe } from "../../term/safe.js";
import { hintsOf, type PageCommand } from "./desk-page.js";
import { type Choosing, type ListEntry, type Listed, listPage, paragraph } from "./list-page.js";

const nameOf = ({ kind, name }: BranchRow): string => (kind === "branch" ? name : say("desk.given-up"));

function inputsCell({ inputs: n }: BranchRow): string {
  return n === 0 ? "" : say("desk.inputs", { n });
}

function tableOf({ rows, selected, size }: Listed<BranchRow>): { head: Line; lines: Line[] } {
  const widest = (cell: (row: BranchRow) => string, title: string, most: number) =>
    Math.min(most, Math.max(widthOf(title), ...rows.map((row) => widthOf(cell(row))))) + 2;
  const most = Math.floor(size.columns * 0.4);
  // However short the names, the tree keeps its lines.
  const tree = Math.min(most, Math.max(...rows.map(({ stem }) => widthOf(stem))) + 8);
  const titles = {
    branch: say("desk.column-branch"),
    parted: say("desk.column-parted"),
    hand: say("desk.column-by-hand"),
  };
  const name = Math.max(
    tree,
    widest((row) => `${row.stem}${nameOf(row)}`, titles.branch, most),
  );
  const parted = widest((row) => row.parted, titles.parted, 24);
  const hand = widest(inputsCell, titles.hand, 10);
  const stands = Math.max(10, size.columns - 3 - name - parted - hand);
  const head: Line = [
    blank(3),
    span(padEnd(titles.branch, name), "dim"),
    span(padEnd(titles.parted, parted), "dim"),
    span(padEnd(titles.hand, hand), "dim"),
    span(padEnd(say("desk.column-stands-at"), stands), "dim"),
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
  const there = { branch: row.parent, past: row.kind === "abandoned", stands: row.against };
  if (row.differences.length === 0 && row.onlyHere.length + row.onlyThere.length === 0)
    return paragraph("", say("desk.differs-not", there), width, "dim");
  const room = width - 4;
  const about =
    Math.min(Math.floor(room * 0.44), Math.max(8, ...row.differences.map(({ about: name }) => widthOf(name)))) + 2;
  const each = Math.floor((room - about) / 2);
  const columns = (first: string, second: string, third: string) =>
    [padEnd(first, about - 2), "  ", padEnd(second, each - 2), "  ", padEnd(third, each)] as const;
  const head = columns(
    say("desk.differs-in"),
    say("desk.differs-here", { stands: row.stands }),
    say("desk.differs-there", there),
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
  const parted = row.parent !== null;
  return row.inputs === 0
    ? say("desk.nothing-by-hand", { parted })
    : say("desk.by-hand", { parted, acts: listInWords(row.byHand, "and") });
}

function detailLines(row: BranchRow, width: number): Line[] {
  const latest = row.latest === "" ? [] : [say("desk.latest-record", { headline: row.latest })];
  return [
    ...paragraph("", row.left, width),
    ...paragraph("", [inputsInWords(row), ...latest].join(" "), width),
    ...differenceLines(row, width),
  ];
}

function titleParts(rows: readonly BranchRow[]): string[] {
  const n = rows.filter(({ kind }) => kind === "branch").length;
  const past = rows.length - n;
  const current = rows.find((row) => row.current)?.name ?? "";
  return [
    say("desk.branches", { n }),
    ...(past === 0 ? [] : [say("desk.ways-given-up", { n: past })]),
    say("desk.play-is-on", { branch: current }),
  ];
}

function hintsFor(row: BranchRow | undefined): readonly Hint[] {
  const choose = hintsOf([["↑↓", "desk.hint-choose"]]);
  const others = hintsOf([
    ["n", "desk.hint-new-branch"],
    ["Esc", "desk.hint-back"],
    ["?", "desk.hint-help"],
  ]);
  return row === undefined || row.kind === "abandoned" || row.current
    ? [...choose, ...others]
    : [...choose, ["Enter", say("desk.go-on-with", { branch: row.name })], ...others];
}

/** The tree in sentences, then all about the chosen row. */
function spokenBranches(rows: readonly BranchRow[], selected: number): string[] {
  const row = rows[selected];
  const standing = ({ kind, name: branch, current, stands, left }: BranchRow) => {
    const stood =
      kind === "branch"
        ? say("desk.branch-spoken", { branch, current, stands })
        : say("desk.given-up-spoken", { branch, stands });
    return `${stood} ${left}`;
  };
  if (row === undefined) return [say("desk.branches-none")];
  const there = { branch: row.parent ?? row.name, past: row.kind === "abandoned" };
  return [
    `${titleParts(rows).join(", ")}.`,
    ...rows.map(standing),
    `${say("desk.chosen-spoken", { name: nameOf(row) })} ${inputsInWords(row)}`,
    ...row.differences.map((difference) => say("desk.differs-spoken", { ...difference, ...there })),
    ...milestonesInWords(row),
  ];
}

function chooseBranch(row: BranchRow | undefined, how: Choosing, current: string): PageCommand | null {
  if (how === "new") return { command: "act", act: branchAct };
  if (row === undefined || how !== "choose") return null;
  if (row.kind === "abandoned") return { command: "refuse", why: say("desk.cant-switch-given-up") };
  if (row.current) return { command: "refuse", why: say("desk.cant-switch-same", { branch: safe(row.name) }) };
  return { command: "input", input: { type: "switch", to: row.name }, title: switched(row.name, current) };
}

export const branchList: ListEntry<BranchRow> = {
  id: "branches",
  key: "b",
  does: say("desk.key-branches"),
  rows: ({ session: { model, state } }) => branchTree(model, state),
  first: (rows) => rows.findIndex(({ current }) => current),
  title: (rows) => titleParts(rows).join(" · "),
  table: tableOf,
  chosen: (row) => (row.kind === "branch" ? row.name : say("desk.branch-given-up", { branch: row.name })),
  detail: detailLines,
  hints: hintsFor,
  empty: say("desk.branches-none"),
  spoken: spokenBranches,
  choose: (row, how, { session }) => chooseBranch(row, how, session.state.current),
};

export const branchesPage = listPage(branchList);
