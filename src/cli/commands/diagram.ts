/** `faultline diagram`. */

import { Option } from "commander";
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";
import type { DiagramOptions } from "../diagram.js";

export const command: CliCommand = {
  place: 132,
  words: "diagram <scenario> [actor]",
  description: say("cli.command-diagram"),
  options: (diagram) =>
    diagram
      .addOption(
        new Option("--format <format>", say("cli.diagram-option-format")).choices(["svg", "dot", "mermaid", "xstate"]),
      )
      .option("--out <file>", say("cli.option-out")),
  action: async (scenario: string, actor: string | undefined, options: DiagramOptions) =>
    (await import("../diagram.js")).diagram(scenario, actor, options),
};
