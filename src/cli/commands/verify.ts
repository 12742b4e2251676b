/** `faultline verify`. */
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";
import type { VerifyOptions } from "../session-look.js";

export const command: CliCommand = {
  place: 40,
  words: "verify <session>",
  description: say("cli.command-verify"),
  options: (verify) =>
    verify.option("--export <file>", say("cli.verify-option-export")).option("--json", say("cli.option-json")),
  action: async (file: string, options: VerifyOptions) => (await import("../session-look.js")).verify(file, options),
};
