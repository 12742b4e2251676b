/**
 * The seats' page: one seat's turn at a time, what it knows and what it may order.
 */
import { say } from "../../../catalogue/index.js";
import { type OwnGauge, type SeatTurn, seatPage, type TurnRow, undecided } from "../../../exercise/index.js";
import type { Session } from "../../../session/index.js";
import { type Lookup, listInWords, longDate } from "../../../text/index.js";
import {
  agreementChoice,
  chanceAct,
  holdChoice,
  orderChoice,
  proposeAct,
  writeAct,
} from "../../../white-cell/index.js";
import { type Binding, reader } from "../keys.js";
import { shownValue } from "../shown.js";
import { type DeskPage, type DeskView, moveKeys, type Open, type PageCommand, travel } from "./desk-page.js";
import { carryOutNow, closedTo, instructed, turnReady } from "./sealed-orders.js";
import type { Reading } from "./turn-known.js";
import { readingReach, type TurnProps, turnLines } from "./turn-lines.js";

export interface TurnOpen extends Open {
  /** Place among the seats. */
  readonly seat: number;
  /** Place among the rows. */
  readonly selected: number;
  /** What the left column shows, and how far somebody has read on in it, in lines. */
  readonly reading: Reading;
  readonly scroll: number;
  /** Screenfuls of what the chosen row does that have been read. */
  readonly leaf: number;
}

const turnTable = [
  ...moveKeys,
  { command: "page-up", keys: ["pageup"], shown: "PgUp", does: say("seat.key-earlier-news") },
  { command: "page-down", keys: ["pagedown"], shown: "PgDn", does: say("seat.key-later-news") },
  { command: "others", keys: ["o"], shown: "o", does: say("seat.key-others") },
  { command: "more", keys: ["space"], shown: "space", does: say("seat.key-more-of-it") },
  { command: "choose", keys: ["enter"], shown: "Enter", does: say("desk.key-order") },
  { command: "chance", keys: ["c"], shown: "c", does: say("desk.key-chance") },
  { command: "instruct", keys: ["a"], shown: "a", does: say("sealed.key-instruct") },
  { command: "hold", keys: ["h"], shown: "h", does: say("desk.key-hold") },
  { command: "hold-all", keys: ["H"], shown: "H", does: say("desk.key-hold-all") },
  { command: "ready", keys: ["r"], shown: "r", does: say("sealed.key-ready") },
  { command: "carry-out", keys: ["R"], shown: "R", does: say("sealed.key-carry-out") },
  { command: "next-seat", keys: ["tab"], shown: "Tab", does: say("desk.key-next-seat") },
  { command: "previous-seat", keys: ["shift-tab"], shown: "Shift-Tab", does: say("desk.key-seat-before") },
  { command: "end-turn", keys: ["t"], shown: "t", does: say("desk.key-end-turn") },
  { command: "close", keys: ["escape", "backspace"], shown: "Esc", does: say("desk.key-situation") },
] as const satisfies readonly Binding<string>[];

const commandOf = reader(turnTable);

function turnProps({ session, scene, chance, seatStatus }: DeskView, open: TurnOpen): TurnProps {
  const { seats } = session.header;
  return {
    turn: shownValue(seatPage(session.model, session.state, seats[open.seat] ?? "")),
    place: open.seat,
    seats: seats.length,
    selected: open.selected,
    reading: open.reading,
    scroll: open.scroll,
    leaf: open.leaf,
    chance: chance === "" || session.state.probabilitiesShown ? chance : "hidden",
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
    case "first":
    case "last":
      return to({ selected: travel(open.selected, command, turn.rows.length), leaf: 0 });
    case "page-up":
    case "page-down": {
      const { reach, screenful } = readingReach(props);
      const by = command === "page-down" ? screenful : -screenful;
      return to({ scroll: Math.max(0, Math.min(reach, open.scroll + by)) });
    }
    case "others":
      return to({ reading: open.reading === "others" ? "all" : "others", scroll: 0 });
    case "more":
      return to({ leaf: open.leaf + 1 });
    case "next-seat":
    case "previous-seat":
      return to(openTurn((open.seat + (command === "next-seat" ? 1 : seats - 1)) % seats));
    case "close":
      return { command: "open", open: null };
    case "chance":
      return { command: "act", act: chanceAct };
    case "end-turn":
      return { command: "end-turn", sure: false };
    case "ready":
      return turnReady(turn);
    case "carry-out":
      return carryOutNow(turn);
    case "instruct":
      return closedTo(turn) ?? instructed(turn, row);
    case "hold-all":
      return closedTo(turn) ?? hold(turn);
    case "hold":
      return closedTo(turn) ?? hold(turn, row?.kind === "order" ? row.posture : undefined);
    case "choose":
      return choose(turn, row, view.session);
  }
}

function choose(turn: SeatTurn, row: TurnRow | undefined, session: Session): PageCommand {
  switch (row?.kind) {
    case "end":
      return { command: "end-turn", sure: true };
    case "ready":
    case "unready":
      return turnReady(turn);
    case "instruction":
      return closedTo(turn) ?? instructed(turn, row);
    case "write":
    case "propose":
      return { command: "act", act: row.kind === "write" ? writeAct : proposeAct, given: { from: turn.seat } };
    case "propose-agreement":
      return { command: "input", ...agreementChoice(turn, row.agreement) };
    case "accept":
    case "refuse":
    case "withdraw":
      return {
        command: "input",
        input: { type: row.kind, seat: turn.seat, proposal: row.proposal },
        title: say("message.answered-now"),
      };
    case "order": {
      const closed = closedTo(turn);
      if (closed !== null) return closed;
      if (row.barred !== "") return { command: "refuse", why: say("desk.order-used", { posture: row.barred }) };
      return { command: "input", ...orderChoice(session, turn, row) };
    }
    default:
      return closedTo(turn) ?? hold(turn);
  }
}

function hold(turn: SeatTurn, posture?: string): PageCommand {
  return { command: "input", ...holdChoice(turn, posture) };
}

function sayRow(row: TurnRow | undefined): string {
  if (row === undefined) return "";
  if (row.kind === "instruction") {
    const about = say("sealed.enter-turns", { about: row.about, allowed: row.allowed });
    return `${say("sealed.instructions")}: ${row.label}. ${about}`;
  }
  if (row.kind !== "order") return `${row.label}. ${row.about}`;
  const held = row.held ? say("desk.held-spoken") : "";
  const drafted = row.given === "drafted" ? say("sealed.drafted-spoken") : held;
  const state = row.barred === "" ? drafted : say("desk.order-used", { posture: row.barred });
  const motion = row.motion.length === 0 ? "" : say("desk.motion-spoken", { motion: row.motion.join("; ") });
  return [`${row.label}. ${row.step}.`, row.brief, state, motion].filter((text) => text !== "").join(" ");
}

function sayGauge({ label: gauge, value, was }: OwnGauge): string {
  return was === "" ? `${gauge} ${value}` : say("desk.gauge-was-spoken", { gauge, value, before: was });
}

function sayTurn(turn: SeatTurn): string[] {
  const postures = turn.postures.map(({ label: posture, state, chosen }) =>
    chosen === "" ? `${posture}: ${state}` : say("desk.posture-chosen-spoken", { posture, state, chosen }),
  );
  const others = turn.others.map(({ label, stands }) => `${label}: ${stands.map(({ text }) => text).join(", ")}`);
  const { number, of, label, description } = turn;
  return [
    say("desk.turn-spoken", { turn: number, of, seat: label, description }),
    say("desk.you-stand-spoken", { postures: postures.join(". "), gauges: turn.gauges.map(sayGauge).join(", ") }),
    say("desk.others-stand-spoken", { others: others.join(". ") }),
    turn.news.length === 0 ? say("desk.no-news-spoken") : say("desk.news-since-spoken", { date: longDate(turn.since) }),
    ...turn.news.map(({ date, headline, text }) => `${longDate(date)}: ${headline}.${text === "" ? "" : ` ${text}`}`),
    say("desk.orders-spoken", { orders: listInWords(turn.rows.map((row) => row.label)) }),
  ];
}

function sayPage(open: TurnOpen, view: DeskView): string[] {
  const { turn } = turnProps(view, open);
  return [...sayTurn(turn), sayRow(turn.rows[open.selected])];
}

export const turnPage: DeskPage<TurnOpen> = {
  id: "turn",
  key: "t",
  does: say("desk.key-turn"),
  enter: () => ({ command: "turn" }),
  keys: { title: say("desk.keys-turn"), bindings: turnTable },
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
  return { page: turnPage, back: null, seat, selected: 0, reading: "all", scroll: 0, leaf: 0 };
}

export function isTurn(open: Open | null): open is TurnOpen {
  return open?.page === turnPage;
}

/** What is asked before a turn ends in which somebody has chosen nothing; empty where everybody has. */
export function undecidedInWords({ model, state }: Session, lookup: Lookup): string {
  const waiting = undecided(model, state).map(lookup.actorLabel);
  const n = waiting.length;
  if (n === 0) return "";
  const question = state.rule.orders === "open" ? "desk.waiting-for-seats" : "sealed.waiting-until-ready";
  return say(question, { n, seats: listInWords(waiting, "and") });
}

/** The page after an order: the chosen row is what was ordered, so that a second Enter orders nothing else. */
export function afterOrder(open: TurnOpen, { model, state, header }: Session, transition: string): TurnOpen {
  const { rows } = seatPage(model, state, header.seats[open.seat] ?? "");
  const place = rows.findIndex((row) => row.kind === "order" && row.given !== "" && row.transition === transition);
  return { ...open, selected: Math.max(0, place), leaf: 0 };
}
