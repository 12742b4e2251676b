/** `faultline scores`. */
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";
import type { ScoresOptions } from "../scores.js";

export const command: CliCommand = {
  place: 17,
  words: "scores <files...>",
  description: say("forecast.command-scores"),
  options: (scores) => scores.option("--json", say("cli.option-json-figures")),
  action: async (files: readonly string[], options: ScoresOptions) =>
    (await import("../scores.js")).scores(files, options),
};
