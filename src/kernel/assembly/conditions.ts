/**
 * Conditions, curves and ratios as they stand (condition.ts, curve.ts, hazard.ts).
 */
import { int, num } from "./memory";
import {
  conditionA,
  conditionB,
  conditionFrom,
  conditionKind,
  conditionList,
  conditionMax,
  conditionMin,
  conditionTo,
  points,
  ratioCount,
  ratioFactor,
  ratioKind,
  ratioOf,
  ratioPoints,
} from "./tables";
import { gaugeValues, markValues, reached, states, time } from "./world";

@inline
function liesWithin(condition: i32, value: f64): bool {
  return value >= num(conditionMin, condition) && value <= num(conditionMax, condition);
}

/** Whether the days since a time lie within bounds, as a calendar counts them; false if there was no such time. */
function daysLie(condition: i32, then: f64): bool {
  return then >= 0 && liesWithin(condition, <f64>(<i32>time() - <i32>then));
}

@inline
function isInState(condition: i32): bool {
  return ((int(conditionB, condition) >> int(states, int(conditionA, condition))) & 1) == 1;
}

/** Whether a condition holds. Most are about the state of a posture. */
@inline
export function holds(condition: i32): bool {
  return int(conditionKind, condition) == 0 ? isInState(condition) : evaluate(condition);
}

/** Kinds are numbered by the host, in this order. */
function evaluate(condition: i32): bool {
  switch (int(conditionKind, condition)) {
    case 0:
      return isInState(condition);
    case 1:
      return liesWithin(condition, num(gaugeValues, int(conditionA, condition)));
    case 2:
      return liesWithin(condition, <f64>(<i32>time()));
    case 3:
      return num(reached, int(conditionA, condition)) >= 0;
    case 4: {
      let latest: f64 = -1;
      for (let at = int(conditionFrom, condition); at < int(conditionTo, condition); at += 1) {
        const then = num(markValues, int(conditionList, at));
        if (then > latest) latest = then;
      }
      return daysLie(condition, latest);
    }
    case 5:
      return daysLie(condition, num(reached, int(conditionA, condition)));
    case 6:
      return liesWithin(condition, num(markValues, int(conditionA, condition)));
    case 7:
      return (
        num(gaugeValues, int(conditionA, condition)) - num(gaugeValues, int(conditionB, condition)) >
        num(conditionMin, condition)
      );
    case 8:
      for (let at = int(conditionFrom, condition); at < int(conditionTo, condition); at += 1)
        if (!evaluate(int(conditionList, at))) return false;
      return true;
    case 9:
      for (let at = int(conditionFrom, condition); at < int(conditionTo, condition); at += 1)
        if (evaluate(int(conditionList, at))) return true;
      return false;
    default:
      return !evaluate(int(conditionList, int(conditionFrom, condition)));
  }
}

/** Reads a curve of `count` points, from place `first` of `base` on: x, y and the slope of each. */
@inline
export function curve(base: usize, first: i32, count: i32, x: f64): f64 {
  let point = base + ((<usize>first) << 3);
  const last = point + 24 * <usize>(count - 1);
  if (x >= load<f64>(last)) return load<f64>(last, 8);
  if (x <= load<f64>(point)) return load<f64>(point, 8);
  while (x >= load<f64>(point, 24)) point += 24;
  return load<f64>(point, 8) + load<f64>(point, 16) * (x - load<f64>(point));
}

/** The number that a curve gives as its gauge stands. */
@inline
export function curveNow(gauge: i32, first: i32, count: i32): f64 {
  return curve(points, first, count, num(gaugeValues, gauge));
}

/** The factor of a ratio in force: of a condition, a curve or a constant. */
export function ratioNow(ratio: i32): f64 {
  switch (int(ratioKind, ratio)) {
    case 0:
      return holds(int(ratioOf, ratio)) ? num(ratioFactor, ratio) : 1;
    case 1:
      return curveNow(int(ratioOf, ratio), int(ratioPoints, ratio), int(ratioCount, ratio));
    default:
      return num(ratioFactor, ratio);
  }
}
