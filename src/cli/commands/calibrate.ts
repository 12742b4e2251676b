/** `faultline calibrate`. */
import { InvalidArgumentError } from "commander";
import { say } from "../../catalogue/index.js";
import type { CalibrateOptions } from "../calibrate.js";
import { type CliCommand, repeated, wholeNumber, withQueueOptions, withRunOptions } from "../command.js";

export const command: CliCommand = {
  place: 77,
  words: "calibrate <scenario>",
  description: say("calibrate.command"),
  options: (calibrate) =>
    withQueueOptions(withRunOptions(calibrate))
      .option("--target <id=value+-spread>", say("calibrate.option-target"), repeated)
      .option("--targets <file>", say("calibrate.option-targets"))
      .option("--hold-out <id>", say("calibrate.option-hold-out"), repeated)
      .option("--single", say("calibrate.option-single"))
      .option("--vary <assumption>", say("experiment.option-vary-some"), repeated)
      .option("--points <n>", say("calibrate.option-points"), wholeNumber(20, 100_000), 1000)
      .option("-n, --runs <n>", say("calibrate.option-runs"), wholeNumber(20, 1_000_000), 100)
      .option("--waves <n>", say("calibrate.option-waves"), wholeNumber(1, 8), 3)
      .option("--cutoff <number>", say("calibrate.option-cutoff"), cutoff, 3)
      .option("--write <file>", say("calibrate.option-write"))
      .option("--policy <file>", say("policy.option"))
      .option("--workers <n>", say("cli.option-workers"), wholeNumber(0, 256))
      .option("--json", say("cli.option-json-figures"))
      .option("--csv <file>", say("calibrate.option-csv"))
      .option("--parquet <file>", say("experiment.option-parquet"))
      .option("--page <file>", say("calibrate.option-page"))
      .option("--resume <file>", say("experiment.option-resume")),
  action: async (scenario: string, options: CalibrateOptions) =>
    (await import("../calibrate.js")).calibrate(scenario, options),
};

function cutoff(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 100)) throw new InvalidArgumentError(say("discover.must-be-share", { most: "100" }));
  return value;
}
