/**
 * The columns that a row of a run may have, each with its type, unit and meaning: what decided the run, what went in, and what came
 * out. A table has those that were chosen; whatever is chosen, each row says which run it is of.
 */
import { say } from "../catalogue/index.js";
import { type Model, sampler, withFollowers, workOutAll } from "../engine/index.js";
import type { Batch } from "./batch.js";
import { detailPlaces } from "./details.js";
import { horizonKey } from "./estimates.js";
import { outcomeColumns, outcomePlaces } from "./outcome.js";
import { type Study, studyId } from "./provenance.js";
import type { CellType, CellValue } from "./row-table.js";
import { endPlaces, stateOffsets } from "./tally.js";

/** A field of a line or a row, and what it holds. */
export interface DescribedField {
  readonly name: string;
  readonly type: CellType | "DATE" | "LIST";
  readonly unit?: string;
  readonly description: string;
  /** All values that it may have, where they are names. */
  readonly values?: readonly string[];
  /** Least and greatest value that it may have, where there are such. */
  readonly bounds?: readonly [number, number];
}

/** A field of which tables of every format have a column. */
export interface DescribedColumn extends DescribedField {
  readonly type: CellType;
}

/** Groups of columns, in the order of a table. `study` is always there. */
export const columnGroups = [
  "study",
  "assumptions",
  "endings",
  "milestones",
  "gauges",
  "records",
  "postures",
  "states",
  "transitions",
  "peaks",
] as const;
export type ColumnGroup = (typeof columnGroups)[number];

/** The groups that a table has by default. */
export const defaultGroups: readonly ColumnGroup[] = columnGroups.slice(0, 6);

/** Groups whose values have to be kept while a run is played. */
const detailed: ReadonlySet<ColumnGroup> = new Set(["postures", "states", "transitions", "peaks"]);

/** The row of a run: its number, and where its outcomes and details begin. */
export interface RunRow {
  readonly run: number;
  readonly outcomes: Float64Array;
  readonly place: number;
  /** Empty unless a column needs them. */
  readonly details: Float64Array;
  readonly detail: number;
}

export interface TableColumn extends DescribedColumn {
  readonly group: ColumnGroup;
  /** The cell of one run; null if empty, as for a milestone that was not reached. */
  cell(row: RunRow): CellValue;
}

/** Whether details (details.ts) have to be kept for these columns. */
export function needDetails(columns: readonly TableColumn[]): boolean {
  return columns.some(({ group }) => detailed.has(group));
}

/** All columns that rows of runs of a study may have. Days are days since the start, exact. */
export function allColumns(model: Model, study: Study): TableColumn[] {
  return [...plainColumns(model, study), ...detailColumns(model)];
}

/** Those that need no details, and that a table has by default. */
export function plainColumns(model: Model, study: Study): TableColumn[] {
  return [...studyColumns(study), ...assumptionColumns(model, study), ...outcomeColumnsOf(model)];
}

/** The columns of these groups and names, in the order of a table, with those that say which run a row is of. */
export function chosenColumns(
  columns: readonly TableColumn[],
  chosen: readonly string[] = defaultGroups,
): TableColumn[] {
  const wanted = new Set<string>(["study", ...chosen]);
  return columns.filter(({ name, group }) => wanted.has(group) || wanted.has(name));
}

/** The rows of a batch, in run order. */
export function rowsOf(
  model: Model,
  columns: readonly TableColumn[],
  batch: Pick<Batch, "firstRun" | "outcomes" | "details">,
): CellValue[][] {
  const outcomes = batch.outcomes as Float64Array;
  const { details = new Float64Array() } = batch;
  const [width, detailWidth] = [outcomeColumns(model), detailPlaces(model).width];
  return Array.from({ length: outcomes.length / width }, (_, k) => {
    const row: RunRow = { run: batch.firstRun + k, outcomes, place: k * width, details, detail: k * detailWidth };
    return columns.map((column) => column.cell(row));
  });
}

/** All columns, each once, in the order in which they first come; each may have what it may have in any of the sheets. */
export function unitedColumns(sheets: readonly (readonly DescribedColumn[])[]): readonly DescribedColumn[] {
  const columns = new Map<string, DescribedColumn>();
  for (const column of sheets.flat()) {
    const known = columns.get(column.name) ?? column;
    const values = known.values && column.values && [...new Set([...known.values, ...column.values])];
    const bounds =
      known.bounds &&
      column.bounds &&
      ([Math.min(known.bounds[0], column.bounds[0]), Math.max(known.bounds[1], column.bounds[1])] as const);
    columns.set(column.name, { ...known, ...(values && { values }), ...(bounds && { bounds }) });
  }
  return [...columns.values()];
}

function studyColumns(study: Study): TableColumn[] {
  const { engine, scenario, scenarioHash, variant, days, historical, seed } = study;
  const fixed = (name: string, type: CellType, value: CellValue, description: string, unit?: string): TableColumn => ({
    group: "study",
    name,
    type,
    ...(unit !== undefined && { unit }),
    description,
    cell: () => value,
  });
  return [
    fixed("engine", "STRING", engine, say("table.engine")),
    fixed("scenario", "STRING", scenario, say("table.scenario")),
    fixed("scenario_hash", "STRING", scenarioHash, say("table.scenario-hash")),
    fixed("variant", "STRING", variant ?? "", say("table.variant")),
    fixed("days", "INT32", days, say("table.days"), say("table.unit-days")),
    fixed("historical", "BOOLEAN", historical, say("table.historical")),
    fixed("seed", "STRING", seed, say("table.seed")),
    fixed("study", "STRING", studyId(study), say("table.study")),
    { group: "study", name: "run", type: "INT32", description: say("table.run"), cell: ({ run }) => run },
  ];
}

function assumptionColumns(model: Model, { seed, sample }: Study): TableColumn[] {
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
  return assumptions.map(({ id, label }): TableColumn => {
    const value = model.assumptions.get(id) ?? null;
    return {
      group: "assumptions",
      name: `assumption.${id}`,
      type: "DOUBLE",
      description: say("table.assumption", { label }),
      cell: changing.has(id) ? ({ run }) => drawnIn(run).get(id) ?? null : () => value,
    };
  });
}

function outcomeColumnsOf(model: Model): TableColumn[] {
  const at = outcomePlaces(model);
  const number =
    (column: number) =>
    ({ outcomes, place }: RunRow) =>
      outcomes[place + column] as number;
  const ending = number(at.ending);
  const unit = say("table.unit-days");
  const ids = [...model.endings.map(({ id }) => id), horizonKey];
  const labels = new Map(model.scenario.milestones.map(({ id, label }) => [id, label]));
  return [
    {
      group: "endings",
      name: "ending",
      type: "STRING",
      description: say("table.ending", { horizon: horizonKey }),
      values: ids,
      cell: (row) => ids[ending(row)] ?? horizonKey,
    },
    {
      group: "endings",
      name: "end_day",
      type: "DOUBLE",
      unit,
      description: say("table.end-day"),
      cell: number(at.endDay),
    },
    ...model.milestones.map(({ id }, index): TableColumn => {
      const reached = number(at.milestones + index);
      return {
        group: "milestones",
        name: `milestone.${id}.day`,
        type: "DOUBLE",
        unit,
        description: say("table.milestone", { label: labels.get(id) ?? id }),
        cell: (row) => {
          const day = reached(row);
          return day < 0 ? null : day;
        },
      };
    }),
    ...gaugesOf(model).map(({ name, label, ...gauge }, index): TableColumn => {
      const value = number(at.gauges + index);
      return {
        group: "gauges",
        name,
        type: "DOUBLE",
        ...gauge,
        description: say("table.gauge", { label }),
        cell: value,
      };
    }),
    {
      group: "records",
      name: "records",
      type: "INT32",
      unit: say("table.unit-records"),
      description: say("table.records"),
      cell: number(at.records),
    },
  ];
}

function gaugesOf({ scenario }: Model) {
  return scenario.gauges.map(({ id, label, unit, min, max }) => ({
    name: `gauge.${id}`,
    label,
    ...(unit !== undefined && { unit }),
    bounds: [min, max] as const,
  }));
}

function detailColumns(model: Model): TableColumn[] {
  const at = detailPlaces(model);
  const number =
    (column: number) =>
    ({ details, detail }: RunRow) =>
      details[detail + column] as number;
  const days = say("table.unit-days");
  const times = say("table.unit-times");
  const postures = model.scenario.actors.flatMap((actor) =>
    actor.postures.map((posture) => ({ ...posture, label: `${actor.label}, ${posture.label}` })),
  );
  const offsets = stateOffsets(model);
  const ends = endPlaces(model);
  const gauges = gaugesOf(model);
  return [
    ...postures.map(({ path, label, states }, posture): TableColumn => {
      const state = number(at.postures + posture);
      const values = states.map(({ id }) => id);
      const description = say("table.posture", { label });
      const cell = (row: RunRow) => values[state(row)] ?? null;
      return { group: "postures", name: `posture.${path}`, type: "STRING", description, values, cell };
    }),
    ...postures.flatMap(({ path, label: posture, states }, index) =>
      states.map(({ id, label }, state): TableColumn => {
        const description = say("table.state", { posture, label });
        const cell = number(at.states + (offsets[index] as number) + state);
        return { group: "states", name: `state.${path}.${id}.days`, type: "DOUBLE", unit: days, description, cell };
      }),
    ),
    ...model.transitions.flatMap(({ path, source }, index) => {
      const { outcomes = [] } = source;
      const count = (of: string, description: string, place: number): TableColumn => ({
        group: "transitions",
        name: `transition.${of}.count`,
        type: "INT32",
        unit: times,
        description,
        cell: number(at.happenings + place),
      });
      return [
        count(path, say("table.transition", { label: source.headline }), index),
        ...outcomes.map(({ id, headline = source.headline }, outcome) =>
          count(`${path}.${id}`, say("table.outcome", { label: headline }), (ends[index] as number) + outcome),
        ),
      ];
    }),
    ...gauges.flatMap(({ name, label, ...gauge }, index): TableColumn[] => {
      const extreme = (what: "peak" | "trough", place: number): TableColumn[] => [
        {
          group: "peaks",
          name: `${name}.${what}`,
          type: "DOUBLE",
          ...gauge,
          description: what === "peak" ? say("table.peak", { label }) : say("table.trough", { label }),
          cell: number(at.gauges + 4 * index + place),
        },
        {
          group: "peaks",
          name: `${name}.${what}_day`,
          type: "DOUBLE",
          unit: days,
          description: what === "peak" ? say("table.peak-day", { label }) : say("table.trough-day", { label }),
          cell: number(at.gauges + 4 * index + place + 1),
        },
      ];
      return [...extreme("peak", 0), ...extreme("trough", 2)];
    }),
  ];
}
