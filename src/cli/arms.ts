/**
 * Arms as they are named on a command line: a scenario of the library or a file, then `:variant` where one is meant.
 */
import type { PlayedRun } from "../text/index.js";
import { namedReading, openScenario, playedRun, prepareRun, type ReadyRun, type RunOptions } from "./prepare.js";

export interface OpenedArm extends ReadyRun {
  /** How its scenario is played again by name. */
  readonly played: PlayedRun;
}

/** Opens an arm. Throws UsageError or ScenarioError. */
export async function openArm(name: string, options: RunOptions): Promise<OpenedArm> {
  const { file, variant } = namedReading(name);
  const chosen = { ...(variant === undefined ? {} : { variant }), ...options };
  const ready = prepareRun(await openScenario(file), chosen);
  return { ...ready, played: playedRun(file, chosen, ready.seed) };
}
