/**
 * The page of a turn, drawn: a band of what must not be out of sight, on the left what the seat knows, on the right what it
 * may order and what that would set in motion. It is read to a table, and may be turned round to it.
 */
import { say } from "../../../catalogue/index.js";
import type { SeatTurn } from "../../../exercise/index.js";
import { hintLine } from "../../panels/hint-bar.js";
import type { Size } from "../../term/layout.js";
import { fill, type Line } from "../../term/line.js";
import { pageRule, ruleLine, sideBySide } from "../../term/rule.js";
import { type HintTable, hintsOf } from "./desk-page.js";
import { type Known, knownTo, type Reading } from "./turn-known.js";
import { orderLines } from "./turn-orders.js";

export interface TurnProps {
  readonly turn: SeatTurn;
  /** Place of the seat among the seats, from 0, and how many there are. */
  readonly place: number;
  readonly seats: number;
  /** Place among the rows. */
  readonly selected: number;
  /** What the left column shows, and how far somebody has read on in it, in lines. */
  readonly reading: Reading;
  readonly scroll: number;
  /** How often somebody has asked for the next screenful of what the chosen row does. */
  readonly leaf: number;
  /** The chance that the next order is carried out; empty for certain, `hidden` where seats are not told it. */
  readonly chance: string;
  readonly status: Line;
  readonly size: Size;
}

const keys: HintTable = [
  ["↑↓", "desk.hint-choose", 7.5],
  ["Enter", "desk.hint-order"],
  ["h", "desk.hint-hold"],
  ["t", "desk.hint-end-turn"],
  ["Tab", "desk.hint-next-seat"],
  ["o", "seat.hint-others"],
  ["a", "sealed.hint-instruct"],
  ["c", "desk.hint-chance"],
  ["Esc", "desk.hint-back"],
  ["H", "desk.hint-hold-all"],
  ["PgDn", "seat.hint-later-news"],
  ["space", "seat.hint-more-of-it"],
  ["i", "desk.hint-act"],
  ["z", "desk.hint-timer"],
];

/** The same where orders are sealed and not carried out yet. */
function keysOf({ sealed }: SeatTurn): HintTable {
  if (sealed === null || sealed === "carried-out") return keys;
  return [...keys.slice(0, 3), ["r", "sealed.hint-ready"], ...keys.slice(3), ["R", "sealed.hint-carry-out"]];
}

function leftOf({ columns }: Size): number {
  return Math.floor(columns * (columns < 96 ? 0.46 : 0.48));
}

/** How the page divides, and what its left column shows. */
function known({ turn, reading, scroll, size }: TurnProps): Known {
  const { columns, rows } = size;
  return knownTo({ turn, reading, scroll, width: leftOf(size), columns, height: rows - 2 });
}

/** Exactly the terminal's rows. */
export function turnLines(props: TurnProps): Line[] {
  const { turn, place, seats, selected, leaf, chance, size, status } = props;
  const { columns, rows } = size;
  const title = seats > 1 ? say("desk.seat-of", { seat: turn.label, place: place + 1, seats }) : turn.label;
  const left = leftOf(size);
  const right = columns - left - 1;
  const { band, title: about, lines } = known(props);
  const height = rows - 3 - band.length;
  const next = chance === "" ? "" : ` · ${say("desk.next-order-sure", { chance })}`;
  return [
    pageRule(title, columns, status),
    ...band,
    ruleLine([
      { text: about, width: left },
      { text: `${say("desk.orders")}${next}`, width: right },
    ]),
    ...sideBySide([
      { lines: fill(lines, height), width: left },
      { lines: orderLines({ turn, selected, leaf, chance, width: right, height }), width: right },
    ]),
    hintLine(hintsOf(keysOf(turn).filter(([key]) => seats > 1 || key !== "Tab")), columns),
  ];
}

/** How far one can read on in the left column, in lines, and by how many at once. */
export function readingReach(props: TurnProps): Pick<Known, "reach" | "screenful"> {
  return known(props);
}
