/**
 * Where a study goes: its tables with their descriptors, and its page. They are opened before it is played, so that nothing is played
 * for a file that can't be written.
 */
import type { CellValue } from "../analysis/index.js";
import type { Document } from "../report/index.js";
import type { Arms } from "./arms.js";
import { writePage } from "./page.js";
import { fillsStandardOutput } from "./standard-output.js";
import { type OpenTables, openTables, type TableOf } from "./tables.js";

/** The options of a command that name its files. */
export interface StudyFiles {
  readonly csv?: string | undefined;
  readonly parquet?: string | undefined;
  readonly page?: string | undefined;
  readonly resume?: string | undefined;
  readonly json?: boolean | undefined;
}

/** Files besides those that a study reads and writes anyway. */
interface OtherFiles {
  readonly reads?: readonly (string | undefined)[];
  readonly writes?: readonly (string | undefined)[];
}

export interface StudyOutput {
  readonly tables: OpenTables;
  /** Rows are written somewhere. */
  readonly tabled: boolean;
  readonly json: boolean;
  /** Standard output is one of the files. */
  readonly quiet: boolean;
  /** All that the command reads. */
  readonly reads: readonly string[];
}

/** Opens the files of a study of these arms. Throws UsageError or WriteFailure. */
export async function openStudyOutput(
  opened: Arms,
  { csv, parquet, page, resume, json = false }: StudyFiles,
  { columns, key }: Pick<TableOf, "columns" | "key">,
  { reads: others = [], writes = [] }: OtherFiles = {},
): Promise<StudyOutput> {
  const reads = [...opened.flatMap(({ loaded }) => loaded.files), ...[resume, ...others].flatMap((file) => file ?? [])];
  const quiet = fillsStandardOutput([csv, parquet, page, ...writes], json);
  const about = { title: opened[0].model.scenario.title, columns, key };
  const tables = await openTables({ csv, parquet, page }, about, reads, !quiet);
  return { tables, tabled: (csv ?? parquet) !== undefined, json, quiet, reads };
}

/** What has been found, for the files that are open. */
export interface FoundStudy {
  rows(): readonly (readonly CellValue[])[];
  /** Where the rows come from. */
  readonly head: object;
  page(): Document | Promise<Document>;
}

/** Writes what has been found, and completes the files. */
export async function writeStudy({ tables, tabled }: StudyOutput, { rows, head, page }: FoundStudy): Promise<void> {
  if (tabled) tables.write(rows());
  tables.close(head);
  if (tables.page === undefined) return;
  const { renderHtml } = await import("../report/index.js");
  writePage(await renderHtml(await page()), tables.page);
}
