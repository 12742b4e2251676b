/** `faultline brief`. */
import { say } from "../../catalogue/index.js";
import type { BriefOptions } from "../brief.js";
import type { CliCommand } from "../command.js";

export const command: CliCommand = {
  place: 140,
  words: "brief [scenario]",
  description: say("cli.handouts-for-an-exercise-situation-manual"),
  options: (brief) =>
    brief
      .requiredOption("--out <folder>", say("cli.folder-for-the-pages-each-as"))
      .option("--seat <actor...>", say("cli.write-briefs-for-these-actors-only"))
      .option("--variant <id>", say("cli.a-named-reading-of-the-evidence")),
  action: async (scenario: string | undefined, options: BriefOptions) =>
    (await import("../brief.js")).brief(scenario, options),
};
