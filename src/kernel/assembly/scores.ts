/**
 * Scores of a run, where they are wanted (scores.ts of the engine, which says what they are).
 */
import { holds } from "./conditions";
import { stageWeights } from "./dice";
import { byte, int, num, setByte, setNum } from "./memory";
import { pressureNow } from "./hazards";
import { hazards, hazardShape } from "./tables";
import { breaking, pressure, rate, scratch, time } from "./world";

/** Terms of scores, and those of ratios among them; 0 where none are wanted. */
export let scoreTerms: i32 = 0;
export let scoredRatios: i32 = 0;
/** By transition: the term of its chance and of its first end; −1 for none. */
export let chanceTerm: usize = 0;
export let weightTerm: usize = 0;
/** By term that is not of a ratio: those of its ratios, and their conditions. */
export let ratioTermsAt: usize = 0;
export let ratioTerms: usize = 0;
export let ratioTermConditions: usize = 0;
/** By term. */
export let scores: usize = 0;
/** By hazard: pressure when play began; the time up to which ratios in force have been counted. */
export let scoreBegun: usize = 0;
export let scoreCounted: usize = 0;
/** By term of a hazard's ratio: pressure gathered while it was in force; whether it is. */
export let scoreGathered: usize = 0;
export let scoreInForce: usize = 0;

@inline
export function scoring(): bool {
  return scoreTerms > 0;
}

@inline
export function scoresRatios(): bool {
  return scoredRatios > 0;
}

export function beginScores(): void {
  memory.fill(scores, 0, (<usize>scoreTerms) << 3);
  memory.fill(scoreGathered, 0, (<usize>scoreTerms) << 3);
  memory.fill(scoreInForce, 0, scoreTerms);
  memory.copy(scoreBegun, pressure, (<usize>hazards) << 3);
  for (let hazard = 0; hazard < hazards; hazard += 1) setNum(scoreCounted, hazard, time());
}

@inline
function add(term: i32, amount: f64): void {
  setNum(scores, term, num(scores, term) + amount);
}

/** After the factors of a hazard were evaluated, and before its new rate counts. */
export function scoreEvaluated(hazard: i32, perDay: f64): void {
  const from = int(ratioTermsAt, hazard);
  const to = int(ratioTermsAt, hazard + 1);
  if (from == to) return;
  gather(hazard, from, to);
  if (!(perDay > 0)) return;
  for (let place = from; place < to; place += 1)
    setByte(scoreInForce, int(ratioTerms, place), holds(int(ratioTermConditions, place)) ? 1 : 0);
}

function gather(hazard: i32, from: i32, to: i32): void {
  const grown = num(rate, hazard) * (time() - num(scoreCounted, hazard));
  setNum(scoreCounted, hazard, time());
  for (let place = from; place < to; place += 1) {
    const term = int(ratioTerms, place);
    if (byte(scoreInForce, term) == 1) setNum(scoreGathered, term, num(scoreGathered, term) + grown);
  }
}

/** When a hazard fires, before its pressure is reset. */
export function scoreFired(hazard: i32): void {
  const shape = <f64>int(hazardShape, hazard);
  const point = num(breaking, hazard);
  const perPressure = (point > 0 ? (shape - 1) / point : 0) - shape;
  add(hazard, 1 + (point - num(scoreBegun, hazard)) * perPressure);
  setNum(scoreBegun, hazard, 0);
  const from = int(ratioTermsAt, hazard);
  const to = int(ratioTermsAt, hazard + 1);
  if (from == to) return;
  gather(hazard, from, to);
  for (let place = from; place < to; place += 1) {
    const term = int(ratioTerms, place);
    add(term, <f64>byte(scoreInForce, term) + num(scoreGathered, term) * perPressure);
    setNum(scoreGathered, term, 0);
  }
}

/** When a response was drawn. */
export function scoreDrew(transition: i32, chance: f64, granted: bool): void {
  const term = int(chanceTerm, transition);
  if (term >= 0) addWithRatios(term, (granted ? 1 : 0) - chance);
}

/** When one of several ends was drawn, for each of them; `share` is its probability. */
export function scorePicked(transition: i32, place: i32, share: f64, picked: bool): void {
  addWithRatios(int(weightTerm, transition) + place, (picked ? 1 : 0) - share);
}

function addWithRatios(term: i32, score: f64): void {
  add(term, score);
  for (let place = int(ratioTermsAt, term); place < int(ratioTermsAt, term + 1); place += 1)
    if (holds(int(ratioTermConditions, place))) add(int(ratioTerms, place), score);
}

/** Probability that the last stage is under way. */
function lastStage(shape: i32, so: f64): f64 {
  const sum = stageWeights(shape, so);
  return num(scratch, shape - 1) / sum;
}

/** When the run has ended: waits that are not over count with the pressure that they have gathered. */
export function finishScores(): void {
  for (let hazard = 0; hazard < hazards; hazard += 1) {
    const so = pressureNow(hazard);
    if (so == 0) continue;
    const shape = int(hazardShape, hazard);
    const perPressure: f64 = 0 - <f64>shape * (shape == 1 ? 1 : lastStage(shape, so));
    add(hazard, (so - num(scoreBegun, hazard)) * perPressure);
    const from = int(ratioTermsAt, hazard);
    const to = int(ratioTermsAt, hazard + 1);
    if (from == to) continue;
    gather(hazard, from, to);
    for (let place = from; place < to; place += 1) {
      const term = int(ratioTerms, place);
      add(term, num(scoreGathered, term) * perPressure);
    }
  }
}
