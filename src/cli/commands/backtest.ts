/** `faultline backtest`. */
import { say } from "../../catalogue/index.js";
import type { BacktestCommandOptions } from "../backtest.js";
import { type CliCommand, setting, wholeNumber } from "../command.js";

export const command: CliCommand = {
  place: 75,
  words: "backtest [scenarios...]",
  description: say("backtest.command"),
  options: (backtest) =>
    backtest
      .option("--hold-out", say("backtest.option-hold-out"))
      .option("--seed <text>", say("cli.option-seed"))
      .option("--set <assumption=number>", say("cli.option-set"), setting)
      .option("-n, --runs <n>", say("backtest.option-runs"), wholeNumber(1, 1_000_000), 10_000)
      .option("--workers <n>", say("cli.option-workers"), wholeNumber(0, 256))
      .option("--json", say("cli.option-json-figures"))
      .option("--page <file>", say("backtest.option-page")),
  action: async (scenarios: readonly string[], options: BacktestCommandOptions) =>
    (await import("../backtest.js")).runBacktest(scenarios, options),
};
