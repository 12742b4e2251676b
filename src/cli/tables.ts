/**
 * Tables that a command writes, each with its descriptor beside it: what the columns hold, and where the rows come from. Wherever the
 * rows go, they have columns that say so too; in Parquet, the file itself has the descriptor's words as metadata.
 */
import { createHash } from "node:crypto";
import { basename } from "node:path";
import {
  type CellValue,
  csvRows,
  type DescribedColumn,
  type DescribedField,
  parquetRows,
  tableDescriptor,
  tableSchema,
} from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { startOfFile, UnreadableFile } from "../scenarios/light.js";
import { UsageError } from "./failure.js";
import { besideOf, type OutFile, openOutFiles, removeUnfinished } from "./out-file.js";
import { jsonLine, jsonPage } from "./output.js";
import { standardOutputName } from "./standard-output.js";

/** The files of a command's options for tables, and for a page beside them. */
export interface TableFiles {
  readonly page?: string | undefined;
  readonly csv?: string | undefined;
  readonly parquet?: string | undefined;
  readonly events?: string | undefined;
}

/** Tables that are open. */
export interface OpenTables {
  /** Adds rows of cells to the tables of rows. */
  write(rows: readonly (readonly CellValue[])[]): void;
  readonly page: OutFile | undefined;
  /** Adds lines of JSON to the events. */
  events(lines: string): void;
  /** Completes all files; `faultline` is where the rows come from. */
  close(faultline: object): void;
}

/** What the rows of a command are. */
export interface TableOf {
  readonly title: string;
  readonly columns: readonly DescribedColumn[];
  /** Names of the columns that together name a row. */
  readonly key: readonly string[];
  /** The same of the lines of events. */
  readonly eventColumns?: readonly DescribedField[];
}

const suffix = ".datapackage.json";
const begins = '{\n  "$schema": "https://datapackage.org/';

/** Opens the tables of a command, before it plays. `prints` as in openOutFiles. */
export async function openTables(
  { csv, parquet, events, page }: TableFiles,
  { title, columns, key, eventColumns = [] }: TableOf,
  reads: readonly string[],
  prints: boolean,
): Promise<OpenTables> {
  const beside = { csv: besideOf(csv, suffix), parquet: besideOf(parquet, suffix), events: besideOf(events, suffix) };
  for (const file of Object.values(beside)) if (file !== undefined) spareOther(file);
  const { csv: csvBeside, parquet: parquetBeside, events: eventsBeside } = beside;
  const wanted = { csv, csvBeside, parquet, parquetBeside, events, eventsBeside, page };
  const files = openOutFiles(wanted, reads, { prints });
  for (const file of Object.values(wanted))
    if (file !== undefined && file !== standardOutputName) removeUnfinished(file);
  const measured = {
    csv: files.csv && measure(files.csv),
    parquet: files.parquet && measure(files.parquet),
    events: files.events && measure(files.events),
  };
  const writers = {
    csv: measured.csv && (await csvRows(columns, measured.csv.write)),
    parquet: measured.parquet && (await parquetRows(columns, measured.parquet.write)),
  };
  // A file without a single event is empty all the same.
  measured.events?.write("");
  const describe = (format: "csv" | "parquet" | "events", name = "", out: OutFile | undefined, faultline: object) => {
    const { file, size } = measured[format] as Measured;
    file.close();
    if (out === undefined) return;
    const of = format === "events" ? { columns: eventColumns, key: ["event_id"] } : { columns, key };
    const about = { file: basename(name), format: format === "events" ? ("jsonl" as const) : format, ...size() };
    out.write(`${jsonPage(tableDescriptor({ ...about, ...of, title, faultline }))}\n`);
    out.close();
  };
  return {
    page: files.page,
    write(rows) {
      writers.csv?.write(rows);
      writers.parquet?.write(rows);
    },
    events: (lines) => measured.events?.write(lines),
    close(faultline) {
      writers.csv?.close();
      writers.parquet?.close({ faultline: jsonLine(faultline), tableschema: jsonLine(tableSchema(columns, key)) });
      if (measured.csv) describe("csv", csv, files.csvBeside, faultline);
      if (measured.parquet) describe("parquet", parquet, files.parquetBeside, faultline);
      if (measured.events) describe("events", events, files.eventsBeside, faultline);
    },
  };
}

/** A file whose bytes are counted and hashed as they are written. */
interface Measured {
  readonly file: OutFile;
  write(piece: string | Uint8Array): void;
  size(): { readonly bytes: number; readonly sha256: string };
}

function measure(file: OutFile): Measured {
  const hash = createHash("sha256");
  let bytes = 0;
  return {
    file,
    write(piece) {
      hash.update(piece);
      bytes += Buffer.byteLength(piece);
      file.write(piece);
    },
    size: () => ({ bytes, sha256: hash.digest("hex") }),
  };
}

/** A descriptor is written where nobody named it: it takes the place of none but a descriptor. */
function spareOther(file: string): void {
  let start: Uint8Array;
  try {
    start = startOfFile(file, begins.length);
  } catch (error) {
    // Not there, or out of reach: opening it says which.
    if (error instanceof UnreadableFile) return;
    throw error;
  }
  if (start.length === 0 || Buffer.from(start).toString("latin1") === begins) return;
  throw new UsageError(say("table.no-descriptor", { file }), say("cli.choose-another-path"));
}
