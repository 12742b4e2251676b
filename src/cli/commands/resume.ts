/** `faultline resume`. */
import { say } from "../../catalogue/index.js";
import { type CliCommand, minutes, withFaceOptions } from "../command.js";
import type { ShowOptions } from "../play.js";

export const command: CliCommand = {
  place: 30,
  words: "resume <session>",
  description: say("cli.continue-a-saved-session-on-a"),
  options: (resume) =>
    withFaceOptions(resume, say("cli.a-transcript-one-record-per-line-2"))
      .option("--inputs <file>", say("cli.play-the-inputs-of-a-file"))
      .option("--timer <minutes>", say("cli.at-the-desk-minutes-per-turn"), minutes)
      .option("--screen-reader", say("cli.on-a-terminal-sentences-instead-of")),
  action: async (file: string, options: ShowOptions) => (await import("../resume.js")).resume(file, options),
};
