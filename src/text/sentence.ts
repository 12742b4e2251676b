/**
 * Conditions, triggers and effects as parts of a sentence, with the scenario's labels and exact figures.
 */
import { say } from "../catalogue/index.js";
import {
  type Condition,
  type Derived,
  type Effect,
  type GaugeCurve,
  type Quantity,
  type Spread,
  subjectOf,
  type Transition,
  type Trigger,
} from "../engine/index.js";
import type { Lookup } from "./lookup.js";
import { days, figure, longDate, often, percent, signed } from "./phrase.js";

const lists = { or: "text.or", and: "text.and", nor: "text.nor" } as const;

/** `a`, `a or b`, `a, b or c` */
export function listInWords(items: readonly string[], word: "or" | "and" | "nor" = "or"): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : say(lists[word], { items: items.slice(0, -1).join(", "), last });
}

/** A number, or an assumption with its value: `moscow assertiveness (1)`. */
export function quantityInWords(lookup: Lookup, quantity: Quantity, write: (value: number) => string = figure): string {
  if (typeof quantity === "number") return write(quantity);
  const assumption = lookup.assumptions.get(quantity.assumption);
  return assumption === undefined ? quantity.assumption : `${assumption.label} (${write(assumption.value)})`;
}

interface Bounds {
  readonly min?: Quantity;
  readonly max?: Quantity;
}

function boundsInWords(lookup: Lookup, { min, max }: Bounds): string {
  if (min !== undefined && max !== undefined)
    return say("text.bounds-between", { min: quantityInWords(lookup, min), max: quantityInWords(lookup, max) });
  if (min !== undefined) return say("text.bounds-at-least", { min: quantityInWords(lookup, min) });
  return max === undefined ? "any" : say("text.bounds-at-most", { max: quantityInWords(lookup, max) });
}

/** `3 days or more`, `2 times or fewer`, `between 3 and 9 days` */
function countInWords(lookup: Lookup, { min, max }: Bounds, unit: "days" | "times"): string {
  const [least, most] = [min, max].map((end) => (end === undefined ? "" : quantityInWords(lookup, end)));
  if (min !== undefined && max !== undefined)
    return say("text.count-between", { min: least ?? "", max: most ?? "", unit });
  return min === undefined
    ? say("text.count-at-most", { max: most ?? "", unit, one: most === "1" })
    : say("text.count-at-least", { min: least ?? "", unit, one: least === "1" });
}

/** Lists the excluded states instead if they are fewer. */
function statesInWords(lookup: Lookup, path: string, states: readonly string[]): string {
  const quoted = (ids: readonly string[]) => ids.map((id) => say("text.quoted", { text: lookup.stateLabel(path, id) }));
  const others = (lookup.postures.get(path)?.states ?? []).map(({ id }) => id).filter((id) => !states.includes(id));
  if (others.length === 0 || states.length <= others.length || states.length < 3)
    return say("text.state-is", { states: listInWords(quoted(states)) });
  return others.length === 1
    ? say("text.state-is-not", { state: listInWords(quoted(others)) })
    : say("text.state-is-neither", { states: listInWords(quoted(others), "nor") });
}

function groupInWords(lookup: Lookup, of: readonly Condition[], kind: "all" | "any"): string {
  if (of.length === 0) return kind === "all" ? "always" : "never";
  const word = kind === "all" ? "and" : "or";
  const parts = of.map((part) => {
    const words = conditionInWords(lookup, part);
    return (part.kind === "all" || part.kind === "any") && part.of.length > 1 ? `(${words})` : words;
  });
  return parts.join(`, ${word} `);
}

function dateBoundsInWords({ min, max }: { readonly min?: string; readonly max?: string }): string {
  if (min !== undefined && max !== undefined)
    return say("text.bounds-between", { min: longDate(min), max: longDate(max) });
  return min === undefined
    ? say("text.date-at-most", { max: max === undefined ? "" : longDate(max) })
    : say("text.date-at-least", { min: longDate(min) });
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

function occasionInWords(lookup: Lookup, of: Extract<Condition, { kind: "since" }>["of"]): string {
  if ("milestone" in of) return say("text.since-milestone", { milestone: lookup.milestoneLabel(of.milestone) });
  if ("happening" in of) return say("text.since-happening", { headline: lookup.headlineOf(of.happening) });
  const states = of.states.map((state) => say("text.quoted", { text: lookup.stateLabel(of.posture, state) }));
  const posture = asBelieved(lookup, of.posture, of.believer);
  return say("text.since-entry", { posture, states: listInWords(states) });
}

/** `Front · Hostilities is “Clashes”, and Tension is 60 or more` */
export function conditionInWords(lookup: Lookup, condition: Condition): string {
  switch (condition.kind) {
    case "posture":
      return `${asBelieved(lookup, condition.posture, condition.believer)} ${statesInWords(lookup, condition.posture, condition.states)}`;
    case "gauge":
      return say("text.gauge-is", {
        gauge: asBelieved(lookup, condition.gauge, condition.believer),
        bounds: boundsInWords(lookup, condition),
      });
    case "day":
      return say("text.day-is", { bounds: boundsInWords(lookup, condition) });
    case "reached":
      return say("text.milestone-reached", { milestone: lookup.milestoneLabel(condition.milestone) });
    case "compare":
      return say("text.gauge-compared", {
        gauge: asBelieved(lookup, condition.gauge, condition.believer),
        by: condition.by === undefined ? "none" : quantityInWords(lookup, condition.by),
        side: condition.side,
        other: asBelieved(lookup, condition.other, condition.believer),
      });
    case "date":
      return say("text.date-is", { bounds: dateBoundsInWords(condition) });
    case "since":
      return say("text.days-since", {
        bounds: countInWords(lookup, condition, "days"),
        occasion: occasionInWords(lookup, condition.of),
      });
    case "count":
      return say("text.times-happened", {
        headline: lookup.headlineOf(condition.happening),
        bounds: countInWords(lookup, condition, "times"),
      });
    case "entries":
      return say("text.times-entered", {
        posture: lookup.postureLabel(condition.posture),
        state: lookup.stateLabel(condition.posture, condition.state),
        bounds: countInWords(lookup, condition, "times"),
      });
    case "not":
      return say("text.condition-not", { condition: conditionInWords(lookup, condition.of) });
    default:
      return groupInWords(lookup, condition.of, condition.kind);
  }
}

/** A waiting time with its stages, where it has several: `once in 6 days, in 3 stages`. */
export function stagesInWords(wait: string, shape = 1): string {
  return shape > 1 ? say("text.in-stages", { wait, shape }) : wait;
}

/** A hazard's base rate: `once in 6 days`, `once in patience (6) days`, `3 times a day`. */
export function waitInWords(lookup: Lookup, trigger: Extract<Trigger, { kind: "hazard" }>): string {
  return stagesInWords(meanWaitInWords(lookup, trigger), trigger.shape);
}

function meanWaitInWords(lookup: Lookup, trigger: Extract<Trigger, { kind: "hazard" }>): string {
  if ("rate" in trigger) {
    return typeof trigger.rate === "number"
      ? often(trigger.rate)
      : say("text.times-a-day", { times: quantityInWords(lookup, trigger.rate) });
  }
  if (typeof trigger.wait !== "number")
    return say("text.once-in-days", { days: quantityInWords(lookup, trigger.wait) });
  return trigger.wait === 1 ? say("text.once-a-day") : say("text.once-in-days", { days: figure(trigger.wait) });
}

/** A response's chance: `always`, `in 25% of cases`, `in 25% of cases before its ratios`. */
export function chanceInWords(lookup: Lookup, { trigger, ratios }: Transition): string {
  const chance = trigger.kind === "response" ? trigger.chance : 1;
  if (chance === 1) return "always";
  if (chance === 0) return "never";
  const share = quantityInWords(lookup, chance, percent);
  return ratios.length === 0 ? say("text.in-cases", { share }) : say("text.in-cases-before-ratios", { share });
}

/** `−6 to 0, most often −3`; numbers are written by `write`. */
export function spreadInWords(lookup: Lookup, spread: Spread, write: (value: number) => string = figure): string {
  if (typeof spread === "number" || "assumption" in spread) return quantityInWords(lookup, spread, write);
  const [low = "", middle = "", high] = spread.map((quantity) => quantityInWords(lookup, quantity, write));
  return high === undefined
    ? say("text.spread", { low, high: middle })
    : say("text.spread-with-mode", { low, high, mode: middle });
}

/** `after 10 days`, `after 3 to 5 days` */
export function timeoutInWords(lookup: Lookup, after: Spread): string {
  if (typeof after === "number") return say("text.after-time", { time: days(after) });
  if ("assumption" in after) return say("text.after-days", { days: quantityInWords(lookup, after) });
  const [low = "", middle = "", high] = after.map((quantity) => quantityInWords(lookup, quantity));
  return high === undefined
    ? say("text.after-spread", { low, high: middle })
    : say("text.after-spread-with-mode", { low, high, mode: middle });
}

/** `Tension −6 to 0, most often −3` */
export function effectInWords(lookup: Lookup, effect: Effect): string {
  const label = lookup.gaugeLabel(effect.gauge);
  const amount = `${label} ${spreadInWords(lookup, effect.add, signed)}`;
  return effect.scale === undefined
    ? amount
    : say("text.effect-scaled", { amount, curve: curveInWords(lookup, effect.scale) });
}

/** `0.5 where Tension is 20 and 2 where it is 80`, straight between the points; values are written by `write`. */
export function curveInWords(
  lookup: Lookup,
  { gauge, curve }: GaugeCurve,
  write: (value: Quantity) => string = (value) => quantityInWords(lookup, value),
): string {
  const points = curve.map(([at, value], place) =>
    say("text.curve-point", {
      place: place === 0 ? "first" : "later",
      value: write(value),
      gauge: lookup.gaugeLabel(gauge),
      level: figure(at),
    }),
  );
  return listInWords(points, "and");
}

/** How a derived gauge is worked out: `2 × Red − 0.5 × Blue`, `the least of Red and Blue`. */
export function derivedInWords(lookup: Lookup, derived: Derived): string {
  const labels = (ids: readonly string[]) => ids.map((id) => lookup.gaugeLabel(id));
  if ("sum" in derived)
    return derived.sum
      .map(({ gauge, weight }, place) => {
        const least = typeof weight === "number" && weight < 0;
        const sign = place === 0 ? (least ? "−" : "") : least ? " − " : " + ";
        const size = typeof weight === "number" ? Math.abs(weight) : weight;
        const times = size === 1 ? "" : `${quantityInWords(lookup, size)} × `;
        return `${sign}${times}${lookup.gaugeLabel(gauge)}`;
      })
      .join("");
  if ("product" in derived) return labels(derived.product).join(" × ");
  return "min" in derived
    ? say("text.least-of", { gauges: listInWords(labels(derived.min), "and") })
    : say("text.greatest-of", { gauges: listInWords(labels(derived.max), "and") });
}
