/**
 * One command line to the one command that it names. The commands are the files of `commands/`; all of them are read
 * only where all are shown or searched: in the help, and for the name nearest to a mistyped one.
 */

import { readdirSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { say } from "../catalogue/index.js";
import type { CliCommand } from "./command.js";
import { onTerminal } from "./on-terminal.js";

const folder = new URL("./commands/", import.meta.url);

/** The groups of the help, each with the lowest place of a command in it. */
const groups = [
  { from: 0, group: "play" },
  { from: 29, group: "exercises" },
  { from: 60, group: "runs" },
  { from: 80, group: "scenarios" },
  { from: 160, group: "programs" },
] as const;

const headingOf = (place: number): string =>
  say("help.group", { group: groups.findLast(({ from }) => from <= place)?.group ?? "play" });

/** The command that a word names, or else all of them, in the order of the help. */
async function commandsFor(word: string | undefined): Promise<readonly CliCommand[]> {
  const files = readdirSync(folder).filter((file) => /^[a-z-]+\.[jt]s$/.test(file));
  const named = files.filter((file) => file.slice(0, -3) === word);
  const modules = (named.length > 0 ? named : files).map(
    (file) => import(new URL(file, folder).href) as Promise<{ readonly command: CliCommand }>,
  );
  const commands = (await Promise.all(modules)).map(({ command }) => command);
  return commands.sort((one, other) => one.place - other.place);
}

function buildProgram(version: string, commands: readonly CliCommand[], finish: (code: number) => void): Command {
  const program = new Command("faultline")
    .description(say("cli.program-purpose"))
    .version(version, "-V, --version")
    .helpOption("-h, --help", say("cli.option-help"))
    .helpCommand(false)
    // Their arguments stand in the help of each.
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .showSuggestionAfterError(true)
    .addHelpText("after", `\n${say("cli.program-first-step")}`);
  for (const { place, words, description, options, action } of commands) {
    const command = program.command(words).description(description).helpGroup(headingOf(place));
    options?.(command);
    command.action(async (...given) => {
      const code: unknown = await Reflect.apply(action, undefined, given);
      if (typeof code === "number") finish(code);
    });
  }
  return program;
}

/** As commander takes it for the help itself. */
const helpWidth = (): number => (process.stdout.isTTY ? process.stdout.columns : 80);

/** Runs one command line and returns its exit code. */
export async function runProgram(args: readonly string[], version: string): Promise<number> {
  // Where somebody sits at a terminal, the menu shows more than a list of commands does.
  if (args.length === 0 && onTerminal({})) return runProgram(["play"], version);
  let code = 0;
  const program = buildProgram(version, await commandsFor(args[0]), (finished) => {
    code = finished;
  });
  // What commander says is held until what makes it safe for a terminal has been loaded.
  const said = { out: "", err: "" };
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .showHelpAfterError(say("cli.help-shows-how"))
      .configureOutput({
        // What stands below the help comes as it is written.
        writeOut: (text) => {
          said.out += program.createHelp().boxWrap(text, helpWidth());
        },
        writeErr: (text) => {
          said.err += text;
        },
      });
  }
  try {
    if (args.length === 0) program.help();
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    const { exitCodes, reportFailure } = await import("./failure.js");
    if (!(error instanceof CommanderError)) return reportFailure(error);
    const { complainOf, printRaw } = await import("./output.js");
    if (said.out !== "") printRaw(said.out);
    if (said.err !== "") complainOf(args, said.err.trimEnd());
    return error.exitCode === 0 ? exitCodes.done : exitCodes.badInput;
  }
}
