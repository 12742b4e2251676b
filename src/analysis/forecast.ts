/**
 * Forecasts: many futures of one world, played in the background and reported batch by batch. A new request cancels the
 * old one. Futures use their own random streams, so a forecast reveals nothing of the run's own draws. While futures arrive,
 * likelihoods are their shares; once all are in, control variates estimate them where they help.
 */
import type { Model, SavedWorld } from "../engine/index.js";
import { endingLabel } from "../text/index.js";
import { type ControlledOutcomes, plainOutcomes, usedAt } from "./controls.js";
import { endingsOf } from "./estimates.js";
import { type FiredBy, firedBy } from "./expected.js";
import { Folds } from "./folds.js";
import { controlledOutcomes, type Likelihood, likelihoodWith } from "./likelihood.js";
import { estimatedPlaces } from "./moments.js";
import { addTally, blankTally, type Tally } from "./tally.js";
import { type Arm, armModel } from "./task-runner.js";
import { openWorkerPool, type WorkerPoolOptions } from "./worker-pool.js";

/** The likelihood of one ending or milestone. */
export interface Prospect extends Likelihood {
  readonly id: string;
  readonly label: string;
}

export interface Outlook {
  /** Futures played so far, and requested. */
  readonly runs: number;
  readonly wanted: number;
  /** Endings in declaration order, the horizon last. */
  readonly endings: readonly Prospect[];
  /** Milestones not reached yet, in declaration order. */
  readonly milestones: readonly Prospect[];
  /** How many of them have a transition by a day; null until all are in. */
  readonly firedBy: FiredBy | null;
}

export interface Forecaster {
  /** Plays futures of a world and calls `tell` after each batch until the next request. Rejects if a future fails. */
  ask(from: SavedWorld, tell: (outlook: Outlook) => void): Promise<void>;
  /** Cancels the current request. */
  drop(): void;
  close(): Promise<void>;
}

export interface ForecastOptions extends WorkerPoolOptions {
  /** Futures per request. */
  readonly runs?: number;
}

/** Default futures per request: a 95% interval of about ±2 points. */
export const forecastRuns = 2000;

/** The same seed for every request, so that odds are reproducible and change only if the world does. */
const oddsSeed = "odds";

/** Small, so that the first result arrives quickly. */
const forecastBatchRuns = 50;

/** Starts worker threads for forecasts of one scenario. Starting takes a moment, so open it early. */
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
      const folds = new Folds();
      const batch = forecastBatchRuns;
      const job = { plan, firstRun: 0, runs: wanted, batch, gauges: false, controls: true, signal };
      await pool.play(job, ({ firstRun, tally: part, moments }) => {
        if (question.signal.aborted) return;
        addTally(tally, part);
        if (moments !== undefined) folds.add(firstRun / batch, moments);
        const found = tally.runs < wanted ? plainOutcomes : controlledOutcomes(tally, folds.moments());
        tell(outlookOf(model, from, { tally, wanted, found }));
      });
    },
    drop: () => current.abort(),
    async close() {
      current.abort();
      await pool.close();
    },
  };
}

function outlookOf(
  model: Model,
  from: SavedWorld,
  { tally, wanted, found }: { readonly tally: Tally; readonly wanted: number; readonly found: ControlledOutcomes },
): Outlook {
  const { scenario } = model;
  const { milestones: firstMilestone } = estimatedPlaces(model);
  const endings = Object.entries(endingsOf(model, tally, found)).map(([id, figures]) => ({
    id,
    label: endingLabel(scenario, id),
    ...figures,
  }));
  const milestones = scenario.milestones.flatMap(({ id, label }, index) =>
    Object.hasOwn(from.reached, id)
      ? []
      : [
          {
            id,
            label,
            ...likelihoodWith(tally.milestones[index] as number, tally.runs, usedAt(found, firstMilestone + index)),
          },
        ],
  );
  return { runs: tally.runs, wanted, endings, milestones, firedBy: tally.runs < wanted ? null : firedBy(model, tally) };
}
