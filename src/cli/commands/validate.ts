/** `faultline validate`. */
import type { CliCommand } from "../command.js";

export const command: CliCommand = {
  place: 100,
  words: "validate <file...>",
  description: "check scenario files: every problem with its line, what was expected and what to try",
  options: (validate) => validate.option("--strict", "count warnings as errors").option("--json", "as JSON"),
  action: async (files: string[], options: { strict?: boolean; json?: boolean }) =>
    (await import("../validate.js")).validate(files, options),
};
