/**
 * What to re-evaluate (dirty.ts): hazards in a list with a level (1 daily factors, 2 everything), checks with a flag.
 */
import { byte, int, num, setByte, setInt } from "./memory";
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
  hazardsOfGaugeAt,
  hazardsOfMark,
  hazardsOfMarkAt,
  hazardsOfMilestone,
  hazardsOfMilestoneAt,
  hazardsOfMove,
  hazardsOfMoveAt,
} from "./tables";
import { dirtyCheckLevel, dirtyHazardLevel, dirtyHazardList, states, steady } from "./world";

let hazardCount: i32 = 0;
let checkCount: i32 = 0;

@inline
export function dirtyHazards(): i32 {
  return hazardCount;
}

@inline
export function dirtyChecks(): i32 {
  return checkCount;
}

@inline
function addHazard(hazard: i32, level: i32): void {
  const marked = byte(dirtyHazardLevel, hazard);
  if (marked >= level) return;
  setByte(dirtyHazardLevel, hazard, level);
  if (marked != 0) return;
  setInt(dirtyHazardList, hazardCount, hazard);
  hazardCount += 1;
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
  for (let place = int(at, owner); place < int(at, owner + 1); place += 1) addHazard(int(list, place), 2);
}

export function clearHazards(): void {
  for (let place = 0; place < hazardCount; place += 1) setByte(dirtyHazardLevel, int(dirtyHazardList, place), 0);
  hazardCount = 0;
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
    addHazard(hazard, 2);
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
  for (let place = int(hazardsOfGaugeAt, gauge); place < int(hazardsOfGaugeAt, gauge + 1); place += 1) {
    const hazard = int(hazardsOfGauge, place);
    if (num(steady, hazard) > 0) addHazard(hazard, 1);
  }
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
