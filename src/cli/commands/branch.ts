/** `faultline branch`. */
import { say } from "../../catalogue/index.js";
import { type CliCommand, ordinal } from "../command.js";
import type { BranchOptions } from "../session-look.js";

export const command: CliCommand = {
  place: 50,
  words: "branch <session>",
  description: say("cli.command-branch"),
  options: (branch) =>
    branch
      .requiredOption("--name <name>", say("cli.branch-option-name"))
      .option("--at <record>", say("cli.branch-option-at"), ordinal)
      .option("--out <file>", say("cli.branch-option-out")),
  action: async (file: string, options: BranchOptions) => (await import("../session-look.js")).branch(file, options),
};
