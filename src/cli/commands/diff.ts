/** `faultline diff`. */
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";
import type { DiffOptions } from "../diff.js";

export const command: CliCommand = {
  place: 104,
  words: "diff <first> [second]",
  description: say("editing.command-diff"),
  options: (diff) =>
    diff
      .option("--committed", say("editing.option-committed"))
      .option("--exit-code", say("editing.option-exit-code"))
      .option("--json", say("editing.option-json"))
      .addHelpText("after", `\n${say("editing.command-diff-sides")}`),
  action: async (first: string, second: string | undefined, options: DiffOptions) =>
    (await import("../diff.js")).diff(first, second, options),
};
