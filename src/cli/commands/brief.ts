/** `faultline brief`. */
import type { BriefOptions } from "../brief.js";
import type { CliCommand } from "../command.js";

export const command: CliCommand = {
  place: 140,
  words: "brief [scenario]",
  description:
    "handouts for an exercise: situation manual, a brief for each seat, facilitator's guide, map and ladders",
  options: (brief) =>
    brief
      .requiredOption("--out <folder>", "folder for the pages, each as HTML and as Markdown")
      .option("--seat <actor...>", "write briefs for these actors only; repeatable; all actors with orders by default")
      .option("--variant <id>", "a named reading of the evidence (the command `show` lists them)"),
  action: async (scenario: string | undefined, options: BriefOptions) =>
    (await import("../brief.js")).brief(scenario, options),
};
