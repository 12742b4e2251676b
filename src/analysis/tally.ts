/**
 * What an ensemble keeps of its runs: counts, sums and histograms of fixed size, so that a million runs take no more
 * memory than ten thousand. Tallies are made per batch and added up in batch order, which makes every sum of floating
 * numbers the same whoever computed the batch and whenever it came in.
 */
import type { Cause, Listener, Model, World } from "../engine/index.js";

/** Bins of each gauge histogram. */
export const gaugeBins = 512;

/** Runs a batch holds, always: the unit of work, of transfer and of summing. */
export const batchRuns = 250;

/** All arrays of a tally, flat, so that a worker can hand them over without copying. */
export interface Tally {
  runs: number;
  /** Days of the horizon; arrays by day have one more entry. */
  readonly days: number;
  /** Per ending, and last: runs that reached the horizon. */
  readonly endings: Float64Array;
  readonly milestones: Float64Array;
  /** Per milestone and whole day: runs in which it was noted that day. */
  readonly milestoneDays: Float64Array;
  /** Per transition: runs in which it fired at all, and firings in all runs. */
  readonly transitionRuns: Float64Array;
  readonly transitionFirings: Float64Array;
  /** Per posture state, in model order: days spent in it, over all runs. */
  readonly stateDays: Float64Array;
  /** Per day and gauge, those of one day side by side: sum, and sum of squares. */
  readonly gaugeSums: Float64Array;
  readonly gaugeSquares: Float64Array;
  /** Per day, gauge and bin: runs. Of a batch in bytes, because the smaller it is the more of it stays near the processor. */
  readonly gaugeHistogram: Uint8Array | Uint32Array;
}

/** Offsets of each posture's states in `stateDays`; one more entry than postures. */
export function stateOffsets(model: Model): number[] {
  const offsets = [0];
  for (const posture of model.postures) offsets.push((offsets.at(-1) as number) + posture.states.length);
  return offsets;
}

export interface TallyOptions {
  /** The most runs that will be counted; any number unless told. */
  readonly runs?: number;
  /** Whether gauges are counted by day; they are unless told. */
  readonly gauges?: boolean;
  /** Whether its arrays lie in memory that threads share: handed to another thread they are not copied. */
  readonly shared?: boolean;
}

/** A tally of nothing yet. */
export function blankTally(model: Model, days: number, options: TallyOptions = {}): Tally {
  const { runs = Infinity, gauges = true, shared = false } = options;
  const bytes = (length: number) => (shared ? new SharedArrayBuffer(length) : new ArrayBuffer(length));
  const doubles = (length: number) => new Float64Array(bytes(8 * length));
  const perDay = gauges ? model.gauges.length * (days + 1) : 0;
  const bins = perDay * gaugeBins;
  return {
    runs: 0,
    days,
    endings: doubles(model.endings.length + 1),
    milestones: doubles(model.milestones.length),
    milestoneDays: doubles(model.milestones.length * (days + 1)),
    transitionRuns: doubles(model.transitions.length),
    transitionFirings: doubles(model.transitions.length),
    stateDays: doubles(stateOffsets(model).at(-1) as number),
    gaugeSums: doubles(perDay),
    gaugeSquares: doubles(perDay),
    gaugeHistogram: runs <= 255 ? new Uint8Array(bytes(bins)) : new Uint32Array(bytes(4 * bins)),
  };
}

/** The arrays of a tally. */
const tallyKeys = [
  "endings",
  "milestones",
  "milestoneDays",
  "transitionRuns",
  "transitionFirings",
  "stateDays",
  "gaugeSums",
  "gaugeSquares",
  "gaugeHistogram",
] as const;

/** Adds `part` to `whole`. The caller adds batches in their own order. */
export function addTally(whole: Tally, part: Tally): void {
  whole.runs += part.runs;
  for (const key of tallyKeys) {
    const to = whole[key];
    const from = part[key];
    for (let k = 0; k < to.length; k += 1) to[k] = (to[k] as number) + (from[k] as number);
  }
}

/**
 * Bin of a gauge value. Bins are even in the fourth root of the value's place between its bounds, because gauges
 * such as deaths have a wide range and a crowded bottom; the widest bin, at the top, is under 1% of the range.
 */
export function gaugeBin(value: number, min: number, max: number): number {
  const place = max > min ? (value - min) / (max - min) : 0;
  const bin = Math.floor(Math.sqrt(Math.sqrt(place)) * gaugeBins);
  return bin < 0 ? 0 : bin >= gaugeBins ? gaugeBins - 1 : bin;
}

/** Lower edge of a bin, in the gauge's units. */
export function gaugeBinEdge(bin: number, min: number, max: number): number {
  const root = bin / gaugeBins;
  return min + (max - min) * root * root * root * root;
}

/** Listens to the runs of one batch, one after the other, and keeps the tally. */
export class TallyListener implements Listener {
  readonly wantsChanges = false;
  readonly tally: Tally;
  protected readonly model: Model;
  readonly #offsets: readonly number[];
  readonly #entered: Float64Array;
  /** Run number in which each transition last fired. */
  readonly #lastRun: Int32Array;
  #world: World | null = null;
  #nextDay = 0;

  constructor(model: Model, days: number, options: TallyOptions) {
    this.model = model;
    this.tally = blankTally(model, days, options);
    this.#offsets = stateOffsets(model);
    this.#entered = new Float64Array(model.postures.length);
    this.#lastRun = new Int32Array(model.transitions.length).fill(-1);
  }

  /** Forgets all runs so far, so that the next batch can be counted in the same memory. */
  startOver(): void {
    const { tally } = this;
    tally.runs = 0;
    for (const key of tallyKeys) tally[key].fill(0);
    this.#lastRun.fill(-1);
  }

  /** The run being played. */
  protected get world(): World {
    return this.#world as World;
  }

  /** Call before each run, or each future of a world: what a future's past has reached already counts as reached. */
  begin(world: World): void {
    this.#world = world;
    this.#entered.fill(world.time);
    for (let milestone = 0; milestone < world.reached.length; milestone += 1) {
      if ((world.reached[milestone] as number) >= 0) this.milestone(milestone);
    }
    const dayDue = world.agenda.find(({ kind }) => kind === "day");
    this.#nextDay = dayDue === undefined ? this.tally.days + 1 : dayDue.index;
    // A day that has closed at this very moment has no boundary to come that would count it.
    if (this.#nextDay - 1 === world.time) this.#countGauges(world.time, world.time);
  }

  moved(transition: number, _cause: Cause, from: number): void {
    const { tally, world } = this;
    if (this.#lastRun[transition] !== tally.runs) {
      this.#lastRun[transition] = tally.runs;
      tally.transitionRuns[transition] = (tally.transitionRuns[transition] as number) + 1;
    }
    tally.transitionFirings[transition] = (tally.transitionFirings[transition] as number) + 1;
    this.#leave(this.model.transitions[transition]?.posture as number, from, world.time);
  }

  #leave(posture: number, state: number, time: number): void {
    const place = (this.#offsets[posture] as number) + state;
    const { stateDays } = this.tally;
    stateDays[place] = (stateDays[place] as number) + time - (this.#entered[posture] as number);
    this.#entered[posture] = time;
  }

  injected(_inject: number): void {
    // Injects are inputs: an ensemble reports what came of them.
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

  /** Counts the present gauges for every day from `first` to `last`. */
  #countGauges(first: number, last: number): void {
    const { tally } = this;
    if (tally.gaugeSums.length === 0) return;
    const { gauges } = this.world;
    for (let gauge = 0; gauge < gauges.length; gauge += 1) {
      const value = gauges[gauge] as number;
      const { min, max } = this.model.gauges[gauge] as Model["gauges"][number];
      const bin = gaugeBin(value, min, max);
      for (let day = first; day <= last; day += 1) {
        const place = day * gauges.length + gauge;
        tally.gaugeSums[place] = (tally.gaugeSums[place] as number) + value;
        tally.gaugeSquares[place] = (tally.gaugeSquares[place] as number) + value * value;
        const cell = place * gaugeBins + bin;
        tally.gaugeHistogram[cell] = (tally.gaugeHistogram[cell] as number) + 1;
      }
    }
  }

  ended(ending: string | null): void {
    const { tally, world } = this;
    const found = ending === null ? -1 : this.model.endings.findIndex(({ id }) => id === ending);
    const place = found < 0 ? this.model.endings.length : found;
    tally.endings[place] = (tally.endings[place] as number) + 1;
    for (let posture = 0; posture < this.#entered.length; posture += 1) {
      this.#leave(posture, world.states[posture] as number, world.time);
    }
    // A run that is over stands where it ended: later days count its last gauges.
    this.#countGauges(this.#nextDay, tally.days);
    tally.runs += 1;
  }
}
