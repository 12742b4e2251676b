/**
 * A what-if in lines of so many cells: what both runs have stands across, what differs in two columns with a mark; then how the ends
 * differ, and the spread. Every face that draws in cells takes them from here. Texts are as the scenario has them: `plain` makes
 * them safe to show.
 */
import { say } from "../catalogue/index.js";
import type { ExplainedRecord } from "../engine/index.js";
import {
  createLookup,
  gaugeValue,
  listInWords,
  longDate,
  padEnd,
  percent,
  shortDate,
  tableLines,
  wrap,
} from "../text/index.js";
import type { AlignedRecord } from "./align.js";
import type { WhatIfAnswer } from "./what-if.js";

/** How wide, and what makes a text safe to show. */
export interface Manner {
  readonly width: number;
  readonly plain: (text: string) => string;
}

/** Cells of a date and the blank after it. */
export const dateWidth = 7;

/** A line of the two courses. */
export interface CourseLine {
  readonly text: string;
  /** What it is a line of; null for the names of the columns. */
  readonly of: AlignedRecord | null;
}

/** One cell or two, on one day. Each begins with a mark and a blank. */
export interface CourseRow {
  readonly of: AlignedRecord;
  readonly date: string;
  readonly time: number;
  readonly across?: string;
  readonly played?: string;
  readonly changed?: string;
}

/** From so many cells on, the two runs stand side by side; below, one under the other. */
const besideFrom = 72;

const isStacked = ({ width }: Manner): boolean => width < besideFrom;

/** What the marks of the courses stand for. */
export function legendFor(manner: Manner): string {
  return say(isStacked(manner) ? "what-if.legend-stacked" : "what-if.legend");
}

/** Both courses, aligned by day. */
export function courseLines(aligned: readonly AlignedRecord[], manner: Manner): CourseLine[] {
  const cells = Math.floor((manner.width - dateWidth - 3) / 2);
  const rows = courseRows(aligned);
  const names = [say("what-if.column-played"), say("what-if.column-changed")].map((name) => `  ${name}`);
  const heading = `${" ".repeat(dateWidth)}${padEnd(names[0] as string, cells)} | ${names[1]}`;
  let last = "";
  const lines = rows.flatMap((row) => {
    const date = row.date === last ? "" : shortDate(row.date);
    last = row.date;
    return rowLines(row, cells, manner).map(
      (line, place): CourseLine => ({
        text: `${padEnd(place === 0 ? date : "", dateWidth)}${line}`.trimEnd(),
        of: row.of,
      }),
    );
  });
  return isStacked(manner) ? lines : [{ text: heading, of: null }, ...lines];
}

/** What both courses have, in the order of its days. */
export const courseRows = (aligned: readonly AlignedRecord[]): CourseRow[] =>
  aligned.flatMap(rowsOf).sort((one, other) => one.time - other.time);

function rowsOf(aligned: AlignedRecord): CourseRow[] {
  const { mark, played, changed, own } = aligned;
  const at = ({ date, time }: ExplainedRecord) => ({ of: aligned, date, time });
  const cell = (record: ExplainedRecord, sign: string, text = record.headline) => `${own ? "*" : sign} ${text}`;
  if (mark === "same" && played !== null) return [{ ...at(played), across: cell(played, " ") }];
  if (played === null || changed === null) {
    const only = (played ?? changed) as ExplainedRecord;
    return [{ ...at(only), ...(played === null ? { changed: cell(only, "+") } : { played: cell(only, "-") }) }];
  }
  const sign = mark === "moved" ? "~" : "!";
  if (played.date === changed.date)
    return [{ ...at(played), played: cell(played, sign), changed: cell(changed, sign) }];
  const elsewhere = (record: ExplainedRecord, other: ExplainedRecord) =>
    cell(record, sign, say("what-if.there-on", { headline: record.headline, date: shortDate(other.date) }));
  return [
    { ...at(played), played: elsewhere(played, changed) },
    { ...at(changed), changed: elsewhere(changed, played) },
  ];
}

function rowLines({ across, played = "", changed = "" }: CourseRow, cells: number, manner: Manner): string[] {
  if (across !== undefined) return hanging(across, manner.width - dateWidth, manner);
  if (isStacked(manner)) {
    const signed = (cell: string, sign: string) => (cell === "" || cell.startsWith("*") ? cell : sign + cell.slice(1));
    const to = manner.width - dateWidth;
    return [signed(played, "-"), signed(changed, "+")].flatMap((cell) => hanging(cell, to, manner));
  }
  const [left, right] = [hanging(played, cells, manner), hanging(changed, cells, manner)];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, place) =>
    `${padEnd(left[place] ?? "", cells)} | ${right[place] ?? ""}`.trimEnd(),
  );
}

/** A mark and a text whose further lines stand under its first word. */
function hanging(cell: string, to: number, { plain }: Manner): string[] {
  if (cell === "") return [];
  return wrap(plain(cell.slice(2)), to - 2).map((line, place) => `${place === 0 ? cell.slice(0, 2) : "  "}${line}`);
}

/** How the ends differ, in sentences. */
export function endsInWords({ ends, milestones, played }: WhatIfAnswer): string[] {
  const lookup = createLookup(played.model.scenario);
  const end = ({ headline, date }: ExplainedRecord) => ({ headline, date: longDate(date) });
  const labels = (ids: readonly string[]) =>
    listInWords(
      ids.map((id) => `“${lookup.milestoneLabel(id)}”`),
      "and",
    );
  const moved = milestones.moved.map(({ id, with: one, without: other }) =>
    say("what-if.milestone-moved", {
      label: lookup.milestoneLabel(id),
      played: shortDate(one).trim(),
      changed: shortDate(other).trim(),
    }),
  );
  return [
    say("what-if.end-played", end(ends.played)),
    say("what-if.end-changed", end(ends.changed)),
    ...(milestones.with.length === 0
      ? []
      : [say("what-if.milestones-played", { milestones: labels(milestones.with) })]),
    ...(milestones.without.length === 0
      ? []
      : [say("what-if.milestones-changed", { milestones: labels(milestones.without) })]),
    ...(moved.length === 0 ? [] : [say("what-if.milestones-moved", { milestones: listInWords(moved, "and") })]),
  ];
}

/** The gauges that stand widest apart at the end; nothing where none do. */
export function gaugeRows({ gauges, played }: WhatIfAnswer) {
  return gauges.slice(0, 5).flatMap(({ id, ...values }) => {
    const gauge = played.model.scenario.gauges.find((one) => one.id === id);
    if (gauge === undefined) return [];
    const [one, other] = [values.with, values.without].map((value) => gaugeValue(gauge, value));
    return [{ label: gauge.label, played: one as string, changed: other as string }];
  });
}

/** The same as a table. */
export function gaugeLines(answer: WhatIfAnswer, { width, plain }: Manner): string[] {
  const widest = gaugeRows(answer);
  const table = {
    heading: say("what-if.gauges-at-end"),
    names: widest.map(({ label }) => ({ label: plain(label) })),
    columns: twoColumns(
      widest.map((row) => plain(row.played)),
      widest.map((row) => plain(row.changed)),
    ),
  };
  return widest.length === 0 ? [] : tableLines([table], width);
}

const twoColumns = (played: readonly string[], changed: readonly string[]) => [
  { title: say("what-if.column-played"), cells: played, align: "right" as const },
  { title: say("what-if.column-changed"), cells: changed, align: "right" as const },
];

/** How likely each ending is in futures from one moment. */
export interface EndingOdds {
  readonly runs: number;
  readonly endings: readonly { readonly id: string; readonly label: string; readonly p: number }[];
}

/** The odds from where the change is made. */
export interface Spread {
  readonly played: EndingOdds;
  readonly changed: EndingOdds;
}

export function spreadLines({ played, changed }: Spread, { width, plain }: Manner): string[] {
  const cells = ({ endings }: EndingOdds) => endings.map(({ p }) => percent(p));
  const table = {
    heading: say("what-if.spread", { runs: played.runs }),
    names: played.endings.map(({ label, id }) => ({ label: plain(label), id: plain(id) })),
    columns: twoColumns(cells(played), cells(changed)),
  };
  return [...tableLines([table], width), ...wrap(say("what-if.spread-note"), width)];
}
