/**
 * Elements and parts that came or went, in one line each: what somebody has to know to remember which one it was. JSON has all
 * of it.
 */
import { say } from "../catalogue/index.js";
import type { Effect, Gauge, Inject, Milestone, Ratio, Transition } from "../engine/index.js";
import {
  chanceInWords,
  conditionInWords,
  curveInWords,
  effectInWords,
  figure,
  type Lookup,
  listInWords,
  quantityInWords,
  timeoutInWords,
  waitInWords,
} from "../text/index.js";
import { type Change, isMap, type Plain } from "./change.js";
import { fieldValue, scheduleInWords, valueInFull } from "./field-words.js";
import type { Owner } from "./owner.js";
import type { Side, Sides } from "./sides.js";

/** `new transition: “Watching” to “Hinting”, once in 6 days`, or that one is gone. */
export function elementInWords({ before, after }: Sides, { kind, path }: Owner, change: Change): string {
  const added = change.kind === "added";
  const side = added ? after : before;
  const value = change.kind === "added" ? change.after : change.kind === "removed" ? change.before : undefined;
  const what = kind === "section" || kind === "map" ? String(path[0]) : kind;
  return say("changes.element", { added, what, told: toldOf(side, what, value) });
}

/** A new or former ratio, effect, drift or headline. */
export function partInWords({ before, after }: Sides, change: Change): string {
  const added = change.kind === "added";
  const { lookup } = added ? after : before;
  const value = change.kind === "added" ? change.after : change.kind === "removed" ? change.before : null;
  const list = String(change.path.at(-2));
  const told: { readonly [list: string]: () => string } = {
    ratios: () => ratioInWords(lookup, value as unknown as Ratio),
    effects: () => effectInWords(lookup, value as unknown as Effect),
    drift: () => driftInWords(lookup, value as unknown as Gauge["drift"][number]),
  };
  return say("changes.part-came", { added, list, told: told[list]?.() ?? headlineOf(lookup, value) });
}

function headlineOf(lookup: Lookup, value: Plain): string {
  return isMap(value) ? fieldValue(["headline"], value.headline, lookup, value) : valueInFull(value);
}

function ratioInWords(lookup: Lookup, ratio: Ratio): string {
  if (ratio.kind === "curve") return `“${ratio.label}”, ${curveInWords(lookup, ratio)}`;
  if (ratio.kind === "assumption") return `“${ratio.label}”`;
  return `“${ratio.label}”, ${quantityInWords(lookup, ratio.ratio)}`;
}

function driftInWords(lookup: Lookup, { when, perDay }: Gauge["drift"][number]): string {
  const condition = when === undefined ? say("changes.always") : conditionInWords(lookup, when);
  return say("changes.drift", {
    amount: fieldValue(["perDay"], perDay as unknown as Plain, lookup, undefined),
    condition,
  });
}

/** What makes a transition happen: `once in 6 days`, `answers …, in 25% of cases`, `after 3 days`. */
export function triggerInWords({ lookup }: Side, transition: Transition): string {
  const { trigger } = transition;
  if (trigger.kind === "hazard") return waitInWords(lookup, trigger);
  if (trigger.kind === "timeout") return timeoutInWords(lookup, trigger.after);
  return say("changes.answers", { happenings: listInWords(trigger.on), chance: chanceInWords(lookup, transition) });
}

function transitionInWords(side: Side, transition: Transition): string {
  const { lookup } = side;
  const posture = transition.path.split(".").slice(0, 2).join(".");
  const state = (id: string) => `“${lookup.stateLabel(posture, id)}”`;
  const ends = transition.to === undefined ? (transition.outcomes ?? []).map(({ to }) => to) : [transition.to];
  return say("changes.transition", {
    from: listInWords(transition.from.map(state)),
    to: listInWords([...new Set(ends)].map(state)),
    trigger: triggerInWords(side, transition),
    conditional: transition.when !== undefined,
    condition: transition.when === undefined ? "" : conditionInWords(lookup, transition.when),
  });
}

/** What tells an element from others: its label, and the numbers or condition that it stands for. */
function toldOf(side: Side, what: string, value: Plain | undefined): string {
  const { lookup } = side;
  if (!isMap(value)) return valueInFull(value);
  const label = `“${String(value.label ?? value.title ?? value.headline ?? value.statement ?? value.milestone ?? value.id ?? "")}”`;
  const each: { readonly [what: string]: () => string } = {
    transition: () => transitionInWords(side, value as unknown as Transition),
    injects: () => `${label}, ${scheduleInWords(lookup, (value as unknown as Inject).schedule)}`,
    assumptions: () =>
      say("changes.assumption", {
        label,
        value: valueInFull(value.value),
        range: fieldValue(["range"], value.range, lookup, value),
      }),
    gauges: () => say("changes.gauge", { label, min: figure(Number(value.min)), max: figure(Number(value.max)) }),
    milestones: () => happensInWords(lookup, label, value as unknown as Milestone),
    endings: () => happensInWords(lookup, label, value as unknown as Milestone),
    belief: () => valueInFull(value),
    map: () => valueInFull(value),
  };
  return (Object.hasOwn(each, what) ? each[what]?.() : undefined) ?? label;
}

function happensInWords(lookup: Lookup, label: string, { when, on = [] }: Milestone): string {
  const condition = when === undefined ? listInWords(on) : conditionInWords(lookup, when);
  return say("changes.happens", { label, conditional: when !== undefined, condition });
}
