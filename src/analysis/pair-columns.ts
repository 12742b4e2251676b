/**
 * Pairs of runs as rows: one row for the same run of two arms, with what went into each and what came out. The columns of
 * either side are those of a run's row, under `first.` and `second.`.
 */
import { say } from "../catalogue/index.js";
import type { Model } from "../engine/index.js";
import { type DescribedColumn, plainColumns, type RunRow, unitedColumns } from "./columns.js";
import { outcomeColumns } from "./outcome.js";
import type { PairBatch } from "./pair.js";
import type { Study } from "./provenance.js";
import type { CellValue } from "./row-table.js";

/** An arm and where its runs come from. */
export interface PairedArm {
  readonly model: Model;
  readonly study: Study;
}

interface PairColumn extends DescribedColumn {
  cell(first: RunRow, second: RunRow): CellValue;
}

/** Columns that together name the row of a pair. */
export const pairsKey = ["first.study", "second.study", "run"];

/** Those of a run's row that both sides of a pair share. */
const shared: ReadonlySet<string> = new Set(["engine", "days", "historical", "seed", "run"]);

const sideColumns = ({ model, study }: PairedArm, side: "first" | "second"): PairColumn[] =>
  plainColumns(model, study)
    .filter(({ name }) => !shared.has(name))
    .map(({ name, description, group: _group, cell, ...column }) => ({
      ...column,
      name: `${side}.${name}`,
      description: side === "first" ? say("table.of-first", { description }) : say("table.of-second", { description }),
      cell: (first, second) => cell(side === "first" ? first : second),
    }));

/** By arm but the first: the columns of its pairs with the first. */
function columnsOfPairs([first, ...others]: readonly [PairedArm, ...PairedArm[]]): readonly (readonly PairColumn[])[] {
  const common = plainColumns(first.model, first.study)
    .filter(({ name }) => shared.has(name))
    .map(({ group: _group, cell, ...column }): PairColumn => ({ ...column, cell: (row) => cell(row) }));
  const ofFirst = sideColumns(first, "first");
  return others.map((other) => [...common, ...ofFirst, ...sideColumns(other, "second")]);
}

/** All columns of the pairs of the first arm with each of the others; an arm has no cells for what it does not know. */
export function pairColumns(arms: readonly [PairedArm, ...PairedArm[]]): readonly DescribedColumn[] {
  return unitedColumns(columnsOfPairs(arms));
}

/** Returns a function that gives the rows of a batch of pairs of an arm, by its place, in run order. */
export function pairRows(
  arms: readonly [PairedArm, ...PairedArm[]],
  columns: readonly DescribedColumn[],
): (batch: PairBatch, arm: number) => CellValue[][] {
  const own = columnsOfPairs(arms).map((sheet) => new Map(sheet.map((column) => [column.name, column])));
  const cells = own.map((sheet) => columns.map(({ name }) => sheet.get(name)));
  const widths = arms.map(({ model }) => outcomeColumns(model));
  const none = new Float64Array();
  return ({ firstRun, pair, rows = [none, none] }, arm) =>
    Array.from({ length: pair.runs }, (_, k) => {
      const rowOf = (outcomes: Float64Array, width = 0): RunRow => ({
        run: firstRun + k,
        outcomes,
        place: k * width,
        details: none,
        detail: 0,
      });
      const [first, second] = [rowOf(rows[0], widths[0]), rowOf(rows[1], widths[arm])];
      return (cells[arm - 1] as readonly (PairColumn | undefined)[]).map(
        (column) => column?.cell(first, second) ?? null,
      );
    });
}
