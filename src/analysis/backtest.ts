/**
 * The ensemble against history: what a scenario's milestones did in many runs beside what they did in the record, scored, in
 * free play and in other arms of the same dice.
 */
import { createHash } from "node:crypto";
import {
  conditionHolds,
  createWorld,
  dayOfDate,
  type HistoryEntry,
  type Milestone,
  type Model,
  type Scenario,
} from "../engine/index.js";
import { bitsOf, brierOf, type Observed } from "../forecast/index.js";
import { setByCalendar } from "./calendar-sets.js";
import { crpsOf, cumulativeShares, type DayCounts, rankOf, surpriseOf } from "./forecast-scores.js";
import { outcomeColumns, outcomePlaces } from "./outcome.js";
import { type RankedMilestone, type RankTest, rankTest } from "./rank-test.js";
import { type Arm, armModel } from "./task-runner.js";
import { openWorkerPool, type WorkerPoolOptions } from "./worker-pool.js";

/** A milestone that history tells of. */
export interface ScoredMilestone {
  readonly milestone: string;
  /** Whole day of the record; null if it never happened. */
  readonly day: Observed;
  /** True if it holds from the start in every run, so that it tells nothing. */
  readonly given: boolean;
  /** True if the dated injects of the record set it. */
  readonly setByCalendar: boolean;
}

/** What is scored of a scenario. */
export function scoredMilestones(model: Model): readonly ScoredMilestone[] {
  const { scenario } = model;
  const start = createWorld(model, { seed: "start" });
  const isGiven = ({ when }: Milestone) => when !== undefined && conditionHolds(model, start, when);
  const given = new Set(scenario.milestones.filter(isGiven).map(({ id }) => id));
  const calendar = setByCalendar(scenario);
  return scenario.history.map(({ milestone, date }: HistoryEntry) => ({
    milestone,
    day: date === undefined ? null : dayOfDate(scenario.start, date),
    given: given.has(milestone),
    setByCalendar: calendar.has(milestone),
  }));
}

/** What one arm says of one milestone. */
export interface MilestoneScore {
  /** Runs that reach it, and their share. */
  readonly count: number;
  readonly p: number;
  readonly bits: number;
  readonly brier: number;
  readonly crps: number;
  /** Rank of the day of the record; null where it has none, or no run reaches it. */
  readonly rank: number | null;
}

/** Sums and means over milestones. */
export interface Scores {
  readonly milestones: number;
  /** Sum of the surprise of all milestones, those that are given included, since they add nothing. */
  readonly bits: number;
  /** Means over those that are not given: Brier score, bits (the log score), and days. */
  readonly brier: number;
  readonly log: number;
  readonly crps: number;
}

export interface ArmScores extends Scores {
  readonly runs: number;
  readonly partial: boolean;
  /** SHA-256 over the days of all scored milestones, run by run. */
  readonly hash: string;
  readonly of: { readonly [milestone: string]: MilestoneScore };
  /** On those milestones alone that the calendar does not set. */
  readonly unset: Scores;
  readonly ranks: RankTest;
  /** How many days of the record have their rank in each tenth. */
  readonly histogram: readonly number[];
}

/** An arm that has been played, with what tests of several crises at once need. */
export interface PlayedArm {
  readonly scores: ArmScores;
  readonly ranked: readonly RankedMilestone[];
}

export interface ArmPlan extends Pick<WorkerPoolOptions, "workers"> {
  readonly seed: string;
  readonly runs: number;
  readonly historical?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (runs: number) => void;
}

/** Plays an arm and scores it. Throws RunFailure for the first run that fails. */
export async function playAgainstHistory(
  arm: Arm,
  scored: readonly ScoredMilestone[],
  plan: ArmPlan,
): Promise<PlayedArm | null> {
  const played = await playDays(arm, scored, plan);
  if (played.runs === 0) return null;
  const days = arm.scenario.horizon;
  const ranked = scored.map(({ day }, place): RankedMilestone => {
    const runs = played.days[place]?.subarray(0, played.runs) as Int32Array;
    const counts = countDays(runs, days);
    return { counts, day: counts.reached === 0 ? null : day, runs };
  });
  const of = scored.map(({ day }, place) => scoreOf(ranked[place] as RankedMilestone, day, days));
  const informative = scored.map(({ given }) => !given);
  const tested = ranked.filter((_, place) => informative[place]);
  const ranks = tested.flatMap(({ counts, day }) => (day === null ? [] : [rankOf(counts, day)]));
  return {
    ranked: tested,
    scores: {
      ...scoresOf(of, informative),
      runs: played.runs,
      partial: played.runs < plan.runs,
      hash: played.hash,
      of: Object.fromEntries(scored.map(({ milestone }, place) => [milestone, of[place] as MilestoneScore])),
      unset: scoresOf(
        of.filter((_, place) => !scored[place]?.setByCalendar),
        informative.filter((_, place) => !scored[place]?.setByCalendar),
      ),
      ranks: rankTest(tested),
      histogram: histogramOf(ranks),
    },
  };
}

/** By milestone: the whole day of each run, −1 if it never came. */
async function playDays(
  arm: Arm,
  scored: readonly ScoredMilestone[],
  { seed, runs, historical = false, workers, signal, onProgress }: ArmPlan,
) {
  const model = armModel(arm);
  const { horizon } = arm.scenario;
  const width = outcomeColumns(model);
  const first = outcomePlaces(model).milestones;
  const columns = scored.map(({ milestone }) => first + model.milestones.findIndex(({ id }) => id === milestone));
  const days = columns.map(() => new Int32Array(runs));
  const hash = createHash("sha256");
  const pool = await openWorkerPool([arm], { workers, days: runs * horizon });
  let done = 0;
  try {
    const plan = { seed, days: horizon, historical };
    const job = { plan, firstRun: 0, runs, rows: true, gauges: false, ...(signal && { signal }) };
    await pool.play(job, ({ outcomes, tally }) => {
      const rows = outcomes as Float64Array;
      const block = new Int32Array(tally.runs * columns.length);
      for (let run = 0; run < tally.runs; run += 1) {
        for (const [place, column] of columns.entries()) {
          const day = Math.floor(rows[run * width + column] as number);
          block[run * columns.length + place] = day;
          (days[place] as Int32Array)[done + run] = day;
        }
      }
      hash.update(new Uint8Array(block.buffer));
      done += tally.runs;
      onProgress?.(done);
    });
  } finally {
    await pool.close();
  }
  return { runs: done, days, hash: hash.digest("hex") };
}

function countDays(runs: Int32Array, horizon: number): DayCounts {
  const days = new Float64Array(horizon + 1);
  let reached = 0;
  for (const day of runs) {
    if (day < 0) continue;
    reached += 1;
    days[day] = (days[day] as number) + 1;
  }
  return { runs: runs.length, reached, days };
}

function scoreOf({ counts, day }: RankedMilestone, observed: Observed, horizon: number): MilestoneScore {
  const { reached, runs } = counts;
  const shares = cumulativeShares(counts);
  return {
    count: reached,
    p: reached / runs,
    bits: surpriseOf(counts, observed),
    brier: brierOf(reached / runs, observed),
    crps: crpsOf(horizon, (at) => shares[at] as number, observed),
    rank: day === null ? null : rankOf(counts, day),
  };
}

type Scored = Pick<MilestoneScore, "bits" | "brier" | "crps">;

function scoresOf(of: readonly Scored[], informative: readonly boolean[]): Scores {
  const told = of.filter((_, place) => informative[place]);
  const sum = (scores: readonly Scored[], key: keyof Scored) => scores.reduce((total, score) => total + score[key], 0);
  const mean = (key: keyof Scored) => sum(told, key) / told.length;
  return {
    milestones: told.length,
    bits: sum(of, "bits"),
    brier: mean("brier"),
    log: mean("bits"),
    crps: mean("crps"),
  };
}

function histogramOf(ranks: readonly number[]): readonly number[] {
  const tenths = Array.from({ length: 10 }, () => 0);
  for (const rank of ranks) {
    const tenth = Math.min(9, Math.floor(rank * 10));
    tenths[tenth] = (tenths[tenth] as number) + 1;
  }
  return tenths;
}

/** What someone would score who knew nothing of the crisis. */
export interface Baseline extends Scores {
  /** What he says of every milestone. Its day he takes to be any day alike. */
  readonly p: number;
}

/** Two forecasts without a model: always the share of these milestones that did happen, and always one half. */
export function baselinesOf(
  { horizon }: Scenario,
  scored: readonly ScoredMilestone[],
): { readonly baseRate: Baseline; readonly uniform: Baseline } {
  const told = scored.filter(({ given }) => !given);
  const always = (p: number): Baseline => {
    const shareBy = (day: number) => (p * (day + 1)) / (horizon + 1);
    const of = told.map(({ day }) => ({
      bits: bitsOf(p, day),
      brier: brierOf(p, day),
      crps: crpsOf(horizon, shareBy, day),
    }));
    return {
      p,
      ...scoresOf(
        of,
        told.map(() => true),
      ),
    };
  };
  return { baseRate: always(told.filter(({ day }) => day !== null).length / told.length), uniform: always(0.5) };
}
