/**
 * `-`: standard output where a file is meant.
 */
import { say } from "../catalogue/index.js";
import { UsageError } from "./failure.js";
import { complain, jsonPage, print } from "./output.js";

export const standardOutputName = "-";

/** Whether one of the files is standard output, where no report can be printed then. Throws UsageError if JSON is to be printed. */
export function fillsStandardOutput(files: readonly (string | undefined)[], json = false): boolean {
  const fills = files.includes(standardOutputName);
  if (fills && json) throw new UsageError(say("table.output-and-json"), say("cli.give-each-output-a-file"));
  return fills;
}

/** Prints figures as JSON if asked to, else in words: these to stderr where a file fills standard output. */
export function tellFigures(
  { json = false, quiet }: { readonly json?: boolean | undefined; readonly quiet: boolean },
  figures: () => unknown,
  words: () => string,
): void {
  if (json) print(jsonPage(figures()));
  else (quiet ? complain : print)(words());
}
