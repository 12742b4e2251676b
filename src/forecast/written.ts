/**
 * The form in which somebody's forecasts of one run are kept and handed in: which run it was, what was asked, what was said and what
 * happened. Scores are not in it; whoever reads it works them out.
 */
import type { Forecast } from "./card.js";

export const scoresFormat = "faultline-forecasts/1";

/** A forecast, and its question in words. */
export interface WordedForecast extends Forecast {
  readonly text: string;
}

export interface WrittenScores {
  /** Version of the engine that played the run. */
  readonly engine: string;
  readonly scenario: string;
  /** The replay code of the run. */
  readonly code: string;
  /** Whoever forecast; null where nobody said. */
  readonly name: string | null;
  /** False where the run was left before its end. */
  readonly finished: boolean;
  readonly forecasts: readonly WordedForecast[];
}

export function writeScores(scores: WrittenScores): string {
  return `${JSON.stringify({ format: scoresFormat, ...scores }, null, 1)}\n`;
}
