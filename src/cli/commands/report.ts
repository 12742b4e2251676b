/** `faultline report`. */
import { say } from "../../catalogue/index.js";
import { type CliCommand, wholeNumber } from "../command.js";
import type { ReportOptions } from "../report.js";

export const command: CliCommand = {
  place: 150,
  words: "report <session>",
  description: say("cli.after-action-report-of-a-saved"),
  options: (report) =>
    report
      .requiredOption("--out <file>", say("cli.file-for-the-page-html"))
      .option("--markdown <file>", say("cli.also-write-the-report-as-markdown"))
      .option("--csv <file>", say("cli.also-write-every-record-as-a"))
      .option("--branch <name>", say("cli.report-on-this-branch-instead-of"))
      .option("--runs <n>", say("cli.runs-without-people-for-the-bands"), wholeNumber(100, 1_000_000), 2000)
      .option("--futures <n>", say("cli.futures-of-each-point-at-which"), wholeNumber(50, 100_000), 1000)
      .option("--workers <n>", say("cli.number-of-worker-threads-all-processors"), wholeNumber(0, 256)),
  action: async (session: string, options: ReportOptions) => (await import("../report.js")).report(session, options),
};
