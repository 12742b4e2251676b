/** `faultline watch`. */
import { say } from "../../catalogue/index.js";
import { type CliCommand, wholeNumber, withRunOptions } from "../command.js";
import type { WatchOptions } from "../watch.js";

export const command: CliCommand = {
  place: 106,
  words: "watch <file>",
  description: say("editing.command-watch"),
  options: (watch) =>
    withRunOptions(watch)
      .option("--against <version>", say("editing.option-against"), "start")
      .option("-n, --runs <n>", say("editing.option-runs"), wholeNumber(0, 100_000_000), 10_000)
      .option("--json", say("editing.option-json-watch"))
      .addHelpText("after", `\n${say("editing.command-watch-how")}`),
  action: async (file: string, options: WatchOptions) => (await import("../watch.js")).watch(file, options),
};
