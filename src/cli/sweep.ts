/**
 * `faultline sweep`: the outcomes at many values of some assumptions, with the same dice at every point.
 */
import { hashOfPoint, type Response, responsesOf, studyId, type Unit, type UnitSums } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { engineVersion, type Values } from "../engine/index.js";
import { gridOf, latinHypercube, sobolPoints, valuesAt } from "../experiments/index.js";
import { type Arms, armStudy, type OpenedArm, openArm, underPolicy } from "./arms.js";
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
import { openOutFiles } from "./out-file.js";
import { jsonPage } from "./output.js";
import { readPoints } from "./points-file.js";
import { drawSeed, givenOptions, type RunOptions } from "./prepare.js";
import { stoppedEmpty } from "./run.js";
import { standardOutputName, tellFigures } from "./standard-output.js";
import { openStudyOutput } from "./study-output.js";
import { figuresOf, type PointFigures } from "./sweep-figures.js";
import { pointSheet } from "./sweep-table.js";
import { sweepText } from "./sweep-text.js";
import { axesOf, readVary, refuseVaried } from "./vary.js";

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
  /** File of points that were made elsewhere. */
  readonly points?: string;
  /** Where what varies goes as a problem of SALib, without anything being played. */
  readonly salib?: string;
  /** Where the results go as EMA Workbench reads them. */
  readonly ema?: string;
}

/** How points were chosen, and what varies. */
export interface SweepDesign {
  readonly kind: "grid" | "latin-hypercube" | "sobol" | "file";
  /** The file of points, and the SHA-256 of it as it was read, in hex. */
  readonly from?: { readonly file: string; readonly sha256: string };
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
  if (options.salib !== undefined) return writeProblem(opened, options, options.salib);
  const design = designOf(opened, options, opened[0].seed);
  const responses = opened.map(({ model }) => responsesOf(model));
  refuseOutcomes(options.outcome ?? [], responses.flat());
  const sheet = pointSheet(opened, set, options.rows);
  // The archive goes where a page would: one more file that is opened with the others.
  const files = { ...options, page: options.ema };
  const output = await openStudyOutput(opened, files, sheet, { reads: [...(options.policy ?? []), options.points] });
  const { tables, tabled } = output;
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
  if (tables.page !== undefined) {
    tables.page.write((await import("./ema-results.js")).emaResults(opened, design, swept, head));
    tables.page.close();
  }
  tellFigures(
    output,
    () => ({ ...head, points: swept }),
    () => sweepText(opened, design, swept, { ...options, partial }),
  );
  return partial ? exitCodes.interrupted : exitCodes.done;
}

/** Writes what varies as a problem of SALib, and plays nothing. */
async function writeProblem(opened: Arms, options: SweepOptions, file: string): Promise<number> {
  const reads = opened.flatMap(({ loaded }) => loaded.files);
  const { salib } = openOutFiles({ salib: file }, reads, { prints: file !== standardOutputName });
  const { salibProblem } = await import("./salib.js");
  salib?.write(`${jsonPage(salibProblem(opened, factorsToVary(opened, options), options))}\n`);
  salib?.close();
  return exitCodes.done;
}

/** Opens arms that share a seed. */
async function openArms(names: readonly string[], { variant, policy = [], ...options }: SweepOptions): Promise<Arms> {
  const shared = givenOptions(options);
  const opened: OpenedArm[] = [];
  for (const name of [...new Set(names)]) {
    const own = variant === undefined || /:[a-z][a-z0-9-]*$/.test(name) ? name : `${name}:${variant}`;
    const arm = await openArm(own, shared);
    opened.push(arm);
    for (const file of new Set(policy)) opened.push(await underPolicy(arm, file));
  }
  return opened as [OpenedArm, ...OpenedArm[]];
}

/** The points to play. Throws UsageError. */
function designOf(opened: Arms, options: SweepOptions, seed: string): SweepDesign {
  const { vary = [], lhs, sobol, set = {}, points: file } = options;
  if ([lhs, sobol, file].filter((one) => one !== undefined).length > 1)
    throw new UsageError(say("experiment.two-designs"), say("experiment.one-design"));
  if (file !== undefined) return designFromFile(opened, options, file);
  const sampled = lhs ?? sobol;
  if (vary.length === 0 && sampled === undefined)
    throw new UsageError(say("experiment.nothing-varies"), say("experiment.vary-forms"));
  if (sampled === undefined) {
    const varied = vary.map(readVary);
    for (const arm of opened) refuseVaried(arm.model.scenario, varied, set);
    const axes = axesOf(varied);
    refuseSize(
      axes.reduce((points, { values }) => points * values.length, opened.length),
      1,
    );
    return { kind: "grid", ids: axes.map(({ id }) => id), asked: vary, points: gridOf(axes) };
  }
  refuseSize(sampled * opened.length, options.runs);
  const factors = factorsToVary(opened, options);
  const points =
    lhs === undefined ? sobolPoints(factors.length, sampled, seed) : latinHypercube(factors, sampled, seed);
  return {
    kind: lhs === undefined ? "sobol" : "latin-hypercube",
    ids: assumptionsOf(factors),
    asked: vary,
    points: points.map((point) => valuesAt(factors, point)),
  };
}

/** Points that were made elsewhere, in their order. Throws UsageError. */
function designFromFile(
  opened: readonly OpenedArm[],
  { vary, set = {}, runs }: SweepOptions,
  file: string,
): SweepDesign {
  if (vary !== undefined) throw new UsageError(say("experiment.points-and-vary"), say("experiment.points-leave-vary"));
  const { ids, points, sha256 } = readPoints(
    file,
    opened.map(({ model }) => model.scenario),
  );
  const both = ids.find((id) => Object.hasOwn(set, id));
  if (both !== undefined)
    throw new UsageError(say("experiment.varied-and-set", { id: both }), say("experiment.vary-or-set"));
  refuseSize(points.length * opened.length, runs);
  return { kind: "file", from: { file, sha256 }, ids, asked: [], points };
}

function sweptPoint(sums: UnitSums, { arm, points }: Unit, study: string, responses: readonly Response[]): SweptPoint {
  const hash = hashOfPoint(sums, 0);
  return { arm, study, values: points[0] as Values, ...figuresOf(responses, sums, 0), hash };
}

/** All that it takes to sweep again, and the hash that shows that it was. */
function headOf(
  opened: readonly OpenedArm[],
  set: Values,
  { kind, ids, asked, from, points }: SweepDesign,
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
    design: { kind, vary: ids, asked, points: points.length, ...from },
    arms: opened.map((arm) => armHeadOf(arm, set)),
    hash: hashOfPoints(swept.map(({ hash }) => hash)),
  };
}
