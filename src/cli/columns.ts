/**
 * Tables of a report on this terminal: as wide as it is, and their names made safe to show.
 */
import { escapeLine } from "../scenarios/light.js";
import { tableLines as linesInWidth, type Table, widthOf, wrap } from "../text/index.js";

export type { Column, Table } from "../text/index.js";

/** Cells of a line of the terminal; without a terminal there is no limit. */
export function terminalWidth(): number {
  return process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY;
}

/** Lines of tables that stand under each other and share the width of their names, an empty one between two of them. */
export function tableLines(tables: readonly Table[], width: number = terminalWidth()): string[] {
  const safe = tables.map((table) => ({
    ...table,
    names: table.names.map(({ label, id }) => ({
      label: escapeLine(label),
      ...(id === undefined ? {} : { id: escapeLine(id) }),
    })),
  }));
  return linesInWidth(safe, width);
}

/** A report, ready to print: its lines safe to show and, on a terminal, broken between words. */
export function reportText(lines: readonly string[], width: number = terminalWidth()): string {
  return lines.flatMap((line) => brokenLine(escapeLine(line).trimEnd(), width)).join("\n");
}

/** What stands in the last column of a line goes on under it; what is only indented, two cells further in. */
function brokenLine(line: string, width: number): readonly string[] {
  const [lead = ""] = /^.*\s{2}(?=\S)/.exec(line) ?? [];
  const indent = lead.trim() === "" ? lead.length : 0;
  return linesUnder(line, lead.length, indent > 0 ? indent + 2 : lead.length, width);
}

/** The lines that a line takes on this terminal: from a place on broken between words, which go on `hang` cells from the left. */
export function linesUnder(
  line: string,
  from: number,
  hang = from,
  width: number = terminalWidth(),
): readonly string[] {
  const rest = line.slice(from);
  const room = Math.max(20, width - hang);
  // What is longer than a line, as a hash may be, is left to the terminal, which copies it as one.
  if (widthOf(line) <= width || rest.split(/\s+/).some((word) => widthOf(word) > room)) return [line];
  return wrap(rest, room).map((row, place) => (place === 0 ? line.slice(0, from) : " ".repeat(hang)) + row);
}
