/** `faultline doc`. */
import { Option } from "commander";
import type { CliCommand } from "../command.js";
import type { DocOptions } from "../doc.js";

export const command: CliCommand = {
  place: 130,
  words: "doc <scenario>",
  description: "describe a scenario by the ODD protocol: every posture, transition, number and claim",
  options: (doc) =>
    doc
      .addOption(
        new Option(
          "--format <format>",
          "markdown or a self-contained page; by default, chosen by the extension of --out",
        ).choices(["markdown", "html"]),
      )
      .option("--out <file>", "write to a file instead of stdout"),
  action: async (scenario: string, options: DocOptions) => (await import("../doc.js")).doc(scenario, options),
};
