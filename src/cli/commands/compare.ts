/** `faultline compare`. */
import { type CliCommand, withEnsembleOptions } from "../command.js";
import type { CompareOptions } from "../compare.js";

export const command: CliCommand = {
  place: 70,
  words: "compare <first> [second]",
  description: "compare two arms with the same random draws; an arm is a scenario, a file, or scenario:variant",
  options: (compare) =>
    withEnsembleOptions(compare).addHelpText(
      "after",
      "\nWith one name, the second arm is the same scenario with --variant and --set.",
    ),
  action: async (first: string, second: string | undefined, options: CompareOptions) =>
    (await import("../compare.js")).compare(first, second, options),
};
