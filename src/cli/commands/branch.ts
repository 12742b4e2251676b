/** `faultline branch`. */
import { type CliCommand, ordinal } from "../command.js";
import type { BranchOptions } from "../session-look.js";

export const command: CliCommand = {
  place: 50,
  words: "branch <session>",
  description: "create a branch of a saved session",
  options: (branch) =>
    branch
      .requiredOption("--name <name>", "name of the branch")
      .option("--at <record>", "number of the record after which it starts; the end of the session by default", ordinal)
      .option("--out <file>", "write the branch to a copy instead of the session"),
  action: async (file: string, options: BranchOptions) => (await import("../session-look.js")).branch(file, options),
};
