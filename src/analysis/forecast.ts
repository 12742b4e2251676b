/**
 * Odds from here: many futures of one world, in the background, told as they come in. A new question drops the old
 * one. The dice of the futures are fresh, so asking tells nothing about what the run's own dice hold.
 */
import type { Model, SavedWorld } from "../engine/index.js";
import { endingsOf, horizonKey, type Likelihood, likelihood } from "./estimates.js";
import { addTally, blankTally, type Tally } from "./tally.js";
import { type Arm, armModel } from "./task-runner.js";
import { openWorkerPool, type WorkerPoolOptions } from "./worker-pool.js";

/** One thing that may come of it. */
export interface Prospect extends Likelihood {
  readonly id: string;
  readonly label: string;
}

export interface Outlook {
  /** Futures played so far, and wanted. */
  readonly runs: number;
  readonly wanted: number;
  /** Endings in declaration order, the horizon last. */
  readonly endings: readonly Prospect[];
  /** Milestones not reached yet, in declaration order. */
  readonly milestones: readonly Prospect[];
}

export interface Forecaster {
  /** Plays futures of a world; `tell` hears of every batch until the next question. Rejects where a future breaks. */
  ask(from: SavedWorld, tell: (outlook: Outlook) => void): Promise<void>;
  /** Drops the question at hand. */
  drop(): void;
  close(): Promise<void>;
}

export interface ForecastOptions extends WorkerPoolOptions {
  /** Futures a question gets. */
  readonly runs?: number;
}

/** Futures of one question: enough for an interval of about ±2 points. */
export const forecastRuns = 2000;

/**
 * The same dice for every question: who asks again of one moment gets the same odds, and from moment to moment the odds
 * move because the world has.
 */
const oddsSeed = "odds";

/** Small enough for the first bars to appear at once. */
const forecastBatchRuns = 25;

/** Gathers threads for questions about one scenario. They take a moment to start; ask early, or warm them up. */
export async function openForecaster(arm: Arm, options: ForecastOptions = {}): Promise<Forecaster> {
  const model = armModel(arm);
  const wanted = options.runs ?? forecastRuns;
  const pool = await openWorkerPool([arm], options);
  let current = new AbortController();
  return {
    async ask(from, tell) {
      current.abort();
      const question = new AbortController();
      current = question;
      const tally = blankTally(model, from.horizon, { gauges: false });
      const plan = { seed: oddsSeed, days: from.horizon, historical: from.historical, from };
      const { signal } = question;
      const job = { plan, firstRun: 0, runs: wanted, batch: forecastBatchRuns, gauges: false, signal };
      await pool.play(job, (batch) => {
        if (question.signal.aborted) return;
        addTally(tally, batch.tally);
        tell(outlookOf(model, from, tally, wanted));
      });
    },
    drop: () => current.abort(),
    async close() {
      current.abort();
      await pool.close();
    },
  };
}

/** What the futures so far say. */
function outlookOf(model: Model, from: SavedWorld, tally: Tally, wanted: number): Outlook {
  const { scenario } = model;
  const endings = Object.entries(endingsOf(model, tally)).map(([id, figures]) => ({
    id,
    label:
      id === horizonKey
        ? "No ending by the horizon"
        : (scenario.endings.find((ending) => ending.id === id)?.label ?? id),
    ...figures,
  }));
  const milestones = scenario.milestones.flatMap(({ id, label }, index) =>
    Object.hasOwn(from.reached, id)
      ? []
      : [{ id, label, ...likelihood(tally.milestones[index] as number, tally.runs) }],
  );
  return { runs: tally.runs, wanted, endings, milestones };
}
