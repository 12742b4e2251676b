/** `faultline doc`. */

import { Option } from "commander";
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";
import type { DocOptions } from "../doc.js";

export const command: CliCommand = {
  place: 130,
  words: "doc <scenario>",
  description: say("cli.command-doc"),
  options: (doc) =>
    doc
      .addOption(new Option("--format <format>", say("cli.doc-option-format")).choices(["markdown", "html"]))
      .option("--out <file>", say("cli.option-out")),
  action: async (scenario: string, options: DocOptions) => (await import("../doc.js")).doc(scenario, options),
};
