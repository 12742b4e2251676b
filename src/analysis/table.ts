/**
 * Ensembles as tables, one row per run: provenance, inputs, outcomes, as in NetLogo's BehaviorSpace. CSV and Parquet
 * have the same columns.
 */
import { engineVersion, type Model, sampler, withFollowers, workOutAll } from "../engine/index.js";
import type { Batch } from "./batch.js";
import { outcomeColumns, outcomePlaces } from "./outcome.js";

export type CellType = "STRING" | "DOUBLE" | "INT32";

export interface TableColumn {
  readonly name: string;
  readonly type: CellType;
  /** The cell of one run; null if empty, as for a milestone that was not reached. */
  cell(run: number, outcomes: Float64Array, place: number): string | number | null;
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
    write: (value: number) => string | number | null = (value) => value,
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
  const { stringify } = await import("csv-stringify/sync");
  const columns = tableColumns(model, head);
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

/** Rows per Parquet row group. */
const rowGroupRows = 10_000;

/** Bytes of a Parquet file that are held before they are handed on. */
const heldBytes = 1_000_000;

/** Writes Parquet through `append`, a row group at a time. */
export async function parquetWriter(
  model: Model,
  head: TableHead,
  append: (bytes: Uint8Array) => void,
): Promise<TableWriter> {
  const { ByteWriter, ParquetWriter, schemaFromColumnData } = await import("hyparquet-writer");
  const columns = tableColumns(model, head);
  const blank = () => columns.map((): (string | number | null)[] => []);
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
