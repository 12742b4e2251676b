/**
 * The list of bookmarks: where they are, the notes on them, and the way there. Those whose records are not on the branch come last.
 */
import { say } from "../../../catalogue/index.js";
import { isOnBranch, timeline } from "../../../session/index.js";
import { padEnd, shortDate, widthOf } from "../../../text/index.js";
import { glyph } from "../../term/glyphs.js";
import { type Line, span } from "../../term/line.js";
import { safe } from "../../term/safe.js";
import { noteAct } from "./bookmarks.js";
import { type DeskView, type HintTable, hintsOf, type PageCommand } from "./desk-page.js";
import { type Choosing, type ListEntry, listPage, paragraph } from "./list-page.js";

interface BookmarkRow {
  /** Number of its record. */
  readonly record: number;
  readonly here: boolean;
  readonly date: string;
  readonly headline: string;
  readonly note: string;
}

function rowsOf({ session: { model, state } }: DeskView): readonly BookmarkRow[] {
  const { records } = timeline(model, state, "facilitator");
  return state.bookmarks
    .map((one) => ({
      record: one.record.seq,
      here: isOnBranch(one, records[one.record.seq]?.record),
      date: shortDate(one.record.date),
      headline: one.record.headline,
      note: one.text,
    }))
    .sort((one, other) => Number(other.here) - Number(one.here) || one.record - other.record);
}

function rowLine({ here, date, headline, note }: BookmarkRow, chosen: boolean, width: number): Line {
  const room = width - 3 - 8 - 2 - 2;
  const named =
    note === "" ? room : Math.min(widthOf(headline), Math.max(Math.ceil(room / 2), room - 2 - widthOf(note)));
  return [
    span(chosen ? ` ${glyph.selected} ` : "   ", "accent"),
    span(padEnd(date, 8), "dim"),
    span(`${here ? glyph.bookmark : " "} `, "accent"),
    span(padEnd(headline, named), here ? (chosen ? "strong" : "plain") : "dim"),
    ...(note === "" ? [] : [span("  "), span(padEnd(note, room - named).trimEnd(), "accent")]),
  ];
}

/** Removes a bookmark; of two with the same number that of the branch goes first. */
function remove({ record, here, headline }: BookmarkRow, rows: readonly BookmarkRow[]): PageCommand {
  const twin = !here && rows.some((other) => other.here && other.record === record);
  if (twin) return { command: "refuse", why: say("landmark.cant-remove") };
  const title = say("landmark.removed", { headline: safe(headline) });
  return { command: "input", input: { type: "remove-bookmark", record }, title };
}

function choose(row: BookmarkRow | undefined, how: Choosing, view: DeskView): PageCommand | null {
  if (row === undefined) return null;
  if (how === "remove") return remove(row, rowsOf(view));
  if (how !== "choose" && how !== "note") return null;
  if (!row.here) return { command: "refuse", why: say("landmark.cant-go") };
  return how === "note" ? { command: "act", act: noteAct(row.record) } : { command: "show", record: row.record };
}

const spokenRow = ({ date, headline, note, here }: BookmarkRow) =>
  say("landmark.spoken", { date: date.trim(), headline, noted: note !== "", note, here });

const hints: HintTable = [
  ["↑↓", "desk.hint-choose", 2],
  ["Enter", "desk.hint-go-there", 0],
  ["e", "landmark.hint-note", 3],
  ["r", "landmark.hint-remove", 4],
  ["Esc", "desk.hint-back", 1],
  ["?", "desk.hint-help", 5],
];

const bookmarkList: ListEntry<BookmarkRow> = {
  id: "bookmarks",
  key: "B",
  does: say("landmark.key-bookmarks"),
  rows: rowsOf,
  first: () => 0,
  title: ({ length: n }) => say("landmark.bookmarks", { n }),
  table: ({ rows, selected, size }) => ({
    lines: rows.map((row, place) => rowLine(row, place === selected, size.columns)),
  }),
  chosen: ({ headline }) => headline,
  detail: ({ note, here }, width) => [
    ...paragraph("", note, width),
    ...paragraph("", here ? "" : say("landmark.elsewhere-detail"), width, "dim"),
  ],
  hints: (row) => (row === undefined ? hintsOf(hints.slice(-2)) : hintsOf(hints)),
  empty: say("landmark.bookmarks-none"),
  spoken: (rows, selected) => {
    const row = rows[selected];
    return [
      `${say("landmark.bookmarks", { n: rows.length })}.`,
      row === undefined ? say("landmark.bookmarks-none") : spokenRow(row),
    ];
  },
  spokenRow,
  choose,
};

export const bookmarksPage = listPage(bookmarkList);
