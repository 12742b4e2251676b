/** `faultline report`. */
import { type CliCommand, wholeNumber } from "../command.js";
import type { ReportOptions } from "../report.js";

export const command: CliCommand = {
  place: 150,
  words: "report <session>",
  description: "after-action report of a saved session: an interactive page that can be printed",
  options: (report) =>
    report
      .requiredOption("--out <file>", "file for the page (HTML)")
      .option("--markdown <file>", "also write the report as Markdown")
      .option(
        "--csv <file>",
        "also write every record as a row of CSV, in UTF-8 with a byte order mark for spreadsheets",
      )
      .option("--branch <name>", "report on this branch instead of the current one")
      .option("--runs <n>", "runs without people, for the bands of the charts", wholeNumber(100, 1_000_000), 2000)
      .option("--futures <n>", "futures of each point at which somebody acted", wholeNumber(50, 100_000), 1000)
      .option("--workers <n>", "number of worker threads; all processors by default", wholeNumber(0, 256)),
  action: async (session: string, options: ReportOptions) => (await import("../report.js")).report(session, options),
};
