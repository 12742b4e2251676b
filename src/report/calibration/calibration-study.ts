/**
 * History matching as it is told, on a terminal, a page or in a file: what is not ruled out, how far it narrows each assumption, and what
 * may be called evidence.
 */
import type { Proportion } from "../../analysis/index.js";
import { say } from "../../catalogue/index.js";
import type { Scenario } from "../../engine/index.js";
import {
  type Factor,
  judge,
  leadOf,
  type Matched,
  type MatchedPoint,
  stretchOf,
  type Target,
} from "../../experiments/index.js";
import { percent } from "../../text/index.js";
import type { DrawnLimit } from "../discover/box-drawings.js";
import type { StudyHead } from "../page/study-facts.js";

/**
 * What a target may say of the model. One that chose the points says nothing; nor does one that chose the scenario's numbers
 * before, in an earlier calibration (`before`) or as a part of its record (`record`). One that was held out does.
 */
export type Standing = "chose" | "before" | "record" | "evidence";

export interface CalibrationTarget extends Target {
  readonly label: string;
  /** Where it is from, as it was written beside it; empty if nothing was. */
  readonly reason: string;
  readonly standing: Standing;
}

export interface CalibrationStudy {
  readonly scenario: Scenario;
  readonly head: StudyHead & {
    /** Points that were played, and that were asked for. */
    readonly points: number;
    readonly wanted: number;
    /** Runs of a point in all, by wave. */
    readonly runs: readonly number[];
    readonly cutoff: number;
    /** Whether each target is one course of events. */
    readonly single: boolean;
    readonly vary: readonly string[];
    readonly partial: boolean;
    readonly hash: string;
  };
  /** Those that rule out, and those that were held out. */
  readonly used: readonly CalibrationTarget[];
  readonly heldOut: readonly CalibrationTarget[];
  readonly factors: readonly Factor[];
  /** Points of the unit cube, in the order of the matched. */
  readonly design: readonly (readonly number[])[];
  readonly matched: Matched;
  /** Places of the points that are not ruled out, among those that were played. */
  readonly left: readonly number[];
  /** The share of the prior volume that they stand for. */
  readonly share: Proportion;
}

/** What the points that are left say of a target. */
export interface Prediction {
  readonly target: CalibrationTarget;
  /** Least, median and greatest mean. */
  readonly means: readonly [number, number, number];
  /** Share of them with an implausibility up to the cutoff. */
  readonly within: number;
}

export function predictionOf({ matched, left, head }: CalibrationStudy, target: CalibrationTarget): Prediction {
  const judged = left.map((point) =>
    judge(target, (matched.points[point] as MatchedPoint).sums as NonNullable<MatchedPoint["sums"]>, head.single),
  );
  const means = judged.flatMap(({ mean }) => (Number.isNaN(mean) ? [] : [mean])).sort((one, other) => one - other);
  const at = (share: number) => means[Math.round(share * (means.length - 1))] ?? Number.NaN;
  const within = judged.filter(({ implausibility }) => implausibility <= head.cutoff).length;
  return { target, means: [at(0), at(0.5), at(1)], within: judged.length === 0 ? 0 : within / judged.length };
}

/** What is left of an assumption. */
export interface NarrowedAssumption extends DrawnLimit {
  readonly low: number;
  readonly high: number;
  /** Share of its prior that the stretch holds. */
  readonly width: number;
}

/** A stretch that holds less than this of an assumption narrows it. */
const widest = 0.95;

/** Where the points that are left lie along each assumption, those that are narrowed most first; members of a factor together. */
export function narrowedOf({ factors, design, left }: CalibrationStudy): readonly NarrowedAssumption[] {
  return factors
    .flatMap(({ members }, column) => {
      const { low, high } = stretchOf(left.map((point) => design[point]?.[column] as number));
      return members.map(({ assumption: id, valueAt }): NarrowedAssumption => {
        const ends = (from: number, to: number): readonly [number, number] =>
          valueAt(from) <= valueAt(to) ? [valueAt(from), valueAt(to)] : [valueAt(to), valueAt(from)];
        const range = ends(0, 1);
        const [least, most] = ends(low, high);
        const inside = (value: number) => Math.min(range[1], Math.max(range[0], value));
        return {
          id,
          range,
          low: inside(roundedTo(least, Math.floor)),
          high: inside(roundedTo(most, Math.ceil)),
          width: high - low,
        };
      });
    })
    .filter(({ width }) => width < widest)
    .sort((one, other) => one.width - other.width);
}

/** With three significant digits, up or down. */
function roundedTo(value: number, round: (number: number) => number): number {
  if (value === 0) return 0;
  const digits = 2 - Math.floor(Math.log10(Math.abs(value)));
  const scaled = Number(`${value}e${digits}`);
  return Number.isFinite(scaled) ? Number(`${round(scaled)}e${-digits}`) : value;
}

/** Share of the prior volume that the narrowed ranges hold, corners that are ruled out included. */
export function hullShare({ factors, design, left }: CalibrationStudy): number {
  return factors.reduce((share, _, column) => {
    const { low, high } = stretchOf(left.map((point) => design[point]?.[column] as number));
    return high - low < widest ? share * (high - low) : share;
  }, 1);
}

/** With three significant digits. */
const shortFigure = (value: number) => `${Number(value.toPrecision(3))}`;

/** A figure of a target in its unit. */
export function targetFigure({ kind }: Pick<Target, "kind">, value: number): string {
  if (Number.isNaN(value)) return say("calibrate.untold");
  return kind === "share" ? percent(value) : shortFigure(value);
}

/** `10% ± 3%` */
export function observedInWords({ kind, value, spread }: Target): string {
  const write = (number: number) =>
    kind === "share" ? `${Number((100 * number).toPrecision(3))}%` : shortFigure(number);
  return say("calibrate.observed", { value: write(value), spread: write(spread) });
}

/** The share of the prior volume that is left. */
export function leftInWords({ left, share, head }: CalibrationStudy): string {
  return say("calibrate.left", {
    n: left.length,
    points: head.points,
    share: percent(share.p),
    low: percent(share.low),
    high: percent(share.high),
  });
}

/** What may be said for the model, and what may not. */
export function evidenceInWords(study: CalibrationStudy): readonly string[] {
  const { used, heldOut, left } = study;
  if (left.length === 0) return [say("calibrate.nothing-left")];
  return [
    say("calibrate.no-best"),
    say("calibrate.no-evidence", { n: used.length, targets: used.map(({ id }) => id).join(", ") }),
    ...heldOut.map((target) => {
      const { means, within } = predictionOf(study, target);
      return say("calibrate.held-out", {
        id: target.id,
        observed: observedInWords(target),
        low: targetFigure(target, means[0]),
        high: targetFigure(target, means[2]),
        within: percent(within),
        standing: target.standing,
      });
    }),
    ...(heldOut.length === 0 ? [say("calibrate.hold-out-hint")] : []),
  ];
}

/** The value of a factor's first assumption at a point. */
export const leadValue = (factor: Factor, { values }: MatchedPoint): number =>
  values[leadOf(factor).assumption] as number;
