/**
 * Tables written row by row, as CSV or Parquet, from the same columns.
 */
import { engineVersion } from "../engine/index.js";

export type CellType = "STRING" | "DOUBLE" | "INT32" | "BOOLEAN";
/** Null if empty. */
export type CellValue = string | number | boolean | null;

export interface RowColumn {
  readonly name: string;
  readonly type: CellType;
}

/** Writes rows, whose cells are in the order of the columns; `close` completes the file. */
export interface RowWriter {
  write(rows: readonly (readonly CellValue[])[]): void;
  /** What is known only now may be written into the file too, where its format has a place for it. */
  close(known?: { readonly [key: string]: string }): void;
}

const cast = { string: (value: string) => ({ value, quoted: true }), number: String, boolean: String };

/**
 * Writes CSV through `append`, header first. Text stands in quotes and numbers do not, so that a seed of digits is told from a number;
 * cells that a spreadsheet would read as a formula are escaped.
 */
export async function csvRows(columns: readonly RowColumn[], append: (text: string) => void): Promise<RowWriter> {
  const { stringify } = await import("csv-stringify/sync");
  const write = (rows: readonly (readonly CellValue[])[]) =>
    append(stringify([...rows], { escape_formulas: true, cast }));
  append(stringify([columns.map(({ name }) => name)]));
  return { write, close: () => undefined };
}

/** Rows per Parquet row group. */
const rowGroupRows = 10_000;

/** Bytes of a Parquet file that are held before they are handed on. */
const heldBytes = 1_000_000;

/** Writes Parquet through `append`, a row group at a time. What is known at the end goes into its key-value metadata. */
export async function parquetRows(
  columns: readonly RowColumn[],
  append: (bytes: Uint8Array) => void,
): Promise<RowWriter> {
  const { ByteWriter, ParquetWriter, schemaFromColumnData } = await import("hyparquet-writer");
  const blank = () => columns.map((): CellValue[] => []);
  let held = blank();
  const columnData = () =>
    columns.map(({ name, type }, index) => ({ name, type, data: held[index] ?? [], nullable: true }));
  const bytes = new ByteWriter();
  const handOn = () => {
    append(bytes.getBytes());
    bytes.index = 0;
  };
  const makeRoom = bytes.ensure.bind(bytes);
  bytes.ensure = (size) => {
    if (bytes.index > heldBytes) handOn();
    makeRoom(size);
  };
  bytes.finish = handOn;
  const writer = new ParquetWriter({
    writer: bytes,
    schema: schemaFromColumnData({ columnData: columnData() }),
    createdBy: `faultline ${engineVersion}`,
  });
  const flush = () => {
    if ((held[0]?.length ?? 0) > 0) void writer.write({ columnData: columnData() });
    held = blank();
  };
  return {
    write(rows) {
      for (const row of rows) {
        for (const [index, cell] of row.entries()) held[index]?.push(cell);
        if ((held[0]?.length ?? 0) >= rowGroupRows) flush();
      }
    },
    close(known = {}) {
      flush();
      writer.kvMetadata = Object.entries(known).map(([key, value]) => ({ key, value }));
      void writer.finish();
    },
  };
}
