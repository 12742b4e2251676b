/**
 * Arms as they are named on a command line: a scenario of the library or a file, then `:variant` where one is meant.
 */
import { type Arm, type RunPlan, type Study, studyOf } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import type { Policies } from "../engine/index.js";
import { type PlayedRun, policiesInWords } from "../text/index.js";
import { policiesFrom } from "./policy.js";
import {
  fileOf,
  namedReading,
  openScenario,
  playedRun,
  prepareRun,
  type ReadyRun,
  type RunOptions,
  settled,
} from "./prepare.js";

export interface OpenedArm extends ReadyRun {
  /** How its scenario is played again by name. */
  readonly played: PlayedRun;
  /** How seats are played; by the model if absent. */
  readonly policies?: Policies | undefined;
}

/** Arms of one command; there is always a first. */
export type Arms = readonly [OpenedArm, ...OpenedArm[]];

/** The same arm with its seats played by the rules of a file. Throws ScenarioError. */
export async function underPolicy(arm: OpenedArm, file: string | undefined): Promise<OpenedArm> {
  return file === undefined ? arm : { ...arm, policies: await policiesFrom(file, arm.model) };
}

/** How to play runs of these arms alone: those whose seats have policies `play` cannot play. */
export const playedAlone = (arms: readonly OpenedArm[]): readonly PlayedRun[] =>
  arms.flatMap(({ played, policies }) => (policies === undefined ? [played] : []));

/** Opens an arm. Throws UsageError or ScenarioError. */
export async function openArm(name: string, options: RunOptions): Promise<OpenedArm> {
  const { file, variant } = namedReading(name);
  const chosen = { ...(variant === undefined ? {} : { variant }), ...options };
  const ready = prepareRun(await openScenario(file), chosen);
  return { ...ready, played: playedRun(file, settled(ready.model.scenario, chosen), ready.seed) };
}

/** Who plays the seats of an arm, as lines: none where the model does. */
export function seatsInWords({ policies }: OpenedArm): readonly string[] {
  const seats = policiesInWords(policies);
  return seats === null ? [] : [say("policy.seats", { seats })];
}

/** What is played of an arm's runs. */
export const planOf = ({ seed, world }: OpenedArm): RunPlan => ({
  seed,
  days: world.horizon,
  historical: world.historical,
});

/** Where the figures of an arm come from (docs/tables.md): what a point sets besides is added to `set`. */
export function armStudy(opened: OpenedArm, set: Arm["set"]): Study {
  return studyOf(opened.model, planOf(opened), { file: fileOf(opened.played.name), set, policies: opened.policies });
}
