/**
 * The columns of an experiment's tables: how they are described, and those with which a row says where it comes from, whatever else it holds.
 */
import type { CellType, CellValue, DescribedColumn } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Scenario } from "../engine/index.js";
import type { Estimated } from "../experiments/index.js";
import type { StudyHead } from "../report/index.js";

/** A row by the names of its columns. */
export interface StudyRow {
  readonly [column: string]: CellValue;
}

const typed =
  (type: CellType) =>
  (name: string, description: string): DescribedColumn => ({ name, type, description });

/** Columns of each type. */
export const columnOf = {
  text: typed("STRING"),
  number: typed("DOUBLE"),
  count: typed("INT32"),
  flag: typed("BOOLEAN"),
  /** A figure with the ends of its 95% interval. */
  estimated: (name: string, description: string): readonly DescribedColumn[] => [
    columnOf.number(name, description),
    columnOf.number(`${name}_low`, say("table.low-of", { name })),
    columnOf.number(`${name}_high`, say("table.high-of", { name })),
  ],
};

/** The cells of an estimated column; empty where there is no figure. */
export function estimatedCells(name: string, figure: Estimated | undefined): StudyRow {
  return {
    [name]: figure?.value ?? null,
    [`${name}_low`]: figure?.low ?? null,
    [`${name}_high`]: figure?.high ?? null,
  };
}

/** Which study a row is of. */
export function headColumns(): readonly DescribedColumn[] {
  const { text, count, flag } = columnOf;
  return [
    text("engine", say("table.engine")),
    text("scenario", say("table.scenario")),
    text("scenario_hash", say("table.scenario-hash")),
    text("variant", say("table.variant")),
    { ...count("days", say("table.days")), unit: say("table.unit-days") },
    flag("historical", say("table.historical")),
    text("seed", say("table.seed")),
    text("study", say("table.study-of-points")),
  ];
}

export function headCells(scenario: Scenario, head: StudyHead): StudyRow {
  return {
    engine: head.engine,
    scenario: scenario.id,
    scenario_hash: head.scenarioHash,
    variant: head.variant ?? "",
    days: head.days,
    historical: head.historical,
    seed: head.seed,
    study: head.study,
  };
}
