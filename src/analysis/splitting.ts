/**
 * Multilevel splitting with fixed effort: so many futures from the start to the first level, as many from where those stopped that came
 * so far to the second, and so on. The product of the shares that pass is an unbiased estimate of how probable the last
 * level is, whatever the levels are, as long as they were fixed before.
 */
import { createHash } from "node:crypto";
import { futureSuffix, type Model, openStream } from "../engine/index.js";
import { type Climber, type ClimbPlan, engineClimber, type Foothold, kernelClimber } from "./climber.js";
import type { Unit, UnitSums } from "./unit.js";

/** What is split. */
export interface Splitting extends ClimbPlan {
  /** Levels of importance before the last one, which is that it has come about. */
  readonly levels: readonly number[];
  /** Futures from each level. */
  readonly trials: number;
}

/** Futures of a repetition. */
export function trialsOf({ levels, trials }: Pick<Splitting, "levels" | "trials">): number {
  return (levels.length + 1) * trials;
}

class Broken extends Error {}

/** Plays repetitions, one future a step. Each has future numbers of its own, from that of its unit's first run. */
export function splitterOf(model: Model, splitting: Splitting): (unit: Unit) => Generator<void, UnitSums> {
  const kernel = kernelClimber(model, splitting);
  return function* ({ firstRun }) {
    try {
      if (kernel !== null) return yield* repetition(kernel, splitting, firstRun);
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      // The engine plays it again, because errors have their words there.
    }
    return yield* repetition(engineClimber(model, splitting), splitting, firstRun);
  };
}

/** Its sums: by stage how many futures passed, then by stage how many days were played. */
function* repetition(
  climber: Climber,
  { seed, levels, trials }: Splitting,
  firstRun: number,
): Generator<void, UnitSums> {
  const stages = [...levels, Number.POSITIVE_INFINITY];
  const sums = new Float64Array(2 * stages.length);
  const offset = openStream(`${seed}${futureSuffix}`, firstRun, "splitting");
  let footholds: readonly (Foothold | null)[] = [null];
  for (const [stage, level] of stages.entries()) {
    const next: Foothold[] = [];
    // Each foothold has the same expected number of futures, and all nearly the same number.
    const shift = offset();
    let [at, passed, days] = [-1, 0, 0];
    for (let trial = 0; trial < trials; trial += 1) {
      const place = Math.floor(((trial + shift) * footholds.length) / trials);
      if (place !== at) climber.beginAt(footholds[place] ?? null);
      at = place;
      const climb = climber.climb(firstRun + stage * trials + trial, level);
      if (climb === null) throw new Broken();
      days += climb.days;
      if (climb.highest >= level) {
        passed += 1;
        if (stage < levels.length) next.push(climber.foothold());
      }
      yield;
    }
    sums[stage] = passed;
    sums[stages.length + stage] = days;
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
