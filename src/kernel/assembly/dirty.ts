/**
 * What to re-evaluate (dirty.ts): hazards in two sets, of daily factors and of all factors, and checks with a flag. A set of
 * hazards is a bit for each, so that whatever depends on a gauge is marked 64 at a time.
 */
import { bits, byte, int, setBits, setByte } from "./memory";
import {
  checks,
  checksOfDay,
  checksOfDayCount,
  checksOfGauge,
  checksOfGaugeAt,
  checksOfMark,
  checksOfMarkAt,
  checksOfMilestone,
  checksOfMilestoneAt,
  checksOfMove,
  checksOfMoveAt,
  hazardMask,
  hazardPosture,
  hazardsOfGauge,
  hazardsOfMark,
  hazardsOfMarkAt,
  hazardsOfMilestone,
  hazardsOfMilestoneAt,
  hazardsOfMove,
  hazardsOfMoveAt,
  hazardWords,
} from "./tables";
import { dirtyAll, dirtyCheckLevel, dirtyDaily, openHazards, states } from "./world";

/** Whether any hazard may be dirty. */
let hazardsDirty: bool = false;
let checkCount: i32 = 0;

@inline
export function areHazardsDirty(): bool {
  return hazardsDirty;
}

@inline
export function dirtyChecks(): i32 {
  return checkCount;
}

@inline
function addHazard(hazard: i32): void {
  setBits(dirtyAll, hazard >> 6, bits(dirtyAll, hazard >> 6) | ((<u64>1) << <u64>hazard));
  hazardsDirty = true;
}

@inline
function addCheck(check: i32): void {
  if (byte(dirtyCheckLevel, check) != 0) return;
  setByte(dirtyCheckLevel, check, 1);
  checkCount += 1;
}

@inline
function addChecks(at: usize, list: usize, owner: i32): void {
  for (let place = int(at, owner); place < int(at, owner + 1); place += 1) addCheck(int(list, place));
}

@inline
function addHazards(at: usize, list: usize, owner: i32): void {
  for (let place = int(at, owner); place < int(at, owner + 1); place += 1) addHazard(int(list, place));
}

export function clearHazards(): void {
  for (let word = 0; word < hazardWords; word += 1) {
    setBits(dirtyAll, word, 0);
    setBits(dirtyDaily, word, 0);
  }
  hazardsDirty = false;
}

export function clearChecks(): void {
  for (let check = 0; check < checks; check += 8) store<u64>(dirtyCheckLevel + <usize>check, 0);
  checkCount = 0;
}

/** `move` is that of the tables: posture, from and to in one. */
@inline
export function markMoveDirty(posture: i32, move: i32): void {
  for (let place = int(hazardsOfMoveAt, move); place < int(hazardsOfMoveAt, move + 1); place += 1) {
    const hazard = int(hazardsOfMove, place);
    const own = int(hazardPosture, hazard);
    if (own != posture && ((int(hazardMask, hazard) >> int(states, own)) & 1) == 0) continue;
    addHazard(hazard);
  }
  addChecks(checksOfMoveAt, checksOfMove, move);
}

export function markMilestoneDirty(milestone: i32): void {
  addHazards(hazardsOfMilestoneAt, hazardsOfMilestone, milestone);
  addChecks(checksOfMilestoneAt, checksOfMilestone, milestone);
}

export function markMarkDirty(mark: i32): void {
  addHazards(hazardsOfMarkAt, hazardsOfMark, mark);
  addChecks(checksOfMarkAt, checksOfMark, mark);
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
  addChecks(checksOfGaugeAt, checksOfGauge, gauge);
}

export function markDayDirty(): void {
  for (let place = 0; place < checksOfDayCount; place += 1) addCheck(int(checksOfDay, place));
}

export function markAllChecksDirty(): void {
  for (let check = 0; check < checks; check += 1) addCheck(check);
}
