/**
 * A run as material for an essay: where it began, what happened turn by turn, why the turning points came, how it ended, beside what
 * really happened, with a footnote for each claim that the model's rules rest on. Every sentence about what happened is a record's
 * headline or a figure of the run, so that it can be checked against the replay.
 */
import { say } from "../../catalogue/index.js";
import { dateOfDay, type ExplainedRecord, findVariant, readPostures, type World } from "../../engine/index.js";
import {
  changedAssumptions,
  createLookup,
  endingLabel,
  figure,
  gaugeValue,
  type Lookup,
  likelihoodInWords,
  likelihoodOf,
  longDate,
} from "../../text/index.js";
import { editionOf } from "../brief/parts.js";
import {
  type Block,
  code,
  columns,
  type Document,
  fact,
  heading,
  type Inline,
  list,
  paragraph,
  sayText,
  strong,
  type Text,
  table,
} from "../page/document.js";
import { explanationOf, type ToldRun, valueAt } from "../story/told-run.js";
import { Footnotes } from "./notes.js";
import { turningPointBlocks } from "./why.js";

/** What each part of the essay is written with. */
export interface Writing {
  readonly told: ToldRun;
  readonly lookup: Lookup;
  readonly notes: Footnotes;
}

/** Writes a run up. */
export function writeEssay(told: ToldRun): Document {
  const { model } = told.played.session;
  const lookup = createLookup(model.scenario);
  const writing: Writing = { told, lookup, notes: new Footnotes(lookup) };
  const blocks = [
    ...openingBlocks(writing),
    ...happeningBlocks(writing),
    ...turningPointBlocks(writing),
    ...endBlocks(writing),
    ...historyBlocks(writing),
    ...assumptionBlocks(writing),
    heading(2, "limits", say("essay.limits-heading")),
    paragraph(...sayText("essay.limits")),
    paragraph(say("essay.limits-notes", { cited: citesClaims(writing) })),
    ...againBlocks(writing),
  ];
  return {
    make: "essay",
    title: lookup.scenario.title,
    subtitle: say("essay.subtitle"),
    marking: say("essay.marking"),
    summary: say("essay.summary", { end: endSentence(writing), cited: citesClaims(writing) }),
    facts: factsOf(writing),
    counts: [],
    blocks: [...blocks, heading(2, "sources", say("essay.sources-heading")), writing.notes.bibliography()],
    notes: writing.notes.texts(),
  };
}

const citesClaims = ({ lookup }: Writing): boolean => lookup.claims.size > 0;

function factsOf({ told }: Writing): Document["facts"] {
  const { header, model } = told.played.session;
  const { edition, reading } = editionOf(model);
  const set = Object.entries(changedAssumptions(model)).map(([id, value]) => `${id}=${figure(value)}`);
  return [
    edition,
    fact(say("essay.plays"), say("essay.days-from", { days: header.days, start: longDate(model.scenario.start) })),
    fact(say("essay.seed"), code(header.seed)),
    ...(reading.length === 0 ? [fact(say("essay.reading"), say("text.as-written"))] : reading),
    ...(set.length === 0 ? [] : [fact(say("essay.set"), code(set.join(" ")))]),
    ...(header.historical ? [fact(say("essay.calendar"), say("essay.historical"))] : []),
    fact(say("essay.code"), code(told.again.code)),
  ];
}

/** Where everyone stands in a world: an item for each actor. */
function standing({ lookup, told }: Writing, world: World): Text[] {
  const { model } = told.played.session;
  const postures = readPostures(model, world);
  return lookup.scenario.actors.map(({ label, postures: own }) => [
    strong(`${label}. `),
    `${own.map((posture) => `${posture.label}: ${lookup.stateLabel(posture.path, postures[posture.path] ?? posture.initial)}`).join("; ")}.`,
  ]);
}

function gaugesAt({ told, lookup }: Writing, time: number): string {
  return lookup.scenario.gauges
    .map((gauge) => `${gauge.label} ${gaugeValue(gauge, valueAt(told.played.gauges.get(gauge.id) ?? [], time) ?? 0)}`)
    .join("; ");
}

function openingBlocks(writing: Writing): readonly Block[] {
  const { told, lookup } = writing;
  const { scenario } = lookup;
  const [first] = told.played.steps;
  return [
    heading(2, "opening", say("essay.opening-heading")),
    paragraph(scenario.summary.trim()),
    ...(first === undefined
      ? []
      : [
          paragraph(say("essay.stood-at-first", { date: longDate(scenario.start) })),
          list(standing(writing, first.before)),
        ]),
    ...(scenario.gauges.length === 0
      ? []
      : [paragraph(say("essay.gauges-at-first", { gauges: gaugesAt(writing, 0) }))]),
  ];
}

/** A section for each turn in which anything happened, a paragraph for each day. */
function happeningBlocks(writing: Writing): readonly Block[] {
  const { told, lookup } = writing;
  const { start, turn } = lookup.scenario;
  const { world, records } = told.played;
  const byTurn = new Map<number, ExplainedRecord[]>();
  for (const record of records) {
    if (record.type === "end") continue;
    const place = Math.floor(record.day / turn);
    byTurn.set(place, [...(byTurn.get(place) ?? []), record]);
  }
  const sections = [...byTurn].flatMap(([place, own]): Block[] => {
    const from = place * turn;
    const until = Math.min(from + turn, world.time);
    return [
      heading(
        3,
        `turn-${place + 1}`,
        say("essay.turn", {
          number: place + 1,
          from: longDate(dateOfDay(start, from)),
          to: longDate(dateOfDay(start, lastDay(from, until))),
        }),
      ),
      ...daysOf(writing, own),
      ...movedInTurn(writing, from, until),
    ];
  });
  return [
    heading(2, "what-happened", say("essay.happened-heading")),
    paragraph(say("essay.how-to-read", { cited: citesClaims(writing) })),
    ...(sections.length === 0 ? [paragraph(say("essay.nothing-happened"))] : sections),
  ];
}

const lastDay = (from: number, until: number): number => Math.max(from, Math.ceil(until) - 1);

function daysOf(writing: Writing, records: readonly ExplainedRecord[]): Block[] {
  const byDate = new Map<string, ExplainedRecord[]>();
  for (const record of records) byDate.set(record.date, [...(byDate.get(record.date) ?? []), record]);
  return [...byDate].map(([date, own]) =>
    paragraph(
      strong(`${longDate(date)}.`),
      ...own.flatMap((record): Inline[] => [" ", ...recordSentence(writing, record)]),
    ),
  );
}

/** `Troops clash over posts (record 1; 63% a day).` with the marks of what its rule rests on. */
function recordSentence({ lookup, notes }: Writing, record: ExplainedRecord): Inline[] {
  const headline = record.headline.replace(/\.$/, "");
  const claims = notes.cite([...record.evidence, ...(explanationOf(record)?.evidence ?? [])]);
  if (record.type === "milestone") {
    const label = lookup.milestoneLabel(record.milestone);
    const named = label !== headline;
    return [say("essay.milestone", { named, label, headline, record: record.seq }), ...claims];
  }
  const how = likelihoodInWords(likelihoodOf(record, explanationOf(record)));
  return [say("essay.record", { headline, record: record.seq, any: how !== "", how }), ...claims];
}

/** What the gauges did in a turn, those whose value reads otherwise at its end. */
function movedInTurn({ told, lookup }: Writing, from: number, until: number): Block[] {
  const moved = lookup.scenario.gauges.flatMap((gauge) => {
    const samples = told.played.gauges.get(gauge.id) ?? [];
    const [before, after] = [from, until].map((time) => gaugeValue(gauge, valueAt(samples, time) ?? 0));
    return before === after
      ? []
      : [say("essay.gauge-moved", { gauge: gauge.label, before: before ?? "", after: after ?? "" })];
  });
  return moved.length === 0 ? [] : [paragraph(say("essay.gauges-moved", { moved: moved.join("; ") }))];
}

function endSentence({ told, lookup }: Writing): string {
  const end = told.played.records.at(-1);
  if (end?.type !== "end") return say("essay.still-open", { day: Math.floor(told.played.world.time) });
  const named = { date: longDate(end.date), day: end.day, headline: end.headline.replace(/\.$/, ""), record: end.seq };
  return end.ending === null
    ? say("essay.ran-to-horizon", named)
    : say("essay.ended", { ...named, ending: endingLabel(lookup.scenario, end.ending) });
}

function endBlocks(writing: Writing): readonly Block[] {
  const { told, notes } = writing;
  const { world, records } = told.played;
  const end = records.at(-1);
  return [
    heading(2, "end", say("essay.end-heading")),
    paragraph(endSentence(writing), ...notes.cite(end?.evidence ?? [])),
    paragraph(say("essay.stood-at-last")),
    list(standing(writing, world)),
    paragraph(say("essay.gauges-at-last", { gauges: gaugesAt(writing, world.time) })),
  ];
}

/** Milestones of the record beside those of the run. */
function historyBlocks({ told, lookup, notes }: Writing): readonly Block[] {
  const { history } = lookup.scenario;
  if (history.length === 0) return [];
  const here = new Map(
    told.played.records.flatMap((record) => (record.type === "milestone" ? [[record.milestone, record] as const] : [])),
  );
  const rows = history.map(({ milestone, date, note, evidence, publicRecord }) => {
    const record = here.get(milestone);
    const dated = date === undefined ? say("essay.did-not-happen") : longDate(date);
    return [
      lookup.milestoneLabel(milestone),
      [
        dated,
        ...notes.cite(evidence),
        ...(publicRecord ? [` ${say("essay.public-record")}`] : []),
        ...(note === undefined ? [] : [`: ${note}`]),
      ],
      record === undefined
        ? say("essay.did-not-come")
        : say("essay.date-and-record", { date: longDate(record.date), record: record.seq }),
    ];
  });
  return [
    heading(2, "history", say("essay.history-heading")),
    paragraph(say("essay.history")),
    table(
      say("essay.history-table"),
      columns([say("essay.milestone-column")], [say("essay.really")], [say("essay.here")]),
      rows,
    ),
  ];
}

function assumptionBlocks({ told, lookup, notes }: Writing): readonly Block[] {
  const { model } = told.played.session;
  const variant = findVariant(lookup.scenario, model.variant);
  const set = Object.entries(changedAssumptions(model));
  const items: Text[] = [
    ...(variant === undefined
      ? []
      : [[strong(`${variant.label}. `), variant.note.trim(), ...notes.cite(variant.evidence)]]),
    ...set.map(([id, value]): Text => {
      const assumption = lookup.assumptions.get(id);
      const written = figure(assumption?.value ?? 0);
      return [
        code(id),
        ` ${say("essay.set-to", { value: figure(value), written })} ${assumption?.note.trim() ?? ""}`,
        ...notes.cite(assumption?.evidence ?? []),
      ];
    }),
  ];
  return [
    heading(2, "assumptions", say("essay.assumptions-heading")),
    paragraph(say("essay.assumptions", { all: lookup.scenario.assumptions.length, changed: items.length > 0 })),
    ...(items.length === 0 ? [] : [list(items)]),
  ];
}

function againBlocks({ told: { again } }: Writing): readonly Block[] {
  return [
    heading(2, "again", say("essay.again-heading")),
    paragraph(say("essay.again"), " ", code(again.command)),
    paragraph(say("essay.where-odds-moved"), " ", code(again.oddsCommand)),
  ];
}
