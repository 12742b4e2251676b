/** `faultline discover`. */
import { InvalidArgumentError, Option } from "commander";
import { say } from "../../catalogue/index.js";
import { type CliCommand, repeated, wholeNumber, withQueueOptions, withRunOptions } from "../command.js";
import type { DiscoverOptions } from "../discover.js";

export const command: CliCommand = {
  place: 76,
  words: "discover <scenario>",
  description: say("discover.command"),
  options: (discover) =>
    withQueueOptions(withRunOptions(discover))
      .option("--outcome <id>", say("discover.option-outcome"))
      .option("--threshold <number>", say("discover.option-threshold"), number)
      .option("--absent", say("discover.option-absent"))
      .option("--vary <assumption>", say("experiment.option-vary-some"), repeated)
      .option("--points <n>", say("discover.option-points"), wholeNumber(20, 100_000))
      .option("--sweep <file>", say("discover.option-sweep"))
      .addOption(new Option("--dice <which>", say("discover.option-dice")).choices(["own", "common"]))
      .option("--policy <file>", say("policy.option"))
      .option("-n, --runs <n>", say("discover.option-runs"), wholeNumber(1, 1_000_000))
      .option("--check <n>", say("discover.option-check"), wholeNumber(0, 100_000))
      .option("--box <k>", say("discover.option-box"), wholeNumber(0, 100_000))
      .option("--peel <share>", say("discover.option-peel"), shareUpTo(0.5), 0.05)
      .option("--least-mass <share>", say("discover.option-least-mass"), shareUpTo(1), 0.05)
      .option("--quasi-p <p>", say("discover.option-quasi-p"), shareUpTo(1), 0.05)
      .option("--workers <n>", say("cli.option-workers"), wholeNumber(0, 256))
      .option("--json", say("cli.option-json-figures"))
      .option("--csv <file>", say("discover.option-csv"))
      .option("--parquet <file>", say("experiment.option-parquet"))
      .option("--page <file>", say("discover.option-page"))
      .option("--resume <file>", say("experiment.option-resume")),
  action: async (scenario: string, options: DiscoverOptions) =>
    (await import("../discover.js")).discover(scenario, options),
};

function number(text: string): number {
  const value = Number(text);
  if (text.trim() === "" || !Number.isFinite(value)) throw new InvalidArgumentError(say("discover.must-be-number"));
  return value;
}

function shareUpTo(most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!(value > 0 && value <= most))
      throw new InvalidArgumentError(say("discover.must-be-share", { most: `${most}` }));
    return value;
  };
}
