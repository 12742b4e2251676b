/**
 * The pages of the desk and what a key on each of them asks for. Pure: a page answers with a wish, and the desk grants
 * it or says why not.
 */
import { branchTree, eventsList, type SeatTurn, seatPage, undecided } from "../../../exercise/index.js";
import type { Input, Session } from "../../../session/index.js";
import { type Lookup, listInWords } from "../../../text/index.js";
import { safe } from "../../term/text.js";
import type { Act, ActContext } from "./act.js";
import { chanceAct } from "./act-errands.js";
import { switched } from "./act-ways.js";
import { actNamed, acts } from "./acts.js";
import { deskCommandOf, type ListCommand, listCommandOf, turnCommandOf } from "./desk-keys.js";
import { type Answers, type Form, pressInForm } from "./form.js";

/** The page that covers the situation. */
export type Open =
  | {
      readonly page: "turn";
      readonly seat: number;
      readonly selected: number;
      readonly scroll: number;
      /** It has been asked whether to end the turn though somebody has chosen nothing. */
      readonly asked: boolean;
    }
  | ListOpen
  | { readonly page: "form"; readonly act: Act; readonly form: Form; readonly back: Open | null }
  /** Asks whether to leave what is not saved. */
  | { readonly page: "leave"; readonly code: 0 | 130; readonly back: Open | null };

export interface ListOpen {
  readonly page: "hand" | "msel" | "branches";
  readonly selected: number;
  /** The seats' page, where it was opened from there. */
  readonly back: TurnOpen | null;
}

export type TurnOpen = Extract<Open, { page: "turn" }>;
export type FormOpen = Extract<Open, { page: "form" }>;
export type LeaveOpen = Extract<Open, { page: "leave" }>;

export const turnPage: TurnOpen = { page: "turn", seat: 0, selected: 0, scroll: 0, asked: false };

/** What a key asks for. */
export type Wish =
  | { readonly wish: "open"; readonly open: Open | null }
  | { readonly wish: "act"; readonly act: Act; readonly given?: Answers }
  /** A form is done with: what its answers ask for. */
  | { readonly wish: "do"; readonly open: FormOpen; readonly form: Form }
  /** A form was left at its first field, half filled. */
  | { readonly wish: "put-by"; readonly open: FormOpen; readonly form: Form }
  /** `title` is what it is called once it is done. */
  | { readonly wish: "input"; readonly input: Input; readonly title: string }
  /** `sure`: whoever asks has read who has chosen nothing. */
  | { readonly wish: "end-turn"; readonly sure: boolean }
  | { readonly wish: "refuse"; readonly why: string };

const screenful = 10;

function travel(selected: number, command: "up" | "down" | "page-up" | "page-down", count: number): number {
  const by = { up: -1, down: 1, "page-up": -screenful, "page-down": screenful }[command];
  return Math.max(0, Math.min(count - 1, selected + by));
}

function close(back: TurnOpen | null = null): Wish {
  return { wish: "open", open: back };
}

/** What is known of a turn's page when a key comes. */
export interface TurnAround {
  readonly turn: SeatTurn;
  readonly seats: number;
  /** How far its news scroll back, and by how many lines at once. */
  readonly reach: number;
  readonly screenful: number;
}

/** On the page of a turn. Null for a key that it has not. */
export function pressTurn(open: TurnOpen, key: string, around: TurnAround): Wish | null {
  const { turn, seats, reach } = around;
  const row = turn.rows[open.selected];
  const command = turnCommandOf(key);
  const to = (changes: Partial<TurnOpen>): Wish => ({ wish: "open", open: { ...open, ...changes } });
  switch (command) {
    case undefined:
      return null;
    case "up":
    case "down":
      return to({ selected: travel(open.selected, command, turn.rows.length) });
    case "page-up":
    case "page-down": {
      const by = command === "page-up" ? around.screenful : -around.screenful;
      return to({ scroll: Math.max(0, Math.min(reach, open.scroll + by)) });
    }
    case "next-seat":
      return to({ ...turnPage, seat: (open.seat + 1) % seats });
    case "previous-seat":
      return to({ ...turnPage, seat: (open.seat + seats - 1) % seats });
    case "close":
      return close();
    case "chance":
      return { wish: "act", act: chanceAct };
    case "end-turn":
      return { wish: "end-turn", sure: open.asked };
    case "hold-all":
      return hold(turn);
    case "hold":
      return hold(turn, row?.kind === "order" ? row.posture : undefined);
    case "choose":
      if (row?.kind === "order") {
        if (row.barred !== "") return { wish: "refuse", why: `${row.barred}: i r takes it back.` };
        const input = { type: "order", transition: row.transition } as const;
        return { wish: "input", input, title: `Ordered: ${row.label}` };
      }
      return row?.kind === "end" ? { wish: "end-turn", sure: true } : hold(turn);
  }
}

function hold({ seat, label, postures }: SeatTurn, posture?: string): Wish {
  const where = postures.find(({ path }) => path === posture);
  return {
    wish: "input",
    input: { type: "hold", seat, ...(posture === undefined ? {} : { posture }) },
    title: `${label} holds${where === undefined ? "" : ` in ${where.label}`}`,
  };
}

/** In the menu of the hand: an act's letter opens it at once. */
export function pressHand(open: ListOpen, key: string): Wish | null {
  const act = acts.find((one) => one.key === key);
  if (act !== undefined) return { wish: "act", act };
  const command = listCommandOf(key);
  if (command === "choose") return { wish: "act", act: acts[open.selected] as Act };
  if (command === "close" || key === "i") return close(open.back);
  if (command === undefined || command === "now" || command === "new") return null;
  return { wish: "open", open: { ...open, selected: travel(open.selected, command, acts.length) } };
}

/** On the events list and on the branches. */
export function pressList(open: ListOpen, key: string, { model, state }: Session): Wish | null {
  const command = listCommandOf(key);
  const rows = open.page === "msel" ? eventsList(model, state) : branchTree(model, state);
  switch (command) {
    case undefined:
      return deskCommandOf(key) === open.page ? close(open.back) : null;
    case "close":
      return close(open.back);
    case "choose":
    case "now":
    case "new":
      return open.page === "msel"
        ? chooseInject(eventsList(model, state)[open.selected]?.inject, command)
        : chooseBranch(branchTree(model, state)[open.selected], command, state.current);
    default:
      return { wish: "open", open: { ...open, selected: travel(open.selected, command, rows.length) } };
  }
}

type Choosing = Extract<ListCommand, "choose" | "now" | "new">;

function chooseInject(inject: string | undefined, command: Choosing): Wish | null {
  const act = actNamed("fire");
  if (inject === undefined || act === undefined || command === "new") return null;
  if (inject.startsWith("@")) return { wish: "refuse", why: "It was written on the spot: i a writes another." };
  return { wish: "act", act, given: { inject, ...(command === "now" ? { when: "now" } : {}) } };
}

function chooseBranch(
  row: ReturnType<typeof branchTree>[number] | undefined,
  command: Choosing,
  current: string,
): Wish | null {
  const act = actNamed("branch");
  if (command === "new" && act !== undefined) return { wish: "act", act };
  if (row === undefined || command !== "choose") return null;
  if (row.kind === "abandoned")
    return { wish: "refuse", why: "That way was given up: i b begins a branch from any turn or record of this one." };
  if (row.current) return { wish: "refuse", why: `Play is on ${safe(row.name)} already.` };
  return { wish: "input", input: { type: "switch", to: row.name }, title: switched(row.name, current) };
}

/** The row of a list that one most likely looks for when it opens. */
export function firstRow(page: ListOpen["page"], { model, state }: Session): number {
  if (page === "hand") return 0;
  if (page === "branches")
    return Math.max(
      0,
      branchTree(model, state).findIndex(({ current }) => current),
    );
  const rows = eventsList(model, state);
  const places = (["due", "scheduled", "at hand"] as const).map((wanted) =>
    rows.findIndex(({ status }) => status === wanted),
  );
  return Math.max(0, places.find((place) => place >= 0) ?? 0);
}

/** In a form. */
export function pressForm(open: FormOpen, key: string, context: ActContext): Wish {
  const { act } = open;
  const { kind, form } = pressInForm(open.form, key, (answers) => act.fields(context, answers));
  if (kind === "left") return { wish: "put-by", open, form };
  // An act that has nothing to say is done with its last answer.
  const all = form.step >= act.fields(context, form.answers).length;
  const silent = all && act.sentence(form.answers, context).length === 0;
  return kind === "confirmed" || silent ? { wish: "do", open, form } : { wish: "open", open: { ...open, form } };
}

/** The question whether to end the turn holds until another key. */
export function unasked(open: Open | null, key: string): Open | null {
  return open?.page === "turn" && open.asked && turnCommandOf(key) !== "end-turn" ? { ...open, asked: false } : open;
}

/** What is asked before a turn ends in which somebody has chosen nothing; empty where everybody has. */
export function askOver({ model, state }: Session, lookup: Lookup): string {
  const waiting = undecided(model, state).map(lookup.actorLabel);
  const [have, they] = waiting.length === 1 ? ["has", "it holds"] : ["have", "they hold"];
  const who = listInWords(waiting, "and");
  return who === "" ? "" : `${who} ${have} chosen nothing yet. t again ends the turn, and ${they}.`;
}

/** The page after an order: the chosen row is what was ordered, so that a second Enter orders nothing else. */
export function atGiven(open: TurnOpen, { model, state, header }: Session, transition: string): TurnOpen {
  const { rows } = seatPage(model, state, header.seats[open.seat] ?? "");
  const place = rows.findIndex((row) => row.kind === "order" && row.given !== "" && row.transition === transition);
  return { ...open, selected: Math.max(0, place), scroll: 0 };
}
