/** `faultline show`. */
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";

export const command: CliCommand = {
  place: 90,
  words: "show <scenario>",
  description: say("cli.command-show"),
  options: (show) =>
    show.option("--resolved", say("cli.show-option-resolved")).option("--json", say("cli.show-option-json")),
  action: async (scenario: string, options: { resolved?: boolean; json?: boolean }) =>
    (await import("../look.js")).show(scenario, options),
};
