/**
 * History matching as JSON, and as a table with a row for each point.
 */
import type { CellValue, DescribedColumn, UnitSums } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { type Factor, judge, type MatchedPoint } from "../experiments/index.js";
import {
  type CalibrationStudy,
  type CalibrationTarget,
  evidenceInWords,
  hullShare,
  narrowedOf,
  predictionOf,
} from "../report/index.js";
import { columnOf, headCells, headColumns, type StudyRow } from "./study-columns.js";

/** Columns that together name a row. */
export const calibrationKey = ["study", "point"];

const numberOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** All that decides the figures. */
export function calibrationHead({ head, used, heldOut, factors }: CalibrationStudy): object {
  const targetJson = ({ id, kind, value, spread, reason, standing }: CalibrationTarget) => {
    return { id, kind, value, spread, reason, standing };
  };
  return {
    experiment: "calibrate",
    ...head,
    design: "latin-hypercube",
    targets: used.map(targetJson),
    heldOut: heldOut.map(targetJson),
    factors: factors.map(({ members }) => members.map(({ assumption }) => assumption)),
  };
}

/** The study; of the points, those that are not ruled out. */
export function calibrationJson(study: CalibrationStudy): object {
  const { matched, left, share, used, heldOut } = study;
  return {
    ...calibrationHead(study),
    waves: matched.waves,
    left: { points: left.length, share: share.p, low: share.low, high: share.high },
    hull: left.length === 0 ? 0 : hullShare(study),
    narrowed:
      left.length === 0
        ? []
        : narrowedOf(study).map(({ id, low, high, range, width }) => ({ id, low, high, range, width })),
    predictions: [...used, ...heldOut].map((target) => {
      const { means, within } = predictionOf(study, target);
      const [low, median, high] = means.map(numberOrNull);
      return { id: target.id, standing: target.standing, low, median, high, within };
    }),
    evidence: evidenceInWords(study),
    points: left.map((point) => {
      const { values, implausibility } = matched.points[point] as MatchedPoint;
      return { point, values, implausibility };
    }),
  };
}

/** A row for each point. */
export function calibrationColumns(
  factors: readonly Factor[],
  targets: readonly CalibrationTarget[],
): readonly DescribedColumn[] {
  const { number, count } = columnOf;
  return [
    ...headColumns(),
    count("point", say("table.point")),
    count("first_run", say("table.first-run")),
    count("n", say("calibrate.table-n")),
    ...factors.flatMap(({ members }) =>
      members.map(({ assumption }) =>
        number(`assumption.${assumption}`, say("table.assumption", { label: assumption })),
      ),
    ),
    count("ruled_out", say("calibrate.table-ruled-out")),
    number("implausibility", say("calibrate.table-implausibility")),
    ...targets.flatMap(({ id, label }) => [
      number(`mean.${id}`, say("calibrate.table-mean", { label })),
      number(`implausibility.${id}`, say("calibrate.table-implausibility-of", { label })),
    ]),
  ];
}

/** The rows, cells in the order of the columns. */
export function calibrationRows(study: CalibrationStudy, columns: readonly DescribedColumn[]): readonly CellValue[][] {
  return study.matched.points.slice(0, study.head.points).map((point, place) => {
    const cells = cellsOf(study, point, place);
    return columns.map(({ name }) => cells[name] ?? null);
  });
}

function cellsOf(
  { scenario, head, used, heldOut, factors }: CalibrationStudy,
  point: MatchedPoint,
  place: number,
): StudyRow {
  const sums = point.sums as UnitSums;
  const judged = [...used, ...heldOut].flatMap((target) => {
    const { mean, implausibility } = judge(target, sums, head.single);
    return [
      [`mean.${target.id}`, numberOrNull(mean)],
      [`implausibility.${target.id}`, numberOrNull(implausibility)],
    ] as const;
  });
  return {
    ...headCells(scenario, head),
    point: place,
    first_run: place * (head.runs.at(-1) as number),
    n: sums.runs,
    ruled_out: point.ruledOut,
    implausibility: numberOrNull(point.implausibility),
    ...Object.fromEntries(
      factors.flatMap(({ members }) =>
        members.map(({ assumption }) => [`assumption.${assumption}`, point.values[assumption] as number]),
      ),
    ),
    ...Object.fromEntries(judged),
  };
}
