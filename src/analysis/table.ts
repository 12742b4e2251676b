/**
 * Ensembles as tables, one row a run, in the manner of NetLogo's BehaviorSpace: where it came from, what went in, what
 * came out. The same columns for CSV and Parquet.
 */
import { engineVersion, type Model } from "../engine/index.js";
import type { Batch } from "./batch.js";
import { outcomeColumns, outcomePlaces } from "./outcome.js";

export type CellType = "STRING" | "DOUBLE" | "INT32";

export interface TableColumn {
  readonly name: string;
  readonly type: CellType;
  /** The cell of one run; null where there is nothing, as for a milestone that was never reached. */
  cell(run: number, outcomes: Float64Array, place: number): string | number | null;
}

/** The columns of a table of runs. Days are days since the start, exact. */
export function tableColumns(model: Model, seed: string): TableColumn[] {
  const at = outcomePlaces(model);
  const fixed = (name: string, value: string | number): TableColumn => ({
    name,
    type: typeof value === "number" ? "DOUBLE" : "STRING",
    cell: () => value,
  });
  return [
    fixed("engine", engineVersion),
    fixed("scenario", model.scenario.id),
    fixed("scenario_hash", model.scenarioHash),
    fixed("variant", model.variant ?? ""),
    fixed("seed", seed),
    { name: "run", type: "INT32", cell: (run) => run },
    ...[...model.assumptions].map(([id, value]) => fixed(`assumption.${id}`, value)),
    {
      name: "ending",
      type: "STRING",
      cell: (_, outcomes, place) => model.endings[outcomes[place] as number]?.id ?? "",
    },
    { name: "end_day", type: "DOUBLE", cell: (_, outcomes, place) => outcomes[place + at.endDay] as number },
    ...model.milestones.map(({ id }, index): TableColumn => {
      const cell = (_: number, outcomes: Float64Array, place: number) => {
        const day = outcomes[place + at.milestones + index] as number;
        return day < 0 ? null : day;
      };
      return { name: `milestone.${id}.day`, type: "DOUBLE", cell };
    }),
    ...model.gauges.map(
      ({ id }, index): TableColumn => ({
        name: `gauge.${id}`,
        type: "DOUBLE",
        cell: (_, outcomes, place) => outcomes[place + at.gauges + index] as number,
      }),
    ),
    { name: "records", type: "INT32", cell: (_, outcomes, place) => outcomes[place + at.records] as number },
  ];
}

/** Takes batches in order and writes them somewhere; `close` completes the file. */
export interface TableWriter {
  write(batch: Batch): void;
  close(): void;
}

function eachRow(
  model: Model,
  batch: Batch,
  visit: (run: number, outcomes: Float64Array, place: number) => void,
): void {
  const width = outcomeColumns(model);
  const outcomes = batch.outcomes as Float64Array;
  for (let k = 0; k * width < outcomes.length; k += 1) visit(batch.firstRun + k, outcomes, k * width);
}

/** Writes CSV through `append`, header first. Cells that a spreadsheet would take for a formula are defused. */
export async function csvWriter(model: Model, seed: string, append: (text: string) => void): Promise<TableWriter> {
  const { stringify } = await import("csv-stringify/sync");
  const columns = tableColumns(model, seed);
  const lines = (rows: unknown[][]) => append(stringify(rows, { escape_formulas: true, cast: { number: String } }));
  lines([columns.map(({ name }) => name)]);
  return {
    write(batch) {
      const rows: unknown[][] = [];
      eachRow(model, batch, (run, outcomes, place) => {
        rows.push(columns.map((column) => column.cell(run, outcomes, place)));
      });
      lines(rows);
    },
    close: () => undefined,
  };
}

/** Rows a Parquet row group holds: enough to compress well, few enough to keep memory level. */
const rowGroupRows = 10_000;

/** Writes Parquet to a file, a row group at a time. */
export async function parquetWriter(model: Model, seed: string, filename: string): Promise<TableWriter> {
  const { ParquetWriter, fileWriter, schemaFromColumnData } = await import("hyparquet-writer");
  const columns = tableColumns(model, seed);
  const blank = () => columns.map((): (string | number | null)[] => []);
  let held = blank();
  const columnData = () =>
    columns.map(({ name, type }, index) => ({ name, type, data: held[index] ?? [], nullable: true }));
  const writer = new ParquetWriter({
    writer: fileWriter(filename),
    schema: schemaFromColumnData({ columnData: columnData() }),
    createdBy: `faultline ${engineVersion}`,
  });
  const flush = () => {
    if ((held[0]?.length ?? 0) > 0) void writer.write({ columnData: columnData() });
    held = blank();
  };
  return {
    write(batch) {
      eachRow(model, batch, (run, outcomes, place) => {
        for (const [index, column] of columns.entries()) held[index]?.push(column.cell(run, outcomes, place));
      });
      if ((held[0]?.length ?? 0) >= rowGroupRows) flush();
    },
    close() {
      flush();
      void writer.finish();
    },
  };
}
