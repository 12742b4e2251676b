/** `faultline compare`. */
import { say } from "../../catalogue/index.js";
import { type CliCommand, withEnsembleOptions } from "../command.js";
import type { CompareOptions } from "../compare.js";

export const command: CliCommand = {
  place: 70,
  words: "compare <first> [second]",
  description: say("cli.command-compare"),
  options: (compare) =>
    withEnsembleOptions(compare)
      .option("--plain-estimates", say("cli.compare-option-plain-estimates"))
      .addHelpText("after", `\n${say("cli.command-compare-one-name")}`),
  action: async (first: string, second: string | undefined, options: CompareOptions) =>
    (await import("../compare.js")).compare(first, second, options),
};
