/**
 * Lines made of spans: the form in which every panel hands over what it wants to show. Layout stays arithmetic on
 * cells, testable as plain text; only Lines.tsx turns it into Ink.
 */

import { shorten, widthOf } from "../../text/index.js";
import type { Tone } from "./colour.js";

export interface Span {
  readonly text: string;
  readonly tone: Tone;
}

export type Line = readonly Span[];

export function span(text: string, tone: Tone = "plain"): Span {
  return { text, tone };
}

export function blank(width: number): Span {
  return { text: " ".repeat(Math.max(0, width)), tone: "plain" };
}

export function lineOf(text: string, tone: Tone = "plain"): Line {
  return [span(text, tone)];
}

export function widthOfLine(line: Line): number {
  let cells = 0;
  for (const part of line) cells += widthOf(part.text);
  return cells;
}

/** The line in exactly `width` cells: cut with an ellipsis, or filled with blanks. */
export function fitLine(line: Line, width: number): Line {
  const fitted: Span[] = [];
  let left = width;
  for (const [index, part] of line.entries()) {
    const cells = widthOf(part.text);
    const rest = line.slice(index + 1).some((later) => later.text.trim() !== "");
    if (cells > left || (cells === left && rest)) {
      const text = cells > left ? shorten(part.text, left) : shorten(`${part.text} `, left);
      fitted.push({ text, tone: part.tone });
      left -= widthOf(text);
      break;
    }
    fitted.push(part);
    left -= cells;
  }
  return left > 0 ? [...fitted, blank(left)] : fitted;
}

/** Left part and right part on one line of `width` cells; the left gives way. */
export function sides(left: Line, right: Line, width: number): Line {
  const room = width - widthOfLine(right);
  return [...fitLine(left, room), ...right];
}

/** Exactly `height` lines: the first ones, or filled with empty ones. */
export function fill(lines: readonly Line[], height: number): Line[] {
  return Array.from({ length: Math.max(0, height) }, (_, index) => lines[index] ?? []);
}

/** The text of a line without its tones. */
export function plainLine(line: Line): string {
  return line.map((part) => part.text).join("");
}
