/**
 * The kernel: the engine's play over flat tables, compiled to WebAssembly, for ensembles and futures. It plays the same
 * bits as src/engine, which stays the definition; a differential test holds it to that.
 */
import { byHand, day, endOfPlay, inject, postpone, put, removeAt, report, startTimer, timeout } from "./agenda";
import { holds } from "./conditions";
import { breakingBeyond, setSeed, spreadAt, startStreams, stream, uniform } from "./dice";
import { clearAllChecks, clearHazards, markAllChecksDirty, markDayDirty } from "./dirty";
import { beginDetails, waitForDetails } from "./details";
import { believedGauge, closeDay, deriveAll, refreshDrifts } from "./gauges";
import { clearActive, dueTime, nextToFire, pressureNow, raceUntil, refreshAll, refreshDirty, shutReplaced } from "./hazards";
import { importance } from "./importance";
import { clearLog, ended, handLogOver, log } from "./log";
import { byte, int, num, setInt, setNum } from "./memory";
import {
  afterCount,
  afterHigh,
  afterLow,
  afterMode,
  beliefDelayStream,
  beliefInitial,
  beliefKind,
  beliefOf,
  beliefPlace,
  beliefs,
  delayCount,
  delayHigh,
  delayLow,
  delayMode,
  gaugeInitial,
  gauges,
  hazards,
  hazardShape,
  hazardTransition,
  initialState,
  injectHistorical,
  injects,
  injectTime,
  postures,
  proRata,
  transitionWhen,
} from "./tables";
import { isClosed, isRecurring, isSkipped } from "./ends";
import { byFacilitator, byHazard, bySchedule, byTimeout, end, noteEntry, playInject, playMove, playOrders, settleHappening, skipInject, startTimersOf, takeIn } from "./moves";
import { chooseOrders, isDecisionDay, noteOccasion, seats } from "./orders";
import { beginScores, finishScores, scoring } from "./scores";
import { beginTally, tallyDay, tallyEnd, writeOutcomes } from "./tally";
import {
  activePlaces,
  agendaOrder,
  breaking,
  copyOrigin,
  ending,
  gaugeValues,
  horizon,
  isOver,
  itemIndex,
  itemKind,
  items,
  itemSequence,
  itemSince,
  itemTime,
  itemTruth,
  keepScalars,
  nextDecision,
  playsHistory,
  pressure,
  rate,
  setNextDecision,
  setTime,
  since,
  states,
  time,
} from "./world";

export * from "./tables";
export * from "./world";
export * from "./scores";
export * from "./tally";
export { detailGauges, detailHappenings, details, detailStates, detailWidth } from "./details";
export { logRoom, logRows, setLogging } from "./log";
export { occasions, ruleOccasion, rules, rulesAt, ruleWhen, seatEvery, seats } from "./orders";
export { setSeed } from "./dice";
export {
  climbingFrom,
  climbingGauge,
  climbingGauges,
  climbingPosture,
  climbingPostures,
  climbingStates,
  climbingTo,
  climbingWeight,
  setTarget,
} from "./importance";

/** Plays a whole run and writes its outcomes to a row. Traps where the run breaks. */
export function playRun(run: i32, row: i32): void {
  copyOrigin();
  startStreams(run);
  clearActive();
  forget();
  begin();
  playOut(row);
}

/** Plays a future of the world that is copied. */
export function playFuture(run: i32, row: i32): void {
  copyOrigin();
  startStreams(run);
  forget();
  fork();
  playOut(row);
}

/**
 * Plays a future of the world that is copied until its importance is at least `level` after a happening and its cascade, or to the end
 * (importance.ts of the engine). Returns the greatest importance on the way.
 */
export function climb(run: i32, level: f64): f64 {
  copyOrigin();
  startStreams(run);
  forget();
  fork();
  beginDetails(0);
  beginTally();
  let highest = importance();
  while (highest < level && !isOver()) {
    playOn();
    const now = importance();
    if (now > highest) highest = now;
  }
  if (scoring()) finishScores();
  keepScalars();
  return highest;
}

/** A run that trapped may have left something behind. */
function forget(): void {
  clearLog();
  clearHazards();
  clearAllChecks();
  waitForDetails();
}

function playOut(row: i32): void {
  beginDetails(row);
  beginTally();
  if (isOver()) {
    tallyEnd();
    log(ended, ending());
  }
  while (!isOver()) playOn();
  handLogOver();
  if (scoring()) finishScores();
  writeOutcomes(row);
}

/** The world at the start of a run (start.ts). */
function begin(): void {
  for (let posture = 0; posture < postures; posture += 1) {
    setInt(states, posture, int(initialState, posture));
    noteEntry(posture, int(initialState, posture), false);
  }
  for (let gauge = 0; gauge < gauges; gauge += 1) setNum(gaugeValues, gauge, num(gaugeInitial, gauge));
  deriveAll();
  for (let belief = 0; belief < beliefs; belief += 1) {
    const place = int(beliefPlace, belief);
    if (int(beliefKind, belief) == 1) {
      setNum(gaugeValues, place, believedGauge(belief, num(gaugeValues, int(beliefOf, belief))));
      continue;
    }
    setInt(states, place, int(beliefInitial, belief));
    noteEntry(place, int(beliefInitial, belief), false);
  }
  if (proRata) refreshDrifts();
  put(0, day, 0, 0);
  for (let index = 0; index < injects; index += 1) {
    const at = num(injectTime, index);
    if (at < 0 || (int(injectHistorical, index) && !playsHistory())) continue;
    put(at, inject, index, 0);
    shutReplaced(index);
  }
  for (let posture = 0; posture < postures; posture += 1) startTimersOf(posture);
  put(horizon(), endOfPlay, 0, 0);
  if (scoring()) beginScores();
  raceUntil(0);
  refreshAll();
}

/** Draws the future of a world anew (future.ts). */
function fork(): void {
  for (let hazard = 0; hazard < hazards; hazard += 1) {
    const shape = int(hazardShape, hazard);
    const begun = shape > 1 && num(breaking, hazard) >= 0;
    const so = begun ? pressureNow(hazard) : 0;
    setNum(pressure, hazard, so);
    const point = begun ? breakingBeyond(stream(int(hazardTransition, hazard)), shape, so) : -1;
    setNum(breaking, hazard, point);
  }
  if (scoring()) beginScores();
  for (let hazard = 0; hazard < hazards; hazard += 1) {
    setNum(since, hazard, time());
    setNum(rate, hazard, 0);
  }
  clearActiveHazards();
  // The next day, or the end of play, is due by then.
  raceUntil(floor<f64>(time()) + 1);
  if (isOver()) return;
  drawTimesAgain();
  refreshAll();
}

function clearActiveHazards(): void {
  clearActive();
  for (let hazard = 0; hazard < hazards; hazard += 1) setInt(activePlaces, hazard, -1);
}

/** Timers and reports on their way: each is drawn again, in the order in which they stand, given that it has not ended. */
function drawTimesAgain(): void {
  const count = items();
  for (let place = 0; place < count; place += 1) setInt(pending, place, int(agendaOrder, place));
  for (let place = 0; place < count; place += 1) {
    const slot = int(pending, place);
    const to = timeAgain(slot);
    if (to == num(itemTime, slot)) continue;
    for (let at = 0; at < count; at += 1) {
      if (int(agendaOrder, at) != slot) continue;
      postpone(at, to);
      break;
    }
  }
}

export let pending: usize = 0;

function timeAgain(slot: i32): f64 {
  const kind = int(itemKind, slot);
  const index = int(itemIndex, slot);
  if (kind == timeout)
    return drawnAgain(
      slot,
      int(afterCount, index),
      num(afterLow, index),
      num(afterMode, index),
      num(afterHigh, index),
      index,
    );
  if (kind == report)
    return drawnAgain(
      slot,
      int(delayCount, index),
      num(delayLow, index),
      num(delayMode, index),
      num(delayHigh, index),
      int(beliefDelayStream, index),
    );
  return num(itemTime, slot);
}

function drawnAgain(slot: i32, count: i32, low: f64, mode: f64, high: f64, from: i32): f64 {
  if (count == 1) return num(itemTime, slot);
  const began = num(itemSince, slot);
  const passed = shareBelow(count, low, mode, high, time() - began);
  const at = began + spreadAt(count, low, mode, high, passed + (1 - passed) * uniform(stream(from)));
  return at < time() ? time() : at;
}

/** Cumulative distribution function of a spread. */
function shareBelow(count: i32, low: f64, mode: f64, high: f64, x: f64): f64 {
  if (x <= low) return 0;
  if (x >= high) return 1;
  const width = high - low;
  if (count != 3) return (x - low) / width;
  if (x < mode) return ((x - low) * (x - low)) / (width * (mode - low));
  return 1 - ((high - x) * (high - x)) / (width * (high - mode));
}

/** Plays what is next: something that is due, or what seats decide on the day of their next decision. */
function playOn(): void {
  if (seats == 0) {
    playNext(Infinity);
    return;
  }
  const on = nextDecision();
  if (playNext(<f64>on)) return;
  let next = on + 1;
  while (!isDecisionDay(next)) next += 1;
  setNextDecision(next);
  const orders = chooseOrders(on);
  if (orders > 0) playOrders(orders);
}

/** Plays the next due item or hazard (step.ts). False, with the time set to `until`, if nothing is due by then. */
function playNext(until: f64): bool {
  const hazard = nextToFire();
  let at: f64 = hazard < 0 ? Infinity : dueTime();
  if (items() > 0) {
    const slot = int(agendaOrder, 0);
    if (num(itemTime, slot) <= at) {
      at = num(itemTime, slot);
      if (at > until) return waitUntil(until);
      setTime(at);
      removeAt(0);
      playItem(slot);
      return true;
    }
  }
  if (at > until) return waitUntil(until);
  setTime(at);
  playMove(int(hazardTransition, hazard), byHazard);
  return true;
}

function waitUntil(until: f64): bool {
  if (until > time()) setTime(until);
  return false;
}

function playItem(slot: i32): void {
  const kind = int(itemKind, slot);
  const index = int(itemIndex, slot);
  if (kind == day) playDay(index);
  else if (kind == inject && isSkipped(index)) skipInject(index);
  else if (kind == inject || kind == byHand) playInject(index, kind == inject ? bySchedule : byFacilitator);
  else if (kind == report) {
    takeIn(index, num(itemTruth, slot), num(itemSince, slot), int(itemSequence, slot));
    settleHappening();
  } else if (kind == timeout) playTimeout(index);
  else end(-1);
}

function playTimeout(transition: i32): void {
  const when = int(transitionWhen, transition);
  const lapses = when >= 0 && !holds(when);
  if (!lapses && isClosed(transition)) noteOccasion(transition);
  if (lapses || isClosed(transition)) {
    if (isRecurring(transition)) startTimer(transition);
    return;
  }
  playMove(transition, byTimeout);
}

function playDay(on: i32): void {
  if (on > 0) {
    closeDay();
    markDayDirty();
    refreshDirty();
  } else markAllChecksDirty();
  raceUntil(<f64>(on + 1));
  if (<f64>on < horizon()) put(<f64>(on + 1), day, on + 1, 0);
  tallyDay(on);
  settleHappening();
}
