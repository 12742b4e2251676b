/**
 * Scores of a probability against what happened: each is lower the better, and on average lowest for one who says what he
 * believes (a strictly proper score). A backtest and a person's forecasts are scored alike.
 */

/** The whole day of the record on which it happened; null if it never did. */
export type Observed = number | null;

/** Surprise in bits of one who had said `p` for “it happens”: the log score. */
export function bitsOf(p: number, observed: Observed): number {
  return -Math.log2(observed === null ? 1 - p : p);
}

/** Brier score: the square of what the probability was off by. */
export function brierOf(p: number, observed: Observed): number {
  const off = p - (observed === null ? 0 : 1);
  return off * off;
}

/** A forecast that is settled. */
export interface Settled {
  readonly guess: number;
  /** The model's own odds when it was asked. */
  readonly odds: number;
  readonly observed: Observed;
}

export interface MeanScores {
  readonly brier: number;
  readonly bits: number;
}

/** Mean scores over at least one forecast of what `said` gives for it. */
export function meanScores<Of extends Settled>(settled: readonly Of[], said: (forecast: Of) => number): MeanScores {
  const mean = (scoreOf: typeof brierOf) =>
    settled.reduce((sum, one) => sum + scoreOf(said(one), one.observed), 0) / settled.length;
  return { brier: mean(brierOf), bits: mean(bitsOf) };
}

/** The share of the forecasts that came true. It is known only afterwards, so it is a hard mark to beat. */
export function baseRateOf(settled: readonly Settled[]): number {
  return settled.filter(({ observed }) => observed !== null).length / settled.length;
}

/** Guesses of about the same size: how high they were on average, and how often what they were about happened. */
export interface CalibrationBin {
  readonly low: number;
  readonly high: number;
  readonly count: number;
  readonly meanGuess: number;
  readonly share: number;
}

const bins = 5;

/** The calibration curve: five bins of equal width, those without guesses left out. */
export function calibrationOf(settled: readonly Settled[]): readonly CalibrationBin[] {
  return Array.from({ length: bins }, (_, place) => {
    const inBin = settled.filter(({ guess }) => Math.min(bins - 1, Math.floor(guess * bins)) === place);
    const count = inBin.length;
    const meanGuess = inBin.reduce((sum, { guess }) => sum + guess, 0) / count;
    return {
      low: place / bins,
      high: (place + 1) / bins,
      count,
      meanGuess,
      share: count === 0 ? 0 : baseRateOf(inBin),
    };
  }).filter(({ count }) => count > 0);
}
