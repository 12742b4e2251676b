/**
 * The table of an explanation: a figure, what it is, what it makes, and what it rests on, row by row.
 */
import { say } from "../../catalogue/index.js";
import { basisOf, type Explanation, type Factor } from "../../engine/index.js";
import type { RecordEntry } from "../../session/index.js";
import { gaugeValue, type Lookup, padEnd, ratio, shorten, widthOf, wrap } from "../../text/index.js";
import { blank, type Line, span } from "../term/line.js";
import { type Ground, groundInBrief, groundLines, groundWithin, statementLines } from "./grounds.js";

/** How much is told. */
export interface Detail {
  /** Claims not at all but for where they stand, by what they say, or with their grades and figures too. */
  readonly claims: "none" | "said" | "full";
  /** Lines for what could have happened instead; Infinity lists it all, 0 leaves it out. */
  readonly rivals: number;
}

/** A record that a rate, a chance or a timer explains. */
export interface ExplainedEntry {
  readonly record: RecordEntry["record"];
  readonly why: Explanation;
}

export interface Row extends Ground {
  readonly figure: string;
  readonly label: string;
  readonly rate: string;
}

const leastFigureWidth = 11;
const rateWidth = 13;

export function tableLines(lookup: Lookup, rows: readonly Row[], width: number, detail: Detail): Line[] {
  const longest = Math.max(...rows.map((row) => widthOf(row.label)));
  const figureWidth = Math.max(leastFigureWidth, ...rows.map((row) => widthOf(row.figure) + 2));
  const room = width - figureWidth - rateWidth;
  const share = detail.claims === "full" ? 0.8 : rows.length === 1 ? 0.62 : 0.5;
  const label = Math.min(Math.max(longest + 2, Math.floor(room * 0.4)), Math.floor(room * share));
  const basis = width - 2 - figureWidth - label - rateWidth - 1;
  return rows.flatMap((row): Line[] => {
    const full = detail.claims === "full";
    const beside = full ? "" : groundInBrief(lookup, row);
    // On a page of its own nothing is cut.
    const [first = "", ...more] = full ? wrap(row.label, label - 1) : [shorten(row.label, label - 1)];
    const head: Line = [
      blank(2),
      span(padEnd(row.figure, figureWidth), "strong"),
      span(padEnd(first, label)),
      span(padEnd(row.rate, rateWidth)),
      span(padEnd(beside, Math.max(0, basis)), "dim"),
    ];
    if (detail.claims === "none") return [head];
    const indent = 2 + figureWidth;
    const rest = more.map((text): Line => [blank(indent), span(text)]);
    if (full) return [head, ...rest, ...groundLines(lookup, row, indent, width, true), []];
    return [head, ...statementLines(lookup, row, indent, width)];
  });
}

/** The factors that count, each with what it makes; on a page of its own, the others too. */
export function rowsOf(
  lookup: Lookup,
  factors: readonly Factor[],
  ofOdds: boolean,
  detail: Detail,
  after: (factor: Factor) => string,
): Row[] {
  return factors
    .filter(({ applies, ratio: factor }) => (applies && factor !== 1) || detail.claims === "full")
    .map((factor): Row => {
      const gauge = factor.gauge === undefined ? undefined : lookup.gauges.get(factor.gauge.id);
      const now =
        gauge === undefined || factor.gauge === undefined ? "" : ` (now ${gaugeValue(gauge, factor.gauge.value)})`;
      return {
        figure: ofOdds ? say("panel.why-odds-times", { ratio: ratio(factor.ratio) }) : `× ${ratio(factor.ratio)}`,
        label: factor.applies ? factor.label + now : say("panel.why-not-now", { factor: factor.label }),
        rate: after(factor),
        ...basisOf(factor),
        within: groundWithin(say("panel.why-curve"), factor.curveBasis),
      };
    });
}
