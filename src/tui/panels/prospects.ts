/**
 * Odds from here, drawn: each ending and each milestone not yet reached as a bar that grows sharper as futures come in.
 * What is sure of a probability is full, what its 95% interval leaves open is lighter, so that a bar never claims more
 * than has been counted.
 */

import type { Outlook, Prospect } from "../../analysis/index.js";
import { say } from "../../catalogue/index.js";
import { dateOfDay } from "../../engine/index.js";
import type { View } from "../../session/index.js";
import {
  type Lookup,
  longDate,
  padEnd,
  padStart,
  percent,
  percentRange,
  thousands,
  widthOf,
  wrap,
} from "../../text/index.js";
import { glyph } from "../term/glyphs.js";
import { blank, type Line, lineOf, type Span, span } from "../term/line.js";

/** What is known of the futures. */
export interface Outlooks {
  /** From the moment shown, the seats played on as the model would; null until the first are in. */
  readonly here: Outlook | null;
  /** The same if the seats only hold; null until the first are in, and where nobody is seated. */
  readonly held: Outlook | null;
  /** Somebody is seated. */
  readonly seated: boolean;
  /** From the moment shown before, in place of what is still being counted; null where there is none or `here` is known. */
  readonly earlier: Outlook | null;
  /** From day 0; null until someone has asked. */
  readonly start: Outlook | null;
  /** The run ends at the moment shown, or at its start. */
  readonly over: boolean;
  readonly startOver: boolean;
  /** Why no futures can be played; empty where they can. */
  readonly problem: string;
}

export const noOutlooks: Outlooks = {
  here: null,
  held: null,
  seated: false,
  earlier: null,
  start: null,
  over: false,
  startOver: false,
  problem: "",
};

/** One thing that may come of it. */
export interface Row {
  readonly label: string;
  readonly kind: "ending" | "milestone";
  readonly now: Prospect | undefined;
  readonly held: Prospect | undefined;
  readonly start: Prospect | undefined;
}

/** What reaching the last day is called among the endings, and where there is little room. */
const horizon = { id: "horizon", label: say("panel.no-ending-by-last-day"), brief: say("panel.no-ending") };

/** Endings in their order, the last day as the last of them; then milestones not yet reached. */
export function prospectRows(lookup: Lookup, view: View, { here, held, earlier, start }: Outlooks): Row[] {
  const { endings, milestones } = lookup.scenario;
  const now = here ?? earlier;
  const find = (from: Outlook | null, part: "endings" | "milestones", id: string) =>
    from?.[part].find((prospect) => prospect.id === id);
  const rowOf = (kind: Row["kind"], id: string, label: string): Row => {
    const part = kind === "ending" ? "endings" : "milestones";
    return { label, kind, now: find(now, part, id), held: find(held, part, id), start: find(start, part, id) };
  };
  const reached = new Set(view.records.map(({ record }) => (record.type === "milestone" ? record.milestone : "")));
  return [
    ...endings.map(({ id, label }) => rowOf("ending", id, label)),
    rowOf("ending", horizon.id, horizon.label),
    ...milestones
      .filter(({ id }) => !reached.has(id))
      .map(({ id, label }) => rowOf("milestone", id, label))
      // What is reached at the very moment shown has no prospect, though its record is still to come.
      .filter((row) => here === null || row.now !== undefined),
  ];
}

/** All futures are in, or there will be none. */
export function isCounted({ here, held, seated, over, problem }: Outlooks): boolean {
  return over || problem !== "" || (isComplete(here) && (!seated || isComplete(held)));
}

/** All futures that were asked for are in. */
export function isComplete(outlook: Outlook | null): boolean {
  return outlook !== null && outlook.runs >= outlook.wanted;
}

/** How many futures figures rest on: `1,250 of 2,000 futures`, and `2,000 futures` once all are in. */
export function futuresInWords({ runs, wanted }: Outlook): string {
  return runs < wanted
    ? say("panel.futures-so-far", { runs: thousands(runs), wanted: thousands(wanted) })
    : say("panel.futures-all", { runs: thousands(runs) });
}

/** How far the count is, or why there is none. */
export function tallyInWords({ here, over, problem }: Outlooks): string {
  if (problem !== "") return say("panel.futures-broken");
  if (over) return say("panel.futures-over");
  return here === null ? say("panel.futures-counting") : futuresInWords(here);
}

/** Full as far as it is sure, lighter as far as it may be. */
function barSpans(prospect: Prospect | undefined, width: number, stale: boolean): Span[] {
  if (prospect === undefined) return [span(glyph.track.repeat(width), "dim")];
  const sure = Math.round(prospect.low * width);
  const open = Math.max(sure, Math.round(prospect.high * width)) - sure;
  return [
    span(glyph.full.repeat(sure), stale ? "dim" : "heat0"),
    span(glyph.half.repeat(open), "dim"),
    span(glyph.track.repeat(width - sure - open), "dim"),
  ].filter((part) => part.text !== "");
}

const percentWidth = 6;
/** `hold 12%`, where somebody is seated. */
const heldWidth = 10;
const rangeWidth = 10;
const wordWidth = 24;
const worthWidth = 31;
const leastPageWithWorth = 140;
const leastLabel = 18;
const leastLabelOnPhone = 12;
const leastBar = 8;

interface Columns {
  readonly label: number;
  /** What it is if the seats only hold. */
  readonly held: boolean;
  readonly bar: number;
  /** Decimals below 1%. */
  readonly fine: boolean;
  readonly range: boolean;
  readonly word: boolean;
  /** How many plain runs would be as sure. */
  readonly worth: boolean;
  readonly start: boolean;
}

function detailSpans({ now, start }: Row, columns: Columns, stale: boolean): Span[] {
  if (now === undefined) return [];
  const spans: Span[] = [];
  const range = percentRange(now.low, now.high);
  if (columns.range) spans.push(span(`  ${range.padEnd(rangeWidth - 2)}`, "dim"));
  // An interval such as “<0.1–0.4%” takes a blank of the word's, rather than lose its end.
  const wide = columns.range && range.length > rangeWidth - 2;
  const word = columns.word ? `${wide ? " " : "  "}${now.word}` : "";
  const room = wordWidth - (columns.range ? Math.max(0, range.length - (rangeWidth - 2)) : 0);
  spans.push(span(columns.start || columns.worth ? padEnd(word, room) : word, stale ? "dim" : "plain"));
  if (columns.worth) {
    const { plainRuns } = now;
    const worth = plainRuns === undefined ? "" : say("panel.odds-worth", { runs: thousands(plainRuns) });
    spans.push(span(padEnd(worth, worthWidth), "dim"));
  }
  if (columns.start && start !== undefined)
    spans.push(span(say("panel.odds-on-day-0", { chance: percent(start.p) }), "dim"));
  return spans;
}

function figureOf(prospect: Prospect | undefined, fine: boolean): string {
  if (prospect === undefined) return "…";
  return !fine && prospect.p > 0 && prospect.p < 0.01 ? "<1%" : percent(prospect.p);
}

function rowLine(row: Row, indent: number, columns: Columns, stale: boolean): Line {
  const sign = row.kind === "ending" ? glyph.ending : glyph.milestone;
  const figure = figureOf(row.now, columns.fine);
  const held = say("panel.odds-if-held", { chance: padStart(figureOf(row.held, columns.fine), 4) });
  return [
    blank(indent),
    span(`${sign} `, row.kind === "ending" ? "strong" : "accent"),
    span(padEnd(row.label, columns.label), stale ? "dim" : "plain"),
    span(`${padStart(figure, percentWidth - 1)} `, stale || row.now === undefined ? "dim" : "strong"),
    ...(columns.held ? [span(padEnd(held, heldWidth), "dim")] : []),
    ...barSpans(row.now, columns.bar, stale),
    ...detailSpans(row, columns, stale),
  ];
}

export interface ProspectsProps {
  readonly lookup: Lookup;
  readonly view: View;
  readonly outlooks: Outlooks;
  readonly width: number;
}

/** Where the figures are still those of the moment before. */
const isStale = ({ here, earlier }: Outlooks) => here === null && earlier !== null;

const leastCellWithHeld = 54;

/** In place: as many columns as the width holds, row by row. */
export function prospectCells({ lookup, view, outlooks, width }: ProspectsProps): Line[] {
  if (outlooks.problem !== "") return troubleLines(outlooks, width);
  if (outlooks.over) return [lineOf(`  ${say("panel.futures-nothing-open")}`, "dim")];
  const rows = prospectRows(lookup, view, outlooks).map((row) =>
    row.label === horizon.label ? { ...row, label: horizon.brief } : row,
  );
  const across = width < 76 ? 1 : 2;
  const cell = Math.floor(width / across);
  const longest = Math.max(...rows.map(({ label }) => widthOf(label)));
  // Where a name would lose too much, what comes if the seats only hold is left to the page.
  const held = outlooks.seated && cell >= leastCellWithHeld;
  const free = cell - 4 - percentWidth - (held ? heldWidth : 0);
  const label = Math.min(longest, free - 6);
  const range = free - label - rangeWidth >= 10;
  const bar = Math.min(30, free - label - (range ? rangeWidth : 0));
  const columns = { label, held, bar, fine: false, range, word: false, worth: false, start: false };
  const cells = rows.map((row): Line => {
    const line = rowLine(row, 1, columns, isStale(outlooks));
    return [...line, blank(cell - line.reduce((used, { text }) => used + widthOf(text), 0))];
  });
  return Array.from({ length: Math.ceil(cells.length / across) }, (_, row) =>
    cells.slice(row * across, (row + 1) * across).flat(),
  );
}

function troubleLines({ problem }: Outlooks, width: number): Line[] {
  return wrap(say("panel.futures-broken-why", { problem }), width - 4).map(
    (text): Line => [blank(2), span(text, "heat4")],
  );
}

/** On the page: one below the other, with intervals and words. */
export function prospectLines(props: ProspectsProps): Line[] {
  const { lookup, view, outlooks, width } = props;
  if (outlooks.problem !== "") return troubleLines(outlooks, width);
  if (outlooks.over) return [lineOf(`  ${say("panel.futures-nothing-open")}`, "dim")];
  const rows = prospectRows(lookup, view, outlooks);
  const longest = Math.max(...rows.map((row) => widthOf(row.label))) + 2;
  const held = outlooks.seated;
  const withoutWord = 4 + percentWidth + (held ? heldWidth : 0) + rangeWidth;
  // A phone has no room for it.
  const word = width >= withoutWord + wordWidth + leastLabel + leastBar;
  // The word's room takes what is left of an interval such as “99% or more”.
  const ranges = rows.map(({ now }) => (now === undefined ? 0 : percentRange(now.low, now.high).length + 2));
  const figures = withoutWord + (word ? wordWidth : Math.max(0, ...ranges.map((range) => range - rangeWidth)));
  const label = Math.min(longest, Math.max(word ? leastLabel : leastLabelOnPhone, width - figures - leastBar));
  const start = width >= 110 && outlooks.start !== null && outlooks.start !== outlooks.here;
  const worth = width >= leastPageWithWorth && rows.some(({ now }) => now?.plainRuns !== undefined);
  const bar = Math.max(leastBar, Math.min(50, width - figures - label - (start ? 15 : 0) - (worth ? worthWidth : 0)));
  const columns = { label, held, bar, fine: true, range: true, word, worth, start };
  const section = (title: string, kind: Row["kind"]): Line[] => {
    const lines = rows.filter((row) => row.kind === kind).map((row) => rowLine(row, 2, columns, isStale(outlooks)));
    return lines.length === 0 ? [] : [lineOf(`  ${title}`, "strong"), ...lines, []];
  };
  const date = longDate(dateOfDay(lookup.scenario.start, view.day));
  const from = say("panel.odds-from", { date, day: view.day, full: glyph.full, half: glyph.half });
  return [
    [blank(2), span(`${tallyInWords(outlooks)}`, "accent"), span(` ${from}`, "dim")],
    ...(held ? wrap(say("panel.odds-two-ways"), width - 4).map((text): Line => [blank(2), span(text, "dim")]) : []),
    [],
    ...section(say("panel.odds-how-it-ends"), "ending"),
    ...section(say("panel.odds-before-that"), "milestone"),
  ];
}

/** For a reader who hears the screen: every prospect in a sentence. */
export function sayProspects(lookup: Lookup, view: View, outlooks: Outlooks): string[] {
  if (outlooks.problem !== "") return [`${say("panel.futures-broken-why", { problem: outlooks.problem })}.`];
  if (outlooks.over) return [say("panel.futures-nothing-open")];
  if (!isCounted(outlooks)) return [say("panel.futures-counting-heard")];
  return [
    say("panel.odds-heard", { tally: tallyInWords(outlooks) }),
    ...prospectRows(lookup, view, outlooks).flatMap(({ kind, label, now, held }) => {
      if (now === undefined) return [];
      const interval = percentRange(now.low, now.high).replace("–", " to ");
      const told = { ending: kind === "ending", label, chance: percent(now.p), word: now.word, interval };
      return held === undefined
        ? [say("panel.prospect-heard", told)]
        : [say("panel.prospect-heard-both", { ...told, held: percent(held.p) })];
    }),
  ];
}

/** How likely it was from the start that a run would end as this one did. `ending` is null for the last day. */
export function hindsight(ending: string | null, { start, startOver, problem, seated }: Outlooks): string {
  if (problem !== "" || startOver) return "";
  const prospect = start?.endings.find(({ id }) => id === (ending ?? horizon.id));
  if (!start || prospect === undefined) return say("panel.end-how-likely");
  const { p, low, high, word } = prospect;
  const futures = futuresInWords(start);
  return say("panel.end-hindsight", { chance: percent(p), futures, seated, interval: percentRange(low, high), word });
}
