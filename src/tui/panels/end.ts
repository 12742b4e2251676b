/**
 * The last screen of a run: how it ended, when the milestones came, what was least to be expected, where everyone
 * was left, and the code that plays the same run again.
 */

import { leastExpected } from "../../analysis/index.js";
import { say } from "../../catalogue/index.js";
import type { RecordEntry } from "../../session/index.js";
import {
  gaugeValue,
  longDate,
  padEnd,
  padStart,
  percent,
  shareOfRuns,
  shortDate,
  tagOf,
  widthOf,
  wrap,
} from "../../text/index.js";
import { blank, type Line, lineOf, sides, span } from "../term/line.js";
import type { Page, Scene } from "./panel.js";
import { futuresInWords, hindsight, type Outlooks } from "./prospects.js";
import { sayLines, spokenWidth } from "./say-record.js";

/** What a run that is over may have besides. */
export interface Ended extends Scene {
  /** How to see it again; absent where that is not for the reader. */
  readonly again?: Keeping;
  /** Of an exercise: what its hot wash begins with. */
  readonly hotWash?: readonly Section[];
}

interface EndingProps extends Ended {
  readonly width: number;
}

/** How to come back to a run. */
export interface Keeping {
  readonly title: string;
  readonly lines: readonly string[];
}

/** A part of the last screen of an exercise: what it is about, and what is to be said of each. */
export interface Section {
  readonly title: string;
  readonly lines: readonly { readonly about: string; readonly text: string }[];
}

/** Fewer where a hot wash follows. */
const mostSurprises = 5;

function heading(text: string): Line[] {
  return [[], lineOf(`  ${text}`, "strong")];
}

function opening({ lookup, view, width, run: { reading }, odds, outlooks }: EndingProps): Line[] {
  const { end, records } = view;
  const ending = lookup.scenario.endings.find(({ id }) => id === end?.ending);
  const how = ending === undefined ? say("panel.end-no-ending") : ending.label;
  // Where chances may be hidden, nobody promises that they are being counted.
  const untold = odds === null && outlooks.start === null;
  const happened = records.filter(({ record }) => record.type !== "end" && record.type !== "milestone").length;
  return [
    [],
    [blank(2), span(how, "accent")],
    // That of the last day says no more than the line above it.
    ...(ending === undefined ? [] : wrap(end?.headline ?? "", width - 4)).map((text): Line => [blank(2), span(text)]),
    ...wrap(untold ? "" : hindsight(end?.ending ?? null, outlooks), width - 4).map(
      (text): Line => [blank(2), span(text)],
    ),
    [
      blank(2),
      span(
        say("panel.end-when", {
          date: longDate(end?.date ?? lookup.scenario.start),
          day: end?.day ?? view.day,
          n: happened,
        }) + (reading === "" ? "" : ` · ${reading}`),
        "dim",
      ),
    ],
  ];
}

function chanceFromStart({ start }: Outlooks, id: string, before: string): string {
  const prospect = start?.milestones.find((milestone) => milestone.id === id);
  return prospect === undefined ? "" : `${before}${percent(prospect.p)}`;
}

function milestoneLines({ lookup, view, width, outlooks }: EndingProps): Line[] {
  const reached = view.records.filter(({ record }) => record.type === "milestone");
  const ids = new Set(reached.map(({ record }) => (record.type === "milestone" ? record.milestone : "")));
  if (lookup.scenario.milestones.length === 0) return [];
  const missed = lookup.scenario.milestones
    .filter(({ id }) => !ids.has(id))
    .map(({ id, label }) => `${label}${chanceFromStart(outlooks, id, " ")}`);
  const label = (id: string) => lookup.milestones.get(id)?.label ?? id;
  const longest = Math.max(
    0,
    ...reached.map(({ record }) => widthOf(record.type === "milestone" ? label(record.milestone) : "")),
  );
  return [
    ...heading(outlooks.start === null ? say("panel.end-milestones") : say("panel.end-milestones-chance")),
    ...reached.map(
      ({ record }): Line => [
        blank(4),
        span(`${shortDate(record.date)}  `, "dim"),
        ...(record.type === "milestone"
          ? [
              span(padEnd(label(record.milestone), longest)),
              span(chanceFromStart(outlooks, record.milestone, "  "), "dim"),
            ]
          : []),
      ],
    ),
    ...(missed.length === 0
      ? []
      : wrap(say("panel.end-never", { milestones: missed.join(", ") }), width - 6).map(
          (text): Line => [blank(4), span(text, "dim")],
        )),
  ];
}

/** What the fewest futures from day 0 have by its day, rarest first; null until all of them are in. */
export function surprisesOf(
  records: readonly RecordEntry[],
  { start, problem }: Pick<Outlooks, "start" | "problem">,
  limit = mostSurprises,
) {
  if (problem !== "" || start?.firedBy == null) return null;
  const found = leastExpected(
    records.map(({ record }) => record),
    start.firedBy,
    limit,
  );
  return { found, futures: futuresInWords(start) };
}

function surpriseLines({ lookup, view, width, outlooks }: EndingProps, limit: number): Line[] {
  const surprises = surprisesOf(view.records, outlooks, limit);
  if (surprises === null || surprises.found.length === 0) return [];
  const { found, futures } = surprises;
  return [
    ...heading(say("panel.end-least-expected", { futures })),
    ...found.map(
      ({ record, share }): Line => [
        blank(4),
        span(padStart(shareOfRuns(share), 5), "strong"),
        span(`  ${shortDate(record.date)}  `, "dim"),
        span(padEnd(tagOf(lookup, { record }), 6), "dim"),
        span(wrap(record.headline, width - 24, 1)[0] ?? ""),
      ],
    ),
  ];
}

/** The same for who hears the screen. */
export function saySurprises(scene: Scene): string[] {
  return sayLines(surpriseLines({ ...scene, width: spokenWidth }, mostSurprises));
}

function gaugeLines({ lookup, view, width }: EndingProps): Line[] {
  const texts = lookup.scenario.gauges.flatMap((gauge) => {
    const reading = view.gauges.get(gauge.id);
    if (reading === undefined) return [];
    return [
      `${gauge.label} ${gaugeValue(gauge, reading.value)} (from ${gaugeValue(gauge, reading.history[0] ?? reading.value)})`,
    ];
  });
  if (texts.length === 0) return [];
  return [
    ...heading(say("panel.end-gauges")),
    ...wrap(texts.join(" · "), width - 6).map((text): Line => [blank(4), span(text)]),
  ];
}

/** Names stand beside what is said of them where they are short, and over it where they are not. */
function sectionLines({ title, lines }: Section, width: number): Line[] {
  const longest = Math.max(0, ...lines.map(({ about }) => widthOf(about)));
  const beside = longest <= 14;
  const indent = beside ? longest + 6 : 6;
  return [
    ...heading(title),
    ...lines.flatMap(({ about, text }): Line[] => {
      const said = wrap(text, width - indent - 2);
      if (!beside) {
        const name = wrap(about, width - 6).map((part): Line => [blank(4), span(part)]);
        return [...name, ...said.map((part): Line => [blank(indent), span(part, "dim")])];
      }
      return said.map(
        (part, row): Line => [blank(4), span(padEnd(row === 0 ? about : "", indent - 4), "strong"), span(part)],
      );
    }),
  ];
}

/** As many lines as the story needs; how to see it again stands near the top, where no scroll can hide it. */
function endLines(props: EndingProps): Line[] {
  const { again, hotWash = [] } = props;
  const given = again?.lines ?? [];
  // A command that is cut or broken can't be pasted.
  const fit = given.every((text) => widthOf(text) <= props.width - 4);
  const shown = fit ? given : [say("panel.end-command-too-long")];
  const commands = shown.map((text): Line => [blank(4), span(text, "accent")]);
  const code: Line[] = again === undefined ? [] : [...heading(again.title), ...commands];
  const surprising = surpriseLines(props, hotWash.length === 0 ? mostSurprises : 3);
  const washed = hotWash.flatMap((section) => sectionLines(section, props.width));
  return [...opening(props), ...surprising, ...washed, ...code, ...milestoneLines(props), ...gaugeLines(props)].map(
    (line) => sides(line, [], props.width),
  );
}

export const endPage: Page<Ended> = {
  id: "end",
  title: ({ lookup }) => lookup.scenario.title,
  lines: (scene, width) => endLines({ ...scene, width }),
  spoken: (scene) => sayLines(endLines({ ...scene, width: spokenWidth })),
  hints: ({ hotWash }) =>
    hotWash === undefined
      ? [
          ["Esc", say("panel.hint-look-back"), 0],
          ["g", say("panel.hint-start"), 2],
          ["↑↓", say("panel.hint-scroll"), 3],
          ["q", say("panel.hint-quit"), 1],
        ]
      : [
          ["↑↓", say("panel.hint-scroll"), 3],
          ["i e", say("panel.hint-report"), 1],
          ["i n", say("panel.hint-note"), 5],
          ["i r", say("panel.hint-go-back"), 4],
          ["b", say("panel.hint-branches"), 6],
          ["Esc", say("panel.hint-look-back"), 0],
          ["q", say("panel.hint-quit"), 2],
        ],
};
