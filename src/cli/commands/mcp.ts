/** `faultline mcp`. */
import { Option } from "commander";
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
      .addOption(new Option("--seat <actor>", say("programs.option-seat")).conflicts("analyst"))
      .option("--link-file <file>", say("programs.option-link-file"))
      .option("--folder <folder>", say("programs.option-folder"))
      .option("--seconds <n>", say("programs.option-seconds"), wholeNumber(1, 3600), 45)
      .option("--workers <n>", say("cli.option-workers"), wholeNumber(0, 256)),
  action: async (options: McpOptions) => (await import("../mcp/serve.js")).mcp(options),
};
