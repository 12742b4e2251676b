/**
 * Splittings as a table: a row for each level of each repetition, from which all figures can be worked out again.
 */
import type { CellValue, DescribedColumn } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { RareFigures } from "./rare.js";

/** The sums of a repetition: futures that passed, by level, then days of play, by level, then what control variates come to, if there are any. */
export type RareRow = Float64Array;

export const rareKey = ["study", "outcome", "repetition", "level"];

export function rareColumns(): readonly DescribedColumn[] {
  const column = (name: string, type: DescribedColumn["type"], description: string, unit?: string) => ({
    name,
    type,
    description,
    ...(unit === undefined ? {} : { unit }),
  });
  const days = say("table.unit-days");
  return [
    column("engine", "STRING", say("table.engine")),
    column("scenario", "STRING", say("table.scenario")),
    column("scenario_hash", "STRING", say("table.scenario-hash")),
    column("variant", "STRING", say("table.variant")),
    column("days", "INT32", say("table.days"), days),
    column("historical", "BOOLEAN", say("table.historical")),
    column("seed", "STRING", say("table.seed")),
    column("study", "STRING", say("table.study-of-points")),
    column("kind", "STRING", say("table.kind")),
    column("outcome", "STRING", say("table.outcome-id")),
    column("repetition", "INT32", say("rare.column-repetition")),
    column("level", "INT32", say("rare.column-level")),
    column("importance", "DOUBLE", say("rare.column-importance")),
    column("trials", "INT32", say("rare.column-trials")),
    column("passed", "INT32", say("rare.column-passed")),
    column("correction", "DOUBLE", say("rare.column-correction")),
    column("days_played", "DOUBLE", say("rare.column-days-played"), days),
  ];
}

/** Its rows, cells in the order of the columns. Levels that a repetition did not come to have no row. */
export function rareRows(figures: RareFigures, found: readonly RareRow[]): readonly (readonly CellValue[])[] {
  const { engine, scenario, scenarioHash, variant, days, historical, seed, study, outcome, levels, trials } = figures;
  const identity = [engine, scenario, scenarioHash, variant ?? "", days, historical, seed, study];
  return found.flatMap((sums, repetition) =>
    levels.flatMap(({ importance }, level) =>
      level > 0 && sums[level - 1] === 0
        ? []
        : [
            [
              ...identity,
              outcome.kind,
              outcome.id,
              repetition,
              level,
              importance,
              trials,
              sums[level] as number,
              // Beyond the sums where there are no control variates.
              (sums[2 * levels.length + level] ?? 0) / trials,
              sums[levels.length + level] as number,
            ],
          ],
    ),
  );
}
