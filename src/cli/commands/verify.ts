/** `faultline verify`. */
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";
import type { VerifyOptions } from "../session-look.js";

export const command: CliCommand = {
  place: 40,
  words: "verify <session>",
  description: say("cli.verify-a-saved-session-checksums-and"),
  options: (verify) =>
    verify.option("--export <file>", say("cli.write-its-sound-lines-to-a")).option("--json", say("cli.as-json")),
  action: async (file: string, options: VerifyOptions) => (await import("../session-look.js")).verify(file, options),
};
