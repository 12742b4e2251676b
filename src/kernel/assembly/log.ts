/**
 * What happens in a run, in rows of eight numbers that the host reads (src/kernel/log.ts): kind, records so far, time, index,
 * and up to four more. A log that is full is read at once, so that none outgrows its room.
 */
import { setNum } from "./memory";
import { recordCount, time } from "./world";

export const moved: i32 = 0;
export const injected: i32 = 1;
export const reachedMilestone: i32 = 2;
export const heard: i32 = 3;
export const ended: i32 = 4;
export const skipped: i32 = 5;

/** Where it lies, and how many rows it has room for. */
export let logRows: usize = 0;
export let logRoom: i32 = 0;

let rows: i32 = 0;
let logging: i32 = 0;

/** Sets whether anybody reads the log. */
export function setLogging(on: i32): void {
  logging = on;
}

@external("env", "readLog")
declare function readLog(rows: i32): void;

/** Begins the log of a run. */
export function clearLog(): void {
  rows = 0;
}

export function handLogOver(): void {
  if (logging) readLog(rows);
  rows = 0;
}

@inline
export function log(kind: i32, index: i32, a: i32 = 0, b: i32 = 0, c: i32 = 0, d: f64 = 0): void {
  if (logging) write(kind, index, a, b, c, d);
}

function write(kind: i32, index: i32, a: i32, b: i32, c: i32, d: f64): void {
  if (rows == logRoom) handLogOver();
  const place = rows * 8;
  setNum(logRows, place, <f64>kind);
  setNum(logRows, place + 1, <f64>recordCount());
  setNum(logRows, place + 2, time());
  setNum(logRows, place + 3, <f64>index);
  setNum(logRows, place + 4, <f64>a);
  setNum(logRows, place + 5, <f64>b);
  setNum(logRows, place + 6, <f64>c);
  setNum(logRows, place + 7, d);
  rows += 1;
}
