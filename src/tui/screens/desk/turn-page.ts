/**
 * The seats' page: one seat's turn at a time, what it knows and what it may order.
 */
import { say } from "../../../catalogue/index.js";
import { type OwnGauge, type SeatTurn, seatPage, type TurnRow, undecided } from "../../../exercise/index.js";
import type { Session } from "../../../session/index.js";
import { type Lookup, listInWords, longDate } from "../../../text/index.js";
import { type Binding, reader } from "../keys.js";
import { shownValue } from "../shown.js";
import { chanceAct } from "./act-session.js";
import { type DeskPage, type DeskView, moveKeys, type Open, type PageCommand, travel } from "./desk-page.js";
import { newsReach, type TurnProps, turnLines } from "./turn-lines.js";

export interface TurnOpen extends Open {
  /** Place among the seats. */
  readonly seat: number;
  /** Place among the rows. */
  readonly selected: number;
  /** News scrolled back, in lines. */
  readonly scroll: number;
}

const turnTable = [
  ...moveKeys,
  { command: "page-up", keys: ["pageup"], shown: "PgUp", does: say("desk.earlier-news-by-a-screenful") },
  { command: "page-down", keys: ["pagedown"], shown: "PgDn", does: say("desk.later-news") },
  { command: "choose", keys: ["enter"], shown: "Enter", does: say("desk.give-the-order-or-do-what") },
  { command: "chance", keys: ["c"], shown: "c", does: say("desk.how-likely-the-next-order-is") },
  { command: "hold", keys: ["h"], shown: "h", does: say("desk.hold-in-the-chosen-order-s") },
  { command: "hold-all", keys: ["H"], shown: "H", does: say("desk.the-whole-seat-holds") },
  { command: "next-seat", keys: ["tab"], shown: "Tab", does: say("desk.the-next-seat") },
  { command: "previous-seat", keys: ["shift-tab"], shown: "Shift-Tab", does: say("desk.the-seat-before") },
  { command: "end-turn", keys: ["t"], shown: "t", does: say("desk.end-the-turn-play-to-the") },
  { command: "close", keys: ["escape", "backspace"], shown: "Esc", does: say("desk.back-to-the-situation") },
] as const satisfies readonly Binding<string>[];

const commandOf = reader(turnTable);

function turnProps({ session, scene, chance, seatStatus }: DeskView, open: TurnOpen): TurnProps {
  const { seats } = session.header;
  return {
    turn: shownValue(seatPage(session.model, session.state, seats[open.seat] ?? "")),
    place: open.seat,
    seats: seats.length,
    selected: open.selected,
    scroll: open.scroll,
    chance,
    status: seatStatus,
    size: scene.size,
  };
}

function pressTurn(open: TurnOpen, key: string, view: DeskView): PageCommand | null {
  const props = turnProps(view, open);
  const { turn, seats } = props;
  const row = turn.rows[open.selected];
  const command = commandOf(key);
  const to = (changes: Partial<TurnOpen>): PageCommand => ({ command: "open", open: { ...open, ...changes } as Open });
  switch (command) {
    case undefined:
      return null;
    case "up":
    case "down":
      return to({ selected: travel(open.selected, command, turn.rows.length) });
    case "page-up":
    case "page-down": {
      const { reach, screenful } = newsReach(props);
      const by = command === "page-up" ? screenful : -screenful;
      return to({ scroll: Math.max(0, Math.min(reach, open.scroll + by)) });
    }
    case "next-seat":
    case "previous-seat":
      return to(openTurn((open.seat + (command === "next-seat" ? 1 : seats - 1)) % seats));
    case "close":
      return { command: "open", open: null };
    case "chance":
      return { command: "act", act: chanceAct };
    case "end-turn":
      return { command: "end-turn", sure: false };
    case "hold-all":
      return hold(turn);
    case "hold":
      return hold(turn, row?.kind === "order" ? row.posture : undefined);
    case "choose":
      if (row?.kind === "order") {
        if (row.barred !== "") return { command: "refuse", why: say("desk.order-used", { posture: row.barred }) };
        const input = { type: "order", transition: row.transition } as const;
        return { command: "input", input, title: `Ordered: ${row.label}` };
      }
      return row?.kind === "end" ? { command: "end-turn", sure: true } : hold(turn);
  }
}

function hold({ seat, label, postures }: SeatTurn, posture?: string): PageCommand {
  const where = postures.find(({ path }) => path === posture);
  return {
    command: "input",
    input: { type: "hold", seat, ...(posture === undefined ? {} : { posture }) },
    title: `${label} holds${where === undefined ? "" : say("desk.in", { whereLabel: where.label })}`,
  };
}

function sayRow(row: TurnRow | undefined): string {
  if (row === undefined) return "";
  if (row.kind !== "order") return `${row.label}. ${row.about}`;
  const state =
    row.barred === ""
      ? row.held
        ? say("desk.held-this-turn")
        : ""
      : ` ${say("desk.order-used", { posture: row.barred })}`;
  const motion = row.motion.length === 0 ? "" : say("desk.it-would-set-in-motion", { motion: row.motion.join("; ") });
  return `${row.label}. ${row.step}.${row.brief === "" ? "" : ` ${row.brief}`}${state}${motion}`;
}

function sayGauge({ label, value, was }: OwnGauge): string {
  return `${label} ${value}${was === "" ? "" : say("desk.was-2", { was })}`;
}

function sayTurn(turn: SeatTurn): string[] {
  const stands = turn.postures.map(
    ({ label, state, chosen }) => `${label}: ${state}${chosen === "" ? "" : say("desk.this-turn", { chosen })}`,
  );
  return [
    say("desk.turn-of-2", { number: turn.number, of: turn.of, turnLabel: turn.label, description: turn.description }),
    say("desk.where-you-stand-2", { stands: stands.join(". "), gauges: turn.gauges.map(sayGauge).join(", ") }),
    say("desk.where-others-stand-2", {
      others: turn.others.map(({ label, stands: where }) => `${label}: ${where.join(", ")}`).join(". "),
    }),
    turn.news.length === 0 ? say("desk.no-news") : say("desk.news-since-2", { since: longDate(turn.since) }),
    ...turn.news.map(({ date, headline, text }) => `${longDate(date)}: ${headline}.${text === "" ? "" : ` ${text}`}`),
    `Orders: ${listInWords(turn.rows.map(({ label }) => label))}.`,
  ];
}

function sayPage(open: TurnOpen, view: DeskView): string[] {
  const { turn } = turnProps(view, open);
  return [...sayTurn(turn), sayRow(turn.rows[open.selected])];
}

export const turnPage: DeskPage<TurnOpen> = {
  id: "turn",
  key: "t",
  does: say("desk.the-turn-opens-the-seats-page"),
  enter: () => ({ command: "turn" }),
  keys: { title: say("desk.a-turn-s-page-one-seat"), bindings: turnTable },
  forSeats: true,
  lines: (open, view) => turnLines(turnProps(view, open)),
  spoken: sayPage,
  spokenChange(was, is, view, timePassed) {
    if (was.seat !== is.seat || timePassed) return sayPage(is, view);
    return was.selected === is.selected ? [] : [sayRow(turnProps(view, is).turn.rows[is.selected])];
  },
  press: pressTurn,
};

/** The page of a seat, by its place among the seats. */
export function openTurn(seat: number): TurnOpen {
  return { page: turnPage, back: null, seat, selected: 0, scroll: 0 };
}

export function isTurn(open: Open | null): open is TurnOpen {
  return open?.page === turnPage;
}

/** What is asked before a turn ends in which somebody has chosen nothing; empty where everybody has. */
export function undecidedInWords({ model, state }: Session, lookup: Lookup): string {
  const waiting = undecided(model, state).map(lookup.actorLabel);
  const [have, they] = waiting.length === 1 ? ["has", say("desk.it-holds")] : ["have", say("desk.they-hold")];
  const who = listInWords(waiting, "and");
  return who === "" ? "" : say("desk.chosen-nothing-yet-t-again-ends", { who, have, they });
}

/** The page after an order: the chosen row is what was ordered, so that a second Enter orders nothing else. */
export function afterOrder(open: TurnOpen, { model, state, header }: Session, transition: string): TurnOpen {
  const { rows } = seatPage(model, state, header.seats[open.seat] ?? "");
  const place = rows.findIndex((row) => row.kind === "order" && row.given !== "" && row.transition === transition);
  return { ...open, selected: Math.max(0, place), scroll: 0 };
}
