/**
 * The folds of an ensemble: the moments of its batches, dealt to ten folds in turn. A batch adds up its runs in their order, with
 * rounding; the sums of batches are exact, so that folds do not depend on the order in which batches come, nor on where they were played.
 */
import { ExactSums, type LimbDigits } from "./exact-sums.js";
import { blankMoments, type Moments, momentArrays } from "./moments.js";

/** Batches are dealt to so many folds in turn. */
const foldCount = 10;

interface Fold {
  runs: number;
  /** The arrays of moments, one after the other. */
  readonly sums: ExactSums;
}

export interface KeptFold {
  readonly place: number;
  readonly runs: number;
  readonly sums: readonly LimbDigits[];
}

const momentsLength = (moments: Moments) => momentArrays.reduce((sum, key) => sum + moments[key].length, 0);

export class Folds {
  #shape: { readonly scores: number; readonly outcomes: number } | null = null;
  readonly #folds: (Fold | undefined)[] = [];

  /** Deals a batch to its fold: the batch's number counts from run 0. Its memory may be used again. */
  add(batch: number, moments: Moments): void {
    this.#shape ??= { scores: moments.x.length, outcomes: moments.y.length };
    const fold = this.#fold(batch % foldCount, momentsLength(moments));
    fold.runs += moments.runs;
    let from = 0;
    for (const key of momentArrays) {
      fold.sums.addAll(moments[key], from);
      from += moments[key].length;
    }
  }

  #fold(place: number, length: number): Fold {
    this.#folds[place] ??= { runs: 0, sums: new ExactSums(length) };
    return this.#folds[place];
  }

  /** Adds the folds of another. */
  merge(other: Folds): void {
    if (other.#shape === null) return;
    this.#shape ??= other.#shape;
    for (const [place, fold] of other.#folds.entries()) {
      if (fold === undefined) continue;
      const own = this.#fold(place, fold.sums.length);
      own.runs += fold.runs;
      own.sums.merge(fold.sums);
    }
  }

  /** The folds in their one form, to be kept. */
  kept(): readonly KeptFold[] {
    return this.#folds.flatMap((fold, place) =>
      fold === undefined ? [] : [{ place, runs: fold.runs, sums: fold.sums.limbs() }],
    );
  }

  /** Reads what `kept` gives, for so many scores and outcomes; null where it is not that. */
  static read(kept: readonly KeptFold[], scores: number, outcomes: number): Folds | null {
    const folds = new Folds();
    if (kept.length === 0) return folds;
    folds.#shape = { scores, outcomes };
    const length = momentsLength(blankMoments(scores, outcomes));
    for (const { place, runs, sums } of kept) {
      const read = ExactSums.read(length, sums);
      if (read === null || place >= foldCount || folds.#folds[place] !== undefined) return null;
      folds.#folds[place] = { runs, sums: read };
    }
    return folds;
  }

  /** The moments of each fold that has any, in the order of the folds. */
  moments(): readonly Moments[] {
    const { scores, outcomes } = this.#shape ?? { scores: 0, outcomes: 0 };
    const all: Moments[] = [];
    for (const fold of this.#folds) {
      if (fold === undefined) continue;
      const moments = blankMoments(scores, outcomes);
      moments.runs = fold.runs;
      const values = fold.sums.values();
      let from = 0;
      for (const key of momentArrays) {
        moments[key].set(values.subarray(from, from + moments[key].length));
        from += moments[key].length;
      }
      all.push(moments);
    }
    return all;
  }
}
