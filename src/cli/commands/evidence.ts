/** `faultline evidence`. */
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";

export const command: CliCommand = {
  place: 120,
  words: "evidence [scenario]",
  description: say("cli.command-evidence"),
  options: (evidence) => evidence.option("--json", say("cli.option-json")),
  action: async (scenario: string | undefined, options: { json?: boolean }) =>
    (await import("../look.js")).evidence(scenario, options),
};
