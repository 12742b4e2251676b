/**
 * The commands and their options. Each command loads its implementation when it is called.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { BriefOptions } from "./brief.js";
import type { CompareOptions } from "./compare.js";
import type { DiagramOptions } from "./diagram.js";
import type { DocOptions } from "./doc.js";
import type { PlayOptions, ShowOptions } from "./play.js";
import type { ReplayOptions } from "./replay.js";
import type { ReportOptions } from "./report.js";
import type { EnsembleCommandOptions } from "./run.js";
import type { BranchOptions, VerifyOptions } from "./session-look.js";

function wholeNumber(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < low || value > high) {
      throw new InvalidArgumentError(`It must be a whole number from ${low} to ${high}.`);
    }
    return value;
  };
}

function minutes(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 600)) throw new InvalidArgumentError("It must be minutes, such as 7 or 0.5.");
  return value;
}

function width(text: string): number {
  const value = Number(text);
  if (!(value >= 0.0005 && value <= 1))
    throw new InvalidArgumentError("It must be a width from 0.0005 to 1, such as 0.01.");
  return value;
}

function setting(text: string, settings: { [assumption: string]: number } = {}): { [assumption: string]: number } {
  const [, id, written] = /^([a-z][a-z0-9-]*)=(.+)$/.exec(text) ?? [];
  const value = Number(written);
  if (id === undefined || written === undefined || written.trim() === "" || !Number.isFinite(value)) {
    throw new InvalidArgumentError("Write it as assumption=number, such as moscow-restraint=1.5.");
  }
  return { ...settings, [id]: value };
}

/** Options of every command that plays: seed and assumptions. */
function withRunOptions(command: Command): Command {
  return command
    .option("--seed <text>", "fixes all random draws: the same seed plays the same run; drawn and printed by default")
    .option("--variant <id>", "a named reading of the evidence (the command `show` lists them)")
    .option("--set <assumption=number>", "set an assumption; repeatable", setting)
    .option("--days <n>", "days to play; the scenario's horizon by default", wholeNumber(1, 3660))
    .option("--historical", "also play the historical injects");
}

function withEnsembleOptions(command: Command): Command {
  return command
    .option("-n, --runs <n>", "number of runs", wholeNumber(1, 100_000_000), 10_000)
    .option("--workers <n>", "number of worker threads; all processors by default", wholeNumber(0, 256))
    .option("--json", "print all figures as JSON");
}

const runNumber = wholeNumber(0, Number.MAX_SAFE_INTEGER);

function withFaceOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--plain", "a transcript, one record per line; the default without a terminal").conflicts("json"),
    )
    .option("--json", "one JSON record per line (NDJSON)")
    .option("--explain", "with --json: add an explanation to each record")
    .option("--screen-reader", "on a terminal: sentences instead of drawings");
}

/** The commands that write documents and diagrams. */
function addPageCommands(program: Command): void {
  program
    .command("doc <scenario>")
    .description("describe a scenario by the ODD protocol: every posture, transition, number and claim")
    .addOption(
      new Option(
        "--format <format>",
        "markdown or a self-contained page; by default, chosen by the extension of --out",
      ).choices(["markdown", "html"]),
    )
    .option("--out <file>", "write to a file instead of stdout")
    .action(async (scenario: string, options: DocOptions) => (await import("./doc.js")).doc(scenario, options));
  program
    .command("brief [scenario]")
    .description(
      "handouts for an exercise: situation manual, a brief for each seat, facilitator's guide, map and ladders",
    )
    .requiredOption("--out <folder>", "folder for the pages, each as HTML and as Markdown")
    .option("--seat <actor...>", "write briefs for these actors only; repeatable; all actors with orders by default")
    .option("--variant <id>", "a named reading of the evidence (the command `show` lists them)")
    .action(async (scenario: string | undefined, options: BriefOptions) =>
      (await import("./brief.js")).brief(scenario, options),
    );
  program
    .command("report <session>")
    .description("after-action report of a saved session: an interactive page that can be printed")
    .requiredOption("--out <file>", "file for the page (HTML)")
    .option("--markdown <file>", "also write the report as Markdown")
    .option("--csv <file>", "also write every record as a row of CSV, in UTF-8 with a byte order mark for spreadsheets")
    .option("--branch <name>", "report on this branch instead of the current one")
    .option("--runs <n>", "runs without people, for the bands of the charts", wholeNumber(100, 1_000_000), 2000)
    .option("--futures <n>", "futures of each point at which somebody acted", wholeNumber(50, 100_000), 1000)
    .option("--workers <n>", "number of worker threads; all processors by default", wholeNumber(0, 256))
    .action(async (session: string, options: ReportOptions) => (await import("./report.js")).report(session, options));
  program
    .command("diagram <scenario> [actor]")
    .description("statecharts of all actors or of one, as a picture or as text for Graphviz, Mermaid and XState")
    .addOption(
      new Option("--format <format>", "by default, chosen by the extension of --out, or svg").choices([
        "svg",
        "dot",
        "mermaid",
        "xstate",
      ]),
    )
    .option("--out <file>", "write to a file instead of stdout")
    .action(async (scenario: string, actor: string | undefined, options: DiagramOptions) =>
      (await import("./diagram.js")).diagram(scenario, actor, options),
    );
}

function addReplay(program: Command, finish: (code: number) => void): void {
  const replay = withFaceOptions(program.command("replay <code>"))
    .description("replay a code exactly; refused if the scenario is another edition")
    .option("--file <path>", "the scenario's file, if it is not in the library");
  // A code says all of it; those of version 0.2 did not.
  for (const option of [
    new Option("--run <n>").argParser(runNumber),
    new Option("--set <assumption=number>").argParser(setting),
    new Option("--days <n>").argParser(wholeNumber(1, 3660)),
    new Option("--historical"),
    new Option("--seat <actor...>"),
  ]) {
    replay.addOption(option.hideHelp());
  }
  replay.action(async (code: string, options: ReplayOptions) =>
    finish(await (await import("./replay.js")).replay(code, options)),
  );
}

const recordNumber = wholeNumber(0, Number.MAX_SAFE_INTEGER);

/** The commands for saved sessions. */
function addSessions(program: Command, finish: (code: number) => void): void {
  program
    .command("resume <session>")
    .description("continue a saved session; on a terminal, at the exercise desk")
    .addOption(new Option("--plain", "a transcript, one record per line").conflicts("json"))
    .option("--json", "one JSON record per line (NDJSON)")
    .option("--explain", "with --json: add an explanation to each record")
    .option("--inputs <file>", "play the inputs of a file, one JSON object per line, instead of playing to the end")
    .option("--timer <minutes>", "at the desk: minutes per turn, such as 7 or 0.5", minutes)
    .option("--screen-reader", "on a terminal: sentences instead of drawings")
    .action(async (file: string, options: ShowOptions) =>
      finish(await (await import("./resume.js")).resume(file, options)),
    );
  program
    .command("verify <session>")
    .description("verify a saved session: checksums, and that its replay gives the same records")
    .option("--export <file>", "write its sound lines to a new log")
    .option("--json", "as JSON")
    .action(async (file: string, options: VerifyOptions) =>
      finish((await import("./session-look.js")).verify(file, options)),
    );
  program
    .command("branch <session>")
    .description("create a branch of a saved session")
    .requiredOption("--name <name>", "name of the branch")
    .option(
      "--at <record>",
      "number of the record after which it starts; the end of the session by default",
      recordNumber,
    )
    .option("--out <file>", "write the branch to a copy instead of the session")
    .action(async (file: string, options: BranchOptions) =>
      finish((await import("./session-look.js")).branch(file, options)),
    );
}

function buildProgram(version: string, finish: (code: number) => void): Command {
  const program = new Command("faultline")
    .description("Plays political-military crises forward, seeded and step by step, and explains every outcome.")
    .version(version, "-V, --version")
    .helpOption("-h, --help", "show help")
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .addHelpText("after", "\nStart with the command `play`. A scenario is a name from `list`, or a .yaml file.");

  withFaceOptions(withRunOptions(program.command("play [scenario]")))
    .option("--run <n>", "number of the run within the seed, as in an ensemble", runNumber)
    .option("--seat <actor...>", "actors that people play: their orders do not happen by chance; repeatable")
    .option("--save <file>", "save the session: every input is on disk before its outcome is shown")
    .option("--inputs <file>", "play the inputs of a file, one JSON object per line, instead of playing to the end")
    .option("--timer <minutes>", "at the desk: minutes per turn, such as 7 or 0.5", minutes)
    .option("--follow <file>", "follow a session of another process as the table may see it (projector)")
    .description(
      "play a scenario; with --seat or --save on a terminal: the exercise desk; without a scenario: a start menu on a terminal, tavush-2020 in plain text elsewhere",
    )
    .action(async (scenario: string | undefined, options: PlayOptions) =>
      finish(await (await import("./play.js")).play(scenario, options)),
    );
  addReplay(program, finish);
  addSessions(program, finish);
  addAnalysis(program, finish);
  program
    .command("list")
    .description("list the scenarios of the library")
    .option("--json", "as JSON")
    .action(async (options: { json?: boolean }) => (await import("./look.js")).list(options));
  program
    .command("show <scenario>")
    .description("show the contents of a scenario: actors, postures, gauges, assumptions, variants")
    .option("--resolved", "print the whole file with imports merged, and the origin of each value")
    .option("--json", "the resolved scenario as JSON")
    .action(async (scenario: string, options: { resolved?: boolean; json?: boolean }) =>
      (await import("./look.js")).show(scenario, options),
    );
  program
    .command("validate <file...>")
    .description("check scenario files: every problem with its line, what was expected and what to try")
    .option("--strict", "count warnings as errors")
    .option("--json", "as JSON")
    .action(async (files: string[], options: { strict?: boolean; json?: boolean }) =>
      finish((await import("./validate.js")).validate(files, options)),
    );
  program
    .command("schema")
    .description("print the JSON Schema of scenario files, for editors")
    .action(async () => (await import("./look.js")).schema());
  program
    .command("evidence [scenario]")
    .description("print the evidence register: every claim, its source and paragraph, and what cites it")
    .option("--json", "as JSON")
    .action(async (scenario: string | undefined, options: { json?: boolean }) =>
      (await import("./look.js")).evidence(scenario, options),
    );
  addPageCommands(program);
  return program;
}

function addAnalysis(program: Command, finish: (code: number) => void): void {
  withEnsembleOptions(withRunOptions(program.command("run [scenario]")))
    .option("--from <session>", "play futures of a saved session, with new random draws")
    .option(
      "--at <record>",
      "with --from: number of the record after which they start; the end of the session by default",
      recordNumber,
    )
    .description("play many runs and estimate likelihoods, times and gauges")
    .option("--precision <width>", "play until no 95% interval of an ending is wider than this, such as 0.01", width)
    .option("--csv <file>", "write a row per run as CSV, in plain UTF-8 for programs")
    .option("--parquet <file>", "write a row per run as Parquet")
    .option("--events <file>", "write every public act of every run as lines of CAMEO-coded JSON")
    .action(async (scenario: string | undefined, options: EnsembleCommandOptions) =>
      finish(await (await import("./run.js")).run(scenario, options)),
    );
  withEnsembleOptions(withRunOptions(program.command("compare <first> [second]")))
    .description("compare two arms with the same random draws; an arm is a scenario, a file, or scenario:variant")
    .addHelpText("after", "\nWith one name, the second arm is the same scenario with --variant and --set.")
    .action(async (first: string, second: string | undefined, options: CompareOptions) =>
      finish(await (await import("./compare.js")).compare(first, second, options)),
    );
}

/** Runs one command line and returns its exit code. */
export async function runProgram(args: readonly string[], version: string): Promise<number> {
  let code = 0;
  const program = buildProgram(version, (finished) => {
    code = finished;
  });
  if (args.length === 0) {
    program.outputHelp();
    return code;
  }
  // What was typed is repeated in complaints; it is held until what makes it safe for a terminal has been loaded.
  let complaint = "";
  const writeErr = (text: string) => {
    complaint += text;
  };
  for (const command of [program, ...program.commands]) {
    command.exitOverride().showHelpAfterError("(--help shows how)").configureOutput({ writeErr });
  }
  try {
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    const { exitCodes, reportFailure } = await import("./failure.js");
    if (!(error instanceof CommanderError)) return reportFailure(error);
    if (complaint !== "") (await import("./output.js")).complainOf(args, complaint.trimEnd());
    return error.exitCode === 0 ? exitCodes.done : exitCodes.badInput;
  }
}
