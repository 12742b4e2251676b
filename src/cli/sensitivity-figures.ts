/**
 * A sensitivity study as JSON, and as a table with a row for each outcome and factor.
 */
import type { CellValue, DescribedColumn, Response } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Estimated } from "../experiments/index.js";
import type { SensitivityStudy } from "../report/index.js";

/** Columns that together name a row. */
export const sensitivityKey = ["study", "kind", "outcome", "assumption"];

/** The study, outcomes by kind and id, factors by id. */
export function sensitivityJson({ head, factors, indices, effects }: SensitivityStudy): object {
  const byFactor = <T>(of: readonly T[]) => Object.fromEntries(factors.map((id, place) => [id, of[place]]));
  return {
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

interface Row {
  readonly [column: string]: CellValue;
}

/** The table of a study: a row for each outcome and factor. */
export function sensitivityColumns(method: SensitivityStudy["head"]["method"]): readonly DescribedColumn[] {
  const text = (name: string, description: string): DescribedColumn => ({ name, type: "STRING", description });
  const number = (name: string, description: string): DescribedColumn => ({ name, type: "DOUBLE", description });
  const count = (name: string, description: string): DescribedColumn => ({ name, type: "INT32", description });
  const flag = (name: string, description: string): DescribedColumn => ({ name, type: "BOOLEAN", description });
  const estimated = (name: string, description: string) => [
    number(name, description),
    number(`${name}_low`, say("table.low-of", { name })),
    number(`${name}_high`, say("table.high-of", { name })),
  ];
  return [
    text("engine", say("table.engine")),
    text("scenario", say("table.scenario")),
    text("scenario_hash", say("table.scenario-hash")),
    text("variant", say("table.variant")),
    { ...count("days", say("table.days")), unit: say("table.unit-days") },
    flag("historical", say("table.historical")),
    text("seed", say("table.seed")),
    text("study", say("table.study-of-points")),
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

function rowsOf({ scenario, head, factors, indices, effects }: SensitivityStudy): readonly Row[] {
  const { engine, scenarioHash, variant, days, historical, seed, study, method, points, runs } = head;
  const common = (response: Response, factor: string): Row => ({
    engine,
    scenario: scenario.id,
    scenario_hash: scenarioHash,
    variant: variant ?? "",
    days,
    historical,
    seed,
    study,
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
        (factor, place): Row => ({
          ...common(response, factor),
          ...estimated("first", found.first[place] as Estimated),
          ...estimated("total", found.total[place] as Estimated),
          mean: found.mean,
          sd: found.sd,
          assumptions_sd: found.assumptionsSd,
          told: found.isTold,
          ...estimated("share_assumptions", found.shares.assumptions),
          ...estimated("share_dice", found.shares.dice),
          ...estimated("share_both", found.shares.both),
        }),
      ),
    ),
    ...effects.flatMap(({ response, found }) =>
      found.map(
        ({ mu, muStar, sigma, floor }, place): Row => ({
          ...common(response, factors[place] as string),
          ...estimated("mu", mu),
          ...estimated("mu_star", muStar),
          sigma,
          floor,
        }),
      ),
    ),
  ];
}

function estimated(name: string, { value, low, high }: Estimated): Row {
  return { [name]: value, [`${name}_low`]: low, [`${name}_high`]: high };
}
