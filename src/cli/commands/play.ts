/** `faultline play`. */
import { Option } from "commander";
import { say } from "../../catalogue/index.js";
import { type CliCommand, minutes, ordinal, withFaceOptions, withRunOptions } from "../command.js";
import type { PlayOptions } from "../play.js";

export const command: CliCommand = {
  place: 10,
  words: "play [scenario]",
  description: say("cli.command-play"),
  options: (play) =>
    withFaceOptions(withRunOptions(play))
      .option("--screen-reader", say("cli.option-screen-reader"))
      .option("--sample", say("cli.option-sample"))
      .option("--run <n>", say("cli.play-option-run"), ordinal)
      .option("--seat <actor...>", say("cli.play-option-seat"))
      .addOption(new Option("--orders <way>", say("cli.play-option-orders")).choices(["open", "sealed"]))
      .option("--save <file>", say("cli.play-option-save"))
      .option("--inputs <file>", say("cli.option-inputs"))
      .option("--timer <minutes>", say("cli.option-timer"), minutes)
      .option("--no-bell", say("clock.option-no-bell"))
      .option("--forecast", say("forecast.option"))
      .option("--scores <file>", say("forecast.option-scores"))
      .option("--name <name>", say("forecast.option-name"))
      .option("--follow <file>", say("cli.play-option-follow")),
  action: async (scenario: string | undefined, options: PlayOptions) =>
    (await import("../play.js")).play(scenario, options),
};
