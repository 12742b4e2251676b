/**
 * `faultline discover`: plays many points of the assumptions, or takes those of a finished sweep, finds the box in which an outcome
 * happens, and checks it on fresh points with fresh runs.
 */
import { hashOfPoint, type Response, responsesOf, type UnitSums } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Values } from "../engine/index.js";
import { discover as discoverBoxes, type Factor, leadOf } from "../experiments/index.js";
import { type DiscoveryStudy, discoveryPage } from "../report/index.js";
import { discoveryColumns, discoveryHead, discoveryJson, discoveryKey, discoveryRows } from "./discover-figures.js";
import { idsOf, levelsOf, type PointOptions, type PointSource, pointsFor, unitsOf } from "./discover-points.js";
import { discoveryText } from "./discover-text.js";
import {
  armHeadOf,
  type ExperimentOptions,
  hashOfPoints,
  playUnits,
  refuseOutcomes,
  refuseSize,
  refuseUnitsQueue,
} from "./experiment.js";
import { exitCodes, UsageError } from "./failure.js";
import { stoppedEmpty } from "./run.js";
import { tellFigures } from "./standard-output.js";
import { openStudyOutput, writeStudy } from "./study-output.js";

export interface DiscoverOptions extends PointOptions, ExperimentOptions {
  readonly outcome?: string;
  /** Count points, from this share of runs on; for a gauge, from this mean on. */
  readonly threshold?: number;
  readonly absent?: boolean;
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

/** Finds boxes. Ctrl-C finds them in what there is, and answers 130. */
export async function discover(name: string, options: DiscoverOptions): Promise<number> {
  refuseUnitsQueue(options);
  const source = await pointsFor(name, options);
  const { arm, set, factors, points, runs, played: before } = source;
  const { check = points.length } = options;
  const responses = responsesOf(arm.model);
  const response = responseOf(responses, options);
  const levels = before === null ? [] : [...levelsOf(before, response)];
  const hashes = before === null ? [] : before.map(({ hash }) => hash);
  refuseSize(points.length + check, runs);
  const columns = discoveryColumns(factors);
  const table = { columns, key: discoveryKey };
  const output = await openStudyOutput([arm], options, table, { reads: [options.policy, options.sweep] });
  const units = unitsOf(source, check);
  const experiment = { ids: idsOf(source), pairs: [], rows: false, units };
  const { partial } = await playUnits([arm], set, experiment, options, (sums) => {
    levels.push(levelOf(sums, responses.indexOf(response)));
    hashes.push(hashOfPoint(sums, 0));
  });
  if (levels.length === 0) return stoppedEmpty();
  const values = [...(before === null ? [] : points), ...units.map(({ points: [point] }) => point as Values)];
  const sampled = (from: number, to: number) =>
    sampleOf(factors, values.slice(from, to), levels.slice(from, to), options);
  const sample = sampled(0, points.length);
  const fresh = levels.length > points.length ? sampled(points.length, levels.length) : null;
  const study = studyOf({ source, response, sample, fresh, partial, hash: hashOfPoints(hashes) }, options);
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

const levelOf = ({ sums, runs }: UnitSums, response: number) => (sums[response] as number) / runs;

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

/** The first of these points, as many as there are levels. */
function sampleOf(
  factors: readonly Factor[],
  points: readonly Values[],
  found: readonly number[],
  { threshold, absent = false }: DiscoverOptions,
) {
  const columns = factors.map((factor) =>
    Float64Array.from(found, (_, place) => points[place]?.[leadOf(factor).assumption] as number),
  );
  const levels = Float64Array.from(found);
  const outcomes = levels.map((level) => {
    const outcome = threshold === undefined ? level : Number(level >= threshold);
    return absent ? 1 - outcome : outcome;
  });
  return { columns, levels, outcomes };
}

interface Found {
  readonly source: PointSource;
  readonly response: Response;
  readonly sample: DiscoveryStudy["sample"];
  readonly fresh: DiscoveryStudy["sample"] | null;
  readonly partial: boolean;
  readonly hash: string;
}

function studyOf(
  { source, response, sample, fresh, partial, hash }: Found,
  { peel, leastMass, quasiP, box, threshold, absent = false }: DiscoverOptions,
): DiscoveryStudy {
  const { arm, set, factors, points, runs, vary, dice, design, sweep } = source;
  const peeling = { peel, leastMass, mostChance: quasiP };
  const { boxes, best } = discoverBoxes(sample, fresh, peeling);
  if (box !== undefined && box >= boxes.length)
    throw new UsageError(say("discover.no-such-box", { box, last: boxes.length - 1 }), say("discover.choose-box"));
  return {
    scenario: arm.model.scenario,
    head: {
      ...armHeadOf(arm, set),
      points: sample.outcomes.length,
      wanted: points.length,
      freshPoints: fresh?.outcomes.length ?? 0,
      runs,
      dice,
      design,
      sweep,
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
    asked: box ?? null,
  };
}
