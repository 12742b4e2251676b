/**
 * `faultline validate`: checks files and reports every mistake in all of them, not the first of the first.
 */
import { say } from "../catalogue/index.js";
import { type Problem, ScenarioError } from "../engine/index.js";
import { escapeLine, formatProblems } from "../scenarios/light.js";
import { exitCodes } from "./failure.js";
import { complain, jsonPage, print } from "./output.js";
import { openScenario } from "./prepare.js";

export interface Verdict {
  readonly file: string;
  readonly problems: readonly Problem[];
  /** What a sound file holds. */
  readonly holds?: string;
}

/** The verdict on a scenario, which `open` opens. */
export async function check(name: string, open = openScenario): Promise<Verdict> {
  try {
    const { scenario, warnings } = await open(name);
    const postures = scenario.actors.flatMap((actor) => actor.postures);
    const transitions = postures.reduce((sum, posture) => sum + posture.transitions.length, 0);
    const holds = say("cli.scenario-holds", {
      actors: scenario.actors.length,
      postures: postures.length,
      transitions,
      claims: scenario.claims.length,
    });
    return { file: name, problems: warnings, holds };
  } catch (error) {
    if (error instanceof ScenarioError) return { file: name, problems: error.problems };
    throw error;
  }
}

/** Answers 0 where every file can be played, 2 where one cannot (or, with `strict`, earns a warning). */
export async function validate(
  files: readonly string[],
  options: { readonly strict?: boolean; readonly json?: boolean },
): Promise<number> {
  const verdicts = await Promise.all(files.map((file) => check(file)));
  if (options.json) print(jsonPage(verdicts));
  for (const { file, problems, holds } of options.json ? [] : verdicts) {
    if (problems.length > 0) complain(formatProblems(problems));
    const mistakes = problems.filter(({ severity }) => severity === "error").length;
    const found = { file: escapeLine(file), warnings: problems.length - mistakes };
    if (holds === undefined) complain(say("cli.scenario-unsound", { ...found, mistakes }));
    else print(say("cli.scenario-sound", { ...found, holds }));
  }
  const fails = ({ problems }: Verdict) => problems.some(({ severity }) => options.strict || severity === "error");
  return verdicts.some(fails) ? exitCodes.badInput : exitCodes.done;
}
