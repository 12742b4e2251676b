/** `faultline verify`. */
import type { CliCommand } from "../command.js";
import type { VerifyOptions } from "../session-look.js";

export const command: CliCommand = {
  place: 40,
  words: "verify <session>",
  description: "verify a saved session: checksums, and that its replay gives the same records",
  options: (verify) =>
    verify.option("--export <file>", "write its sound lines to a new log").option("--json", "as JSON"),
  action: async (file: string, options: VerifyOptions) => (await import("../session-look.js")).verify(file, options),
};
