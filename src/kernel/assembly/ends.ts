/**
 * Where a transition leads: whether it may, which of its ends it has, and how probable a response is (outcome.ts, chance.ts).
 */
import { holds, ratioNow } from "./conditions";
import { stream, uniform } from "./dice";
import { byte, int, num } from "./memory";
import { scorePicked, scoring } from "./scores";
import {
  chanceRatiosFrom,
  chanceRatiosTo,
  endRatiosFrom,
  endRatiosTo,
  endsAt,
  endTarget,
  endWeight,
  replaces,
  replacesAt,
  responders,
  respondersAt,
  span,
  transitionChance,
  transitionHazard,
  transitionPosture,
  transitions,
  transitionWhen,
} from "./tables";
import { seatDecides, states } from "./world";

/** Draws the end of a transition that has several. */
export function drawEnd(transition: i32): i32 {
  const first = int(endsAt, transition);
  const last = int(endsAt, transition + 1);
  let total: f64 = 0;
  for (let end = first; end < last; end += 1) total += weightOf(end);
  const drawn = pickEnd(transition, first, last, total);
  if (scoring())
    for (let end = first; end < last; end += 1)
      scorePicked(transition, end - first, weightOf(end) / total, end == drawn);
  return drawn;
}

function pickEnd(transition: i32, first: i32, last: i32, total: f64): i32 {
  let left = uniform(stream(transition)) * total;
  let chosen: i32 = -1;
  for (let end = first; end < last; end += 1) {
    const weight = weightOf(end);
    if (!(weight > 0)) continue;
    if (left < weight) return end;
    left -= weight;
    chosen = end;
  }
  if (chosen < 0) unreachable();
  return chosen;
}

function weightOf(end: i32): f64 {
  let product = num(endWeight, end);
  for (let ratio = int(endRatiosFrom, end); ratio < int(endRatiosTo, end); ratio += 1) product *= ratioNow(ratio);
  return product;
}

/** Whether the statechart allows a transition from the state that its posture is in. */
@inline
export function mayMove(transition: i32): bool {
  return int(endTarget, int(endsAt, transition) * span + int(states, int(transitionPosture, transition))) >= 0;
}

/** Whether a timeout may lead back to the state that its posture is in. */
export function isRecurring(transition: i32): bool {
  const state = int(states, int(transitionPosture, transition));
  for (let end = int(endsAt, transition); end < int(endsAt, transition + 1); end += 1)
    if (int(endTarget, end * span + state) == state) return true;
  return false;
}

/** Probability that a response answers now. */
export function chanceNow(transition: i32): f64 {
  let p = num(transitionChance, transition);
  for (let ratio = int(chanceRatiosFrom, transition); ratio < int(chanceRatiosTo, transition); ratio += 1) {
    const factor = ratioNow(ratio);
    if (p <= 0 || p >= 1) continue;
    const odds = p * factor;
    p = odds / (odds + (1 - p));
  }
  return p;
}

/** Whether a transition may answer now, whoever decides it; a hazard answers the inject that stands in for it. */
export function mayAnswer(transition: i32): bool {
  if (!mayMove(transition)) return false;
  if (int(transitionHazard, transition) >= 0) return true;
  const when = int(transitionWhen, transition);
  return when < 0 || holds(when);
}

/** Whether a seat decides a transition and has not allowed it. */
@inline
export function isClosed(transition: i32): bool {
  return byte(seatDecides, transition) == 1;
}

/** Whether a scheduled inject has nothing to stand in for now. */
export function isSkipped(inject: i32): bool {
  const first = int(replacesAt, inject);
  const last = int(replacesAt, inject + 1);
  if (first == last) return false;
  const happening = transitions + inject;
  for (let at = int(respondersAt, happening); at < int(respondersAt, happening + 1); at += 1) {
    const responder = int(responders, at);
    if (isClosed(responder)) continue;
    const posture = int(transitionPosture, responder);
    for (let place = first; place < last; place += 1)
      if (int(transitionPosture, int(replaces, place)) == posture && mayAnswer(responder)) return false;
  }
  return true;
}
