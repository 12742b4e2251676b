/** `faultline replay`. */
import { Option } from "commander";
import { type CliCommand, ordinal, setting, wholeNumber, withFaceOptions } from "../command.js";
import type { ReplayOptions } from "../replay.js";

/** A code says all of it; those of version 0.2 did not. */
const besideOldCodes = [
  new Option("--run <n>").argParser(ordinal),
  new Option("--set <assumption=number>").argParser(setting),
  new Option("--days <n>").argParser(wholeNumber(1, 3660)),
  new Option("--historical"),
  new Option("--seat <actor...>"),
];

export const command: CliCommand = {
  place: 20,
  words: "replay <code>",
  description: "replay a code exactly; refused if the scenario is another edition",
  options: (replay) =>
    besideOldCodes.reduce(
      (command, option) => command.addOption(option.hideHelp()),
      withFaceOptions(replay)
        .option("--screen-reader", "on a terminal: sentences instead of drawings")
        .option("--file <path>", "the scenario's file, if it is not in the library"),
    ),
  action: async (code: string, options: ReplayOptions) => (await import("../replay.js")).replay(code, options),
};
