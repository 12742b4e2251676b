/**
 * What a batch keeps of the scores of its runs: moments for control variates and, where they are asked for, slopes; or the
 * scores themselves.
 */
import type { Model, ScoreTerms } from "../engine/index.js";
import { estimatedPlaces, MomentAdder, type Moments, outcomeReader } from "./moments.js";
import { SlopeAdder, type SlopeFit, type SlopeSums, slopeColumns } from "./slopes.js";

/** Takes the scores of the runs of a batch. */
export interface ScoreTaker {
  startOver(): void;
  /** Adds a run: its scores, and its row of outcomes, which begins at a place. */
  add(scores: Float64Array, rows: Float64Array, place: number): void;
  /** What there is of them; none of it is kept. */
  take(): { readonly moments?: Moments; readonly slopes?: SlopeSums; readonly scores?: Float64Array };
}

/** Keeps the scores of rates, chances and weights: a row for each run. */
export class ScoreRows implements ScoreTaker {
  readonly #width: number;
  readonly #runs: number;
  #rows = new Float64Array(0);
  #next = 0;

  constructor({ controls }: ScoreTerms, runs: number) {
    this.#width = controls;
    this.#runs = runs;
  }

  startOver(): void {
    this.#rows = new Float64Array(this.#runs * this.#width);
    this.#next = 0;
  }

  add(scores: Float64Array): void {
    this.#rows.set(scores.subarray(0, this.#width), this.#next);
    this.#next += this.#width;
  }

  take(): { readonly scores: Float64Array } {
    return { scores: this.#rows };
  }
}

export class ScoreSums implements ScoreTaker {
  readonly #moments: MomentAdder;
  readonly #slopes: SlopeAdder | null;
  readonly #read: ReturnType<typeof outcomeReader>;
  readonly #outcomes: Float64Array;

  constructor(model: Model, terms: ScoreTerms, slopes: SlopeFit | null) {
    const outcomes = estimatedPlaces(model).all;
    this.#moments = new MomentAdder(terms.controls, outcomes);
    this.#slopes = slopes === null ? null : new SlopeAdder(terms, slopeColumns(model, terms), outcomes, slopes);
    this.#read = outcomeReader(model);
    this.#outcomes = new Float64Array(outcomes);
  }

  startOver(): void {
    this.#moments.startOver();
    this.#slopes?.startOver();
  }

  add(scores: Float64Array, rows: Float64Array, place: number): void {
    this.#read(rows, place, this.#outcomes);
    this.#moments.add(scores, this.#outcomes);
    this.#slopes?.add(scores, this.#outcomes);
  }

  /** The sums; the moments until it starts over. */
  take(): { readonly moments: Moments; readonly slopes?: SlopeSums } {
    const moments = this.#moments.take();
    return this.#slopes === null ? { moments } : { moments, slopes: this.#slopes.take() };
  }
}
