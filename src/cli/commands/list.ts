/** `faultline list`. */
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";

export const command: CliCommand = {
  place: 80,
  words: "list",
  description: say("cli.list-the-scenarios-of-the-library"),
  options: (list) => list.option("--json", say("cli.as-json")),
  action: async (options: { json?: boolean }) => (await import("../look.js")).list(options),
};
