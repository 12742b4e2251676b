/**
 * What the batches of an ensemble add up to for derivatives: exactly, so that it does not hang on the order in which batches come, nor on where they
 * were played.
 */
import { ExactSums, type LimbDigits } from "./exact-sums.js";
import { blankSlopes, type SlopeSums } from "./slopes.js";

/** Totals in their one form, as plain JSON. */
export interface KeptSlopes {
  readonly runs: number;
  readonly sums: readonly LimbDigits[];
}

const arrays = ["sums", "squares", "above", "below"] as const;

const lengthOf = (slopes: SlopeSums) => arrays.reduce((sum, key) => sum + slopes[key].length, 0);

export class SlopeTotals {
  #runs = 0;
  readonly #outcomes: number;
  readonly #columns: number;
  readonly #totals: ExactSums;

  constructor(outcomes: number, columns: number) {
    this.#outcomes = outcomes;
    this.#columns = columns;
    this.#totals = new ExactSums(lengthOf(blankSlopes(outcomes, columns)));
  }

  /** Totals that a first batch begins. */
  static of(batch: SlopeSums): SlopeTotals {
    const columns = batch.above.length;
    const totals = new SlopeTotals(batch.sums.length / columns, columns);
    totals.add(batch);
    return totals;
  }

  /** Totals of no runs, of the same outcomes and columns. */
  blank(): SlopeTotals {
    return new SlopeTotals(this.#outcomes, this.#columns);
  }

  get runs(): number {
    return this.#runs;
  }

  add(batch: SlopeSums): void {
    this.#runs += batch.runs;
    let from = 0;
    for (const key of arrays) {
      this.#totals.addAll(batch[key], from);
      from += batch[key].length;
    }
  }

  merge(other: SlopeTotals): void {
    this.#runs += other.#runs;
    this.#totals.merge(other.#totals);
  }

  sums(): SlopeSums {
    const sums = blankSlopes(this.#outcomes, this.#columns);
    sums.runs = this.#runs;
    const values = this.#totals.values();
    let from = 0;
    for (const key of arrays) {
      sums[key].set(values.subarray(from, from + sums[key].length));
      from += sums[key].length;
    }
    return sums;
  }

  kept(): KeptSlopes {
    return { runs: this.#runs, sums: this.#totals.limbs() };
  }

  /** Reads what `kept` gives, for so many outcomes and columns; null where it is not that. */
  static read({ runs, sums }: KeptSlopes, outcomes: number, columns: number): SlopeTotals | null {
    const totals = new SlopeTotals(outcomes, columns);
    const read = ExactSums.read(totals.#totals.length, sums);
    if (read === null) return null;
    totals.#runs = runs;
    totals.#totals.merge(read);
    return totals;
  }
}
