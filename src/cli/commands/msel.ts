/** `faultline msel`. */
import { say } from "../../catalogue/index.js";
import type { CliCommand } from "../command.js";
import type { MselOptions } from "../msel.js";

export const command: CliCommand = {
  place: 53,
  words: "msel <import|export> <file> [table]",
  description: say("msel.command"),
  options: (msel) => msel.option("--out <table>", say("msel.option-out")),
  action: async (act: string, file: string, table: string | undefined, options: MselOptions) =>
    (await import("../msel.js")).msel(act, file, table, options),
};
