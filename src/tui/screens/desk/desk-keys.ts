/**
 * The keys that an exercise has beside those of the situation screen, as one table for each page. What a key does,
 * what the hint bars promise and what the help page lists all come from it.
 */
import { type Binding, type Group, reader } from "../keys.js";

export type DeskCommand = "turn" | "hand" | "msel" | "branches" | "timer";
export type TurnCommand =
  | "up"
  | "down"
  | "page-up"
  | "page-down"
  | "choose"
  | "chance"
  | "hold"
  | "hold-all"
  | "next-seat"
  | "previous-seat"
  | "end-turn"
  | "close";
export type ListCommand = "up" | "down" | "page-up" | "page-down" | "choose" | "now" | "new" | "close";

const deskTable: readonly Binding<DeskCommand>[] = [
  {
    command: "turn",
    keys: ["t"],
    shown: "t",
    does: "the turn: opens the seats' page, and from there ends the turn; with nobody seated, plays it at once",
  },
  { command: "hand", keys: ["i"], shown: "i", does: "the white cell's hand: all that it can do" },
  { command: "msel", keys: ["m"], shown: "m", does: "the events list (MSEL)" },
  { command: "branches", keys: ["b"], shown: "b", does: "branches: switch, or begin another" },
  { command: "timer", keys: ["z"], shown: "z", does: "the turn's timer: start, pause, go on" },
];

const move: readonly Binding<"up" | "down">[] = [
  { command: "up", keys: ["up", "k"], shown: "↑  k", does: "up" },
  { command: "down", keys: ["down", "j"], shown: "↓  j", does: "down" },
];

const turnTable: readonly Binding<TurnCommand>[] = [
  ...move,
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
];

const listTable: readonly Binding<ListCommand>[] = [
  ...move,
  { command: "page-up", keys: ["pageup"], shown: "PgUp", does: "up by a screenful" },
  { command: "page-down", keys: ["pagedown"], shown: "PgDn", does: "down by a screenful" },
  {
    command: "choose",
    keys: ["enter"],
    shown: "Enter",
    does: "MSEL: put the inject in, now or on a day; branches: go on along it",
  },
  { command: "now", keys: ["f"], shown: "f", does: "MSEL: fire the inject now" },
  { command: "new", keys: ["n"], shown: "n", does: "branches: a new one" },
  { command: "close", keys: ["escape", "backspace"], shown: "Esc", does: "back to where it was opened" },
];

/** What the help page of an exercise shows besides. */
export const deskBindings: readonly Group[] = [
  { title: "The exercise", bindings: deskTable },
  { title: "A turn's page, one seat at a time", bindings: turnTable },
  { title: "Events list, branches, hand", bindings: listTable },
];

export const deskCommandOf = reader(deskTable);
export const turnCommandOf = reader(turnTable);
export const listCommandOf = reader(listTable);
