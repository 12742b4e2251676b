/** `faultline run`. */

import { InvalidArgumentError } from "commander";
import { say } from "../../catalogue/index.js";
import { type CliCommand, ordinal, withEnsembleOptions } from "../command.js";
import type { EnsembleCommandOptions } from "../run.js";

function width(text: string): number {
  const value = Number(text);
  if (!(value >= 0.0005 && value <= 1)) throw new InvalidArgumentError(say("cli.must-be-width"));
  return value;
}

export const command: CliCommand = {
  place: 60,
  words: "run [scenario]",
  description: say("cli.command-run"),
  options: (run) =>
    withEnsembleOptions(run)
      .option("--sample", say("cli.option-sample"))
      .option("--from <session>", say("cli.run-option-from"))
      .option("--at <record>", say("cli.run-option-at"), ordinal)
      .option("--precision <width>", say("cli.run-option-precision"), width)
      .option("--csv <file>", say("cli.run-option-csv"))
      .option("--parquet <file>", say("cli.run-option-parquet"))
      .option("--events <file>", say("cli.run-option-events")),
  action: async (scenario: string | undefined, options: EnsembleCommandOptions) =>
    (await import("../run.js")).run(scenario, options),
};
