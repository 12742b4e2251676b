/**
 * Triggers and effects as parts of a sentence, with the scenario's labels and exact figures.
 */
import { say } from "../catalogue/index.js";
import type { Derived, Effect, GaugeCurve, Quantity, Spread, Transition, Trigger } from "../engine/index.js";
import type { Lookup } from "./lookup.js";
import { days, figure, often, percent, signed } from "./phrase.js";

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
  const { wait } = trigger;
  return say("text.once-in-days", { days: typeof wait === "number" ? figure(wait) : quantityInWords(lookup, wait) });
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
