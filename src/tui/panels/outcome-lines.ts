/**
 * How a transition with outcomes could have ended: the share of each, what makes its weight, and how likely the one was that
 * came about.
 */
import { say } from "../../catalogue/index.js";
import { basisOf, type Explanation, type OutcomeShare } from "../../engine/index.js";
import type { RecordEntry } from "../../session/index.js";
import { type Lookup, likelihoodInWords, likelihoodOf, moveInWords, percent, wrap } from "../../text/index.js";
import { blank, type Line, lineOf, span } from "../term/line.js";
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
        label:
          one.outcome === ended
            ? `${endInWords(lookup, why, one)} ${say("panel.why-this-one")}`
            : endInWords(lookup, why, one),
        rate: weightInWords(page ? one.baseWeight : one.weight),
        ...basisOf(one),
      },
      ...(page ? weightRows(lookup, one, detail) : []),
    ]);
  return [
    page ? lineOf(`  ${say("panel.why-outcomes-title")}`, "strong") : lineOf(`  ${say("panel.why-outcomes")}`, "dim"),
    ...tableLines(lookup, rows, width, detail),
    ...endedSoLines({ record, why }, width),
  ];
}

/** How likely it was to happen and to end as it did; that it happened was no matter of chance where a timer expired. */
function endedSoLines({ record, why }: ExplainedEntry, width: number): Line[] {
  if (why.trigger === "timeout") return [];
  const likelihood = likelihoodOf(record, why);
  const words = likelihoodInWords(likelihood);
  if (words === "") return [];
  const byChance = likelihood.kind === "hazard" || likelihood.kind === "response";
  const whole = byChance ? say("panel.why-ended-so", { likelihood: words }) : words;
  return wrap(whole, width - 6).map((text, row): Line => [row === 0 ? span("  = ") : blank(4), span(text, "strong")]);
}

/** The headline of an outcome and the state it leads to; outcomes may share either. */
function endInWords(lookup: Lookup, { posture, from }: Explanation, { headline, to }: OutcomeShare): string {
  return to === from
    ? `${headline}, ${moveInWords(lookup, posture, from, to)}`
    : `${headline} → ${lookup.stateLabel(posture, to)}`;
}

/** In one line: how often it would have ended as it did; empty where it had one end only. */
export function endInBrief({ record, why }: ExplainedEntry): string {
  const ended = "outcome" in record ? why.outcomes?.find(({ outcome }) => outcome === record.outcome) : undefined;
  return ended?.share == null ? "" : say("panel.why-ended-so-in-brief", { share: percent(ended.share.p) });
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
