/** `faultline resume`. */
import { say } from "../../catalogue/index.js";
import { type CliCommand, minutes, withFaceOptions } from "../command.js";
import type { ShowOptions } from "../play.js";

export const command: CliCommand = {
  place: 30,
  words: "resume <session>",
  description: say("cli.command-resume"),
  options: (resume) =>
    withFaceOptions(resume, say("cli.option-plain"))
      .option("--inputs <file>", say("cli.option-inputs"))
      .option("--timer <minutes>", say("cli.option-timer"), minutes)
      .option("--no-bell", say("clock.option-no-bell"))
      .option("--screen-reader", say("cli.option-screen-reader")),
  action: async (file: string, options: ShowOptions) => (await import("../resume.js")).resume(file, options),
};
