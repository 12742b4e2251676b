/**
 * What happened, as a wire service sends it: newest at the bottom, one date for each day, who it was and how likely.
 * A headline too long for the panel goes on below itself, because a headline cut is a fact lost.
 */

import type { RecordEntry } from "../../session/index.js";
import type { Lookup } from "../../text/index.js";
import { chanceInColumn, isByChance, likelihoodOf, shortDate } from "../../text/index.js";
import type { Tone } from "../term/colour.js";
import { glyph } from "../term/glyphs.js";
import type { Room } from "../term/layout.js";
import { blank, fill, type Line, lineOf, type Span, span } from "../term/line.js";
import { padEnd, padStart, widthOf, wrap } from "../term/text.js";

export interface WireProps {
  readonly lookup: Lookup;
  readonly wire: readonly RecordEntry[];
  readonly room: Room;
  /** Place in the wire, null for the newest. */
  readonly selected: number | null;
  /** What is searched for; empty for nothing. */
  readonly query: string;
  /** What stands for whoever put in what comes from outside, where that is nobody's business. */
  readonly outside?: string;
  /** Of an exercise under way, whose first keys are others. */
  readonly desk?: boolean;
}

const marks = { milestone: glyph.milestone, inject: glyph.inject, end: glyph.ending } as const;
const tones: Readonly<{ [type: string]: Tone }> = { milestone: "accent", inject: "accent", end: "strong" };

/** From this width on, what a record moved stands beside its headline. */
const movedFrom = 80;
const headlineWidth = 54;
const dateWidth = 8;
const tagWidth = 5;
const chanceWidth = 10;

/** `RUS`, or what kind of entry it is where no actor did it. */
export function tagOf(lookup: Lookup, { record }: RecordEntry): string {
  if (record.type === "inject") {
    if (!record.inject.startsWith("@")) return "MSEL";
    // A failed order is its actor's; all else of the kind is the white cell's.
    if (record.inject !== "@order-failed") return "CELL";
    return lookup.actors.get(record.path?.split(".")[0] ?? "")?.short ?? "";
  }
  if (record.type === "milestone" || record.type === "end") return "";
  return lookup.actors.get(record.actor)?.short ?? "";
}

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
  if (record.type === "milestone" || record.type === "end") return "";
  const [move] = record.type === "inject" ? (record.moved ?? []) : [record];
  if (move === undefined) return "";
  const posture = lookup.postures.get(move.posture)?.label ?? "";
  const state = `→ ${lookup.stateLabel(move.posture, move.to)}`;
  const whole = `${posture} ${state}`;
  return widthOf(whole) <= width ? whole : state;
}

/** How likely it was, or whose doing where chance had no part in it. */
function oddsText({ record }: RecordEntry): string {
  const known = likelihoodOf(record);
  if (isByChance(known)) return chanceInColumn(known);
  if (record.type === "inject" && record.inject === "@order-failed") return "seat";
  if (!("by" in record)) return "";
  return record.by === "seat" ? "seat" : record.by === "hand" ? "hand" : "";
}

/** Who it was and how likely, at the end of a record's first line. */
function tailSpans({ lookup, outside }: WireProps, entry: RecordEntry, movedWidth: number): Span[] {
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
function entryLines(props: WireProps, index: number, dated: boolean): Line[] {
  const entry = props.wire[index];
  if (entry === undefined) return [];
  const { record } = entry;
  const chosen = index === (props.selected ?? props.wire.length - 1);
  const free = props.room.width - dateWidth - tagWidth - chanceWidth;
  const room = free >= movedFrom ? headlineWidth : free;
  const mark = record.type in marks ? `${marks[record.type as keyof typeof marks]} ` : "";
  const tone: Tone = chosen ? "strong" : (tones[record.type] ?? "plain");
  return wrap(mark + record.headline, room, 3).map((text, row) => {
    const date = row === 0 && (dated || chosen) ? `${shortDate(record.date)} ` : " ".repeat(dateWidth - 1);
    return [
      span(row === 0 && chosen ? glyph.selected : " ", "accent"),
      span(date, chosen ? "strong" : "dim"),
      ...highlight(padEnd(text, room), props.query, tone),
      ...(row === 0 ? tailSpans(props, entry, free - room) : []),
    ];
  });
}

type Keys = readonly (readonly [key: string, does: string])[];

const watcherKeys: Keys = [
  ["space", "watch it unfold; space again pauses"],
  ["n", "go to the next record, p back by one"],
  ["w", "why it happened, with its sources"],
  ["?", "all keys"],
  ["q", "quit"],
];

const deskKeys: Keys = [
  ["t", "the turn: opens the seats' page, and ends the turn from there"],
  ["i", "the white cell's hand: injects, overrides, notes, rewinding"],
  ["space", "watch time go by; n goes from record to record, w says why"],
  ["m  b", "the events list, and the branches"],
  ["?", "all keys"],
];

/** What a newcomer reads before anything has happened. */
function welcome({ lookup, room, desk }: WireProps): Line[] {
  const { title, summary, horizon } = lookup.scenario;
  const width = room.width - 4;
  const keys = desk ? deskKeys : watcherKeys;
  const keyLines = keys.map(([key, does]): Line => [blank(2), span(padEnd(key, 7), "accent"), span(does)]);
  const about = [title, `${horizon} days. Nothing has happened yet.`];
  const room4 = room.height - keyLines.length - about.length - 3;
  const text = room4 > 0 ? wrap(summary, width, room4).map((line) => [blank(2), span(line)]) : [];
  const [name, state] = about.map(
    (line, index): Line => [blank(2), span(wrap(line, width, 1)[0] ?? "", index === 0 ? "strong" : "dim")],
  );
  const lines: Line[] =
    room.height < 10 ? [name ?? [], ...keyLines] : [[], name ?? [], ...text, [], state ?? [], [], ...keyLines];
  return fill(lines, room.height);
}

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
export function wireLines(props: WireProps): Line[] {
  const { wire, room } = props;
  if (wire.length === 0) return welcome(props);
  const startsDay = (index: number) => wire[index]?.record.day !== wire[index - 1]?.record.day;
  const heightOf = (index: number) => entryLines(props, index, false).length;
  const { from, to } = stretchAround(props.selected ?? wire.length - 1, wire.length, room.height, heightOf);
  const lines: Line[] = from > 0 ? [lineOf(` … ${from} earlier`, "dim")] : [];
  for (let index = from; index <= to; index += 1)
    lines.push(...entryLines(props, index, index === from || startsDay(index)));
  if (to < wire.length - 1) lines.push(lineOf(` … ${wire.length - 1 - to} later`, "dim"));
  return fill(lines, room.height);
}
