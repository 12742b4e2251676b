/** `faultline evidence`. */
import type { CliCommand } from "../command.js";

export const command: CliCommand = {
  place: 120,
  words: "evidence [scenario]",
  description: "print the evidence register: every claim, its source and paragraph, and what cites it",
  options: (evidence) => evidence.option("--json", "as JSON"),
  action: async (scenario: string | undefined, options: { json?: boolean }) =>
    (await import("../look.js")).evidence(scenario, options),
};
