/**
 * Lint rule: conditions must be satisfiable. Each is expanded to disjunctive normal form; it is unsatisfiable if every
 * conjunction requires two states of one posture, or a gauge value out of bounds.
 */
import { type Condition, dayOfDate, type Quantity } from "../engine/index.js";
import { conditionSchema, findFault } from "../engine/scenario.js";
import { extremes } from "./assigned.js";
import { readCondition } from "./conditions.js";
import type { ConditionFile, ScenarioFile } from "./format.js";
import type { LintContext } from "./lint-context.js";
import { reportTo } from "./problem.js";
import { many, transitionReferences } from "./references.js";
import { formatPath, type Path } from "./tree.js";

/** An atomic test; negated if `holds` is false. */
interface Literal {
  readonly test: Exclude<Condition, { kind: "all" | "any" | "not" }>;
  readonly holds: boolean;
}

/** Most conjunctions that are checked; beyond it, a condition counts as satisfiable. */
const mostCombinations = 512;

export function lintConditions(context: LintContext): void {
  // What holds wherever the `when` of a transition is tested: its posture is in one of the states that it leaves.
  const given = new Map(
    transitionReferences(context.file).map(({ value, path, posture }) => [
      formatPath([...path, "when"]),
      [{ test: { kind: "posture", posture, states: many(value.from) }, holds: true }] satisfies readonly Literal[],
    ]),
  );
  for (const { value, path } of context.references.conditions)
    lintCondition(context, value, path, given.get(formatPath(path)) ?? []);
  for (const [id, milestone] of Object.entries(context.file.milestones)) {
    const reached = milestone.when?.reached;
    if (reached !== undefined && many(reached).every((name) => name === id)) {
      context.report.error(["milestones", id, "when", "reached"], "A milestone cannot wait for itself");
    }
  }
  lintPointlessBounds(context);
}

function lintCondition(context: LintContext, file: ConditionFile, path: Path, given: readonly Literal[]): void {
  let sound = true;
  const report = reportTo(() => {
    sound = false;
  });
  const condition = readCondition(file, path, context.names, report);
  // Unknown names have been reported already.
  if (condition === undefined || !sound) return;
  const fault = findFault(conditionSchema, condition);
  if (fault !== null) {
    // What is written may be shallower: a map of two keys, one of them `not`, makes two levels of one.
    context.report.error(path, `This condition cannot be saved: ${fault}`, {
      hint: "name a part of it as a milestone, and test for that with `reached`",
    });
    return;
  }
  const conflict = conflictIn(condition, given, context);
  if (conflict !== undefined) {
    context.report.error(path, `This condition can never hold: ${conflict}`, {
      hint: "several keys must all hold: drop one of them, or put them under `any`",
    });
    return;
  }
  for (const [index, item] of (file.any ?? []).entries()) lintCondition(context, item, [...path, "any", index], given);
}

/** Whether a condition can hold at all, as far as is checked. */
export function canHold(condition: Condition, context: LintContext): boolean {
  return conflictIn(condition, [], context) === undefined;
}

/** Why no conjunction can hold; undefined if one can. */
function conflictIn(condition: Condition, given: readonly Literal[], context: LintContext): string | undefined {
  const combinations = combine(condition, true);
  if (combinations === undefined) return undefined;
  let first: string | undefined;
  for (const literals of combinations) {
    const conflict = conflictOf([...given, ...literals], context);
    if (conflict === undefined) return undefined;
    first ??= conflict;
  }
  return first;
}

/** The disjunctive normal form of the condition (negated if `holds` is false); undefined if it is too large. */
function combine(condition: Condition, holds: boolean): readonly (readonly Literal[])[] | undefined {
  if (condition.kind === "not") return combine(condition.of, !holds);
  if (condition.kind !== "all" && condition.kind !== "any") return [[{ test: condition, holds }]];
  const parts = condition.of.map((part) => combine(part, holds));
  if ((condition.kind === "any") === holds) {
    const joined = parts.every((part) => part !== undefined) ? parts.flat() : undefined;
    return joined !== undefined && joined.length <= mostCombinations ? joined : undefined;
  }
  let combinations: readonly (readonly Literal[])[] = [[]];
  for (const part of parts) {
    if (part === undefined || combinations.length * part.length > mostCombinations) return undefined;
    combinations = combinations.flatMap((left) => part.map((right) => [...left, ...right]));
  }
  return combinations;
}

function conflictOf(literals: readonly Literal[], context: LintContext): string | undefined {
  return (
    conflictOfPostures(literals, context) ??
    conflictOfGauges(literals, context) ??
    conflictOfComparisons(literals, context) ??
    conflictOfMilestones(literals)
  );
}

/** What is tested, apart from the same thing as an actor takes it to be. */
function asTaken(subject: string, { believer }: { readonly believer?: string }): string {
  return believer === undefined ? subject : `${subject}, as ${believer} believes`;
}

function conflictOfPostures(literals: readonly Literal[], { names }: LintContext): string | undefined {
  const allowed = new Map<string, readonly string[]>();
  for (const { test, holds } of literals) {
    if (test.kind !== "posture") continue;
    const subject = asTaken(test.posture, test);
    const before = allowed.get(subject) ?? names.postures.get(test.posture) ?? [];
    const after = before.filter((state) => test.states.includes(state) === holds);
    if (after.length === 0) {
      const asked = `${holds ? "" : "not "}${test.states.join(" or ")}`;
      return `“${test.posture}” would have to be ${before.join(" or ")} and ${asked} at once`;
    }
    allowed.set(subject, after);
  }
  return undefined;
}

/** A test of a number that has bounds: what the number is called, and where it can lie. */
interface NumberTest extends BoundsTest {
  readonly name: string;
  readonly within: Interval;
}

/** A condition as a test of a number; undefined if it is none, or if it may fail for another reason than its bounds. */
function numberTest({ test, holds }: Literal, { file, startKnown }: LintContext): NumberTest | undefined {
  const closed = (low: number, high: number): Interval => ({ low, high, lowOpen: false, highOpen: false });
  switch (test.kind) {
    case "gauge": {
      const gauge = Object.hasOwn(file.gauges, test.gauge) ? file.gauges[test.gauge] : undefined;
      const within = closed(gauge?.min ?? Number.NEGATIVE_INFINITY, gauge?.max ?? Number.POSITIVE_INFINITY);
      return { name: asTaken(test.gauge, test), within, ...test };
    }
    case "day":
      return { name: "day", within: closed(0, file.horizon), ...test };
    case "date": {
      if (!startKnown) return undefined;
      const { min, max } = test;
      // Dates that are out of order or beyond the play are reported at their place.
      if (dateFaults(test, file).length > 0) return undefined;
      return {
        name: "day",
        within: closed(0, file.horizon),
        ...(min === undefined ? {} : { min: dayOfDate(file.start, min) }),
        ...(max === undefined ? {} : { max: dayOfDate(file.start, max) }),
      };
    }
    case "since":
      // Not so many days since what never happened.
      return holds
        ? { name: `days since ${Object.values(test.of).flat().join(" ")}`, within: closed(0, file.horizon), ...test }
        : undefined;
    case "count":
      return { name: `times of ${test.happening}`, within: closed(0, Number.POSITIVE_INFINITY), ...test };
    case "entries":
      return { name: `entries of ${test.posture} ${test.state}`, within: closed(0, Number.POSITIVE_INFINITY), ...test };
    default:
      return undefined;
  }
}

/** Which bound of a date cannot be met, and why. */
export function dateFaults(
  { min, max }: { readonly min?: string; readonly max?: string },
  { start, horizon }: ScenarioFile,
): readonly { readonly end: "min" | "max"; readonly message: string }[] {
  // A number instead of a date has been reported already.
  const [from, to] = [min, max].map((date) => (typeof date === "string" ? dayOfDate(start, date) : undefined));
  if (from !== undefined && from > horizon)
    return [{ end: "min", message: "This is after the scenario's horizon, so it can never hold" }];
  if (to !== undefined && to < 0)
    return [{ end: "max", message: "This is before the scenario starts, so it can never hold" }];
  if (from === undefined || to === undefined || from <= to) return [];
  return [{ end: "max", message: `This is before ${min}, so it can never hold` }];
}

/** A difference of two gauges that their bounds do not allow. */
function conflictOfComparisons(literals: readonly Literal[], { file, assignments }: LintContext): string | undefined {
  for (const { test, holds } of literals) {
    if (test.kind !== "compare" || !holds) continue;
    const [high, low] = test.side === "above" ? [test.gauge, test.other] : [test.other, test.gauge];
    const [above, below] = [file.gauges[high], file.gauges[low]];
    const by = extremes(test.by ?? 0, assignments)?.[0] ?? 0;
    if (above === undefined || below === undefined || above.max - below.min > by) continue;
    return `“${high}” is never more than ${above.max - below.min} above “${low}”`;
  }
  return undefined;
}

function conflictOfGauges(literals: readonly Literal[], context: LintContext): string | undefined {
  const ranges = new Map<string, Interval>();
  for (const literal of literals) {
    const { holds } = literal;
    const test = numberTest(literal, context);
    if (test === undefined) continue;
    const { name } = test;
    const before = ranges.get(name) ?? test.within;
    // Negating a test with two bounds leaves two intervals.
    const after = holds ? narrow(before, test, context) : exclude(before, test, context);
    if (isEmpty(after)) {
      const { min, max } = test;
      const selfContradictory = typeof min === "number" && typeof max === "number" && min > max;
      const is = `“${name}” ${ranges.has(name) ? "would also have to be" : "is always"} ${wordInterval(before)}`;
      return selfContradictory
        ? `its min ${min} is above its max ${max}`
        : `${is}, never ${holds ? "" : "outside "}${wordBounds(test)}`;
    }
    ranges.set(name, after);
  }
  return undefined;
}

/** `lowOpen` if the low end is excluded; likewise `highOpen`. */
interface Interval {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

function wordInterval({ low, high, lowOpen, highOpen }: Interval): string {
  if (low === high) return `${low}`;
  if (high === Number.POSITIVE_INFINITY) return `${low} or more`;
  return `${lowOpen ? "above" : "from"} ${low} ${highOpen ? "to below" : "to"} ${high}`;
}

function wordBounds({ min, max }: BoundsTest): string {
  const word = (quantity: Quantity) => (typeof quantity === "number" ? `${quantity}` : `“${quantity.assumption}”`);
  const parts = [
    ...(min === undefined ? [] : [`at least ${word(min)}`]),
    ...(max === undefined ? [] : [`at most ${word(max)}`]),
  ];
  return parts.join(" and ");
}

interface BoundsTest {
  readonly min?: Quantity;
  readonly max?: Quantity;
}

function isEmpty({ low, high, lowOpen, highOpen }: Interval): boolean {
  return low > high || (low === high && (lowOpen || highOpen));
}

/** Intersects with a test. Bounds given by assumptions count at their most lenient value. */
function narrow(interval: Interval, test: BoundsTest, { assignments }: LintContext): Interval {
  const min = extremes(test.min, assignments)?.[0];
  const max = extremes(test.max, assignments)?.[1];
  let { low, high, lowOpen, highOpen } = interval;
  if (min !== undefined && min > low) [low, lowOpen] = [min, false];
  if (max !== undefined && max < high) [high, highOpen] = [max, false];
  return { low, high, lowOpen, highOpen };
}

function exclude(interval: Interval, test: BoundsTest, { assignments }: LintContext): Interval {
  if (test.min !== undefined && test.max !== undefined) return interval;
  const min = extremes(test.min, assignments)?.[1];
  const max = extremes(test.max, assignments)?.[0];
  let { low, high, lowOpen, highOpen } = interval;
  if (min !== undefined && min <= high) [high, highOpen] = [min, true];
  if (max !== undefined && max >= low) [low, lowOpen] = [max, true];
  return { low, high, lowOpen, highOpen };
}

function conflictOfMilestones(literals: readonly Literal[]): string | undefined {
  const asked = new Map<string, boolean>();
  for (const { test, holds } of literals) {
    if (test.kind !== "reached") continue;
    if (asked.get(test.milestone) === !holds)
      return `“${test.milestone}” would have to be reached and not reached at once`;
    asked.set(test.milestone, holds);
  }
  return undefined;
}

/** Warns of bounds beyond those of the gauge, which always hold. */
function lintPointlessBounds({ references, file, report }: LintContext): void {
  for (const { value, path, bound } of references.quantities) {
    const [gaugeId, end] = path.slice(-2);
    if (bound.words !== "any number" || typeof value !== "number" || typeof gaugeId !== "string") continue;
    const gauge = Object.hasOwn(file.gauges, gaugeId) ? file.gauges[gaugeId] : undefined;
    if (gauge === undefined) continue;
    if ((end === "min" && value <= gauge.min) || (end === "max" && value >= gauge.max)) {
      report.warning(
        path,
        `“${gaugeId}” is never ${end === "min" ? "below" : "above"} ${value}, so this ${end} tests nothing`,
        { expected: `a number between ${gauge.min} and ${gauge.max}` },
      );
    }
  }
}
