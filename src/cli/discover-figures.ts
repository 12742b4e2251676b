/**
 * Scenario discovery as JSON, and as a table with a row for each box of the curve.
 */
import type { CellValue, DescribedColumn } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { type DiscoveredBox, type Factor, leadOf } from "../experiments/index.js";
import { boxInWords, type DiscoveryStudy, limitsOf } from "../report/index.js";
import { columnOf, estimatedCells, headCells, headColumns, type StudyRow } from "./study-columns.js";

/** Columns that together name a row. */
export const discoveryKey = ["study", "outcome", "box"];

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** All that decides the figures. */
export function discoveryHead({ head, response, threshold, absent, peeling, factors, asked }: DiscoveryStudy): object {
  return {
    experiment: "discover",
    ...head,
    outcome: { kind: response.kind, id: response.id },
    threshold,
    absent,
    ...peeling,
    askedBox: asked,
    factors: factors.map(({ members }) => members.map(({ assumption }) => assumption)),
  };
}

/** The study, box by box; limits by assumption, null where an end is open. */
export function discoveryJson(study: DiscoveryStudy): object {
  const { boxes, chosen, best } = study;
  return {
    ...discoveryHead(study),
    sentence: boxInWords(study),
    chosen,
    best,
    boxes: boxes.map((box, place) => {
      const { points, mass, density, coverage, mean, restricted, fresh } = box;
      const limits = limitsOf(study, box).map(({ id, low, high, chance }) => [id, { low, high, quasiP: chance }]);
      return {
        box: place,
        points,
        mass,
        density,
        coverage,
        mean,
        restricted,
        limits: Object.fromEntries(limits),
        fresh,
      };
    }),
  };
}

/** A row for each box. */
export function discoveryColumns(factors: readonly Factor[]): readonly DescribedColumn[] {
  const { text, number, count, flag, estimated } = columnOf;
  return [
    ...headColumns(),
    text("outcome", say("discover.table-outcome")),
    number("threshold", say("discover.table-threshold")),
    flag("absent", say("discover.option-absent")),
    count("all_points", say("discover.table-all-points")),
    count("n", say("table.runs-of-point")),
    count("box", say("discover.table-box")),
    flag("chosen", say("discover.table-chosen")),
    count("points", say("discover.table-points")),
    number("mass", say("discover.table-mass")),
    number("density", say("discover.table-density")),
    number("coverage", say("discover.table-coverage")),
    number("mean", say("discover.table-mean")),
    count("restricted", say("discover.table-restricted")),
    count("fresh_points", say("discover.table-fresh-points")),
    ...estimated("fresh_density", say("discover.table-fresh-density")),
    ...estimated("fresh_coverage", say("discover.table-fresh-coverage")),
    ...factors.flatMap((factor) => {
      const id = leadOf(factor).assumption;
      return [
        number(`low.${id}`, say("discover.table-low", { id })),
        number(`high.${id}`, say("discover.table-high", { id })),
        number(`quasi_p.${id}`, say("discover.table-quasi-p", { id })),
      ];
    }),
  ];
}

/** The rows, cells in the order of the columns. */
export function discoveryRows(study: DiscoveryStudy, columns: readonly DescribedColumn[]): readonly CellValue[][] {
  return study.boxes.map((box, place) => {
    const cells = cellsOf(study, box, place);
    return columns.map(({ name }) => cells[name] ?? null);
  });
}

function cellsOf(study: DiscoveryStudy, box: DiscoveredBox, place: number): StudyRow {
  const { fresh } = box;
  return {
    ...headCells(study.scenario, study.head),
    outcome: study.response.id,
    threshold: study.threshold,
    absent: study.absent,
    all_points: study.head.points,
    n: study.head.runs,
    box: place,
    chosen: place === study.chosen,
    points: box.points,
    mass: box.mass,
    density: box.density,
    coverage: box.coverage,
    mean: box.mean,
    restricted: box.restricted,
    fresh_points: fresh?.points ?? null,
    ...estimatedCells("fresh_density", fresh?.density),
    ...estimatedCells("fresh_coverage", fresh?.coverage),
    ...Object.fromEntries(
      study.factors.flatMap((factor, column) => {
        const id = leadOf(factor).assumption;
        const { low, high } = box.box[column] as DiscoveredBox["box"][number];
        return [
          [`low.${id}`, finite(low)],
          [`high.${id}`, finite(high)],
        ];
      }),
    ),
    ...Object.fromEntries(limitsOf(study, box).map(({ id, chance }) => [`quasi_p.${id}`, chance])),
  };
}
