/**
 * What somebody's forecasts of a run come to: their scores beside those of the model and of the base rate, the calibration
 * curve, the best call and the worst.
 */
import type { Question } from "./question.js";
import type { Observed, Settled } from "./scores.js";
import { baseRateOf, brierOf, type CalibrationBin, calibrationOf, type MeanScores, meanScores } from "./scores.js";

/** A forecast as somebody gave it. */
export interface Forecast {
  readonly question: Question;
  /** The day on which it was asked, before which its records do not count. */
  readonly asked: number;
  /** The probability given, in whole per cent from 1 to 99. */
  readonly percent: number;
  /** The model's own odds when it was asked. */
  readonly odds: number;
  /** The day on which it happened, null if it did not; absent while it is open. */
  readonly observed?: Observed;
}

/** A forecast whose answer is known. */
export interface SettledForecast extends Omit<Forecast, "observed">, Settled {}

/** Those of the forecasts that are settled, in their order. */
export function settledOf(forecasts: readonly Forecast[]): readonly SettledForecast[] {
  return forecasts.flatMap((one): SettledForecast[] =>
    one.observed === undefined ? [] : [{ ...one, guess: one.percent / 100, observed: one.observed }],
  );
}

/** Mean scores of the same forecasts by three who forecast. */
export interface Card {
  readonly count: number;
  readonly own: MeanScores;
  readonly model: MeanScores;
  /** Of one who always says the base rate, which nobody knows before the end. */
  readonly base: MeanScores;
  readonly baseRate: number;
  readonly calibration: readonly CalibrationBin[];
  readonly best: SettledForecast;
  readonly worst: SettledForecast;
}

/** The card; null while nothing is settled. Of calls that are equally good or bad, the first. */
export function cardOf(forecasts: readonly Forecast[]): Card | null {
  const settled = settledOf(forecasts);
  const [first] = settled;
  if (first === undefined) return null;
  const baseRate = baseRateOf(settled);
  const offBy = ({ guess, observed }: SettledForecast) => brierOf(guess, observed);
  return {
    count: settled.length,
    own: meanScores(settled, ({ guess }) => guess),
    model: meanScores(settled, ({ odds }) => odds),
    base: meanScores(settled, () => baseRate),
    baseRate,
    calibration: calibrationOf(settled),
    best: settled.reduce((best, one) => (offBy(one) < offBy(best) ? one : best), first),
    worst: settled.reduce((worst, one) => (offBy(one) > offBy(worst) ? one : worst), first),
  };
}
