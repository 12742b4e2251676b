/**
 * Rules and dividers: the lines between panels, joined where they meet so that the screen reads as one sheet.
 */

import { shorten, widthOf } from "../../text/index.js";
import { glyph } from "./glyphs.js";
import { fitLine, type Line, span, widthOfLine } from "./line.js";

export interface Title {
  readonly text: string;
  readonly focused?: boolean;
  readonly width: number;
}

/** A rule that carries a panel's title; the focused one stands in brackets. */
function titleLine({ text, focused, width }: Title, feet: readonly number[]): Line {
  const [open, shut] = focused ? [`${glyph.across}[`, "]"] : [`${glyph.across} `, " "];
  const shown = shorten(text, width - 4);
  const used = shown === "" ? 0 : widthOf(shown) + 3;
  const rest = Array.from({ length: width - used }, (_, cell) =>
    feet.includes(used + cell) ? glyph.foot : glyph.across,
  );
  if (shown === "") return [span(rest.join(""), "dim")];
  return [span(open, "dim"), span(shown, focused ? "accent" : "strong"), span(shut + rest.join(""), "dim")];
}

/** One line across the screen; a divider from above ends at each of the columns `feet`. */
export function ruleLine(titles: readonly Title[], feet: readonly number[] = []): Line {
  return titles.flatMap((title, index) => [
    ...(index === 0 ? [] : [span(glyph.tee, "dim")]),
    ...titleLine(title, feet),
  ]);
}

export interface Column {
  readonly lines: readonly Line[];
  readonly width: number;
}

/** Columns side by side with dividers between them, as high as the first. */
export function sideBySide(columns: readonly Column[]): Line[] {
  const height = columns[0]?.lines.length ?? 0;
  return Array.from({ length: height }, (_, row) =>
    columns.flatMap(({ lines, width }, index) => [
      ...(index === 0 ? [] : [span(glyph.along, "dim")]),
      ...fitLine(lines[row] ?? [], width),
    ]),
  );
}

/** A page's first line: its title, and how things stand at its end. */
export function pageRule(title: string, width: number, status: Line = []): Line {
  if (status.length === 0) return ruleLine([{ text: title, width }]);
  return [...ruleLine([{ text: title, width: width - widthOfLine(status) - 2 }]), span(" "), ...status, span(" ")];
}
