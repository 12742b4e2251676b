/** `faultline review`. */
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";
import type { ReviewOptions } from "../review.js";

export const command: CliCommand = {
  place: 57,
  words: "review <session>",
  description: say("review.command"),
  options: (review) =>
    review
      .option("--add <file...>", say("review.option-add"))
      .option("--form <table>", say("review.option-form"))
      .option("--json", say("cli.option-json")),
  action: async (session: string, options: ReviewOptions) => (await import("../review.js")).review(session, options),
};
