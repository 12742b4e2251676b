/**
 * What `sensitivity` varies: assumptions over all that they may be, factors on the rates of hazards, or both.
 */
import { say } from "../catalogue/index.js";
import { variableRates } from "../engine/index.js";
import {
  type Factor,
  mostSobolDimensions,
  randomisations,
  rateFactor,
  type SaltelliSampling,
} from "../experiments/index.js";
import type { OpenedArm } from "./arms.js";
import { factorsToVary } from "./experiment.js";
import { UsageError, whatItHas } from "./failure.js";
import type { RunOptions } from "./prepare.js";
import { readVary, type Varied } from "./vary.js";

/** What may vary. */
export type Over = "assumptions" | "rates" | "both";

/** The least and the greatest factor on a rate. */
export type RateRange = readonly [low: number, high: number];

export interface FactorOptions extends Pick<RunOptions, "set"> {
  readonly over?: Over | undefined;
  readonly rates?: RateRange | undefined;
  readonly vary?: readonly string[];
}

export const usualRateRange: RateRange = [0.5, 2];

/** What varies, as it counts when it was left open. */
export interface Factors {
  readonly over: Over;
  /** Range of the factors on rates; null where no rate varies. */
  readonly rates: RateRange | null;
  readonly factors: readonly Factor[];
}

/** A hazard is named by its path, which has dots; an assumption has none in its id. */
const isPath = (varied: string) => /^[^=]*\./.test(varied);

/** The factors that are asked for: of each kind those that `--vary` names, or all. Throws UsageError. */
export function factorsOver(arm: OpenedArm, { over: asked, rates, vary = [], set = {} }: FactorOptions): Factors {
  const [paths, ids] = [vary.filter(isPath), vary.filter((one) => !isPath(one))];
  const over = asked ?? (paths.length === 0 ? "assumptions" : ids.length === 0 ? "rates" : "both");
  const misplaced = over === "rates" ? ids[0] : over === "assumptions" ? paths[0] : undefined;
  if (misplaced !== undefined)
    throw new UsageError(say("experiment.vary-not-over", { varied: misplaced, over }), say("experiment.vary-over"));
  if (over === "assumptions" && rates !== undefined)
    throw new UsageError(say("experiment.rates-not-over"), say("experiment.rates-over"));
  const range = rates ?? usualRateRange;
  return {
    over,
    rates: over === "assumptions" ? null : range,
    factors: [
      ...(over === "rates" ? [] : factorsToVary([arm], { vary: ids, set })),
      ...(over === "assumptions" ? [] : rateFactors(arm, paths, range)),
    ],
  };
}

/** Factors on the rates of these hazards, or of all that can happen. Throws UsageError. */
function rateFactors({ model }: OpenedArm, paths: readonly string[], usual: RateRange): readonly Factor[] {
  const known = variableRates(model);
  const varied: readonly Varied[] =
    paths.length > 0 ? paths.map(readVary) : known.map((id) => ({ id, ends: null, values: null }));
  if (varied.length === 0) throw new UsageError(say("experiment.no-rates"), say("experiment.rates-elsewhere"));
  return varied.map(({ id, ends, values }, place) => {
    if (varied.findIndex((one) => one.id === id) !== place)
      throw new UsageError(say("experiment.varied-twice", { id }), say("experiment.vary-once"));
    if (!known.includes(id)) throw new UsageError(say("experiment.no-such-rate", { id }), whatItHas(known, id));
    const [low, high] = ends ?? usual;
    if (values !== null || !(low > 0))
      throw new UsageError(say("experiment.factor-needs-range", { id }), say("experiment.factor-range", { id }));
    return rateFactor(id, low, high);
  });
}

/** Refuses more factors than the Sobol sequence has points for. */
export function refuseDimensions({ length: n }: readonly Factor[], sampling: SaltelliSampling): void {
  if (sampling === "sobol" && 2 * n > mostSobolDimensions)
    throw new UsageError(
      say("experiment.too-many-factors", { n, most: mostSobolDimensions / 2 }),
      say("experiment.fewer-factors"),
    );
}

/** Refuses groups of points that the randomisations of the Sobol sequence can't share out. */
export function refusePoints(points: number, sampling: SaltelliSampling): void {
  const over = points % randomisations;
  if (sampling !== "sobol" || over === 0) return;
  const [below, above] = [points - over, points - over + randomisations];
  throw new UsageError(
    say("experiment.points-of-randomisations", { points, n: randomisations }),
    say("experiment.points-multiple", { below: `${below}`, above: `${above}`, n: randomisations }),
  );
}
