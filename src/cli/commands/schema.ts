/** `faultline schema`. */
import type { CliCommand } from "../command.js";

export const command: CliCommand = {
  place: 110,
  words: "schema",
  description: "print the JSON Schema of scenario files, for editors",
  action: async () => (await import("../look.js")).schema(),
};
