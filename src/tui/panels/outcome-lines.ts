/**
 * How a transition with outcomes could have ended: the share of each, what makes its weight, and how likely the one was that
 * came about.
 */
import { say } from "../../catalogue/index.js";
import { basisOf, type OutcomeShare } from "../../engine/index.js";
import type { RecordEntry } from "../../session/index.js";
import { type Lookup, likelihoodInWords, likelihoodOf, percent } from "../../text/index.js";
import { type Line, lineOf, span } from "../term/line.js";
import { type Detail, type ExplainedEntry, type Row, rowsOf, tableLines } from "./why-table.js";

/** How the transition could have ended: the share of each outcome, and on a page of its own what makes its weight. */
export function outcomeLines(lookup: Lookup, { record, why }: ExplainedEntry, width: number, detail: Detail): Line[] {
  const { outcomes = [] } = why;
  if (outcomes.length === 0) return [];
  const page = detail.claims === "full";
  const ended = "outcome" in record ? record.outcome : undefined;
  const rows = outcomes
    .filter(({ outcome }) => page || detail.claims === "said" || outcome === ended)
    .flatMap((one): Row[] => [
      {
        figure: one.share === null ? "–" : percent(one.share.p),
        label: one.outcome === ended ? `${one.headline} ${say("panel.why-this-one")}` : one.headline,
        rate: weightInWords(page ? one.baseWeight : one.weight),
        ...basisOf(one),
      },
      ...(page ? weightRows(lookup, one, detail) : []),
    ]);
  const all = why.trigger === "timeout" ? "" : likelihoodInWords(likelihoodOf(record, why));
  return [
    lineOf(`  ${say("panel.why-outcomes")}`, page ? "strong" : "dim"),
    ...tableLines(lookup, rows, width, detail),
    ...(all === "" ? [] : [[span("  = "), span(all, "strong")]]),
  ];
}

const weightInWords = (weight: number): string =>
  say("panel.why-weight", { weight: String(Number(weight.toPrecision(3))) });

/** What each ratio makes of the weight, from the one before its ratios on. */
function weightRows(lookup: Lookup, { baseWeight, factors }: OutcomeShare, detail: Detail): Row[] {
  const after = (last: number) => factors.slice(0, last + 1).reduce((weight, { ratio }) => weight * ratio, baseWeight);
  return rowsOf(lookup, factors, false, detail, (factor) => weightInWords(after(factors.indexOf(factor))));
}

/** A record as it was before chance picked how it ends. */
export function beforeOutcome<Ended extends RecordEntry["record"]>(record: Ended): Ended {
  if (!("outcomeChance" in record)) return record;
  const { outcomeChance: _ended, ...before } = record;
  return before as Ended;
}
