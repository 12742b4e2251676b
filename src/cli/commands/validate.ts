/** `faultline validate`. */
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";

export const command: CliCommand = {
  place: 100,
  words: "validate <file...>",
  description: say("cli.check-scenario-files-every-problem-with"),
  options: (validate) =>
    validate.option("--strict", say("cli.count-warnings-as-errors")).option("--json", say("cli.as-json")),
  action: async (files: string[], options: { strict?: boolean; json?: boolean }) =>
    (await import("../validate.js")).validate(files, options),
};
