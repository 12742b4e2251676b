/**
 * The state of one run. Its arrays lie in one block, which is copied from a blank one, or from the moment whose futures are
 * played; the rest are a few numbers.
 */

import { agendaRoom } from "./tables";

export let states: usize = 0;
export let gaugeValues: usize = 0;
export let drifts: usize = 0;
export let drifted: usize = 0;
export let dirtyDrifts: usize = 0;
export let pressure: usize = 0;
export let since: usize = 0;
export let breaking: usize = 0;
export let steady: usize = 0;
export let rate: usize = 0;
/** Of the active hazards, by place among them: when they fire. */
export let activeDue: usize = 0;
export let activeIndices: usize = 0;
export let activePlaces: usize = 0;
export let reached: usize = 0;
export let markValues: usize = 0;
export let delivered: usize = 0;
/** By hazard: 1 if a seat decides it, plus 2 while an inject stands in for it. */
export let hazardClosed: usize = 0;
/** Of all items on the agenda, by slot; then the slots in order, and the free ones. */
export let itemTime: usize = 0;
export let itemTruth: usize = 0;
export let itemSince: usize = 0;
export let itemKind: usize = 0;
export let itemIndex: usize = 0;
export let itemSequence: usize = 0;
export let agendaOrder: usize = 0;
/** Time, records, agenda sequence, items, ended, ending, day of the seats' next decision: as numbers, so that the host can write them. */
export let scalars: usize = 0;
/** First byte of all these but the agenda, the same in what they are copied from, and how many; then those of the agenda. */
export let worldBlock: usize = 0;
export let originBlock: usize = 0;
export let worldBytes: i32 = 0;
export let agendaBlock: usize = 0;
export let originAgendaBlock: usize = 0;

/** By transition: 1 if a seat decides it and has not allowed it; the same throughout. */
export let seatDecides: usize = 0;

// Not part of the block: streams (four words, and the epoch in which they were opened), dirty sets, cascades.
export let streamWords: usize = 0;
export let streamEpoch: usize = 0;
/** Sets of hazards: those that leave their posture's state, those whose steady factors leave a rate, those with daily factors
 * to re-evaluate, those with any; and those that read what was noted since a day closed, and may read it as a day ago when the next does. */
export let allowedHazards: usize = 0;
export let openHazards: usize = 0;
export let dirtyDaily: usize = 0;
export let dirtyAll: usize = 0;
export let newlyNoted: usize = 0;
export let dirtyChecks: usize = 0;
/** By gauge, and by what is believed of one: its level. */
export let levelNow: usize = 0;
export let cascade: usize = 0;
export let answered: usize = 0;
export let waitingMilestones: usize = 0;
export let scratch: usize = 0;

let timeNow: f64 = 0;
let records: i32 = 0;
let sequence: i32 = 0;
let over: i32 = 0;
let endReached: i32 = -1;
let decisionDay: i32 = 0;
let itemCount: i32 = 0;
let historicalPlay: i32 = 0;
let daysPlayed: f64 = 0;

@inline
export function time(): f64 {
  return timeNow;
}

@inline
export function setTime(to: f64): void {
  timeNow = to;
}

@inline
export function recordCount(): i32 {
  return records;
}

@inline
export function setRecordCount(to: i32): void {
  records = to;
}

@inline
export function nextSequence(): i32 {
  sequence += 1;
  return sequence - 1;
}

@inline
export function agendaSequence(): i32 {
  return sequence;
}

@inline
export function isOver(): bool {
  return over != 0;
}

@inline
export function ending(): i32 {
  return endReached;
}

@inline
export function setEnded(by: i32): void {
  over = 1;
  endReached = by;
}

@inline
export function nextDecision(): i32 {
  return decisionDay;
}

@inline
export function setNextDecision(to: i32): void {
  decisionDay = to;
}

@inline
export function items(): i32 {
  return itemCount;
}

@inline
export function setItems(to: i32): void {
  itemCount = to;
}

@inline
export function horizon(): f64 {
  return daysPlayed;
}

@inline
export function playsHistory(): bool {
  return historicalPlay != 0;
}

/** Sets how long is played, and whether the historical calendar is. */
export function setPlan(days: f64, historical: i32): void {
  daysPlayed = days;
  historicalPlay = historical;
}

/** Writes the numbers where the host reads them. */
export function keepScalars(): void {
  store<f64>(scalars, timeNow);
  store<f64>(scalars + 8, <f64>records);
  store<f64>(scalars + 16, <f64>sequence);
  store<f64>(scalars + 24, <f64>itemCount);
  store<f64>(scalars + 32, <f64>over);
  store<f64>(scalars + 40, <f64>endReached);
  store<f64>(scalars + 48, <f64>decisionDay);
}

/** Where an array of the agenda lies in what is copied. */
@inline
function originOf(array: usize): usize {
  return originAgendaBlock + (array - agendaBlock);
}

function copyItems(array: usize, width: usize): void {
  memory.copy(array, originOf(array), (<usize>itemCount) << width);
}

/** Puts the world back to the one that is copied. */
export function copyOrigin(): void {
  memory.copy(worldBlock, originBlock, worldBytes);
  timeNow = load<f64>(scalars);
  records = <i32>load<f64>(scalars + 8);
  sequence = <i32>load<f64>(scalars + 16);
  itemCount = <i32>load<f64>(scalars + 24);
  // Without items any order of the free slots will do. Items lie in the first slots, and only these are copied: the rest of the
  // agenda is by far the largest part.
  if (itemCount > 0) {
    copyItems(itemTime, 3);
    copyItems(itemTruth, 3);
    copyItems(itemSince, 3);
    copyItems(itemKind, 2);
    copyItems(itemIndex, 2);
    copyItems(itemSequence, 2);
    memory.copy(agendaOrder, originOf(agendaOrder), (<usize>agendaRoom) << 2);
  }
  over = <i32>load<f64>(scalars + 32);
  endReached = <i32>load<f64>(scalars + 40);
  decisionDay = <i32>load<f64>(scalars + 48);
}
