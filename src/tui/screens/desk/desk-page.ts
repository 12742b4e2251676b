/**
 * What a page of the desk is: one entry with its key, its lines, its sentences, and what its keys ask for. A page only
 * answers with a command; the desk carries it out or says why not. To add a page, write it in a file of its own and
 * list it in `pages.ts`.
 */
import { type MessageName, say } from "../../../catalogue/index.js";
import type { Forecasting, ShownClock } from "../../../exercise/index.js";
import type { Input, Session } from "../../../session/index.js";
import type { Act, ActContext, Answers, Form, KnownOdds } from "../../../white-cell/index.js";
import type { Hint } from "../../panels/panel.js";
import type { Line } from "../../term/line.js";
import type { Binding, Group } from "../keys.js";
import type { DeskScene } from "./desk-face.js";
import type { DeskOptions } from "./desk-options.js";
import type { Notice } from "./status.js";

/** Everything that decides what the desk shows. */
export interface DeskView {
  readonly session: Session;
  readonly scene: DeskScene;
  readonly open: Open | null;
  readonly notice: Notice | null;
  readonly context: ActContext;
  /** The chance of the next order, in words; empty for certain. */
  readonly chance: string;
  /** How the exercise stands. */
  readonly status: Line;
  /** The same, on pages that seats may read. */
  readonly seatStatus: Line;
  /** The clock on the wall; null for nothing that is counted down. */
  readonly clock: ShownClock | null;
  readonly forecasting: Forecasting | null;
  /** Odds that pages have asked for. */
  readonly counted: KnownOdds;
  readonly options: Pick<DeskOptions, "session" | "name" | "paste" | "keepPicture" | "beginForecasts" | "hosting">;
}

/** A page that covers the situation; each page adds where somebody is on it. */
export interface Open {
  readonly page: DeskPage;
  /** Shown again once this page is closed; null for the situation. */
  readonly back: Open | null;
}

export interface FormOpen extends Open {
  readonly act: Act;
  readonly form: Form;
}

/** What a key on a page asks for. */
export type PageCommand =
  | { readonly command: "open"; readonly open: Open | null }
  /** Opens the seats' page; with nobody seated it plays the turn at once. */
  | { readonly command: "turn" }
  /** Opens an act's form; `back` is where it leads back to, if not to the page that is open. */
  | { readonly command: "act"; readonly act: Act; readonly given?: Answers; readonly back?: Open | null }
  /** Carries out what a form's answers say. */
  | { readonly command: "carry-out"; readonly open: FormOpen }
  /** Closes a form at its first field, and keeps what was typed. */
  | { readonly command: "set-aside"; readonly open: FormOpen }
  /** `title` is what it is called once it is done. */
  | { readonly command: "input"; readonly input: Input; readonly title: string }
  /** `sure`: no need to ask about seats that have chosen nothing. */
  | { readonly command: "end-turn"; readonly sure: boolean }
  /** Shows the board at the moment of a record of the branch, by number. */
  | { readonly command: "show"; readonly record: number }
  /** Changes what is no part of the session, as forecasts of the turn or who may come in, and then opens a page. */
  | { readonly command: "forecast"; readonly change: () => Open | null; readonly notice: Notice | null }
  | { readonly command: "leave"; readonly code: 0 | 130 }
  | { readonly command: "refuse"; readonly why: string };

interface OddsOf<Of extends Open> {
  named(open: Of, view: DeskView): string;
  spoken(open: Of, view: DeskView): readonly string[];
}

export interface DeskPage<Of extends Open = Open> {
  readonly id: string;
  /** The key that opens it from the situation and from other pages. */
  readonly key?: string;
  /** What the help page says of that key. */
  readonly does?: string;
  /** What that key asks for. */
  enter?(view: DeskView, back: Open | null): PageCommand;
  /** Its own keys, as the help page lists them. */
  readonly keys?: Group;
  /** Seats may read it: the situation is not told over it. */
  readonly forSeats?: true;
  /** Its keys are text. */
  readonly takesText?: true;
  /** Asked over the page below, whose lines stay. */
  readonly question?: Notice;
  /** Exactly the terminal's rows. */
  lines(open: Of, view: DeskView): Line[];
  /** Said when it opens. */
  spoken(open: Of, view: DeskView): readonly string[];
  /** Of a page whose odds are counted while somebody reads: the name they are counted under, and what is said once they are. */
  readonly odds?: OddsOf<Of>;
  /** Said when somebody has moved on it. */
  spokenChange(was: Of, is: Of, view: DeskView, timePassed: boolean): readonly string[];
  /** Null for a key that it has not. */
  press(open: Of, key: string, view: DeskView): PageCommand | null;
}

/** What the tables of keys need of a page, or of a form that a key opens. */
export type DeskEntry = Pick<DeskPage, "id" | "key" | "does" | "enter" | "keys">;

/** What a key at the foot of a page does, in a word or two. */
type HintName = Extract<
  MessageName,
  `${"desk" | "landmark" | "forecast" | "sealed" | "seat" | "clock" | "host"}.hint-${string}`
>;

/** Keys at the foot of a page; a number says how badly each is needed, 0 the most. */
export type HintTable = readonly (readonly [key: string, does: HintName, need?: number | undefined])[];

/** The same, said. */
export function hintsOf(table: HintTable): readonly Hint[] {
  return table.map(([key, does, need]): Hint => (need === undefined ? [key, say(does)] : [key, say(does), need]));
}

export type Travel = "up" | "down" | "page-up" | "page-down" | "first" | "last";

const travels: ReadonlySet<string> = new Set<Travel>(["up", "down", "page-up", "page-down", "first", "last"]);
export const isTravel = (command: string): command is Travel => travels.has(command);

const screenful = 10;

/** Another row of a list of so many. */
export function travel(selected: number, command: Travel, count: number): number {
  const by = { up: -1, down: 1, "page-up": -screenful, "page-down": screenful, first: -count, last: count }[command];
  return Math.max(0, Math.min(count - 1, selected + by));
}

export const moveKeys: readonly Binding<"up" | "down" | "first" | "last">[] = [
  { command: "up", keys: ["up"], shown: "↑", does: say("desk.key-up") },
  { command: "down", keys: ["down"], shown: "↓", does: say("desk.key-down") },
  { command: "first", keys: ["home"], shown: "Home", does: say("desk.key-first") },
  { command: "last", keys: ["end"], shown: "End", does: say("desk.key-last") },
];
