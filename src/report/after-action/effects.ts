/**
 * What an act does over many futures, in words: each ending, milestone and gauge that it moves by more than chance
 * would, with the interval of the paired differences, and how far single pairs are apart.
 */
import { say } from "../../catalogue/index.js";
import { amount, endingLabel, figure, gaugeValue, type Lookup, percent, thousands } from "../../text/index.js";
import { lines, type Text } from "../page/document.js";
import type { Act } from "./after-action.js";
import type { Effect, Shift } from "./chances.js";

/** Lines that a card shows; more would bury the first. */
const mostShifts = 5;

/** How much a shift weighs: in shares of runs, or of a gauge's range; 0 where chance alone would move it as far. */
function weigh(lookup: Lookup, { kind, id, difference, low, high }: Shift): number {
  if (low <= 0 && high >= 0) return 0;
  if (kind !== "gauge") return Math.abs(difference);
  const gauge = lookup.gauges.get(id);
  return gauge === undefined ? 0 : Math.abs(difference) / Math.max(1e-9, gauge.max - gauge.min);
}

/** The shifts that are more than chance, the weightiest first. */
export function tellable(lookup: Lookup, shifts: readonly Shift[]): readonly Shift[] {
  return shifts
    .filter((shift) => weigh(lookup, shift) > 0)
    .sort((one, other) => weigh(lookup, other) - weigh(lookup, one));
}

/**
 * What an act moved beyond itself, as the model would play the seats on, the weightiest first. A milestone that it reached at
 * once is the act under another name: that the one led to the other says nothing.
 */
export function movedBeyond(lookup: Lookup, { step, effect }: Act): readonly Shift[] {
  const itself = new Set(step.records.flatMap((record) => (record.type === "milestone" ? [record.milestone] : [])));
  return tellable(lookup, effect.played.shifts).filter(({ kind, id }) => kind !== "milestone" || !itself.has(id));
}

/** By how much an act moved what it moved most beyond itself. */
export function weightOf(lookup: Lookup, act: Act): number {
  const [first] = movedBeyond(lookup, act);
  return first === undefined ? 0 : weigh(lookup, first);
}

function labelOf({ scenario, milestones, gauges }: Lookup, { kind, id }: Shift): string {
  if (kind === "milestone") return `\u201c${milestones.get(id)?.label ?? id}\u201d`;
  if (kind === "gauge") return say("after-action.gauge-at-last", { gauge: gauges.get(id)?.label ?? id });
  return endingLabel(scenario, id);
}

/** With its sign, and one decimal where that is all there is. */
const signedPoints = (share: number): string => {
  const points = Math.round(share * 1000) / 10;
  return `${points > 0 ? "+" : ""}${figure(Math.abs(points) >= 10 ? Math.round(points) : points)}`;
};

/** What reads as nothing has no sign. */
const signedAmount = (value: number): string => {
  const shown = amount(value).replace(/^-/, "\u2212");
  return `${value > 0 && shown !== amount(0) ? "+" : ""}${shown}`;
};

/** `Crisis closed 38% → 44%: +6 points (+2 to +10)`, `Tension at last 52 → 47: −4.6 (−6.1 to −3.1), single pairs −20 to +9`. */
export function shiftInWords(lookup: Lookup, shift: Shift): string {
  const { kind, id, first, second, difference, low, high, spread } = shift;
  const gauge = lookup.gauges.get(id);
  if (kind !== "gauge" || gauge === undefined) {
    const points = say("after-action.points-with-interval", {
      difference: signedPoints(difference),
      low: signedPoints(low),
      high: signedPoints(high),
    });
    return `${labelOf(lookup, shift)} ${percent(first)} \u2192 ${percent(second)}: ${points}`;
  }
  const [from, to] = [gaugeValue(gauge, first), gaugeValue(gauge, second)];
  const values = from === to ? "" : ` ${from} \u2192 ${to}`;
  const apart =
    spread === undefined
      ? ""
      : `; ${say("after-action.nine-in-ten-pairs", { low: signedAmount(spread[0]), high: signedAmount(spread[1]) })}`;
  const moved = say("after-action.amount-with-interval", {
    difference: signedAmount(difference),
    low: signedAmount(low),
    high: signedAmount(high),
  });
  return `${labelOf(lookup, shift)}${values}: ${moved}${apart}`;
}

/** An act's effect, a line for each thing that it moves. */
export function effectText(lookup: Lookup, { pairs, endOtherwise, shifts }: Effect): Text {
  const told = tellable(lookup, shifts);
  const rest = told.length - mostShifts;
  return lines(
    told.length === 0 ? [say("after-action.nothing-moved")] : [],
    ...told.slice(0, mostShifts).map((shift): Text => [shiftInWords(lookup, shift)]),
    rest > 0 ? [say("after-action.and-more", { n: rest })] : [],
    lookup.scenario.endings.length === 0
      ? []
      : [
          say("after-action.pairs-that-end-otherwise", {
            pairs: thousands(pairs),
            n: endOtherwise,
            count: thousands(endOtherwise),
          }),
        ],
  );
}
