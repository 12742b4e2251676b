/**
 * Levels for splitting, chosen by a pilot: from each level as many futures as from the last, and the next one is where about a fifth
 * of them come. The pilot has a seed of its own, so that the levels do not hang on the futures that are counted.
 */
import type { Climb, Climber, Foothold } from "../analysis/index.js";

/** What a pilot found. */
export interface PilotLevels {
  /** From low to high; the last level, that it has come about, is not among them. */
  readonly levels: readonly number[];
  /** Share of the pilot's futures that passed each, and of the last stage that came to the end of the way; 0 where none did. */
  readonly shares: readonly number[];
  /** Days of play of the pilot, and the mean of a future from the start. */
  readonly days: number;
  readonly daysOfFuture: number;
}

/** The share that is to pass each level: near the best for a given effort, and far from none at all. */
const aim = 0.2;
const least = 0.05;

/** Fewest futures that pass a level for the pilot to go on from there. */
const fewest = 3;

const mostLevels = 60;

/** Runs a pilot of `trials` futures a level, one a step. It plays the first stage in any case. */
export function* pilotLevels(climber: Climber, trials: number, most = mostLevels): Generator<void, PilotLevels> {
  const levels: number[] = [];
  const shares: number[] = [];
  let footholds: readonly (Foothold | null)[] = [null];
  let [run, days, daysOfFuture] = [0, 0, 0];
  const startOf = (trial: number) => footholds[trial % footholds.length] ?? null;
  for (;;) {
    const first = run;
    const highest: number[] = [];
    for (let trial = 0; trial < trials; trial += 1) {
      climber.beginAt(startOf(trial));
      const climb = climbed(climber, first + trial, Number.POSITIVE_INFINITY);
      highest.push(climb.highest);
      days += climb.days;
      yield;
    }
    run += trials;
    if (levels.length === 0) daysOfFuture = days / trials;
    const level = nextLevel(highest, levels.at(-1) ?? Number.NEGATIVE_INFINITY);
    const passing = [...highest.keys()].filter((trial) => level !== null && (highest[trial] as number) >= level);
    shares.push(passing.length / trials);
    if (level === null || level === Number.POSITIVE_INFINITY || levels.length >= most) break;
    levels.push(level);
    const next: Foothold[] = [];
    // The same futures again, this time stopped where they pass.
    for (const trial of passing) {
      climber.beginAt(startOf(trial));
      days += climbed(climber, first + trial, level).days;
      next.push(climber.foothold());
      yield;
    }
    footholds = next;
  }
  return { levels, shares, days, daysOfFuture };
}

function climbed(climber: Climber, run: number, level: number): Climb {
  const climb = climber.climb(run, level);
  // The engine throws it in words where the counted futures break too.
  return climb ?? { highest: Number.NEGATIVE_INFINITY, days: 0 };
}

/** The value above `from` that about a fifth of the futures have come to; null where none, or hardly any, has come higher. */
export function nextLevel(highest: readonly number[], from: number): number | null {
  const sorted = highest.filter((value) => value > from).sort((one, other) => other - one);
  if (sorted.length < fewest) return sorted[0] === Number.POSITIVE_INFINITY ? sorted[0] : null;
  const share = (value: number) => sorted.filter((other) => other >= value).length / highest.length;
  const candidates = [...new Set(sorted)];
  const frequent = candidates.filter((value) => share(value) >= least);
  // The lowest is passed most often.
  if (frequent.length === 0) return candidates.at(-1) as number;
  const distance = (value: number) => Math.max(share(value) / aim, aim / share(value));
  return frequent.reduce((best, value) => (distance(value) < distance(best) ? value : best));
}
