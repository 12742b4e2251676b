/**
 * The page of a turn, drawn: on the left what the seat knows, on the right what it may order and what that would set
 * in motion. It is read to a table, and may be turned round to it.
 */
import { longDate, shortDate } from "../../words/index.js";
import { titleLine } from "../full-page.js";
import { glyph } from "../glyphs.js";
import type { Size } from "../layout.js";
import { blank, fill, type Line, lineOf, span, widthOfLine } from "../line.js";
import { sideBySide } from "../rule.js";
import { padEnd, shorten, widthOf, wrap } from "../text.js";
import { keyLine } from "./key-line.js";
import type { News, OwnPosture, SeatTurn, TurnRow } from "./turn.js";

export interface TurnProps {
  readonly turn: SeatTurn;
  /** Place of the seat among the seats, from 0, and how many there are. */
  readonly place: number;
  readonly seats: number;
  /** Place among the rows. */
  readonly selected: number;
  /** News scrolled back, in lines. */
  readonly scroll: number;
  /** The chance that the next order is carried out; null for certain. */
  readonly chance: string;
  readonly status: Line;
  readonly size: Size;
}

const keys = [
  ["↑↓", "choose"],
  ["Enter", "order"],
  ["h", "hold"],
  ["t", "end the turn"],
  ["Tab", "next seat"],
  ["c", "chance"],
  ["Esc", "situation"],
  ["H", "hold all"],
  ["PgUp", "earlier news"],
  ["i", "act"],
  ["z", "timer"],
] as const;

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
  const name = Math.min(longest(({ label }) => label) + 1, Math.floor(width * 0.46));
  const dotted = Math.max(0, ...turn.postures.map((own) => widthOfLine(ladder(own))));
  // Where there is no room for both, the state's name says more than its place.
  const widest = name + dotted + longest(({ state }) => state) + 3 <= width ? dotted : 0;
  return turn.postures.flatMap((own) => {
    const dots = widest === 0 ? [] : ladder(own);
    const line: Line = [
      blank(2),
      span(padEnd(own.label, name)),
      ...dots,
      blank(widest - widthOfLine(dots)),
      span(shorten(own.state, width - name - widest - 3), "strong"),
    ];
    return own.chosen === "" ? [line] : [line, ...texts(`${glyph.link}> ${own.chosen}`, width, 4, "dim", 2)];
  });
}

function newsLines(news: readonly News[], width: number): Line[] {
  return news.flatMap(({ date, tag, headline, text }, index): Line[] => {
    const again = news[index - 1]?.date === date;
    const dated = again ? " ".repeat(7) : `${shortDate(date)} `;
    const lines = wrap(tag === "" ? headline : `${tag}: ${headline}`, width - 10);
    return [
      ...lines.map((part, row): Line => [span(` ${row === 0 ? dated : " ".repeat(7)}`, "dim"), span(part)]),
      ...texts(text, width, 10, "dim", 4),
    ];
  });
}

/** Lines of news that come before anything about others. */
const leastNews = 10;

/** What the seat knows; the news take what is left, the latest in sight. */
function knownLines({ turn, scroll }: TurnProps, width: number, height: number): Line[] {
  const own: Line[] = [
    ...texts(turn.description, width, 1, "dim", height < 24 ? 2 : 4),
    [],
    heading("Where you stand", width),
    ...postureLines(turn, width),
    ...texts(turn.gauges.join(" · "), width, 2, "dim", 3),
    [],
  ];
  const others: Line[] = [
    heading("Where others stand", width),
    ...turn.others.flatMap((text) => texts(text, width, 2, "dim")),
    [],
  ];
  const roomy = own.length + others.length + leastNews <= height;
  const above = [...own, ...(roomy ? others : []), heading(`News since ${longDate(turn.since)}`, width)];
  const room = Math.max(3, height - above.length);
  const news = turn.news.length === 0 ? [lineOf("  None has reached you.", "dim")] : newsLines(turn.news, width);
  if (news.length <= room) return fill([...above, ...news], height);
  const from = Math.max(0, news.length - room - scroll);
  const shown = news.slice(from, from + room);
  if (from > 0) shown[0] = lineOf(`  … ${from + 1} lines of earlier news: PgUp`, "dim");
  if (from + room < news.length) shown[room - 1] = lineOf("  … later: PgDn", "dim");
  return fill([...above, ...shown], height);
}

function rowLine(row: TurnRow, chosen: boolean, width: number): Line {
  const barred = row.kind === "order" && row.barred !== "";
  const aside = row.kind !== "order" ? "" : barred ? "given" : row.held ? "held" : "";
  return [
    span(chosen ? ` ${glyph.selected} ` : "   ", "accent"),
    span(padEnd(row.label, width - 4 - aside.length), chosen ? "strong" : barred ? "dim" : "plain"),
    span(aside, "dim"),
  ];
}

function detailLines(row: TurnRow | undefined, chance: string, width: number): Line[] {
  if (row === undefined) return [];
  if (row.kind !== "order") return texts(row.about, width, 2);
  const certain = chance === "" ? "" : `The order will be carried out with probability ${chance}.`;
  return [
    ...texts(row.step, width, 2),
    ...texts(row.brief, width, 2, "dim"),
    ...texts(row.barred === "" ? certain : `${row.barred}; i r takes it back.`, width, 2),
    ...(row.motion.length === 0 ? [] : [heading(" What it would set in motion", width)]),
    ...row.motion.flatMap((text) =>
      wrap(text, width - 6).map((part, line): Line => [span(line === 0 ? "  · " : "    ", "dim"), span(part)]),
    ),
  ];
}

/** What it may order, the chosen row always in sight, and what that would do. */
function orderLines({ turn, selected, chance }: TurnProps, width: number, height: number): Line[] {
  const { rows } = turn;
  const none = rows.some(({ kind }) => kind === "order") ? [] : [lineOf("  No order is open to this seat now.", "dim")];
  const room = Math.max(3, Math.min(rows.length, Math.floor(height * 0.5) - 1 - none.length));
  const from = Math.min(Math.max(0, selected - Math.floor(room / 2)), Math.max(0, rows.length - room));
  const list = rows.slice(from, from + room).map((row, place) => rowLine(row, from + place === selected, width));
  if (from > 0) list[0] = lineOf(`   … ${from + 1} above`, "dim");
  if (from + room < rows.length) list[room - 1] = lineOf(`   … ${rows.length - from - room + 1} below`, "dim");
  const head = [heading(chance === "" ? "Orders" : `Orders · next one ${chance} sure`, width), ...none, ...list];
  const row = rows[selected];
  const detail = [
    [],
    [blank(1), span(shorten(row?.label ?? "", width - 2), "strong")] as Line,
    ...detailLines(row, chance, width),
  ];
  const below = height - head.length;
  const shown = detail.length <= below ? detail : [...detail.slice(0, below - 1), lineOf("  …", "dim")];
  return fill([...head, ...shown], height);
}

/** Exactly the terminal's rows. */
export function turnLines(props: TurnProps): Line[] {
  const { turn, place, seats, size, status } = props;
  const { columns, rows } = size;
  const which = seats > 1 ? ` (seat ${place + 1} of ${seats})` : "";
  const left = Math.floor(columns * (columns < 96 ? 0.46 : 0.48));
  const right = columns - left - 1;
  const height = rows - 2;
  return [
    titleLine(`${turn.label}${which}`, columns, status),
    ...sideBySide([
      { lines: knownLines(props, left, height), width: left },
      { lines: orderLines(props, right, height), width: right },
    ]),
    keyLine(keys, columns),
  ];
}

/** How many lines back the news can be scrolled. */
export function newsReach(props: TurnProps): number {
  const { columns, rows } = props.size;
  const left = Math.floor(columns * (columns < 96 ? 0.46 : 0.48));
  return Math.max(0, newsLines(props.turn.news, left).length - Math.max(3, rows - 16));
}
