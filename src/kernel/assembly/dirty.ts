/**
 * What to re-evaluate (dirty.ts): hazards in two sets, of daily factors and of all factors, and checks in one. Sets have a bit
 * for each, so that whatever depends on a posture or a gauge is marked 64 at a time.
 */
import { bits, int, setBits } from "./memory";
import {
  checks,
  checksOfDay,
  checksOfGauge,
  checksOfMark,
  checksOfMilestone,
  checksOfMove,
  checkWords,
  hazardsLeaving,
  hazardsOfGauge,
  hazardsOfMark,
  hazardsOfMilestone,
  hazardsOfMove,
  hazardsOfPosture,
  hazardWords,
  span,
  wordsFrom,
  wordsTo,
} from "./tables";
import { allowedHazards, dirtyAll, dirtyChecks, dirtyDaily, openHazards } from "./world";

/** The first word in which a hazard may be dirty, and the one after the last; likewise of checks. */
let firstHazards: i32 = i32.MAX_VALUE;
let afterHazards: i32 = 0;
let firstChecks: i32 = i32.MAX_VALUE;
let afterChecks: i32 = 0;

@inline
export function firstDirtyHazards(): i32 {
  return firstHazards;
}

@inline
export function afterDirtyHazards(): i32 {
  return afterHazards;
}

@inline
export function firstDirtyChecks(): i32 {
  return firstChecks;
}

@inline
export function afterDirtyChecks(): i32 {
  return afterChecks;
}

@inline
export function areChecksDirty(): bool {
  return afterChecks > 0;
}

/** Where the set of an owner begins: which words of it are not empty, then its words. */
@inline
function setOf(sets: usize, words: i32, owner: i32): usize {
  return sets + ((<usize>(owner * (words + 1))) << 3);
}

@inline
function spanChecks(first: i32, after: i32): void {
  firstChecks = min(firstChecks, first);
  afterChecks = max(afterChecks, after);
}

@inline
function spanHazards(first: i32, after: i32): void {
  firstHazards = min(firstHazards, first);
  afterHazards = max(afterHazards, after);
}

@inline
function addChecks(sets: usize, owner: i32): void {
  const set = setOf(sets, checkWords, owner);
  const first = int(set, 0);
  const after = int(set, 1);
  for (let word = first; word < after; word += 1) setBits(dirtyChecks, word, bits(dirtyChecks, word) | bits(set, word + 1));
  if (first < after) spanChecks(first, after);
}

@inline
function addHazards(sets: usize, owner: i32): void {
  const set = setOf(sets, hazardWords, owner);
  const first = int(set, 0);
  const after = int(set, 1);
  for (let word = first; word < after; word += 1) setBits(dirtyAll, word, bits(dirtyAll, word) | bits(set, word + 1));
  if (first < after) spanHazards(first, after);
}

@inline
export function noHazardIsDirty(): void {
  firstHazards = i32.MAX_VALUE;
  afterHazards = 0;
}

export function clearHazards(): void {
  for (let word = 0; word < hazardWords; word += 1) {
    setBits(dirtyAll, word, 0);
    setBits(dirtyDaily, word, 0);
  }
  noHazardIsDirty();
}

/** Of a run that is over, too. */
export function clearAllChecks(): void {
  spanChecks(0, checkWords);
  clearChecks();
}

export function clearChecks(): void {
  for (let word = firstChecks; word < afterChecks; word += 1) setBits(dirtyChecks, word, 0);
  firstChecks = i32.MAX_VALUE;
  afterChecks = 0;
}

/** Of the hazards of a posture, those that leave a state are the ones that may have a rate. */
@inline
export function allowHazards(posture: i32, state: i32): void {
  for (let word = int(wordsFrom, posture); word < int(wordsTo, posture); word += 1) {
    const others = bits(allowedHazards, word) & ~bits(hazardsOfPosture, posture * hazardWords + word);
    setBits(allowedHazards, word, others | bits(hazardsLeaving, (posture * span + state) * hazardWords + word));
  }
}

/** `move` is that of the tables: posture, from and to in one. Of other postures' hazards only those allowed can change. */
@inline
export function markMoveDirty(posture: i32, move: i32): void {
  const set = setOf(hazardsOfMove, hazardWords, move);
  const first = int(set, 0);
  const after = int(set, 1);
  for (let word = first; word < after; word += 1) {
    const may = bits(allowedHazards, word) | bits(hazardsOfPosture, posture * hazardWords + word);
    setBits(dirtyAll, word, bits(dirtyAll, word) | (bits(set, word + 1) & may));
  }
  if (first < after) spanHazards(first, after);
  addChecks(checksOfMove, move);
}

/** Marks a hazard that has been shut or opened. */
export function markHazardDirty(hazard: i32): void {
  const word = hazard >> 6;
  setBits(dirtyAll, word, bits(dirtyAll, word) | ((<u64>1) << <u64>hazard));
  spanHazards(word, word + 1);
}

export function markMilestoneDirty(milestone: i32): void {
  addHazards(hazardsOfMilestone, milestone);
  addChecks(checksOfMilestone, milestone);
}

export function markMarkDirty(mark: i32): void {
  addHazards(hazardsOfMark, mark);
  addChecks(checksOfMark, mark);
}

export function markGaugeDirty(gauge: i32): void {
  const set = setOf(hazardsOfGauge, hazardWords, gauge);
  const first = int(set, 0);
  const after = int(set, 1);
  for (let word = first; word < after; word += 1)
    setBits(dirtyDaily, word, bits(dirtyDaily, word) | (bits(set, word + 1) & bits(openHazards, word)));
  if (first < after) spanHazards(first, after);
  markGaugeChecksDirty(gauge);
}

@inline
export function markGaugeChecksDirty(gauge: i32): void {
  addChecks(checksOfGauge, gauge);
}

export function markDayDirty(): void {
  addChecks(checksOfDay, 0);
}

export function markAllChecksDirty(): void {
  for (let word = 0; word < checkWords; word += 1) {
    const left = checks - (word << 6);
    setBits(dirtyChecks, word, left >= 64 ? u64.MAX_VALUE : ((<u64>1) << <u64>left) - 1);
  }
  spanChecks(0, checkWords);
}
