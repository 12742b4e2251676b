/** `faultline play`. */
import { type CliCommand, minutes, ordinal, withFaceOptions, withRunOptions } from "../command.js";
import type { PlayOptions } from "../play.js";

export const command: CliCommand = {
  place: 10,
  words: "play [scenario]",
  description:
    "play a scenario; with --seat or --save on a terminal: the exercise desk; without a scenario: a start menu on a terminal, tavush-2020 in plain text elsewhere",
  options: (play) =>
    withFaceOptions(withRunOptions(play))
      .option("--screen-reader", "on a terminal: sentences instead of drawings")
      .option("--run <n>", "number of the run within the seed, as in an ensemble", ordinal)
      .option("--seat <actor...>", "actors that people play: their orders do not happen by chance; repeatable")
      .option("--save <file>", "save the session: every input is on disk before its outcome is shown")
      .option("--inputs <file>", "play the inputs of a file, one JSON object per line, instead of playing to the end")
      .option("--timer <minutes>", "at the desk: minutes per turn, such as 7 or 0.5", minutes)
      .option("--follow <file>", "follow a session of another process as the table may see it (projector)"),
  action: async (scenario: string | undefined, options: PlayOptions) =>
    (await import("../play.js")).play(scenario, options),
};
