/** `faultline run`. */

import { InvalidArgumentError } from "commander";
import { say } from "../../catalogue/index.js";
import { type CliCommand, ordinal, wholeNumber, withEnsembleOptions, withQueueOptions } from "../command.js";
import type { EnsembleCommandOptions } from "../run.js";
import type { Shard } from "../run-tally.js";
import type { Within } from "../until.js";

function width(text: string): number {
  const value = Number(text);
  if (!(value >= 0.0005 && value <= 1)) throw new InvalidArgumentError(say("cli.must-be-width"));
  return value;
}

/** An outcome, and within which share of itself its likelihood is to be known; several with commas, or one after another. */
function within(text: string, before: Within = {}): Within {
  const found = text.split(",").map((part): [string, number] => {
    const [, id = "", share = ""] = /^\s*([a-z][a-z0-9-]*):(0?\.\d+|1(?:\.0+)?)\s*$/.exec(part) ?? [];
    if (!(Number(share) >= 0.01)) throw new InvalidArgumentError(say("rare.must-be-within"));
    return [id, Number(share)];
  });
  return { ...before, ...Object.fromEntries(found) };
}

/** Names with commas between them. */
const names = (text: string) => text.split(",").map((name) => name.trim());

function shard(text: string): Shard {
  const [place = 0, of = 0] = /^\d{1,6}\/\d{1,6}$/.test(text) ? text.split("/").map(Number) : [];
  if (!(place >= 1 && place <= of && of <= mostShards)) throw new InvalidArgumentError(say("shares.must-be-shard"));
  return { place, of };
}

const mostShards = 100_000;

/** Of a study, whose runs are played in shards where they are many. */
const mostRuns = 2_000_000_000;

/** Low enough for the most runs that can be asked for: a table's column of runs has 32 bits. */
const runNumber = wholeNumber(0, 2_000_000_000);

export const command: CliCommand = {
  place: 60,
  words: "run [scenario]",
  description: say("cli.command-run"),
  options: (run) =>
    withQueueOptions(withEnsembleOptions(run, undefined, mostRuns))
      .option("--first <run>", say("cli.run-option-first"), runNumber)
      .option("--sample", say("cli.option-sample"))
      .option("--from <session>", say("cli.run-option-from"))
      .option("--at <record>", say("cli.run-option-at"), ordinal)
      .option("--precision <width>", say("cli.run-option-precision"), width)
      .option("--until <outcome:share>", say("rare.option-until"), within)
      .option("--pilot <runs>", say("rare.option-pilot"), wholeNumber(100, 100_000_000))
      .option("--policy <file>", say("policy.option"))
      .option("--plain-estimates", say("cli.run-option-plain-estimates"))
      .option("--sensitivity", say("cli.run-option-sensitivity"))
      .option("--every-number", say("cli.run-option-every-number"))
      .option("--shard <i/n>", say("shares.option-shard"), shard)
      .option("--tally <file>", say("shares.option-tally"))
      .option("--resume", say("shares.option-resume"))
      .option("--brief", say("cli.run-option-brief"))
      .option("--plain", say("cli.run-option-plain"))
      .option("--page <file>", say("runs.option-page"))
      .option("--csv <file>", say("cli.run-option-csv"))
      .option("--parquet <file>", say("cli.run-option-parquet"))
      .option("--columns <names>", say("table.option-columns"), names)
      .option("--describe", say("table.option-describe"))
      .option("--events <file>", say("cli.run-option-events")),
  action: async (scenario: string | undefined, options: EnsembleCommandOptions) =>
    (await import("../run.js")).run(scenario, options),
};
