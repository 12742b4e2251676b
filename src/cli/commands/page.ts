/** `faultline page`. */

import { say } from "../../catalogue/index.js";
import { type CliCommand, withRunOptions } from "../command.js";
import type { CrisisPageOptions } from "../crisis-page.js";

export const command: CliCommand = {
  place: 27,
  words: "page <scenario-or-code>",
  description: say("cli.command-page"),
  options: (page) =>
    withRunOptions(page)
      .option("--out <file>", say("cli.page-option-out"))
      .option("--forecast", say("forecast.option-page"))
      .option("--file <path>", say("cli.replay-option-file")),
  action: async (named: string, options: CrisisPageOptions) =>
    (await import("../crisis-page.js")).writeCrisisPage(named, options),
};
