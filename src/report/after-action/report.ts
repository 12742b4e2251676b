/**
 * The after-action report as a document: the exercise in brief, the timeline, the odds and the gauges over time, every
 * act with what it changed, events, surprises, notes, history, and questions for the hot wash.
 */
import { horizonKey } from "../../analysis/index.js";
import { engineVersion } from "../../engine/index.js";
import { hashAt } from "../../session/index.js";
import {
  count,
  createLookup,
  endingLabel,
  figure,
  gaugeValue,
  type Lookup,
  listInWords,
  longDate,
  shareOfRuns,
  thousands,
} from "../../text/index.js";
import { hotWash } from "../brief/hot-wash-questions.js";
import { counted, editionOf } from "../brief/parts.js";
import { type Charts, endingLooks, openCharts } from "../page/charts.js";
import {
  type Block,
  code,
  columns,
  type Document,
  fact,
  heading,
  list,
  paragraph,
  type Row,
  strong,
  type Text,
  table,
} from "../page/document.js";
import { escapeHtml } from "../page/escape-html.js";
import { actBlocks, nameAct } from "./acts.js";
import type { AfterAction } from "./after-action.js";
import { shiftInWords, tellable, weightOf } from "./effects.js";
import { recordTable, timelineBlock } from "./scrubber.js";
import { timelineScript } from "./scrubber-script.js";
import {
  eventBlocks,
  historyBlocks,
  noteBlocks,
  ownQuestions,
  rarityInWords,
  surpriseBlocks,
  wayBlocks,
} from "./sections.js";

/** Writes an exercise up. */
export async function afterActionReport(report: AfterAction): Promise<Document> {
  const charts = await openCharts();
  const { played } = report;
  const { header, model } = played.session;
  const lookup = createLookup(model.scenario);
  const swing = heaviestAct(report, lookup);
  return {
    make: "handout",
    marking: "Exercise material. For those who took part, after the end.",
    title: model.scenario.title,
    subtitle: "After-action report",
    summary: outcomeInWords(report, lookup),
    facts: factsOf(report, lookup),
    counts: countsOf(report),
    script: timelineScript,
    blocks: [
      ...inBrief(report, lookup, swing),
      heading(2, "timeline-section", "The exercise, moment by moment"),
      timelineBlock(played),
      ...oddsBlocks(report, charts),
      ...gaugeBlocks(report, lookup, charts),
      ...actBlocks(report, lookup),
      ...eventBlocks(report, lookup),
      ...surpriseBlocks(report, lookup),
      ...noteBlocks(report, lookup),
      ...historyBlocks(report, lookup),
      ...wayBlocks(report, lookup),
      heading(2, "hot-wash", "Questions for the hot wash"),
      heading(3, "hot-wash-own", "This exercise"),
      list(ownQuestions(report, lookup, swing)),
      ...hotWash(model.scenario),
      heading(2, "records", "Every record"),
      recordTable(played, lookup),
      paragraph(
        `Made from the session's own log by faultline ${engineVersion}; the records' hash is `,
        code(hashAt(played.branch.head)),
        `. Its dice are those of seed ${header.seed}.`,
      ),
    ],
  };
}

function factsOf({ played }: AfterAction, lookup: Lookup): Document["facts"] {
  const { header, model } = played.session;
  const { edition, reading } = editionOf(model);
  const set = Object.entries(header.set).map(([id, value]) => `${id}=${value}`);
  const last = played.world;
  return [
    edition,
    fact("Seed", code(header.seed)),
    ...reading,
    ...(set.length === 0 ? [] : [fact("Set", code(set.join(" ")))]),
    fact("Seats", header.seats.length === 0 ? "none" : listInWords(header.seats.map(lookup.actorLabel), "and")),
    fact("Branch", played.branch.name),
    fact("Played", `to day ${figure(Math.floor(last.time))} of ${figure(header.days)}`),
    ...(header.created === undefined ? [] : [fact("Held", longDate(header.created.slice(0, 10)))]),
  ];
}

function countsOf({ played, acts, delivered }: AfterAction): Document["counts"] {
  const of = (type: string) =>
    acts.filter(({ step: { input, moment } }) => input.type === type || moment.cause?.input.type === type).length;
  const overruled = of("happens-now") + of("does-not-happen") + of("set-gauge");
  const turns = Math.ceil(played.world.time / played.session.model.scenario.turn);
  return [
    counted(turns, "turn"),
    counted(of("order"), "order"),
    counted(delivered.length, "event"),
    counted(overruled, "outcome overruled", "outcomes overruled"),
    counted(played.records.length, "record"),
  ];
}

function outcomeInWords({ played, unsteered }: AfterAction, lookup: Lookup): string {
  const { world, records } = played;
  const { scenario } = lookup;
  if (!world.ended) {
    return `The exercise stands at day ${Math.floor(world.time)} of ${world.horizon}, and nothing has ended it yet.`;
  }
  if (scenario.endings.length === 0) return `It ran its whole course, to ${longDate(records.at(-1)?.date ?? "")}.`;
  const share = unsteered.endings[world.ending ?? horizonKey]?.p ?? 0;
  const how = `Of ${count(unsteered.n, "run")} that nobody steers, ${shareOfRuns(share)} end so.`;
  const end = records.at(-1);
  const on = end === undefined ? "" : longDate(end.date);
  return world.ending === null
    ? `It ran its whole course, to ${on}, without an ending. ${how}`
    : `It ended on ${on}, with: ${endingLabel(scenario, world.ending)}. ${end?.headline ?? ""}. ${how}`;
}

/** The act that weighed most over its futures, in a sentence; null where none did. */
function heaviestAct({ acts }: AfterAction, lookup: Lookup): string | null {
  const [act] = [...acts].sort((one, other) => weightOf(lookup, other) - weightOf(lookup, one));
  if (act === undefined || weightOf(lookup, act) === 0) return null;
  const { title, by } = nameAct(lookup, act.step);
  const { pairs, shifts } = act.effect.played;
  const told = tellable(lookup, shifts)
    .slice(0, 2)
    .map((shift) => shiftInWords(lookup, shift));
  return `Over ${thousands(pairs)} pairs of futures, as the model would play the seats on, no act weighed more than \u201c${title}\u201d (${by}): ${told.join("; ")}.`;
}

function inBrief(report: AfterAction, lookup: Lookup, swing: string | null): readonly Block[] {
  const { played, surprises, unsteered } = report;
  const milestones = played.records.filter(({ type }) => type === "milestone").map(({ headline }) => headline);
  const [surprise] = surprises;
  const outside = lookup.scenario.gauges.flatMap((gauge) => {
    const band = unsteered.gauges[gauge.id]?.byDay[Math.floor(played.world.time)];
    const value = played.gauges.get(gauge.id)?.at(-1)?.value;
    if (band === undefined || value === undefined || (value >= band.p05 && value <= band.p95)) return [];
    return [
      `${gauge.label} at ${gaugeValue(gauge, value)}, ${value < band.p05 ? "below" : "above"} the band of unsteered runs`,
    ];
  });
  const items: Text[] = [
    ...(milestones.length === 0 ? [] : [[strong("On the way: "), `${milestones.join("; ")}.`]]),
    ...(swing === null ? [] : [[strong("What weighed: "), swing]]),
    ...(surprise === undefined
      ? []
      : [[strong("The surprise: "), `${surprise.record.headline}: ${rarityInWords(surprise, unsteered)}.`]]),
    ...(outside.length === 0 ? [] : [[strong("Out of the ordinary: "), `${outside.join("; ")}.`]]),
  ];
  return [
    heading(2, "brief", "In brief"),
    items.length === 0 ? paragraph("Nothing out of the ordinary happened.") : list(items),
  ];
}

function oddsBlocks({ path, futures, played, unsteered }: AfterAction, charts: Charts): readonly Block[] {
  const { header, model } = played.session;
  if (model.scenario.endings.length === 0) return [];
  const seated = header.seats.length > 0;
  const ids = [...model.scenario.endings.map(({ id }) => id), horizonKey];
  const label = (id: string) => endingLabel(model.scenario, id);
  const series = ids.map((id) => ({ samples: path.map(({ time, odds }) => ({ time, value: odds[id] ?? 0 })) }));
  const calendar = { start: model.scenario.start, days: header.days };
  const svg = charts.odds(calendar, series, "Odds of each ending over time");
  const key = ids.map((id, index) => {
    const { stroke, dash } = endingLooks[index % endingLooks.length] as (typeof endingLooks)[number];
    return `<li><svg viewBox="0 0 36 8" aria-hidden="true"><line x1="0" x2="36" y1="4" y2="4" stroke="${stroke}" stroke-width="2.6" stroke-dasharray="${dash}"/></svg>${escapeHtml(label(id))}</li>`;
  });
  const rows = ids.map((id): Row => {
    const at = (place: number, way: "odds" | "held") => [shareOfRuns(path.at(place)?.[way][id] ?? 0)];
    const held = seated ? [at(-1, "held")] : [];
    return [strong(label(id)), shareOfRuns(unsteered.endings[id]?.p ?? 0), at(0, "odds"), at(-1, "odds"), ...held];
  });
  const figures = table(
    "Odds of each ending",
    columns(
      ["Ending", 36],
      ["Nobody steering", 16, "right"],
      ["At the start", 16, "right"],
      ["At last", 16, "right"],
      ...(seated ? [["At last, if the seats only hold", 16, "right"] as const] : []),
    ),
    rows,
  );
  const caption = `Each point: ${figure(futures)} futures, what had happened by then standing${seated ? ", the seats played on as the model would play them" : ""}.`;
  return [
    heading(2, "odds", "How the odds moved"),
    {
      kind: "panel",
      html: `<figure class="chart"><ul class="key">${key.join("")}</ul><div class="drawing">${svg}</div><figcaption>${escapeHtml(caption)}</figcaption></figure>`,
      instead: [],
    },
    figures,
  ];
}

function gaugeBlocks({ played, unsteered }: AfterAction, { scenario }: Lookup, charts: Charts): readonly Block[] {
  if (scenario.gauges.length === 0) return [];
  const { header } = played.session;
  const calendar = { start: scenario.start, days: header.days };
  const figures = scenario.gauges.map((gauge) => {
    const estimate = unsteered.gauges[gauge.id];
    const samples = played.gauges.get(gauge.id) ?? [];
    const svg = charts.gauge(
      calendar,
      { min: gauge.min, max: gauge.max, band: estimate?.byDay ?? [], samples },
      `${gauge.label} over time`,
    );
    const unit = gauge.unit === undefined ? "" : ` Unit: ${gauge.unit}.`;
    return `<figure class="chart"><h3 id="gauge-${escapeHtml(gauge.id)}">${escapeHtml(gauge.label)}</h3><div class="drawing">${svg}</div><figcaption>${escapeHtml(`${gauge.calming ? "Higher is calmer." : "Higher is graver."}${unit}`)}</figcaption></figure>`;
  });
  const rows = scenario.gauges.map((gauge): Row => {
    const day = unsteered.gauges[gauge.id]?.byDay[Math.floor(played.world.time)];
    const samples = played.gauges.get(gauge.id) ?? [];
    const write = (value: number | undefined) => [value === undefined ? "" : gaugeValue(gauge, value)];
    return [
      strong(gauge.label),
      write(samples[0]?.value),
      write(samples.at(-1)?.value),
      write(day?.p05),
      write(day?.p50),
      write(day?.p95),
    ];
  });
  return [
    heading(2, "gauges", "The numbers, and where they go by themselves"),
    paragraph(
      `The dark line is this exercise. The band holds nine in ten of ${figure(unsteered.n)} runs that nobody steers, the dashed line is their median.`,
    ),
    { kind: "panel", html: `<div class="charts">${figures.join("")}</div>`, instead: [] },
    table(
      "At the start, at last, and on that day in unsteered runs",
      columns(
        ["Number", 35],
        ["Start", 13, "right"],
        ["At last", 13, "right"],
        ["5%", 13, "right"],
        ["Median", 13, "right"],
        ["95%", 13, "right"],
      ),
      rows,
    ),
  ];
}
