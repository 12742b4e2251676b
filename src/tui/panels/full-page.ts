/**
 * A page that covers the situation: a title, lines that scroll, and its keys. Help, why, odds and the last screen are
 * all such pages.
 */

import type { Page } from "../screens/screen.js";
import type { Size } from "../term/layout.js";
import { fill, type Line, lineOf, span, widthOfLine } from "../term/line.js";
import { ruleLine } from "../term/rule.js";
import { hintBarLine } from "./hint-bar.js";

export interface FullPageProps {
  readonly page: Page;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly scroll: number;
  readonly run: string;
  /** Of an exercise under way: how it stands, at the end of the title's rule. */
  readonly status?: Line;
  readonly size: Size;
}

/** A page's first line: its title, and how an exercise stands. */
export function titleLine(title: string, width: number, status: Line = []): Line {
  if (status.length === 0) return ruleLine([{ text: title, width }]);
  return [...ruleLine([{ text: title, width: width - widthOfLine(status) - 2 }]), span(" "), ...status, span(" ")];
}

/** Lines of the page that are visible at once. */
export function pageHeight({ rows }: Size): number {
  return rows - 2;
}

/** Exactly the terminal's rows. */
export function fullPageLines({ page, title, lines, scroll, run, size, status }: FullPageProps): Line[] {
  const height = pageHeight(size);
  const from = Math.min(scroll, Math.max(0, lines.length - height));
  const rest = lines.length - from - height;
  const shown = lines.slice(from, from + height);
  if (rest > 0) shown[height - 1] = lineOf(`  … ${rest + 1} more lines below`, "dim");
  const keys = {
    page,
    playing: false,
    search: null,
    found: 0,
    place: -1,
    run,
    width: size.columns,
    desk: status !== undefined,
  };
  return [titleLine(title, size.columns, status), ...fill(shown, height), hintBarLine(keys)];
}
