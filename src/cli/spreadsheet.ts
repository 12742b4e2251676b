/**
 * Tables for spreadsheet programs: written as XLSX or as CSV, which begins with a byte order mark, and read from either.
 */
import { say } from "../catalogue/index.js";
import { readOrdinaryFile, UnreadableFile } from "../scenarios/light.js";
import { wordFailure } from "../session/index.js";
import { UsageError } from "./failure.js";
import type { Cell } from "./msel-table.js";

/** Largest table that is read, in bytes. */
const largestTable = 16 * 1024 * 1024;
const byteOrderMark = "\ufeff";

const isSheet = (file: string) => /\.xlsx$/i.test(file);

/** Whether a name is that of a table. */
export const isTable = (file: string): boolean => isSheet(file) || /\.(?:csv|tsv)$/i.test(file);

/** Refuses a name that says of no kind of table that is written. */
export function refuseOtherKinds(file: string): void {
  if (!isSheet(file) && !/\.csv$/i.test(file)) throw new UsageError(say("msel.kind", { file }), say("msel.kinds"));
}

/** The file's bytes or text, by its name; the sheet of an XLSX file is called so. */
export async function spreadsheetOf(
  cells: readonly (readonly Cell[])[],
  file: string,
  sheet: string,
): Promise<string | Uint8Array> {
  return isSheet(file) ? sheetOf(cells, sheet) : byteOrderMark + (await csvOf(cells));
}

/** A table as CSV. */
export async function csvOf(cells: readonly (readonly Cell[])[]): Promise<string> {
  const { stringify } = await import("csv-stringify/sync");
  return stringify(cells as Cell[][], { record_delimiter: "windows", cast: { boolean: String } });
}

/** Widths in letters, for reading without dragging columns. */
const wide = 44;
const narrow = 16;

async function sheetOf(cells: readonly (readonly Cell[])[], sheet: string): Promise<Uint8Array> {
  const { default: write } = await import("write-excel-file/node");
  const [head = [], ...rows] = cells;
  const written = [
    head.map((value) => ({ value: String(value), type: String, fontWeight: "bold" as const })),
    ...rows.map((row) =>
      row.map((value) =>
        value === null
          ? null
          : typeof value === "number"
            ? { value, type: Number, alignVertical: "top" as const }
            : { value: String(value), type: String, wrap: true, alignVertical: "top" as const },
      ),
    ),
  ];
  const widths = head.map((_, column) => ({
    width: column === 0 ? 5 : rows.some((row) => String(row[column] ?? "").length > 2 * narrow) ? wide : narrow,
  }));
  return write(written, { sheet, columns: widths, stickyRowsCount: 1 }).toBuffer();
}

/** The cells of a file by its ending, XLSX or else CSV. Throws UsageError. */
export async function readCells(table: string): Promise<readonly (readonly Cell[])[]> {
  let bytes: Uint8Array;
  try {
    bytes = readOrdinaryFile(table, largestTable);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new UsageError(say("cli.file-unreadable", { file: table, reason: error.message }), say("msel.kinds"));
  }
  try {
    if (isSheet(table)) {
      const { readSheet } = await import("read-excel-file/node");
      return (await readSheet(Buffer.from(bytes), { trim: false })) as readonly (readonly Cell[])[];
    }
    const { parse } = await import("csv-parse/sync");
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const head = text.split("\n", 1)[0] ?? "";
    const delimiter = [",", ";", "\t"].sort((one, other) => head.split(other).length - head.split(one).length)[0];
    return parse(text, { bom: true, delimiter: delimiter ?? ",", relax_column_count: true }) as string[][];
  } catch (error) {
    throw new UsageError(say("msel.no-table", { file: table, reason: wordFailure(error) }), say("msel.kinds"));
  }
}
