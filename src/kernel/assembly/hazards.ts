/**
 * Hazards: rates, pressure, due times, and the race (hazard.ts, program.ts, active-hazards.ts).
 */
import { curve, holds } from "./conditions";
import { breakingPoint, stream } from "./dice";
import { afterDirtyHazards, allowHazards, findLevels, firstDirtyHazards, markHazardDirty, noHazardIsDirty } from "./dirty";
import { scoreEvaluated, scoresRatios } from "./scores";
import { bits, byte, int, num, setBits, setByte, setInt, setNum } from "./memory";
import {
  code,
  dailyProgram,
  hazardBase,
  hazardMask,
  hazardPosture,
  hazardShape,
  hazardTransition,
  hazardWords,
  injectForGood,
  numbers,
  postures,
  replaces,
  replacesAt,
  steadyProgram,
  transitionHazard,
} from "./tables";
import {
  activeDue,
  activeIndices,
  activePlaces,
  allowedHazards,
  breaking,
  dirtyAll,
  dirtyDaily,
  gaugeValues,
  hazardClosed,
  openHazards,
  pressure,
  rate,
  since,
  states,
  steady,
  time,
} from "./world";

let activeCount: i32 = 0;
/** Active hazards that are due by `nearUntil` stand first: most are not due today, and the race leaves them out. */
let nearCount: i32 = 0;
let nearUntil: f64 = 0;

@inline
export function clearActive(): void {
  activeCount = 0;
  nearCount = 0;
  for (let word = 0; word < hazardWords; word += 1) setBits(openHazards, word, 0);
}

/** Races from now on for hazards due by a time, by which something on the agenda is due. */
export function raceUntil(until: f64): void {
  nearUntil = until;
  nearCount = 0;
  for (let place = 0; place < activeCount; place += 1) {
    if (num(activeDue, place) > until) continue;
    swapActive(place, nearCount);
    nearCount += 1;
  }
}

function swapActive(one: i32, other: i32): void {
  if (one == other) return;
  const due = num(activeDue, one);
  const hazard = int(activeIndices, one);
  const moved = int(activeIndices, other);
  setNum(activeDue, one, num(activeDue, other));
  setInt(activeIndices, one, moved);
  setInt(activePlaces, moved, one);
  setNum(activeDue, other, due);
  setInt(activeIndices, other, hazard);
  setInt(activePlaces, hazard, other);
}

/**
 * The active hazard with the earliest due time, if one is due before the agenda must have its turn; ties go to declaration order.
 * −1 if there is none.
 */
@inline
export function nextToFire(): i32 {
  // Due times are not negative, so their bits are in their order; and integers are chosen from without a branch.
  let earliest = reinterpret<i64>(f64.MAX_VALUE);
  let found: i32 = -1;
  for (let place = 0; place < nearCount; place += 1) {
    const due = load<i64>(activeDue + ((<usize>place) << 3));
    if (due == earliest && found >= 0 && int(activeIndices, place) < int(activeIndices, found)) found = place;
    const earlier = due < earliest;
    earliest = select<i64>(due, earliest, earlier);
    found = select<i32>(place, found, earlier);
  }
  earliestDue = reinterpret<f64>(earliest);
  return found < 0 ? found : int(activeIndices, found);
}

/** When the hazard that was found fires. */
@inline
export function dueTime(): f64 {
  return earliestDue;
}

let earliestDue: f64 = Infinity;

/** Whether the gauge that an instruction names lies between the two numbers that it names. */
@inline
function liesBetween(at: usize): bool {
  const value = num(gaugeValues, load<i32>(at, 4));
  const place = load<i32>(at, 8);
  return bool(i32(value >= num(numbers, place)) & i32(value <= num(numbers, place + 1)));
}

/** Runs the program at `start` on a rate; 0 if one of its conditions fails. Opcodes are those of program.ts. */
@inline
function runProgram(start: i32, ratePerDay: f64): f64 {
  let product = ratePerDay;
  let at = code + ((<usize>start) << 2);
  for (;;) {
    const opcode = load<i32>(at);
    if (opcode == 4) {
      // The factor, or the 1 before it, so that no branch is taken.
      product *= num(numbers, load<i32>(at, 12) + ((load<i32>(at, 8) >> int(states, load<i32>(at, 4))) & 1));
      at += 16;
    } else if (opcode == 0) return product;
    else if (opcode == 1) {
      if (((load<i32>(at, 8) >> int(states, load<i32>(at, 4))) & 1) == 0) return 0;
      at += 12;
    } else if (opcode == 6) {
      product *= curve(numbers, load<i32>(at, 8), load<i32>(at, 12), num(gaugeValues, load<i32>(at, 4)));
      at += 16;
    } else if (opcode == 2) {
      if (!liesBetween(at)) return 0;
      at += 12;
    } else if (opcode == 7) {
      product *= select<f64>(num(numbers, load<i32>(at, 8) + 2), 1, liesBetween(at));
      at += 12;
    } else if (opcode == 3) {
      if (!holds(load<i32>(at, 4))) return 0;
      at += 8;
    } else {
      if (holds(load<i32>(at, 4))) product *= num(numbers, load<i32>(at, 8));
      at += 12;
    }
  }
  return product;
}

/** Pressure at the world's time, capped at the breaking point. */
export function pressureNow(hazard: i32): f64 {
  const grown = num(pressure, hazard) + num(rate, hazard) * (time() - num(since, hazard));
  const point = num(breaking, hazard);
  return point >= 0 && grown > point ? point : grown;
}

/** Sets pressure and rate from now on, and the due time that follows from them. */
@inline
function setPressure(hazard: i32, to: f64, perDay: f64): void {
  setNum(pressure, hazard, to);
  setNum(since, hazard, time());
  setNum(rate, hazard, perDay);
  let place = int(activePlaces, hazard);
  if (perDay > 0) {
    if (place < 0) {
      place = activeCount;
      setInt(activePlaces, hazard, place);
      setInt(activeIndices, place, hazard);
      activeCount += 1;
    }
    const due = time() + (num(breaking, hazard) - to) / perDay;
    setNum(activeDue, place, due);
    if (due <= nearUntil) {
      if (place < nearCount) return;
      swapActive(place, nearCount);
      nearCount += 1;
    } else if (place < nearCount) {
      nearCount -= 1;
      swapActive(place, nearCount);
    }
    return;
  }
  if (place < 0) return;
  if (place < nearCount) {
    nearCount -= 1;
    swapActive(place, nearCount);
    place = nearCount;
  }
  activeCount -= 1;
  swapActive(place, activeCount);
  setInt(activePlaces, hazard, -1);
}

@inline
function drawNextBreaking(hazard: i32): void {
  setNum(breaking, hazard, breakingPoint(stream(int(hazardTransition, hazard)), int(hazardShape, hazard)));
}

/** Re-evaluates the daily factors. If the rate changes, stores the pressure so far and updates the due time. */
@inline
function refreshDaily(hazard: i32): void {
  const slow = num(steady, hazard);
  const perDay = slow > 0 ? runProgram(int(dailyProgram, hazard), slow) : 0;
  if (scoresRatios()) scoreEvaluated(hazard, perDay);
  if (perDay == num(rate, hazard)) return;
  const so = pressureNow(hazard);
  if (perDay > 0 && num(breaking, hazard) < 0) drawNextBreaking(hazard);
  setPressure(hazard, so, perDay);
}

/** Re-evaluates all factors of a hazard. */
@inline
function refreshAllFactors(hazard: i32): void {
  refreshSteady(hazard);
  refreshDaily(hazard);
}

/** Re-evaluates those that depend neither on gauges nor on the day. */
@inline
function refreshSteady(hazard: i32): void {
  const state = int(states, int(hazardPosture, hazard));
  const open = ((int(hazardMask, hazard) >> state) & 1) == 1 && byte(hazardClosed, hazard) == 0;
  const perDay = open ? runProgram(int(steadyProgram, hazard), num(hazardBase, hazard)) : 0;
  setNum(steady, hazard, perDay);
  const bit = (<u64>1) << <u64>hazard;
  const others = bits(openHazards, hazard >> 6) & ~bit;
  setBits(openHazards, hazard >> 6, others | select<u64>(bit, 0, perDay > 0));
}

/** Shuts the hazards that an inject stands in for (stand-in.ts); nothing has a rate yet. */
export function shutReplaced(inject: i32): void {
  for (let place = int(replacesAt, inject); place < int(replacesAt, inject + 1); place += 1) {
    const hazard = int(transitionHazard, int(replaces, place));
    setByte(hazardClosed, hazard, byte(hazardClosed, hazard) | 2);
  }
}

/** Opens the hazards of an inject that is no longer to come; shuts them if it replaces them for good. */
export function openReplaced(inject: i32): void {
  const shut = int(injectForGood, inject) ? 2 : 0;
  for (let place = int(replacesAt, inject); place < int(replacesAt, inject + 1); place += 1) {
    const hazard = int(transitionHazard, int(replaces, place));
    const closed = byte(hazardClosed, hazard);
    if ((closed & 2) == shut) continue;
    setByte(hazardClosed, hazard, (closed & 1) | shut);
    markHazardDirty(hazard);
  }
}

/** Resets pressure to 0 and draws a new breaking point. */
export function resetPressure(hazard: i32): void {
  if (num(breaking, hazard) >= 0) drawNextBreaking(hazard);
  setPressure(hazard, 0, num(rate, hazard));
}

/** The hazard of the lowest bit of a word. */
@inline
function lowest(word: i32, left: u64): i32 {
  return (word << 6) + <i32>ctz<u64>(left);
}

/** Evaluates every hazard that its posture allows; the others must be at rate 0 already. */
export function refreshAll(): void {
  findLevels();
  for (let posture = 0; posture < postures; posture += 1) allowHazards(posture, int(states, posture));
  for (let word = 0; word < hazardWords; word += 1)
    for (let left = bits(allowedHazards, word); left != 0; left &= left - 1) refreshAllFactors(lowest(word, left));
}

/** Re-evaluates the dirty hazards. */
export function refreshDirty(): void {
  const after = afterDirtyHazards();
  for (let word = firstDirtyHazards(); word < after; word += 1) {
    const all = bits(dirtyAll, word);
    const any = all | bits(dirtyDaily, word);
    if (any == 0) continue;
    setBits(dirtyAll, word, 0);
    setBits(dirtyDaily, word, 0);
    for (let left = all; left != 0; left &= left - 1) refreshSteady(lowest(word, left));
    for (let left = any; left != 0; left &= left - 1) refreshDaily(lowest(word, left));
  }
  noHazardIsDirty();
}
