/**
 * Runs that break although the scenario is sound: what happens without end is stopped, and named.
 */
import { type Problem, ScenarioError } from "./errors.js";
import type { World } from "./world.js";

/** Most happenings in one cascade; beyond it, responses trigger each other in a cycle. */
export const cascadeLimit = 64;

/** Most records in one run; beyond it, a rate is too high or a timeout too short. */
export const recordLimit = 100_000;

/** A happening of a cascade: its path, and the place of the one it responded to; −1 for the first. */
export interface Link {
  readonly path: string;
  readonly parent: number;
}

/** The scenario was sound when it was loaded; this run of it broke. */
export const brokenRun = (problem: Problem) => new ScenarioError([problem], { inPlay: true });

/** Increments the record count before the listener is called; the record's number is `seq - 1`. */
export function countRecord(world: World, path: string): void {
  world.seq += 1;
  if (world.seq <= recordLimit) return;
  throw brokenRun({
    severity: "error",
    path,
    message: `more than ${recordLimit} happenings in one run, by day ${world.time | 0}`,
    hint: "look for a waiting time or timeout that is too short, or a rate that is too high",
  });
}

/** Names the cycle of an endless cascade. */
export function cascadeError(cascade: readonly Link[]): ScenarioError {
  const chain: string[] = [];
  for (let place = cascade.length - 1; place >= 0; place = (cascade[place] as Link).parent) {
    chain.unshift((cascade[place] as Link).path);
  }
  const last = chain[chain.length - 1] as string;
  const before = chain.lastIndexOf(last, chain.length - 2);
  const circle = before >= 0 ? chain.slice(before) : chain;
  return brokenRun({
    severity: "error",
    path: last,
    message: `responses trigger each other without end: ${circle.join(" → ")}`,
    expected: `at most ${cascadeLimit} happenings in one cascade`,
    hint: "give one of these responses a `when` that stops it, or make it a hazard",
  });
}
