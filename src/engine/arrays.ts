/**
 * The arrays of a world, allocated in one buffer. A run takes about 0.1 ms; twenty separate allocations would cost a
 * tenth of that, and copying them as much again.
 */
import type { ActiveHazards } from "./active-hazards.js";
import type { DirtySet } from "./dirty.js";
import { blankMark } from "./marks.js";
import type { Model } from "./model.js";

export interface WorldArrays {
  /** State index of each posture, then of each belief about one. */
  readonly states: Int32Array;
  /** Each gauge, then each belief about one. */
  readonly gauges: Float64Array;
  /** Per gauge, derived: its drift per day when its conditions were last evaluated. */
  readonly drifts: Float64Array;
  /** Per gauge: 1 if its drift must be re-evaluated when the day closes. */
  readonly dirtyDrifts: Uint8Array;
  /** Per gauge: the time up to which its drift has been added; used in format 2. */
  readonly drifted: Float64Array;
  /** Per hazard: accumulated pressure at time `since`. Pressure now is this plus rate × (time − since). */
  readonly pressure: Float64Array;
  readonly since: Float64Array;
  /** Per hazard: its breaking point, an Exp(1) draw; negative until first needed. */
  readonly breaking: Float64Array;
  /** Per hazard, derived: base rate × all ratios but the daily ones; 0 where postures or seats rule it out. */
  readonly steady: Float64Array;
  /** Per hazard, derived: current rate per day, and the time at which it fires if nothing changes. */
  readonly rate: Float64Array;
  readonly due: Float64Array;
  /** Derived: the hazards whose rate is above 0. */
  readonly active: ActiveHazards;
  /** Per hazard, derived: 1 while an inject stands in for it. */
  readonly shut: Uint8Array;
  /** Per milestone: the time at which it was reached; negative if it was not. */
  readonly reached: Float64Array;
  /** Per mark: the time at which it last came about, negative if it did not; or how often. */
  readonly marks: Float64Array;
  /** Per inject with a condition: 1 once it has been delivered. */
  readonly delivered: Uint8Array;
  /** Hazards and checks to re-evaluate; empty between happenings. */
  readonly dirtyHazards: DirtySet;
  readonly dirtyChecks: DirtySet;
}

type Sizes = {
  readonly [part in
    | "states"
    | "hazards"
    | "gauges"
    | "gaugesBelieved"
    | "milestones"
    | "marks"
    | "injects"
    | "checks"]: number;
};

/** Lays the arrays out over one buffer, widest entries first, so that each is aligned. All are 0. */
function layOut({ states, hazards, gauges, gaugesBelieved, milestones, marks, injects, checks }: Sizes): WorldArrays {
  const inDoubles = 3 * gauges + gaugesBelieved + 6 * hazards + milestones + marks;
  const inIntegers = states + 3 * hazards + checks;
  const buffer = new ArrayBuffer(8 * inDoubles + 4 * inIntegers + 2 * hazards + checks + gauges + injects);
  let at = 0;
  const doubles = (length: number) => {
    at += 8 * length;
    return new Float64Array(buffer, at - 8 * length, length);
  };
  const integers = (length: number) => {
    at += 4 * length;
    return new Int32Array(buffer, at - 4 * length, length);
  };
  const bytes = (length: number) => {
    at += length;
    return new Uint8Array(buffer, at - length, length);
  };
  const wide = {
    gauges: doubles(gauges + gaugesBelieved),
    drifts: doubles(gauges),
    drifted: doubles(gauges),
    pressure: doubles(hazards),
    since: doubles(hazards),
    breaking: doubles(hazards),
    steady: doubles(hazards),
    rate: doubles(hazards),
    due: doubles(hazards),
    reached: doubles(milestones),
    marks: doubles(marks),
  };
  const [stateIndices, indices, places] = [integers(states), integers(hazards), integers(hazards)];
  const [dirtyHazards, dirtyChecks] = [integers(hazards), integers(checks)];
  return {
    ...wide,
    states: stateIndices,
    active: { count: 0, indices, places },
    dirtyHazards: { count: 0, indices: dirtyHazards, levels: bytes(hazards) },
    dirtyChecks: { count: 0, indices: dirtyChecks, levels: bytes(checks) },
    dirtyDrifts: bytes(gauges),
    delivered: bytes(injects),
    shut: bytes(hazards),
  };
}

/** Arrays of the model's sizes, with nothing in them. */
export function blankArrays(model: Model): WorldArrays {
  const { beliefs, stateCounts, hazards, gauges, milestones, injects, checks } = model;
  const arrays = layOut({
    states: stateCounts.length,
    hazards: hazards.length,
    gauges: gauges.length,
    gaugesBelieved: beliefs.filter(({ kind }) => kind === "gauge").length,
    milestones: milestones.length,
    marks: model.marks.length,
    injects: injects.length,
    checks: checks.length,
  });
  arrays.breaking.fill(-1);
  arrays.due.fill(Infinity);
  arrays.reached.fill(-1);
  arrays.marks.set(model.marks.map(blankMark));
  arrays.active.places.fill(-1);
  arrays.dirtyDrifts.fill(1);
  return arrays;
}

/** A deep copy. */
export function cloneArrays(arrays: WorldArrays): WorldArrays {
  const { states, pressure, gauges, drifts, reached, marks, delivered, dirtyChecks } = arrays;
  const copy = layOut({
    states: states.length,
    hazards: pressure.length,
    gauges: drifts.length,
    gaugesBelieved: gauges.length - drifts.length,
    milestones: reached.length,
    marks: marks.length,
    injects: delivered.length,
    checks: dirtyChecks.indices.length,
  });
  copyArrays(arrays, copy);
  return copy;
}

/** Copies arrays into others of the same layout. */
export function copyArrays(from: WorldArrays, to: WorldArrays): void {
  new Uint8Array(to.gauges.buffer).set(new Uint8Array(from.gauges.buffer));
  to.active.count = from.active.count;
  to.dirtyHazards.count = from.dirtyHazards.count;
  to.dirtyChecks.count = from.dirtyChecks.count;
}
