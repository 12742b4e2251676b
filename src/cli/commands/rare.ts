/** `faultline rare`. */
import { InvalidArgumentError } from "commander";
import { say } from "../../catalogue/index.js";
import { type CliCommand, wholeNumber, withQueueOptions, withRunOptions } from "../command.js";
import type { RareOptions } from "../rare.js";

function levels(text: string): readonly number[] {
  const found = text.split(",").map(Number);
  const rises = found.every((level, place) => level > (found[place - 1] ?? Number.NEGATIVE_INFINITY));
  if (!rises || !found.every(Number.isFinite)) throw new InvalidArgumentError(say("rare.must-be-levels"));
  return found;
}

/** A posture or a gauge, and its weight. */
function weight(text: string, before: { readonly [name: string]: number } = {}): { readonly [name: string]: number } {
  const [, name, written] = /^([a-z][a-z0-9.-]*)=(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
  if (name === undefined) throw new InvalidArgumentError(say("rare.must-be-weight"));
  return { ...before, [name]: Number(written) };
}

export const command: CliCommand = {
  place: 78,
  words: "rare <scenario> <outcome>",
  description: say("rare.command"),
  options: (rare) =>
    withQueueOptions(withRunOptions(rare))
      .option("-n, --runs <n>", say("rare.option-runs"), wholeNumber(20, 1_000_000), 500)
      .option("--repetitions <n>", say("rare.option-repetitions"), wholeNumber(10, 100_000), 100)
      .option("--pilot <n>", say("rare.option-pilot-trials"), wholeNumber(100, 1_000_000), 1000)
      .option("--levels <numbers>", say("rare.option-levels"), levels)
      .option("--importance <name=weight>", say("rare.option-importance"), weight)
      .option("--plain-estimates", say("rare.option-plain-estimates"))
      .option("--policy <file>", say("policy.option"))
      .option("--workers <n>", say("cli.option-workers"), wholeNumber(0, 256))
      .option("--json", say("cli.option-json-figures"))
      .option("--csv <file>", say("rare.option-csv"))
      .option("--parquet <file>", say("experiment.option-parquet"))
      .option("--page <file>", say("rare.option-page"))
      .option("--resume <file>", say("experiment.option-resume")),
  action: async (scenario: string, outcome: string, options: RareOptions) =>
    (await import("../rare.js")).rare(scenario, outcome, options),
};
