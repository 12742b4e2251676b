/**
 * The list of bookmarks: where they are, the notes on them, and the way there. Those whose records are not on the branch come last.
 */
import { say } from "../../../catalogue/index.js";
import { padEnd, widthOf } from "../../../text/index.js";
import { type BookmarkRow, bookmarkNoteAct, bookmarkRows, removalOf } from "../../../white-cell/index.js";
import { glyph } from "../../term/glyphs.js";
import { type Line, span } from "../../term/line.js";
import { type DeskView, type HintTable, hintsOf, type PageCommand } from "./desk-page.js";
import { type Choosing, type ListEntry, listPage, paragraph } from "./list-page.js";

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

const rowsOf = ({ session }: DeskView): readonly BookmarkRow[] => bookmarkRows(session);

function choose(row: BookmarkRow | undefined, how: Choosing, view: DeskView): PageCommand | null {
  if (row === undefined) return null;
  if (how === "remove") {
    const removal = removalOf(row, rowsOf(view));
    return typeof removal === "string" ? { command: "refuse", why: removal } : { command: "input", ...removal };
  }
  if (how !== "choose" && how !== "note") return null;
  if (!row.here) return { command: "refuse", why: say("landmark.cant-go") };
  return how === "note"
    ? { command: "act", act: bookmarkNoteAct(row.record) }
    : { command: "show", record: row.record };
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
