/**
 * Plays an experiment from the command line: on one pool of workers, with progress, until it is done or Ctrl-C stops it, and
 * from where a file says that it was left.
 */
import { createHash } from "node:crypto";
import {
  type Arm,
  openWorkerPool,
  partsOf,
  type Response,
  type RunFailure,
  studyId,
  type Unit,
  type UnitSums,
} from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Values } from "../engine/index.js";
import {
  type Experiment,
  type Factor,
  factorsOf,
  playExperiment,
  runsOf,
  variableAssumptions,
} from "../experiments/index.js";
import { type Arms, armStudy, type OpenedArm, planOf, playedAlone } from "./arms.js";
import { type ExperimentFile, openExperimentFile } from "./experiment-file.js";
import { UsageError, whatItHas, withAlone } from "./failure.js";
import { attend, type Caller, spaced } from "./progress.js";
import { type QueueOptions, refuseQueue } from "./queue.js";
import type { openQueuedPool, UnitsPool } from "./units-queued.js";
import { readVary, refuseVaried, variedFactors } from "./vary.js";

export interface ExperimentOptions extends QueueOptions {
  readonly workers?: number;
  readonly resume?: string;
  /** The program that asked for it, where one did. */
  readonly caller?: Caller;
}

/** Most points, and most runs of all points together. */
const mostPoints = 200_000;
const mostRuns = 1_000_000_000;

/** Refuses what would take for ever. */
export function refuseSize(points: number, runs: number): void {
  if (points > mostPoints)
    throw new UsageError(
      say("experiment.too-many-points", { points: spaced(points), most: spaced(mostPoints) }),
      say("experiment.fewer-points"),
    );
  if (points * runs > mostRuns)
    throw new UsageError(
      say("experiment.too-many-runs", { points: spaced(points), runs: spaced(runs), most: spaced(mostRuns) }),
      say("experiment.fewer-runs"),
    );
}

/** What is played of each arm besides the values of points. */
export function armsOf(opened: readonly OpenedArm[], set: Arm["set"]): readonly Arm[] {
  return opened.map(({ model: { scenario, variant }, policies }) => ({ scenario, variant, set, policies }));
}

/** Where the figures of an arm come from, with the id of its study. */
export function armHeadOf(opened: OpenedArm, set: Arm["set"]) {
  const study = armStudy(opened, set);
  return { ...study, study: studyId(study) };
}

/** The hash of a whole experiment: SHA-256 over the hashes of its points, in the order in which they were played. */
export function hashOfPoints(hashes: readonly string[]): string {
  return createHash("sha256").update(hashes.join("")).digest("hex");
}

/** Plays all units and passes each on, in order. Returns how many there were, and whether Ctrl-C stopped it. */
export function playUnits(
  opened: readonly OpenedArm[],
  set: Arm["set"],
  experiment: Omit<Experiment, "plans">,
  options: ExperimentOptions,
  onUnit: OnUnit,
): Promise<PlayedStage> {
  const { units, pairs, splitting } = experiment;
  return playStages(opened, set, { ...experiment, design: { units, pairs, splitting } }, options, (play) =>
    play(units, onUnit),
  );
}

type OnUnit = (sums: UnitSums, unit: Unit, place: number) => void;

interface PlayedStage {
  readonly whole: number;
  readonly partial: boolean;
}

/** Plays a stage of an experiment. */
export type PlayStage = (units: readonly Unit[], onUnit: OnUnit, stage?: string) => Promise<PlayedStage>;

/** An experiment whose units are those of the first stage. */
export interface StagedExperiment extends Omit<Experiment, "plans"> {
  /** All that decides which units are played. */
  readonly design: object;
}

/**
 * Plays an experiment whose later units depend on what earlier ones gave: on one pool of workers, and kept in one file, from which it
 * goes on. `work` plays its stages one after another, and none after one that was stopped.
 */
export async function playStages<Result>(
  opened: readonly OpenedArm[],
  set: Arm["set"],
  { design, ...experiment }: StagedExperiment,
  options: ExperimentOptions,
  work: (play: PlayStage) => Promise<Result>,
): Promise<Result> {
  const plans = opened.map(planOf);
  const { ids, rows, splitting } = experiment;
  const file: ExperimentFile | null =
    options.resume === undefined
      ? null
      : openExperimentFile(options.resume, identityOf(opened, set, { ids, rows, design }));
  const { signal, progress, release } = attend(options.caller);
  const pool = await openPool(opened, set, { ...experiment, plans }, options, {
    signal,
    clear: progress.clear,
  }).catch((error: unknown) => {
    release();
    file?.close();
    throw error;
  });
  let left = file?.played ?? [];
  let stage = experiment.units;
  let failure: unknown = null;
  let whole = 0;
  const play: PlayStage = async (units, onUnit, name) => {
    stage = units;
    if (name !== undefined) progress.begin(name);
    const goal = runsOf(units);
    const parts = units.reduce((sum, unit) => sum + (splitting === undefined ? partsOf(unit).length : 1), 0);
    const played = left.slice(0, parts);
    left = left.slice(parts);
    let before: number | null = null;
    const onPart = (sums: UnitSums) => file?.add(sums);
    const onProgress = (runs: number) => {
      before ??= runs;
      // The rate is that of what is played now.
      progress.update(runs - before, goal - before);
    };
    const watched = { pool, signal, played, onPart, onUnit, onProgress };
    await pool.begin?.(units);
    whole = await playExperiment({ ...experiment, units, plans }, watched);
    return { whole, partial: whole < units.length };
  };
  try {
    return await work(play);
  } catch (error) {
    failure = error;
    // What goes on from a level is no run that can be played alone.
    throw withAlone(error, splitting === undefined ? playedOf(error, opened, stage) : []);
  } finally {
    progress.clear();
    file?.close();
    await pool.close(failure, whole === stage.length);
    release();
  }
}

/** All that decides what is played, of which the first line of the file has the like. */
function identityOf(
  opened: readonly OpenedArm[],
  set: Arm["set"],
  { ids, rows, design }: Pick<StagedExperiment, "ids" | "rows" | "design">,
): object {
  // Where a file lies does not decide what is played.
  const arms = opened.map((arm) => {
    const { file: _file, study: _study, seed: _seed, ...decides } = armHeadOf(arm, set);
    return decides;
  });
  const hash = createHash("sha256").update(JSON.stringify(design)).digest("hex");
  return { seed: opened[0]?.seed, arms, ids, rows, design: hash };
}

/** What plays the units: threads of our own, or the workers of a queue. */
async function openPool(
  opened: readonly OpenedArm[],
  set: Arm["set"],
  experiment: Experiment,
  options: ExperimentOptions,
  watched: Parameters<typeof openQueuedPool>[4],
): Promise<UnitsPool> {
  if (options.queue !== undefined)
    return (await import("./units-queued.js")).openQueuedPool(opened, set, experiment, options, watched);
  const { units, plans } = experiment;
  const days = units.reduce((sum, unit) => sum + runsOf([unit]) * (plans[unit.arm]?.days ?? 0), 0);
  return openWorkerPool(armsOf(opened, set), { workers: options.workers, days });
}

/** Refuses options that do not go with a queue, or are there without one. */
export function refuseUnitsQueue(options: ExperimentOptions & { readonly seed?: string }): void {
  refuseQueue(options);
  if (options.queue !== undefined && options.workers !== undefined)
    throw new UsageError(say("queue.not-with-queue", { option: "--workers" }), say("queue.workers-have-threads"));
}

/** The arms of a run that broke, with the values of its point where there is but one. */
function playedOf(error: unknown, opened: readonly OpenedArm[], units: readonly Unit[]) {
  const { run } = error as Partial<RunFailure>;
  const having = units.filter(({ firstRun, runs }) => run !== undefined && run >= firstRun && run < firstRun + runs);
  const points = having.flatMap(({ arm, points }) => points.map((values) => ({ arm, values })));
  const [only] = points;
  if (only === undefined || points.length > 1) return playedAlone(opened);
  const { played, policies } = opened[only.arm] as OpenedArm;
  // Nor can a run be played alone with a factor on a rate.
  const isPlayable = Object.keys(only.values).every((id) => !id.includes("."));
  if (policies !== undefined || !isPlayable) return [];
  return [{ ...played, set: { ...played.set, ...only.values } }];
}

/** A factor for each assumption that every arm has and none has fixed. */
function allFactors(opened: readonly OpenedArm[], set: Values): readonly Factor[] {
  const [first = [], ...others] = opened.map(({ model: { scenario, variant } }) => {
    const fixed = scenario.variants.find(({ id }) => id === variant)?.set ?? {};
    return variableAssumptions(scenario, { ...fixed, ...set });
  });
  const ids = first.filter((id) => others.every((known) => known.includes(id)));
  return factorsOf((opened[0] as OpenedArm).model.scenario, ids);
}

/** The factors that `--vary` asks for; without it all that are open. Throws UsageError where there are none. */
export function factorsToVary(
  opened: Arms,
  { vary = [], set = {} }: { readonly vary?: readonly string[]; readonly set?: Values },
): readonly Factor[] {
  const varied = vary.map(readVary);
  for (const { model } of opened) refuseVaried(model.scenario, varied, set);
  const factors = vary.length > 0 ? variedFactors(opened[0].model.scenario, varied) : allFactors(opened, set);
  if (factors.length === 0) throw new UsageError(say("experiment.nothing-to-vary"), say("experiment.leave-some"));
  return factors;
}

/** Ids of the assumptions that factors move. */
export function assumptionsOf(factors: readonly Factor[]): readonly string[] {
  return factors.flatMap(({ members }) => members.map(({ assumption }) => assumption));
}

/** Refuses outcomes that there are not. */
export function refuseOutcomes(wanted: readonly string[], responses: readonly Response[]): void {
  const known = [...new Set(responses.map(({ id }) => id).filter((id) => id !== ""))];
  const unknown = wanted.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new UsageError(say("experiment.no-such-outcome", { id: unknown }), whatItHas(known, unknown));
}
