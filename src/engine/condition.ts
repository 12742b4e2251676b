/**
 * Compiled conditions: a small tree over indices, evaluated without looking up names.
 */
import { dayOfDate, wholeDays } from "./calendar.js";
import { BugError } from "./errors.js";
import { Marks } from "./marks.js";
import type { Model } from "./model.js";
import { beliefPath, type Names } from "./names.js";
import type { Numbers } from "./numbers.js";
import type { Condition, Quantity } from "./scenario.js";

export type CompiledCondition =
  /** Bit s of `mask` is set if state s satisfies it. */
  | { readonly kind: "posture"; readonly posture: number; readonly mask: number }
  | { readonly kind: "gauge"; readonly gauge: number; readonly min: number; readonly max: number }
  | { readonly kind: "day"; readonly min: number; readonly max: number }
  | { readonly kind: "reached"; readonly milestone: number }
  /** Days since the latest of these marks, or since the milestone. */
  | { readonly kind: "since"; readonly marks: readonly number[]; readonly min: number; readonly max: number }
  | { readonly kind: "since-milestone"; readonly milestone: number; readonly min: number; readonly max: number }
  | { readonly kind: "count"; readonly mark: number; readonly min: number; readonly max: number }
  /** The first gauge is more than `by` above the second. */
  | { readonly kind: "compare"; readonly above: number; readonly below: number; readonly by: number }
  | { readonly kind: "all" | "any"; readonly of: readonly CompiledCondition[] }
  | { readonly kind: "not"; readonly of: CompiledCondition };

/** The part of a world that conditions can see. */
export interface Scene {
  readonly time: number;
  readonly states: Int32Array;
  readonly gauges: Float64Array;
  /** Time at which each milestone was reached; negative if it was not. */
  readonly reached: Float64Array;
  /** By mark of the model: a time, negative if there was none, or a count. */
  readonly marks: Float64Array;
}

/** What compiling a condition needs to know of its scenario. */
export interface Reader {
  readonly names: Names;
  readonly numbers: Pick<Numbers, "value">;
  readonly marks: Marks;
  /** ISO date of day 0. */
  readonly start: string;
}

export interface Dependencies {
  /** By posture: the state masks that it is tested against. */
  readonly postures: Map<number, Set<number>>;
  readonly gauges: Set<number>;
  readonly milestones: Set<number>;
  readonly marks: Set<number>;
  day: boolean;
}

/** Compiles a condition and reports unknown names. Bounds are inclusive. */
export function compileCondition(source: Condition, at: string, reader: Reader): CompiledCondition {
  const { names, numbers, marks, start } = reader;
  const each = (condition: Condition) => compileCondition(condition, at, reader);
  const low = (min: Parameters<Numbers["value"]>[0] | undefined) =>
    min === undefined ? -Infinity : numbers.value(min, at);
  const high = (max: Parameters<Numbers["value"]>[0] | undefined) =>
    max === undefined ? Infinity : numbers.value(max, at);
  switch (source.kind) {
    case "posture": {
      const posture = names.posture(source.posture, at, source.believer);
      if (posture < 0) return { kind: "posture", posture: 0, mask: 0 };
      let mask = 0;
      for (const state of source.states) mask |= 1 << names.state(source.posture, state, at);
      return { kind: "posture", posture, mask };
    }
    case "gauge":
      return {
        kind: "gauge",
        gauge: names.gauge(source.gauge, at, source.believer),
        min: low(source.min),
        max: high(source.max),
      };
    case "day":
      return { kind: "day", min: low(source.min), max: high(source.max) };
    case "reached":
      return { kind: "reached", milestone: names.milestone(source.milestone, at) };
    case "date":
      return {
        kind: "day",
        min: source.min === undefined ? -Infinity : dayOfDate(start, source.min),
        max: source.max === undefined ? Infinity : dayOfDate(start, source.max),
      };
    case "since":
      return sinceOf(source.of, { min: low(source.min), max: high(source.max) }, at, reader);
    case "count":
      names.happening(source.happening, at);
      return {
        kind: "count",
        mark: marks.place("count", source.happening),
        min: low(source.min),
        max: high(source.max),
      };
    case "entries":
      if (names.posture(source.posture, at) >= 0) names.state(source.posture, source.state, at);
      return {
        kind: "count",
        mark: marks.place("count", `${source.posture}:${source.state}`),
        min: low(source.min),
        max: high(source.max),
      };
    case "compare": {
      const taken = (id: string) => names.gaugeAsTaken(id, at, source.believer);
      const [gauge, other] = [taken(source.gauge), taken(source.other)];
      const by = source.by === undefined ? 0 : numbers.value(source.by, at);
      return source.side === "above"
        ? { kind: "compare", above: gauge, below: other, by }
        : { kind: "compare", above: other, below: gauge, by };
    }
    case "not":
      return { kind: "not", of: each(source.of) };
    default:
      return { kind: source.kind, of: source.of.map(each) };
  }
}

function sinceOf(
  of: Extract<Condition, { kind: "since" }>["of"],
  bounds: { readonly min: number; readonly max: number },
  at: string,
  { names, marks }: Reader,
): CompiledCondition {
  if ("milestone" in of) {
    return { kind: "since-milestone", milestone: names.milestone(of.milestone, at), ...bounds };
  }
  if ("happening" in of) {
    names.happening(of.happening, at);
    return { kind: "since", marks: [marks.place("happened", of.happening)], ...bounds };
  }
  const { posture, states, believer } = of;
  if (names.posture(posture, at, believer) >= 0) for (const state of states) names.state(posture, state, at);
  const path = believer === undefined ? posture : beliefPath(believer, posture);
  return { kind: "since", marks: states.map((state) => marks.place("entered", `${path}:${state}`)), ...bounds };
}

/** Whether the days since a time lie within bounds, as a calendar counts them; false if there was no such time. */
function daysLie(then: number, now: number, min: number, max: number): boolean {
  if (then < 0) return false;
  const days = wholeDays(now) - wholeDays(then);
  return days >= min && days <= max;
}

/** Whether a condition holds in a scene. */
export function holds(condition: CompiledCondition, scene: Scene): boolean {
  switch (condition.kind) {
    case "posture":
      return ((condition.mask >> (scene.states[condition.posture] as number)) & 1) === 1;
    case "gauge": {
      const value = scene.gauges[condition.gauge] as number;
      return value >= condition.min && value <= condition.max;
    }
    case "day": {
      const day = wholeDays(scene.time);
      return day >= condition.min && day <= condition.max;
    }
    case "reached":
      return (scene.reached[condition.milestone] as number) >= 0;
    case "since": {
      let latest = -1;
      for (const mark of condition.marks) {
        const time = scene.marks[mark] as number;
        if (time > latest) latest = time;
      }
      return daysLie(latest, scene.time, condition.min, condition.max);
    }
    case "since-milestone":
      return daysLie(scene.reached[condition.milestone] as number, scene.time, condition.min, condition.max);
    case "count": {
      const count = scene.marks[condition.mark] as number;
      return count >= condition.min && count <= condition.max;
    }
    case "compare":
      return (scene.gauges[condition.above] as number) - (scene.gauges[condition.below] as number) > condition.by;
    case "all":
      for (const part of condition.of) if (!holds(part, scene)) return false;
      return true;
    case "any":
      for (const part of condition.of) if (holds(part, scene)) return true;
      return false;
    case "not":
      return !holds(condition.of, scene);
  }
}

/** The number that a quantity stands for in a model. */
export function numberOf({ assumptions }: Model, quantity: Quantity): number {
  return typeof quantity === "number" ? quantity : (assumptions.get(quantity.assumption) as number);
}

/** Whether a condition of a model's scenario holds in a world. */
export function conditionHolds(model: Model, scene: Scene, condition: Condition): boolean {
  const numbers = { value: (quantity: Quantity) => numberOf(model, quantity) };
  const marks = new Marks(model.marks);
  const compiled = compileCondition(condition, "", {
    names: model.names,
    numbers,
    marks,
    start: model.scenario.start,
  });
  if (marks.all.length > model.marks.length) throw new BugError("a condition that is not the scenario's");
  return holds(compiled, scene);
}

/** Records a dependency on whether a posture is in one of the states of a mask. */
export function addMask({ postures }: Dependencies, posture: number, mask: number): void {
  const masks = postures.get(posture);
  if (masks === undefined) postures.set(posture, new Set([mask]));
  else masks.add(mask);
}

/** Adds everything that the condition reads to `found`. */
export function dependenciesOf(condition: CompiledCondition, found: Dependencies): void {
  switch (condition.kind) {
    case "posture":
      addMask(found, condition.posture, condition.mask);
      return;
    case "gauge":
      found.gauges.add(condition.gauge);
      return;
    case "day":
      found.day = true;
      return;
    case "reached":
      found.milestones.add(condition.milestone);
      return;
    case "since":
      for (const mark of condition.marks) found.marks.add(mark);
      found.day = true;
      return;
    case "since-milestone":
      found.milestones.add(condition.milestone);
      found.day = true;
      return;
    case "count":
      found.marks.add(condition.mark);
      return;
    case "compare":
      found.gauges.add(condition.above);
      found.gauges.add(condition.below);
      return;
    case "not":
      dependenciesOf(condition.of, found);
      return;
    default:
      for (const part of condition.of) dependenciesOf(part, found);
  }
}
