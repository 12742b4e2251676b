/** `faultline diagram`. */

import { Option } from "commander";
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";
import type { DiagramOptions } from "../diagram.js";

export const command: CliCommand = {
  place: 160,
  words: "diagram <scenario> [actor]",
  description: say("cli.statecharts-of-all-actors-or-of"),
  options: (diagram) =>
    diagram
      .addOption(
        new Option("--format <format>", say("cli.by-default-chosen-by-the-extension")).choices([
          "svg",
          "dot",
          "mermaid",
          "xstate",
        ]),
      )
      .option("--out <file>", say("cli.write-to-a-file-instead-of")),
  action: async (scenario: string, actor: string | undefined, options: DiagramOptions) =>
    (await import("../diagram.js")).diagram(scenario, actor, options),
};
