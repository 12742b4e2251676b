/**
 * History matching (Craig, Goldstein, Seheult and Smith 1997): which values of the assumptions observed targets rule out, in waves. All
 * points are played with a few runs, and each that is implausible then is ruled out for good; those that are left are played with more
 * runs, and so on. What is not ruled out is the answer: a share of the prior volume, and no best value in it.
 *
 * A run takes some microseconds, so that each point is judged by an ensemble of its own, with the variance that this has, and not by an
 * emulator that would have to be judged in its turn.
 */
import { joinUnits, type Unit, type UnitSums, varianceOf } from "../analysis/index.js";
import type { Values } from "../engine/index.js";

/** What was observed, and which responses of a run speak of it. */
export interface Target {
  readonly id: string;
  /** A share of the runs, a mean of a gauge, or the mean day of a milestone in the runs that reach it. */
  readonly kind: "share" | "gauge" | "day";
  /** Place of the response; of a day, that of the milestone's day. */
  readonly place: number;
  /** Of a day, the place of whether the milestone was reached. */
  readonly reached: number | null;
  readonly value: number;
  /** Standard deviation of what was observed about what the model is to give. */
  readonly spread: number;
}

/** What an ensemble says of a target. */
export interface Judged {
  /** NaN where no run says anything, as of the day of a milestone that none reached. */
  readonly mean: number;
  /** Standard deviations between the target and the mean; 0 where too few runs say anything. */
  readonly implausibility: number;
}

/** With fewer runs that reach a milestone nothing is told of its day. */
const leastReached = 10;

/**
 * How implausible a target is: |value − mean| over the root of spread² plus the variance of the ensemble's mean. A target that is one
 * `single` course of events has the variance of a run besides.
 */
export function judge({ kind, place, reached, value, spread }: Target, sums: UnitSums, single: boolean): Judged {
  const n = kind === "day" ? (sums.sums[reached as number] as number) : sums.runs;
  if (n < (kind === "day" ? leastReached : 2)) return { mean: Number.NaN, implausibility: 0 };
  const sum = sums.sums[place] as number;
  const mean = sum / n;
  const variance =
    kind === "share" ? shareVariance(sum, n, single ? mean : value) : varianceOf(sum, sums.squares[place] as number, n);
  const error = Math.sqrt(spread * spread + variance / n + (single ? variance : 0));
  const distance = Math.abs(value - mean);
  return { mean, implausibility: distance === 0 ? 0 : distance / error };
}

/** The variance of a single run: the larger of that of the share at hand, drawn in from its ends, and that if the target were met. */
function shareVariance(count: number, n: number, target: number): number {
  const p = (count + 1) / (n + 2);
  return Math.max(p * (1 - p), target * (1 - target));
}

export interface Matching {
  readonly targets: readonly Target[];
  readonly points: readonly Values[];
  /** Runs of a point in all after each wave, rising. */
  readonly waves: readonly number[];
  /** A point with more implausibility than this, of any target, is ruled out. */
  readonly cutoff: number;
  readonly single: boolean;
}

export interface MatchedPoint {
  readonly values: Values;
  /** What was played of it; null if nothing was. */
  readonly sums: UnitSums | null;
  /** The greatest of the targets', by all of its runs. */
  readonly implausibility: number;
  /** The wave that ruled it out, from 1; null if none did. */
  readonly ruledOut: number | null;
}

export interface Wave {
  /** Runs of each point in all. */
  readonly runs: number;
  /** Points that were played in it, and that it left. */
  readonly played: number;
  readonly kept: number;
}

export interface Matched {
  readonly points: readonly MatchedPoint[];
  readonly waves: readonly Wave[];
  readonly partial: boolean;
}

/** Plays units in order, passes on each that is whole, and answers whether it was stopped before the last. */
export type PlayWave = (
  units: readonly Unit[],
  onUnit: (sums: UnitSums, unit: Unit, place: number) => void,
) => Promise<{ readonly partial: boolean }>;

/** The units of a wave: further runs of the points that are left. Each point has a block of runs of its own. */
function unitsOf({ points, waves }: Matching, left: readonly number[], wave: number): readonly Unit[] {
  const before = waves[wave - 1] ?? 0;
  const most = waves.at(-1) as number;
  return left.map((point) => ({
    arm: 0,
    points: [points[point] as Values],
    firstRun: point * most + before,
    runs: (waves[wave] as number) - before,
  }));
}

/** The units of the first wave. */
export const firstUnits = (matching: Matching) => unitsOf(matching, [...matching.points.keys()], 0);

/** Plays waves until they are done, stopped, or nothing is left. */
export async function matchHistory(matching: Matching, play: PlayWave): Promise<Matched> {
  const { targets, cutoff, single } = matching;
  const points: MatchedPoint[] = matching.points.map((values) => ({
    values,
    sums: null,
    implausibility: 0,
    ruledOut: null,
  }));
  const waves: Wave[] = [];
  let left = [...points.keys()];
  let partial = false;
  for (let wave = 0; wave < matching.waves.length && left.length > 0 && !partial; wave += 1) {
    let played = 0;
    const units = unitsOf(matching, left, wave);
    ({ partial } = await play(units, (sums, _, place) => {
      const at = left[place] as number;
      const point = points[at] as MatchedPoint;
      const all = point.sums === null ? sums : joinUnits([point.sums, sums]);
      const implausibility = Math.max(...targets.map((target) => judge(target, all, single).implausibility));
      points[at] = { ...point, sums: all, implausibility, ruledOut: implausibility > cutoff ? wave + 1 : null };
      played += 1;
    }));
    left = left.filter((point) => points[point]?.ruledOut === null);
    waves.push({ runs: matching.waves[wave] as number, played, kept: left.length });
  }
  return { points, waves, partial };
}

/** A stretch of a factor, in its probability from 0 to 1. */
export interface Stretch {
  readonly low: number;
  readonly high: number;
}

/**
 * Where the points that are left lie along one factor: from the first to the last, and as far beyond as two neighbours are apart on
 * average, because the points are a sample. All of it for fewer than two points.
 */
export function stretchOf(coordinates: readonly number[]): Stretch {
  if (coordinates.length < 2) return { low: 0, high: 1 };
  // Not spread into one call: there may be more of them than a call takes.
  const least = coordinates.reduce((one, other) => Math.min(one, other));
  const most = coordinates.reduce((one, other) => Math.max(one, other));
  const gap = (most - least) / (coordinates.length - 1);
  return { low: Math.max(0, least - gap), high: Math.min(1, most + gap) };
}
