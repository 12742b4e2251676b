/**
 * Screening after Morris (1991), with the mean of absolute effects of Campolongo, Cariboni and Saltelli (2007): what a step of one factor
 * changes, from many places. Effects are per whole width of a factor, from the least to the greatest value.
 */
import type { UnitSums } from "../analysis/index.js";
import { bootstrapped, type Estimated } from "./bootstrap.js";
import type { Trajectory } from "./designs.js";

export interface FactorEffect {
  /** The mean effect, with its sign. */
  readonly mu: Estimated;
  /** The mean of the absolute effects. */
  readonly muStar: Estimated;
  /** Standard deviation of the effects, less what chance adds; 0 where that is all of it. */
  readonly sigma: number;
  /** What `muStar` would be by chance alone, for a factor without any effect. */
  readonly floor: number;
}

/**
 * The effects of each factor on each response: `effects[response][factor]`. `played` are the sums of the points of each trajectory, with
 * the pairs of `trajectoryPairs`. Throws RangeError with fewer than two trajectories, or fewer than two runs a point.
 */
export function elementaryEffects(
  design: readonly Trajectory[],
  played: readonly UnitSums[],
  seed: string,
): readonly (readonly FactorEffect[])[] {
  const [first] = played;
  const factors = design[0]?.steps.length ?? 0;
  if (first === undefined || played.length < 2) throw new RangeError("effects need two trajectories at least");
  if (first.runs < 2) throw new RangeError("effects need two runs a point at least");
  const responses = first.sums.length / (factors + 1);
  return Array.from({ length: responses }, (_, response) => {
    const features = played.map((sums, place) => featuresOf(design[place] as Trajectory, sums, responses, response));
    const estimated = bootstrapped(features, (means) => [...means.subarray(0, 2 * factors)], seed);
    return Array.from({ length: factors }, (_, factor): FactorEffect => {
      const mean = (at: number) =>
        features.reduce((sum, row) => sum + (row[at + factor] as number), 0) / features.length;
      const [mu, muStar] = [estimated[factor] as Estimated, estimated[factors + factor] as Estimated];
      const [square, noise] = [mean(2 * factors), mean(3 * factors)];
      const spread = ((square - mu.value * mu.value) * features.length) / (features.length - 1);
      return {
        mu,
        muStar,
        sigma: Math.sqrt(Math.max(0, spread - noise)),
        // The mean of the absolute value of a normal variate.
        floor: Math.sqrt((2 / Math.PI) * noise),
      };
    });
  });
}

/** By factor, one kind after another: effect, absolute effect, square, and the variance that chance gives it. */
function featuresOf(
  { steps }: Trajectory,
  { runs, sums, pairSquares }: UnitSums,
  responses: number,
  response: number,
): Float64Array {
  const features = new Float64Array(4 * steps.length);
  for (const [step, { factor, change }] of steps.entries()) {
    const [before, after] = [step, step + 1].map((point) => sums[point * responses + response] as number);
    const mean = ((after as number) - (before as number)) / runs;
    const square = (pairSquares[step * responses + response] as number) / runs;
    const effect = mean / change;
    features[factor] = effect;
    features[steps.length + factor] = Math.abs(effect);
    features[2 * steps.length + factor] = effect * effect;
    features[3 * steps.length + factor] = Math.max(0, square - mean * mean) / (runs - 1) / (change * change);
  }
  return features;
}
