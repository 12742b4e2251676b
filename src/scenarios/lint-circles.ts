/**
 * Looks for cascades that do not end, by playing cascades of certain responses as the engine does, from every happening
 * that can start one and every state of the postures that the cascade moves.
 *
 * What a warning proves: some states, gauge values and milestones exist from which the engine's limit on a cascade is
 * reached whatever is drawn. A `when` on what the cascade does not change holds for good once it holds, so it is assumed
 * to hold; all assumptions made on the way must be able to hold together, and with the happening that starts the cascade.
 * What it does not prove: that play ever comes to that start. What is not found: circles through a chance below 1, through
 * effects or outcomes that a draw decides, and circles of more postures than `mostStarts` allows to try.
 */
import { type Condition, cascadeLimit } from "../engine/index.js";
import { extremes, settleSpread } from "./assigned.js";
import { readCondition } from "./conditions.js";
import type { EffectFile } from "./format.js";
import { canHold } from "./lint-conditions.js";
import type { LintContext } from "./lint-context.js";
import { unreported } from "./problem.js";
import { many, type TransitionReference, targets, transitionReferences } from "./references.js";

/** Most starting points tried for one happening. */
const mostStarts = 2000;

export interface Circle {
  /** Paths of the responses, each of which answers the one before it; the first answers the last. */
  readonly responses: readonly string[];
  readonly first: TransitionReference;
  readonly conditional: boolean;
}

interface Response {
  readonly reference: TransitionReference;
  readonly path: string;
  readonly answers: readonly string[];
  readonly from: readonly string[];
  readonly to: string;
  readonly when: Condition | undefined;
  /** Those of the transition, then those of the state entered. */
  readonly effects: readonly EffectFile[];
  /** Whether it can come to answer itself. */
  readonly circular: boolean;
}

type Interval = readonly [low: number, high: number];

/** What a cascade changes, as far as conditions ask for it. */
interface Start {
  readonly postures: ReadonlyMap<string, string>;
  readonly gauges: ReadonlyMap<string, Interval>;
}

/** Each circle of responses once. */
export function circlesIn(context: LintContext): readonly Circle[] {
  const responses = certainResponses(context);
  const transitions = new Map(
    transitionReferences(context.file).map((reference) => [pathOf(reference), reference] as const),
  );
  const byPath = new Map(responses.map((response) => [response.path, response]));
  const found = new Map<string, Circle>();
  for (const first of new Set(responses.flatMap(({ answers }) => answers))) {
    // A certain response starts no cascade, unless somebody orders it.
    if (byPath.has(first) && transitions.get(first)?.value.order === undefined) continue;
    const opener = transitions.get(first);
    const reached = reachedFrom(first, responses).map((response) => ({
      ...response,
      circular: reachedFrom(response.path, responses).some(({ path }) => path === response.path),
    }));
    if (!reached.some(({ circular }) => circular)) continue;
    for (const start of startsOf(opener, reached, context)) {
      const ring =
        playCascade(first, start, reached, opener, true, context) ??
        playCascade(first, start, reached, opener, false, context);
      if (ring === undefined) continue;
      const key = [...ring].sort().join(" ");
      const members = ring.flatMap((path) => byPath.get(path) ?? []);
      const [head] = members;
      if (head === undefined || found.has(key)) continue;
      const conditional = members.some(({ when }) => when !== undefined);
      found.set(key, { responses: ring, first: head.reference, conditional });
    }
  }
  return [...found.values()];
}

export function pathOf({ posture, id }: { readonly posture: string; readonly id: string }): string {
  return `${posture}.${id}`;
}

/** Responses that always answer where their condition holds, under some values of the assumptions. */
function certainResponses(context: LintContext): readonly Response[] {
  return transitionReferences(context.file).flatMap((reference): Response[] => {
    const { value, path, posture } = reference;
    // Of several outcomes a draw decides.
    if (value.to === undefined || value.on === undefined || (extremes(value.chance, context.assignments)?.[1] ?? 1) < 1)
      return [];
    const [, actor = "", , id = ""] = path.map(String);
    const entered = context.file.actors[actor]?.postures[id]?.states[value.to];
    const when = value.when && readCondition(value.when, [...path, "when"], context.names, unreported);
    return [
      {
        reference,
        path: pathOf({ posture, id: reference.id }),
        answers: many(value.on),
        from: many(value.from),
        to: value.to,
        when,
        effects: [...value.effects, ...(entered?.effects ?? [])],
        circular: false,
      },
    ];
  });
}

/** The responses that a happening may set off, directly or not, in declaration order. */
function reachedFrom(first: string, responses: readonly Response[]): readonly Response[] {
  const reached = new Set([first]);
  for (const path of reached)
    for (const { answers, path: next } of responses) if (answers.includes(path)) reached.add(next);
  return responses.filter(({ answers }) => answers.some((path) => reached.has(path)));
}

/** Every combination of states that the postures may be in, and of the gauge values that may matter. */
function startsOf(
  first: TransitionReference | undefined,
  reached: readonly Response[],
  context: LintContext,
): readonly Start[] {
  const postures = [...new Set(reached.map(({ reference }) => reference.posture))].map((posture) => {
    const all = context.names.postures.get(posture) ?? [];
    return [posture, first?.posture === posture ? targets(first).map(({ value }) => value) : all] as const;
  });
  const moved = new Set(reached.flatMap(({ effects }) => effects.map(({ gauge }) => gauge)));
  const gauges = [...moved].flatMap((gauge) => {
    const bounds = reached.flatMap(({ when }) => (when === undefined ? [] : boundsIn(when, gauge, context)));
    const { min, max, initial } = context.file.gauges[gauge] ?? {};
    const values = [...new Set([min, max, initial, ...bounds].filter((value) => typeof value === "number"))];
    return bounds.length === 0 ? [] : [[gauge, values.map((value): Interval => [value, value])] as const];
  });
  const states = combine(postures);
  const values = combine(gauges);
  if (states.length * values.length > mostStarts) return [];
  return states.flatMap((posture) => values.map((gauge) => ({ postures: posture, gauges: gauge })));
}

function combine<Value>(choices: readonly (readonly [string, readonly Value[]])[]): readonly Map<string, Value>[] {
  let combined: Map<string, Value>[] = [new Map()];
  for (const [name, values] of choices) {
    combined = combined.flatMap((before) => values.map((value) => new Map([...before, [name, value]])));
    if (combined.length > mostStarts) return combined;
  }
  return combined;
}

function boundsIn(condition: Condition, gauge: string, context: LintContext): readonly number[] {
  if (condition.kind === "all" || condition.kind === "any")
    return condition.of.flatMap((part) => boundsIn(part, gauge, context));
  if (condition.kind === "not") return boundsIn(condition.of, gauge, context);
  if (condition.kind !== "gauge" || condition.gauge !== gauge) return [];
  return [condition.min, condition.max].flatMap((bound) => extremes(bound, context.assignments) ?? []);
}

/**
 * Plays one cascade as the engine does. A condition on what stays as it is holds, unless it contradicts one that was met
 * before; of a response that leads back to nothing it holds only if `asides`. Returns the responses that go round, or
 * undefined if the cascade ends or may end.
 */
function playCascade(
  first: string,
  start: Start,
  reached: readonly Response[],
  opener: TransitionReference | undefined,
  asides: boolean,
  context: LintContext,
): readonly string[] | undefined {
  const postures = new Map(start.postures);
  const gauges = new Map(start.gauges);
  const fixed = openedBy(opener, start);
  const known = new Map<string, boolean>();
  const assume = (condition: Condition, wanted: boolean): boolean => {
    const key = JSON.stringify(condition);
    const before = known.get(key);
    if (before !== undefined) return before;
    const claim: Condition = wanted ? condition : { kind: "not", of: condition };
    const holds = canHold({ kind: "all", of: [...fixed, claim] }, context) === wanted;
    fixed.push(holds ? condition : { kind: "not", of: condition });
    known.set(key, holds);
    return holds;
  };
  const cascade: { path: string; parent: number }[] = [{ path: first, parent: -1 }];
  for (let place = 0; place < cascade.length; place += 1) {
    const answered = new Set<string>();
    for (const response of reached) {
      const { reference, path, answers, from, to, when, effects, circular } = response;
      if (!answers.includes(cascade[place]?.path ?? "") || answered.has(reference.posture)) continue;
      if (!from.includes(postures.get(reference.posture) ?? "")) continue;
      const holds = when === undefined ? true : evaluate(when, postures, gauges, context);
      if (holds === false || holds === "drawn") continue;
      if (holds !== true && !assume(holds, circular || asides)) continue;
      answered.add(reference.posture);
      postures.set(reference.posture, to);
      applyEffects(effects, gauges, context);
      cascade.push({ path, parent: place });
    }
    if (cascade.length > cascadeLimit) return ringOf(cascade);
  }
  return undefined;
}

/** Where the posture stands that moved first, if the cascade leaves it there. */
function openedBy(opener: TransitionReference | undefined, start: Start): Condition[] {
  if (opener === undefined || start.postures.has(opener.posture)) return [];
  return [{ kind: "posture", posture: opener.posture, states: targets(opener).map(({ value }) => value) }];
}

function applyEffects(effects: readonly EffectFile[], gauges: Map<string, Interval>, context: LintContext): void {
  for (const { gauge, add } of effects) {
    const before = gauges.get(gauge);
    const { min, max } = context.file.gauges[gauge] ?? {};
    if (before === undefined || min === undefined || max === undefined) continue;
    const amounts = context.assignments.flatMap((assignment) => settleSpread(add, assignment) ?? []);
    const clamp = (value: number) => Math.min(max, Math.max(min, value));
    gauges.set(gauge, [clamp(before[0] + Math.min(...amounts)), clamp(before[1] + Math.max(...amounts))]);
  }
}

/** Whether a condition holds; what is left of it where that depends on things that stay as they are; or on a draw. */
function evaluate(
  condition: Condition,
  postures: ReadonlyMap<string, string>,
  gauges: ReadonlyMap<string, Interval>,
  context: LintContext,
): boolean | "drawn" | Condition {
  // What an actor hears of the cascade while it goes on is not followed.
  if ("believer" in condition && condition.believer !== undefined) return "drawn";
  switch (condition.kind) {
    case "posture": {
      const state = postures.get(condition.posture);
      return state === undefined ? condition : condition.states.includes(state);
    }
    case "gauge": {
      const value = gauges.get(condition.gauge);
      if (value === undefined) return condition;
      const min = extremes(condition.min, context.assignments)?.[0] ?? Number.NEGATIVE_INFINITY;
      const max = extremes(condition.max, context.assignments)?.[1] ?? Number.POSITIVE_INFINITY;
      if (value[0] >= min && value[1] <= max) return true;
      return value[1] < min || value[0] > max ? false : "drawn";
    }
    case "not": {
      const inner = evaluate(condition.of, postures, gauges, context);
      if (typeof inner === "boolean") return !inner;
      return inner === "drawn" ? inner : { kind: "not", of: inner };
    }
    case "all":
    case "any": {
      const decisive = condition.kind === "any";
      const parts = condition.of.map((part) => evaluate(part, postures, gauges, context));
      if (parts.includes(decisive)) return decisive;
      const left = parts.filter((part) => typeof part === "object");
      if (parts.includes("drawn") && !(decisive && left.length > 0)) return "drawn";
      return left.length === 0 ? !decisive : left.length === 1 ? (left[0] as Condition) : { ...condition, of: left };
    }
    default:
      return condition;
  }
}

/** The last round of a cascade that goes round, from the end back to the same response. */
function ringOf(cascade: readonly { readonly path: string; readonly parent: number }[]): readonly string[] | undefined {
  const seen: string[] = [];
  for (let place = cascade.length - 1; place >= 0; place = cascade[place]?.parent ?? -1) {
    const path = cascade[place]?.path ?? "";
    const before = seen.indexOf(path);
    if (before >= 0) return seen.slice(before).reverse();
    seen.push(path);
  }
  return undefined;
}
