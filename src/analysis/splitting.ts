/**
 * Multilevel splitting with fixed effort: so many futures from the start to the first level, as many from where those stopped that came
 * so far to the second, and so on. The product of the shares that pass is an unbiased estimate of how probable the last
 * level is, whatever the levels are, as long as they were fixed before.
 */
import { createHash } from "node:crypto";
import { futureSuffix, type Model, openStream } from "../engine/index.js";
import { type Climber, type ClimbPlan, engineClimber, type Foothold, kernelClimber } from "./climber.js";
import type { Unit, UnitSums } from "./unit.js";

/** Scores that tell something of whether futures pass a level, with a coefficient each; they were fixed before. */
export interface StageControls {
  readonly scores: readonly number[];
  readonly weights: readonly number[];
}

/** What is split. */
export interface Splitting extends Omit<ClimbPlan, "scored"> {
  /** Levels of importance before the last one, which is that it has come about. */
  readonly levels: readonly number[];
  /** Futures from each level. */
  readonly trials: number;
  /** By stage, the last included, what is added up of the scores of its futures; nothing by default. */
  readonly controls?: readonly StageControls[] | undefined;
}

/** Futures of a repetition. */
export function trialsOf({ levels, trials }: Pick<Splitting, "levels" | "trials">): number {
  return (levels.length + 1) * trials;
}

class Broken extends Error {}

/** Plays repetitions, one future a step. Each has future numbers of its own, from that of its unit's first run. */
export function splitterOf(model: Model, splitting: Splitting): (unit: Unit) => Generator<void, UnitSums> {
  const plan = { ...splitting, scored: splitting.controls !== undefined };
  const kernel = kernelClimber(model, plan);
  return function* ({ firstRun }) {
    try {
      if (kernel !== null) return yield* repetition(kernel, splitting, firstRun);
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      // The engine plays it again, because errors have their words there.
    }
    return yield* repetition(engineClimber(model, plan), splitting, firstRun);
  };
}

/** Its sums: by stage how many futures passed, then how many days were played, then what its controls come to where there are any. */
function* repetition(
  climber: Climber,
  { seed, levels, trials, controls }: Splitting,
  firstRun: number,
): Generator<void, UnitSums> {
  const stages = [...levels, Number.POSITIVE_INFINITY];
  const sums = new Float64Array((controls === undefined ? 2 : 3) * stages.length);
  const offset = openStream(`${seed}${futureSuffix}`, firstRun, "splitting");
  let footholds: readonly (Foothold | null)[] = [null];
  for (const [stage, level] of stages.entries()) {
    const next: Foothold[] = [];
    // Each foothold has the same expected number of futures, and all nearly the same number.
    const shift = offset();
    let [at, passed, days, told] = [-1, 0, 0, 0];
    for (let trial = 0; trial < trials; trial += 1) {
      const place = Math.floor(((trial + shift) * footholds.length) / trials);
      if (place !== at) climber.beginAt(footholds[place] ?? null);
      at = place;
      const climb = climber.climb(firstRun + stage * trials + trial, level);
      if (climb === null) throw new Broken();
      days += climb.days;
      const ofStage = controls?.[stage];
      if (ofStage !== undefined) told += toldBy(ofStage, climber.scores());
      if (climb.highest >= level) {
        passed += 1;
        if (stage < levels.length) next.push(climber.foothold());
      }
      yield;
    }
    sums[stage] = passed;
    sums[stages.length + stage] = days;
    if (controls !== undefined) sums[2 * stages.length + stage] = told;
    if (passed === 0) break;
    footholds = next;
  }
  const digest = createHash("sha256").update(new Uint8Array(sums.buffer)).digest("hex");
  const nothing = new Float64Array(0);
  return {
    runs: trials * stages.length,
    sums,
    squares: nothing,
    pairSquares: nothing,
    digests: [digest],
    rows: [],
  };
}

function toldBy({ scores, weights }: StageControls, values: Float64Array): number {
  let told = 0;
  for (let place = 0; place < scores.length; place += 1)
    told += (weights[place] as number) * (values[scores[place] as number] as number);
  return told;
}
