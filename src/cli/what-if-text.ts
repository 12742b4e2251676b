/**
 * A what-if in 80 columns: what both runs have stands across, what differs in two columns with a mark. And the odds along
 * a run, a bar for each record.
 */
import type { Outlook } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { type ExplainedRecord, isHappening, type Model, vetoRefusal } from "../engine/index.js";
import { escapeLine } from "../scenarios/light.js";
import {
  createLookup,
  dateAndDay,
  gaugeValue,
  listInWords,
  longDate,
  type NamedRun,
  padEnd,
  padStart,
  percent,
  replayCode,
  shortDate,
  shorten,
  type WhatIf,
  whatIfCommand,
  wrap,
} from "../text/index.js";
import { type AlignedRecord, changeInWords, partingInWords, type WhatIfAnswer } from "../what-if/index.js";
import { tableLines } from "./columns.js";
import { paste } from "./started.js";
import type { OddsPoint, Spread } from "./what-if.js";

const width = 80;
const dateWidth = 7;
const cellWidth = Math.floor((width - dateWidth - 3) / 2);

const wrapped = (text: string, to = width) => wrap(escapeLine(text), to);

const opening = ({ variant, seed }: NamedRun, { scenario }: Model) => [
  ...wrapped(scenario.title),
  ...wrapped(
    [
      say("cli.seed", { seed: escapeLine(seed) }),
      variant === null ? say("cli.as-written") : say("what-if.variant", { variant }),
    ].join(" · "),
  ),
];

export function whatIfLines(named: NamedRun, answer: WhatIfAnswer, spread: Spread): string[] {
  const { shared, played } = answer;
  return [
    ...opening(named, played.model),
    "",
    ...wrapped(changeInWords(answer)),
    ...(shared === 0 ? [] : wrapped(say("what-if.alike-before", { records: shared }))),
    "",
    ...sideBySide(answer.rows),
    "",
    ...wrapped(say("what-if.legend")),
    "",
    ...partingInWords(answer).flatMap((sentence) => wrapped(sentence)),
    "",
    ...endLines(answer),
    "",
    ...spreadLines(spread),
    "",
    ...againLines(named, answer.whatIf),
  ];
}

function againLines(named: NamedRun, whatIf: WhatIf): string[] {
  const line = (label: string, text: string) => `${label.padEnd(12)} ${text}`;
  return [
    line(say("what-if.share-code"), replayCode(named, whatIf)),
    line(say("what-if.share-command"), paste(whatIfCommand(named, whatIf))),
  ];
}

/** A line of the table: on one day, across both columns or in each. */
interface Row {
  readonly date: string;
  readonly time: number;
  readonly across?: string;
  readonly played?: string;
  readonly changed?: string;
}

function sideBySide(aligned: readonly AlignedRecord[]): string[] {
  const rows = aligned.flatMap(rowsOf).sort((one, other) => one.time - other.time);
  const heading = `${" ".repeat(dateWidth)}${padEnd(`  ${say("what-if.column-played")}`, cellWidth)} | ${`  ${say("what-if.column-changed")}`}`;
  let last = "";
  const lines = rows.flatMap((row) => {
    const date = row.date === last ? "" : shortDate(row.date);
    last = row.date;
    return rowLines(row).map((line, place) => `${padEnd(place === 0 ? date : "", dateWidth)}${line}`.trimEnd());
  });
  return [heading, ...lines];
}

function rowsOf({ mark, played, changed, own }: AlignedRecord): Row[] {
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

const at = ({ date, time }: ExplainedRecord) => ({ date, time });

function rowLines({ across, played = "", changed = "" }: Row): string[] {
  if (across !== undefined) return hanging(across, width - dateWidth);
  const [left, right] = [hanging(played, cellWidth), hanging(changed, cellWidth)];
  return Array.from({ length: Math.max(left.length, right.length) }, (_, place) =>
    `${padEnd(left[place] ?? "", cellWidth)} | ${right[place] ?? ""}`.trimEnd(),
  );
}

/** A mark and a text whose further lines stand under its first word. */
function hanging(cell: string, to: number): string[] {
  if (cell === "") return [];
  return wrapped(cell.slice(2), to - 2).map((line, place) => `${place === 0 ? cell.slice(0, 2) : "  "}${line}`);
}

function endLines({ ends, milestones, gauges, played }: WhatIfAnswer): string[] {
  const { scenario } = played.model;
  const lookup = createLookup(scenario);
  const end = ({ headline, date }: ExplainedRecord) => ({ headline, date: longDate(date) });
  const labels = (ids: readonly string[]) =>
    listInWords(
      ids.map((id) => `“${lookup.milestoneLabel(id)}”`),
      "and",
    );
  const moved = milestones.moved.map(({ id, with: one, without: other }) =>
    say("what-if.milestone-moved", {
      label: lookup.milestoneLabel(id),
      played: shortDate(one),
      changed: shortDate(other),
    }),
  );
  const sentences = [
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
  const widest = gauges.slice(0, 5).flatMap(({ id, ...values }) => {
    const gauge = scenario.gauges.find((one) => one.id === id);
    return gauge === undefined ? [] : [{ gauge, values }];
  });
  const table = {
    heading: say("what-if.gauges-at-end"),
    names: widest.map(({ gauge }) => ({ label: gauge.label })),
    columns: twoColumns(
      widest.map(({ gauge, values }) => gaugeValue(gauge, values.with)),
      widest.map(({ gauge, values }) => gaugeValue(gauge, values.without)),
    ),
  };
  return [
    ...sentences.flatMap((sentence) => wrapped(sentence)),
    ...(widest.length === 0 ? [] : ["", ...tableLines([table], width)]),
  ];
}

const twoColumns = (played: readonly string[], changed: readonly string[]) => [
  { title: say("what-if.column-played"), cells: played, align: "right" as const },
  { title: say("what-if.column-changed"), cells: changed, align: "right" as const },
];

function spreadLines({ played, changed }: Spread): string[] {
  const cells = ({ endings }: Outlook) => endings.map(({ p }) => percent(p));
  const table = {
    heading: say("what-if.spread", { runs: played.runs }),
    names: played.endings.map(({ label, id }) => ({ label, id })),
    columns: twoColumns(cells(played), cells(changed)),
  };
  return [...tableLines([table], width), ...wrapped(say("what-if.spread-note"))];
}

const barWidth = 10;

/** The records of a run with their numbers, and after each how likely the end was that it came to. */
export function alongLines(
  named: NamedRun,
  model: Model,
  records: readonly ExplainedRecord[],
  points: readonly OddsPoint[],
): string[] {
  const final = points.at(-1)?.outlook.endings ?? [];
  const came = final.reduce((most, { p }, place) => (p > (final[most]?.p ?? 0) ? place : most), 0);
  const ending = final[came]?.label ?? "";
  const chanceAt = (point: OddsPoint | undefined) => point?.outlook.endings[came]?.p ?? 0;
  const pointOf = new Map(points.map((point) => [point.record, point]));
  const bar = (point: OddsPoint | undefined) => {
    if (point === undefined) return "";
    const p = chanceAt(point);
    return `${padStart(percent(p), 5)} ${"#".repeat(Math.round(p * barWidth))}`;
  };
  const textWidth = width - 6 - dateWidth - 1 - 6 - barWidth;
  const line = (number: string, date: string, text: string, point: OddsPoint | undefined) =>
    `${padStart(number, 4)}  ${padEnd(date, dateWidth)}${padEnd(escapeLine(text), textWidth)} ${bar(point)}`.trimEnd();
  let last = "";
  const body = records.map((record) => {
    const date = record.date === last ? "" : shortDate(record.date);
    last = record.date;
    return line(String(record.seq), date, record.headline, pointOf.get(record.seq));
  });
  const { runs = 0 } = points[0]?.outlook ?? {};
  return [
    ...opening(named, model),
    "",
    ...wrapped(say("what-if.along", { ending, runs })),
    "",
    line("", "", say("what-if.along-start"), points[0]),
    ...body,
    "",
    ...swingLines(named, model, records, points, chanceAt),
  ];
}

const swingsShown = 3;

function swingLines(
  named: NamedRun,
  model: Model,
  records: readonly ExplainedRecord[],
  points: readonly OddsPoint[],
  chanceAt: (point: OddsPoint | undefined) => number,
): string[] {
  const widest = points
    .map((point, place) => ({ point, before: points[place - 1] }))
    .filter(({ point, before }) => before !== undefined && point.swing > 0)
    .sort((one, other) => other.point.swing - one.point.swing)
    .slice(0, swingsShown);
  return [
    ...wrapped(say("what-if.swings")),
    ...widest.flatMap(({ point, before }) => {
      // Of the records of that moment, the first that can be left out; else the first.
      const since = records.slice((before?.record ?? -1) + 1, (point.record ?? -1) + 1);
      const record = since.find((one) => isHappening(one) && vetoRefusal(one) === null) ?? since[0];
      if (record === undefined) return [];
      const odds = { before: percent(chanceAt(before)), after: percent(chanceAt(point)) };
      const said = { record: record.seq, day: dateAndDay(model.scenario, record.time), headline: record.headline };
      const without = whatIfCommand(named, { at: record.seq, change: { kind: "drop" } });
      return [
        ...wrapped(say("what-if.swing", { ...said, ...odds }), width - 2).map((one) => `  ${shorten(one, width - 2)}`),
        ...(vetoRefusal(record) === null ? [`    ${say("what-if.swing-try", { command: paste(without) })}`] : []),
      ];
    }),
  ];
}
