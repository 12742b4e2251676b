/**
 * Conditions as parts of a sentence. A negation is worded where it belongs, in the test that it negates: nobody has to undo
 * brackets in the mind, and each sentence is true exactly where its condition holds, also of what has never happened.
 */
import { say } from "../catalogue/index.js";
import { type Condition, type Quantity, subjectOf } from "../engine/index.js";
import type { Lookup } from "./lookup.js";
import { longDate } from "./phrase.js";
import { listInWords, quantityInWords } from "./sentence.js";

type Group = Extract<Condition, { kind: "all" | "any" }>;
type Test = Exclude<Condition, Group | { kind: "not" }>;
type Since = Extract<Condition, { kind: "since" }>;

/** A condition in which tests alone are negated. */
type Plain =
  | { readonly test: Test; readonly negated: boolean }
  | { readonly kind: Group["kind"]; readonly of: readonly Plain[] };

/** Not all is any that does not hold, and not any is all that do not. A group of one kind within another of it is one group. */
function plainOf(condition: Condition, negated: boolean): Plain {
  if (condition.kind === "not") return plainOf(condition.of, !negated);
  if (condition.kind !== "all" && condition.kind !== "any")
    return isAnything(condition) ? { kind: negated ? "any" : "all", of: [] } : { test: condition, negated };
  const kind = (condition.kind === "all") === negated ? "any" : "all";
  const parts = condition.of.map((part) => plainOf(part, negated));
  const of = parts.flatMap((part) => ("of" in part && part.kind === kind ? part.of : [part]));
  return of.length === 1 ? (of[0] as Plain) : { kind, of };
}

/** A test of a reading that no bound excludes. */
const isAnything = (test: Test): boolean =>
  (test.kind === "gauge" || test.kind === "day" || test.kind === "date") && endsOf(test) === "none";

/** `Front · Hostilities is “Clashes”, and Tension is 60 or more` */
export function conditionInWords(lookup: Lookup, condition: Condition): string {
  return plainInWords(lookup, plainOf(condition, false));
}

function plainInWords(lookup: Lookup, plain: Plain): string {
  if (!("of" in plain)) return testInWords(lookup, plain.test, plain.negated);
  const { kind, of } = plain;
  if (of.length === 0) return kind === "all" ? "always" : "never";
  const parts = of.map((part) => {
    const words = plainInWords(lookup, part);
    return "of" in part ? `(${words})` : words;
  });
  return parts.join(`, ${kind === "all" ? "and" : "or"} `);
}

interface Bounds {
  readonly min?: Quantity;
  readonly max?: Quantity;
}

/** Which ends a range has, as messages select by it. */
function endsOf({ min, max }: { readonly min?: unknown; readonly max?: unknown }): "none" | "min" | "max" | "both" {
  if (min === undefined) return max === undefined ? "none" : "max";
  return max === undefined ? "min" : "both";
}

function boundsInWords(lookup: Lookup, { min, max }: Bounds): string {
  if (min !== undefined && max !== undefined)
    return say("text.bounds-between", { min: quantityInWords(lookup, min), max: quantityInWords(lookup, max) });
  return min === undefined
    ? say("text.bounds-at-most", { max: max === undefined ? "" : quantityInWords(lookup, max) })
    : say("text.bounds-at-least", { min: quantityInWords(lookup, min) });
}

/** `below 25`, `above 60`, `not between 25 and 60` */
function outsideInWords(lookup: Lookup, bounds: Bounds): string {
  const [min, max] = ends(lookup, bounds);
  return say("text.bounds-outside", { ends: endsOf(bounds), min, max });
}

const ends = (lookup: Lookup, { min, max }: Bounds): [string, string] => [
  min === undefined ? "" : quantityInWords(lookup, min),
  max === undefined ? "" : quantityInWords(lookup, max),
];

/** `3 days or more`, `2 times or fewer`, `between 3 and 9 days` */
function countInWords(lookup: Lookup, bounds: Bounds, unit: "days" | "times"): string {
  const [min, max] = ends(lookup, bounds);
  if (bounds.min !== undefined && bounds.max !== undefined) return say("text.count-between", { min, max, unit });
  return bounds.min === undefined
    ? say("text.count-at-most", { max, unit, one: max === "1" })
    : say("text.count-at-least", { min, unit, one: min === "1" });
}

/** How often something has come about: `at least once`, `never`, `2 times or more`, `fewer than 2 times`. */
function oftenInWords(lookup: Lookup, bounds: Bounds, negated: boolean) {
  const { min, max } = bounds;
  const once = min === 1 && max === undefined;
  const none = max === 0 && (min === undefined || min === 0);
  const [least, most] = ends(lookup, bounds);
  const outside = () => say("text.count-outside", { ends: endsOf(bounds), min: least, max: most });
  const counted = () => (negated ? outside() : countInWords(lookup, bounds, "times"));
  return {
    never: negated ? once : none,
    bounds: once || none ? say("text.at-least-once") : counted(),
  };
}

/** Lists the other states instead if they are fewer. */
function statesInWords(lookup: Lookup, path: string, states: readonly string[], negated: boolean): string {
  const quoted = (ids: readonly string[]) => ids.map((id) => say("text.quoted", { text: lookup.stateLabel(path, id) }));
  const others = (lookup.postures.get(path)?.states ?? []).map(({ id }) => id).filter((id) => !states.includes(id));
  const [within, without] = negated ? [others, states] : [states, others];
  const shorter = negated ? within.length > 0 && within.length < without.length : within.length <= without.length;
  if (without.length === 0 || shorter || (!negated && within.length < 3))
    return say("text.state-is", { states: listInWords(quoted(within)) });
  return without.length === 1
    ? say("text.state-is-not", { state: listInWords(quoted(without)) })
    : say("text.state-is-neither", { states: listInWords(quoted(without), "nor") });
}

function dateInWords({ min, max }: { readonly min?: string; readonly max?: string }, negated: boolean): string {
  const [first, last] = [min, max].map((date) => (date === undefined ? "" : longDate(date))) as [string, string];
  if (negated) return say("text.date-outside", { ends: endsOf({ min, max }), min: first, max: last });
  if (min !== undefined && max !== undefined) return say("text.bounds-between", { min: first, max: last });
  return min === undefined ? say("text.date-at-most", { max: last }) : say("text.date-at-least", { min: first });
}

/**
 * What a test or curve reads, with whose belief it reads if not the truth: `NATO · Exercise (as Moscow believes)`. Of a
 * comparison of gauges an actor may hold a belief about one only.
 */
export function asBelieved(lookup: Lookup, subject: string, believer: string | undefined): string {
  const label = lookup.postures.has(subject) ? lookup.postureLabel(subject) : lookup.gaugeLabel(subject);
  const held = lookup.actors.get(believer ?? "")?.beliefs?.some((belief) => subjectOf(belief) === subject) ?? false;
  return believer === undefined || !held
    ? label
    : say("text.as-believed", { subject: label, actor: lookup.actorLabel(believer) });
}

/**
 * How long ago something last came about. What never came about is not so many days ago, so that it satisfies each negation:
 * `this has not happened today`, `this last happened less than 8 days ago, or never`.
 */
function sinceInWords(lookup: Lookup, { of, ...bounds }: Since, negated: boolean): string {
  const what = occasionOf(lookup, of);
  const [min, max] = ends(lookup, bounds);
  const least = bounds.min === undefined || bounds.min === 0;
  if (least && bounds.max === undefined) return say("text.ever", { ...what, never: negated });
  if (least) return say("text.lately", { ...what, negated, within: max === "0" || max === "1" ? max : "days", max });
  if (negated) return say("text.long-ago-or-never", { ...what, ends: endsOf(bounds), one: min === "1", min, max });
  return say("text.days-since", { ...what, bounds: countInWords(lookup, bounds, "days") });
}

function occasionOf(lookup: Lookup, of: Since["of"]) {
  if ("milestone" in of) return { of: "milestone", subject: lookup.milestoneLabel(of.milestone), states: "" };
  if ("happening" in of) return { of: "happening", subject: lookup.headlineOf(of.happening), states: "" };
  const states = of.states.map((state) => say("text.quoted", { text: lookup.stateLabel(of.posture, state) }));
  return { of: "entry", subject: asBelieved(lookup, of.posture, of.believer), states: listInWords(states) };
}

function testInWords(lookup: Lookup, test: Test, negated: boolean): string {
  const bounds = (of: Bounds) => (negated ? outsideInWords(lookup, of) : boundsInWords(lookup, of));
  switch (test.kind) {
    case "posture":
      return `${asBelieved(lookup, test.posture, test.believer)} ${statesInWords(lookup, test.posture, test.states, negated)}`;
    case "gauge":
      return say("text.gauge-is", { gauge: asBelieved(lookup, test.gauge, test.believer), bounds: bounds(test) });
    case "day":
      return negated
        ? say("text.day-outside", { ends: endsOf(test), min: ends(lookup, test)[0], max: ends(lookup, test)[1] })
        : say("text.day-is", { bounds: bounds(test) });
    case "reached":
      return say("text.milestone-reached", { milestone: lookup.milestoneLabel(test.milestone), negated });
    case "compare":
      return say("text.gauge-compared", {
        gauge: asBelieved(lookup, test.gauge, test.believer),
        by: test.by === undefined ? "none" : quantityInWords(lookup, test.by),
        side: test.side,
        other: asBelieved(lookup, test.other, test.believer),
        negated,
      });
    case "date":
      return say("text.date-is", { bounds: dateInWords(test, negated) });
    case "since":
      return sinceInWords(lookup, test, negated);
    case "count":
      return say("text.times-happened", {
        headline: lookup.headlineOf(test.happening),
        ...oftenInWords(lookup, test, negated),
      });
    case "entries":
      return say("text.times-entered", {
        posture: lookup.postureLabel(test.posture),
        state: lookup.stateLabel(test.posture, test.state),
        ...oftenInWords(lookup, test, negated),
      });
  }
}
