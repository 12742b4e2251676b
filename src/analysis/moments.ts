/**
 * Sums of a batch of runs from which outcomes are regressed on scores: of outcomes, of scores, of their squares and products.
 * Few scores and outcomes of a run differ from 0, and only those are multiplied.
 */
import type { Model } from "../engine/index.js";
import { outcomePlaces } from "./outcome.js";

export interface Moments {
  runs: number;
  /** By score. */
  readonly x: Float64Array;
  /** By outcome. */
  readonly y: Float64Array;
  readonly yy: Float64Array;
  /** By pair of scores, the lower triangle row by row: (i, j ≤ i) lies at triangle(i) + j. */
  readonly xx: Float64Array;
  /** By score, then by outcome. */
  readonly xy: Float64Array;
  /** By score, where it is above 0: its square and its fourth power; then the same where it is below. */
  readonly above: Float64Array;
  readonly below: Float64Array;
}

/** Where the row of a score begins in `xx`. */
export function triangle(score: number): number {
  return (score * (score + 1)) / 2;
}

/** Sums of nothing; `shared` puts them in memory that passing them to another thread does not copy. */
export function blankMoments(scores: number, outcomes: number, shared = false): Moments {
  const doubles = (length: number) =>
    shared ? new Float64Array(new SharedArrayBuffer(8 * length)) : new Float64Array(length);
  return {
    runs: 0,
    x: doubles(scores),
    y: doubles(outcomes),
    yy: doubles(outcomes),
    xx: doubles(triangle(scores)),
    xy: doubles(scores * outcomes),
    above: doubles(2 * scores),
    below: doubles(2 * scores),
  };
}

export const momentArrays = ["x", "y", "yy", "xx", "xy", "above", "below"] as const;

/** Copies the moments of runs into others of the same shape. */
export function copyMoments(from: Moments, into: Moments): void {
  into.runs = from.runs;
  for (const key of momentArrays) into[key].set(from[key]);
}

export function addMoments(whole: Moments, part: Moments): void {
  whole.runs += part.runs;
  for (const key of momentArrays) {
    const [to, from] = [whole[key], part[key]];
    for (let place = 0; place < to.length; place += 1) to[place] = (to[place] as number) + (from[place] as number);
  }
}

/** Outcomes that are estimated with scores: each ending, the horizon, each milestone, each gauge at the end. Where each kind begins. */
export function estimatedPlaces(model: Model) {
  const milestones = model.endings.length + 1;
  const gauges = milestones + model.milestones.length;
  return { milestones, gauges, all: gauges + model.gauges.length };
}

/** Reads them from a row of outcomes (outcome.ts): 0 or 1 for an ending or a milestone, the value of a gauge. */
export function outcomeReader(model: Model): (rows: Float64Array, place: number, into: Float64Array) => void {
  const at = outcomePlaces(model);
  const { endings, milestones, gauges } = model;
  return (rows, place, into) => {
    into.fill(0, 0, endings.length + 1);
    const ending = rows[place + at.ending] as number;
    into[ending < 0 ? endings.length : ending] = 1;
    let to = endings.length + 1;
    for (let milestone = 0; milestone < milestones.length; milestone += 1) {
      into[to] = (rows[place + at.milestones + milestone] as number) >= 0 ? 1 : 0;
      to += 1;
    }
    for (let gauge = 0; gauge < gauges.length; gauge += 1) {
      into[to] = rows[place + at.gauges + gauge] as number;
      to += 1;
    }
  };
}

/** Adds up the runs of one batch, one after another. */
export class MomentAdder {
  /** The scores and outcomes of a run that are not 0. */
  readonly #scores: Found;
  readonly #outcomes: Found;
  readonly #moments: Moments;

  constructor(scores: number, outcomes: number) {
    this.#scores = roomFor(scores);
    this.#outcomes = roomFor(outcomes);
    this.#moments = blankMoments(scores, outcomes, true);
  }

  startOver(): void {
    this.#moments.runs = 0;
    for (const key of momentArrays) this.#moments[key].fill(0);
  }

  /** The sums, until the adder starts over. */
  take(): Moments {
    return this.#moments;
  }

  /** Adds a run: its scores, of which the first count, and its outcomes. */
  add(scores: Float64Array, outcomes: Float64Array): void {
    const { x, xx, xy, y, above, below } = this.#moments;
    this.#moments.runs += 1;
    const others = this.#addOutcomes(outcomes);
    const { places, values } = this.#scores;
    const some = nonzero(scores, x.length, this.#scores);
    const { places: outcomePlaces, values: outcomeValues } = this.#outcomes;
    for (let one = 0; one < some; one += 1) {
      const score = places[one] as number;
      const value = values[one] as number;
      const square = value * value;
      x[score] = (x[score] as number) + value;
      const side = value > 0 ? above : below;
      side[2 * score] = (side[2 * score] as number) + square;
      side[2 * score + 1] = (side[2 * score + 1] as number) + square * square;
      const row = triangle(score) | 0;
      for (let two = 0; two <= one; two += 1) {
        const at = (row + (places[two] as number)) | 0;
        xx[at] = (xx[at] as number) + value * (values[two] as number);
      }
      const from = (score * y.length) | 0;
      for (let two = 0; two < others; two += 1) {
        const at = (from + (outcomePlaces[two] as number)) | 0;
        xy[at] = (xy[at] as number) + value * (outcomeValues[two] as number);
      }
    }
  }

  #addOutcomes(outcomes: Float64Array): number {
    const { y, yy } = this.#moments;
    const { places, values } = this.#outcomes;
    const some = nonzero(outcomes, y.length, this.#outcomes);
    for (let one = 0; one < some; one += 1) {
      const outcome = places[one] as number;
      const value = values[one] as number;
      y[outcome] = (y[outcome] as number) + value;
      yy[outcome] = (yy[outcome] as number) + value * value;
    }
    return some;
  }
}

/** Places of values that are not 0, and the values. */
interface Found {
  readonly places: Int32Array;
  readonly values: Float64Array;
}

function roomFor(length: number): Found {
  return { places: new Int32Array(length), values: new Float64Array(length) };
}

/** Finds the values that are not 0; returns how many there are. */
function nonzero(all: Float64Array, length: number, { places, values }: Found): number {
  let some = 0;
  for (let place = 0; place < length; place += 1) {
    const value = all[place] as number;
    if (value === 0) continue;
    places[some] = place;
    values[some] = value;
    some += 1;
  }
  return some;
}
