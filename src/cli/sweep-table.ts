/**
 * Sweeps as tables: a row for each point, or for each run of each point. Arms of several scenarios share the columns; what an
 * arm does not have stays empty.
 */
import {
  type CellValue,
  type DescribedColumn,
  outcomeColumns,
  plainColumns,
  type Response,
  responsesOf,
  type TableColumn,
  unitedColumns,
} from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { type Model, type Values, workOutAll } from "../engine/index.js";
import { armStudy, type OpenedArm } from "./arms.js";
import type { SweptPoint } from "./sweep.js";

/** The rows that points give. */
export interface PointSheet {
  readonly columns: readonly DescribedColumn[];
  /** Names of the columns that together name a row. */
  readonly key: readonly string[];
  /** The rows of a point; `place` is that of its values in the design, `outcomes` are those of its runs where these are wanted. */
  rows(point: SweptPoint, place: number, outcomes: Float64Array | undefined): readonly (readonly CellValue[])[];
}

/** The table of a sweep whose points set values besides `set`. */
export function pointSheet(opened: readonly OpenedArm[], set: Values, rows: "points" | "runs"): PointSheet {
  return rows === "points" ? rowsOfPoints(opened, set) : rowsOfRuns(opened, set);
}

/** The model with the values of a point: what it would be compiled to is not needed for what it is called and valued. */
function atPoint(model: Model, values: Values): Model {
  const assumptions = new Map([...model.assumptions, ...Object.entries(values)]);
  workOutAll(model.scenario.assumptions, assumptions);
  return { ...model, assumptions };
}

/** The columns of an arm's runs with values of assumptions that override the variant's. */
function runColumns(arm: OpenedArm, set: Values): readonly TableColumn[] {
  return plainColumns(atPoint(arm.model, set), armStudy(arm, set));
}

interface PointColumn extends DescribedColumn {
  cell(point: SweptPoint, place: number): CellValue;
}

const placeColumn = (): PointColumn => ({
  name: "point",
  type: "INT32",
  description: say("table.point"),
  cell: (_, place) => place,
});

/** The columns of a point: which runs it is, its values and its figures. */
function pointColumns(arm: OpenedArm, set: Values): readonly PointColumn[] {
  // Which values a point has decides its study too.
  let known: { readonly values: Values; readonly cells: ReadonlyMap<string, CellValue> } | null = null;
  const decide = ({ group, name }: TableColumn) => group === "assumptions" || (group === "study" && name !== "run");
  const ofRuns = runColumns(arm, set).filter(decide);
  const cellsAt = (values: Values) => {
    if (known?.values !== values) {
      const row = { run: 0, outcomes: none, place: 0, details: none, detail: 0 };
      const own = runColumns(arm, { ...set, ...values }).filter(decide);
      known = { values, cells: new Map(own.map((column) => [column.name, column.cell(row)])) };
    }
    return known.cells;
  };
  const shared = ofRuns.map(({ group, ...column }): PointColumn & { readonly group: string } => ({
    ...column,
    group,
    cell: ({ values }) => cellsAt(values).get(column.name) ?? null,
  }));
  const column = (name: string, type: DescribedColumn["type"], description: string, cell: PointColumn["cell"]) => ({
    name,
    type,
    description,
    cell,
  });
  return [
    ...shared.filter(({ group }) => group === "study"),
    placeColumn(),
    column("first_run", "INT32", say("table.first-run"), () => 0),
    column("n", "INT32", say("table.runs-of-point"), ({ n }) => n),
    ...shared.filter(({ group }) => group === "assumptions"),
    ...responsesOf(arm.model).flatMap((response) => figureColumns(arm.model, response)),
    column("hash", "STRING", say("table.hash-of-point"), ({ hash }) => hash),
  ];
}

/** The figures of a response: a share with its interval, or a mean with its standard deviation. */
function figureColumns({ scenario }: Model, { kind, id }: Response): readonly PointColumn[] {
  const days = say("table.unit-days");
  if (kind === "end-day") {
    const description = say("table.mean-end-day");
    return [{ name: "end_day", type: "DOUBLE", unit: days, description, cell: ({ endDay }) => endDay.mean }];
  }
  if (kind === "gauge") {
    const { label, unit } = scenario.gauges.find((gauge) => gauge.id === id) as Model["scenario"]["gauges"][number];
    const column = (name: string, description: string, key: "mean" | "sd"): PointColumn => ({
      name,
      type: "DOUBLE",
      ...(unit !== undefined && { unit }),
      description,
      cell: ({ gauges }) => gauges[id]?.[key] ?? null,
    });
    return [
      column(`gauge.${id}`, say("table.mean-gauge", { label }), "mean"),
      column(`gauge.${id}.sd`, say("table.sd-gauge", { label }), "sd"),
    ];
  }
  const label = [...scenario.endings, ...scenario.milestones].find((one) => one.id === id)?.label ?? id;
  const column = (name: string, description: string, key: "p" | "low" | "high"): PointColumn => ({
    name,
    type: "DOUBLE",
    description,
    bounds: [0, 1],
    cell: ({ endings, milestones }) => (kind === "ending" ? endings : milestones)[id]?.[key] ?? null,
  });
  return [
    column(`${kind}.${id}`, say("table.share", { label }), "p"),
    column(`${kind}.${id}.low`, say("table.share-low", { label }), "low"),
    column(`${kind}.${id}.high`, say("table.share-high", { label }), "high"),
  ];
}

function rowsOfPoints(opened: readonly OpenedArm[], set: Values): PointSheet {
  const own = opened.map((arm) => new Map(pointColumns(arm, set).map((column) => [column.name, column])));
  const columns = unitedColumns(own.map((sheet) => [...sheet.values()]));
  return {
    columns,
    key: ["study", "point"],
    rows: (point, place) => [columns.map(({ name }) => own[point.arm]?.get(name)?.cell(point, place) ?? null)],
  };
}

const none = new Float64Array();

/** The rows of `run --csv`, with the number of the point. */
function rowsOfRuns(opened: readonly OpenedArm[], set: Values): PointSheet {
  const point = placeColumn();
  const columns = unitedColumns(
    opened.map((arm) => {
      const own = runColumns(arm, set);
      const at = own.findIndex(({ name }) => name === "run");
      return [...own.slice(0, at), point, ...own.slice(at)];
    }),
  );
  return {
    columns,
    key: ["study", "point", "run"],
    rows: (swept, place, outcomes) => {
      const { model } = opened[swept.arm] as OpenedArm;
      const own = runColumns(opened[swept.arm] as OpenedArm, { ...set, ...swept.values });
      const cells = new Map(own.map((column) => [column.name, column]));
      const width = outcomeColumns(model);
      return Array.from({ length: swept.n }, (_, run) => {
        const row = { run, outcomes: outcomes as Float64Array, place: run * width, details: none, detail: 0 };
        return columns.map(({ name }) =>
          name === point.name ? place : ((cells.get(name) as TableColumn | undefined)?.cell(row) ?? null),
        );
      });
    },
  };
}
