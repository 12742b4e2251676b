/** `faultline merge`. */

import { say } from "../../catalogue/index.js";
import { type CliCommand, wholeNumber } from "../command.js";
import type { MergeOptions } from "../merge.js";

export const command: CliCommand = {
  place: 61,
  words: "merge <file...>",
  description: say("shares.command-merge"),
  options: (merge) =>
    merge
      .option("--partial", say("shares.option-partial"))
      .option("--tally <file>", say("shares.option-merged-tally"))
      .option("--page <file>", say("runs.option-page"))
      .option("--brief", say("cli.run-option-brief"))
      .option("--workers <n>", say("shares.option-merge-workers"), wholeNumber(0, 256))
      .option("--plain-estimates", say("cli.run-option-plain-estimates"))
      .option("--json", say("cli.option-json-figures")),
  action: async (files: readonly string[], options: MergeOptions) =>
    (await import("../merge.js")).mergeTallies(files, options),
};
