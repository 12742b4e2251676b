/** `faultline sensitivity`. */
import { InvalidArgumentError, Option } from "commander";
import { say } from "../../catalogue/index.js";
import { type CliCommand, repeated, wholeNumber, withQueueOptions, withRunOptions } from "../command.js";
import type { SensitivityCommandOptions } from "../sensitivity.js";

const overWhat = ["assumptions", "rates", "both"];

/** The least and the greatest factor on a rate. */
function rateRange(text: string): readonly [low: number, high: number] {
  const [low = 0, high = 0] = /^[\d.]+:[\d.]+$/.test(text) ? text.split(":").map(Number) : [];
  if (!(low > 0 && high > low && high <= 1000)) throw new InvalidArgumentError(say("experiment.must-be-rates"));
  return [low, high];
}

export const command: CliCommand = {
  place: 74,
  words: "sensitivity <scenario>",
  description: say("experiment.command-sensitivity"),
  options: (sensitivity) =>
    withQueueOptions(withRunOptions(sensitivity))
      .addOption(
        new Option("--method <name>", say("experiment.option-method"))
          .choices(["one", "morris", "sobol"])
          .default("one"),
      )
      .option("-n, --runs <n>", say("experiment.option-runs"), wholeNumber(1, 10_000_000))
      .option("--points <n>", say("experiment.option-points"), wholeNumber(2, 100_000))
      .addOption(new Option("--over <what>", say("experiment.option-over")).choices(overWhat))
      .option("--rates <low:high>", say("experiment.option-rates"), rateRange)
      .option("--vary <assumption>", say("experiment.option-vary-some-or-rate"), repeated)
      .addOption(
        new Option("--sampling <kind>", say("experiment.option-sampling"))
          .choices(["sobol", "random"])
          .default("sobol"),
      )
      .option("--outcome <id>", say("experiment.option-outcome"), repeated)
      .option("--policy <file>", say("policy.option"))
      .option("--workers <n>", say("cli.option-workers"), wholeNumber(0, 256))
      .option("--json", say("cli.option-json-figures"))
      .option("--csv <file>", say("experiment.option-csv-factors"))
      .option("--page <file>", say("experiment.option-page"))
      .option("--resume <file>", say("experiment.option-resume")),
  action: async (scenario: string, options: SensitivityCommandOptions) =>
    (await import("../sensitivity.js")).sensitivity(scenario, options),
};
