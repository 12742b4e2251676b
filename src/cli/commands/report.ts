/** `faultline report`. */
import { say } from "../../catalogue/index.js";
import { type CliCommand, wholeNumber } from "../command.js";
import type { ReportOptions } from "../report.js";

export const command: CliCommand = {
  place: 55,
  words: "report <session>",
  description: say("cli.command-report"),
  options: (report) =>
    report
      .requiredOption("--out <file>", say("cli.report-option-out"))
      .option("--markdown <file>", say("cli.report-option-markdown"))
      .option("--docx <file>", say("review.option-docx"))
      .option("--csv <file>", say("cli.report-option-csv"))
      .option("--branch <name>", say("cli.report-option-branch"))
      .option("--runs <n>", say("cli.report-option-runs"), wholeNumber(100, 1_000_000), 2000)
      .option("--futures <n>", say("cli.report-option-futures"), wholeNumber(50, 100_000), 1000)
      .option("--workers <n>", say("cli.option-workers"), wholeNumber(0, 256)),
  action: async (session: string, options: ReportOptions) => (await import("../report.js")).report(session, options),
};
