/**
 * Waiting times in stages: a hazard of shape k fires when its pressure reaches the mean of k Exp(1) draws, which is the
 * Erlang (gamma) distribution of shape k and mean 1. At k = 1 it is the exponential one. In units of pressure the ends of
 * the stages are a Poisson process of rate k, so S(H) = e^(−kH) · Σ_{j<k} (kH)^j / j!. Four operations only.
 */
import { exponential, exponentialMinusOne } from "./probability.js";
import { drawExponential, type Stream } from "./random.js";

/** What decides how long a hazard may still wait: its shape, and the pressure that it has gathered. */
export interface Stages {
  /** Whole number of stages, from 1. */
  readonly shape: number;
  readonly pressure: number;
}

/** Draws a breaking point: the mean of `shape` exponential draws. */
export function drawBreaking(stream: Stream, shape: number): number {
  return shape === 1 ? drawExponential(stream) : drawStages(stream, shape) / shape;
}

/** The sum of so many exponential draws. */
function drawStages(stream: Stream, stages: number): number {
  let sum = 0;
  for (let stage = 0; stage < stages; stage += 1) sum += drawExponential(stream);
  return sum;
}

/** Draws a breaking point given that it lies beyond `pressure`: the stages completed so far, then the rest of them. */
export function drawBreakingBeyond(stream: Stream, { shape, pressure }: Stages): number {
  const weights = stageWeights({ shape, pressure });
  let completed = 0;
  let left = stream();
  while (completed < shape - 1 && left >= (weights[completed] as number)) {
    left -= weights[completed] as number;
    completed += 1;
  }
  return pressure + drawStages(stream, shape - completed) / shape;
}

/** Probability that 0, 1 … shape − 1 stages are over at this pressure, given that not all are. */
export function stageWeights({ shape, pressure }: Stages): readonly number[] {
  const mean = shape * pressure;
  const weights = new Array<number>(shape).fill(0);
  // From the largest one outwards, so that none overflows.
  const middle = mean < shape - 1 ? mean | 0 : shape - 1;
  weights[middle] = 1;
  for (let stage = middle; stage > 0; stage -= 1) weights[stage - 1] = ((weights[stage] as number) * stage) / mean;
  for (let stage = middle + 1; stage < shape; stage += 1) {
    weights[stage] = ((weights[stage - 1] as number) * mean) / stage;
  }
  let sum = 0;
  for (const weight of weights) sum += weight;
  return weights.map((weight) => weight / sum);
}

/**
 * How a hazard goes on from its stages while `growth` is added to its pressure: the probability that it fires
 * meanwhile, that it does not, and its density at the end per unit of pressure.
 */
export function outlookOf(
  { shape, pressure }: Stages,
  growth: number,
): { readonly fired: number; readonly waits: number; readonly density: number } {
  const mean = shape * growth;
  if (!(mean > 0))
    return { fired: 0, waits: 1, density: (stageWeights({ shape, pressure })[shape - 1] as number) * shape };
  // Poisson probabilities of exactly 0 … shape − 1 further stages, and of `shape` or more.
  const exactly = new Array<number>(shape).fill(0);
  exactly[0] = exponential(0 - mean);
  for (let n = 1; n < shape; n += 1) exactly[n] = ((exactly[n - 1] as number) * mean) / n;
  let atLeast = atLeastOf(exactly, mean);
  let atMost = 1 - atLeast;
  let fired = 0;
  let waits = 0;
  let density = 0;
  stageWeights({ shape, pressure }).forEach((weight, completed) => {
    // `shape − completed` further stages are needed; from the most to the least.
    fired += weight * atLeast;
    waits += weight * atMost;
    const last = exactly[shape - completed - 1] as number;
    density += weight * shape * last;
    atLeast += last;
    atMost -= last;
  });
  return { fired, waits: waits > 0 ? waits : 0, density };
}

/**
 * Probability that a hazard with this constant rate fires within a number of days: 1 − exp(−rate × days), or with stages
 * 1 − S(H + rate × days) / S(H).
 */
export function probabilityWithin(ratePerDay: number, days: number, stages: Stages = oneStage): number {
  if (!(ratePerDay > 0) || !(days > 0)) return 0;
  if (stages.shape > 1) return outlookOf(stages, ratePerDay * days).fired;
  return 0 - exponentialMinusOne(0 - ratePerDay * days);
}

const oneStage: Stages = { shape: 1, pressure: 0 };

/** Probability that a Poisson variable of this mean is at least `exactly.length`. */
function atLeastOf(exactly: readonly number[], mean: number): number {
  const shape = exactly.length;
  if (mean > shape) {
    let below = 0;
    for (const probability of exactly) below += probability;
    return below < 1 ? 1 - below : 0;
  }
  // Its own series where it is small: subtracting from 1 would lose its digits.
  let term = ((exactly[shape - 1] as number) * mean) / shape;
  let sum = 0;
  for (let n = shape + 1; term > sum * 1e-17; n += 1) {
    sum += term;
    term = (term * mean) / n;
  }
  return sum;
}
