/**
 * The after-action report as a document: the exercise in brief, the timeline, the odds and the gauges over time, every
 * act with what it changed, events, surprises, notes, history, and questions for the hot wash.
 */

import { horizonKey } from "../../analysis/index.js";
import { say } from "../../catalogue/index.js";
import { dateOfDay, engineVersion } from "../../engine/index.js";
import { escapeHtml } from "../../scenarios/light.js";
import { hashAt } from "../../session/index.js";
import {
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
import { type ChartMark, type Charts, endingLooks, openCharts } from "../page/charts.js";
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
import { actBlocks, nameAct } from "./acts.js";
import type { AfterAction } from "./after-action.js";
import { agreementBlocks } from "./agreements.js";
import { beliefBlocks } from "./beliefs.js";
import { movedBeyond, shiftInWords, weightOf } from "./effects.js";
import { feedbackBlocks } from "./feedback-summary.js";
import { fillBlock } from "./fill.js";
import { fillScript } from "./fill-script.js";
import { improvementBlocks } from "./improvement-plan.js";
import { messageBlocks } from "./messages.js";
import { objectiveBlocks } from "./objectives.js";
import { overviewBlocks } from "./overview.js";
import { isEndedEarly, type Played } from "./played.js";
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
import { timeBlocks } from "./table-time.js";
import { whoKnewBlocks } from "./who-knew.js";

export interface ReportOptions {
  /** Command that adds what the page's form gives to the session, as people may paste it. */
  readonly adds: string;
}

/** Writes an exercise up. */
export async function afterActionReport(
  report: AfterAction,
  { adds }: ReportOptions = { adds: say("review.any-session") },
): Promise<Document> {
  const charts = await openCharts();
  const { played } = report;
  const { header, model } = played.session;
  const lookup = createLookup(model.scenario);
  const swing = heaviestAct(report, lookup);
  return {
    make: "handout",
    // What stands here is for those who took part once the exercise is over, and not before.
    marking: isOver(played) ? say("after-action.marking") : say("review.marking-open"),
    title: model.scenario.exercise?.title ?? model.scenario.title,
    subtitle: say("after-action.title"),
    summary: outcomeInWords(report, lookup),
    facts: factsOf(report, lookup),
    counts: countsOf(report),
    script: `${timelineScript}\n${fillScript}`,
    blocks: [
      ...overviewBlocks(report, lookup),
      ...inBrief(report, lookup, swing),
      heading(2, "timeline-section", say("after-action.timeline-heading")),
      timelineBlock(played),
      ...objectiveBlocks(report, lookup),
      ...improvementBlocks(report),
      fillBlock(report, adds),
      ...oddsBlocks(report, charts),
      ...gaugeBlocks(report, lookup, charts),
      ...actBlocks(report, lookup),
      ...eventBlocks(report, lookup),
      ...whoKnewBlocks(report, lookup),
      ...beliefBlocks(report, lookup),
      ...messageBlocks(report),
      ...agreementBlocks(report, lookup),
      ...timeBlocks(report, lookup),
      ...surpriseBlocks(report, lookup),
      ...noteBlocks(report, lookup),
      ...feedbackBlocks(report),
      ...historyBlocks(report, lookup),
      ...wayBlocks(report, lookup),
      heading(2, "hot-wash", say("after-action.hot-wash-heading")),
      heading(3, "hot-wash-own", say("after-action.this-exercise")),
      list(ownQuestions(report, lookup, swing)),
      ...hotWash(model.scenario),
      heading(2, "records", say("after-action.every-record")),
      recordTable(played, lookup),
      paragraph(
        `${say("after-action.made-from-log", { engineVersion })} `,
        code(hashAt(played.branch.head)),
        `. ${say("after-action.its-dice-are-those-of-seed", { seed: header.seed })}`,
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
    fact(say("after-action.seed"), code(header.seed)),
    ...reading,
    ...(set.length === 0 ? [] : [fact(say("after-action.set"), code(set.join(" ")))]),
    fact(
      say("after-action.seats"),
      header.seats.length === 0
        ? say("after-action.no-seats")
        : listInWords(header.seats.map(lookup.actorLabel), "and"),
    ),
    fact(say("after-action.branch"), played.branch.name),
    fact(
      say("after-action.played"),
      say("after-action.played-to-day", { day: figure(Math.floor(last.time)), days: figure(header.days) }),
    ),
    ...(header.created === undefined ? [] : [fact(say("after-action.held"), longDate(header.created.slice(0, 10)))]),
  ];
}

function countsOf({ played, acts, delivered }: AfterAction): Document["counts"] {
  const of = (type: string) =>
    acts.filter(({ step: { input, moment } }) => input.type === type || moment.cause?.input.type === type).length;
  const overruled = of("happens-now") + of("does-not-happen") + of("set-gauge");
  const turns = Math.ceil(played.world.time / played.session.model.scenario.turn);
  return [
    counted("turn", turns),
    counted("order", of("order") + of("draft")),
    counted("event", delivered.length),
    counted("overruled", overruled),
    counted("record", played.records.length),
  ];
}

const isOver = ({ world, session, branch }: Played): boolean => world.ended || isEndedEarly(session.state, branch);

/** What there is to say of a run that has not ended: that the white cell ended play, or that nothing has. */
function notEndedInWords({ world, session: { state }, branch }: Played, { scenario }: Lookup): string {
  const { time: opened = 0 } = state.review.opened ?? {};
  const on = (time: number) => longDate(dateOfDay(scenario.start, Math.floor(time)));
  return say("after-action.exercise-not-ended", {
    how: isEndedEarly(state, branch) ? "early" : state.review.opened === null ? "open" : "later",
    day: Math.floor(world.time),
    date: on(world.time),
    horizon: world.horizon,
    openedOn: on(opened),
    openedDay: Math.floor(opened),
    sameBranch: state.review.opened?.branch === branch.name,
  });
}

function outcomeInWords({ played, unsteered }: AfterAction, lookup: Lookup): string {
  const { world, records } = played;
  const { scenario } = lookup;
  if (!world.ended) return notEndedInWords(played, lookup);
  if (scenario.endings.length === 0)
    return say("after-action.ran-to-horizon", { date: longDate(records.at(-1)?.date ?? "") });
  const share = unsteered.endings[world.ending ?? horizonKey]?.p ?? 0;
  const how = say("after-action.unsteered-ending-share", { n: unsteered.n, share: shareOfRuns(share) });
  const end = records.at(-1);
  const date = end === undefined ? "" : longDate(end.date);
  const outcome =
    world.ending === null
      ? say("after-action.ran-without-ending", { date })
      : say("after-action.ended-with", {
          date,
          ending: endingLabel(scenario, world.ending),
          headline: end?.headline ?? "",
        });
  return `${outcome} ${how}`;
}

/** The act that weighed most over its futures, in a sentence; null where none did. */
function heaviestAct({ acts }: AfterAction, lookup: Lookup): string | null {
  const [act] = [...acts].sort((one, other) => weightOf(lookup, other) - weightOf(lookup, one));
  if (act === undefined || weightOf(lookup, act) === 0) return null;
  const { title, by } = nameAct(lookup, act.step);
  const { pairs } = act.effect.played;
  const told = movedBeyond(lookup, act)
    .slice(0, 2)
    .map((shift) => shiftInWords(lookup, shift));
  return say("after-action.heaviest-act", { pairs: thousands(pairs), act: title, who: by, shifts: told.join("; ") });
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
      say("after-action.gauge-outside-band", {
        gauge: gauge.label,
        value: gaugeValue(gauge, value),
        below: value < band.p05,
      }),
    ];
  });
  const items: Text[] = [
    ...(milestones.length === 0 ? [] : [[strong(`${say("after-action.on-the-way")} `), `${milestones.join("; ")}.`]]),
    ...(swing === null ? [] : [[strong(`${say("after-action.what-weighed")} `), swing]]),
    ...(surprise === undefined
      ? []
      : [
          [
            strong(`${say("after-action.the-surprise")} `),
            `${surprise.record.headline}: ${rarityInWords(surprise, unsteered)}.`,
          ],
        ]),
    ...(outside.length === 0
      ? []
      : [[strong(`${say("after-action.out-of-the-ordinary")} `), `${outside.join("; ")}.`]]),
  ];
  return [
    heading(2, "brief", say("after-action.in-brief")),
    items.length === 0 ? paragraph(say("after-action.nothing-out-of-the-ordinary")) : list(items),
  ];
}

/** Acts as marks on charts, under the numbers of their cards. */
const marksOf = (acts: AfterAction["acts"]): readonly ChartMark[] =>
  acts.map(({ step }, index) => ({ number: index + 1, time: step.before.time }));

/** A chart where a page has no drawings of its own: in a file for word processors. */
const drawn = (svg: string, caption: string): Block => ({ kind: "drawing", svg, caption, instead: [] });

function oddsBlocks({ path, futures, played, unsteered, acts }: AfterAction, charts: Charts): readonly Block[] {
  const { header, model } = played.session;
  if (model.scenario.endings.length === 0) return [];
  const seated = header.seats.length > 0;
  const ids = [...model.scenario.endings.map(({ id }) => id), horizonKey];
  const label = (id: string) => endingLabel(model.scenario, id);
  const series = ids.map((id) => ({ samples: path.map(({ time, odds }) => ({ time, value: odds[id] ?? 0 })) }));
  const calendar = { start: model.scenario.start, days: header.days };
  const svg = charts.odds(calendar, series, say("after-action.odds-chart-title"), marksOf(acts));
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
    say("after-action.odds-of-each-ending"),
    columns(
      [say("after-action.ending"), 36],
      [say("after-action.nobody-steering"), 16, "right"],
      [say("after-action.at-the-start"), 16, "right"],
      [say("after-action.at-last"), 16, "right"],
      ...(seated ? [[say("after-action.at-last-if-seats-hold"), 16, "right"] as const] : []),
    ),
    rows,
  );
  const caption = [
    say("after-action.odds-chart-key", { futures: figure(futures), seated }),
    ...(acts.length === 0 ? [] : [say("review.acts-on-charts")]),
  ].join(" ");

  return [
    heading(2, "odds", say("after-action.how-the-odds-moved")),
    {
      kind: "panel",
      html: `<figure class="chart"><ul class="key">${key.join("")}</ul><div class="drawing">${svg}</div><figcaption>${escapeHtml(caption)}</figcaption></figure>`,
      instead: [drawn(svg, caption)],
    },
    figures,
  ];
}

function gaugeBlocks({ played, unsteered, acts }: AfterAction, { scenario }: Lookup, charts: Charts): readonly Block[] {
  if (scenario.gauges.length === 0) return [];
  const { header } = played.session;
  const calendar = { start: scenario.start, days: header.days };
  const today = Math.floor(played.world.time);
  const going = unsteered.goingByDay[today] ?? 0;
  const charted = scenario.gauges.map((gauge) => {
    const estimate = unsteered.gauges[gauge.id];
    const samples = played.gauges.get(gauge.id) ?? [];
    const svg = charts.gauge(
      calendar,
      { min: gauge.min, max: gauge.max, band: estimate?.byDay ?? [], samples },
      say("after-action.gauge-over-time", { gauge: gauge.label }),
      marksOf(acts),
    );
    const unit = gauge.unit === undefined ? "" : ` ${say("after-action.gauge-unit", { unit: gauge.unit })}`;
    const reading = `${gauge.calming ? say("after-action.higher-is-calmer") : say("after-action.higher-is-graver")}${unit}`;
    return {
      html: `<figure class="chart"><h3 id="gauge-${escapeHtml(gauge.id)}">${escapeHtml(gauge.label)}</h3><div class="drawing">${svg}</div><figcaption>${escapeHtml(reading)}</figcaption></figure>`,
      drawn: drawn(svg, `${gauge.label}. ${reading}`),
    };
  });
  const rows = scenario.gauges.map((gauge): Row => {
    const day = unsteered.gauges[gauge.id]?.byDay[today];
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
    heading(2, "gauges", say("after-action.gauges-heading")),
    paragraph(
      say("after-action.gauge-chart-key", { runs: figure(unsteered.n), going: figure(going) }),
      acts.length === 0 ? "" : ` ${say("review.acts-on-charts")}`,
    ),
    {
      kind: "panel",
      html: `<div class="charts">${charted.map(({ html }) => html).join("")}</div>`,
      instead: charted.map((one) => one.drawn),
    },
    table(
      say("after-action.gauge-table-title"),
      columns(
        [say("after-action.number"), 35],
        [say("after-action.start"), 13, "right"],
        [say("after-action.at-last"), 13, "right"],
        ["5%", 13, "right"],
        [say("after-action.median"), 13, "right"],
        ["95%", 13, "right"],
      ),
      rows,
    ),
  ];
}
