/** `faultline show`. */
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";

export const command: CliCommand = {
  place: 90,
  words: "show <scenario>",
  description: say("cli.show-the-contents-of-a-scenario"),
  options: (show) =>
    show
      .option("--resolved", say("cli.print-the-whole-file-with-imports"))
      .option("--json", say("cli.the-resolved-scenario-as-json")),
  action: async (scenario: string, options: { resolved?: boolean; json?: boolean }) =>
    (await import("../look.js")).show(scenario, options),
};
