/**
 * The details of each run, kept where a table asks for them (src/analysis/details.ts): states at the end, days in each state,
 * firings, and the greatest and least value of each gauge with its day.
 */
import { int, num, setNum } from "./memory";
import { gauges, postures } from "./tables";
import { gaugeValues, states, time } from "./world";

export let details: usize = 0;
/** Numbers in a row; 0 where no details are wanted. Where each kind begins in it. */
export let detailWidth: i32 = 0;
export let detailStates: i32 = 0;
export let detailHappenings: i32 = 0;
export let detailGauges: i32 = 0;

/** Where the row of the run begins; −1 while it has none, before its first moment. */
let at: i32 = -1;

/** Nothing is kept until the run has begun. */
export function waitForDetails(): void {
  at = -1;
}

export function beginDetails(row: i32): void {
  if (detailWidth == 0) return;
  at = row * detailWidth;
  for (let column = 0; column < detailGauges; column += 1) setNum(details, at + column, 0);
  for (let gauge = 0; gauge < gauges; gauge += 1) {
    const value = num(gaugeValues, gauge);
    const place = at + detailGauges + 4 * gauge;
    setNum(details, place, value);
    setNum(details, place + 1, time());
    setNum(details, place + 2, value);
    setNum(details, place + 3, time());
  }
}

@inline
function add(column: i32, amount: f64): void {
  setNum(details, at + column, num(details, at + column) + amount);
}

@inline
export function detailFired(happening: i32): void {
  if (detailWidth != 0) add(detailHappenings + happening, 1);
}

@inline
export function detailStayed(state: i32, days: f64): void {
  if (detailWidth != 0) add(detailStates + state, days);
}

/** A gauge, or a belief about one, has taken a value. */
@inline
export function detailTook(gauge: i32, value: f64): void {
  if (detailWidth != 0) took(gauge, value);
}

function took(gauge: i32, value: f64): void {
  if (gauge >= gauges || at < 0) return;
  const place = at + detailGauges + 4 * gauge;
  if (value > num(details, place)) {
    setNum(details, place, value);
    setNum(details, place + 1, time());
  }
  if (value < num(details, place + 2)) {
    setNum(details, place + 2, value);
    setNum(details, place + 3, time());
  }
}

export function endDetails(): void {
  if (detailWidth == 0) return;
  for (let posture = 0; posture < postures; posture += 1) setNum(details, at + posture, <f64>int(states, posture));
}
