/**
 * `faultline sweep`: the outcomes at many values of some assumptions, with the same dice at every point.
 */
import { hashOfPoint, type Response, responsesOf, studyId, type Unit, type UnitSums } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { engineVersion, type Values } from "../engine/index.js";
import { gridOf, latinHypercube, sobolPoints, valuesAt } from "../experiments/index.js";
import { armStudy, type OpenedArm, openArm, underPolicy } from "./arms.js";
import {
  allFactors,
  armHeadOf,
  type ExperimentOptions,
  hashOfPoints,
  playUnits,
  refuseOutcomes,
  refuseSize,
  refuseUnitsQueue,
} from "./experiment.js";
import { exitCodes, UsageError } from "./failure.js";
import { complain, jsonPage, print } from "./output.js";
import { drawSeed, givenOptions, type RunOptions } from "./prepare.js";
import { stoppedEmpty } from "./run.js";
import { fillsStandardOutput } from "./standard-output.js";
import { figuresOf, type PointFigures } from "./sweep-figures.js";
import { pointSheet } from "./sweep-table.js";
import { sweepText } from "./sweep-text.js";
import { openTables } from "./tables.js";
import { axesOf, readVary, refuseVaried, variedFactors } from "./vary.js";

export interface SweepOptions extends Omit<RunOptions, "run" | "seat" | "sample">, ExperimentOptions {
  readonly runs: number;
  readonly vary?: readonly string[];
  readonly lhs?: number;
  readonly sobol?: number;
  /** What a row of a table is. */
  readonly rows: "points" | "runs";
  /** Outcomes that the text shows; chosen by how much they vary by default. */
  readonly outcome?: readonly string[];
  /** Files that say how seats are played: each is an arm of its own. */
  readonly policy?: readonly string[];
  readonly json?: boolean;
  readonly csv?: string;
  readonly parquet?: string;
}

/** How points were chosen, and what varies. */
export interface SweepDesign {
  readonly kind: "grid" | "latin-hypercube" | "sobol";
  /** Ids of the assumptions that vary. */
  readonly ids: readonly string[];
  /** What varies, as it was asked for; empty for all that may. */
  readonly asked: readonly string[];
  readonly points: readonly Values[];
}

/** A point as it was played. */
export interface SweptPoint extends PointFigures {
  /** Place of its arm. */
  readonly arm: number;
  /** Id of the study that its runs are of: that of a plain run with its values set. */
  readonly study: string;
  readonly values: Values;
}

/** Plays all points of all arms and reports them. Ctrl-C reports what there is, and answers 130. */
export async function sweep(names: readonly string[], options: SweepOptions): Promise<number> {
  refuseUnitsQueue(options);
  const { set = {}, seed = drawSeed() } = options;
  const opened = await openArms(names, { ...options, seed });
  const design = designOf(opened, options, (opened[0] as OpenedArm).seed);
  const responses = opened.map(({ model }) => responsesOf(model));
  refuseOutcomes(options.outcome ?? [], responses.flat());
  const reads = [
    ...opened.flatMap(({ loaded }) => loaded.files),
    ...(options.policy ?? []),
    ...(options.resume === undefined ? [] : [options.resume]),
  ];
  const tabled = (options.csv ?? options.parquet) !== undefined;
  const quiet = fillsStandardOutput([options.csv, options.parquet], options.json);
  const sheet = pointSheet(opened, set, options.rows);
  const about = { title: (opened[0] as OpenedArm).model.scenario.title, columns: sheet.columns, key: sheet.key };
  const tables = await openTables({ csv: options.csv, parquet: options.parquet }, about, reads, !quiet);
  const units: Unit[] = opened.flatMap((_, arm) =>
    design.points.map((values) => ({ arm, points: [values], firstRun: 0, runs: options.runs })),
  );
  const swept: SweptPoint[] = [];
  const experiment = { ids: design.ids, pairs: [], rows: options.rows === "runs" && tabled, units };
  const { partial } = await playUnits(opened, set, experiment, options, (sums, unit, place) => {
    const arm = opened[unit.arm] as OpenedArm;
    const study = studyId(armStudy(arm, { ...set, ...unit.points[0] }));
    const point = sweptPoint(sums, unit, study, responses[unit.arm] as readonly Response[]);
    swept.push(point);
    if (tabled) tables.write(sheet.rows(point, place % design.points.length, sums.rows[0]));
  });
  if (swept.length === 0) return stoppedEmpty();
  const head = headOf(opened, set, design, swept, partial, options);
  tables.close(head);
  if (options.json) print(jsonPage({ ...head, points: swept }));
  else (quiet ? complain : print)(sweepText(opened, design, swept, { ...options, partial }));
  return partial ? exitCodes.interrupted : exitCodes.done;
}

/** Opens arms that share a seed. */
async function openArms(
  names: readonly string[],
  { variant, policy = [], ...options }: SweepOptions,
): Promise<readonly OpenedArm[]> {
  const shared = givenOptions(options);
  const opened: OpenedArm[] = [];
  for (const name of [...new Set(names)]) {
    const own = variant === undefined || /:[a-z][a-z0-9-]*$/.test(name) ? name : `${name}:${variant}`;
    const arm = await openArm(own, shared);
    opened.push(arm);
    for (const file of new Set(policy)) opened.push(await underPolicy(arm, file));
  }
  return opened;
}

/** The points to play. Throws UsageError. */
function designOf(opened: readonly OpenedArm[], options: SweepOptions, seed: string): SweepDesign {
  const { vary = [], lhs, sobol, set = {} } = options;
  if (lhs !== undefined && sobol !== undefined)
    throw new UsageError(say("experiment.two-designs"), say("experiment.one-design"));
  const sampled = lhs ?? sobol;
  if (vary.length === 0 && sampled === undefined)
    throw new UsageError(say("experiment.nothing-varies"), say("experiment.vary-forms"));
  const { model } = opened[0] as OpenedArm;
  const varied = vary.map(readVary);
  for (const arm of opened) refuseVaried(arm.model.scenario, varied, set);
  if (sampled === undefined) {
    const axes = axesOf(varied);
    refuseSize(
      axes.reduce((points, { values }) => points * values.length, opened.length),
      1,
    );
    return { kind: "grid", ids: axes.map(({ id }) => id), asked: vary, points: gridOf(axes) };
  }
  refuseSize(sampled * opened.length, options.runs);
  const factors = varied.length > 0 ? variedFactors(model.scenario, varied) : allFactors(opened, set);
  if (factors.length === 0) throw new UsageError(say("experiment.nothing-to-vary"), say("experiment.leave-some"));
  const points =
    lhs === undefined ? sobolPoints(factors.length, sampled, seed) : latinHypercube(factors, sampled, seed);
  return {
    kind: lhs === undefined ? "sobol" : "latin-hypercube",
    ids: factors.flatMap(({ members }) => members.map(({ assumption }) => assumption)),
    asked: vary,
    points: points.map((point) => valuesAt(factors, point)),
  };
}

function sweptPoint(sums: UnitSums, { arm, points }: Unit, study: string, responses: readonly Response[]): SweptPoint {
  const hash = hashOfPoint(sums, 0);
  return { arm, study, values: points[0] as Values, ...figuresOf(responses, sums, 0), hash };
}

/** All that it takes to sweep again, and the hash that shows that it was. */
function headOf(
  opened: readonly OpenedArm[],
  set: Values,
  { kind, ids, asked, points }: SweepDesign,
  swept: readonly SweptPoint[],
  partial: boolean,
  { runs }: SweepOptions,
) {
  return {
    engine: engineVersion,
    experiment: "sweep",
    seed: opened[0]?.seed,
    first: 0,
    runs,
    partial,
    design: { kind, vary: ids, asked, points: points.length },
    arms: opened.map((arm) => armHeadOf(arm, set)),
    hash: hashOfPoints(swept.map(({ hash }) => hash)),
  };
}
