/** `faultline show`. */
import type { CliCommand } from "../command.js";

export const command: CliCommand = {
  place: 90,
  words: "show <scenario>",
  description: "show the contents of a scenario: actors, postures, gauges, assumptions, variants",
  options: (show) =>
    show
      .option("--resolved", "print the whole file with imports merged, and the origin of each value")
      .option("--json", "the resolved scenario as JSON"),
  action: async (scenario: string, options: { resolved?: boolean; json?: boolean }) =>
    (await import("../look.js")).show(scenario, options),
};
