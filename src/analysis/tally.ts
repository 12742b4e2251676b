/**
 * Tallies of runs: counts, sums and histograms of fixed size, so that memory does not grow with the number of runs.
 * Sums are exact (rounding.ts), so that tallies merge in any grouping to the same bytes. Least and greatest values of gauges,
 * and values at their bounds, are kept exactly.
 */
import type { Cause, Listener, Model, World } from "../engine/index.js";
import { RunDetails } from "./details.js";
import { type Rounding, rounded, roundingOf } from "./rounding.js";

/** Bins of each gauge histogram: one for each bound, and those of the values between. */
export const gaugeBins = 514;
const innerBins = gaugeBins - 2;

/** Runs per batch. */
export const batchRuns = 250;

/** Flat arrays, so that a worker can share them without copying. */
export interface Tally {
  runs: number;
  /** Days played; arrays by day have one more entry. */
  readonly days: number;
  /** Runs per ending; last, runs that reached the horizon. */
  readonly endings: Float64Array;
  /** Per whole day: runs that ended that day. */
  readonly endDays: Float64Array;
  readonly milestones: Float64Array;
  /** Per milestone and whole day: runs in which it was reached that day. */
  readonly milestoneDays: Float64Array;
  /** Per transition, then per outcome (`endPlaces`): runs in which it fired, and firings in all runs. */
  readonly transitionRuns: Float64Array;
  readonly transitionFirings: Float64Array;
  /** Per transition, then per outcome, and whole day: runs in which it fired first that day. */
  readonly transitionDays: Float64Array;
  /** Per posture state, in model order: days spent in it, over all runs; high and low part (rounding.ts). */
  readonly stateDays: Float64Array;
  readonly stateDaysLow: Float64Array;
  /** Per day and gauge, day-major: sum, and sum of squares, in parts likewise. */
  readonly gaugeSums: Float64Array;
  readonly gaugeSumsLow: Float64Array;
  readonly gaugeSquares: Float64Array;
  readonly gaugeSquaresLow: Float64Array;
  /** Likewise: least and greatest value; Infinity and −Infinity where there is none. */
  readonly gaugeLeast: Float64Array;
  readonly gaugeGreatest: Float64Array;
  /** Runs per day, gauge and bin; bytes for a batch, so that more of it stays in the cache; doubles for what is merged. */
  readonly gaugeHistogram: Uint8Array | Uint32Array | Float64Array;
}

/** Offsets of each posture's states in `stateDays`; one more entry than postures. */
export function stateOffsets(model: Model): number[] {
  const offsets = [0];
  for (const posture of model.postures) offsets.push((offsets.at(-1) as number) + posture.states.length);
  return offsets;
}

/**
 * For each transition the place of its first outcome in the arrays by transition, −1 where it has none; one more entry, the
 * length of those arrays.
 */
export function endPlaces(model: Model): number[] {
  let next = model.transitions.length;
  const places = model.transitions.map(({ source: { outcomes = [] } }) => {
    next += outcomes.length;
    return outcomes.length === 0 ? -1 : next - outcomes.length;
  });
  return [...places, next];
}

export interface TallyOptions {
  /** Most runs that will be counted; by default as many as 32 bits count. */
  readonly runs?: number;
  /** Count gauges by day; true by default. */
  readonly gauges?: boolean;
  /** Keep the details of each of the runs, of which there are then `runs` at most; false by default. */
  readonly details?: boolean | undefined;
  /** Allocate the arrays in shared memory, so that passing them to another thread copies nothing. */
  readonly shared?: boolean;
}

export function blankTally(model: Model, days: number, options: TallyOptions = {}): Tally {
  const { runs = mostCounted, gauges = true, shared = false } = options;
  const bytes = (length: number) => (shared ? new SharedArrayBuffer(length) : new ArrayBuffer(length));
  const doubles = (length: number) => new Float64Array(bytes(8 * length));
  const perDay = gauges ? model.gauges.length * (days + 1) : 0;
  const bins = perDay * gaugeBins;
  const happenings = endPlaces(model).at(-1) as number;
  return {
    runs: 0,
    days,
    endings: doubles(model.endings.length + 1),
    endDays: doubles(days + 1),
    milestones: doubles(model.milestones.length),
    milestoneDays: doubles(model.milestones.length * (days + 1)),
    transitionRuns: doubles(happenings),
    transitionFirings: doubles(happenings),
    transitionDays: doubles(happenings * (days + 1)),
    stateDays: doubles(stateOffsets(model).at(-1) as number),
    stateDaysLow: doubles(stateOffsets(model).at(-1) as number),
    gaugeSums: doubles(perDay),
    gaugeSumsLow: doubles(perDay),
    gaugeSquares: doubles(perDay),
    gaugeSquaresLow: doubles(perDay),
    gaugeLeast: doubles(perDay).fill(Infinity),
    gaugeGreatest: doubles(perDay).fill(-Infinity),
    gaugeHistogram:
      runs <= 255
        ? new Uint8Array(bytes(bins))
        : runs <= mostCounted
          ? new Uint32Array(bytes(4 * bins))
          : doubles(bins),
  };
}

/** Most runs that a bin of 32 bits counts. */
const mostCounted = 2 ** 32 - 1;

/** What is counted, in whole numbers. */
export const countKeys = [
  "endings",
  "endDays",
  "milestones",
  "milestoneDays",
  "transitionRuns",
  "transitionFirings",
  "transitionDays",
  "gaugeHistogram",
] as const;

/** The sums that are kept in two parts; the low part of each has `Low` after its name. */
export const sumKeys = ["stateDays", "gaugeSums", "gaugeSquares"] as const;

/** What adds up, unlike least and greatest values. */
const summedKeys = [...countKeys, ...sumKeys, "stateDaysLow", "gaugeSumsLow", "gaugeSquaresLow"] as const;

/** Copies a tally of runs into one of the same shape. */
export function copyTally(from: Tally, into: Tally): void {
  into.runs = from.runs;
  for (const key of [...summedKeys, "gaugeLeast", "gaugeGreatest"] as const) into[key].set(from[key]);
}

/** Adds `part` to `whole`; in whatever order and grouping, the result is the same. */
export function addTally(whole: Tally, part: Tally): void {
  whole.runs += part.runs;
  for (const key of summedKeys) {
    const to = whole[key];
    const from = part[key];
    if (from instanceof Uint8Array) addBytes(to, from);
    else for (let k = 0; k < to.length; k += 1) to[k] = (to[k] as number) + (from[k] as number);
  }
  const { gaugeLeast, gaugeGreatest } = whole;
  for (let k = 0; k < gaugeLeast.length; k += 1) {
    gaugeLeast[k] = Math.min(gaugeLeast[k] as number, part.gaugeLeast[k] as number);
    gaugeGreatest[k] = Math.max(gaugeGreatest[k] as number, part.gaugeGreatest[k] as number);
  }
}

/** Adds bytes, of which nearly all are 0: they are looked at four at a time, and most of the time that is all. */
function addBytes(to: Uint8Array | Uint32Array | Float64Array, from: Uint8Array): void {
  const words = new Uint32Array(from.buffer, from.byteOffset, from.length >> 2);
  for (let word = 0; word < words.length; word += 1) {
    if (words[word] === 0) continue;
    for (let k = word * 4; k < word * 4 + 4; k += 1) to[k] = (to[k] as number) + (from[k] as number);
  }
  for (let k = words.length * 4; k < from.length; k += 1) to[k] = (to[k] as number) + (from[k] as number);
}

/**
 * Bin of a gauge value. The first and last bin hold values at the bounds, where gauges stop and gather. The others are even in
 * the fourth root of the value's position between the bounds, because gauges such as deaths are concentrated near the
 * minimum; the widest, at the top, is under 1% of the range.
 */
export function gaugeBin(value: number, min: number, max: number): number {
  if (value <= min) return 0;
  if (value >= max) return gaugeBins - 1;
  const bin = Math.floor(Math.sqrt(Math.sqrt((value - min) / (max - min))) * innerBins);
  return bin >= innerBins ? innerBins : bin + 1;
}

/** Lower edge of a bin, in the gauge's units. */
export function gaugeBinEdge(bin: number, min: number, max: number): number {
  if (bin <= 1) return min;
  if (bin >= gaugeBins - 1) return max;
  const root = (bin - 1) / innerBins;
  return min + (max - min) * root * root * root * root;
}

/** Tallies the runs of one batch, one after another. */
export class TallyListener implements Listener {
  readonly wantsChanges = false;
  readonly tally: Tally;
  protected readonly model: Model;
  readonly #offsets: readonly number[];
  readonly #rounding: Rounding;
  /** Null unless details are wanted. */
  readonly details: RunDetails | null;
  readonly #entered: Float64Array;
  readonly #endPlaces: readonly number[];
  /** Per transition and outcome: the run in which it last fired. */
  readonly #lastRun: Int32Array;
  #world: World | null = null;
  #nextDay = 0;

  constructor(model: Model, days: number, options: TallyOptions) {
    this.model = model;
    this.tally = blankTally(model, days, options);
    this.#offsets = stateOffsets(model);
    this.#rounding = roundingOf(model, days);
    this.details = options.details === true ? new RunDetails(model, options.runs ?? 0) : null;
    this.#entered = new Float64Array(model.postures.length);
    this.#endPlaces = endPlaces(model);
    this.#lastRun = new Int32Array(this.tally.transitionRuns.length).fill(-1);
  }

  /** Clears the tally for the next batch. */
  startOver(): void {
    const { tally } = this;
    tally.runs = 0;
    for (const key of summedKeys) tally[key].fill(0);
    tally.gaugeLeast.fill(Infinity);
    tally.gaugeGreatest.fill(-Infinity);
    this.#lastRun.fill(-1);
  }

  protected get world(): World {
    return this.#world as World;
  }

  /** Call before each run or future. What a future's past has reached counts as reached. */
  begin(world: World): void {
    this.#world = world;
    this.details?.begin(world, this.tally.runs);
    this.#entered.fill(world.time);
    for (let milestone = 0; milestone < world.reached.length; milestone += 1) {
      if ((world.reached[milestone] as number) >= 0) this.milestone(milestone);
    }
    const dayDue = world.agenda.find(({ kind }) => kind === "day");
    this.#nextDay = dayDue === undefined ? this.tally.days + 1 : dayDue.index;
    // A day that closes exactly now has no later boundary that would count it.
    if (this.#nextDay - 1 === world.time) this.#countGauges(world.time, world.time);
  }

  moved(
    transition: number,
    _cause: Cause,
    from: number,
    _to: number,
    _answers: string | null,
    _changes: unknown,
    end: number,
  ): void {
    const firstEnd = this.#endPlaces[transition] as number;
    this.#fired(transition);
    if (firstEnd >= 0) this.#fired(firstEnd + end);
    this.#leave(this.model.transitions[transition]?.posture as number, from, this.world.time);
  }

  #fired(happening: number): void {
    const { tally, world } = this;
    if (this.#lastRun[happening] !== tally.runs) {
      this.#lastRun[happening] = tally.runs;
      tally.transitionRuns[happening] = (tally.transitionRuns[happening] as number) + 1;
      const place = happening * (tally.days + 1) + Math.floor(world.time);
      tally.transitionDays[place] = (tally.transitionDays[place] as number) + 1;
    }
    tally.transitionFirings[happening] = (tally.transitionFirings[happening] as number) + 1;
    this.details?.fired(happening);
  }

  #leave(posture: number, state: number, time: number): void {
    const place = (this.#offsets[posture] as number) + state;
    const { stateDays, stateDaysLow } = this.tally;
    const { dayRounding } = this.#rounding;
    const stay = time - (this.#entered[posture] as number);
    const high = rounded(stay, dayRounding[0] as number);
    stateDays[place] = (stateDays[place] as number) + high;
    stateDaysLow[place] = (stateDaysLow[place] as number) + rounded(stay - high, dayRounding[1] as number);
    this.#entered[posture] = time;
    this.details?.stayed(place, stay);
  }

  injected(_inject: number): void {
    // Injects are inputs; an ensemble reports outcomes.
  }

  milestone(milestone: number): void {
    const { tally } = this;
    tally.milestones[milestone] = (tally.milestones[milestone] as number) + 1;
    const place = milestone * (tally.days + 1) + Math.floor(this.world.reached[milestone] as number);
    tally.milestoneDays[place] = (tally.milestoneDays[place] as number) + 1;
  }

  day(day: number): void {
    this.#countGauges(day, day);
    this.#nextDay = day + 1;
  }

  /** Counts the current gauges for every day from `first` to `last`; not what actors believe of them. */
  #countGauges(first: number, last: number): void {
    const { tally, model, world } = this;
    const { gaugeSums, gaugeSumsLow, gaugeSquares, gaugeSquaresLow, gaugeLeast, gaugeGreatest, gaugeHistogram } = tally;
    if (gaugeSums.length === 0) return;
    const { gaugeRounding: rounding } = this.#rounding;
    const count = model.gauges.length;
    for (let gauge = 0; gauge < count; gauge += 1) {
      const value = world.gauges[gauge] as number;
      const { min, max } = model.gauges[gauge] as Model["gauges"][number];
      const bin = gaugeBin(value, min, max);
      const square = value * value;
      const high = rounded(value, rounding[4 * gauge] as number);
      const low = rounded(value - high, rounding[4 * gauge + 1] as number);
      const squareHigh = rounded(square, rounding[4 * gauge + 2] as number);
      const squareLow = rounded(square - squareHigh, rounding[4 * gauge + 3] as number);
      for (let day = first; day <= last; day += 1) {
        const place = day * count + gauge;
        gaugeSums[place] = (gaugeSums[place] as number) + high;
        gaugeSumsLow[place] = (gaugeSumsLow[place] as number) + low;
        gaugeSquares[place] = (gaugeSquares[place] as number) + squareHigh;
        gaugeSquaresLow[place] = (gaugeSquaresLow[place] as number) + squareLow;
        if (value < (gaugeLeast[place] as number)) gaugeLeast[place] = value;
        if (value > (gaugeGreatest[place] as number)) gaugeGreatest[place] = value;
        const cell = place * gaugeBins + bin;
        gaugeHistogram[cell] = (gaugeHistogram[cell] as number) + 1;
      }
    }
  }

  ended(ending: string | null): void {
    const { tally, world } = this;
    const found = ending === null ? -1 : this.model.endings.findIndex(({ id }) => id === ending);
    const place = found < 0 ? this.model.endings.length : found;
    tally.endings[place] = (tally.endings[place] as number) + 1;
    const on = Math.floor(world.time);
    tally.endDays[on] = (tally.endDays[on] as number) + 1;
    for (let posture = 0; posture < this.#entered.length; posture += 1) {
      this.#leave(posture, world.states[posture] as number, world.time);
    }
    // Later days count the final gauges of a run that has ended.
    this.#countGauges(this.#nextDay, tally.days);
    this.details?.ended(world);
    tally.runs += 1;
  }
}
