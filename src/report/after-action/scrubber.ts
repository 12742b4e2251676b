/**
 * The timeline of an exercise: a slider over its records, with the map, the ladders and the gauges as they stood at
 * each. It opens at the start, and plays. Without its program, or on paper, it shows how things stood at last, and every record in a list.
 */

import { say } from "../../catalogue/index.js";
import type { ExplainedRecord, Scenario } from "../../engine/index.js";
import { escapeHtml } from "../../scenarios/light.js";
import { type Entry, movesOf } from "../../session/index.js";
import {
  createLookup,
  dayInWords,
  gaugeValue,
  type Lookup,
  likelihoodInWords,
  likelihoodOf,
  likelihoodSentence,
  longDate,
  ratio,
} from "../../text/index.js";
import { heatOf } from "../diagram/dot.js";
import { graveFirst } from "../diagram/ladder.js";
import { drawMap, hasMap, mapCaption, type PostureStates } from "../diagram/map.js";
import { type Block, columns, lines, strong, table } from "../page/document.js";
import { momentBlocks } from "./moment-list.js";
import { recordAnchor, recordLink } from "./moments.js";
import type { Played } from "./played.js";
import { statesAfter, whoOf } from "./recorded.js";
import { safeJson } from "./safe-json.js";

/** The timeline as a block; where nothing can move, day by day in a table. */
export function timelineBlock(played: Played): Block {
  const { scenario } = played.session.model;
  const lookup = createLookup(scenario);
  return {
    kind: "panel",
    html: panel(played, scenario, lookup),
    instead: momentBlocks(played, lookup),
  };
}

/** Factors that a person reads; more would say less. */
const mostFactors = 3;

function factorsOf({ why }: ExplainedRecord): string {
  const factors = why !== undefined && "factors" in why ? why.factors : [];
  const weighty = factors
    .filter((factor) => factor.applies && factor.ratio !== 1 && factor.ratio > 0)
    .sort((one, other) => Math.abs(Math.log(other.ratio)) - Math.abs(Math.log(one.ratio)))
    .slice(0, mostFactors)
    .map((factor) => `${factor.label} \u00d7${ratio(factor.ratio)}`);
  return weighty.length === 0 ? "" : ` ${say("after-action.weightiest-factors", { factors: weighty.join(", ") })}`;
}

function momentsOf(played: Played, scenario: Scenario, lookup: Lookup) {
  const postures = scenario.actors.flatMap((actor) => actor.postures);
  const { entries, records } = played.timeline;
  /** As they stand after an entry, with what it moved as a person sees it. */
  const gaugesAt = ({ before, after }: Entry) =>
    scenario.gauges.map((gauge) => {
      const value = after.gauges[gauge.id] ?? 0;
      const [from, to] = [gaugeValue(gauge, before.gauges[gauge.id] ?? value), gaugeValue(gauge, value)];
      return { value: Number(value.toFixed(3)), text: from === to ? to : `${from} \u2192 ${to}` };
    });
  const opening = entries[0] as Entry;
  const start = {
    time: 0,
    when: longDate(scenario.start),
    short: dayInWords(scenario, scenario.start),
    who: say("after-action.start"),
    headline: scenario.title,
    why: say("after-action.before-anything-happened"),
    moves: [] as [number, number][],
    gauges: gaugesAt({ ...opening, before: opening.after }),
  };
  const moments = played.records.map((record, index) => ({
    time: Number(record.time.toFixed(4)),
    when: say("after-action.date-and-day", { date: longDate(record.date), day: record.day }),
    short: dayInWords(scenario, record.date),
    who: whoOf(lookup, record),
    headline: record.headline,
    why: `${likelihoodSentence(likelihoodOf(record))}${factorsOf(record)}`,
    moves: movesOf(record).map(({ posture, to }): [number, number] => {
      const index = postures.findIndex(({ path }) => path === posture);
      return [index, postures[index]?.states.findIndex(({ id }) => id === to) ?? 0];
    }),
    gauges: gaugesAt(records[index] as Entry),
  }));
  return [start, ...moments];
}

function panel(played: Played, scenario: Scenario, lookup: Lookup): string {
  const moments = momentsOf(played, scenario, lookup);
  const standing = statesAfter(scenario, played.records);
  const postures = scenario.actors.flatMap((actor) => actor.postures.map((posture) => ({ actor, posture })));
  const data = {
    days: played.session.header.days,
    postures: postures.map(({ posture }) => ({
      path: posture.path,
      label: posture.label,
      initial: posture.states.findIndex(({ id }) => id === posture.initial),
      states: posture.states.map((state) => ({ id: state.id, label: state.label, heat: heatOf(state, posture) })),
    })),
    gauges: scenario.gauges.map(({ max }) => ({ max })),
    moments: moments.map(({ short: _short, ...moment }) => moment),
  };
  const final = moments.at(-1) as (typeof moments)[number];
  const list = moments.map(
    ({ short, who, headline }, index) =>
      `<li><button type="button" data-moment="${index}"><span class="date">${escapeHtml(short)}</span><span class="by">${escapeHtml(who)}</span><span>${escapeHtml(headline)}</span></button></li>`,
  );
  const map = hasMap(scenario)
    ? `<figure class="map"><div class="drawing">${drawMap(scenario, standing, say("after-action.map-title"))}</div><figcaption>${escapeHtml(say("after-action.map-key", { caption: mapCaption }))}</figcaption></figure>`
    : "";
  return `<section id="timeline" class="timeline" aria-label="${say("after-action.timeline")}">
<div class="controls"><button type="button" id="timeline-play" data-play="${say("review.play")}" data-pause="${say("review.pause")}">${say("review.play")}</button><button type="button" id="timeline-back">${say("after-action.previous-record")}</button><input type="range" id="timeline-at" min="0" max="${moments.length - 1}" value="${moments.length - 1}" step="1" aria-label="${say("after-action.moment-of-the-exercise")}"><button type="button" id="timeline-on">${say("after-action.next-record")}</button></div>
<p class="now"><span id="timeline-when">${escapeHtml(final.when)}</span> <span id="timeline-who" class="by">${escapeHtml(final.who)}</span></p>
<p class="happening" id="timeline-headline">${escapeHtml(final.headline)}</p>
<p class="why" id="timeline-why">${escapeHtml(final.why)}</p>
<div class="stage"><div>${map}<ul class="gauges">${gaugeItems(scenario, final)}</ul></div><ol class="moments" aria-label="${say("after-action.all-records")}">${list.join("")}</ol></div>
${printedMaps(played, scenario)}
<div class="ladders small">${postures.map(({ actor, posture }) => liveLadder(actor.label, posture, standing)).join("")}</div>
<script type="application/json" id="timeline-data">${safeJson(data)}</script>
</section>`;
}

function gaugeItems(scenario: Scenario, { gauges }: ReturnType<typeof momentsOf>[number]): string {
  return scenario.gauges
    .map(({ label, min, max }, index) => {
      const { value, text } = gauges[index] as (typeof gauges)[number];
      return `<li data-gauge="${index}"><span>${escapeHtml(label)}</span><b>${escapeHtml(text)}</b><meter min="${min}" max="${max}" value="${value}">${escapeHtml(text)}</meter></li>`;
    })
    .join("");
}

function liveLadder(
  actor: string,
  posture: Scenario["actors"][number]["postures"][number],
  standing: PostureStates,
): string {
  const name = `${actor} \u00b7 ${posture.label}`;
  const rungs = graveFirst(posture).map((state) => {
    const here = standing[posture.path] === state.id ? " here" : "";
    return `<li class="heat-${heatOf(state, posture)}${here}" data-rung="${escapeHtml(posture.path)}" data-state="${escapeHtml(state.id)}"><b>${state.rung ?? ""}</b><span class="step">${escapeHtml(state.label)}</span></li>`;
  });
  return `<section class="ladder" aria-label="${escapeHtml(name)}"><p class="name">${escapeHtml(name)}</p><ol>${rungs.join("")}</ol></section>`;
}

/** On paper nothing moves: the map at the start, at a third and two thirds of the way, and at last. */
function printedMaps({ records, world }: Played, scenario: Scenario): string {
  if (!hasMap(scenario)) return "";
  const maps = [0, 1 / 3, 2 / 3, 1].map((share) => {
    const time = world.time * share;
    const past = records.filter((record) => (share === 1 ? true : record.time <= time && share > 0));
    const title = say("after-action.map-of-day", { day: Math.floor(time) });
    return `<figure class="map"><figcaption>${title}</figcaption><div class="drawing">${drawMap(scenario, statesAfter(scenario, past), title)}</div></figure>`;
  });
  const bare = maps.join("").replaceAll(/ data-(?:posture|states|level|label|pip)="[^"]*"/g, "");
  return `<div class="printed-maps" aria-hidden="true">${bare}</div>`;
}

/** Every record, one a row. */
export function recordTable({ records }: Pick<Played, "records">, lookup: Lookup): Block {
  return table(
    say("after-action.record-table-title", { n: records.length }),
    columns(
      [say("after-action.no"), 7, "right"],
      [say("after-action.date"), 15],
      [say("after-action.who"), 15],
      [say("after-action.what"), 38],
      [say("after-action.how-it-came-about"), 25],
    ),
    records.map((record) => ({
      anchor: recordAnchor(record.seq),
      cells: [
        recordLink(record, String(record.seq)),
        lines(dayInWords(lookup.scenario, record.date), say("after-action.day", { day: record.day })),
        whoOf(lookup, record),
        record.type === "milestone" || record.type === "end" ? strong(record.headline) : record.headline,
        likelihoodInWords(likelihoodOf(record)),
      ],
    })),
    say("after-action.nothing-has-happened"),
  );
}
