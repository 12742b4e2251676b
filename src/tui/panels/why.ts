/**
 * The bottom of the screen: why the selected record happened. In place as far as there is room, and on a page of its
 * own with every claim in full.
 */
import { say } from "../../catalogue/index.js";
import type { Explanation } from "../../engine/index.js";
import type { RecordEntry } from "../../session/index.js";
import { citation, type Lookup, longDate, percent, rate, ratio, shorten, wrap } from "../../text/index.js";
import type { Tone } from "../term/colour.js";
import { glyph } from "../term/glyphs.js";
import type { Room } from "../term/layout.js";
import { blank, fitLine, type Line, span } from "../term/line.js";
import { competingLines, inStages } from "./competing-lines.js";
import { endInBrief } from "./outcome-lines.js";
import { type Page, type Panel, type Scene, selectedEntry } from "./panel.js";
import { sayLines, spokenWidth } from "./say-record.js";
import { sourceLines, wholePage, whyLines } from "./why-lines.js";
import type { Detail, ExplainedEntry } from "./why-table.js";

const nothingYet = say("panel.why-nothing-yet");

/** From this width on, the competing hazards stand beside the table. */
const besideFrom = 150;

function besideEachOther(lookup: Lookup, entry: RecordEntry, why: Explanation, { width, height }: Room): Line[] {
  const left = Math.floor(width * 0.6);
  const drafts = (["said", "none"] as const).map((claims) => whyLines(lookup, entry, left, { claims, rivals: 0 }));
  const table = drafts.find(({ length }) => length <= height) ?? drafts[0] ?? [];
  const head: Line = [span(` ${say("panel.why-rivals-head", { staged: inStages(why.rivals, why) })}`, "dim")];
  const rows = Math.max(table.length, height);
  const competing = [head, ...competingLines(lookup, why, width - left - 1)];
  return Array.from({ length: rows }, (_, row) => [
    ...fitLine(table[row] ?? [], left),
    span(glyph.along, "dim"),
    ...(competing[row] ?? []),
  ]);
}

/** Why a hazard fired before its rivals; null for a record that no hazard caused. */
function hazardOf({ record, why }: RecordEntry): Explanation | null {
  const chosen = "by" in record && record.by !== undefined;
  return !chosen && why?.trigger === "hazard" ? why : null;
}

/** In place: the fullest of these that there is room for. */
const inPlace: readonly Detail[] = [
  { claims: "said", rivals: 3 },
  { claims: "none", rivals: 3 },
  { claims: "none", rivals: 1 },
];

/** The fullest explanation that there is room for; in brief where nobody reads in it and all of it is too much. */
function whyLinesInPlace(scene: Scene, room: Room, focused: boolean): readonly Line[] {
  const { lookup } = scene;
  const entry = selectedEntry(scene);
  if (entry === undefined) {
    return wrap(nothingYet, room.width - 4).map((text): Line => [blank(2), span(text, "dim")]);
  }
  const hazard = hazardOf(entry);
  if (room.width >= besideFrom && hazard !== null) return besideEachOther(lookup, entry, hazard, room);
  const drafts = inPlace.map((detail) => whyLines(lookup, entry, room.width, detail));
  const fitting = drafts.find(({ length }) => length <= room.height);
  const lines = fitting ?? drafts[1] ?? [];
  return fitting === undefined && hazard !== null && !focused
    ? inBrief(lookup, { record: entry.record, why: hazard }, room, lines)
    : lines;
}

/** Where there is hardly any room: what it is made of, the sum, how it ended, the nearest rival, and the way to the rest. */
function inBrief(lookup: Lookup, explained: ExplainedEntry, room: Room, lines: readonly Line[]): Line[] {
  const { why } = explained;
  const width = room.width - 4;
  const end = endInBrief(explained);
  const sum = lines.find((line) => line.some(({ text }) => text.startsWith("  =")));
  const factors = why.factors
    .filter((factor) => factor.ratio !== 1)
    .map((factor) => `× ${ratio(factor.ratio)} ${factor.label}`);
  const base = [say("panel.why-base-in-brief", { rate: rate(why.basePerDay) }), ...factors].join("  ");
  const [claim] = [...why.evidence, ...why.factors.flatMap(({ evidence }) => evidence)];
  const ground = claim === undefined ? [] : [say("panel.why-rests-on", { citation: citation(lookup, claim) })];
  const [rival] = why.rivals;
  const instead =
    rival === undefined
      ? []
      : [say("panel.why-rival-in-brief", { share: percent(rival.share), headline: rival.headline })];
  const text = (words: string, tone: Tone = "plain"): Line => [blank(2), span(words, tone)];
  const parts = wrap(base, width, Math.max(1, room.height - 2));
  const spare = room.height - parts.length - 2;
  return [
    ...parts.map((part) => text(part)),
    sum ?? [],
    ...[...(end === "" ? [] : [end]), ...instead].slice(0, spare).map((words) => text(shorten(words, width))),
    text(shorten([...ground, say("panel.why-whole")].join(" · "), width), "dim"),
  ];
}

/** The page: as long as it needs to be. */
export function whyPageLines(lookup: Lookup, entry: RecordEntry, width: number): Line[] {
  const actor = "actor" in entry.record ? lookup.actors.get(entry.record.actor)?.label : undefined;
  const when = `${longDate(entry.record.date)}${actor === undefined ? "" : ` · ${actor}`}`;
  return [
    ...wrap(entry.record.headline, width - 4).map((text): Line => [blank(2), span(text, "strong")]),
    [blank(2), span(when, "dim")],
    [],
    ...reasonLines(lookup, entry, width),
  ];
}

const reasonLines = (lookup: Lookup, entry: RecordEntry, width: number): Line[] => [
  ...whyLines(lookup, entry, width, wholePage),
  ...sourceLines(lookup, entry, width),
];

/** Why a record came about in sentences, without what only an eye can use. */
export const whyInSentences = (lookup: Lookup, entry: RecordEntry): readonly string[] =>
  sayLines(reasonLines(lookup, entry, spokenWidth));

export const whyPanel: Panel = {
  id: "why",
  key: "4",
  whole: "w",
  slot: "bottom",
  does: "why",
  title: (scene) => {
    const headline = selectedEntry(scene)?.record.headline;
    return headline === undefined ? say("panel.why") : say("panel.why-record", { headline });
  },
  lines: whyLinesInPlace,
  spoken: sayWhy,
};

function sayWhy(scene: Scene): string[] {
  const entry = selectedEntry(scene);
  if (entry === undefined) return [say("panel.why-nothing-heard")];
  return [say("panel.heard", { title: say("panel.why") }), ...sayLines(whyPageLines(scene.lookup, entry, spokenWidth))];
}

export const whyPage: Page = {
  id: "why",
  title: () => say("panel.why"),
  lines: (scene, width) => {
    const entry = selectedEntry(scene);
    return entry === undefined ? [] : whyPageLines(scene.lookup, entry, width);
  },
  spoken: sayWhy,
  hints: () => [
    ["↑↓", say("panel.hint-scroll"), 3],
    ["n/p", say("panel.hint-records"), 2],
    ["Esc", say("panel.hint-back"), 0],
    ["?", say("panel.hint-help"), 4],
    ["q", say("panel.hint-quit"), 1],
  ],
};
