/** `faultline validate`. */
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";

export const command: CliCommand = {
  place: 100,
  words: "validate <file...>",
  description: say("cli.command-validate"),
  options: (validate) =>
    validate.option("--strict", say("cli.validate-option-strict")).option("--json", say("cli.option-json")),
  action: async (files: string[], options: { strict?: boolean; json?: boolean }) =>
    (await import("../validate.js")).validate(files, options),
};
