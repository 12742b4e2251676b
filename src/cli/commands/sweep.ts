/** `faultline sweep`. */
import { Option } from "commander";
import { say } from "../../catalogue/index.js";
import { type CliCommand, repeated, wholeNumber, withEnsembleOptions, withQueueOptions } from "../command.js";
import type { SweepOptions } from "../sweep.js";

export const command: CliCommand = {
  place: 72,
  words: "sweep <scenarios...>",
  description: say("experiment.command-sweep"),
  options: (sweep) =>
    withQueueOptions(withEnsembleOptions(sweep, 1000))
      .option("--vary <assumption=values>", say("experiment.option-vary"), repeated)
      .option("--lhs <points>", say("experiment.option-lhs"), wholeNumber(2, 200_000))
      .option("--sobol <points>", say("experiment.option-sobol"), wholeNumber(1, 200_000))
      .option("--points <file>", say("experiment.option-points-file"))
      .option("--salib <file>", say("experiment.option-salib"))
      .option("--ema <file>", say("experiment.option-ema"))
      .option("--policy <file>", say("policy.option-sweep"), repeated)
      .option("--outcome <id>", say("experiment.option-outcome"), repeated)
      .option("--csv <file>", say("experiment.option-csv"))
      .option("--parquet <file>", say("experiment.option-parquet"))
      .addOption(
        new Option("--rows <what>", say("experiment.option-rows")).choices(["points", "runs"]).default("points"),
      )
      .option("--resume <file>", say("experiment.option-resume"))
      .addHelpText("after", `\n${say("experiment.vary-forms")}`),
  action: async (scenarios: readonly string[], options: SweepOptions) =>
    (await import("../sweep.js")).sweep(scenarios, options),
};
