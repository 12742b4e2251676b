/**
 * Odds along a run: how likely each ending was from each of several moments of it, and between which of them the odds moved
 * most. All moments share the dice of their futures, so that what moves is the situation and not luck.
 */
import type { SavedWorld } from "../engine/index.js";
import { type Outlook, openForecaster } from "./forecast.js";
import type { Arm } from "./task-runner.js";

/** Outlooks from several worlds of one arm, in their order. Rejects if a future fails. */
export async function oddsFrom(
  arm: Arm,
  worlds: readonly SavedWorld[],
  { runs, workers }: { readonly runs: number; readonly workers?: number | undefined },
): Promise<readonly Outlook[]> {
  const days = worlds.reduce((sum, { horizon, time }) => sum + runs * (horizon - time), 0);
  const forecaster = await openForecaster(arm, { runs, workers, days });
  const found: Outlook[] = [];
  try {
    for (const world of worlds) {
      let latest: Outlook | null = null;
      await forecaster.ask(world, (outlook) => {
        latest = outlook;
      });
      if (latest !== null) found.push(latest);
    }
  } finally {
    await forecaster.close();
  }
  return found;
}
