/**
 * Control variates of a splitting: from each level on the scores of a future have mean 0, wherever it began, so that what they say of whether it
 * passes may be taken off the estimate. A pilot with a seed of its own fixes the coefficients, level by level, so that the estimate keeps its
 * mean and repetitions stay independent.
 */
import {
  type Climber,
  controlledEstimates,
  type Foothold,
  gainOf,
  MomentAdder,
  type Moments,
  type StageControls,
  slopeFit,
} from "../analysis/index.js";

/** What a pilot found. */
export interface PilotControls {
  /** By stage, the last included: coefficients for each score; none where they are worth too little. Null where no stage has any. */
  readonly controls: readonly StageControls[] | null;
  /** By stage: of how many futures without them one with them is worth, in the pilot; 1 where they are left out. */
  readonly gains: readonly number[];
  /** Days of play. */
  readonly days: number;
}

/** How much they have to be worth at a stage: what keeping scores costs. */
const leastGain = 1.1;

/** Parts of a stage's futures; each is estimated with coefficients of the others, which tells what those are worth. */
const parts = 10;

/** Futures of a stage that are to pass before the pilot goes on, so that coefficients have something to go by; and how many times as many it plays for that at most. */
const wantedPasses = 30;
const mostTimes = 10;

interface Stage {
  readonly folds: readonly Moments[];
  /** Share that passes. */
  readonly share: number;
}

/** Runs a pilot of `trials` futures a level, or more where few of them pass, one a step. */
export function* pilotControls(
  climber: Climber,
  levels: readonly number[],
  trials: number,
): Generator<void, PilotControls> {
  const stages: Stage[] = [];
  let footholds: readonly (Foothold | null)[] = [null];
  let [run, days] = [0, 0];
  for (const level of [...levels, Number.POSITIVE_INFINITY]) {
    const adders = Array.from({ length: parts }, () => new MomentAdder(climber.scores().length, 1));
    const next: Foothold[] = [];
    const outcome = new Float64Array(1);
    let [played, passed] = [0, 0];
    for (; played < trials || (passed < wantedPasses && played < mostTimes * trials); played += 1) {
      climber.beginAt(footholds[played % footholds.length] ?? null);
      const climb = climber.climb(run, level);
      run += 1;
      // What breaks here the counted futures tell in words, where they break too.
      if (climb === null) continue;
      days += climb.days;
      const passes = climb.highest >= level;
      outcome[0] = passes ? 1 : 0;
      adders[played % parts]?.add(climber.scores(), outcome);
      if (passes) {
        passed += 1;
        if (level < Number.POSITIVE_INFINITY) next.push(climber.foothold());
      }
      yield;
    }
    stages.push({ folds: adders.map((adder) => adder.take()), share: passed / played });
    if (passed === 0) break;
    footholds = next;
  }
  return { ...controlsOf(stages, levels.length + 1), days };
}

function controlsOf(stages: readonly Stage[], count: number): Omit<PilotControls, "days"> {
  // Where it did not come to the end, nothing says how much each level counts.
  const came = stages.length === count && stages.every(({ share }) => share > 0);
  const gains = Array.from({ length: count }, (_, stage) => (came ? gainAt(stages[stage]?.folds ?? []) : 1));
  if (gains.every((gain) => gain === 1)) return { controls: null, gains };
  let left = 1;
  const controls: StageControls[] = [];
  for (const [stage, { folds, share }] of [...stages.entries()].reverse()) {
    controls.unshift(gains[stage] === 1 ? { scores: [], weights: [] } : coefficientsOf(folds, left));
    left *= share;
  }
  return { controls, gains };
}

/** How many times smaller the variance of a stage's share is with the scores; 1 where that is too little to be worth them. */
function gainAt(folds: readonly Moments[]): number {
  const [found] = controlledEstimates(folds);
  // Where all that varies is told, nothing is left to divide by.
  if (found === undefined || found.plainVariance <= 0) return 1;
  const gain = found.variance > 0 ? gainOf(found) : Number.MAX_SAFE_INTEGER;
  return gain >= leastGain ? gain : 1;
}

/** What each score says of whether a future passes, times the share of those that pass that come to the end. */
function coefficientsOf(folds: readonly Moments[], left: number): StageControls {
  const { coefficients } = slopeFit(folds);
  const scores = [...coefficients.keys()].filter((score) => coefficients[score] !== 0);
  return { scores, weights: scores.map((score) => (coefficients[score] as number) * left) };
}
