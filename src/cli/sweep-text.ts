/**
 * A sweep for reading: lines over one assumption, heat maps over two, and over more what each outcome ranges over and goes with.
 */
import { horizonKey } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { engineVersion, type Gauge } from "../engine/index.js";
import { rankCorrelation } from "../experiments/index.js";
import {
  meanDecimals,
  padEnd,
  padStart,
  percentOf,
  policiesInWords,
  readingInWords,
  shade,
  shorten,
  sparkline,
  widthOf,
} from "../text/index.js";
import type { OpenedArm } from "./arms.js";
import { reportText, tableLines, terminalWidth } from "./columns.js";
import { spaced } from "./progress.js";

import type { SweepDesign, SweptPoint } from "./sweep.js";

interface Shown {
  readonly runs: number;
  readonly partial: boolean;
  readonly outcome?: readonly string[];
}

/** An outcome over the points of an arm. */
interface Series {
  readonly kind: "ending" | "milestone" | "gauge";
  readonly id: string;
  readonly label: string;
  readonly values: readonly number[];
  format(value: number): string;
}

/** Milestones that are shown if none was asked for. */
const mostMilestones = 6;

/** The whole report, ready to print. */
export function sweepText(
  opened: readonly OpenedArm[],
  design: SweepDesign,
  swept: readonly SweptPoint[],
  shown: Shown,
): string {
  const lines = [
    ...head(opened, design, swept, shown),
    ...opened.flatMap((arm, place) => {
      const points = swept.filter((point) => point.arm === place);
      if (points.length === 0) return [];
      return ["", ...(opened.length > 1 ? [armInWords(arm), ""] : []), ...armLines(arm, design, points, shown)];
    }),
    "",
    say("experiment.sweep-all-figures"),
    ...(shown.partial ? [say("experiment.partial")] : []),
  ];
  return reportText(lines);
}

function armInWords({ model, world, policies }: OpenedArm): string {
  const reading = readingInWords(model, { historical: world.historical });
  const seats = policiesInWords(policies);
  return [
    `${model.scenario.id}@${model.scenarioHash.slice(0, 8)}`,
    reading,
    ...(seats === null ? [] : [say("policy.seats", { seats })]),
  ].join(" · ");
}

function head(
  opened: readonly OpenedArm[],
  design: SweepDesign,
  swept: readonly SweptPoint[],
  { runs, partial }: Shown,
) {
  const [first] = opened as [OpenedArm];
  const counted = { points: spaced(swept.length), n: swept.length, runs: spaced(runs), partial };
  return [
    say("experiment.sweep-title", {
      title: first.model.scenario.title,
      arms: opened.length,
      ...counted,
    }),
    [
      ...(opened.length > 1 ? [] : [armInWords(first)]),
      say("cli.seed", { seed: first.seed }),
      say("cli.engine", { engine: engineVersion }),
    ].join(" · "),
    say("experiment.design", { kind: design.kind, ids: design.ids.join(", "), n: design.ids.length }),
    say("experiment.same-dice", { last: `${runs - 1}` }),
  ];
}

function armLines(arm: OpenedArm, design: SweepDesign, points: readonly SweptPoint[], shown: Shown): string[] {
  const series = seriesOf(arm, points, shown);
  const { kind, ids } = design;
  if (kind === "grid" && ids.length === 1) return curves(ids[0] as string, points, series);
  if (kind === "grid" && ids.length === 2) return heatMaps(ids as [string, string], points, series);
  return ranges(design.ids, points, series);
}

/** What is shown: what was asked for, or endings, the milestones that vary most, and gauges. */
function seriesOf({ model }: OpenedArm, points: readonly SweptPoint[], { outcome }: Shown): readonly Series[] {
  const { endings, milestones, gauges } = model.scenario;
  const percent = { format: percentOf };
  const all: readonly Series[] = [
    ...[...endings, { id: horizonKey, label: say("cli.no-ending") }].map(({ id, label }): Series => {
      return { kind: "ending", id, label, values: points.map((point) => point.endings[id]?.p ?? 0), ...percent };
    }),
    ...milestones.map(({ id, label }): Series => {
      return { kind: "milestone", id, label, values: points.map((point) => point.milestones[id]?.p ?? 0), ...percent };
    }),
    ...gauges.map((gauge: Gauge): Series => {
      const { id, label } = gauge;
      const format = (value: number) => value.toFixed(meanDecimals(gauge));
      return { kind: "gauge", id, label, values: points.map((point) => point.gauges[id]?.mean ?? 0), format };
    }),
  ];
  if (outcome !== undefined) return all.filter(({ id }) => outcome.includes(id));
  const telling = all
    .filter(({ kind, values }) => kind === "milestone" && rangeOf(values) > 0)
    .sort((one, other) => rangeOf(other.values) - rangeOf(one.values))
    .slice(0, mostMilestones);
  return all.filter((one) => one.kind !== "milestone" || telling.includes(one));
}

const rangeOf = (values: readonly number[]) => Math.max(...values) - Math.min(...values);

const kinds = ["ending", "milestone", "gauge"] as const;

function headingOf(kind: Series["kind"]): string {
  if (kind === "gauge") return say("cli.gauges-at-the-end");
  return kind === "ending" ? say("cli.heading-endings") : say("experiment.milestones-that-vary");
}

/** Most bars of a line. */
const mostBars = 24;

function curves(id: string, points: readonly SweptPoint[], series: readonly Series[]): string[] {
  const at = points.map(({ values }) => values[id] as number);
  const [first, last] = [at[0] as number, at.at(-1) as number];
  const tables = kinds.flatMap((kind) => {
    const rows = series.filter((one) => one.kind === kind);
    if (rows.length === 0) return [];
    const column = (title: string, cell: (row: Series) => string, more = {}) => ({
      title,
      cells: rows.map(cell),
      align: "right" as const,
      ...more,
    });
    return [
      {
        heading: headingOf(kind),
        names: rows.map((row) => ({ label: row.label, id: row.id })),
        columns: [
          column(`${first}`, ({ values, format }) => format(values[0] as number)),
          { title: "", cells: rows.map(({ values }) => sparkline(thinned(values))) },
          column(`${last}`, ({ values, format }) => format(values.at(-1) as number)),
          column(say("experiment.least"), ({ values, format }) => format(Math.min(...values)), { spare: true }),
          column(say("experiment.most"), ({ values, format }) => format(Math.max(...values)), { spare: true }),
        ],
      },
    ];
  });
  return [say("experiment.along", { id, first, last, n: points.length }), "", ...tableLines(tables)];
}

/** As many of the values, evenly apart, as bars have room for. */
function thinned(values: readonly number[]): readonly number[] {
  if (values.length <= mostBars) return values;
  const last = values.length - 1;
  return Array.from({ length: mostBars }, (_, place) => values[Math.round((place * last) / (mostBars - 1))] as number);
}

/** Small multiples: one map an outcome, side by side as the width allows. */
function heatMaps(
  [down, across]: [string, string],
  points: readonly SweptPoint[],
  series: readonly Series[],
): string[] {
  const maps = series.map((one) => heatMap([down, across], points, one));
  const width = Math.min(terminalWidth(), 120);
  const lines: string[] = [say("experiment.maps", { down, across }), ""];
  for (let next = 0; next < maps.length; ) {
    const row = [maps[next] as Drawn];
    for (next += 1; next < maps.length; next += 1) {
      const map = maps[next] as Drawn;
      if ([...row, map].reduce((sum, one) => sum + one.width + 3, -3) > width) break;
      row.push(map);
    }
    const height = Math.max(...row.map((map) => map.lines.length));
    for (let line = 0; line < height; line += 1)
      lines.push(row.map((map) => padEnd(map.lines[line] ?? "", map.width)).join("   "));
    lines.push("");
  }
  return lines.slice(0, -1);
}

interface Drawn {
  readonly width: number;
  readonly lines: readonly string[];
}

function heatMap([down, across]: [string, string], points: readonly SweptPoint[], series: Series): Drawn {
  const axis = (id: string) => [...new Set(points.map(({ values }) => values[id] as number))];
  const [rows, columns] = [axis(down), axis(across)];
  const [least, range] = [Math.min(...series.values), rangeOf(series.values)];
  const cellOf = (row: number, column: number): string => {
    const place = points.findIndex(({ values }) => values[down] === row && values[across] === column);
    const value = series.values[place];
    if (value === undefined) return "";
    const mark = shade(range > 0 ? (value - least) / range : 0);
    return `${mark}${mark}${series.format(value)}`;
  };
  const cells = rows.map((row) => columns.map((column) => cellOf(row, column)));
  const wide = Math.max(...columns.map((column) => `${column}`.length), ...cells.flat().map((cell) => widthOf(cell)));
  const name = Math.max(...rows.map((row) => `${row}`.length));
  const width = name + columns.length * (wide + 1);
  const lines = cells.map((row, place) =>
    [padStart(`${rows[place]}`, name), ...row.map((cell) => spread(cell, wide))].join(" "),
  );
  const head = [padEnd("", name), ...columns.map((column) => padStart(`${column}`, wide))].join(" ");
  const title = shorten(`${series.label} (${series.id})`, Math.max(width, leastMapWidth));
  return { width: Math.max(width, leastMapWidth), lines: [title, head, ...lines] };
}

const leastMapWidth = 34;

/** A cell with its mark on the left and its figure on the right. */
function spread(cell: string, width: number): string {
  return `${cell.slice(0, 2)}${padStart(cell.slice(2), width - 2)}`;
}

/** Assumptions that an outcome is said to go with, at most. */
const mostCorrelated = 2;

function ranges(ids: readonly string[], points: readonly SweptPoint[], series: readonly Series[]): string[] {
  const tables = kinds.flatMap((kind) => {
    const rows = series.filter((one) => one.kind === kind);
    if (rows.length === 0) return [];
    const column = (title: string, cell: (sorted: readonly number[], row: Series) => string) => ({
      title,
      cells: rows.map((row) =>
        cell(
          [...row.values].sort((one, other) => one - other),
          row,
        ),
      ),
      align: "right" as const,
    });
    const at =
      (share: number) =>
      (sorted: readonly number[], { format }: Series) =>
        format(sorted[Math.round(share * (sorted.length - 1))] as number);
    return [
      {
        heading: headingOf(kind),
        names: rows.map((row) => ({ label: row.label, id: row.id })),
        columns: [
          column(say("experiment.least"), at(0)),
          column(say("experiment.median"), at(0.5)),
          column(say("experiment.most"), at(1)),
          { title: say("experiment.goes-with"), cells: rows.map((row) => correlates(ids, points, row)), spare: true },
        ],
      },
    ];
  });
  return [...tableLines(tables), "", say("experiment.goes-with-explained")];
}

/** The assumptions whose ranks go most with those of an outcome, if more than by chance. */
function correlates(ids: readonly string[], points: readonly SweptPoint[], { values }: Series): string {
  const noise = 2 / Math.sqrt(Math.max(1, points.length - 1));
  return ids
    .map((id) => ({
      id,
      r: rankCorrelation(
        points.map((point) => point.values[id] as number),
        values,
      ),
    }))
    .filter(({ r }) => Math.abs(r) > noise)
    .sort((one, other) => Math.abs(other.r) - Math.abs(one.r))
    .slice(0, mostCorrelated)
    .map(({ id, r }) => `${id} ${r > 0 ? "+" : "-"}${Math.abs(r).toFixed(2)}`)
    .join(", ");
}
