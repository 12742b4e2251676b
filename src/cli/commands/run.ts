/** `faultline run`. */
import { InvalidArgumentError } from "commander";
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
  description: "play many runs and estimate likelihoods, times and gauges",
  options: (run) =>
    withEnsembleOptions(run)
      .option("--from <session>", "play futures of a saved session, with new random draws")
      .option(
        "--at <record>",
        "with --from: number of the record after which they start; the end of the session by default",
        ordinal,
      )
      .option("--precision <width>", "play until no 95% interval of an ending is wider than this, such as 0.01", width)
      .option("--csv <file>", "write a row per run as CSV, in plain UTF-8 for programs")
      .option("--parquet <file>", "write a row per run as Parquet")
      .option("--events <file>", "write every public act of every run as lines of CAMEO-coded JSON"),
  action: async (scenario: string | undefined, options: EnsembleCommandOptions) =>
    (await import("../run.js")).run(scenario, options),
};
