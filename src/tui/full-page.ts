/**
 * A page that covers the situation: a title, lines that scroll, and its keys. Help, why, odds and the last screen are
 * all such pages.
 */
import { hintBarLine } from "./hint-bar.js";
import type { Size } from "./layout.js";
import { fill, type Line, lineOf } from "./line.js";
import { ruleLine } from "./rule.js";
import type { Page } from "./screen.js";

export interface FullPageProps {
  readonly page: Page;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly scroll: number;
  readonly run: string;
  readonly size: Size;
}

/** Lines of the page that are visible at once. */
export function pageHeight({ rows }: Size): number {
  return rows - 2;
}

/** Exactly the terminal's rows. */
export function fullPageLines({ page, title, lines, scroll, run, size }: FullPageProps): Line[] {
  const height = pageHeight(size);
  const from = Math.min(scroll, Math.max(0, lines.length - height));
  const rest = lines.length - from - height;
  const shown = lines.slice(from, from + height);
  if (rest > 0) shown[height - 1] = lineOf(`  … ${rest + 1} more lines below`, "dim");
  const keys = { page, playing: false, search: null, found: 0, place: -1, run, width: size.columns };
  return [ruleLine([{ text: title, width: size.columns }]), ...fill(shown, height), hintBarLine(keys)];
}
