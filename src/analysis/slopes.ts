/**
 * What moves the outcomes of an ensemble: derivatives of their probabilities to rates, ratios, chances, weights and
 * assumptions, from the scores of the same runs (the likelihood-ratio, or score-function, method: Glynn 1990). An outcome times a
 * score has the derivative as its mean. The outcome may be replaced by what other scores leave of it, as scores of
 * different draws are uncorrelated: that takes most of the noise away. The coefficients come from runs before these.
 */

import { type AssumptionScore, assumptionScores, type Model, oddsPerChance, type ScoreTerms } from "../engine/index.js";
import { leastVaried } from "./controls.js";
import { varianceOf } from "./estimate.js";

/** Something whose change by a factor moves outcomes: a term, or an assumption through several. */
export interface SlopeColumn {
  readonly kind: "rate" | "chance" | "weight" | "ratio" | "assumption";
  /** Place of the transition, end and ratio in the model; −1 where there is none. */
  readonly transition: number;
  readonly end: number;
  readonly ratio: number;
  /** Id of the assumption; empty otherwise. */
  readonly id: string;
  /** Terms, and the derivative of their logarithm to this one's. */
  readonly parts: AssumptionScore["parts"];
}

/** Rates, chances, weights and ratios, in the order of the terms; then assumptions that act through them alone. */
export function slopeColumns(model: Model, terms: ScoreTerms): readonly SlopeColumn[] {
  const own = terms.list.map(({ kind, ratio, transition, end }, term): SlopeColumn => {
    // The term of a chance is that of its odds.
    const by =
      kind === "chance" && ratio < 0 ? oddsPerChance(model.transitions[transition] as Model["transitions"][number]) : 1;
    return { kind: ratio < 0 ? kind : "ratio", transition, end, ratio, id: "", parts: [{ term, by }] };
  });
  const assumed = assumptionScores(model, terms)
    .filter(({ actsElsewhere }) => !actsElsewhere)
    .map(({ id, parts }): SlopeColumn => ({ kind: "assumption", transition: -1, end: -1, ratio: -1, id, parts }));
  return [...own, ...assumed];
}

/** What the scores say of each outcome, from runs before: an intercept, and a coefficient for each score that is a control. */
export interface SlopeFit {
  readonly intercepts: Float64Array;
  /** By outcome, then by control. */
  readonly coefficients: Float64Array;
}

/** Sums over runs, by outcome, then by column: of the products that have derivatives as their means, and of their squares. */
export interface SlopeSums {
  runs: number;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
  /** By column: runs in which its score was above 0, and in which it was below. */
  readonly above: Float64Array;
  readonly below: Float64Array;
}

export function blankSlopes(outcomes: number, columns: number): SlopeSums {
  return {
    runs: 0,
    sums: new Float64Array(outcomes * columns),
    squares: new Float64Array(outcomes * columns),
    above: new Float64Array(columns),
    below: new Float64Array(columns),
  };
}

/** Adds up the runs of one batch. */
export class SlopeAdder {
  readonly #terms: ScoreTerms;
  readonly #columns: readonly SlopeColumn[];
  readonly #fit: SlopeFit;
  readonly #outcomes: number;
  /** By term: the group of terms that belong to the same draws, whose scores are correlated. */
  readonly #groups: Int32Array;
  /** By group: what its scores say of an outcome. */
  readonly #told: Float64Array;
  /** By term: the product of one run. */
  readonly #products: Float64Array;
  #sums: SlopeSums;

  constructor(terms: ScoreTerms, columns: readonly SlopeColumn[], outcomes: number, fit: SlopeFit) {
    this.#terms = terms;
    this.#columns = columns;
    this.#outcomes = outcomes;
    this.#fit = fit;
    this.#groups = groupsOf(terms);
    this.#told = new Float64Array(terms.list.length);
    this.#products = new Float64Array(terms.list.length);
    this.#sums = blankSlopes(outcomes, columns.length);
  }

  startOver(): void {
    this.#sums = blankSlopes(this.#outcomes, this.#columns.length);
  }

  /** The sums; those of the next batch are others. */
  take(): SlopeSums {
    return this.#sums;
  }

  /** Adds a run: its scores and its outcomes. */
  add(scores: Float64Array, outcomes: Float64Array): void {
    this.#sums.runs += 1;
    this.#addSides(scores);
    for (let outcome = 0; outcome < this.#outcomes; outcome += 1) {
      const left = this.#leftOf(outcome, outcomes[outcome] as number, scores);
      for (let term = 0; term < this.#products.length; term += 1) {
        const score = scores[term] as number;
        this.#products[term] = score === 0 ? 0 : (left + (this.#told[this.#groups[term] as number] as number)) * score;
      }
      this.#addProducts(outcome);
    }
  }

  /** What the scores leave of an outcome. */
  #leftOf(outcome: number, value: number, scores: Float64Array): number {
    const { controls } = this.#terms;
    const { intercepts, coefficients } = this.#fit;
    this.#told.fill(0);
    let left = value - (intercepts[outcome] as number);
    for (let score = 0; score < controls; score += 1) {
      if (scores[score] === 0) continue;
      const said = (coefficients[outcome * controls + score] as number) * (scores[score] as number);
      const group = this.#groups[score] as number;
      left -= said;
      this.#told[group] = (this.#told[group] as number) + said;
    }
    return left;
  }

  #addSides(scores: Float64Array): void {
    for (const [column, { parts }] of this.#columns.entries()) {
      let score = 0;
      for (const { term, by } of parts) score += by * (scores[term] as number);
      if (score === 0) continue;
      const side = score > 0 ? this.#sums.above : this.#sums.below;
      side[column] = (side[column] as number) + 1;
    }
  }

  #addProducts(outcome: number): void {
    const { sums, squares } = this.#sums;
    let place = outcome * this.#columns.length;
    for (const { parts } of this.#columns) {
      let product = 0;
      for (const { term, by } of parts) product += by * (this.#products[term] as number);
      if (product !== 0) {
        sums[place] = (sums[place] as number) + product;
        squares[place] = (squares[place] as number) + product * product;
      }
      place += 1;
    }
  }
}

/** Draws of one kind and transition are one group: a rate with its ratios, a chance with its own, the weights of all ends. */
function groupsOf({ list }: ScoreTerms): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from(list, ({ kind, transition }) => {
    const key = `${kind} ${transition}`;
    const group = known.get(key) ?? known.size;
    known.set(key, group);
    return group;
  });
}

/** The derivative of an outcome's probability, or of a gauge's mean, to the logarithm of something. */
export interface Slope {
  readonly slope: number;
  readonly error: number;
}

/**
 * Whether runs have drawn enough of what a column is of. The score of a hazard that has not fired is minus its pressure in every
 * run, which tells nothing of what a firing does.
 */
export function isDrawn({ above, below }: SlopeSums, column: number): boolean {
  return Math.min(above[column] as number, below[column] as number) >= leastVaried;
}

/** The derivative of an outcome to a column, with its standard error. */
export function slopeOf({ runs, sums, squares }: SlopeSums, place: number): Slope {
  const sum = sums[place] as number;
  return { slope: sum / runs, error: Math.sqrt(varianceOf(sum, squares[place] as number, runs) / runs) };
}
