/**
 * A run that is named on the command line: a scenario with options, or a replay code, which says all of its run by itself.
 */
import { say } from "../catalogue/index.js";
import type { OpenedScenario } from "../scenarios/light.js";
import { UsageError } from "./failure.js";
import { openScenario, type RunOptions } from "./prepare.js";
import { looksLikeCode, openNamed, optionsOf, readRunCode } from "./replay.js";

export interface NamedRunOptions extends RunOptions {
  /** The scenario's file, where a code's is not in the library. */
  readonly file?: string;
}

/** A run to play, and how its scenario is named. */
export interface NamedRun {
  readonly name: string;
  readonly loaded: OpenedScenario;
  readonly run: RunOptions;
}

const fixedByCode = ["seed", "run", "variant", "set", "days", "historical", "seat"] as const;

/** Opens what a command was given. Throws ScenarioError, and UsageError for a code that can't be read, or that options contradict. */
export async function openRun(command: string, named: string, options: NamedRunOptions): Promise<NamedRun> {
  const { file } = options;
  if (!looksLikeCode(named)) return { name: named, loaded: await openScenario(named), run: options };
  const read = readRunCode(named);
  if (read.kind === "old") throw new UsageError(say("cli.not-a-code", { text: JSON.stringify(named) }));
  const beside = fixedByCode.find((option) => options[option] !== undefined);
  if (beside !== undefined)
    throw new UsageError(say("cli.code-says-all", { option: beside }), say("cli.leave-out-or-name-scenario"));
  const { name, loaded } = await openNamed(command, named, read.run, file);
  return { name, loaded, run: optionsOf(read.run) };
}
