/**
 * Measures the engine against closed forms. The tolerance is always four standard errors of the estimate, worked out
 * from the closed form itself: a correct engine fails one such check in about 16,000, and as seeds are fixed it then
 * fails always or never. In full, a bias of a few per cent is far outside; the share that plays elsewhere finds one of some 6%.
 */
import { expect } from "vitest";
import {
  advance,
  createModel,
  createWorld,
  type ExplainedRecord,
  type Model,
  type PostureRecord,
  type Scenario,
  step,
  type World,
} from "../../src/engine/index.js";
import { full } from "../share.js";

export const runCount = full ? 20_000 : 4_000;
export const standardErrors = 4;

export type Sample = readonly number[] | Float64Array;

/** Plays run after run of one scenario; the compiled table moves postures, as in an ensemble. */
export function eachRun(scenario: Scenario, play: (model: Model, world: World) => void, runs = runCount): void {
  const model = createModel(scenario, { mover: "table" });
  for (let run = 0; run < runs; run += 1) play(model, createWorld(model, { seed: "validation", run }));
}

const moves = (record: ExplainedRecord): record is PostureRecord =>
  record.type === "transition" || record.type === "response" || record.type === "timeout";

/** The first move of a posture, of any kind or of the one named; undefined if the run ends without. */
export function firstMove(model: Model, world: World, transition?: string): PostureRecord | undefined {
  while (!world.ended) {
    const found = step(model, world).find(
      (record) => moves(record) && (transition === undefined || record.transition === transition),
    );
    if (found) return found as PostureRecord;
  }
  return undefined;
}

/** Every move of a posture up to a time in days. */
export function movesUntil(model: Model, world: World, days: number): PostureRecord[] {
  return advance(model, world, days).filter(moves);
}

/** Holds a share of `runs` to a probability. */
export function expectShare(count: number, runs: number, probability: number): void {
  const error = Math.sqrt((probability * (1 - probability)) / runs);
  expectNear(count / runs, probability, error);
}

/** Holds a mean of independent values to its expectation, given their variance. */
export function expectMean(values: Sample, mean: number, variance: number): void {
  let sum = 0;
  for (const value of values) sum += value;
  expectNear(sum / values.length, mean, Math.sqrt(variance / values.length));
}

/** Holds the variance of independent values to its expectation, given their fourth central moment. */
export function expectVariance(values: Sample, mean: number, variance: number, fourth: number): void {
  let sum = 0;
  for (const value of values) sum += (value - mean) ** 2;
  expectNear(sum / values.length, variance, Math.sqrt((fourth - variance * variance) / values.length));
}

/** Holds the distribution of values to a cumulative distribution function, at these points. */
export function expectDistribution(values: Sample, points: readonly number[], cdf: (x: number) => number): void {
  for (const point of points) {
    let below = 0;
    for (const value of values) if (value <= point) below += 1;
    expectShare(below, values.length, cdf(point));
  }
}

/** Holds values to a distribution at its nine deciles, given as its quantile function. */
export function expectDeciles(values: Sample, quantile: (p: number) => number): void {
  for (let decile = 1; decile <= 9; decile += 1) {
    const p = decile / 10;
    expectDistribution(values, [quantile(p)], () => p);
  }
}

/** Holds a figure to its expectation, within four standard errors. */
export function expectNear(figure: number, expected: number, standardError: number): void {
  const off = (figure - expected) / standardError;
  expect(Math.abs(off), `${figure} is ${off.toFixed(2)} standard errors from ${expected}`).toBeLessThan(standardErrors);
}
