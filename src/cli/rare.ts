/**
 * `faultline rare`: how probable a milestone or an ending is that hardly any run comes to, by splitting runs on their way there.
 */
import {
  type Climber,
  type ClimbPlan,
  engineClimber,
  kernelClimber,
  type Splitting,
  trialsOf,
  type Unit,
} from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { type Importance, type Model, saveWorld, seatedWorld } from "../engine/index.js";
import {
  controlledProduct,
  importanceFor,
  type PilotControls,
  type PilotLevels,
  pilotControls,
  pilotLevels,
  productOfShares,
  type RareEstimate,
  rareEstimate,
  type Weights,
} from "../experiments/index.js";
import type { RareStudy } from "../report/index.js";
import { type OpenedArm, openArm, underPolicy } from "./arms.js";
import {
  armHeadOf,
  type ExperimentOptions,
  hashOfPoints,
  playUnits,
  refuseSize,
  refuseUnitsQueue,
} from "./experiment.js";
import { exitCodes, UsageError, whatItHas } from "./failure.js";
import { drawSeed, givenOptions, type RunOptions } from "./prepare.js";
import { interruptible, showProgress, spaced } from "./progress.js";
import { type RareRow, rareColumns, rareKey, rareRows } from "./rare-table.js";
import { rareText } from "./rare-text.js";
import { stoppedEmpty } from "./run.js";
import { tellFigures } from "./standard-output.js";
import { openStudyOutput, writeStudy } from "./study-output.js";

export interface RareOptions extends Omit<RunOptions, "run" | "seat" | "sample">, ExperimentOptions {
  /** Futures from each level, in each repetition. */
  readonly runs: number;
  readonly repetitions: number;
  /** Futures from each level of the pilot. */
  readonly pilot: number;
  /** Levels of importance, which a pilot chooses otherwise. */
  readonly levels?: readonly number[];
  /** Weights of postures and gauges, which are chosen by themselves otherwise. */
  readonly importance?: Weights;
  /** Leave control variates out. */
  readonly plainEstimates?: boolean;
  readonly policy?: string;
  readonly json?: boolean;
  readonly csv?: string;
  readonly parquet?: string;
  readonly page?: string;
}

/** Everything that `rare --json` says. */
export interface RareFigures extends ReturnType<typeof armHeadOf>, RareEstimate, RareStudy {
  readonly experiment: "rare";
  readonly plainRuns: number | null;
  readonly pilot: { readonly seed: string; readonly trials: number; readonly shares: readonly number[] };
  readonly wanted: number;
  /** Weights of importance, as they were asked for; null where they were chosen by themselves. */
  readonly askedImportance: Weights | null;
  readonly levels: readonly {
    readonly importance: number | null;
    readonly passed: number;
    readonly trials: number;
    readonly share: number;
  }[];
  /** Days of play, the pilot's included. */
  readonly days_played: number;
  readonly estimator: "control-variates" | "counts";
  /** By repetition, its estimate. */
  readonly estimates: readonly number[];
  readonly hash: string;
}

/** Splits runs on their way to an outcome. Ctrl-C reports the repetitions that there are, and answers 130. */
export async function rare(name: string, outcome: string, options: RareOptions): Promise<number> {
  refuseUnitsQueue(options);
  const { set = {}, seed = drawSeed() } = options;
  const arm = await underPolicy(await openArm(name, { ...givenOptions(options), seed }), options.policy);
  const { model } = arm;
  const target = targetOf(model, outcome);
  const importance = importanceWith(model, target, options.importance ?? null);
  refuseSize(options.repetitions, options.runs * (1 + (options.levels?.length ?? 10)));
  const output = await openStudyOutput(
    [arm],
    options,
    { columns: rareColumns(), key: rareKey },
    { reads: [options.policy] },
  );
  const { policies } = arm;
  const { horizon: days, historical } = arm.world;
  const from = saveWorld(model, seatedWorld(model, policies ?? {}, { seed: arm.seed, days, historical }));
  const pilotSeed = `${arm.seed}~levels`;
  const plan = { from, importance, ...(policies !== undefined && { policies }) };
  const pilot = await playPilot(climberOf(model, { ...plan, seed: pilotSeed }), options);
  if (pilot === null) return stoppedEmpty();
  if (options.levels === undefined && pilot.shares.at(-1) === 0) throw neverCame(outcome, pilot, options.pilot);
  const levels = options.levels ?? pilot.levels;
  const controls = await playControls(model, { ...plan, seed: `${arm.seed}~controls` }, levels, options);
  if (controls === null) return stoppedEmpty();
  const splitting: Splitting = {
    ...plan,
    seed: arm.seed,
    levels,
    trials: options.runs,
    ...(controls.controls !== null && { controls: controls.controls }),
  };
  const found: RareRow[] = [];
  const digests: string[] = [];
  const { partial } = await playUnits(
    [arm],
    set,
    experimentOf(splitting, options),
    options,
    ({ sums, digests: [own] }) => {
      found.push(sums);
      digests.push(own as string);
    },
  );
  if (found.length < 2) return stoppedEmpty();
  const figures = figuresOf(arm, {
    ...{ options, outcome, splitting, pilot, pilotSeed, controls, found, partial, digests },
  });
  await writeStudy(output, {
    rows: () => rareRows(figures, found),
    head: { ...figures, estimates: undefined },
    page: async () => (await import("../report/index.js")).rarePage(model.scenario, figures),
  });
  tellFigures(
    output,
    () => figures,
    () => rareText(arm, figures),
  );
  return partial ? exitCodes.interrupted : exitCodes.done;
}

/** What runs are to come to. Throws UsageError. */
function targetOf({ milestones, endings }: Model, id: string): Importance["target"] {
  const [milestone, ending] = [milestones, endings].map((list) => list.findIndex((one) => one.id === id)) as [
    number,
    number,
  ];
  if (milestone >= 0) return { kind: "milestone", index: milestone };
  if (ending >= 0) return { kind: "ending", index: ending };
  throw new UsageError(
    say("rare.no-such-outcome", { id }),
    whatItHas(
      [...milestones, ...endings].map((one) => one.id),
      id,
    ),
  );
}

function importanceWith(model: Model, target: Importance["target"], weights: Weights | null): Importance {
  const known = [...model.postures.map(({ path }) => path), ...model.gauges.map(({ id }) => id)];
  const unknown = Object.keys(weights ?? {}).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new UsageError(say("rare.no-such-importance", { name: unknown }), whatItHas(known, unknown));
  return importanceFor(model, target, weights);
}

const climberOf = (...of: Parameters<typeof engineClimber>): Climber => kernelClimber(...of) ?? engineClimber(...of);

/** Futures of the pilot between two looks at the clock. */
const atOnce = 50;

/** Plays the pilot; of one whose levels are given only what a plain run takes. Null if Ctrl-C stopped it. */
function playPilot(climber: Climber, { pilot, levels }: RareOptions): Promise<PilotLevels | null> {
  return playSteps(pilotLevels(climber, pilot, levels === undefined ? undefined : 0), pilot);
}

const noControls: PilotControls = { controls: null, gains: [], days: 0 };

/** Plays the pilot that fixes the coefficients of control variates, unless they are left out. Null if Ctrl-C stopped it. */
function playControls(
  model: Model,
  plan: ClimbPlan,
  levels: readonly number[],
  { pilot, plainEstimates = false }: RareOptions,
): Promise<PilotControls | null> {
  if (plainEstimates) return Promise.resolve(noControls);
  return playSteps(pilotControls(climberOf(model, { ...plan, scored: true }), levels, pilot), pilot);
}

/** Plays a pilot of so many futures a level. Null if Ctrl-C stopped it. */
async function playSteps<Found>(steps: Generator<void, Found>, trials: number): Promise<Found | null> {
  const interrupt = interruptible();
  const progress = showProgress(process.stderr);
  try {
    for (let done = 0; ; done += 1) {
      const step = steps.next();
      if (step.done === true) return step.value;
      if (done % atOnce !== 0) continue;
      // It ends where it comes to the outcome: how far that is nobody knows.
      progress.update(done % trials, trials);
      await new Promise((resolve) => setImmediate(resolve));
      if (interrupt.signal.aborted) return null;
    }
  } finally {
    progress.clear();
    interrupt.release();
  }
}

function neverCame(id: string, { levels }: PilotLevels, trials: number): UsageError {
  return new UsageError(
    say("rare.pilot-stuck", { id, n: levels.length, highest: levels.at(-1) ?? 0, trials: spaced(trials) }),
    say("rare.more-pilot-or-importance", { pilot: `${10 * trials}` }),
  );
}

function experimentOf(splitting: Splitting, { repetitions }: RareOptions) {
  const runs = trialsOf(splitting);
  const units = Array.from({ length: repetitions }, (_, place): Unit => {
    return { arm: 0, points: [{}], firstRun: place * runs, runs };
  });
  return { ids: [], pairs: [], rows: false, units, splitting };
}

interface Split {
  readonly options: RareOptions;
  readonly outcome: string;
  readonly splitting: Splitting;
  readonly pilot: PilotLevels;
  readonly pilotSeed: string;
  readonly controls: PilotControls;
  readonly found: readonly RareRow[];
  readonly partial: boolean;
  readonly digests: readonly string[];
}

function figuresOf(arm: OpenedArm, split: Split): RareFigures {
  const { options, outcome, splitting, pilot, pilotSeed, controls, found, partial, digests } = split;
  const { importance, levels, trials } = splitting;
  const { model } = arm;
  const stages = levels.length + 1;
  const total = (place: number) => found.reduce((sum, row) => sum + (row[place] as number), 0);
  const played = Array.from({ length: stages }, (_, stage) => total(stages + stage)).reduce((a, b) => a + b);
  const days = pilot.days + controls.days + played;
  return {
    ...armHeadOf(arm, options.set ?? {}),
    experiment: "rare",
    outcome: { kind: importance.target.kind, id: outcome },
    ...estimated(split),
    importance: importanceInNames(model, importance),
    pilot: { seed: pilotSeed, trials: options.pilot, shares: pilot.shares },
    trials,
    repetitions: found.length,
    wanted: options.repetitions,
    askedImportance: options.importance ?? null,
    partial,
    levels: [...levels, null].map((level, stage) => {
      const played = trials * found.filter((row) => stage === 0 || (row[stage - 1] as number) > 0).length;
      return {
        importance: level,
        passed: total(stage),
        trials: played,
        share: played === 0 ? 0 : total(stage) / played,
      };
    }),
    days_played: days,
    work: days / pilot.daysOfFuture,
    hash: hashOfPoints(digests),
  };
}

/** The estimate from all repetitions, with control variates where a pilot has found them of use, and what those were worth. */
function estimated({ options, splitting, controls, found }: Split) {
  const { levels, trials } = splitting;
  const stages = levels.length + 1;
  const products = found.map((sums) => productOfShares(sums, stages, trials));
  const plain = { estimator: "counts", ...rareEstimate(products), estimates: products } as const;
  if (options.plainEstimates) return { ...plain, controls: null };
  const { gains } = controls;
  const unused = { ...plain, controls: { gains, worth: null } };
  if (splitting.controls === undefined) return unused;
  const estimates = found.map((sums) => controlledProduct(sums, stages, trials));
  const controlled = rareEstimate(estimates);
  // Where hardly a repetition came there, what is left of it may be no probability.
  if (plain.p === 0 || controlled.p <= 0) return unused;
  const worth =
    controlled.relativeError > 0
      ? ((plain.relativeError * plain.p) / (controlled.relativeError * controlled.p)) ** 2
      : null;
  return { estimator: "control-variates", ...controlled, estimates, controls: { gains, worth } } as const;
}

function importanceInNames(model: Model, { postures, gauges }: Importance): RareFigures["importance"] {
  return {
    postures: Object.fromEntries(
      postures.map(({ posture, states }) => {
        const { path, states: ids } = model.postures[posture] as Model["postures"][number];
        return [path, Object.fromEntries(ids.map((id, state) => [id, states[state] as number]))];
      }),
    ),
    gauges: Object.fromEntries(
      gauges.map(({ gauge, ...counts }) => [(model.gauges[gauge] as Model["gauges"][number]).id, counts]),
    ),
  };
}
