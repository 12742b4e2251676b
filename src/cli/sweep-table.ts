/**
 * Sweeps as tables: a row for each point, or for each run of each point. Arms of several scenarios share the columns; what an
 * arm does not have stays empty.
 */
import {
  type CellType,
  type CellValue,
  csvRows,
  outcomeColumns,
  parquetRows,
  plainColumns,
  type RowColumn,
  type RowWriter,
  studyOf,
} from "../analysis/index.js";
import { engineVersion, type Model, type Values, workOutAll } from "../engine/index.js";
import type { OpenedArm } from "./arms.js";
import type { OutFile } from "./out-file.js";
import type { SweptPoint } from "./sweep.js";

export interface PointSink {
  /** Adds a point; `place` is that of its values in the design, `rows` are the outcomes of its runs where these are wanted. */
  write(point: SweptPoint, place: number, rows: Float64Array | undefined): void;
  close(): void;
}

interface Wanted {
  readonly set: Values;
  readonly ids: readonly string[];
  readonly rows: "points" | "runs";
  readonly runs: number;
}

/** Opens the tables that were asked for. */
export async function openPointSinks(
  opened: readonly OpenedArm[],
  { rows, set }: Wanted,
  files: { readonly csv?: OutFile; readonly parquet?: OutFile },
): Promise<readonly PointSink[]> {
  if (files.csv === undefined && files.parquet === undefined) return [];
  const sheet = rows === "points" ? pointSheet(opened) : runSheet(opened, set);
  const sink = (out: OutFile, writer: RowWriter): PointSink => ({
    write: (point, place, outcomes) => writer.write(sheet.rows(point, place, outcomes)),
    close: () => {
      writer.close();
      out.close();
    },
  });
  const sinks: PointSink[] = [];
  if (files.csv !== undefined) sinks.push(sink(files.csv, await csvRows(sheet.columns, files.csv.write)));
  if (files.parquet !== undefined)
    sinks.push(sink(files.parquet, await parquetRows(sheet.columns, files.parquet.write)));
  return sinks;
}

interface Sheet {
  readonly columns: readonly RowColumn[];
  rows(point: SweptPoint, place: number, outcomes: Float64Array | undefined): readonly (readonly CellValue[])[];
}

type Cells = readonly (readonly [name: string, type: CellType, value: CellValue])[];

/** The model with the values of a point: what it would be compiled to is not needed for what it is called and valued. */
function atPoint(model: Model, values: Values): Model {
  const assumptions = new Map([...model.assumptions, ...Object.entries(values)]);
  workOutAll(model.scenario.assumptions, assumptions);
  return { ...model, assumptions };
}

function identityCells({ model, world, seed }: OpenedArm, place: number): Cells {
  return [
    ["engine", "STRING", engineVersion],
    ["scenario", "STRING", model.scenario.id],
    ["scenario_hash", "STRING", model.scenarioHash],
    ["variant", "STRING", model.variant ?? ""],
    ["days", "INT32", world.horizon],
    ["historical", "BOOLEAN", world.historical],
    ["seed", "STRING", seed],
    ["point", "INT32", place],
  ];
}

function pointSheet(opened: readonly OpenedArm[]): Sheet {
  const cellsOf = ({ arm, values, n, endings, milestones, gauges, endDay, hash }: SweptPoint, place: number): Cells => {
    const one = opened[arm] as OpenedArm;
    const shares = (kind: string, of: SweptPoint["endings"]): Cells =>
      Object.entries(of).flatMap(
        ([id, { p, low, high }]): Cells => [
          [`${kind}.${id}`, "DOUBLE", p],
          [`${kind}.${id}.low`, "DOUBLE", low],
          [`${kind}.${id}.high`, "DOUBLE", high],
        ],
      );
    return [
      ...identityCells(one, place),
      ["first_run", "INT32", 0],
      ["n", "INT32", n],
      ...[...atPoint(one.model, values).assumptions].map(([id, value]): Cells[number] => [
        `assumption.${id}`,
        "DOUBLE",
        value,
      ]),
      ...shares("ending", endings),
      ...shares("milestone", milestones),
      ...Object.entries(gauges).flatMap(
        ([id, { mean, sd }]): Cells => [
          [`gauge.${id}`, "DOUBLE", mean],
          [`gauge.${id}.sd`, "DOUBLE", sd],
        ],
      ),
      ["end_day", "DOUBLE", endDay.mean],
      ["hash", "STRING", hash],
    ];
  };
  // What columns there are does not hang on the figures.
  const blanks = opened.map(({ model }, arm): SweptPoint => {
    const share = { count: 0, p: 0, low: 0, high: 0 };
    const mean = { mean: 0, sd: 0, low: 0, high: 0 };
    const of = <T>(items: readonly { readonly id: string }[], value: T) =>
      Object.fromEntries(items.map(({ id }) => [id, value]));
    const endings = of([...model.endings, { id: "horizon" }], share);
    return {
      arm,
      values: {},
      n: 0,
      endings,
      milestones: of(model.milestones, share),
      gauges: of(model.gauges, mean),
      endDay: mean,
      hash: "",
    };
  });
  const columns = united(blanks.map((blank) => cellsOf(blank, 0).map(([name, type]) => ({ name, type }))));
  return {
    columns,
    rows: (point, place) => {
      const cells = new Map(cellsOf(point, place).map(([name, , value]) => [name, value]));
      return [columns.map(({ name }) => cells.get(name) ?? null)];
    },
  };
}

const none = new Float64Array();

/** The columns of an arm's rows with values of assumptions that override the variant's. */
function runColumns({ model, world, seed }: OpenedArm, set: Values) {
  const { horizon: days, historical } = world;
  const valued = atPoint(model, set);
  return plainColumns(valued, studyOf(valued, { seed, days, historical }, { set }));
}

/** The rows of `run --csv`, with the number of the point. */
function runSheet(opened: readonly OpenedArm[], set: Values): Sheet {
  const own = opened.map((arm, place) => [
    ...identityCells(arm, place).map(([name, type]) => ({ name, type })),
    ...runColumns(arm, {}).map(({ name, type }) => ({ name, type })),
  ]);
  const columns = united(own);
  return {
    columns,
    rows: ({ arm, values, n }, place, outcomes) => {
      const one = opened[arm] as OpenedArm;
      const identity = new Map(identityCells(one, place).map(([name, , value]) => [name, value]));
      const cells = new Map(runColumns(one, { ...set, ...values }).map((column) => [column.name, column]));
      const width = outcomeColumns(one.model);
      return Array.from({ length: n }, (_, run) =>
        columns.map(({ name }) =>
          identity.has(name)
            ? (identity.get(name) ?? null)
            : (cells
                .get(name)
                ?.cell({ run, outcomes: outcomes as Float64Array, place: run * width, details: none, detail: 0 }) ??
              null),
        ),
      );
    },
  };
}

/** All columns, each once, in the order in which they first come. */
function united(sheets: readonly (readonly RowColumn[])[]): readonly RowColumn[] {
  return [...new Map(sheets.flat().map((column) => [column.name, column])).values()];
}
