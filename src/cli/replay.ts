/**
 * `faultline replay`: plays a replay code again, or says why that cannot be the same run.
 */

import { statSync } from "node:fs";
import { say } from "../catalogue/index.js";
import { hashScenario, seatRules } from "../engine/index.js";
import { changedSinceSealed, libraryIds, type OpenedScenario } from "../scenarios/light.js";
import { beginSession } from "../session/index.js";
import { type ReadCode, type RunIdentity, readReplayCode } from "../text/index.js";
import { UsageError } from "./failure.js";
import { now, type ShowOptions, showSession } from "./play.js";
import { chooseRun, daysOf, openScenario, type RunOptions } from "./prepare.js";

export interface ReplayOptions extends ShowOptions, Omit<RunOptions, "seed" | "variant"> {
  /** The scenario's file, where it is not in the library. */
  readonly file?: string;
}

/** What version 0.2 printed beside a code, because it was not in it. */
const besideOldCodes = ["run", "set", "days", "historical", "seat"] as const;

/** Plays a code; refuses where the scenario at hand is another edition. */
export async function replay(code: string, options: ReplayOptions): Promise<number> {
  const chosen = readChosen(code, options);
  const { name, loaded } = await openNamed("replay", code, chosen, options.file);
  // Of an old code, that may be a date: which day it is, the scenario says.
  const days = chosen.days ?? daysOf(loaded.scenario, options.days) ?? null;
  const run = optionsOf({ ...chosen, days });
  return showSession({ session: beginSession(chooseRun(loaded, run), { now, loaded: true }), name }, null, options);
}

/** A run as options name it. */
export function optionsOf({ variant, days, seats, ...same }: RunIdentity): RunOptions {
  return { ...same, seat: seats, ...(variant !== null && { variant }), ...(days !== null && { days }) };
}

/** The scenario of a code, in the edition that the code was made with. Throws UsageError if it is not at hand. */
export async function openNamed(
  command: string,
  code: string,
  { scenario, scenarioHash }: RunIdentity,
  file: string | undefined,
): Promise<{ readonly name: string; readonly loaded: OpenedScenario }> {
  const name = file ?? scenario;
  if (file === undefined && !libraryIds().includes(scenario)) {
    throw new UsageError(say("cli.not-in-library", { scenario }), say("cli.name-its-file"), [
      command,
      code,
      "--file",
      "FILE.yaml",
    ]);
  }
  const loaded = await openScenario(name);
  if (loaded.scenario.id !== scenario) {
    throw new UsageError(say("cli.code-of-other-scenario", { scenario, file: name, found: loaded.scenario.id }));
  }
  const found = hashScenario(loaded.scenario).slice(0, 8);
  if (found !== scenarioHash) {
    throw new UsageError(
      say("cli.code-of-other-edition", { edition: scenarioHash, scenario, found }),
      changesIn(loaded),
    );
  }
  return { name, loaded };
}

function readChosen(code: string, options: ReplayOptions): RunIdentity {
  const read = readRunCode(code);
  const beside = besideOldCodes.find((option) => options[option] !== undefined);
  if (read.kind === "run") {
    if (beside === undefined) return read.run;
    throw new UsageError(say("cli.code-says-all", { option: beside }), say("cli.leave-out-or-use-play"));
  }
  const { run = 0, set = {}, historical = false, seat = [] } = options;
  return { ...read.run, run, set, days: null, historical, seats: seat, seatRule: seatRules.ordersAlone };
}

/** Whether a name is a replay code, in whatever state: no scenario's name or file has colons and an edition. */
export const looksLikeCode = (name: string): boolean => /^f\d+:/.test(name) || /@[0-9a-f]{8}:/.test(name);

/** Reads the code of one run. Throws UsageError for a pair, and as `readCode` does. */
export function readRunCode(code: string): Extract<ReadCode, { kind: "run" | "old" }> {
  const read = readCode(code);
  if (read.kind === "pair")
    throw new UsageError(say("cli.code-of-a-pair"), say("cli.play-it-with-whatif"), ["whatif", code]);
  return read;
}

/** Reads a code. Throws UsageError that says what is wrong with it, and where. */
export function readCode(code: string): Extract<ReadCode, { kind: "run" | "pair" | "old" }> {
  const read = readReplayCode(code);
  switch (read.kind) {
    case "newer":
      throw new UsageError(say("cli.code-of-later-version", { code }), say("cli.use-later-version"));
    case "mistyped":
      throw new UsageError(
        read.part === null
          ? say("cli.code-mistyped", { code })
          : say("cli.code-part-mistyped", { code, place: read.part.place, part: JSON.stringify(read.part.written) }),
        say("cli.copy-it-whole"),
      );
    case "none":
      throw new UsageError(say("cli.not-a-code", { text: JSON.stringify(code) }), say("cli.code-example"));
    default:
      return read;
  }
}

/** What is known of how the files at hand differ from those that a code was made with. */
function changesIn({ files }: OpenedScenario): string {
  const changed = changedSinceSealed(files);
  if (changed === null) return say("cli.one-file-changed", { files: byLastChange(files).join(", ") });
  return changed.length > 0
    ? say("cli.files-changed-here", { files: changed.join(", ") })
    : say("cli.files-unchanged", { files: files.join(", ") });
}

function byLastChange(files: readonly string[]): readonly string[] {
  const dated = files.map((file) => ({ file, time: statSync(file, { throwIfNoEntry: false })?.mtime ?? new Date(0) }));
  dated.sort((one, other) => other.time.getTime() - one.time.getTime());
  return dated.map(({ file, time }) => `${file} (${time.toISOString().slice(0, 16)}Z)`);
}
