/** `faultline compare`. */
import { say } from "../../catalogue/index.js";
import { type CliCommand, withEnsembleOptions } from "../command.js";
import type { CompareOptions } from "../compare.js";

export const command: CliCommand = {
  place: 70,
  words: "compare <first> [second]",
  description: say("cli.compare-two-arms-with-the-same"),
  options: (compare) => withEnsembleOptions(compare).addHelpText("after", say("cli.with-one-name-the-second-arm")),
  action: async (first: string, second: string | undefined, options: CompareOptions) =>
    (await import("../compare.js")).compare(first, second, options),
};
