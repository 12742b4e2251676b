/** `faultline branch`. */
import { say } from "../../catalogue/index.js";
import { type CliCommand, ordinal } from "../command.js";
import type { BranchOptions } from "../session-look.js";

export const command: CliCommand = {
  place: 50,
  words: "branch <session>",
  description: say("cli.create-a-branch-of-a-saved"),
  options: (branch) =>
    branch
      .requiredOption("--name <name>", say("cli.name-of-the-branch"))
      .option("--at <record>", say("cli.number-of-the-record-after-which"), ordinal)
      .option("--out <file>", say("cli.write-the-branch-to-a-copy")),
  action: async (file: string, options: BranchOptions) => (await import("../session-look.js")).branch(file, options),
};
