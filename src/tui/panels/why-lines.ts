/**
 * Why a record happened, as lines: the base rate and each ratio with the rate after it, the probability they make, the
 * pressure that had built up, what could have happened instead, and the claims it rests on.
 */
import { say } from "../../catalogue/index.js";
import {
  type Basis,
  type BeliefRecord,
  basisOf,
  type Explanation,
  type Factor,
  type InjectRecord,
  isHappening,
  probabilityWithin,
  type ReservedInject,
} from "../../engine/index.js";
import type { RecordEntry } from "../../session/index.js";
import {
  amount,
  conditionInWords,
  days,
  gaugeValue,
  type Lookup,
  likelihoodInWords,
  likelihoodOf,
  listInWords,
  moveInWords,
  often,
  padEnd,
  percent,
  rate,
  sourceTitle,
  stagesInWords,
  widthOf,
  wrap,
} from "../../text/index.js";
import { addresseesInWords, deliveryInWords } from "../../visibility/index.js";
import { glyph } from "../term/glyphs.js";
import { blank, type Line, lineOf, type Span, sides, span } from "../term/line.js";
import { rivalLines, runOn } from "./competing-lines.js";
import { claimsOf, effectGroundLines, effectGrounds, groundLines, groundWithin, timeWithin } from "./grounds.js";
import { beforeOutcome, outcomeLines } from "./outcome-lines.js";
import { type Detail, type ExplainedEntry, type Row, rowsOf, tableLines } from "./why-table.js";

/** On a page of its own, with the ratios that did not hold. */
export const wholePage: Detail = { claims: "full", rivals: Number.POSITIVE_INFINITY };

function hazardRows(lookup: Lookup, why: Explanation, detail: Detail): Row[] {
  const base: Row = {
    figure: say("panel.why-base-rate"),
    label: stagesInWords(often(why.basePerDay), why.shape),
    rate: say("panel.why-rate", { rate: rate(why.basePerDay) }),
    ...basisOf(why),
  };
  return [base, ...factorRows(lookup, why, detail, (factor) => rate(factor.ratePerDay))];
}

/** The factors that count, with what they make of the rate or the chance; on a page of its own, the others too. */
function factorRows(lookup: Lookup, why: Explanation, detail: Detail, after: (factor: Factor) => string): Row[] {
  return rowsOf(lookup, why.factors, why.trigger === "response", detail, after);
}

/** How a breaking point compares with what chance deals. */
function luck(breakingPoint: number, shape = 1): string {
  const sooner = probabilityWithin(1, breakingPoint, { shape, pressure: 0 });
  return say("panel.why-drawn", { lower: percent(sooner), higher: percent(1 - sooner) });
}

function pressureSpans(why: Explanation, width: number): Span[] {
  if (why.breakingPoint === null) return [];
  const cells = Math.max(6, Math.min(24, width));
  const filled =
    why.breakingPoint === 0 ? cells : Math.min(cells, Math.round((why.pressure / why.breakingPoint) * cells));
  return [
    span(`${say("panel.why-pressure", { pressure: why.pressure.toFixed(2) })} `),
    span(glyph.full.repeat(filled), "heat2"),
    span(glyph.empty.repeat(cells - filled), "dim"),
    span(` ${say("panel.why-breaking-point", { draw: why.breakingPoint.toFixed(2) })}`),
  ];
}

function hazardLines(lookup: Lookup, { record, why }: ExplainedEntry, width: number, detail: Detail): Line[] {
  const sum: Span[] = [span("  = "), span(likelihoodInWords(likelihoodOf(beforeOutcome(record), why)), "strong")];
  const used = sum.reduce((cells, part) => cells + widthOf(part.text), 0);
  const free = width - used - 44;
  const pressure = pressureSpans(why, free);
  const drawn = why.breakingPoint === null ? "" : luck(why.breakingPoint, why.shape);
  const oneLine = free >= 6;
  const table = tableLines(lookup, hazardRows(lookup, why, detail), width, detail);
  const result: Line[] = oneLine
    ? [[...sum, blank(4), ...pressure]]
    : [sum, [blank(4), ...pressureSpans(why, width - 60)]];
  const page = detail.claims === "full";
  return [
    ...table,
    ...result,
    ...(page ? [...wrap(drawn, width - 6).map((text): Line => [blank(4), span(text, "dim")]), []] : []),
    ...(detail.rivals === 0 ? [] : rivalLines(lookup, why, width, detail.rivals)),
  ];
}

function responseLines(lookup: Lookup, { record, why }: ExplainedEntry, width: number, detail: Detail): Line[] {
  const stoodIn = lookup.transitions.get(why.transition)?.trigger.kind === "hazard";
  const row: Row = {
    figure: say("panel.why-answer"),
    label:
      why.answers === undefined
        ? say("panel.why-to-happening")
        : say(stoodIn ? "panel.why-stood-in" : "panel.why-to-headline", { headline: lookup.headlineOf(why.answers) }),
    rate: percent(why.baseChance ?? why.chance ?? 1),
    ...basisOf(why),
  };
  const rows = [row, ...factorRows(lookup, why, detail, (factor) => percent(factor.chance ?? 0))];
  const meaning = likelihoodInWords(likelihoodOf(beforeOutcome(record), why));
  return [...tableLines(lookup, rows, width, detail), [blank(2), span("= "), span(meaning, "strong")]];
}

function timeoutLines(lookup: Lookup, why: Explanation, width: number, detail: Detail): Line[] {
  const [low = 0, ...more] = why.after ?? [];
  const high = more.at(-1) ?? low;
  const row: Row = {
    figure: say("panel.why-time"),
    label:
      low === high
        ? say("panel.why-after", { days: days(low), state: lookup.stateLabel(why.posture, why.from) })
        : say("panel.why-after-between", {
            low: amount(low),
            high: days(high),
            state: lookup.stateLabel(why.posture, why.from),
          }),
    rate: "",
    ...basisOf(why),
    within: groundWithin(say("panel.why-time"), why.afterBasis),
  };
  return [
    ...tableLines(lookup, [row], width, detail),
    [blank(2), span("= "), span(low === high ? say("panel.why-time-fixed") : say("panel.why-time-drawn"), "strong")],
  ];
}

function withReason(text: string, reason: string | undefined): string {
  return reason === undefined || reason === "" ? text : say("panel.why-reason", { cause: text, reason });
}

/** What an inject is that no scenario holds. */
function whiteCellText(lookup: Lookup, record: InjectRecord): string {
  const what = record.path === undefined ? "" : `“${lookup.headlineOf(record.path)}”`;
  switch (record.inject as ReservedInject) {
    case "@ad-hoc":
      return say("panel.why-ad-hoc");
    case "@gauge":
      return withReason(say("panel.why-gauge-set"), record.reason);
    case "@denied":
      return withReason(say("panel.why-vetoed", { what }), record.reason);
    case "@order-failed":
      return say("panel.why-order-failed", { chance: percent(record.chance ?? 0) });
    case "@skipped":
      return say("panel.why-skipped", { what, reason: record.reason ?? "" });
  }
}

/** Records that no rate explains: what they say of themselves, and what they rest on. */
function plainLines(lookup: Lookup, entry: RecordEntry, width: number, detail: Detail): Line[] {
  const { record } = entry;
  const { scenario } = lookup;
  const texts: string[] = [];
  let ground: Partial<Basis> = {};
  if (record.type === "inject" && record.inject.startsWith("@")) {
    // A text that is no longer than its headline stands above already.
    const says = record.text === record.headline ? "" : (record.text ?? "");
    texts.push(whiteCellText(lookup, record), entry.message?.arrival ?? "", says);
  } else if (record.type === "inject") {
    const inject = scenario.injects.find(({ id }) => id === record.inject);
    const arrival = entry.message?.arrival ?? "";
    texts.push(
      say("panel.why-inject", {
        by: record.by,
        from: inject?.from ?? "?",
        to: inject === undefined ? "?" : addresseesInWords(scenario, inject.to),
        delivery: inject === undefined ? "?" : deliveryInWords(inject.delivery),
        arrives: arrival !== "",
      }),
      arrival,
      inject?.text ?? "",
    );
    ground = inject ?? {};
  } else if (record.type === "milestone") {
    const milestone = scenario.milestones.find(({ id }) => id === record.milestone);
    const happenings = (milestone?.on ?? []).map((path) => `“${lookup.headlineOf(path)}”`);
    texts.push(
      milestone?.when === undefined
        ? say("panel.why-milestone-on", { happenings: listInWords(happenings) })
        : say("panel.why-milestone-when", { condition: conditionInWords(lookup, milestone.when) }),
    );
    ground = milestone ?? {};
  } else if (record.type === "end") {
    const ending = scenario.endings.find(({ id }) => id === record.ending);
    texts.push(
      ending === undefined
        ? say("panel.why-horizon", { horizon: scenario.horizon })
        : say("panel.why-ending", { condition: conditionInWords(lookup, ending.when) }),
    );
    ground = ending ?? {};
  } else if (record.type === "belief") {
    texts.push(...beliefTexts(lookup, record));
  } else {
    const { judgement: _ofTheRate, ...cited } = lookup.transitions.get(record.transition) ?? {};
    ground = cited;
    // Of several outcomes chance has picked one.
    const drawn = record.outcome !== undefined;
    texts.push(
      record.by === "hand"
        ? withReason(say("panel.why-forced", { drawn }), record.reason)
        : say("panel.why-ordered", { drawn }),
    );
  }
  const words = texts
    .filter((text) => text !== "")
    .flatMap((text) => wrap(text, width - 4).map((line): Line => [blank(2), span(line)]));
  const rests = { ...basisOf(ground), evidence: record.evidence };
  const full = detail.claims === "full";
  return [...words, ...(full ? [[]] : []), ...groundLines(lookup, rests, 2, width, full)];
}

/** How a report came about; its way and its truth are the facilitator's alone to know. */
function beliefTexts(lookup: Lookup, { actor, about, from, to, truth, sent, time }: BeliefRecord): string[] {
  const state = (id: string) => lookup.stateLabel(about, id);
  const heard = say("panel.why-belief", {
    actor: lookup.actorLabel(actor),
    posture: lookup.postureLabel(about),
    from: state(from),
    to: state(to),
  });
  if (truth === undefined || sent === undefined) return [heard];
  const took =
    time === sent ? say("panel.why-report-at-once") : say("panel.why-report-took", { days: days(time - sent) });
  return [heard, took, truth === to ? "" : say("panel.why-report-wrong", { truth: state(truth) })];
}

/** Whether a person could not tell the two values apart. */
function sameShown(lookup: Lookup, id: string, from: number, to: number): boolean {
  const gauge = lookup.gauges.get(id);
  return gauge === undefined || gaugeValue(gauge, from) === gaugeValue(gauge, to);
}

/** What the record moved: its posture, and gauges as far as one could see it. */
export function effectLines(lookup: Lookup, { record }: RecordEntry, width: number, most = 4): Line[] {
  if (!isHappening(record)) return [];
  const changes = record.type === "inject" ? (record.moved ?? []) : [record];
  const moves = changes.map(
    ({ posture, from, to }) => `${lookup.postureLabel(posture)}: ${moveInWords(lookup, posture, from, to)}`,
  );
  const gauges = record.effects
    .filter(({ gauge, from, to }) => !sameShown(lookup, gauge, from, to))
    .map(({ gauge: id, from, to }) => {
      const gauge = lookup.gauges.get(id);
      return gauge === undefined ? id : `${gauge.label} ${gaugeValue(gauge, from)} → ${gaugeValue(gauge, to)}`;
    });
  const texts = [...moves, ...gauges];
  return texts.length === 0 ? [] : runOn("  moved  ", texts, width, most);
}

/** What the effects rest on that one could see in what the record moved. */
export function groundsOfMoved(lookup: Lookup, entry: RecordEntry): ReturnType<typeof effectGrounds> {
  const changes = "effects" in entry.record ? entry.record.effects : [];
  const seen = changes.filter(({ gauge, from, to }) => !sameShown(lookup, gauge, from, to));
  return effectGrounds(lookup, entry, (id) => seen.some(({ gauge }) => gauge === id));
}

/** Where a person plays its actor: why it came about without an order. */
function willLines({ will }: Explanation, width: number): Line[] {
  if (will === undefined || will === "by-order") return [];
  const text =
    will === "allowed" ? say("panel.why-allowed") : say("panel.why-not-its-will", { reason: will.involuntary });
  return wrap(text, width - 4).map((line): Line => [blank(2), span(line)]);
}

/** As many lines as the explanation needs. */
export function whyLines(lookup: Lookup, entry: RecordEntry, width: number, detail: Detail): Line[] {
  const { why, record } = entry;
  const grounds = detail.claims === "none" ? [] : groundsOfMoved(lookup, entry);
  const effects = [
    ...effectLines(lookup, entry, width, detail.claims === "full" ? Number.POSITIVE_INFINITY : 4),
    ...effectGroundLines(lookup, grounds, width, detail.claims === "full"),
  ];
  const moved: Line[] = effects.length > 0 && detail.claims === "full" ? [...effects, []] : effects;
  const outcomes = why === null ? [] : outcomeLines(lookup, { record, why }, width, detail);
  const ends = outcomes.length > 0 && detail.claims === "full" ? [[], ...outcomes] : outcomes;
  if (why === null || ("by" in record && record.by !== undefined))
    return [...moved, ...plainLines(lookup, entry, width, detail), ...ends];
  const explained = { record, why };
  const willed = willLines(why, width);
  if (why.trigger === "response")
    return [...willed, ...responseLines(lookup, explained, width, detail), ...ends, ...moved];
  if (why.trigger === "timeout") return [...willed, ...timeoutLines(lookup, why, width, detail), ...ends, ...moved];
  const lines = [...willed, ...hazardLines(lookup, explained, width, detail)];
  return detail.claims === "full" ? [...moved, ...lines, ...ends] : [...lines, ...ends, ...moved];
}

/** Title of the source of each claim a record rests on, each once, for the foot of the page. */
export function sourceLines(lookup: Lookup, entry: RecordEntry, width: number): Line[] {
  const { record, why } = entry;
  const claims = new Set([
    ...record.evidence,
    ...(why?.evidence ?? []),
    ...timeWithin(lookup, entry).flatMap(claimsOf),
    ...(why?.factors.flatMap(({ evidence, curveBasis }) => [...evidence, ...(curveBasis?.evidence ?? [])]) ?? []),
    ...groundsOfMoved(lookup, entry).flatMap(claimsOf),
    ...(why?.outcomes?.flatMap(({ evidence, factors }) => [...evidence, ...factors.flatMap(claimsOf)]) ?? []),
  ]);
  const titles = new Map<string, string>();
  for (const claim of claims) {
    const source = lookup.claims.get(claim)?.source;
    if (source !== undefined) titles.set(source, sourceTitle(lookup, claim));
  }
  if (titles.size === 0) return [];
  return [
    [],
    lineOf("  Sources", "strong"),
    ...[...titles].map(
      ([id, title]): Line => sides([blank(4), span(padEnd(id, 24), "accent"), span(title)], [], width),
    ),
  ];
}
