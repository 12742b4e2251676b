/** `faultline resume`. */
import { type CliCommand, minutes, withFaceOptions } from "../command.js";
import type { ShowOptions } from "../play.js";

export const command: CliCommand = {
  place: 30,
  words: "resume <session>",
  description: "continue a saved session; on a terminal, at the exercise desk",
  options: (resume) =>
    withFaceOptions(resume, "a transcript, one record per line")
      .option("--inputs <file>", "play the inputs of a file, one JSON object per line, instead of playing to the end")
      .option("--timer <minutes>", "at the desk: minutes per turn, such as 7 or 0.5", minutes)
      .option("--screen-reader", "on a terminal: sentences instead of drawings"),
  action: async (file: string, options: ShowOptions) => (await import("../resume.js")).resume(file, options),
};
