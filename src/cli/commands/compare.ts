/** `faultline compare`. */
import { say } from "../../catalogue/index.js";
import { type CliCommand, withEnsembleOptions } from "../command.js";
import type { CompareOptions } from "../compare.js";

export const command: CliCommand = {
  place: 70,
  words: "compare <first> [others...]",
  description: say("cli.command-compare"),
  options: (compare) =>
    withEnsembleOptions(compare)
      .option("--policy <file>", say("policy.option-compare"))
      .option("--plain-estimates", say("cli.compare-option-plain-estimates"))
      .option("--csv <file>", say("experiment.compare-option-csv"))
      .option("--parquet <file>", say("experiment.option-parquet"))
      .addHelpText("after", `\n${say("cli.command-compare-one-name")}`),
  action: async (first: string, others: readonly string[], options: CompareOptions) =>
    (await import("../compare.js")).compare(first, others, options),
};
