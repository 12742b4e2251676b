/**
 * What to re-evaluate (dirty.ts): hazards in two sets, of daily factors and of all factors, and checks in one. Sets have a bit
 * for each, so that whatever depends on a posture or a gauge is marked 64 at a time.
 */
import { bits, int, num, setBits, setInt } from "./memory";
import {
  checks,
  checksOfDay,
  checksOfDayAt,
  checksOfGauge,
  checksOfGaugeAt,
  checksOfMove,
  checksOfMoveAt,
  checksOfNoted,
  checksOfNotedAt,
  checkWords,
  dailyHazards,
  gaugePlaces,
  hazardsLeaving,
  hazardsOfDay,
  hazardsOfLevel,
  hazardsOfLevelAt,
  hazardsOfMove,
  hazardsOfMoveAt,
  hazardsOfNoted,
  hazardsOfNotedAt,
  hazardsOfPosture,
  hazardWords,
  levelsAt,
  levelTo,
  span,
  wordsFrom,
  wordsTo,
} from "./tables";
import { allowedHazards, dirtyAll, dirtyChecks, dirtyDaily, gaugeValues, levelNow, newlyNoted, openHazards } from "./world";

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

/** Where the set of an owner begins: the first of its words that is not empty, and the one after the last; then these words. */
@inline
function setOf(at: usize, sets: usize, owner: i32): usize {
  return sets + ((<usize>int(at, owner)) << 2);
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
function addChecks(at: usize, sets: usize, owner: i32): void {
  const set = setOf(at, sets, owner);
  const first = int(set, 0);
  const after = int(set, 1);
  for (let word = first; word < after; word += 1) setBits(dirtyChecks, word, bits(dirtyChecks, word) | bits(set, word + 1 - first));
  if (first < after) spanChecks(first, after);
}

@inline
export function noHazardIsDirty(): void {
  firstHazards = i32.MAX_VALUE;
  afterHazards = 0;
}

/** Nothing is dirty, and whatever was noted counts as new: a run or a future begins. */
export function clearHazards(): void {
  for (let word = 0; word < hazardWords; word += 1) {
    setBits(dirtyAll, word, 0);
    setBits(dirtyDaily, word, 0);
    setBits(newlyNoted, word, bits(dailyHazards, word));
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
  const set = setOf(hazardsOfMoveAt, hazardsOfMove, move);
  const first = int(set, 0);
  const after = int(set, 1);
  for (let word = first; word < after; word += 1) {
    const may = bits(allowedHazards, word) | bits(hazardsOfPosture, posture * hazardWords + word);
    setBits(dirtyAll, word, bits(dirtyAll, word) | (bits(set, word + 1 - first) & may));
  }
  if (first < after) spanHazards(first, after);
  addChecks(checksOfMoveAt, checksOfMove, move);
}

/** Marks a hazard that has been shut or opened. */
export function markHazardDirty(hazard: i32): void {
  const word = hazard >> 6;
  setBits(dirtyAll, word, bits(dirtyAll, word) | ((<u64>1) << <u64>hazard));
  spanHazards(word, word + 1);
}

/** Marks what depends on a milestone or a mark, now and when the day closes. */
export function markNotedDirty(noted: i32): void {
  const set = setOf(hazardsOfNotedAt, hazardsOfNoted, noted);
  const first = int(set, 0);
  const after = int(set, 1);
  for (let word = first; word < after; word += 1) {
    setBits(dirtyAll, word, bits(dirtyAll, word) | bits(set, word + 1 - first));
    setBits(newlyNoted, word, bits(newlyNoted, word) | (bits(set, word + 1 - first) & bits(dailyHazards, word)));
  }
  if (first < after) spanHazards(first, after);
  addChecks(checksOfNotedAt, checksOfNoted, noted);
}

@inline
function markLevel(level: i32): void {
  const set = setOf(hazardsOfLevelAt, hazardsOfLevel, level);
  const first = int(set, 0);
  const after = int(set, 1);
  for (let word = first; word < after; word += 1)
    setBits(dirtyDaily, word, bits(dirtyDaily, word) | (bits(set, word + 1 - first) & bits(openHazards, word)));
  if (first < after) spanHazards(first, after);
}

/** Marks what depends on a gauge that has changed: of the hazards, those of the levels that it was on, passed, and has come to. */
export function markGaugeDirty(gauge: i32, to: f64): void {
  const from = int(levelNow, gauge);
  let level = from;
  markLevel(level);
  while (to >= num(levelTo, level)) markLevel((level += 1));
  while (to < num(levelTo, level - 1)) markLevel((level -= 1));
  if (level != from) setInt(levelNow, gauge, level);
  addChecks(checksOfGaugeAt, checksOfGauge, gauge);
}

/** Finds the level of each gauge as it stands. */
export function findLevels(): void {
  for (let gauge = 0; gauge < gaugePlaces; gauge += 1) {
    let level = int(levelsAt, gauge);
    while (num(gaugeValues, gauge) >= num(levelTo, level)) level += 1;
    setInt(levelNow, gauge, level);
  }
}

/** Marks what the close of a day may change. */
export function markDayDirty(): void {
  for (let word = 0; word < hazardWords; word += 1) {
    const changed = (bits(hazardsOfDay, word) | bits(newlyNoted, word)) & bits(openHazards, word);
    setBits(dirtyDaily, word, bits(dirtyDaily, word) | changed);
    setBits(newlyNoted, word, 0);
  }
  spanHazards(0, hazardWords);
  addChecks(checksOfDayAt, checksOfDay, 0);
}

export function markAllChecksDirty(): void {
  for (let word = 0; word < checkWords; word += 1) {
    const left = checks - (word << 6);
    setBits(dirtyChecks, word, left >= 64 ? u64.MAX_VALUE : ((<u64>1) << <u64>left) - 1);
  }
  spanChecks(0, checkWords);
}
