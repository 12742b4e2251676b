/** `faultline replay`. */

import { Option } from "commander";
import { say } from "../../catalogue/index.js";
import { type CliCommand, daysOrDate, ordinal, setting, withFaceOptions } from "../command.js";
import type { ReplayOptions } from "../replay.js";

/** A code says all of it; those of version 0.2 did not. */
const besideOldCodes = [
  new Option("--run <n>").argParser(ordinal),
  new Option("--set <assumption=number>").argParser(setting),
  new Option("--days <n|date>").argParser(daysOrDate),
  new Option("--historical"),
  new Option("--seat <actor...>"),
];

export const command: CliCommand = {
  place: 20,
  words: "replay <code>",
  description: say("cli.command-replay"),
  options: (replay) =>
    besideOldCodes.reduce(
      (command, option) => command.addOption(option.hideHelp()),
      withFaceOptions(replay)
        .option("--screen-reader", say("cli.option-screen-reader"))
        .option("--file <path>", say("cli.replay-option-file")),
    ),
  action: async (code: string, options: ReplayOptions) => (await import("../replay.js")).replay(code, options),
};
