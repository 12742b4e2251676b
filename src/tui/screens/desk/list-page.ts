/**
 * A page that is a list and, below it, all about the line that is chosen: a title, rows of which the chosen one is
 * always in sight, its detail, and the keys. The events list and the branches are such pages.
 */
import { hintLine } from "../../panels/hint-bar.js";
import type { Hint } from "../../panels/panel.js";
import { glyph } from "../../term/glyphs.js";
import type { Size } from "../../term/layout.js";
import { blank, fill, fitLine, type Line, lineOf, span, widthOfLine } from "../../term/line.js";
import { ruleLine } from "../../term/rule.js";
import { shorten, wrap } from "../../term/text.js";

export interface ListPage {
  readonly title: string;
  /** Names of the columns; absent where the rows speak for themselves. */
  readonly head?: Line;
  /** One line for each row. */
  readonly rows: readonly Line[];
  /** Place among the rows. */
  readonly selected: number;
  /** Name of the chosen row, over its detail. */
  readonly chosen: string;
  readonly detail: readonly Line[];
  /** What is said where there are no rows. */
  readonly empty: string;
  readonly keys: readonly Hint[];
  /** An answer or a refusal, for as long as no other key is pressed. */
  readonly notice?: string | undefined;
  readonly size: Size;
}

/** As many of the rows as there is room for, the chosen one among them, and how many are left out on either side. */
function rowsInSight({ rows, selected }: ListPage, height: number): Line[] {
  if (rows.length <= height) return fill(rows, Math.min(height, rows.length));
  const from = Math.min(Math.max(0, selected - Math.floor(height / 2)), rows.length - height);
  const shown = rows.slice(from, from + height);
  const later = rows.length - from - height;
  if (from > 0) shown[0] = lineOf(`   … ${from + 1} earlier`, "dim");
  if (later > 0) shown[height - 1] = lineOf(`   … ${later + 1} later`, "dim");
  return shown;
}

/** Rows of the list that stand, whatever there is to say of one. */
const leastRows = 6;

/** Exactly the terminal's rows. */
export function listPageLines(page: ListPage): Line[] {
  const { rows: height, columns: width } = page.size;
  const { head, rows, title, detail, chosen, keys, notice, empty } = page;
  const free = height - 3 - (head === undefined ? 0 : 1);
  // The list gives way to what is said of the chosen row, but some rows always stand around it.
  const roomForDetail = Math.min(detail.length, Math.max(5, free - Math.min(rows.length, leastRows)));
  const listed =
    rows.length === 0
      ? wrap(empty, width - 4).map((text): Line => [blank(2), span(text, "dim")])
      : rowsInSight(page, Math.max(3, free - roomForDetail));
  const below = Math.max(0, free - listed.length);
  const told = detail.length > below ? [...detail.slice(0, below - 1), lineOf("  …", "dim")] : detail;
  const lines = [
    ruleLine([{ text: title, width }]),
    ...(head === undefined || rows.length === 0 ? [] : [head]),
    ...listed,
    ruleLine([{ text: rows.length === 0 ? "" : chosen, width }]),
    ...told,
  ];
  const body = fill(lines, height - 1);
  if (notice !== undefined && notice !== "")
    body[height - 2] = [span(` ${glyph.selected} `, "accent"), span(shorten(notice, width - 4), "strong")];
  return [...body, hintLine(keys, width)].map((line) => (widthOfLine(line) > width ? fitLine(line, width) : line));
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
