/**
 * `-`: standard output where a file is meant.
 */
import { say } from "../catalogue/index.js";
import { UsageError } from "./failure.js";

export const standardOutputName = "-";

/** Whether one of the files is standard output, where no report can be printed then. Throws UsageError if JSON is to be printed. */
export function fillsStandardOutput(files: readonly (string | undefined)[], json = false): boolean {
  const fills = files.includes(standardOutputName);
  if (fills && json) throw new UsageError(say("table.output-and-json"), say("cli.give-each-output-a-file"));
  return fills;
}
