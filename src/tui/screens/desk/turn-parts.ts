/**
 * What both columns of a seat's page are written with.
 */
import { shorten, widthOf, wrap } from "../../../text/index.js";
import { blank, type Line, span } from "../../term/line.js";

/** What has become of a posture or an order this turn, in a word. */
export const marks = {
  drafted: "sealed.mark-drafted",
  ordered: "desk.mark-ordered",
  failed: "desk.mark-failed",
  held: "desk.mark-held",
} as const;

export function heading(text: string, width: number): Line {
  return [span(` ${shorten(text, width - 2)}`, "strong")];
}

export function texts(
  text: string,
  width: number,
  indent: number,
  tone: "plain" | "dim" = "plain",
  limit?: number,
): Line[] {
  if (text === "") return [];
  // What was written in lines is read in lines: the terms of a proposal.
  const written = limit === undefined ? text.split("\n") : [text];
  return written
    .flatMap((part) => wrap(part, width - indent - 1, limit))
    .map((part): Line => [blank(indent), span(part, tone)]);
}

/** Parts with points between them, none broken over two lines that fits on one. */
export function parted(parts: readonly string[], width: number, hanging = 0): Line[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = `${last} · ${part}`;
    const room = width - 3 - (lines.length > 1 ? hanging : 0);
    if (last !== undefined && widthOf(longer) <= room) lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.flatMap((line, row) => texts(line, width, row === 0 ? 2 : 2 + hanging, "dim"));
}
