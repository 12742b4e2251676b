/**
 * The details of a run as a row of numbers beside its outcomes, kept where a table asks for them: the state in which each posture
 * ends, the days in each state, how many times each transition fired and each of its outcomes came about, and the greatest and least
 * value of each gauge with the day on which it was first reached. The kernel fills the same rows (assembly/details.ts).
 */
import type { GaugeListener, Model, World } from "../engine/index.js";
import { endPlaces, stateOffsets } from "./tally.js";

/** First column of each kind, and how many columns there are. Gauges have four each: peak, its day, trough, its day. */
export function detailPlaces(model: Model) {
  const states = model.postures.length;
  const happenings = states + (stateOffsets(model).at(-1) as number);
  const gauges = happenings + (endPlaces(model).at(-1) as number);
  return { postures: 0, states, happenings, gauges, width: gauges + 4 * model.gauges.length };
}

/** Keeps the details of runs that the engine plays, one after another. */
export class RunDetails implements GaugeListener {
  readonly rows: Float64Array;
  readonly #places: ReturnType<typeof detailPlaces>;
  readonly #gaugeCount: number;
  #at = 0;

  constructor(model: Model, runs: number) {
    this.#places = detailPlaces(model);
    this.#gaugeCount = model.gauges.length;
    this.rows = new Float64Array(runs * this.#places.width);
  }

  /** Copies the rows of so many runs. */
  first(runs: number): Float64Array {
    return this.rows.slice(0, runs * this.#places.width);
  }

  /** Begins the row of a run. */
  begin(world: World, row: number): void {
    const { width, gauges } = this.#places;
    this.#at = row * width;
    this.rows.fill(0, this.#at, this.#at + width);
    for (let gauge = 0; gauge < this.#gaugeCount; gauge += 1) {
      const value = world.gauges[gauge] as number;
      this.rows.set([value, world.time, value, world.time], this.#at + gauges + 4 * gauge);
    }
    world.gaugeListener = this;
  }

  took(gauge: number, value: number, time: number): void {
    if (gauge >= this.#gaugeCount) return;
    const { rows } = this;
    const place = this.#at + this.#places.gauges + 4 * gauge;
    if (value > (rows[place] as number)) {
      rows[place] = value;
      rows[place + 1] = time;
    }
    if (value < (rows[place + 2] as number)) {
      rows[place + 2] = value;
      rows[place + 3] = time;
    }
  }

  /** A transition or an outcome, by its place in a tally, has come about. */
  fired(happening: number): void {
    this.#add(this.#places.happenings + happening, 1);
  }

  /** A posture has left a state, by its place in a tally, after so many days. */
  stayed(state: number, days: number): void {
    this.#add(this.#places.states + state, days);
  }

  /** Completes the row. Whatever the world plays next is not heard of. */
  ended(world: World): void {
    for (let posture = 0; posture < this.#places.states; posture += 1)
      this.rows[this.#at + posture] = world.states[posture] as number;
    world.gaugeListener = null;
  }

  #add(column: number, amount: number): void {
    const place = this.#at + column;
    this.rows[place] = (this.rows[place] as number) + amount;
  }
}
