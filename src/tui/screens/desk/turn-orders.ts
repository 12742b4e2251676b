/**
 * What a seat may order, drawn: the list, with the chosen row always in it, and below it everything that this one does and
 * sets in motion. What there is no room for is read on by screenfuls, and no line of it is out of reach.
 */
import { say } from "../../../catalogue/index.js";
import type { SeatTurn, TurnRow } from "../../../exercise/index.js";
import { padEnd, shorten, widthOf, wrap } from "../../../text/index.js";
import { glyph } from "../../term/glyphs.js";
import { blank, fill, type Line, lineOf, span } from "../../term/line.js";
import { heading, marks, texts } from "./turn-parts.js";

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
  const room = width - 4 - (aside === "" ? 0 : widthOf(aside) + 1);
  return [
    span(chosen ? ` ${glyph.selected} ` : "   ", "accent"),
    span(padEnd(shorten(row.label, room), width - 4 - widthOf(aside)), chosen ? "strong" : barred ? "dim" : "plain"),
    span(aside, "dim"),
  ];
}

function detailLines(row: TurnRow | undefined, chance: string, width: number): Line[] {
  if (row === undefined) return [];
  if (row.kind === "instruction")
    return [
      ...texts(say("sealed.instructions"), width, 2, "dim"),
      ...texts(say("sealed.enter-turns", { about: row.about, allowed: row.allowed }), width, 2),
    ];
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

export interface OrdersProps {
  readonly turn: SeatTurn;
  /** Place among the rows. */
  readonly selected: number;
  /** How often somebody has asked for the next screenful of what the chosen row does. */
  readonly leaf: number;
  /** The chance that the next order is carried out; empty for certain, `hidden` where seats are not told it. */
  readonly chance: string;
  readonly width: number;
  /** Rows without the title. */
  readonly height: number;
}

/** Rows of the list that stay around the chosen one. */
const fewestRows = 5;

/** What it may order, with the chosen row always shown, and what that would do. */
export function orderLines({ turn, selected, leaf, chance, width, height }: OrdersProps): Line[] {
  const { rows } = turn;
  const none = rows.some(({ kind }) => kind === "order") ? [] : [lineOf(`  ${say("desk.orders-none")}`, "dim")];
  const row = rows[selected];
  const title = wrap(row?.label ?? "", width - 2).map((text): Line => [blank(1), span(text, "strong")]);
  const detail = detailLines(row, chance, width);
  // The list gives way, but some of it always stands around the chosen row.
  const free = height - none.length - title.length - 1;
  const room = Math.min(rows.length, Math.max(fewestRows, free - detail.length));
  const from = Math.min(Math.max(0, selected - Math.floor(room / 2)), Math.max(0, rows.length - room));
  const list = rows.slice(from, from + room).map((row, place) => rowLine(row, from + place === selected, width));
  if (from > 0) list[0] = lineOf(`   … ${say("desk.rows-above", { n: from + 1 })}`, "dim");
  if (from + room < rows.length)
    list[room - 1] = lineOf(`   … ${say("desk.rows-below", { n: rows.length - from - room + 1 })}`, "dim");
  return fill([...none, ...list, [], ...title, ...leafOf(detail, leaf, free - room)], height);
}

/** One screenful of lines, with what is left; after the last comes the first again. */
function leafOf(lines: readonly Line[], leaf: number, room: number): Line[] {
  if (lines.length <= room) return [...lines];
  const shown = Math.max(1, room - 1);
  const leaves = Math.ceil(lines.length / shown);
  const from = (leaf % leaves) * shown;
  const later = Math.max(0, lines.length - from - shown);
  const foot = later > 0 ? say("seat.more-of-it", { n: later }) : say("seat.all-of-it");
  return [...fill(lines.slice(from, from + shown), shown), lineOf(`  … ${foot}`, "dim")];
}
