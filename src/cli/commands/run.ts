/** `faultline run`. */

import { InvalidArgumentError } from "commander";
import { say } from "../../catalogue/index.js";
import { type CliCommand, ordinal, withEnsembleOptions } from "../command.js";
import type { EnsembleCommandOptions } from "../run.js";

function width(text: string): number {
  const value = Number(text);
  if (!(value >= 0.0005 && value <= 1))
    throw new InvalidArgumentError("It must be a width from 0.0005 to 1, such as 0.01.");
  return value;
}

export const command: CliCommand = {
  place: 60,
  words: "run [scenario]",
  description: say("cli.play-many-runs-and-estimate-likelihoods"),
  options: (run) =>
    withEnsembleOptions(run)
      .option("--from <session>", say("cli.play-futures-of-a-saved-session"))
      .option("--at <record>", say("cli.with-from-number-of-the-record"), ordinal)
      .option("--precision <width>", say("cli.play-until-no-95-interval-of"), width)
      .option("--csv <file>", say("cli.write-a-row-per-run-as"))
      .option("--parquet <file>", say("cli.write-a-row-per-run-as-2"))
      .option("--events <file>", say("cli.write-every-public-act-of-every")),
  action: async (scenario: string | undefined, options: EnsembleCommandOptions) =>
    (await import("../run.js")).run(scenario, options),
};
