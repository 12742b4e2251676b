/** `faultline sensitivity`. */
import { Option } from "commander";
import { say } from "../../catalogue/index.js";
import { type CliCommand, repeated, wholeNumber, withQueueOptions, withRunOptions } from "../command.js";
import type { SensitivityCommandOptions } from "../sensitivity.js";

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
      .option("--vary <assumption>", say("experiment.option-vary-some"), repeated)
      .addOption(
        new Option("--sampling <kind>", say("experiment.option-sampling"))
          .choices(["sobol", "random"])
          .default("sobol"),
      )
      .option("--outcome <id>", say("experiment.option-outcome"), repeated)
      .option("--workers <n>", say("cli.option-workers"), wholeNumber(0, 256))
      .option("--json", say("cli.option-json-figures"))
      .option("--csv <file>", say("experiment.option-csv-factors"))
      .option("--page <file>", say("experiment.option-page"))
      .option("--resume <file>", say("experiment.option-resume")),
  action: async (scenario: string, options: SensitivityCommandOptions) =>
    (await import("../sensitivity.js")).sensitivity(scenario, options),
};
