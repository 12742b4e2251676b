/** `faultline learn`. */
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";
import type { LearnOptions } from "../learn.js";

export const command: CliCommand = {
  place: 15,
  words: "learn [lesson]",
  description: say("learn.command"),
  options: (learn) =>
    learn
      .option("--plain", say("learn.option-plain"))
      .option("--answers", say("learn.option-answers"))
      .option("--restart", say("learn.option-restart")),
  action: async (lesson: string | undefined, options: LearnOptions) =>
    (await import("../learn.js")).learn(lesson, options),
};
