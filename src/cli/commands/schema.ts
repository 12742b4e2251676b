/** `faultline schema`. */
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";

export const command: CliCommand = {
  place: 110,
  words: "schema",
  description: say("cli.command-schema"),
  action: async () => (await import("../look.js")).schema(),
};
