/** `faultline export`. */

import { InvalidArgumentError, Option } from "commander";
import { say } from "../../catalogue/index.js";
import { type CliCommand, ordinal, withRunOptions } from "../command.js";
import type { ExportOptions } from "../export.js";

/** `120x40` */
function size(text: string): { readonly columns: number; readonly rows: number } {
  const [, columns, rows] = /^(\d{2,3})x(\d{2,3})$/.exec(text) ?? [];
  if (!(Number(columns) >= 80 && Number(rows) >= 24)) throw new InvalidArgumentError(say("cli.must-be-size"));
  return { columns: Number(columns), rows: Number(rows) };
}

export const command: CliCommand = {
  place: 28,
  words: "export <scenario-or-code>",
  description: say("cli.command-export"),
  options: (command) =>
    withRunOptions(command)
      .addOption(new Option("--format <format>", say("cli.export-option-format")).choices(["svg", "png", "markdown"]))
      .option("--screen [record]", say("cli.export-option-screen"), ordinal)
      .option("--size <columnsxrows>", say("cli.export-option-size"), size)
      .option("--out <file>", say("cli.option-out"))
      .option("--file <path>", say("cli.replay-option-file")),
  action: async (named: string, options: ExportOptions) => (await import("../export.js")).exportRun(named, options),
};
