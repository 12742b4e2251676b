/** `faultline brief`. */
import { Option } from "commander";
import { say } from "../../catalogue/index.js";
import type { BriefOptions } from "../brief.js";
import type { CliCommand } from "../command.js";

export const command: CliCommand = {
  place: 51,
  words: "brief [scenario-or-log]",
  description: say("cli.command-brief"),
  options: (brief) =>
    brief
      .requiredOption("--out <folder>", say("cli.brief-option-out"))
      .option("--seat <actor...>", say("cli.brief-option-seat"))
      .addOption(new Option("--format <kind...>", say("plan.option-format")).choices(["html", "md", "docx"]))
      .option("--odds", say("plan.option-odds"))
      .option("--variant <id>", say("cli.option-variant")),
  action: async (scenario: string | undefined, options: BriefOptions) =>
    (await import("../brief.js")).brief(scenario, options),
};
