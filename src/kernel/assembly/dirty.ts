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

/** Whether any hazard, any check may be dirty. */
let hazardsDirty: bool = false;
let checksDirty: bool = false;

@inline
export function areHazardsDirty(): bool {
  return hazardsDirty;
}

@inline
export function areChecksDirty(): bool {
  return checksDirty;
}

@inline
function addChecks(sets: usize, owner: i32): void {
  for (let word = 0; word < checkWords; word += 1)
    setBits(dirtyChecks, word, bits(dirtyChecks, word) | bits(sets, owner * checkWords + word));
  checksDirty = true;
}

@inline
function addHazards(sets: usize, owner: i32): void {
  for (let word = 0; word < hazardWords; word += 1)
    setBits(dirtyAll, word, bits(dirtyAll, word) | bits(sets, owner * hazardWords + word));
  hazardsDirty = true;
}

@inline
export function noHazardIsDirty(): void {
  hazardsDirty = false;
}

export function clearHazards(): void {
  for (let word = 0; word < hazardWords; word += 1) {
    setBits(dirtyAll, word, 0);
    setBits(dirtyDaily, word, 0);
  }
  hazardsDirty = false;
}

export function clearChecks(): void {
  for (let word = 0; word < checkWords; word += 1) setBits(dirtyChecks, word, 0);
  checksDirty = false;
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
  for (let word = 0; word < hazardWords; word += 1) {
    const may = bits(allowedHazards, word) | bits(hazardsOfPosture, posture * hazardWords + word);
    setBits(dirtyAll, word, bits(dirtyAll, word) | (bits(hazardsOfMove, move * hazardWords + word) & may));
  }
  hazardsDirty = true;
  addChecks(checksOfMove, move);
}

/** Marks a hazard that has been shut or opened. */
export function markHazardDirty(hazard: i32): void {
  setBits(dirtyAll, hazard >> 6, bits(dirtyAll, hazard >> 6) | ((<u64>1) << <u64>hazard));
  hazardsDirty = true;
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
  for (let word = 0; word < hazardWords; word += 1) {
    const open = bits(hazardsOfGauge, gauge * hazardWords + word) & bits(openHazards, word);
    setBits(dirtyDaily, word, bits(dirtyDaily, word) | open);
  }
  hazardsDirty = true;
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
  checksDirty = true;
}
