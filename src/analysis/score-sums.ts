/**
 * What a batch adds up from the scores of its runs: moments for control variates and, where they are asked for, slopes.
 */
import type { Model, ScoreTerms } from "../engine/index.js";
import { estimatedPlaces, MomentAdder, type Moments, outcomeReader } from "./moments.js";
import { SlopeAdder, type SlopeFit, type SlopeSums, slopeColumns } from "./slopes.js";

export class ScoreSums {
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

  /** Adds a run: its scores, and its row of outcomes, which begins at a place. */
  add(scores: Float64Array, rows: Float64Array, place: number): void {
    this.#read(rows, place, this.#outcomes);
    this.#moments.add(scores, this.#outcomes);
    this.#slopes?.add(scores, this.#outcomes);
  }

  /** The sums; none of them is kept. */
  take(): { readonly moments: Moments; readonly slopes?: SlopeSums } {
    const moments = this.#moments.take();
    return this.#slopes === null ? { moments } : { moments, slopes: this.#slopes.take() };
  }
}
