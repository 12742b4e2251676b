/**
 * Ensembles as tables, one row per run: provenance, inputs, outcomes, as in NetLogo's BehaviorSpace. CSV and Parquet
 * have the same columns.
 */
import { engineVersion, type Model, sampler, withFollowers, workOutAll } from "../engine/index.js";
import type { Batch } from "./batch.js";
import { outcomeColumns, outcomePlaces } from "./outcome.js";
import { type CellType, type CellValue, csvRows, parquetRows, type RowColumn, type RowWriter } from "./row-table.js";

export interface TableColumn extends RowColumn {
  /** The cell of one run; null if empty, as for a milestone that was not reached. */
  cell(run: number, outcomes: Float64Array, place: number): CellValue;
}

/** What the runs of a table have in common, and which assumptions each of them drew. */
export interface TableHead {
  readonly seed: string;
  readonly sample?: readonly string[];
}

/** The columns of a table of runs. Days are days since the start, exact. */
export function tableColumns(model: Model, { seed, sample = [] }: TableHead): TableColumn[] {
  const at = outcomePlaces(model);
  const draw = sampler(model.scenario, sample);
  const { assumptions } = model.scenario;
  const changing = withFollowers(assumptions, sample);
  let drawn = { run: -1, values: model.assumptions };
  const drawnIn = (run: number) => {
    if (drawn.run === run) return drawn.values;
    const values = new Map([...model.assumptions, ...Object.entries(draw(seed, run))]);
    workOutAll(assumptions, values);
    drawn = { run, values };
    return values;
  };
  const fixed = (name: string, value: string | number): TableColumn => ({
    name,
    type: typeof value === "number" ? "DOUBLE" : "STRING",
    cell: () => value,
  });
  const outcome = (
    name: string,
    type: CellType,
    column: number,
    write: (value: number) => CellValue = (value) => value,
  ): TableColumn => ({ name, type, cell: (_, outcomes, place) => write(outcomes[place + column] as number) });
  return [
    fixed("engine", engineVersion),
    fixed("scenario", model.scenario.id),
    fixed("scenario_hash", model.scenarioHash),
    fixed("variant", model.variant ?? ""),
    fixed("seed", seed),
    { name: "run", type: "INT32", cell: (run) => run },
    ...[...model.assumptions].map(([id, value]): TableColumn => {
      const name = `assumption.${id}`;
      if (!changing.has(id)) return fixed(name, value);
      return { name, type: "DOUBLE", cell: (run) => drawnIn(run).get(id) ?? null };
    }),
    outcome("ending", "STRING", at.ending, (index) => model.endings[index]?.id ?? ""),
    outcome("end_day", "DOUBLE", at.endDay),
    ...model.milestones.map(({ id }, index) =>
      outcome(`milestone.${id}.day`, "DOUBLE", at.milestones + index, (day) => (day < 0 ? null : day)),
    ),
    ...model.gauges.map(({ id }, index) => outcome(`gauge.${id}`, "DOUBLE", at.gauges + index)),
    outcome("records", "INT32", at.records),
  ];
}

/** Writes batches in order; `close` completes the file. */
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

/** Writes CSV through `append`, header first. Escapes cells that a spreadsheet would read as a formula. */
export async function csvWriter(model: Model, head: TableHead, append: (text: string) => void): Promise<TableWriter> {
  const columns = tableColumns(model, head);
  return batchWriter(model, columns, await csvRows(columns, append));
}

/** Writes Parquet through `append`, a row group at a time. */
export async function parquetWriter(
  model: Model,
  head: TableHead,
  append: (bytes: Uint8Array) => void,
): Promise<TableWriter> {
  const columns = tableColumns(model, head);
  return batchWriter(model, columns, await parquetRows(columns, append));
}

function batchWriter(model: Model, columns: readonly TableColumn[], { write, close }: RowWriter): TableWriter {
  return {
    write(batch) {
      const rows: CellValue[][] = [];
      eachRow(model, batch, (run, outcomes, place) => {
        rows.push(columns.map((column) => column.cell(run, outcomes, place)));
      });
      write(rows);
    },
    close,
  };
}
