/**
 * The page of a turn, drawn: on the left what the seat knows, on the right what it may order and what that would set
 * in motion. It is read to a table, and may be turned round to it.
 */

import { say } from "../../../catalogue/index.js";
import type { News, OwnGauge, OwnPosture, SeatTurn, TurnRow } from "../../../exercise/index.js";
import { longDate, padEnd, padStart, shortDate, shorten, widthOf, wrap } from "../../../text/index.js";
import { hintLine } from "../../panels/hint-bar.js";
import { glyph } from "../../term/glyphs.js";
import type { Size } from "../../term/layout.js";
import { blank, fill, type Line, lineOf, span, widthOfLine } from "../../term/line.js";
import { pageRule, sideBySide } from "../../term/rule.js";
import { type HintTable, hintsOf } from "./desk-page.js";

export interface TurnProps {
  readonly turn: SeatTurn;
  /** Place of the seat among the seats, from 0, and how many there are. */
  readonly place: number;
  readonly seats: number;
  /** Place among the rows. */
  readonly selected: number;
  /** News scrolled back, in lines. */
  readonly scroll: number;
  /** The chance that the next order is carried out; empty for certain. */
  readonly chance: string;
  readonly status: Line;
  readonly size: Size;
}

const keys: HintTable = [
  ["↑↓", "desk.hint-choose"],
  ["Enter", "desk.hint-order"],
  ["h", "desk.hint-hold"],
  ["t", "desk.hint-end-turn"],
  ["Tab", "desk.hint-next-seat"],
  ["a", "sealed.hint-instruct"],
  ["c", "desk.hint-chance"],
  ["Esc", "desk.hint-back"],
  ["H", "desk.hint-hold-all"],
  ["PgUp", "desk.hint-earlier-news"],
  ["i", "desk.hint-act"],
  ["z", "desk.hint-timer"],
];

/** The same where orders are sealed and not carried out yet. */
function keysOf({ sealed }: SeatTurn): HintTable {
  if (sealed === null || sealed === "carried-out") return keys;
  return [...keys.slice(0, 3), ["r", "sealed.hint-ready"], ...keys.slice(3), ["R", "sealed.hint-carry-out"]];
}

/** What has become of a posture or an order this turn, in a word. */
const marks = {
  drafted: "sealed.mark-drafted",
  ordered: "desk.mark-ordered",
  failed: "desk.mark-failed",
  held: "desk.mark-held",
} as const;

function heading(text: string, width: number): Line {
  return [span(` ${shorten(text, width - 2)}`, "strong")];
}

function texts(text: string, width: number, indent: number, tone: "plain" | "dim" = "plain", limit?: number): Line[] {
  if (text === "") return [];
  return wrap(text, width - indent - 1, limit).map((part): Line => [blank(indent), span(part, tone)]);
}

function ladder({ rung, rungs }: OwnPosture): Line {
  if (rungs === 0) return [];
  const before = glyph.rung.repeat(rung);
  const after = glyph.rung.repeat(rungs - rung - 1);
  return [span(before, "dim"), span(glyph.here, "accent"), span(after, "dim"), span(" ")].filter(
    ({ text }) => text !== "",
  );
}

function postureLines(turn: SeatTurn, width: number): Line[] {
  const longest = (text: (own: OwnPosture) => string) => Math.max(0, ...turn.postures.map((own) => widthOf(text(own))));
  const name = longest(({ label }) => label) + 1;
  const dotted = Math.max(0, ...turn.postures.map((own) => widthOfLine(ladder(own))));
  const state = longest(({ state: text }) => text);
  // Where there is no room for all three, the state's name says more than its place, and both more than the label's end.
  const widest = name + dotted + state + 3 <= width ? dotted : 0;
  const named = Math.min(name, Math.max(12, width - widest - state - 3));
  return turn.postures.flatMap((own) => {
    const dots = widest === 0 ? [] : ladder(own);
    const line: Line = [
      blank(2),
      span(padEnd(own.label, named - 1)),
      blank(1),
      ...dots,
      blank(widest - widthOfLine(dots)),
      span(shorten(own.state, width - named - widest - 3), "strong"),
    ];
    if (own.mark === "") return [line];
    const mark = `${own.mark === "ordered" ? `${glyph.changed} ` : ""}${say(marks[own.mark])}`;
    const free = width - named - widest - 4 - widthOf(own.state);
    // What was ordered is said in full on the right.
    return free > widthOf(mark) ? [[...line, span(` ${mark}`, "dim")]] : [line, ...texts(mark, width, 4, "dim")];
  });
}

/** One below the other, each with what it was. */
function gaugeTable(gauges: readonly OwnGauge[], width: number): Line[] {
  const value = Math.max(0, ...gauges.map((gauge) => widthOf(gauge.value)));
  const label = Math.max(0, ...gauges.map((gauge) => widthOf(gauge.label)));
  if (label + value + 16 > width) return gaugeText(gauges, width);
  return gauges.map((gauge) => [
    blank(2),
    span(padEnd(gauge.label, label)),
    span(padStart(gauge.value, value + 2), "strong"),
    span(gauge.was === "" ? "" : `  ${say("desk.gauge-was", { value: gauge.was })}`, "dim"),
  ]);
}

/** One after the other, where there is little room; a label never parts from its value. */
function gaugeText(gauges: readonly OwnGauge[], width: number): Line[] {
  return parted(
    gauges.map(({ label, value }) => `${label} ${value}`),
    width,
  );
}

/** Parts with points between them, none broken over two lines that fits on one. */
function parted(parts: readonly string[], width: number, hanging = 0): Line[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = `${last} · ${part}`;
    const room = width - 3 - (lines.length > 1 ? hanging : 0);
    if (last !== undefined && widthOf(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.flatMap((line, row) => texts(line, width, row === 0 ? 2 : 2 + hanging, "dim"));
}

function newsLines(news: readonly News[], width: number): Line[] {
  return news.flatMap(({ date, tag, headline, text, milestone }, index): Line[] => {
    const again = news[index - 1]?.date === date;
    const dated = again ? " ".repeat(7) : `${shortDate(date)} `;
    const before = milestone ? `${glyph.milestone} ` : tag === "" ? "" : `${tag}: `;
    const lines = wrap(`${before}${headline}`, width - 10);
    const tone = milestone ? "dim" : "plain";
    return [
      ...lines.map((part, row): Line => [span(` ${row === 0 ? dated : " ".repeat(7)}`, "dim"), span(part, tone)]),
      ...texts(text, width, 10, "dim"),
    ];
  });
}

/** Lines of news that come before anything about others. */
const leastNews = 10;

interface Known {
  readonly above: readonly Line[];
  readonly news: readonly Line[];
  /** Lines that the news have. */
  readonly room: number;
}

/** What the seat knows, the most needed first; whatever else there is room for stands between. */
function knownTo(turn: SeatTurn, width: number, height: number): Known {
  const title = heading(say("desk.news-since", { date: longDate(turn.since) }), width);
  const news = turn.news.length === 0 ? [lineOf(`  ${say("desk.news-none")}`, "dim")] : newsLines(turn.news, width);
  const stands = [heading(say("desk.where-you-stand"), width), ...postureLines(turn, width)];
  const brief = gaugeText(turn.gauges, width);
  const table = gaugeTable(turn.gauges, width);
  const others: Line[] = [
    heading(say("desk.where-others-stand"), width),
    ...turn.others.flatMap(({ label, stands: where }) => otherLines(label, where, width)),
    [],
  ];
  const about = texts(turn.description, width, 1, "dim");
  let left = height - stands.length - brief.length - 3;
  const take = (lines: number, worth: number) => {
    const fits = left - lines >= Math.min(news.length, worth);
    if (fits) left -= lines;
    return fits;
  };
  // Who they are is news to nobody once they have played a turn.
  const told = take(about.length + 1, turn.number === 1 ? leastNews : news.length);
  const wide = take(table.length - brief.length, leastNews);
  const all = take(others.length, leastNews);
  const above = [
    ...(told ? [...about, []] : []),
    ...stands,
    ...(wide ? [[], ...table] : brief),
    [],
    ...(all ? others : []),
    title,
  ];
  return { above, news, room: Math.max(3, height - above.length) };
}

function otherLines(label: string, stands: readonly string[], width: number): Line[] {
  const [first = "", ...rest] = stands;
  return parted([`${label}: ${first}`, ...rest], width, 2);
}

/** What the seat knows; the news take what is left, the latest shown. Scrolled back, they take the whole column. */
function knownLines({ turn, scroll }: TurnProps, width: number, height: number): Line[] {
  const { above, news, room } = knownTo(turn, width, height);
  if (news.length <= room) return fill([...above, ...news], height);
  if (scroll > 0) return newsAlone(turn, news, scroll, width, height);
  const shown = news.slice(news.length - room);
  shown[0] = lineOf(`  … ${say("desk.earlier-lines", { n: news.length - room + 1 })}`, "dim");
  return fill([...above, ...shown], height);
}

/** The news alone, so many lines back from the latest. */
function newsAlone(turn: SeatTurn, news: readonly Line[], scroll: number, width: number, height: number): Line[] {
  const room = height - 2;
  const from = Math.max(0, news.length - scroll - room);
  const shown = news.slice(from, from + room);
  const later = news.length - from - room;
  if (from > 0) shown[0] = lineOf(`  … ${say("desk.earlier-lines", { n: from + 1 })}`, "dim");
  const foot = later > 0 ? `… ${say("desk.later-lines", { n: later })}` : say("desk.latest-lines");
  return [
    heading(say("desk.news-since", { date: longDate(turn.since) }), width),
    ...fill(shown, room),
    lineOf(`  ${foot}`, "dim"),
  ];
}

function markOf({ barred, given, held }: Extract<TurnRow, { kind: "order" }>): string {
  if (given === "drafted") return say(marks.drafted);
  if (barred !== "") return say(given === "" ? "desk.mark-next-turn" : marks[given]);
  return held ? say(marks.held) : "";
}

function markOfInstruction({ allowed, drafted }: Extract<TurnRow, { kind: "instruction" }>): string {
  return say(allowed ? "sealed.mark-allowed" : "sealed.mark-forbidden", { drafted });
}

function rowLine(row: TurnRow, chosen: boolean, width: number): Line {
  const barred = row.kind === "order" && row.barred !== "";
  const aside = row.kind === "order" ? markOf(row) : row.kind === "instruction" ? markOfInstruction(row) : "";
  return [
    span(chosen ? ` ${glyph.selected} ` : "   ", "accent"),
    span(padEnd(row.label, width - 4 - widthOf(aside)), chosen ? "strong" : barred ? "dim" : "plain"),
    span(aside, "dim"),
  ];
}

function detailLines(row: TurnRow | undefined, chance: string, width: number): Line[] {
  if (row === undefined) return [];
  if (row.kind === "instruction")
    return [...texts(say("sealed.instructions"), width, 2, "dim"), ...texts(row.about, width, 2)];
  if (row.kind !== "order") return texts(row.about, width, 2);
  const certain = chance === "" ? "" : say("desk.order-chance", { chance });
  return [
    ...texts(row.step, width, 2),
    ...texts(row.brief, width, 2, "dim"),
    ...texts(row.barred === "" ? certain : say("desk.order-used", { posture: row.barred }), width, 2),
    ...(row.motion.length === 0 ? [] : [heading(say("desk.sets-in-motion"), width)]),
    ...row.motion.flatMap((text) =>
      wrap(text, width - 6).map((part, line): Line => [span(line === 0 ? "  · " : "    ", "dim"), span(part)]),
    ),
  ];
}

/** What it may order, with the chosen row always shown, and what that would do. */
function orderLines({ turn, selected, chance }: TurnProps, width: number, height: number): Line[] {
  const { rows } = turn;
  const none = rows.some(({ kind }) => kind === "order") ? [] : [lineOf(`  ${say("desk.orders-none")}`, "dim")];
  const row = rows[selected];
  const detail = [
    [],
    ...wrap(row?.label ?? "", width - 2).map((text): Line => [blank(1), span(text, "strong")]),
    ...detailLines(row, chance, width),
  ];
  // The list gives way, but some of it always stands around the chosen row.
  const free = height - 1 - none.length;
  const room = Math.min(rows.length, Math.max(5, free - detail.length));
  const from = Math.min(Math.max(0, selected - Math.floor(room / 2)), Math.max(0, rows.length - room));
  const list = rows.slice(from, from + room).map((row, place) => rowLine(row, from + place === selected, width));
  if (from > 0) list[0] = lineOf(`   … ${say("desk.rows-above", { n: from + 1 })}`, "dim");
  if (from + room < rows.length)
    list[room - 1] = lineOf(`   … ${say("desk.rows-below", { n: rows.length - from - room + 1 })}`, "dim");
  const next = chance === "" ? "" : ` · ${say("desk.next-order-sure", { chance })}`;
  const head = [heading(`${say("desk.orders")}${next}`, width), ...none, ...list];
  const below = height - head.length;
  const shown = detail.length <= below ? detail : [...detail.slice(0, below - 1), lineOf("  …", "dim")];
  return fill([...head, ...shown], height);
}

function leftOf({ columns }: Size): number {
  return Math.floor(columns * (columns < 96 ? 0.46 : 0.48));
}

/** Exactly the terminal's rows. */
export function turnLines(props: TurnProps): Line[] {
  const { turn, place, seats, size, status } = props;
  const { columns, rows } = size;
  const title = seats > 1 ? say("desk.seat-of", { seat: turn.label, place: place + 1, seats }) : turn.label;
  const left = leftOf(size);
  const right = columns - left - 1;
  const height = rows - 2;
  return [
    pageRule(title, columns, status),
    ...sideBySide([
      { lines: knownLines(props, left, height), width: left },
      { lines: orderLines(props, right, height), width: right },
    ]),
    hintLine(hintsOf(keysOf(turn).filter(([key]) => seats > 1 || key !== "Tab")), columns),
  ];
}

/** How many lines back the news can be scrolled, and by how many at once. */
export function newsReach({ turn, size, scroll }: TurnProps): { readonly reach: number; readonly screenful: number } {
  const { news, room } = knownTo(turn, leftOf(size), size.rows - 2);
  const alone = size.rows - 4;
  const reach = news.length <= room ? 0 : Math.max(1, news.length - alone);
  return { reach, screenful: Math.max(1, scroll === 0 ? room - 1 : alone - 1) };
}
