/** `faultline play`. */
import { say } from "../../catalogue/index.js";
import { type CliCommand, minutes, ordinal, withFaceOptions, withRunOptions } from "../command.js";
import type { PlayOptions } from "../play.js";

export const command: CliCommand = {
  place: 10,
  words: "play [scenario]",
  description: say("cli.play-a-scenario-with-seat-or"),
  options: (play) =>
    withFaceOptions(withRunOptions(play))
      .option("--screen-reader", say("cli.on-a-terminal-sentences-instead-of"))
      .option("--run <n>", say("cli.number-of-the-run-within-the"), ordinal)
      .option("--seat <actor...>", say("cli.actors-that-people-play-their-orders"))
      .option("--save <file>", say("cli.save-the-session-every-input-is"))
      .option("--inputs <file>", say("cli.play-the-inputs-of-a-file"))
      .option("--timer <minutes>", say("cli.at-the-desk-minutes-per-turn"), minutes)
      .option("--follow <file>", say("cli.follow-a-session-of-another-process")),
  action: async (scenario: string | undefined, options: PlayOptions) =>
    (await import("../play.js")).play(scenario, options),
};
