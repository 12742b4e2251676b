/**
 * Gauges: effects, drift, settling, derived gauges, and what actors hear of them (gauge.ts, drift.ts, belief.ts).
 */
import { put, report } from "./agenda";
import { curveNow, holds } from "./conditions";
import { spread } from "./dice";
import { detailTook } from "./details";
import { markGaugeDirty, markMoveDirty, markNotedDirty } from "./dirty";
import { byte, int, num, setByte, setNum } from "./memory";
import {
  beliefBias,
  beliefOf,
  beliefPlace,
  beliefs,
  beliefsOfGauge,
  beliefsOfGaugeAt,
  delayLow,
  derivedFrom,
  derivedFromAt,
  derivedGauge,
  derivedGauges,
  derivedKind,
  derivedPart,
  derivedPartsAt,
  derivedWeight,
  driftCount,
  driftGauge,
  driftPerDay,
  driftPoints,
  driftsAt,
  driftsDaily,
  driftsOfGauge,
  driftsOfGaugeAt,
  driftsOfMove,
  driftsOfMoveAt,
  driftsOfNoted,
  driftsOfNotedAt,
  driftWhen,
  effectCount,
  effectGauge,
  effectHigh,
  effectLow,
  effectMode,
  gaugeBaseline,
  gaugeMax,
  gaugeMin,
  gauges,
  gaugeSettle,
  injectEffectsFrom,
  injectEffectsTo,
  proRata,
  scaleCount,
  scaleGauge,
  scalePoints,
  span,
} from "./tables";
import { dirtyDrifts, drifted, drifts, gaugeValues, scratch, time } from "./world";

@inline
function clamped(gauge: i32, value: f64): f64 {
  const low = num(gaugeMin, gauge);
  if (value < low) return low;
  const high = num(gaugeMax, gauge);
  return value > high ? high : value;
}

/** What an actor takes a gauge to be, when it hears of a value. */
export function believedGauge(belief: i32, truth: f64): f64 {
  return clamped(int(beliefOf, belief), truth + num(beliefBias, belief));
}

/** Sends the reports of a gauge that has changed; those that take no time arrive at once. */
function reportGauge(gauge: i32): void {
  if (beliefs == 0 || gauge >= gauges) return;
  for (let place = int(beliefsOfGaugeAt, gauge); place < int(beliefsOfGaugeAt, gauge + 1); place += 1) {
    const belief = int(beliefsOfGauge, place);
    const truth = num(gaugeValues, gauge);
    const delay = num(delayLow, belief);
    if (delay == 0) changeGauge(int(beliefPlace, belief), believedGauge(belief, truth));
    else put(time() + delay, report, belief, truth);
  }
}

/** Sets a gauge to another value, and marks what depends on it. */
function setGauge(gauge: i32, to: f64): void {
  markGaugeDirty(gauge, to);
  setNum(gaugeValues, gauge, to);
  detailTook(gauge, to);
}

function setGaugeNow(gauge: i32, to: f64): void {
  setGauge(gauge, to);
  if (proRata) touchDrifts(driftsOfGaugeAt, driftsOfGauge, gauge);
  reportGauge(gauge);
}

/** Sets a gauge, and the derived gauges that follow it; marks all that depends on them. */
export function changeGauge(gauge: i32, to: f64): void {
  if (to == num(gaugeValues, gauge)) return;
  setGaugeNow(gauge, to);
  if (derivedGauges == 0 || gauge >= gauges) return;
  for (let place = int(derivedFromAt, gauge); place < int(derivedFromAt, gauge + 1); place += 1) {
    const derived = int(derivedFrom, place);
    const value = derivedValue(derived);
    const own = int(derivedGauge, derived);
    if (value != num(gaugeValues, own)) setGaugeNow(own, value);
  }
}

/** Brings a gauge up to the world's time, by the drift in force since it was last brought up. */
@inline
export function catchUp(gauge: i32): void {
  if (proRata) addDrift(gauge);
}

function addDrift(gauge: i32): void {
  const days = time() - num(drifted, gauge);
  if (!(days > 0)) return;
  setNum(drifted, gauge, time());
  const drift = num(drifts, gauge);
  if (drift == 0) return;
  changeGauge(gauge, clamped(gauge, num(gaugeValues, gauge) + drift * days));
}

function touchDrifts(at: usize, list: usize, owner: i32): void {
  for (let place = int(at, owner); place < int(at, owner + 1); place += 1) {
    const gauge = int(list, place);
    catchUp(gauge);
    setByte(dirtyDrifts, gauge, 1);
  }
}

/** Marks everything that depends on a move of a posture, or of a belief about one. */
export function noteMove(posture: i32, from: i32, to: i32): void {
  const move = (posture * span + from) * span + to;
  touchDrifts(driftsOfMoveAt, driftsOfMove, move);
  markMoveDirty(posture, move);
}

/** Marks everything that depends on a milestone, or on a mark: these come after the milestones. */
export function noteNoted(noted: i32): void {
  touchDrifts(driftsOfNotedAt, driftsOfNoted, noted);
  markNotedDirty(noted);
}

/** What a gauge drifts by per day, as things are. */
function driftNow(gauge: i32): f64 {
  let sum: f64 = 0;
  for (let place = int(driftsAt, gauge); place < int(driftsAt, gauge + 1); place += 1) {
    const when = int(driftWhen, place);
    if (when >= 0 && !holds(when)) continue;
    const follows = int(driftGauge, place);
    sum +=
      follows < 0 ? num(driftPerDay, place) : curveNow(follows, int(driftPoints, place), int(driftCount, place));
  }
  return sum;
}

/** Evaluates the drifts that have changed; those that depend on gauges or the day again each day, in format 1. */
export function refreshDrifts(): void {
  for (let gauge = 0; gauge < gauges; gauge += 1) {
    if (byte(dirtyDrifts, gauge) == 0) continue;
    setByte(dirtyDrifts, gauge, proRata ? 0 : int(driftsDaily, gauge));
    setNum(drifts, gauge, driftNow(gauge));
  }
}

/** The value of a derived gauge: 0 a sum, 1 a product, 2 the least, 3 the greatest. */
function derivedValue(derived: i32): f64 {
  const kind = int(derivedKind, derived);
  const from = int(derivedPartsAt, derived);
  const to = int(derivedPartsAt, derived + 1);
  let result: f64 = kind == 0 ? 0 : kind == 1 ? 1 : num(gaugeValues, int(derivedPart, from));
  for (let place = from; place < to; place += 1) {
    const part = num(gaugeValues, int(derivedPart, place));
    if (kind == 0) result += num(derivedWeight, place) * part;
    else if (kind == 1) result *= part;
    else if (kind == 2 ? part < result : part > result) result = part;
  }
  return clamped(int(derivedGauge, derived), result);
}

/** Evaluates all derived gauges, each after those that it is made of. */
export function deriveAll(): void {
  for (let derived = 0; derived < derivedGauges; derived += 1) {
    const value = derivedValue(derived);
    const gauge = int(derivedGauge, derived);
    if (value != num(gaugeValues, gauge)) setGauge(gauge, value);
  }
}

/** The inject that stands in for the hazard whose effects come next; what it adds to a gauge itself is left out of them. */
let standsIn: i32 = -1;

export function standInFor(inject: i32): void {
  standsIn = inject;
}

function addsTo(inject: i32, gauge: i32): bool {
  for (let effect = int(injectEffectsFrom, inject); effect < int(injectEffectsTo, inject); effect += 1)
    if (int(effectGauge, effect) == gauge) return true;
  return false;
}

/** Applies effects in order, drawing from a stream. */
export function applyEffects(from: i32, to: i32, stream: i32): void {
  const inject = standsIn;
  standsIn = -1;
  for (let effect = from; effect < to; effect += 1) {
    const gauge = int(effectGauge, effect);
    if (inject >= 0 && addsTo(inject, gauge)) continue;
    catchUp(gauge);
    let amount = spread(
      int(effectCount, effect),
      num(effectLow, effect),
      num(effectMode, effect),
      num(effectHigh, effect),
      stream,
    );
    const follows = int(scaleGauge, effect);
    if (follows >= 0) {
      catchUp(follows);
      amount *= curveNow(follows, int(scalePoints, effect), int(scaleCount, effect));
    }
    changeGauge(gauge, clamped(gauge, num(gaugeValues, gauge) + amount));
  }
}

/** Closes a day: drift, settling, bounds; then derived gauges, and what actors hear of all that has changed. */
export function closeDay(): void {
  if (!proRata) refreshDrifts();
  if (beliefs > 0) memory.copy(scratch, gaugeValues, (<usize>gauges) << 3);
  for (let gauge = 0; gauge < gauges; gauge += 1) {
    const from = num(gaugeValues, gauge);
    const settle = num(gaugeSettle, gauge);
    const drift = num(drifts, gauge);
    let to = from + (proRata ? drift * (time() - num(drifted, gauge)) : drift);
    setNum(drifted, gauge, time());
    if (settle > 0) to += (num(gaugeBaseline, gauge) - to) / settle;
    const low = num(gaugeMin, gauge);
    if (to < low) to = low;
    else if (to > num(gaugeMax, gauge)) to = num(gaugeMax, gauge);
    if (to != from) setGauge(gauge, to);
  }
  deriveAll();
  if (proRata)
    for (let gauge = 0; gauge < gauges; gauge += 1) if (int(driftsDaily, gauge)) setByte(dirtyDrifts, gauge, 1);
  if (beliefs == 0) return;
  for (let gauge = 0; gauge < gauges; gauge += 1)
    if (num(gaugeValues, gauge) != num(scratch, gauge)) reportGauge(gauge);
}
