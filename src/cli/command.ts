/**
 * What a command is: one file in `commands/`, named after it, that exports its words, options and action as `command`.
 * Nothing else lists commands. An action imports what does the work, so that help loads none of it.
 */

import { type Command, InvalidArgumentError, Option } from "commander";
import { say } from "../catalogue/index.js";

export interface CliCommand {
  /** Where it stands in the help: the lowest comes first. Its group there begins at or below it; program.ts lists them. */
  readonly place: number;
  /** Its name and its arguments, as `show <scenario>`. */
  readonly words: string;
  readonly description: string;
  readonly options?: (command: Command) => Command;
  /** Takes the arguments, then the options; answers with the exit code, or with nothing for 0. */
  readonly action: (...words: never[]) => Promise<number> | Promise<void>;
}

export function wholeNumber(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < low || value > high) {
      throw new InvalidArgumentError(say("cli.must-be-whole-number", { low, high }));
    }
    return value;
  };
}

const countOfDays = wholeNumber(1, 3660);

/** A number of days, or a date: which day that is, the scenario says. */
export function daysOrDate(text: string): number | string {
  const [, month, day] = /^\d{4}-(\d\d)-(\d\d)$/.exec(text) ?? [];
  if (month === undefined || day === undefined) return countOfDays(text);
  // Of a date that no calendar has, another comes back.
  const time = Date.parse(`${text}T00:00:00Z`);
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text;
  throw new InvalidArgumentError(say("plan.no-date"));
}

/** The number of a run, or of a record. */
export const ordinal = wholeNumber(0, Number.MAX_SAFE_INTEGER);

export function minutes(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 600)) throw new InvalidArgumentError(say("cli.must-be-minutes"));
  return value;
}

export function setting(
  text: string,
  settings: { [assumption: string]: number } = {},
): { [assumption: string]: number } {
  const [, id, written] = /^([a-z][a-z0-9-]*)=(.+)$/.exec(text) ?? [];
  const value = Number(written);
  if (id === undefined || written === undefined || written.trim() === "" || !Number.isFinite(value)) {
    throw new InvalidArgumentError(say("cli.must-be-setting"));
  }
  return { ...settings, [id]: value };
}

/** Options of every command that plays: seed and assumptions. */
export function withRunOptions(command: Command): Command {
  return command
    .option("--seed <text>", say("cli.option-seed"))
    .option("--variant <id>", say("cli.option-variant"))
    .option("--set <assumption=number>", say("cli.option-set"), setting)
    .option("--days <n|date>", say("cli.option-days"), daysOrDate)
    .option("--historical", say("cli.option-historical"));
}

/** Adds a word to those given before. */
export const repeated = (word: string, before: readonly string[] = []): readonly string[] => [...before, word];

export function withEnsembleOptions(command: Command, runs = 10_000, most = 100_000_000): Command {
  return withRunOptions(command)
    .option("-n, --runs <n>", say("cli.option-runs"), wholeNumber(1, most), runs)
    .option("--workers <n>", say("cli.option-workers"), wholeNumber(0, 256))
    .option("--json", say("cli.option-json-figures"));
}

/** Most runs of a job in a queue. */
const mostChunk = 1_000_000;

function chunk(text: string): number {
  const runs = Number(text);
  if (!/^\d+$/.test(text) || runs < 250 || runs > mostChunk || runs % 250 !== 0)
    throw new InvalidArgumentError(say("queue.must-be-chunk", { most: `${mostChunk}` }));
  return runs;
}

/** Where the queue is that a command has its runs played by. */
export function withQueueOptions(command: Command): Command {
  return command
    .option("--queue <address>", say("queue.option-queue"))
    .option("--queue-password-file <file>", say("queue.option-password-file"))
    .option("--chunk <runs>", say("queue.option-chunk"), chunk);
}

export function withFaceOptions(command: Command, plain = say("cli.option-plain-default")): Command {
  return command
    .addOption(new Option("--plain", plain).conflicts("json"))
    .option("--json", say("cli.option-json-lines"))
    .option("--explain", say("cli.option-explain"));
}
