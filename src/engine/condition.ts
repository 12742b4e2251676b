/**
 * Compiled conditions: a small tree over indices, evaluated without looking up names.
 */
import { wholeDays } from "./calendar.js";
import type { Model } from "./model.js";
import type { Names } from "./names.js";
import type { Numbers } from "./numbers.js";
import type { Condition, Quantity } from "./scenario.js";

export type CompiledCondition =
  /** Bit s of `mask` is set if state s satisfies it. */
  | { readonly kind: "posture"; readonly posture: number; readonly mask: number }
  | { readonly kind: "gauge"; readonly gauge: number; readonly min: number; readonly max: number }
  | { readonly kind: "day"; readonly min: number; readonly max: number }
  | { readonly kind: "reached"; readonly milestone: number }
  | { readonly kind: "all" | "any"; readonly of: readonly CompiledCondition[] }
  | { readonly kind: "not"; readonly of: CompiledCondition };

/** The part of a world that conditions can see. */
export interface Scene {
  readonly time: number;
  readonly states: Int32Array;
  readonly gauges: Float64Array;
  /** Time at which each milestone was reached; negative if it was not. */
  readonly reached: Float64Array;
}

export interface Dependencies {
  /** By posture: the state masks that it is tested against. */
  readonly postures: Map<number, Set<number>>;
  readonly gauges: Set<number>;
  readonly milestones: Set<number>;
  day: boolean;
}

/** Compiles a condition and reports unknown names. Bounds are inclusive. */
export function compileCondition(
  source: Condition,
  at: string,
  names: Names,
  numbers: Pick<Numbers, "value">,
): CompiledCondition {
  const each = (condition: Condition) => compileCondition(condition, at, names, numbers);
  const low = (min: Parameters<Numbers["value"]>[0] | undefined) =>
    min === undefined ? -Infinity : numbers.value(min, at);
  const high = (max: Parameters<Numbers["value"]>[0] | undefined) =>
    max === undefined ? Infinity : numbers.value(max, at);
  switch (source.kind) {
    case "posture": {
      const posture = names.posture(source.posture, at);
      if (posture < 0) return { kind: "posture", posture: 0, mask: 0 };
      let mask = 0;
      for (const state of source.states) mask |= 1 << names.state(source.posture, state, at);
      return { kind: "posture", posture, mask };
    }
    case "gauge":
      return { kind: "gauge", gauge: names.gauge(source.gauge, at), min: low(source.min), max: high(source.max) };
    case "day":
      return { kind: "day", min: low(source.min), max: high(source.max) };
    case "reached":
      return { kind: "reached", milestone: names.milestone(source.milestone, at) };
    case "not":
      return { kind: "not", of: each(source.of) };
    default:
      return { kind: source.kind, of: source.of.map(each) };
  }
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
  return holds(compileCondition(condition, "", model.names, numbers), scene);
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
    case "not":
      dependenciesOf(condition.of, found);
      return;
    default:
      for (const part of condition.of) dependenciesOf(part, found);
  }
}
