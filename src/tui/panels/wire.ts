/**
 * What happened, as a wire service sends it: newest at the bottom, one date for each day, who it was and how likely.
 * A headline too long for the panel goes on below itself, because a headline cut is a fact lost.
 */

import { say } from "../../catalogue/index.js";
import { dateOfDay, isHappening } from "../../engine/index.js";
import { messageInWords } from "../../exercise/index.js";
import type { RecordEntry } from "../../session/index.js";
import type { Lookup } from "../../text/index.js";
import {
  chanceInColumn,
  isByChance,
  likelihoodOf,
  padEnd,
  padStart,
  shortDate,
  tagOf,
  widthOf,
  wrap,
} from "../../text/index.js";
import type { Tone } from "../term/colour.js";
import { glyph } from "../term/glyphs.js";
import type { Room } from "../term/layout.js";
import { fill, type Line, lineOf, type Span, span } from "../term/line.js";
import type { Panel, Scene } from "./panel.js";
import { sayRecord } from "./say-record.js";

const marks = { milestone: glyph.milestone, inject: glyph.inject, end: glyph.ending } as const;
const tones: Readonly<{ [type: string]: Tone }> = { milestone: "accent", inject: "accent", end: "strong" };

/** From this width on, what a record moved stands beside its headline. */
const movedFrom = 80;
const headlineWidth = 54;
const dateWidth = 8;
const tagWidth = 5;
const chanceWidth = 10;

/** Parts of a text, with what was searched for marked. */
function highlight(text: string, query: string, tone: Tone): Span[] {
  const wanted = query.trim().toLocaleLowerCase("en");
  const at = wanted === "" ? -1 : text.toLocaleLowerCase("en").indexOf(wanted);
  if (at < 0) return [span(text, tone)];
  const until = at + wanted.length;
  return [
    span(text.slice(0, at), tone),
    span(text.slice(at, until), "match"),
    ...highlight(text.slice(until), query, tone),
  ].filter((part) => part.text !== "");
}

/** The posture a record moved, and to where, for wide wires; without the posture where only the state fits. */
function movedText(lookup: Lookup, { record }: RecordEntry, width: number): string {
  if (!isHappening(record)) return "";
  const [move] = record.type === "inject" ? (record.moved ?? []) : [record];
  if (move === undefined) return "";
  const posture = lookup.postures.get(move.posture)?.label ?? "";
  const to = lookup.stateLabel(move.posture, move.to);
  const state = move.from === move.to ? say("text.stays", { state: to }) : `→ ${to}`;
  const whole = `${posture} ${state}`;
  return widthOf(whole) <= width ? whole : state;
}

/** How likely it was, or whose doing where chance had no part in it. */
function oddsText({ record }: RecordEntry): string {
  if (record.type === "inject" && record.inject === "@order-failed") return "seat";
  const by = "by" in record ? record.by : undefined;
  // Of what people did, chance may have picked the end, but not that it happened.
  if (by === "seat" || by === "hand") return by;
  return chanceInColumn(likelihoodOf(record));
}

/** Who it was and how likely, at the end of a record's first line. */
function tailSpans({ lookup, outside }: Scene, entry: RecordEntry, movedWidth: number): Span[] {
  const tag = entry.record.type === "inject" && outside !== undefined ? outside : tagOf(lookup, entry);
  const known = likelihoodOf(entry.record);
  const rare = isByChance(known) && (known.withinWeek ?? known.p ?? 1) < 0.2;
  const moved =
    movedWidth === 0 ? [] : [span(padEnd(` ${movedText(lookup, entry, movedWidth - 1)}`, movedWidth), "dim")];
  return [
    ...moved,
    span(padStart(tag, tagWidth), "dim"),
    span(`${padStart(oddsText(entry), chanceWidth - 1)} `, !isByChance(known) ? "dim" : rare ? "strong" : "plain"),
  ];
}

/** The lines of one record; `dated` where its day is to be written. */
function entryLines(scene: Scene, { width }: Room, index: number, dated: boolean): Line[] {
  const { view, screen } = scene;
  const entry = view.records[index];
  if (entry === undefined) return [];
  const { record } = entry;
  const chosen = index === (screen.selected ?? view.records.length - 1);
  const free = width - dateWidth - tagWidth - chanceWidth;
  const room = free >= movedFrom ? headlineWidth : free;
  const note = scene.bookmarks?.get(entry.number);
  const marked = note === undefined ? "" : `${glyph.bookmark} `;
  const mark = marked + (record.type in marks ? `${marks[record.type as keyof typeof marks]} ` : "");
  const tone: Tone = chosen ? "strong" : (tones[record.type] ?? "plain");
  const lines = wrap(mark + record.headline, room, 3).map((text, row): Line => {
    const date = row === 0 && (dated || chosen) ? `${shortDate(record.date)} ` : " ".repeat(dateWidth - 1);
    return [
      span(row === 0 && chosen ? glyph.selected : " ", "accent"),
      span(date, chosen ? "strong" : "dim"),
      ...highlight(padEnd(text, room), screen.search?.query ?? "", tone),
      ...(row === 0 ? tailSpans(scene, entry, free - room) : []),
    ];
  });
  return chosen && note ? [...lines, ...noteLines(note, width)] : lines;
}

/** The note of a bookmark, below its record while that is selected. */
function noteLines(note: string, width: number): Line[] {
  const indent = " ".repeat(dateWidth + 2);
  return wrap(note, width - indent.length - 1, 3).map((text): Line => [span(indent), span(text, "accent")]);
}

/** What was written after so many records, with what became of it; it can't be selected. */
function messageLines({ view, lookup }: Scene, { width }: Room, after: number): Line[] {
  const indent = " ".repeat(dateWidth + 2);
  return view.messages
    .filter(({ recordCount }) => recordCount === after)
    .flatMap(({ time, message }) => {
      const { scenario } = lookup;
      const { title, body } = messageInWords(scenario, message);
      const date = `${shortDate(dateOfDay(scenario.start, Math.floor(time)))} `;
      const text = body.length === 0 ? title : `${title}: ${body.join(" · ")}`;
      return wrap(`${glyph.written} ${text}`, width - indent.length - 1, 4).map(
        (part, row): Line => [span(row === 0 ? ` ${date}` : indent, "dim"), span(part, "accent")],
      );
    });
}

const lastOf = (lines: readonly Line[], most: number): readonly Line[] => (most <= 0 ? [] : lines.slice(-most));

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The stretch of the wire to show: the chosen record, a third of the room for later ones, earlier ones in the rest. */
function stretchAround(chosen: number, count: number, height: number, heightOf: (index: number) => number): Stretch {
  let from = chosen;
  let to = chosen;
  let used = heightOf(chosen);
  const fits = (first: number, last: number, more: number) =>
    used + more + (first > 0 ? 1 : 0) + (last < count - 1 ? 1 : 0) <= height;
  const growDown = (most: number) => {
    for (let below = 0; to + 1 < count && below + heightOf(to + 1) <= most && fits(from, to + 1, heightOf(to + 1)); ) {
      to += 1;
      used += heightOf(to);
      below += heightOf(to);
    }
  };
  growDown(Math.floor(height / 3));
  while (from > 0 && fits(from - 1, to, heightOf(from - 1))) {
    from -= 1;
    used += heightOf(from);
  }
  growDown(height);
  return { from, to };
}

/** Exactly `room.height` lines. The selected record is always among them. */
export function wireLines(scene: Scene, room: Room): readonly Line[] {
  const { records } = scene.view;
  if (records.length === 0) {
    const written = messageLines(scene, room, 0).slice(-room.height);
    return fill(written.length > 0 ? written : scene.welcome(room), room.height);
  }
  const startsDay = (index: number) => records[index]?.record.day !== records[index - 1]?.record.day;
  const linesOf = (index: number, dated: boolean) => {
    const own = entryLines(scene, room, index, dated);
    // Whatever is written between two records, the chosen record stays in sight.
    const most = Math.max(0, room.height - own.length - 2);
    const after = lastOf(messageLines(scene, room, index + 1), most);
    const before = index === 0 ? lastOf(messageLines(scene, room, 0), most - after.length) : [];
    return [...before, ...own, ...after];
  };
  const heightOf = (index: number) => linesOf(index, false).length;
  const chosen = scene.screen.selected ?? records.length - 1;
  const { from, to } = stretchAround(chosen, records.length, room.height, heightOf);
  const lines: Line[] = from > 0 ? [lineOf(` ${say("panel.wire-earlier", { n: from })}`, "dim")] : [];
  for (let index = from; index <= to; index += 1) lines.push(...linesOf(index, index === from || startsDay(index)));
  if (to < records.length - 1) lines.push(lineOf(` ${say("panel.wire-later", { n: records.length - 1 - to })}`, "dim"));
  return fill(lines, room.height);
}

export const wirePanel: Panel = {
  id: "wire",
  key: "2",
  slot: "middle",
  does: "wire",
  title: () => say("panel.wire"),
  lines: wireLines,
  spoken: ({ lookup, view }) => [
    say("panel.heard", { title: say("panel.wire") }),
    ...view.records.slice(-10).map((entry) => sayRecord(lookup, entry)),
  ],
};
