/**
 * Scores of a run: for each rate, chance and weight the derivative of the log-likelihood of what the run drew, to the log of
 * the rate, of the odds, of the weight. The mean of each is 0, whatever the model is, so that they are control variates;
 * and the mean of an outcome times a score is the derivative of the outcome's probability (docs/statistics.md).
 *
 * With pressure H of a waiting time in k stages, of which H₀ was there when play began, the score of a rate is
 * 1 + (H − H₀)((k − 1)/H − k) for each firing and −(H − H₀) · k · w for a wait that is not over, where w is the probability
 * that its last stage is under way; for k = 1: firings less pressure. For a ratio, F, what was gathered while it was in
 * force, stands in place of H − H₀, and the 1 counts if it was in force at the firing.
 */
import { holds } from "./condition.js";
import { stageWeights } from "./erlang.js";
import { pressureNow } from "./hazard.js";
import type { Model, ModelRatio, ModelTransition } from "./model.js";
import type { World } from "./world.js";

/** What a score is the derivative to. */
export interface ScoreTerm {
  readonly kind: "rate" | "chance" | "weight";
  readonly transition: number;
  /** Place among the transition's ends, of a weight; −1 otherwise. */
  readonly end: number;
  /** Place among the ratios of the transition, or of its end; −1 for the rate, chance or weight itself. */
  readonly ratio: number;
}

/** A ratio's own term. */
interface RatioTerm {
  readonly term: number;
  readonly ratio: number;
}

export interface ScoreTerms {
  /** The rates of all hazards first, in their order; then chances, then weights; last the ratios, if they are wanted. */
  readonly list: readonly ScoreTerm[];
  /** How many are not of ratios. */
  readonly controls: number;
  /** By transition: the term of its chance, and of the weight of its first end; −1 for none. */
  readonly ofChance: Int32Array;
  readonly ofWeight: Int32Array;
  /** By term that is not of a ratio: those of its conditional ratios. */
  readonly ratios: readonly (readonly RatioTerm[])[];
}

/** The terms of a model's scores; those of conditional ratios, which cost more, only if they are wanted. */
export function scoreTerms(model: Model, withRatios = false): ScoreTerms {
  const { transitions, hazards } = model;
  const list: ScoreTerm[] = hazards.map(({ transition }) => ({ kind: "rate", transition, end: -1, ratio: -1 }));
  const ofChance = new Int32Array(transitions.length).fill(-1);
  const ofWeight = new Int32Array(transitions.length).fill(-1);
  transitions.forEach(({ source, chance }, transition) => {
    if (source.trigger.kind !== "response" || chance <= 0 || chance >= 1) return;
    ofChance[transition] = list.push({ kind: "chance", transition, end: -1, ratio: -1 }) - 1;
  });
  transitions.forEach(({ ends }, transition) => {
    if (ends.length < 2) return;
    ofWeight[transition] = list.length;
    for (const end of ends.keys()) list.push({ kind: "weight", transition, end, ratio: -1 });
  });
  const controls = list.length;
  const ratios = list.slice().map((term) => {
    if (!withRatios) return [];
    return ratiosOf(model, term).flatMap(({ kind }, ratio): RatioTerm[] =>
      kind === "condition" ? [{ term: list.push({ ...term, ratio }) - 1, ratio }] : [],
    );
  });
  return { list, controls, ofChance, ofWeight, ratios };
}

/** The ratios on a rate, chance or weight. */
export function ratiosOf(model: Model, { transition, end }: ScoreTerm): readonly ModelRatio[] {
  const { ratios, ends } = model.transitions[transition] as ModelTransition;
  return end < 0 ? ratios : (ends[end]?.ratios ?? []);
}

/** The scores of one run, while it is played. */
export class RunScores {
  readonly terms: ScoreTerms;
  /** By term; final when the run has ended. */
  readonly values: Float64Array;
  /** By hazard: pressure when play began, and the time up to which ratios in force have been counted. */
  readonly #begun: Float64Array;
  readonly #counted: Float64Array;
  /** By term of a hazard's ratio: pressure gathered while it was in force, and whether it is. */
  readonly #gathered: Float64Array;
  readonly #inForce: Uint8Array;

  constructor(model: Model, terms: ScoreTerms) {
    this.terms = terms;
    this.values = new Float64Array(terms.list.length);
    this.#begun = new Float64Array(model.hazards.length);
    this.#counted = new Float64Array(model.hazards.length);
    this.#gathered = new Float64Array(terms.list.length);
    this.#inForce = new Uint8Array(terms.list.length);
  }

  /** Before the rates of a world are evaluated for the first time. */
  begin({ pressure, time }: World): void {
    this.values.fill(0);
    this.#begun.set(pressure);
    this.#counted.fill(time);
    this.#gathered.fill(0);
    this.#inForce.fill(0);
  }

  /** After the factors of a hazard were evaluated, and before its new rate counts. */
  evaluated(model: Model, world: World, hazard: number, rate: number): void {
    const ratios = this.terms.ratios[hazard] as readonly RatioTerm[];
    if (ratios.length === 0) return;
    this.#gather(world, hazard, ratios);
    if (!(rate > 0)) return;
    const { ratios: ofHazard } = model.transitions[model.packed.transitions[hazard] as number] as ModelTransition;
    for (const { term, ratio } of ratios) this.#inForce[term] = isInForce(ofHazard[ratio], world) ? 1 : 0;
  }

  #gather({ rate, time }: World, hazard: number, ratios: readonly RatioTerm[]): void {
    const grown = (rate[hazard] as number) * (time - (this.#counted[hazard] as number));
    this.#counted[hazard] = time;
    for (const { term } of ratios) {
      if (this.#inForce[term] === 1) this.#gathered[term] = (this.#gathered[term] as number) + grown;
    }
  }

  /** When a hazard fires, before its pressure is reset. */
  fired(model: Model, world: World, hazard: number): void {
    const shape = model.packed.shapes[hazard] as number;
    const pressure = world.breaking[hazard] as number;
    const perPressure = (pressure > 0 ? (shape - 1) / pressure : 0) - shape;
    this.#add(hazard, 1 + (pressure - (this.#begun[hazard] as number)) * perPressure);
    this.#begun[hazard] = 0;
    const ratios = this.terms.ratios[hazard] as readonly RatioTerm[];
    if (ratios.length === 0) return;
    this.#gather(world, hazard, ratios);
    for (const { term } of ratios) {
      this.#add(term, (this.#inForce[term] as number) + (this.#gathered[term] as number) * perPressure);
      this.#gathered[term] = 0;
    }
  }

  /** When a response was drawn. */
  drew(model: Model, world: World, transition: number, chance: number, granted: boolean): void {
    const term = this.terms.ofChance[transition] as number;
    if (term < 0) return;
    const score = (granted ? 1 : 0) - chance;
    this.#add(term, score);
    this.#addRatios(model, world, term, score);
  }

  /** When the end of a transition that has several was drawn. */
  picked(model: Model, world: World, transition: number, weights: readonly number[], end: number): void {
    const first = this.terms.ofWeight[transition] as number;
    let total = 0;
    for (const weight of weights) total += weight;
    for (let place = 0; place < weights.length; place += 1) {
      const score = (place === end ? 1 : 0) - (weights[place] as number) / total;
      this.#add(first + place, score);
      this.#addRatios(model, world, first + place, score);
    }
  }

  #addRatios(model: Model, world: World, term: number, score: number): void {
    const own = this.terms.ratios[term] as readonly RatioTerm[];
    if (own.length === 0) return;
    const ratios = ratiosOf(model, this.terms.list[term] as ScoreTerm);
    for (const { term: ofRatio, ratio } of own) if (isInForce(ratios[ratio], world)) this.#add(ofRatio, score);
  }

  /** When the run has ended: waits that are not over count with the pressure that they have gathered. */
  finish(model: Model, world: World): void {
    for (let hazard = 0; hazard < model.hazards.length; hazard += 1) {
      const pressure = pressureNow(world, hazard);
      if (pressure === 0) continue;
      const shape = model.packed.shapes[hazard] as number;
      const last = shape === 1 ? 1 : (stageWeights({ shape, pressure })[shape - 1] as number);
      const perPressure = 0 - shape * last;
      this.#add(hazard, (pressure - (this.#begun[hazard] as number)) * perPressure);
      const ratios = this.terms.ratios[hazard] as readonly RatioTerm[];
      if (ratios.length === 0) continue;
      this.#gather(world, hazard, ratios);
      for (const { term } of ratios) this.#add(term, (this.#gathered[term] as number) * perPressure);
    }
  }

  #add(term: number, amount: number): void {
    this.values[term] = (this.values[term] as number) + amount;
  }
}

function isInForce(ratio: ModelRatio | undefined, world: World): boolean {
  return ratio?.kind === "condition" && holds(ratio.when, world);
}
