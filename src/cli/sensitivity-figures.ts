/**
 * A sensitivity study as JSON, and as a table with a row for each outcome and factor.
 */
import { type CellValue, csvRows, type Response } from "../analysis/index.js";
import type { Estimated } from "../experiments/index.js";
import type { SensitivityStudy } from "../report/index.js";
import type { OutFile } from "./out-file.js";

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

/** Writes the table and closes the file. Throws WriteFailure. */
export async function writeSensitivityTable(study: SensitivityStudy, out: OutFile): Promise<void> {
  const rows = rowsOf(study);
  const [first = {}] = rows;
  const columns = Object.keys(first).map((name) => ({
    name,
    type: typeof first[name] === "number" ? ("DOUBLE" as const) : ("STRING" as const),
  }));
  const writer = await csvRows(columns, out.write);
  writer.write(rows.map((row) => columns.map(({ name }) => row[name] ?? null)));
  writer.close();
  out.close();
}

interface Row {
  readonly [column: string]: CellValue;
}

function rowsOf({ scenario, head, factors, indices, effects }: SensitivityStudy): readonly Row[] {
  const { engine, scenarioHash, variant, days, historical, seed, study, method, points, runs } = head;
  const common = (response: Response, factor: string): Row => ({
    engine,
    scenario: scenario.id,
    scenario_hash: scenarioHash,
    variant: variant ?? "",
    days,
    historical: `${historical}`,
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
          told: `${found.isTold}`,
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
