/** `faultline list`. */
import type { CliCommand } from "../command.js";

export const command: CliCommand = {
  place: 80,
  words: "list",
  description: "list the scenarios of the library",
  options: (list) => list.option("--json", "as JSON"),
  action: async (options: { json?: boolean }) => (await import("../look.js")).list(options),
};
