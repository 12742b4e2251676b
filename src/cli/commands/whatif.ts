/** `faultline whatif`. */
import { say } from "../../catalogue/index.js";
import { type CliCommand, ordinal, setting, wholeNumber } from "../command.js";
import type { WhatIfOptions } from "../what-if.js";

export const command: CliCommand = {
  place: 25,
  words: "whatif <code>",
  description: say("cli.command-whatif"),
  options: (whatif) =>
    whatif
      .option("--at <record>", say("cli.whatif-option-at"), ordinal)
      .option("--drop", say("cli.whatif-option-drop"))
      .option("--force <transition>", say("cli.whatif-option-force"))
      .option("--order <transition>", say("cli.whatif-option-order"))
      .option("--inject <id>", say("cli.whatif-option-inject"))
      .option("--set <assumption=number>", say("cli.whatif-option-set"), setting)
      .option("--seed <text>", say("cli.whatif-option-seed"))
      .option("--futures <n>", say("cli.whatif-option-futures"), wholeNumber(50, 100_000), 400)
      .option("--file <path>", say("cli.replay-option-file"))
      .option("--json", say("cli.option-json-figures"))
      .addHelpText("after", `\n${say("cli.command-whatif-without")}`),
  action: async (code: string, options: WhatIfOptions) => (await import("../what-if.js")).whatIf(code, options),
};
