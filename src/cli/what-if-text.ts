/**
 * A what-if in 80 columns: what both runs have stands across, what differs in two columns with a mark. And the odds along
 * a run, a bar for each record.
 */
import { say } from "../catalogue/index.js";
import { type ExplainedRecord, type Model, vetoRefusal } from "../engine/index.js";
import { escapeLine } from "../scenarios/light.js";
import {
  dateAndDay,
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
import {
  changeInWords,
  courseLines,
  endingCome,
  endsInWords,
  gaugeLines,
  legendFor,
  type Manner,
  type OddsPoint,
  partingInWords,
  type Spread,
  spreadLines,
  swingsOf,
  type WhatIfAnswer,
} from "../what-if/index.js";
import { paste } from "./started.js";

const width = 80;
const dateWidth = 7;
const manner: Manner = { width, plain: escapeLine };

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
  const gauges = gaugeLines(answer, manner);
  return [
    ...opening(named, played.model),
    "",
    ...wrapped(changeInWords(answer)),
    ...(shared === 0 ? [] : wrapped(say("what-if.alike-before", { records: shared }))),
    "",
    ...courseLines(answer.rows, manner).map(({ text }) => text),
    "",
    ...wrapped(legendFor(manner)),
    "",
    ...partingInWords(answer).flatMap((sentence) => wrapped(sentence)),
    "",
    ...endsInWords(answer).flatMap((sentence) => wrapped(sentence)),
    "",
    ...spreadLines(spread, manner),
    "",
    ...(gauges.length === 0 ? [] : [...gauges, ""]),
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

const barWidth = 10;

/** The records of a run with their numbers, and after each how likely the end was that it came to. */
export function alongLines(
  named: NamedRun,
  model: Model,
  records: readonly ExplainedRecord[],
  points: readonly OddsPoint[],
): string[] {
  const came = endingCome(points);
  const ending = points.at(-1)?.outlook.endings[came]?.label ?? "";
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
  const widest = swingsOf(records, points).slice(0, swingsShown);
  if (widest.length === 0) return wrapped(say("what-if.no-swings", { runs: points[0]?.outlook.runs ?? 0 }));
  return [
    ...wrapped(say("what-if.swings")),
    ...widest.flatMap(({ point, before, record }) => {
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
