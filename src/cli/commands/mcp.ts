/** `faultline mcp`. */
import { say } from "../../catalogue/index.js";
import { type CliCommand, wholeNumber } from "../command.js";
import type { McpOptions } from "../mcp/serve.js";

export const command: CliCommand = {
  place: 170,
  words: "mcp",
  description: say("programs.command"),
  options: (mcp) =>
    mcp
      .option("--analyst", say("programs.option-analyst"))
      .option("--folder <folder>", say("programs.option-folder"))
      .option("--seconds <n>", say("programs.option-seconds"), wholeNumber(1, 3600), 45)
      .option("--workers <n>", say("cli.option-workers"), wholeNumber(0, 256)),
  action: async (options: McpOptions) => (await import("../mcp/serve.js")).mcp(options),
};
