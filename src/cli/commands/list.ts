/** `faultline list`. */
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";

export const command: CliCommand = {
  place: 81,
  words: "list",
  description: say("cli.command-list"),
  options: (list) => list.option("--json", say("cli.option-json")),
  action: async (options: { json?: boolean }) => (await import("../look.js")).list(options),
};
