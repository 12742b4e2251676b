/**
 * Where the run was decided: each record that has been played with the odds of its end from there, like the bar beside a game of
 * chess, and the records across which the odds moved most.
 */

import { unseated } from "../../../analysis/index.js";
import { say } from "../../../catalogue/index.js";
import { saveWorld } from "../../../engine/index.js";
import { timeline, worldAt, worldNameAt } from "../../../session/index.js";
import { padEnd, padStart, percent, shortDate, widthOf } from "../../../text/index.js";
import { endingCome, type OddsPoint, pointsAlong, type Swing, spacedOut, swingsOf } from "../../../what-if/index.js";
import type { OddsQuestion } from "../../../white-cell/index.js";
import { glyph } from "../../term/glyphs.js";
import { type Line, span } from "../../term/line.js";
import { safe } from "../../term/safe.js";
import { armOf } from "../futures.js";
import { shownRecords } from "../shown.js";
import { type DeskView, hintsOf, type PageCommand } from "./desk-page.js";
import { type ListEntry, listPage, paragraph } from "./list-page.js";

interface Along {
  readonly points: readonly OddsPoint[];
  readonly swings: readonly Swing[];
}

interface PointRow {
  readonly point: OddsPoint;
  readonly before: OddsPoint | undefined;
  /** Number of the record that stands for the moment: of a ranked move the one that can be left out, if there is one. */
  readonly record: number | null;
  /** Place of its move among the widest, from 0; −1 for one that is not among them. */
  readonly rank: number;
  readonly date: string;
  readonly headline: string;
  /** Place of the ending whose odds are drawn. */
  readonly came: number;
}

/** Moves of the odds that the keys go to. */
const widest = 5;

type Session = DeskView["session"];

/** The start, and each moment of the branch that has records, as far as it has been played. */
function momentsOf({ model, state }: Session) {
  const { records } = timeline(model, state, "facilitator");
  const last = records.filter(({ time }, place) => records[place + 1]?.time !== time);
  const moments = [
    { record: null, time: 0, position: 1 },
    ...last.map(({ number, time, index }) => ({ record: number, time, position: index + 1 })),
  ];
  return spacedOut(moments);
}

/** The name that its odds are counted under: another as soon as more has been played. */
export function decidedName(session: Session): string {
  const { model, state } = session;
  return `decided:${worldNameAt(timeline(model, state, "facilitator"), Number.POSITIVE_INFINITY)}`;
}

export function decidedQuestions(session: Session): readonly OddsQuestion[] {
  const { model, state } = session;
  const seen = timeline(model, state, "facilitator");
  const worlds = momentsOf(session).map(({ position }) => saveWorld(model, unseated(model, worldAt(seen, position))));
  return [{ arm: armOf(model), worlds }];
}

const found = new WeakMap<readonly object[], Along>();
const rowsFound = new WeakMap<Along, readonly PointRow[]>();

function alongOf({ session, counted }: DeskView): Along | null {
  const odds = counted.of(decidedName(session));
  if (odds.kind !== "counted") return null;
  const known = found.get(odds.outlooks);
  if (known !== undefined) return known;
  const { model, state } = session;
  const records = timeline(model, state, "facilitator").records.map(({ record }) => record);
  const points = pointsAlong(momentsOf(session), odds.outlooks);
  const along = { points, swings: swingsOf(records, points).slice(0, widest) };
  found.set(odds.outlooks, along);
  return along;
}

function rowsOf(view: DeskView): readonly PointRow[] {
  const along = alongOf(view);
  if (along === null) return noRows;
  const known = rowsFound.get(along);
  if (known !== undefined) return known;
  const { model, state } = view.session;
  const shown = shownRecords(timeline(model, state, "facilitator"));
  const came = endingCome(along.points);
  const rows = along.points.map((point, place): PointRow => {
    const rank = along.swings.findIndex((swing) => swing.point === point);
    const record = along.swings[rank]?.record.seq ?? point.record;
    const entry = record === null ? undefined : shown[record];
    const headline = entry?.record.headline ?? say("what-if.along-start");
    const date = entry === undefined ? "" : shortDate(entry.record.date);
    return { point, before: along.points[place - 1], record, rank, date, headline, came };
  });
  rowsFound.set(along, rows);
  return rows;
}

const noRows: readonly PointRow[] = [];

const barWidth = 10;

function bar(p: number): string {
  const filled = Math.round(p * barWidth);
  return glyph.full.repeat(filled) + glyph.track.repeat(barWidth - filled);
}

const chance = ({ came }: PointRow, point: OddsPoint | undefined) => point?.outlook.endings[came]?.p ?? 0;

function rowLine(row: PointRow, chosen: boolean, width: number): Line {
  const p = chance(row, row.point);
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
  const moved = point.outlook.endings.flatMap(({ label, p }, place) => {
    const was = before.outlook.endings[place]?.p ?? 0;
    return percent(was) === percent(p)
      ? []
      : [{ label: safe(label), was, p, text: `${percent(was)} → ${percent(p)}`, by: Math.abs(p - was) }];
  });
  const names = Math.max(0, ...moved.map(({ label }) => widthOf(label)));
  return [
    ...paragraph(
      "",
      moved.length === 0 ? say("what-if.decided-still") : say("what-if.decided-moved", { runs: point.outlook.runs }),
      width,
    ),
    ...moved
      .sort((one, other) => other.by - one.by)
      .map(
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
  const after = percent(chance(row, row.point));
  return before === undefined
    ? `${headline}, ${after}`
    : say("what-if.decided-spoken", { date, headline, before: percent(chance(row, before)), after });
}

export const decidedPage = listPage(decidedList);
