/** `faultline diagram`. */
import { Option } from "commander";
import type { CliCommand } from "../command.js";
import type { DiagramOptions } from "../diagram.js";

export const command: CliCommand = {
  place: 160,
  words: "diagram <scenario> [actor]",
  description: "statecharts of all actors or of one, as a picture or as text for Graphviz, Mermaid and XState",
  options: (diagram) =>
    diagram
      .addOption(
        new Option("--format <format>", "by default, chosen by the extension of --out, or svg").choices([
          "svg",
          "dot",
          "mermaid",
          "xstate",
        ]),
      )
      .option("--out <file>", "write to a file instead of stdout"),
  action: async (scenario: string, actor: string | undefined, options: DiagramOptions) =>
    (await import("../diagram.js")).diagram(scenario, actor, options),
};
