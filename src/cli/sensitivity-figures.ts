/**
 * A sensitivity study as JSON, and as a table with a row for each outcome and factor.
 */
import type { CellValue, DescribedColumn, Response } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { SensitivityStudy } from "../report/index.js";
import { columnOf, estimatedCells, headCells, headColumns, type StudyRow } from "./study-columns.js";

/** Columns that together name a row. */
export const sensitivityKey = ["study", "kind", "outcome", "assumption"];

/** The study, outcomes by kind and id, factors by id. */
export function sensitivityJson({ head, factors, indices, effects }: SensitivityStudy): object {
  const byFactor = <T>(of: readonly T[]) => Object.fromEntries(factors.map((id, place) => [id, of[place]]));
  return {
    experiment: "sensitivity",
    ...head,
    factors,
    outcomes: [
      ...indices.map(({ response, found }) => {
        const { first, total, ...whole } = found;
        return { ...nameOf(response), ...whole, first: byFactor(first), total: byFactor(total) };
      }),
      ...effects.map(({ response, found }) => ({ ...nameOf(response), effects: byFactor(found) })),
    ],
  };
}

function nameOf({ kind, id }: Response) {
  return { kind, ...(id !== "" && { id }) };
}

/** The table of a study: a row for each outcome and factor. */
export function sensitivityColumns(method: SensitivityStudy["head"]["method"]): readonly DescribedColumn[] {
  const { text, number, count, flag, estimated } = columnOf;
  return [
    ...headColumns(),
    text("method", say("table.method")),
    count("points", say("table.groups")),
    count("n", say("table.runs-of-point")),
    text("kind", say("table.kind")),
    text("outcome", say("table.outcome-id")),
    text("assumption", say("table.factor")),
    ...(method === "sobol"
      ? [
          ...estimated("first", say("table.first-order")),
          ...estimated("total", say("table.total")),
          number("mean", say("table.mean-of-outcome")),
          number("sd", say("table.sd-of-outcome")),
          number("assumptions_sd", say("table.sd-of-assumptions")),
          flag("told", say("table.told")),
          ...estimated("share_assumptions", say("table.share-assumptions")),
          ...estimated("share_dice", say("table.share-dice")),
          ...estimated("share_both", say("table.share-both")),
        ]
      : [
          ...estimated("mu", say("table.mu")),
          ...estimated("mu_star", say("table.mu-star")),
          number("sigma", say("table.sigma")),
          number("floor", say("table.floor")),
        ]),
  ];
}

/** Its rows, cells in the order of the columns. */
export function sensitivityRows(
  study: SensitivityStudy,
  columns: readonly DescribedColumn[],
): readonly (readonly CellValue[])[] {
  return rowsOf(study).map((row) => columns.map(({ name }) => row[name] ?? null));
}

function rowsOf({ scenario, head, factors, indices, effects }: SensitivityStudy): readonly StudyRow[] {
  const { method, points, runs } = head;
  const common = (response: Response, factor: string): StudyRow => ({
    ...headCells(scenario, head),
    method,
    points,
    n: runs,
    kind: response.kind,
    outcome: response.id,
    assumption: factor,
  });
  return [
    ...indices.flatMap(({ response, found }) =>
      factors.map(
        (factor, place): StudyRow => ({
          ...common(response, factor),
          ...estimatedCells("first", found.first[place]),
          ...estimatedCells("total", found.total[place]),
          mean: found.mean,
          sd: found.sd,
          assumptions_sd: found.assumptionsSd,
          told: found.isTold,
          ...estimatedCells("share_assumptions", found.shares.assumptions),
          ...estimatedCells("share_dice", found.shares.dice),
          ...estimatedCells("share_both", found.shares.both),
        }),
      ),
    ),
    ...effects.flatMap(({ response, found }) =>
      found.map(
        ({ mu, muStar, sigma, floor }, place): StudyRow => ({
          ...common(response, factors[place] as string),
          ...estimatedCells("mu", mu),
          ...estimatedCells("mu_star", muStar),
          sigma,
          floor,
        }),
      ),
    ),
  ];
}
