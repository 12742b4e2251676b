/** `faultline work`. */

import { say } from "../../catalogue/index.js";
import { type CliCommand, wholeNumber } from "../command.js";
import type { WorkOptions } from "../work.js";

export const command: CliCommand = {
  place: 76,
  words: "work",
  description: say("queue.command-work"),
  options: (work) =>
    work
      .option("--queue <address>", say("queue.option-queue-to-work"))
      .option("--queue-password-file <file>", say("queue.option-password-file"))
      .option("--workers <n>", say("queue.option-threads"), wholeNumber(0, 256))
      .option("--leave-after <seconds>", say("queue.option-leave-after"), wholeNumber(0, 86_400)),
  action: async (options: WorkOptions) => (await import("../work.js")).workForQueue(options),
};
