/**
 * The points in which `discover` looks for boxes: played now, or taken from a finished sweep. What a sweep has played is what `discover`
 * plays with `--dice common`, so that the answer is the same to the byte.
 */
import { type Response, studyId, type Unit } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { canonicalJson, type Scenario, type Values } from "../engine/index.js";
import { evenFactor, type Factor, factorsOf, latinHypercube, valuesAt } from "../experiments/index.js";
import { armStudy, type OpenedArm, openArm, underPolicy } from "./arms.js";
import { assumptionsOf, factorsToVary } from "./experiment.js";
import { UsageError } from "./failure.js";
import { drawSeed, givenOptions, type RunOptions } from "./prepare.js";
import { type ReadPoint, readSweep, type SweptArm, type SweptFile, type SweptHead } from "./swept-file.js";
import { readVary, variedFactors } from "./vary.js";

export interface PointOptions extends Omit<RunOptions, "run" | "seat" | "sample"> {
  readonly vary?: readonly string[];
  readonly points?: number;
  readonly runs?: number;
  readonly dice?: "own" | "common";
  readonly threshold?: number;
  readonly policy?: string;
  /** The file of a finished sweep. */
  readonly sweep?: string;
}

/** Where the points are from. */
export interface PointSource {
  readonly arm: OpenedArm;
  readonly set: Values;
  readonly factors: readonly Factor[];
  /** Values of the points. */
  readonly points: readonly Values[];
  readonly runs: number;
  readonly vary: readonly string[];
  readonly dice: "own" | "common";
  readonly design: string;
  /** The file of a sweep that `discover` could not have played itself; null otherwise. */
  readonly sweep: { readonly file: string; readonly sha256: string } | null;
  /** What has been played, point by point; null where nothing has. */
  readonly played: readonly ReadPoint[] | null;
}

const defaultPoints = 2000;
/** Runs of a point where runs are counted, and where points are. */
const defaultRuns = { runs: 20, points: 100 } as const;

/** The points that are to be played, or have been. Throws UsageError. */
export async function pointsFor(name: string, options: PointOptions): Promise<PointSource> {
  if (options.sweep !== undefined) return sweptPoints(name, options, options.sweep);
  const { set = {}, seed = drawSeed(), points = defaultPoints, dice = "own", vary = [], threshold } = options;
  const { runs = threshold === undefined ? defaultRuns.runs : defaultRuns.points } = options;
  const arm = await underPolicy(await openArm(name, givenOptions({ ...options, seed })), options.policy);
  const factors = factorsToVary([arm], options);
  const design = latinHypercube(factors, points, arm.seed).map((point) => valuesAt(factors, point));
  const source = { arm, set, factors, points: design, runs, vary, dice };
  return { ...source, design: "latin-hypercube", sweep: null, played: null };
}

/** Points to play: those of the design that have not been, then fresh ones, always with runs of their own. */
export function unitsOf({ arm, factors, points, runs, dice, played }: PointSource, check: number): readonly Unit[] {
  const unit = (values: Values, firstRun: number): Unit => ({ arm: 0, points: [values], firstRun, runs });
  // A file of points may give an assumption one value throughout.
  const fixed = points[0] ?? {};
  const fresh = latinHypercube(factors, check, `${arm.seed} fresh`).map((point) => ({
    ...fixed,
    ...valuesAt(factors, point),
  }));
  return [
    ...(played === null ? points.map((values, place) => unit(values, dice === "own" ? place * runs : 0)) : []),
    ...fresh.map((values, place) => unit(values, (points.length + place) * runs)),
  ];
}

/** What a sweep says itself. */
const saidBySweep = ["seed", "days", "historical", "set", "vary", "points", "runs", "dice"] as const;

async function sweptPoints(name: string, options: PointOptions, file: string): Promise<PointSource> {
  for (const option of saidBySweep)
    if (options[option] !== undefined)
      throw new UsageError(say("discover.sweep-says", { option: `--${option}` }), say("discover.sweep-leave"));
  const swept = await readSweep(file);
  const { head } = swept;
  const named = await underPolicy(await openArm(name, givenOptions({ ...options, seed: head.seed })), options.policy);
  const place = head.arms.findIndex((arm) => isArm(arm, named));
  const own = head.arms[place];
  if (own === undefined) throw otherArms(name, head.arms);
  const { days, historical, set } = own;
  const arm = await underPolicy(
    await openArm(name, givenOptions({ ...options, seed: head.seed, days, historical, set })),
    options.policy,
  );
  const study = armStudy(arm, set);
  if (studyId(study) !== own.study) {
    const names = (["engine", "scenarioHash", "days"] as const).filter((key) => study[key] !== own[key]);
    throw new UsageError(
      say("discover.sweep-of-another", { file, differing: names.join(", ") }),
      say("discover.sweep-again"),
    );
  }
  const count = head.design.points;
  const played = swept.points.slice(place * count, (place + 1) * count);
  refuseOthers(file, arm, set, played, count);
  return { ...sourceOf(file, swept, arm, played), arm, set, runs: head.runs, dice: "common", played };
}

const isArm = ({ scenario, variant, policies }: SweptArm, { model, policies: own }: OpenedArm) =>
  scenario === model.scenario.id &&
  variant === model.variant &&
  canonicalJson(policies ?? null) === canonicalJson(own ?? null);

function otherArms(name: string, arms: readonly SweptArm[]): UsageError {
  const known = arms.map(({ scenario, variant }) => (variant === null ? scenario : `${scenario}:${variant}`));
  return new UsageError(
    say("discover.sweep-no-arm", { name }),
    say("discover.sweep-arms", { names: [...new Set(known)].join(", ") }),
  );
}

/** Refuses points that are not those of the arm: each names the study that its values give. */
function refuseOthers(file: string, arm: OpenedArm, set: Values, played: readonly ReadPoint[], count: number): void {
  const wrong = played.findIndex(({ study, values }) => study !== studyId(armStudy(arm, { ...set, ...values })));
  if (played.length === count && wrong < 0) return;
  throw new UsageError(
    say("discover.sweep-points", { file, place: (wrong < 0 ? played.length : wrong) + 1 }),
    say("discover.sweep-again"),
  );
}

/** How the points were chosen, and over what fresh ones are to be. */
function sourceOf(
  file: string,
  { head: { design }, sha256 }: SweptFile,
  arm: OpenedArm,
  played: readonly ReadPoint[],
): Pick<PointSource, "factors" | "points" | "vary" | "design" | "sweep"> {
  const points = played.map(({ values }) => values);
  const factors = factorsOfDesign(arm.model.scenario, design, points);
  const common = { factors, points, vary: design.asked, design: design.kind };
  const isSame = (one: Values, other: Values) => Object.entries(one).every(([id, value]) => other[id] === value);
  const own = design.kind === "latin-hypercube" ? latinHypercube(factors, points.length, arm.seed) : [];
  const isOwn =
    own.length > 0 && own.every((point, place) => isSame(valuesAt(factors, point), points[place] as Values));
  return { ...common, sweep: isOwn ? null : { file, sha256 } };
}

/** What the design drew from; of points that nothing drew, evenly what they span. */
function factorsOfDesign(
  scenario: Scenario,
  { kind, vary, asked }: SweptHead["design"],
  points: readonly Values[],
): readonly Factor[] {
  if (kind === "latin-hypercube" || kind === "sobol")
    return asked.length > 0 ? variedFactors(scenario, asked.map(readVary)) : factorsOf(scenario, vary);
  const factors = vary.flatMap((id) => {
    const values = points.map((point) => point[id] as number);
    const [low, high] = [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))];
    return high > low ? [evenFactor(id, low, high)] : [];
  });
  if (factors.length === 0) throw new UsageError(say("experiment.nothing-to-vary"), say("experiment.leave-some"));
  return factors;
}

/** Ids of all that a source varies. */
export const idsOf = ({ factors, points }: PointSource): readonly string[] => [
  ...new Set([...assumptionsOf(factors), ...Object.keys(points[0] ?? {})]),
];

/** The levels of an outcome that a sweep has. Throws UsageError where it has none. */
export function levelsOf(played: readonly ReadPoint[], response: Response): readonly number[] {
  const levels = played.map((point) => point.level(response));
  if (levels.every(Number.isFinite)) return levels;
  throw new UsageError(say("discover.sweep-no-outcome", { id: response.id }), say("discover.sweep-again"));
}
