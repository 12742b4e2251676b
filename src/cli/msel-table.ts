/**
 * An events list as a table of cells: columns as exercise planners know them, one for each key of an inject, so that nothing is
 * lost on the way. Text that a spreadsheet would take for a formula is defused, and comes back as it was.
 */
import { say } from "../catalogue/index.js";
import { type InjectEntries, type InjectEntry, readYamlValue, writeYamlValue } from "../scenarios/index.js";

/** A cell as spreadsheets have them. */
export type Cell = string | number | boolean | Date | null;

/** Columns in their order: the key of an inject, its title, and what it holds. */
const columns = [
  ["at", say("msel.time"), "day"],
  ["label", say("msel.event"), "text"],
  ["from", say("msel.from"), "text"],
  ["to", say("msel.to"), "text"],
  ["delivery", say("msel.delivery"), "text"],
  ["text", say("msel.text"), "text"],
  ["expected", say("msel.expected"), "text"],
  ["objective", say("msel.objective"), "text"],
  ["headline", say("msel.headline"), "text"],
  ["when", say("msel.when"), "value"],
  ["historical", say("msel.historical"), "value"],
  ["replaces", say("msel.replaces"), "value"],
  ["for-good", say("msel.for-good"), "value"],
  ["effects", say("msel.effects"), "value"],
  ["event", say("msel.public-act"), "value"],
  ["headlines", say("msel.headlines"), "value"],
  ["evidence", say("msel.evidence"), "value"],
  ["judgement", say("msel.judgement"), "text"],
  ["mechanism", say("msel.mechanism"), "value"],
] as const;
type Holds = (typeof columns)[number][2];

const number = say("msel.number");
const identity = say("msel.id");
const titles = new Map<string, { readonly key: string; readonly holds: Holds }>(
  columns.flatMap(([key, title, holds]) => [
    [title.toLowerCase(), { key, holds }],
    [key, { key, holds }],
  ]),
);

/** `F7`: the column by letters, the row from 1. */
export function cellName(column: number, row: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

const formula = /^'*[=+\-@\t\r＝＋－＠]/u;
const defused = (text: string) => (formula.test(text) ? `'${text}` : text);
const restored = (text: string) => (text.startsWith("'") && formula.test(text) ? text.slice(1) : text);

/** The head and a row for each inject. */
export function tableOf(entries: InjectEntries): readonly (readonly Cell[])[] {
  const used = columns.filter(([key], place) => place < 10 || [...entries.values()].some((entry) => key in entry));
  const known = new Set<string>(columns.map(([key]) => key));
  const others = [...new Set([...entries.values()].flatMap((entry) => Object.keys(entry)))].filter(
    (key) => !known.has(key),
  );
  const rows = [...entries].map(([id, entry], place) => [
    place + 1,
    id,
    ...used.map(([key, , holds]) => cellOf(entry[key], holds)),
    ...others.map((key) => cellOf(entry[key], "value")),
  ]);
  return [[number, identity, ...used.map(([, title]) => title), ...others], ...rows];
}

function cellOf(value: unknown, holds: Holds): Cell {
  if (value === undefined) return null;
  if (holds === "text" && typeof value === "string") return defused(value);
  if (holds === "day" && (typeof value === "number" || typeof value === "string")) return value;
  return defused(writeYamlValue(value));
}

/** A mistake in a cell. */
export interface CellFault {
  readonly cell: string;
  readonly message: string;
}

export interface ReadTable {
  readonly entries: ReadonlyMap<string, InjectEntry>;
  readonly faults: readonly CellFault[];
  /** The cell of a key of an inject, or of its id where it has no such column. */
  readonly cellOf: (id: string, key: string | undefined) => string | undefined;
}

/** Reads a table with a head. */
export function readTable(cells: readonly (readonly Cell[])[]): ReadTable {
  const [head = [], ...rows] = cells;
  const faults: CellFault[] = [];
  const entries = new Map<string, InjectEntry>();
  const places = new Map<string, number>();
  const named = head.map((cell, column) => {
    const title = String(cell ?? "").trim();
    const found = titles.get(title.toLowerCase());
    if (found !== undefined || title === "" || title.toLowerCase() === number.toLowerCase()) return found;
    if (title.toLowerCase() === identity.toLowerCase()) return "id" as const;
    if (/^[a-z][a-z-]*$/i.test(title)) return { key: title, holds: "value" as const };
    faults.push({
      cell: cellName(column, 0),
      message: say("msel.unknown-column", { title, known: columns.map(([, name]) => name).join(", ") }),
    });
    return undefined;
  });
  const idColumn = named.indexOf("id");
  if (idColumn < 0) faults.push({ cell: cellName(0, 0), message: say("msel.no-id-column", { id: identity }) });
  for (const [index, cellsOfRow] of rows.entries()) {
    const row = index + 1;
    if (cellsOfRow.every((cell) => cell === null || String(cell).trim() === "")) continue;
    const id = String(cellsOfRow[idColumn] ?? "").trim();
    if (!/^[a-z][a-z0-9-]{0,63}$/.test(id) || places.has(id)) {
      const twice = places.get(id);
      const message =
        twice === undefined ? say("msel.no-id", { id }) : say("msel.id-twice", { id, cell: cellName(idColumn, twice) });
      if (idColumn >= 0) faults.push({ cell: cellName(idColumn, row), message });
      continue;
    }
    places.set(id, row);
    entries.set(id, entryOf(cellsOfRow, named, row, faults));
  }
  return {
    entries,
    faults,
    cellOf: (id, key) => {
      const row = places.get(id);
      const column = named.findIndex((one) => typeof one === "object" && one.key === key);
      return row === undefined ? undefined : cellName(column < 0 ? Math.max(0, idColumn) : column, row);
    },
  };
}

type Named = { readonly key: string; readonly holds: Holds } | "id" | undefined;

function entryOf(cells: readonly Cell[], named: readonly Named[], row: number, faults: CellFault[]): InjectEntry {
  const entry: Record<string, unknown> = {};
  for (const [column, cell] of cells.entries()) {
    const { key, holds } =
      typeof named[column] === "object" ? named[column] : { key: undefined, holds: "text" as const };
    const text = textOf(cell);
    if (key === undefined || text === "") continue;
    try {
      entry[key] = readCell(cell, text, holds);
    } catch (error) {
      const [reason = ""] = (error as Error).message.split("\n");
      faults.push({ cell: cellName(column, row), message: say("msel.not-yaml", { reason }) });
    }
  }
  return entry;
}

/** Cells that a spreadsheet has made into dates, numbers or true and false are read as they were typed. */
function textOf(cell: Cell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell === null ? "" : restored(String(cell)).replaceAll("\r\n", "\n");
}

function readCell(cell: Cell, text: string, holds: Holds): unknown {
  if (holds === "text") return text;
  const trimmed = text.trim();
  if (holds === "day") {
    const isNumber = typeof cell === "number" || /^\d+(\.\d+)?$/.test(trimmed);
    if (isNumber) return Number(trimmed);
    return trimmed.startsWith("{") ? readYamlValue(trimmed) : trimmed;
  }
  if (typeof cell === "boolean" || /^(true|false)$/i.test(trimmed)) return trimmed.toLowerCase() === "true";
  return readYamlValue(trimmed);
}
