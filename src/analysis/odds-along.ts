/**
 * Odds along a run: how likely each ending was from each of several moments of it, and between which of them the odds moved
 * most. All moments share the dice of their futures, so that what moves is the situation and not luck.
 */
import type { SavedWorld } from "../engine/index.js";
import { type Outlook, openForecaster } from "./forecast.js";
import type { Arm } from "./task-runner.js";

export interface OddsOptions {
  /** Futures from each world. */
  readonly runs: number;
  readonly workers?: number | undefined;
  /** Stops it: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Futures played, of how many. */
  readonly onProgress?: ((done: number, goal: number) => void) | undefined;
}

/** Outlooks from several worlds of one arm, in their order. Rejects if a future fails, or it is stopped. */
export async function oddsFrom(
  arm: Arm,
  worlds: readonly SavedWorld[],
  { runs, workers, signal, onProgress }: OddsOptions,
): Promise<readonly Outlook[]> {
  const days = worlds.reduce((sum, { horizon, time }) => sum + runs * (horizon - time), 0);
  const forecaster = await openForecaster(arm, { runs, workers, days });
  const found: Outlook[] = [];
  signal?.addEventListener("abort", forecaster.drop);
  try {
    for (const world of worlds) {
      let latest: Outlook | null = null;
      await forecaster.ask(world, (outlook) => {
        latest = outlook;
        onProgress?.(found.length * runs + outlook.runs, worlds.length * runs);
      });
      signal?.throwIfAborted();
      if (latest !== null) found.push(latest);
    }
  } finally {
    signal?.removeEventListener("abort", forecaster.drop);
    await forecaster.close();
  }
  return found;
}
