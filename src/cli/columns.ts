/**
 * Tables of a report on this terminal: as wide as it is, and their names made safe to show.
 */
import { escapeLine } from "../scenarios/light.js";
import { tableLines as linesInWidth, type Table } from "../text/index.js";

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
