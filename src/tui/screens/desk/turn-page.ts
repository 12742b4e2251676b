/**
 * The seats' page: one seat's turn at a time, what it knows and what it may order.
 */
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
  { command: "page-up", keys: ["pageup"], shown: "PgUp", does: "earlier news, by a screenful" },
  { command: "page-down", keys: ["pagedown"], shown: "PgDn", does: "later news" },
  { command: "choose", keys: ["enter"], shown: "Enter", does: "give the order, or do what is chosen" },
  { command: "chance", keys: ["c"], shown: "c", does: "how likely the next order is to be carried out" },
  { command: "hold", keys: ["h"], shown: "h", does: "hold in the chosen order's posture" },
  { command: "hold-all", keys: ["H"], shown: "H", does: "the whole seat holds" },
  { command: "next-seat", keys: ["tab"], shown: "Tab", does: "the next seat" },
  { command: "previous-seat", keys: ["shift-tab"], shown: "Shift-Tab", does: "the seat before" },
  { command: "end-turn", keys: ["t"], shown: "t", does: "end the turn: play to the next seats' page" },
  { command: "close", keys: ["escape", "backspace"], shown: "Esc", does: "back to the situation" },
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
        if (row.barred !== "") return { command: "refuse", why: `${row.barred}: i r takes it back.` };
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
    title: `${label} holds${where === undefined ? "" : ` in ${where.label}`}`,
  };
}

function sayRow(row: TurnRow | undefined): string {
  if (row === undefined) return "";
  if (row.kind !== "order") return `${row.label}. ${row.about}`;
  const state = row.barred === "" ? (row.held ? " Held this turn." : "") : ` ${row.barred}.`;
  const motion = row.motion.length === 0 ? "" : ` It would set in motion: ${row.motion.join("; ")}.`;
  return `${row.label}. ${row.step}.${row.brief === "" ? "" : ` ${row.brief}`}${state}${motion}`;
}

function sayGauge({ label, value, was }: OwnGauge): string {
  return `${label} ${value}${was === "" ? "" : `, was ${was}`}`;
}

function sayTurn(turn: SeatTurn): string[] {
  const stands = turn.postures.map(
    ({ label, state, chosen }) => `${label}: ${state}${chosen === "" ? "" : `, this turn ${chosen}`}`,
  );
  return [
    `Turn ${turn.number} of ${turn.of}. ${turn.label}. ${turn.description}`,
    `Where you stand. ${stands.join(". ")}. ${turn.gauges.map(sayGauge).join(", ")}.`,
    `Where others stand. ${turn.others.map(({ label, stands: where }) => `${label}: ${where.join(", ")}`).join(". ")}.`,
    turn.news.length === 0 ? "No news." : `News since ${longDate(turn.since)}.`,
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
  does: "the turn: opens the seats' page, and from there ends the turn; with nobody seated, plays it at once",
  enter: () => ({ command: "turn" }),
  keys: { title: "A turn's page, one seat at a time", bindings: turnTable },
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
  const [have, they] = waiting.length === 1 ? ["has", "it holds"] : ["have", "they hold"];
  const who = listInWords(waiting, "and");
  return who === "" ? "" : `${who} ${have} chosen nothing yet. t again ends the turn, and ${they}.`;
}

/** The page after an order: the chosen row is what was ordered, so that a second Enter orders nothing else. */
export function afterOrder(open: TurnOpen, { model, state, header }: Session, transition: string): TurnOpen {
  const { rows } = seatPage(model, state, header.seats[open.seat] ?? "");
  const place = rows.findIndex((row) => row.kind === "order" && row.given !== "" && row.transition === transition);
  return { ...open, selected: Math.max(0, place), scroll: 0 };
}
