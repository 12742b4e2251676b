/**
 * The commands and their options, and nothing of what they do: each loads its own part when it is called.
 */
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { BriefOptions } from "./brief.js";
import type { CompareOptions } from "./compare.js";
import type { DiagramOptions } from "./diagram.js";
import type { DocOptions } from "./doc.js";
import type { PlayOptions } from "./play.js";
import type { ReportOptions } from "./report.js";
import type { EnsembleCommandOptions } from "./run.js";
import type { BranchOptions, VerifyOptions } from "./session-look.js";
import type { ResumeOptions } from "./session-play.js";

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

/** The options that choose a run's dice and assumptions: shared by every command that plays. */
function withRunOptions(command: Command): Command {
  return command
    .option("--seed <text>", "the dice: the same seed plays the same crisis; drawn and shown unless given")
    .option("--variant <id>", "a named reading of the evidence (see `faultline show`)")
    .option("--set <assumption=number>", "another value for an assumption; repeatable", setting)
    .option("--days <n>", "play so many days instead of the scenario's own", wholeNumber(1, 3660))
    .option("--historical", "play the documents' calendar of injects too");
}

function withEnsembleOptions(command: Command): Command {
  return command
    .option("-n, --runs <n>", "how many runs", wholeNumber(1, 100_000_000), 10_000)
    .option("--workers <n>", "threads to play on; all processors unless told", wholeNumber(0, 256))
    .option("--json", "every figure, as JSON");
}

function withFaceOptions(command: Command): Command {
  return command
    .option("--run <n>", "replication of the seed, as in an ensemble", wholeNumber(0, Number.MAX_SAFE_INTEGER), 0)
    .addOption(
      new Option("--plain", "a transcript: one happening a line; used wherever there is no terminal").conflicts("json"),
    )
    .option("--json", "one JSON record a line (NDJSON)")
    .option("--seat <actor...>", "actors that people play: what they may order does not happen by chance; repeatable")
    .option("--explain", "with --json: add to each record why it happened")
    .option("--screen-reader", "on a terminal: plain running text, no drawing");
}

/** The commands that write a scenario down for people and for other tools. */
function addPageCommands(program: Command): void {
  program
    .command("doc <scenario>")
    .description("describe a scenario in full by the ODD protocol: every posture, transition, number and claim")
    .addOption(
      new Option(
        "--format <format>",
        "markdown, or one self-contained page; by the ending of --out unless given",
      ).choices(["markdown", "html"]),
    )
    .option("--out <file>", "write to a file instead of stdout")
    .action(async (scenario: string, options: DocOptions) => (await import("./doc.js")).doc(scenario, options));
  program
    .command("brief <scenario>")
    .description(
      "handouts for an exercise: situation manual, a brief for each seat, facilitator's guide, map and ladders",
    )
    .requiredOption("--out <folder>", "write the pages here, each as HTML to print and as Markdown")
    .option("--seat <actor...>", "brief these actors only; repeatable; without it, all that take orders")
    .option("--variant <id>", "a named reading of the evidence (see `faultline show`)")
    .action(async (scenario: string, options: BriefOptions) => (await import("./brief.js")).brief(scenario, options));
  program
    .command("report <session>")
    .description("after-action report of a kept session: one page to scrub through, print and discuss")
    .requiredOption("--out <file>", "write the page here (HTML)")
    .option("--markdown <file>", "the same as Markdown")
    .option("--csv <file>", "every record, one a row, in UTF-8 with the mark that spreadsheets go by")
    .option("--branch <name>", "report on this branch instead of the current one")
    .option("--runs <n>", "unsteered runs behind the bands", wholeNumber(100, 1_000_000), 2000)
    .option("--futures <n>", "futures of each moment at which somebody acted", wholeNumber(50, 100_000), 1000)
    .option("--workers <n>", "threads to play on; all processors unless told", wholeNumber(0, 256))
    .action(async (session: string, options: ReportOptions) => (await import("./report.js")).report(session, options));
  program
    .command("diagram <scenario> [actor]")
    .description("statecharts of all actors or of one: a picture, or text for Graphviz, Mermaid and XState")
    .addOption(
      new Option("--format <format>", "by the ending of --out unless given, else svg").choices([
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

const recordNumber = wholeNumber(0, Number.MAX_SAFE_INTEGER);

/** The commands that go on with kept sessions, check them and branch them. */
function addSessions(program: Command, finish: (code: number) => void): void {
  program
    .command("resume <session>")
    .description("go on with a kept session where it stands, and keep what follows; on a terminal, at the desk")
    .addOption(new Option("--plain", "a transcript: one happening a line").conflicts("json"))
    .option("--json", "one JSON record a line (NDJSON)")
    .option("--explain", "with --json: add to each record why it happened")
    .option("--inputs <file>", "play the inputs of a file, one JSON object a line, instead of playing to the end")
    .option("--timer <minutes>", "at the desk: the time that the seats have for a turn, such as 7 or 0.5", minutes)
    .option("--screen-reader", "on a terminal: plain running text, no drawing")
    .action(async (file: string, options: ResumeOptions) =>
      finish(await (await import("./session-play.js")).resume(file, options)),
    );
  program
    .command("verify <session>")
    .description("check a kept session: every line's checksum, and that it replays to the same records")
    .option("--export <file>", "write its good lines to a log of their own")
    .option("--json", "as JSON")
    .action(async (file: string, options: VerifyOptions) =>
      finish((await import("./session-look.js")).verify(file, options)),
    );
  program
    .command("branch <session>")
    .description("take another way from a moment of a kept session")
    .requiredOption("--name <name>", "what to call the branch")
    .option("--at <record>", "the record after which it leaves; where the session stands unless given", recordNumber)
    .option("--out <file>", "branch in a copy, and leave the session as it is")
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
    .addHelpText(
      "after",
      "\nStart with `faultline play`. A scenario is a name from `faultline list`, or a .yaml file.",
    );

  withFaceOptions(withRunOptions(program.command("play [scenario]")))
    .option("--save <file>", "keep the session: every input is on the disk before its outcome is shown")
    .option("--inputs <file>", "play the inputs of a file, one JSON object a line, instead of playing to the end")
    .option("--timer <minutes>", "at the desk: the time that the seats have for a turn, such as 7 or 0.5", minutes)
    .option("--follow <file>", "show a session kept elsewhere as the table may see it, live")
    .description(
      "play a scenario; with --seat or --save on a terminal: the exercise desk; without a scenario: a start menu on a terminal, tavush-2020 in plain text elsewhere",
    )
    .action(async (scenario: string | undefined, options: PlayOptions) =>
      finish(await (await import("./play.js")).play(scenario, options)),
    );
  withFaceOptions(program.command("replay <code>"))
    .description("play a replay code again, bit for bit; refuses if the scenario at hand is another edition")
    .option("--file <path>", "the scenario's file, where it is not in the library")
    .action(async (code: string, options: PlayOptions & { file?: string }) =>
      finish(await (await import("./replay.js")).replay(code, options)),
    );
  addSessions(program, finish);
  addAnalysis(program, finish);
  program
    .command("list")
    .description("the scenarios of the library")
    .option("--json", "as JSON")
    .action(async (options: { json?: boolean }) => (await import("./look.js")).list(options));
  program
    .command("show <scenario>")
    .description("what a scenario holds: actors, postures, gauges, assumptions, variants")
    .option("--resolved", "the whole file with imports merged, and where each value came from")
    .option("--json", "the resolved scenario as JSON")
    .action(async (scenario: string, options: { resolved?: boolean; json?: boolean }) =>
      (await import("./look.js")).show(scenario, options),
    );
  program
    .command("validate <file...>")
    .description("check scenario files: every mistake with its line, what was expected, what to try")
    .option("--strict", "warnings count as mistakes")
    .option("--json", "as JSON")
    .action(async (files: string[], options: { strict?: boolean; json?: boolean }) =>
      finish((await import("./validate.js")).validate(files, options)),
    );
  program
    .command("schema")
    .description("the JSON Schema of scenario files, for editors")
    .action(async () => (await import("./look.js")).schema());
  program
    .command("evidence [scenario]")
    .description("the evidence register: every claim, its source and paragraph, and what rests on it")
    .option("--json", "as JSON")
    .action(async (scenario: string | undefined, options: { json?: boolean }) =>
      (await import("./look.js")).evidence(scenario, options),
    );
  addPageCommands(program);
  return program;
}

function addAnalysis(program: Command, finish: (code: number) => void): void {
  withEnsembleOptions(withRunOptions(program.command("run [scenario]")))
    .option("--from <session>", "play the futures of a kept session, with fresh dice from a moment of it")
    .option(
      "--at <record>",
      "with --from: the record after which they start; where it stands unless given",
      recordNumber,
    )
    .description("play many runs: how likely, how soon, how sure")
    .option("--precision <width>", "play until the widest 95% interval of the endings is so wide, such as 0.01", width)
    .option("--csv <file>", "one row a run, in plain UTF-8 for programs")
    .option("--parquet <file>", "one row a run")
    .option("--events <file>", "every public act of every run, as lines of CAMEO-coded JSON")
    .action(async (scenario: string | undefined, options: EnsembleCommandOptions) =>
      finish(await (await import("./run.js")).run(scenario, options)),
    );
  withEnsembleOptions(withRunOptions(program.command("compare <first> [second]")))
    .description("play two arms with the same dice; an arm is a scenario, a file, or scenario:variant")
    .addHelpText("after", "\nWith one name, the second arm is the same scenario with --variant and --set.")
    .action(async (first: string, second: string | undefined, options: CompareOptions) =>
      finish(await (await import("./compare.js")).compare(first, second, options)),
    );
}

/** Runs one command line and answers with its exit code. */
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
    if (complaint !== "") (await import("./output.js")).complain(complaint.trimEnd());
    return error.exitCode === 0 ? exitCodes.done : exitCodes.badInput;
  }
}
