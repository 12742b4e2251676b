/**
 * `run --columns` and `run --describe`: which columns the tables of runs have, and what each of them holds.
 */
import {
  allColumns,
  chosenColumns,
  columnGroups,
  defaultGroups,
  type Study,
  type TableColumn,
  tableSchema,
} from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import { escapeLine, nearestName } from "../scenarios/light.js";
import { exitCodes, UsageError } from "./failure.js";
import { jsonPage, print } from "./output.js";

/** Columns that together name the row of a run. */
export const runKey = ["study", "run"];

/** The columns that were asked for. Throws UsageError for a name that is none of a column or a group. */
export function columnsOf(model: Model, study: Study, asked: readonly string[] | undefined): TableColumn[] {
  const all = allColumns(model, study);
  if (asked === undefined) return chosenColumns(all);
  const known: string[] = [...columnGroups, "default", "all", ...all.map(({ name }) => name)];
  for (const name of asked) {
    if (known.includes(name)) continue;
    const nearest = nearestName(name, known);
    throw new UsageError(
      say("table.no-column", { name }),
      say("table.columns-are", {
        isNear: nearest !== undefined,
        nearest: nearest ?? "",
        groups: known.slice(0, columnGroups.length + 2).join(", "),
      }),
    );
  }
  const groups = { default: defaultGroups, all: columnGroups } as { readonly [name: string]: readonly string[] };
  return chosenColumns(
    all,
    asked.flatMap((name) => groups[name] ?? [name]),
  );
}

/** Prints what the columns hold: as JSON, the schema of a table that has them. */
export function describeColumns(columns: readonly TableColumn[], json = false): number {
  if (json) {
    print(jsonPage(tableSchema(columns, runKey)));
    return exitCodes.done;
  }
  // What a column holds is what is asked here: no width leaves it out.
  const width = Math.max(...columns.map(({ name }) => name.length));
  const lines = columnGroups.flatMap((group) => {
    const own = columns.filter((column) => column.group === group);
    const lineOf = ({ name, type, unit, description }: TableColumn) =>
      `  ${name.padEnd(width)}  ${typeWords[type].padEnd(7)}  ${escapeLine(description)}${unit === undefined ? "" : ` [${escapeLine(unit)}]`}`;
    return own.length === 0 ? [] : ["", group, ...own.map(lineOf)];
  });
  print(lines.slice(1).join("\n"));
  return exitCodes.done;
}

/** As descriptors and Parquet readers call them. */
const typeWords: { readonly [type in TableColumn["type"]]: string } = {
  STRING: "string",
  DOUBLE: "number",
  INT32: "integer",
  BOOLEAN: "boolean",
};
