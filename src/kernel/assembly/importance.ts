/**
 * How near a world is to something rare (importance.ts of the engine, which says what it is).
 */
import { int, num } from "./memory";
import { span } from "./tables";
import { ending, gaugeValues, isOver, reached, states } from "./world";

/** Postures, by place among them: which, and by state what it is worth. */
export let climbingPostures: i32 = 0;
export let climbingPosture: usize = 0;
export let climbingStates: usize = 0;
/** Gauges, by place among them: which, from where, to where, and the weight of its share of the way. */
export let climbingGauges: i32 = 0;
export let climbingGauge: usize = 0;
export let climbingFrom: usize = 0;
export let climbingTo: usize = 0;
export let climbingWeight: usize = 0;

let milestone: i32 = -1;
let endingThere: i32 = -1;

/** Sets what runs are to come to; −1 for none. */
export function setTarget(ofMilestone: i32, ofEnding: i32): void {
  milestone = ofMilestone;
  endingThere = ofEnding;
}

export function importance(): f64 {
  if (milestone >= 0 && num(reached, milestone) >= 0) return Infinity;
  if (endingThere >= 0 && isOver() && ending() == endingThere) return Infinity;
  let sum: f64 = 0;
  for (let place = 0; place < climbingPostures; place += 1)
    sum += num(climbingStates, place * span + int(states, int(climbingPosture, place)));
  for (let place = 0; place < climbingGauges; place += 1) {
    const from = num(climbingFrom, place);
    const share = (num(gaugeValues, int(climbingGauge, place)) - from) / (num(climbingTo, place) - from);
    sum += num(climbingWeight, place) * (share < 0 ? 0 : share > 1 ? 1 : share);
  }
  return sum;
}
