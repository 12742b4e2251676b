/**
 * Lint rules for numbers, under every assignment of assumptions: values within bounds, ranges, curves and spreads in
 * order, dates within the horizon.
 */
import { dateOfDay, dayOfDate } from "../engine/index.js";
import { type Assignment, settle, settleSpread } from "./assigned.js";
import { testsIn } from "./condition-maps.js";
import type { QuantityFile, SpreadFile } from "./format.js";
import { dateFaults } from "./lint-conditions.js";
import type { LintContext } from "./lint-context.js";
import { lintDrawnSpread } from "./lint-draws.js";
import { type Bound, type BoundedReference, transitionReferences } from "./references.js";
import type { Path } from "./tree.js";
import { roundedOff } from "./worked-out.js";

export function lintNumbers(context: LintContext): void {
  for (const reference of context.references.quantities) lintQuantity(context, reference);
  for (const reference of context.references.spreads) lintSpread(context, reference);
  lintAssumptions(context);
  lintCurves(context);
  lintDates(context);
  lintWeights(context);
}

/** Of the outcomes of a transition one at least must be possible, before ratios and under every assignment. */
function lintWeights({ file, assignments, report }: LintContext): void {
  for (const { value, path } of transitionReferences(file)) {
    const weights = Object.values(value.outcomes ?? {}).map(({ weight }) => weight);
    const empty = assignments.find(
      (assignment) => !assignment.apart && weights.every((weight) => settle(weight, assignment) === 0),
    );
    if (weights.length === 0 || empty === undefined) continue;
    report.error([...path, "outcomes"], `All outcomes have weight 0 ${empty.of}`.trimEnd(), {
      at: "key",
      expected: "an outcome with a weight above 0",
    });
  }
}

function outside(value: number, { least, most }: Bound): boolean {
  return (least !== undefined && value < least) || (most !== undefined && value > most);
}

function lintQuantity(
  { file, assignments, report }: LintContext,
  { value: quantity, path, bound }: BoundedReference<QuantityFile>,
): void {
  // Reversed bounds have been reported already.
  if ((bound.least ?? Number.NEGATIVE_INFINITY) > (bound.most ?? Number.POSITIVE_INFINITY)) return;
  for (const assignment of assignments) {
    const value = settle(quantity, assignment);
    if (value === undefined || !outside(value, bound)) continue;
    const list = path.findLast((part) => typeof part === "string");
    const key = list === "ratios" ? "ratio" : list;
    const assumed = typeof quantity === "number" ? "" : `, as ${makerOf(quantity.assumption, assignment)}`.trimEnd();
    const isDerived = typeof quantity !== "number" && file.assumptions[quantity.assumption]?.derived !== undefined;
    const found = `${isDerived ? roundedOff(value) : value}`;
    report.error(path, `“${key}” cannot be ${found}${assumed}`, { found, expected: bound.words });
    return;
  }
}

/** What makes a number what it is: “patience” makes it at the low end of its range. */
function makerOf(assumption: string, { fixed, words, of }: Assignment): string {
  return `“${assumption}” makes it ${fixed.has(assumption) ? words : of}`;
}

function lintSpread(context: LintContext, reference: BoundedReference<SpreadFile>): void {
  const { assignments, report } = context;
  const { value: spread, path } = reference;
  for (const assignment of assignments.filter(({ apart }) => !apart)) {
    const values = settleSpread(spread, assignment) ?? [];
    if (values.every((value, index) => index === 0 || value >= (values[index - 1] as number))) continue;
    report.error(path, `This spread is out of order ${assignment.of}`.trimEnd(), {
      found: `[${values.join(", ")}]`,
      expected: values.length === 2 ? "[low, high]" : "[low, mode, high]",
      hint: `write [${[...values].sort((left, right) => left - right).join(", ")}]`,
    });
    return;
  }
  lintDrawnSpread(context, reference);
}

function lintAssumptions({ file, report }: LintContext): void {
  const upsideDown = new Set<string>();
  for (const [id, { value, range }] of Object.entries(file.assumptions)) {
    const path = ["assumptions", id];
    // A derived one has neither.
    if (value === undefined || range === undefined) continue;
    if (range[0] > range[1]) {
      upsideDown.add(id);
      report.error([...path, "range"], "This range is upside down", {
        found: `[${range.join(", ")}]`,
        expected: "[lowest, highest]",
        hint: `write [${range[1]}, ${range[0]}]`,
      });
    } else if (value < range[0] || value > range[1]) {
      report.error([...path, "value"], "The value lies outside the assumption's own range", {
        found: `${value}`,
        expected: `${range[0]} to ${range[1]}`,
        hint: "correct the value, or widen the range and say why in the note",
      });
    }
  }
  for (const [variant, { set }] of Object.entries(file.variants)) {
    for (const [id, value] of Object.entries(set)) {
      const range = Object.hasOwn(file.assumptions, id) ? file.assumptions[id]?.range : undefined;
      if (range === undefined || upsideDown.has(id) || (value >= range[0] && value <= range[1])) continue;
      report.error(["variants", variant, "set", id], `The variant sets “${id}” outside its range`, {
        found: `${value}`,
        expected: `${range[0]} to ${range[1]}`,
        hint: "correct the value, or widen the assumption's range and say why in its note",
      });
    }
  }
}

function lintCurves({ file, references, report }: LintContext): void {
  for (const { value: points, path, gauge: id } of references.curves) {
    const xs = points.map(([x]) => x);
    const wrong = xs.findIndex((x, point) => point > 0 && x <= (xs[point - 1] as number));
    if (wrong > 0) {
      report.error([...path, wrong], "The points of this curve are out of order", {
        found: `${xs[wrong]} after ${xs[wrong - 1]}`,
        expected: "gauge values that rise from point to point",
        hint: "sort the points by their first number",
      });
    }
    const gauge = Object.hasOwn(file.gauges, id) ? file.gauges[id] : undefined;
    const beyond = gauge === undefined ? -1 : xs.findIndex((x) => x < gauge.min || x > gauge.max);
    if (gauge !== undefined && beyond >= 0) {
      report.warning([...path, beyond], `“${id}” never reaches this point of the curve`, {
        found: `${xs[beyond]}`,
        expected: `${gauge.min} to ${gauge.max}`,
      });
    }
  }
}

type DateTest = { readonly min?: string; readonly max?: string };

function lintDates({ file, names, references, report, startKnown }: LintContext): void {
  if (!startKnown) return;
  const check = (date: string, path: Path) => {
    const day = dayOfDate(file.start, date);
    if (day >= 0 && day <= file.horizon) return;
    const message = day < 0 ? "This is before the scenario starts" : "This is after the scenario's horizon";
    report.error(path, message, {
      found: `${date} (day ${day})`,
      expected: `day 0 (${file.start}) to day ${file.horizon}`,
    });
  };
  for (const [id, { at }] of Object.entries(file.injects)) {
    if (typeof at === "string") check(at, ["injects", id, "at"]);
  }
  for (const { key, value, path } of references.conditions.flatMap((condition) =>
    testsIn(condition.value, condition.path),
  )) {
    if (key !== "date" || names.gauges.has(key)) continue;
    for (const { end, message } of dateFaults(value as DateTest, file))
      report.error([...path, end], message, {
        expected: `a date from ${file.start} to ${dateOfDay(file.start, file.horizon)}`,
      });
  }
  for (const [milestone, { date }] of Object.entries(file.history)) {
    if (date !== undefined) check(date, ["history", milestone, "date"]);
  }
}
