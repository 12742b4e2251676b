/**
 * A unit of an experiment: some points of one arm, played with the same runs, and what is kept of them. The points of a unit share
 * their dice, so that the differences between them are those of the values. Sums are taken batch by batch in run
 * order, so that a unit gives the same bytes on any thread.
 */
import { createHash } from "node:crypto";
import type { Values } from "../engine/index.js";
import type { PointPlayer } from "./point-player.js";
import { batchRuns } from "./tally.js";

export interface Unit {
  /** Place of its arm. */
  readonly arm: number;
  /** Values of the assumptions, point by point. */
  readonly points: readonly Values[];
  readonly firstRun: number;
  readonly runs: number;
}

/** What is kept of a unit. */
export interface UnitKeeping {
  /** Pairs of points, by their places, whose runs are compared one by one. */
  readonly pairs: readonly (readonly [first: number, second: number])[];
  /** Keep the rows of outcomes. */
  readonly rows: boolean;
  /** Read the days of milestones too. */
  readonly days?: boolean | undefined;
}

export interface UnitSums {
  readonly runs: number;
  /** Point-major: the sum of each response over the runs, and of its square. */
  readonly sums: Float64Array;
  readonly squares: Float64Array;
  /** Pair-major: the sum over the runs of the squared difference of each response, second less first. */
  readonly pairSquares: Float64Array;
  /** By point: for each batch of its runs the SHA-256 over their rows, in hex, one after another. */
  readonly digests: readonly string[];
  /** By point, if they are kept: the rows of all runs. */
  readonly rows: readonly Float64Array[];
}

/** How the rows of a model become responses. */
export interface ResponseReading {
  readonly count: number;
  read(rows: Float64Array, runs: number, into: Float64Array): void;
}

/** Plays a unit, one run a step. Throws RunFailure for the first run that fails. */
export function* unitSteps(
  player: PointPlayer,
  { count, read }: ResponseReading,
  { points, firstRun, runs }: Unit,
  { pairs, rows: keepsRows }: UnitKeeping,
): Generator<void, UnitSums> {
  const sums = new Float64Array(points.length * count);
  const squares = new Float64Array(points.length * count);
  const pairSquares = new Float64Array(pairs.length * count);
  const digests = points.map(() => "");
  const kept: Float64Array[][] = points.map(() => []);
  const responses = points.map(() => new Float64Array(batchRuns * count));
  const end = firstRun + runs;
  for (let next = firstRun; next < end; ) {
    const until = Math.min(end, next - (next % batchRuns) + batchRuns);
    for (const [point, values] of points.entries()) {
      const rows = yield* player.steps(values, next, until - next);
      const { buffer, byteOffset, byteLength } = rows;
      digests[point] += createHash("sha256")
        .update(new Uint8Array(buffer, byteOffset, byteLength))
        .digest("hex");
      if (keepsRows) kept[point]?.push(rows.slice());
      const into = responses[point] as Float64Array;
      read(rows, until - next, into);
      addMoments(into, until - next, count, point * count, { sums, squares });
    }
    for (const [pair, [first, second]] of pairs.entries()) {
      const [from, to] = [responses[first] as Float64Array, responses[second] as Float64Array];
      addSquares(from, to, until - next, count, pair * count, pairSquares);
    }
    next = until;
  }
  return { runs, sums, squares, pairSquares, digests, rows: keepsRows ? kept.map(joined) : [] };
}

function addMoments(
  responses: Float64Array,
  runs: number,
  count: number,
  at: number,
  { sums, squares }: Pick<UnitSums, "sums" | "squares">,
): void {
  for (let place = 0; place < count; place += 1) {
    let [sum, square] = [sums[at + place] as number, squares[at + place] as number];
    for (let cell = place; cell < runs * count; cell += count) {
      const value = responses[cell] as number;
      sum += value;
      square += value * value;
    }
    sums[at + place] = sum;
    squares[at + place] = square;
  }
}

function addSquares(
  from: Float64Array,
  to: Float64Array,
  runs: number,
  count: number,
  at: number,
  into: Float64Array,
): void {
  for (let place = 0; place < count; place += 1) {
    let sum = into[at + place] as number;
    for (let cell = place; cell < runs * count; cell += count) {
      const difference = (to[cell] as number) - (from[cell] as number);
      sum += difference * difference;
    }
    into[at + place] = sum;
  }
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Most runs of a unit: longer ones are played in parts, so that threads share them. A whole number of batches. */
const partRuns = 8 * batchRuns;

/** A unit in parts that end at multiples of so many runs, whatever the number of threads. */
export function partsOf(unit: Unit): readonly Unit[] {
  const parts: Unit[] = [];
  const end = unit.firstRun + unit.runs;
  for (let next = unit.firstRun; next < end; ) {
    const until = Math.min(end, next - (next % partRuns) + partRuns);
    parts.push({ ...unit, firstRun: next, runs: until - next });
    next = until;
  }
  return parts;
}

/** The sums of parts, in run order, together. */
export function joinUnits(parts: readonly UnitSums[]): UnitSums {
  const [first, ...others] = parts as [UnitSums, ...UnitSums[]];
  if (others.length === 0) return first;
  const added = (key: "sums" | "squares" | "pairSquares") => {
    const whole = first[key].slice();
    for (const part of others)
      part[key].forEach((value, place) => {
        whole[place] = (whole[place] as number) + value;
      });
    return whole;
  };
  return {
    runs: parts.reduce((runs, part) => runs + part.runs, 0),
    sums: added("sums"),
    squares: added("squares"),
    pairSquares: added("pairSquares"),
    digests: first.digests.map((_, point) => parts.map(({ digests }) => digests[point]).join("")),
    rows: first.rows.map((_, point) => joined(parts.map(({ rows }) => rows[point] as Float64Array))),
  };
}

/** The hash of a point's runs: that of the ensemble that a plain run of the same runs is. */
export function hashOfPoint({ digests }: UnitSums, point: number): string {
  return createHash("sha256")
    .update(digests[point] as string)
    .digest("hex");
}
