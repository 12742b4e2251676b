/**
 * `faultline discover`: plays many points of the assumptions, finds the box in which an outcome happens, and checks it on fresh
 * points with fresh runs.
 */
import { hashOfPoint, type Response, responsesOf, type Unit, type UnitSums } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Values } from "../engine/index.js";
import { discover as discoverBoxes, type Factor, latinHypercube, leadOf, valuesAt } from "../experiments/index.js";
import { type DiscoveryStudy, discoveryPage } from "../report/index.js";
import { type OpenedArm, openArm } from "./arms.js";
import { discoveryColumns, discoveryHead, discoveryJson, discoveryKey, discoveryRows } from "./discover-figures.js";
import { discoveryText } from "./discover-text.js";
import {
  armHeadOf,
  assumptionsOf,
  type ExperimentOptions,
  factorsToVary,
  hashOfPoints,
  playUnits,
  refuseOutcomes,
  refuseSize,
  refuseUnitsQueue,
} from "./experiment.js";
import { exitCodes, UsageError } from "./failure.js";
import { drawSeed, givenOptions, type RunOptions } from "./prepare.js";
import { stoppedEmpty } from "./run.js";
import { tellFigures } from "./standard-output.js";
import { openStudyOutput, writeStudy } from "./study-output.js";

export interface DiscoverOptions extends Omit<RunOptions, "run" | "seat" | "sample">, ExperimentOptions {
  readonly outcome?: string;
  /** Count points, from this share of runs on; for a gauge, from this mean on. */
  readonly threshold?: number;
  readonly absent?: boolean;
  readonly vary?: readonly string[];
  readonly points: number;
  readonly runs?: number;
  /** Fresh points; as many as points by default. */
  readonly check?: number;
  readonly box?: number;
  readonly peel: number;
  readonly leastMass: number;
  readonly quasiP: number;
  readonly json?: boolean;
  readonly csv?: string;
  readonly parquet?: string;
  readonly page?: string;
}

/** Runs of a point where runs are counted, and where points are. */
const defaultRuns = { runs: 20, points: 100 } as const;

/** Finds boxes. Ctrl-C finds them in what there is, and answers 130. */
export async function discover(name: string, options: DiscoverOptions): Promise<number> {
  refuseUnitsQueue(options);
  const { set = {}, seed = drawSeed(), points, check = points, threshold } = options;
  const { runs = threshold === undefined ? defaultRuns.runs : defaultRuns.points } = options;
  const arm = await openArm(name, givenOptions({ ...options, seed }));
  const factors = factorsToVary([arm], options);
  const responses = responsesOf(arm.model);
  const response = responseOf(responses, options);
  refuseSize(points + check, runs);
  const columns = discoveryColumns(factors);
  const output = await openStudyOutput([arm], options, { columns, key: discoveryKey });
  const units = unitsOf(factors, { seed: arm.seed, points, check, runs });
  const played: UnitSums[] = [];
  const experiment = { ids: assumptionsOf(factors), pairs: [], rows: false, units };
  const hashes: string[] = [];
  const { partial } = await playUnits([arm], set, experiment, options, (sums) => {
    played.push(sums);
    hashes.push(hashOfPoint(sums, 0));
  });
  if (played.length === 0) return stoppedEmpty();
  const sampled = (from: number, to: number) =>
    sampleOf(factors, units.slice(from, to), played.slice(from, to), responses.indexOf(response), options);
  const sample = sampled(0, points);
  const fresh = played.length > points ? sampled(points, played.length) : null;
  const study = studyOf(
    { arm, set, factors, response, runs, sample, fresh, partial, hash: hashOfPoints(hashes) },
    options,
  );
  await writeStudy(output, {
    rows: () => discoveryRows(study, columns),
    head: discoveryHead(study),
    page: () => discoveryPage(study),
  });
  tellFigures(
    output,
    () => discoveryJson(study),
    () => discoveryText(arm, study),
  );
  return partial ? exitCodes.interrupted : exitCodes.done;
}

/** The outcome that is looked for. Throws UsageError. */
function responseOf(responses: readonly Response[], { outcome, threshold }: DiscoverOptions): Response {
  if (outcome === undefined) throw new UsageError(say("discover.outcome-needed"), say("discover.option-outcome"));
  refuseOutcomes([outcome], responses);
  const response = responses.find(({ id }) => id === outcome) as Response;
  if (response.kind === "gauge") {
    if (threshold === undefined)
      throw new UsageError(say("discover.threshold-needed", { id: outcome }), say("discover.give-threshold"));
  } else if (threshold !== undefined && !(threshold > 0 && threshold <= 1))
    throw new UsageError(say("discover.threshold-is-share", { threshold: `${threshold}` }), say("discover.give-share"));
  return response;
}

/** Points and then fresh points, each with runs of its own, so that what is told of many does not hang on a few dice. */
function unitsOf(
  factors: readonly Factor[],
  {
    seed,
    points,
    check,
    runs,
  }: { readonly seed: string; readonly points: number; readonly check: number; readonly runs: number },
): readonly Unit[] {
  const design = [...latinHypercube(factors, points, seed), ...latinHypercube(factors, check, `${seed} fresh`)];
  return design.map((point, place) => ({
    arm: 0,
    points: [valuesAt(factors, point)],
    firstRun: place * runs,
    runs,
  }));
}

function sampleOf(
  factors: readonly Factor[],
  units: readonly Unit[],
  played: readonly UnitSums[],
  response: number,
  { threshold, absent = false }: DiscoverOptions,
) {
  const values = units.map(({ points: [point] }) => point as Values);
  const columns = factors.map((factor) =>
    Float64Array.from(played, (_, place) => values[place]?.[leadOf(factor).assumption] as number),
  );
  const levels = Float64Array.from(played, ({ sums, runs }) => (sums[response] as number) / runs);
  const outcomes = levels.map((level) => {
    const outcome = threshold === undefined ? level : Number(level >= threshold);
    return absent ? 1 - outcome : outcome;
  });
  return { columns, levels, outcomes };
}

interface Found {
  readonly arm: OpenedArm;
  readonly set: Values;
  readonly factors: readonly Factor[];
  readonly response: Response;
  readonly runs: number;
  readonly sample: DiscoveryStudy["sample"];
  readonly fresh: DiscoveryStudy["sample"] | null;
  readonly partial: boolean;
  readonly hash: string;
}

function studyOf(
  { arm, set, factors, response, runs, sample, fresh, partial, hash }: Found,
  { points, vary = [], peel, leastMass, quasiP, box, threshold, absent = false }: DiscoverOptions,
): DiscoveryStudy {
  const peeling = { peel, leastMass, mostChance: quasiP };
  const { boxes, best } = discoverBoxes(sample, fresh, peeling);
  if (box !== undefined && box >= boxes.length)
    throw new UsageError(say("discover.no-such-box", { box, last: boxes.length - 1 }), say("discover.choose-box"));
  return {
    scenario: arm.model.scenario,
    head: {
      ...armHeadOf(arm, set),
      points: sample.outcomes.length,
      wanted: points,
      freshPoints: fresh?.outcomes.length ?? 0,
      runs,
      vary,
      partial,
      hash,
    },
    response,
    absent,
    peeling,
    threshold: threshold ?? null,
    factors,
    sample,
    boxes,
    best,
    chosen: box ?? best,
  };
}
