/**
 * `faultline sensitivity`: which assumptions and rates the outcomes hang on, over all that they may be, and how much is left to the dice.
 */
import { hashOfPoint, type Response, responsesOf, type Unit, type UnitSums } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Values } from "../engine/index.js";
import {
  elementaryEffects,
  type Factor,
  groupsNeeded,
  randomisations,
  type SaltelliSampling,
  saltelliGroups,
  saltelliPairs,
  sobolIndices,
  trajectories,
  trajectoryPairs,
  valuesAt,
} from "../experiments/index.js";
import { type SensitivityStudy, sensitivityPage } from "../report/index.js";
import { type OpenedArm, openArm, underPolicy } from "./arms.js";
import {
  armHeadOf,
  assumptionsOf,
  type ExperimentOptions,
  hashOfPoints,
  playUnits,
  refuseOutcomes,
  refuseSize,
  refuseUnitsQueue,
} from "./experiment.js";
import { exitCodes, UsageError } from "./failure.js";
import { drawSeed, givenOptions, type RunOptions } from "./prepare.js";
import type { Caller } from "./progress.js";
import { type EnsembleCommandOptions, figuresOfRuns, run, stoppedEmpty } from "./run.js";
import { jsonOfRuns } from "./run-report.js";
import {
  type FactorOptions,
  type Factors,
  factorsOver,
  refuseDimensions,
  refusePoints,
} from "./sensitivity-factors.js";
import { sensitivityColumns, sensitivityJson, sensitivityKey, sensitivityRows } from "./sensitivity-figures.js";
import { studyText } from "./sensitivity-study-text.js";
import { tellFigures } from "./standard-output.js";
import { openStudyOutput, writeStudy } from "./study-output.js";

export interface SensitivityCommandOptions
  extends Omit<RunOptions, "run" | "seat" | "sample">,
    Omit<FactorOptions, "set">,
    ExperimentOptions {
  readonly method: "one" | "morris" | "sobol";
  readonly runs?: number;
  /** Groups of points, or trajectories. */
  readonly points?: number;
  readonly sampling: SaltelliSampling;
  readonly policy?: string;
  readonly outcome?: readonly string[];
  readonly json?: boolean;
  readonly csv?: string;
  readonly page?: string;
}

/** Groups of points by default: trajectories for a first look, a power of two for indices. */
const defaultPoints = { morris: 40, sobol: 256 } as const;
const defaultRuns = 200;

/** Ranks assumptions. Ctrl-C ranks by what there is, and answers 130. */
export async function sensitivity(name: string, options: SensitivityCommandOptions): Promise<number> {
  const { method } = options;
  if (method === "one") return run(name, ensembleFor(options));
  const prepared = await prepareStudy(name, { ...options, method });
  const table = { columns: prepared.columns, key: sensitivityKey };
  const output = await openStudyOutput([prepared.arm], options, table, { reads: [options.policy] });
  const study = await playStudy(prepared, options);
  if (study === null) return stoppedEmpty();
  await writeStudy(output, {
    rows: () => sensitivityRows(study, prepared.columns),
    head: { experiment: "sensitivity", ...study.head, factors: study.factors },
    page: () => sensitivityPage(study),
  });
  tellFigures(
    output,
    () => sensitivityJson(study),
    () => studyText(prepared.arm, study, options.outcome),
  );
  return study.head.partial ? exitCodes.interrupted : exitCodes.done;
}

/** The figures that a program asks for, as `--json` prints them; null where it was stopped before there were any. */
export async function figuresOfSensitivity(
  name: string,
  options: SensitivityCommandOptions,
  caller: Caller,
): Promise<object | null> {
  const { method } = options;
  if (method === "one") {
    const figures = await figuresOfRuns(name, ensembleFor(options), caller);
    return figures && jsonOfRuns(figures);
  }
  const study = await playStudy(await prepareStudy(name, { ...options, method }), { ...options, caller });
  return study && sensitivityJson(study);
}

interface PreparedStudy extends Factors {
  readonly method: "morris" | "sobol";
  readonly arm: OpenedArm;
  readonly set: Values;
  readonly responses: readonly Response[];
  readonly columns: ReturnType<typeof sensitivityColumns>;
  readonly points: number;
  readonly runs: number;
}

/** Opens what is studied. Throws UsageError for what can't be. */
async function prepareStudy(
  name: string,
  options: SensitivityCommandOptions & Pick<PreparedStudy, "method">,
): Promise<PreparedStudy> {
  refuseUnitsQueue(options);
  const { method, set = {}, seed = drawSeed(), runs = defaultRuns, points = defaultPoints[method] } = options;
  if (method === "sobol") refusePoints(points, options.sampling);
  if (runs < 2) throw new UsageError(say("experiment.needs-two-runs"), say("experiment.give-two-runs"));
  const arm = await underPolicy(await openArm(name, givenOptions({ ...options, seed })), options.policy);
  const { factors, over, rates } = factorsOver(arm, options);
  if (method === "sobol") refuseDimensions(factors, options.sampling);
  refuseSize(points * (factors.length + (method === "sobol" ? 2 : 1)), runs);
  const responses = responsesOf(arm.model);
  refuseOutcomes(options.outcome ?? [], responses);
  return { method, arm, set, factors, over, rates, responses, columns: sensitivityColumns(method), points, runs };
}

/** Plays all points; null where it was stopped before there was anything to estimate. */
async function playStudy(
  { method, arm, set, factors, over, rates, responses, points, runs }: PreparedStudy,
  options: SensitivityCommandOptions,
): Promise<SensitivityStudy | null> {
  const design = designOf(method, factors, points, arm.seed, options.sampling);
  const units = design.groups.map(
    (group, place): Unit => ({
      arm: 0,
      points: group.map((point) => valuesAt(factors, point)),
      // Each group has dice of its own, so that chance averages out over groups too, and groups are independent.
      firstRun: place * runs,
      runs,
    }),
  );
  const played: UnitSums[] = [];
  const experiment = { ids: assumptionsOf(factors), pairs: design.pairs, rows: false, units };
  const hashes: string[][] = [];
  const { partial } = await playUnits([arm], set, experiment, options, (sums, { points }) => {
    played.push(sums);
    hashes.push(points.map((_, point) => hashOfPoint(sums, point)));
  });
  // Of a study that was stopped the last groups are left out which not every randomisation has.
  const { least, step } = design.needed;
  const told = played.slice(0, played.length - (played.length % step));
  if (told.length < least) return null;
  return {
    scenario: arm.model.scenario,
    head: {
      ...armHeadOf(arm, set),
      method,
      sampling: options.sampling,
      randomisations: method === "sobol" && options.sampling === "sobol" ? randomisations : null,
      points: told.length,
      wanted: points,
      over,
      rates,
      vary: options.vary ?? [],
      runs,
      partial,
      hash: hashOfPoints(hashes.slice(0, told.length).flat()),
    },
    factors: factors.map(({ id }) => id),
    ...design.estimate(told, responses),
  };
}

/** The ensemble that gives a ranking by itself, which `run` plays. */
function ensembleFor(options: SensitivityCommandOptions): EnsembleCommandOptions {
  const { runs = 10_000, workers, json, queue, queuePasswordFile, chunk } = options;
  for (const option of ["points", "over", "rates", "vary", "outcome", "csv", "page", "resume"] as const)
    if (options[option] !== undefined)
      throw new UsageError(say("experiment.not-of-one", { option: `--${option}` }), say("experiment.choose-method"));
  return {
    ...givenOptions(options),
    runs,
    sensitivity: true,
    ...(options.policy === undefined ? {} : { policy: options.policy }),
    ...(workers === undefined ? {} : { workers }),
    ...(json === undefined ? {} : { json }),
    ...(queue === undefined ? {} : { queue }),
    ...(queuePasswordFile === undefined ? {} : { queuePasswordFile }),
    ...(chunk === undefined ? {} : { chunk }),
  };
}

interface Design {
  readonly groups: readonly (readonly (readonly number[])[])[];
  readonly pairs: readonly (readonly [number, number])[];
  /** Of how many groups there is something to tell, and in what steps of them. */
  readonly needed: { readonly least: number; readonly step: number };
  estimate(played: readonly UnitSums[], responses: readonly Response[]): Pick<SensitivityStudy, "indices" | "effects">;
}

function designOf(
  method: "morris" | "sobol",
  { length: factors }: readonly Factor[],
  points: number,
  seed: string,
  sampling: SaltelliSampling,
): Design {
  const named = <T>(responses: readonly Response[], found: readonly T[]) =>
    responses.map((response, place) => ({ response, found: found[place] as T }));
  if (method === "sobol")
    return {
      groups: saltelliGroups(factors, points, seed, sampling),
      pairs: saltelliPairs(factors),
      needed: groupsNeeded[sampling],
      estimate: (played, responses) => ({
        indices: named(responses, sobolIndices(played, factors, { seed, sampling })),
        effects: [],
      }),
    };
  const design = trajectories(factors, points, seed);
  return {
    groups: design.map((trajectory) => trajectory.points),
    pairs: trajectoryPairs(factors),
    needed: { least: 2, step: 1 },
    estimate: (played, responses) => ({
      indices: [],
      effects: named(responses, elementaryEffects(design, played, seed)),
    }),
  };
}
