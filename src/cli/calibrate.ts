/**
 * `faultline calibrate`: plays many points of the assumptions in waves, and says which of them observed targets don't rule out.
 */
import { hashOfPoint, responsesOf, type UnitSums, wilson } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Values } from "../engine/index.js";
import { type Factor, firstUnits, latinHypercube, type Matched, matchHistory, valuesAt } from "../experiments/index.js";
import { type CalibrationStudy, type CalibrationTarget, calibrationPage } from "../report/index.js";
import { type OpenedArm, openArm, underPolicy } from "./arms.js";
import {
  calibrationColumns,
  calibrationHead,
  calibrationJson,
  calibrationKey,
  calibrationRows,
} from "./calibrate-figures.js";
import { calibrationText } from "./calibrate-text.js";
import {
  armHeadOf,
  assumptionsOf,
  type ExperimentOptions,
  factorsToVary,
  hashOfPoints,
  playStages,
  refuseSize,
  refuseUnitsQueue,
} from "./experiment.js";
import { exitCodes, UsageError } from "./failure.js";
import { matchedFile, refusePlace, targetsBefore } from "./matched-file.js";
import { openOutFiles } from "./out-file.js";
import { writePage } from "./page.js";
import { drawSeed, givenOptions, type RunOptions } from "./prepare.js";
import { spaced } from "./progress.js";
import { stoppedEmpty } from "./run.js";
import { tellFigures } from "./standard-output.js";
import { openStudyOutput, writeStudy } from "./study-output.js";
import { placedTarget, readTargets } from "./targets.js";

export interface CalibrateOptions extends Omit<RunOptions, "run" | "seat" | "sample">, ExperimentOptions {
  readonly target?: readonly string[];
  readonly targets?: string;
  readonly holdOut?: readonly string[];
  readonly single?: boolean;
  readonly policy?: string;
  readonly vary?: readonly string[];
  readonly points: number;
  readonly runs: number;
  readonly waves: number;
  readonly cutoff: number;
  readonly write?: string;
  readonly json?: boolean;
  readonly csv?: string;
  readonly parquet?: string;
  readonly page?: string;
}

/** Runs of a point in all, each wave against the one before. */
const growth = 4;

/** Matches history. Ctrl-C says what is not ruled out by then, and answers 130; where all is ruled out, the answer is 1. */
export async function calibrate(name: string, options: CalibrateOptions): Promise<number> {
  refuseUnitsQueue(options);
  const { set = {}, seed = drawSeed(), points, runs, cutoff, single = false, write } = options;
  const written = readTargets(options.target ?? [], options.targets);
  const arm = await underPolicy(await openArm(name, givenOptions({ ...options, seed })), options.policy);
  const factors = factorsToVary([arm], options);
  const { used, heldOut } = targetsOf(arm, written, options.holdOut ?? []);
  const waves = Array.from({ length: options.waves }, (_, wave) => runs * growth ** wave);
  refuseSize(points, waves.at(-1) as number);
  if (write !== undefined) refusePlace(write, arm);
  const columns = calibrationColumns(factors, [...used, ...heldOut]);
  const table = { columns, key: calibrationKey };
  const output = await openStudyOutput([arm], options, table, {
    reads: [options.targets, options.policy],
    writes: [write],
  });
  const others = [options.csv, options.parquet, options.page].flatMap((file) => file ?? []);
  const scenarioFile = openOutFiles({ write }, [...output.reads, ...others], { newScenario: "write" }).write;
  const design = latinHypercube(factors, points, arm.seed);
  const matching = { targets: used, points: design.map((point) => valuesAt(factors, point)), waves, cutoff, single };
  const staged = {
    ids: assumptionsOf(factors),
    pairs: [],
    rows: false,
    days: true,
    design: {
      ...matching,
      targets: used.map(({ kind, place, value, spread }) => ({ kind, place, value, spread })),
    },
    units: firstUnits(matching),
  };
  let wave = 0;
  const matched = await playStages([arm], set, staged, options, (play) =>
    matchHistory(matching, (units, onUnit) => {
      wave += 1;
      return play(units, onUnit, say("calibrate.wave", { wave, waves: waves.length, points: spaced(units.length) }));
    }),
  );
  const study = studyOf(arm, { set, used, heldOut, factors, design, matched, waves }, options);
  if (study.head.points === 0) return stoppedEmpty();
  await writeStudy(output, {
    rows: () => calibrationRows(study, columns),
    head: calibrationHead(study),
    page: () => calibrationPage(study),
  });
  const isLeft = study.left.length > 0;
  if (isLeft && scenarioFile !== undefined) writePage(matchedFile(study, arm, write as string), scenarioFile);
  tellFigures(
    output,
    () => calibrationJson(study),
    () => calibrationText(arm, study, isLeft ? write : undefined),
  );
  if (study.head.partial) return exitCodes.interrupted;
  return isLeft ? exitCodes.done : exitCodes.broke;
}

/** The targets with what they may say of the model. Throws UsageError. */
function targetsOf(
  { model }: OpenedArm,
  written: ReturnType<typeof readTargets>,
  heldOut: readonly string[],
): { readonly used: readonly CalibrationTarget[]; readonly heldOut: readonly CalibrationTarget[] } {
  const responses = responsesOf(model, { days: true });
  const unknown = heldOut.find((id) => written.every((target) => target.id !== id));
  if (unknown !== undefined)
    throw new UsageError(say("calibrate.no-such-held-out", { id: unknown }), say("calibrate.give-targets"));
  const before = targetsBefore(model.scenario);
  const record = new Set(model.scenario.history.map(({ milestone }) => milestone));
  const targets = written.map((target): CalibrationTarget => {
    const placed = placedTarget(target, responses, model.scenario);
    const { id } = placed;
    const ofRecord = record.has(id.replace(/\.day$/, ""));
    const standing = before.has(id) ? "before" : ofRecord ? "record" : "evidence";
    return { ...placed, standing: heldOut.includes(id) ? standing : "chose" };
  });
  const used = targets.filter(({ id }) => !heldOut.includes(id));
  if (used.length === 0) throw new UsageError(say("calibrate.no-targets"), say("calibrate.give-targets"));
  return { used, heldOut: targets.filter(({ id }) => heldOut.includes(id)) };
}

interface Played extends Pick<CalibrationStudy, "used" | "heldOut" | "factors" | "design" | "matched"> {
  readonly set: Values;
  readonly factors: readonly Factor[];
  readonly matched: Matched;
  readonly waves: readonly number[];
}

function studyOf(
  arm: OpenedArm,
  { set, used, heldOut, factors, design, matched, waves }: Played,
  { points: wanted, cutoff, single = false, vary = [] }: CalibrateOptions,
): CalibrationStudy {
  const points = matched.waves[0]?.played ?? 0;
  const played = matched.points.slice(0, points);
  const left = [...played.keys()].filter((point) => played[point]?.ruledOut === null);
  const hashes = played.map(({ sums }) => hashOfPoint(sums as UnitSums, 0));
  return {
    scenario: arm.model.scenario,
    head: {
      ...armHeadOf(arm, set),
      points,
      wanted,
      runs: waves,
      cutoff,
      single,
      vary,
      partial: matched.partial,
      hash: hashOfPoints(hashes),
    },
    used,
    heldOut,
    factors,
    design,
    matched,
    left,
    share: wilson(left.length, points),
  };
}
