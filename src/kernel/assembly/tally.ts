/**
 * What is counted of a batch of runs (src/analysis/tally.ts), and the row of outcomes of each run (outcome.ts).
 */
import { agendaOrder, ending, gaugeValues, itemIndex, itemKind, items, reached, recordCount, states, time } from "./world";
import { day } from "./agenda";
import { detailFired, detailStayed, endDetails } from "./details";
import { byte, int, num, setInt, setNum } from "./memory";
import {
  endings,
  endTallied,
  gaugeMax,
  gaugeMin,
  gauges,
  milestones,
  postures,
  stateOffsets,
  tallied,
  transitionPosture,
} from "./tables";

export let endingRuns: usize = 0;
export let endDays: usize = 0;
export let milestoneRuns: usize = 0;
export let milestoneDays: usize = 0;
export let transitionRuns: usize = 0;
export let transitionFirings: usize = 0;
export let transitionDays: usize = 0;
export let stateDays: usize = 0;
export let stateDaysLow: usize = 0;
export let gaugeSums: usize = 0;
export let gaugeSumsLow: usize = 0;
export let gaugeSquares: usize = 0;
export let gaugeSquaresLow: usize = 0;
export let gaugeLeast: usize = 0;
export let gaugeGreatest: usize = 0;
export let gaugeHistogram: usize = 0;
export let outcomes: usize = 0;
/** Constants that round what is summed. */
export let gaugeRounding: usize = 0;
export let dayRounding: usize = 0;
/** By transition and outcome: the run in which it last fired; by posture: when it entered its state. */
export let lastRun: usize = 0;
export let entered: usize = 0;
/** First byte of the tally, and how many there are. */
export let tallyBlock: usize = 0;
export let tallyBytes: i32 = 0;
/** Bins of each histogram; 0 where gauges are not counted. */
export let bins: i32 = 0;
export let tallyDays: i32 = 0;

let runs: i32 = 0;
let nextDay: i32 = 0;

export function clearTally(): void {
  memory.fill(tallyBlock, 0, tallyBytes);
  const counted = bins == 0 ? 0 : gauges * (tallyDays + 1);
  for (let place = 0; place < counted; place += 1) {
    setNum(gaugeLeast, place, Infinity);
    setNum(gaugeGreatest, place, -Infinity);
  }
  for (let place = 0; place < tallied; place += 1) setInt(lastRun, place, -1);
  runs = 0;
}

@inline
function add(base: usize, place: i32, amount: f64): void {
  setNum(base, place, num(base, place) + amount);
}

@inline
function rounded(value: f64, by: f64): f64 {
  return value + by - by;
}

/** The first and last bin hold values at the bounds. */
@inline
function binOf(value: f64, low: f64, high: f64): i32 {
  if (value <= low) return 0;
  if (value >= high) return bins - 1;
  const inner = bins - 2;
  const bin = <i32>floor<f64>(sqrt<f64>(sqrt<f64>((value - low) / (high - low))) * <f64>inner);
  return bin >= inner ? inner : bin + 1;
}

function countGauges(first: i32, last: i32): void {
  if (bins == 0) return;
  for (let gauge = 0; gauge < gauges; gauge += 1) {
    const value = num(gaugeValues, gauge);
    const bin = binOf(value, num(gaugeMin, gauge), num(gaugeMax, gauge));
    const square = value * value;
    const high = rounded(value, num(gaugeRounding, 4 * gauge));
    const low = rounded(value - high, num(gaugeRounding, 4 * gauge + 1));
    const squareHigh = rounded(square, num(gaugeRounding, 4 * gauge + 2));
    const squareLow = rounded(square - squareHigh, num(gaugeRounding, 4 * gauge + 3));
    for (let on = first; on <= last; on += 1) {
      const place = on * gauges + gauge;
      add(gaugeSums, place, high);
      add(gaugeSumsLow, place, low);
      add(gaugeSquares, place, squareHigh);
      add(gaugeSquaresLow, place, squareLow);
      if (value < num(gaugeLeast, place)) setNum(gaugeLeast, place, value);
      if (value > num(gaugeGreatest, place)) setNum(gaugeGreatest, place, value);
      const cell = gaugeHistogram + <usize>(place * bins + bin);
      store<u8>(cell, load<u8>(cell) + 1);
    }
  }
}

/** Before a run, or a future: what its past has reached counts as reached. */
export function beginTally(): void {
  for (let posture = 0; posture < postures; posture += 1) setNum(entered, posture, time());
  for (let milestone = 0; milestone < milestones; milestone += 1)
    if (num(reached, milestone) >= 0) tallyMilestone(milestone);
  nextDay = tallyDays + 1;
  for (let place = 0; place < items(); place += 1) {
    const slot = int(agendaOrder, place);
    if (int(itemKind, slot) != day) continue;
    nextDay = int(itemIndex, slot);
    break;
  }
  // A day that closes exactly now has no later boundary that would count it.
  if (<f64>(nextDay - 1) == time()) countGauges(nextDay - 1, nextDay - 1);
}

function leave(posture: i32, state: i32): void {
  const place = int(stateOffsets, posture) + state;
  const stay = time() - num(entered, posture);
  const high = rounded(stay, num(dayRounding, 0));
  add(stateDays, place, high);
  add(stateDaysLow, place, rounded(stay - high, num(dayRounding, 1)));
  setNum(entered, posture, time());
  detailStayed(place, stay);
}

function fired(place: i32): void {
  if (int(lastRun, place) != runs) {
    setInt(lastRun, place, runs);
    add(transitionRuns, place, 1);
    add(transitionDays, place * (tallyDays + 1) + <i32>time(), 1);
  }
  add(transitionFirings, place, 1);
  detailFired(place);
}

export function tallyMove(transition: i32, end: i32, from: i32): void {
  fired(transition);
  const outcome = int(endTallied, end);
  if (outcome >= 0) fired(outcome);
  leave(int(transitionPosture, transition), from);
}

export function tallyMilestone(milestone: i32): void {
  add(milestoneRuns, milestone, 1);
  add(milestoneDays, milestone * (tallyDays + 1) + <i32>num(reached, milestone), 1);
}

export function tallyDay(on: i32): void {
  countGauges(on, on);
  nextDay = on + 1;
}

/** Counts a run that has ended. */
export function tallyEnd(): void {
  const by = ending();
  add(endingRuns, by < 0 ? endings : by, 1);
  add(endDays, <i32>time(), 1);
  for (let posture = 0; posture < postures; posture += 1) leave(posture, int(states, posture));
  // Later days count the final gauges of a run that has ended.
  countGauges(nextDay, tallyDays);
  endDetails();
  runs += 1;
}

/** Writes the row of outcomes of a run that has ended. */
export function writeOutcomes(row: i32): void {
  let place = row * (3 + milestones + gauges);
  setNum(outcomes, place, <f64>ending());
  setNum(outcomes, place + 1, time());
  place += 2;
  for (let milestone = 0; milestone < milestones; milestone += 1) setNum(outcomes, place + milestone, num(reached, milestone));
  place += milestones;
  for (let gauge = 0; gauge < gauges; gauge += 1) setNum(outcomes, place + gauge, num(gaugeValues, gauge));
  setNum(outcomes, place + gauges, <f64>recordCount());
}
