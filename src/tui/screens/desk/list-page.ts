/**
 * A page that is a list and, below it, all about the line that is chosen: a title, rows of which the chosen one is
 * always shown, its detail, and the keys. The acts, the events list and the branches are such pages.
 */
import { say } from "../../../catalogue/index.js";
import { wrap } from "../../../text/index.js";
import { hintLine } from "../../panels/hint-bar.js";
import type { Hint } from "../../panels/panel.js";
import type { Size } from "../../term/layout.js";
import { blank, fill, fitLine, type Line, lineOf, span, widthOfLine } from "../../term/line.js";
import { pageRule, ruleLine } from "../../term/rule.js";
import { type Binding, type Group, reader } from "../keys.js";
import { shownValue } from "../shown.js";
import {
  type DeskPage,
  type DeskView,
  isTravel,
  moveKeys,
  type Open,
  type PageCommand,
  type Travel,
  travel,
} from "./desk-page.js";

/** Rows of which one is chosen, and the screen that they are drawn for. */
export interface Listed<Row> {
  readonly rows: readonly Row[];
  /** Place among the rows. */
  readonly selected: number;
  readonly size: Size;
}

/** As many of the rows as there is room for, the chosen one among them, and how many are left out on either side. */
function rowsInSight(rows: readonly Line[], selected: number, height: number): Line[] {
  if (rows.length <= height) return fill(rows, Math.min(height, rows.length));
  const from = Math.min(Math.max(0, selected - Math.floor(height / 2)), rows.length - height);
  const shown = rows.slice(from, from + height);
  const later = rows.length - from - height;
  if (from > 0) shown[0] = lineOf(`   … ${say("desk.rows-earlier", { n: from + 1 })}`, "dim");
  if (later > 0) shown[height - 1] = lineOf(`   … ${say("desk.rows-later", { n: later + 1 })}`, "dim");
  return shown;
}

/** Rows of the list that stand, whatever there is to say of one. */
const leastRows = 6;

/** Exactly the terminal's rows; the chosen row is always among them. */
export function listLines<Row>(entry: ListEntry<Row>, list: Listed<Row> & { readonly empty?: string }): Line[] {
  const { rows: height, columns: width } = list.size;
  const selected = Math.min(Math.max(0, list.selected), Math.max(0, list.rows.length - 1));
  const row = list.rows[selected];
  const { head, lines: rows } = entry.table({ ...list, selected });
  const detail = row === undefined ? [] : entry.detail(row, width);
  const free = height - 3 - (head === undefined ? 0 : 1);
  // The list gives way to what is said of the chosen row, but some rows always stand around it.
  const roomForDetail = Math.min(detail.length, Math.max(5, free - Math.min(rows.length, leastRows)));
  const listed =
    rows.length === 0
      ? wrap(list.empty ?? entry.empty ?? "", width - 4).map((text): Line => [blank(2), span(text, "dim")])
      : rowsInSight(rows, selected, Math.max(3, free - roomForDetail));
  const below = Math.max(0, free - listed.length);
  const told = detail.length > below ? [...detail.slice(0, below - 1), lineOf("  …", "dim")] : detail;
  const lines = [
    ruleLine([{ text: entry.title(list.rows), width }]),
    ...(head === undefined || rows.length === 0 ? [] : [head]),
    ...listed,
    ruleLine([{ text: row === undefined ? "" : entry.chosen(row), width }]),
    ...told,
  ];
  const body = fill(lines, height - 1);
  return [...body, hintLine(entry.hints(row), width)].map((line) =>
    widthOfLine(line) > width ? fitLine(line, width) : line,
  );
}

/** A paragraph below a row's name, with what it is about before it where that is given. */
export function paragraph(about: string, text: string, width: number, tone: "plain" | "dim" = "plain"): Line[] {
  if (text === "") return [];
  const indent = about === "" ? 2 : 14;
  return wrap(text, width - indent - 2).map((part, row): Line => {
    if (about === "") return [blank(2), span(part, tone)];
    return [span(`  ${row === 0 ? about.padEnd(indent - 2) : " ".repeat(indent - 2)}`, "dim"), span(part, tone)];
  });
}

/** What is done with the chosen row. */
export type Choosing = "choose" | "now" | "new" | "note" | "remove";
type ListCommand = Travel | Choosing | "close";

const listTable: readonly Binding<ListCommand>[] = [
  ...moveKeys,
  { command: "page-up", keys: ["pageup"], shown: "PgUp", does: say("desk.key-page-up") },
  { command: "page-down", keys: ["pagedown"], shown: "PgDn", does: say("desk.key-page-down") },
  { command: "choose", keys: ["enter"], shown: "Enter", does: say("desk.key-choose-row") },
  { command: "now", keys: ["f"], shown: "f", does: say("desk.key-fire-now") },
  { command: "new", keys: ["n"], shown: "n", does: say("desk.key-new-branch") },
  { command: "note", keys: ["e"], shown: "e", does: say("landmark.key-list-note") },
  { command: "remove", keys: ["r"], shown: "r", does: say("landmark.key-list-remove") },
  { command: "close", keys: ["escape", "backspace"], shown: "Esc", does: say("desk.key-close") },
];

const commandOf = reader(listTable);
const listKeys: Group<string> = { title: say("desk.keys-lists"), bindings: listTable };

export interface ListOpen extends Open {
  /** Place among the rows. */
  readonly selected: number;
}

/** What one list has of its own. */
export interface ListEntry<Row> {
  readonly id: string;
  readonly key: string;
  readonly does: string;
  readonly rows: (view: DeskView) => readonly Row[];
  /** Asks for what the rows take time for, as it opens. */
  readonly prepare?: (view: DeskView) => void;
  /** The row that one most likely looks for when it opens. */
  readonly first: (rows: readonly Row[]) => number;
  readonly title: (rows: readonly Row[]) => string;
  /** One line for each row, and the names of the columns, where there are any. */
  readonly table: (list: Listed<Row>) => { readonly head?: Line; readonly lines: readonly Line[] };
  /** Name of the chosen row, over its detail. */
  readonly chosen: (row: Row) => string;
  readonly detail: (row: Row, width: number) => readonly Line[];
  readonly hints: (row: Row | undefined) => readonly Hint[];
  /** What is said where there are no rows. */
  readonly empty?: string;
  /** The same, where it depends on how far something has come. */
  readonly waiting?: (view: DeskView) => string;
  readonly spoken: (rows: readonly Row[], selected: number) => readonly string[];
  /** The name that odds are counted under which the rows wait for. */
  readonly oddsNamed?: (view: DeskView) => string;
  /** Said of another row, where that is less than all. */
  readonly spokenRow?: (row: Row) => string;
  /** What the chosen row asks for; null where the list has not this key. */
  readonly choose: (row: Row | undefined, how: Choosing, view: DeskView) => PageCommand | null;
  /** Keys that come before those of every list. */
  readonly own?: (key: string) => PageCommand | null;
  /** The row that a key goes to; null for any other key. */
  readonly jump?: (key: string, rows: readonly Row[], selected: number) => number | null;
}

/** A page of the desk made of such a list. Its own key closes it too. */
export function listPage<Row>(entry: ListEntry<Row>): DeskPage<ListOpen> {
  const { id, key: ownKey, does, rows, first } = entry;
  const { oddsNamed } = entry;
  const spoken = ({ selected }: ListOpen, view: DeskView) => {
    const found = shownValue(rows(view));
    return found.length === 0 && entry.waiting !== undefined ? [entry.waiting(view)] : entry.spoken(found, selected);
  };
  const page: DeskPage<ListOpen> = {
    id,
    key: ownKey,
    does,
    enter(view, back) {
      entry.prepare?.(view);
      const open: ListOpen = { page, back, selected: Math.max(0, first(rows(view))) };
      return { command: "open", open };
    },
    keys: listKeys,
    lines({ selected }, view) {
      const { size } = view.scene;
      const list = { rows: shownValue(rows(view)), selected, size, empty: entry.waiting?.(view) ?? entry.empty ?? "" };
      const [, ...rest] = listLines(entry, list);
      return [pageRule(entry.title(list.rows), size.columns, view.status), ...rest];
    },
    spoken,
    ...(oddsNamed && { odds: { named: (_: ListOpen, view: DeskView) => oddsNamed(view), spoken } }),
    spokenChange(was, is, view) {
      if (was.selected === is.selected) return [];
      const row = shownValue(rows(view))[is.selected];
      return entry.spokenRow === undefined || row === undefined ? spoken(is, view) : [entry.spokenRow(row)];
    },
    press(open, key, view) {
      const own = entry.own?.(key) ?? null;
      if (own !== null) return own;
      const all = rows(view);
      const jumped = entry.jump?.(key, all, open.selected) ?? null;
      if (jumped !== null) {
        const there: ListOpen = { ...open, selected: jumped };
        return { command: "open", open: there };
      }
      const command = commandOf(key);
      if (command === "close" || key === ownKey) return { command: "open", open: open.back };
      if (command === undefined) return null;
      if (!isTravel(command)) return entry.choose(all[open.selected], command, view);
      const moved: ListOpen = { ...open, selected: travel(open.selected, command, all.length) };
      return { command: "open", open: moved };
    },
  };
  return page;
}
