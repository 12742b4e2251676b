/** `faultline doc`. */

import { Option } from "commander";
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";
import type { DocOptions } from "../doc.js";

export const command: CliCommand = {
  place: 130,
  words: "doc <scenario>",
  description: say("cli.describe-a-scenario-by-the-odd"),
  options: (doc) =>
    doc
      .addOption(
        new Option("--format <format>", say("cli.markdown-or-a-self-contained-page")).choices(["markdown", "html"]),
      )
      .option("--out <file>", say("cli.write-to-a-file-instead-of")),
  action: async (scenario: string, options: DocOptions) => (await import("../doc.js")).doc(scenario, options),
};
