/**
 * Where the run was decided: each record that has been played with the odds of its end from there, like the bar beside a game of
 * chess, and the records across which the odds moved most.
 */

import { say } from "../../../catalogue/index.js";
import { padEnd, padStart, percent, widthOf } from "../../../text/index.js";
import {
  chanceAt,
  decidedName,
  decidedQuestions,
  decidedRows,
  movedAcross,
  type PointRow,
} from "../../../white-cell/index.js";
import { glyph } from "../../term/glyphs.js";
import { type Line, span } from "../../term/line.js";
import { safe } from "../../term/safe.js";
import { type DeskView, hintsOf, type PageCommand } from "./desk-page.js";
import { type ListEntry, listPage, paragraph } from "./list-page.js";

function rowsOf({ session, counted }: DeskView): readonly PointRow[] {
  const odds = counted.of(decidedName(session));
  return odds.kind === "counted" ? decidedRows(session, odds.outlooks) : noRows;
}

const noRows: readonly PointRow[] = [];

const barWidth = 10;

function bar(p: number): string {
  const filled = Math.round(p * barWidth);
  return glyph.full.repeat(filled) + glyph.track.repeat(barWidth - filled);
}

function rowLine(row: PointRow, chosen: boolean, width: number): Line {
  const p = chanceAt(row, row.point);
  const rank = row.rank < 0 ? "" : `${glyph.changed}${row.rank + 1}`;
  const room = width - 3 - 8 - 4 - 6 - barWidth - 2;
  return [
    span(chosen ? ` ${glyph.selected} ` : "   ", "accent"),
    span(padEnd(row.date, 8), "dim"),
    span(padEnd(row.headline, room), chosen ? "strong" : "plain"),
    span(padStart(rank, 4), "accent"),
    span(padStart(percent(p), 6)),
    span(` ${bar(p)}`, "heat2"),
  ];
}

/** Each ending whose odds moved, before and after. */
function detailLines(row: PointRow, width: number): Line[] {
  const { before, point } = row;
  if (before === undefined) return paragraph("", say("what-if.decided-start"), width);
  const moved = movedAcross(row);
  const names = Math.max(0, ...moved.map(({ label }) => widthOf(label)));
  return [
    ...paragraph(
      "",
      moved.length === 0 ? say("what-if.decided-still") : say("what-if.decided-moved", { runs: point.outlook.runs }),
      width,
    ),
    ...moved.map(
      ({ label, text }): Line => [span(`  ${padEnd(label, Math.min(names, width - 24))}  `), span(text, "strong")],
    ),
  ];
}

/** The row of the next move in the order of their width; `by` −1 goes the other way. */
function nextSwing(rows: readonly PointRow[], selected: number, by: 1 | -1): number | null {
  const count = rows.filter(({ rank }) => rank >= 0).length;
  if (count === 0) return null;
  const here = rows[selected]?.rank ?? -1;
  const rank = here < 0 ? 0 : (here + by + count) % count;
  return rows.findIndex((row) => row.rank === rank);
}

export const decidedList: ListEntry<PointRow> = {
  id: "decided",
  key: "d",
  does: say("what-if.key-decided"),
  prepare: ({ session, counted }) => counted.ask(decidedName(session), () => decidedQuestions(session)),
  rows: rowsOf,
  first: (rows) => rows.findIndex(({ rank }) => rank === 0),
  title: (rows) => {
    const [row] = rows;
    const { endings = [] } = rows.at(-1)?.point.outlook ?? {};
    return row === undefined
      ? say("what-if.decided")
      : say("what-if.decided-title", { ending: safe(endings[row.came]?.label ?? "") });
  },
  table: ({ rows, selected, size }) => ({
    lines: rows.map((row, place) => rowLine(row, place === selected, size.columns)),
  }),
  chosen: ({ headline }) => headline,
  detail: detailLines,
  hints: (row) =>
    hintsOf([
      ["↑↓", "desk.hint-choose", 3],
      ["s/S", "desk.hint-swing", 0],
      ...(row === undefined || row.point.record === null ? [] : ([["Enter", "desk.hint-go-there", 1]] as const)),
      ["Esc", "desk.hint-back", 2],
      ["?", "desk.hint-help", 4],
    ]),
  waiting: ({ session, counted }) => {
    const odds = counted.of(decidedName(session));
    return odds.kind === "failed"
      ? say("what-if.ask-failed", { why: safe(odds.why) })
      : say("what-if.decided-counting");
  },
  oddsNamed: ({ session }) => decidedName(session),
  spoken: (rows) => {
    const swings = rows.filter(({ rank }) => rank >= 0).sort((one, other) => one.rank - other.rank);
    const none = swings.length === 0;
    return [
      none ? say("what-if.no-swings", { runs: rows[0]?.point.outlook.runs ?? 0 }) : say("what-if.swings"),
      ...swings.map(spokenRow),
    ];
  },
  spokenRow: (row) => spokenRow(row),
  choose: (row, how): PageCommand | null =>
    how !== "choose" || row === undefined || row.record === null ? null : { command: "show", record: row.record },
  jump: (key, rows, selected) =>
    key === "s" ? nextSwing(rows, selected, 1) : key === "S" ? nextSwing(rows, selected, -1) : null,
};

function spokenRow(row: PointRow): string {
  const { headline, date, before } = row;
  const after = percent(chanceAt(row, row.point));
  return before === undefined
    ? `${headline}, ${after}`
    : say("what-if.decided-spoken", { date, headline, before: percent(chanceAt(row, before)), after });
}

export const decidedPage = listPage(decidedList);
