/**
 * Commands that a person may paste: every one that any face offers is built here, complete, and quoted for a POSIX
 * shell. What is printed is ASCII or text that can be seen where it is printed, so that printing never changes it.
 */
import { isPrintable } from "../engine/index.js";
import { numeral } from "./numeral.js";
import { type RunIdentity, replayCode } from "./replay-code.js";
import type { WhatIf } from "./what-if-code.js";

/** A command word by word, without the program's name and not quoted. */
export type Command = readonly string[];

/** Writes a command for pasting. */
export type Paste = (command: Command) => string;

/** Whether a character is shown as itself. */
type Shows = (character: string) => boolean;

/**
 * Writes commands for a program that is called by this name: `faultline` where it is installed, else `npx faultline`.
 * Characters that the terminal can't show are written as escapes, which a shell turns back into them.
 */
export function pasteAs(program: string, shows: Shows = () => true): Paste {
  return (command) => [program, ...command.map((word) => quotedFor(word, shows))].join(" ");
}

/** Variation selectors: printable, but shown as escapes where they stand alone. */
const isSelector = (character: string) => /[\ufe00-\ufe0f]/.test(character);

/** A word that the shell takes for one, whatever is in it. */
export function quoted(word: string): string {
  return quotedFor(word, () => true);
}

function quotedFor(word: string, shows: Shows): string {
  if (/^[A-Za-z0-9_@%+:,./-][A-Za-z0-9_@%+=:,./-]*$/.test(word)) return word;
  const characters = Array.from(word);
  if (characters.every((one) => isPrintable(one.codePointAt(0) as number) && !isSelector(one) && shows(one))) {
    return `'${word.replaceAll("'", "'\\''")}'`;
  }
  // As octal bytes, but for what neither printf nor a shell reads in any way of its own.
  const escaped = Array.from(Buffer.from(word), (byte, place) => {
    const character = String.fromCharCode(byte);
    const plain = place === 0 ? /[A-Za-z0-9./]/ : /[A-Za-z0-9_@+=:,./ -]/;
    return plain.test(character) ? character : `\\${byte.toString(8).padStart(3, "0")}`;
  });
  // A command's output loses the line feeds that it ends in; not every shell has $'…'.
  return word.endsWith("\n") ? `$'${escaped.join("")}'` : `"$(printf '${escaped.join("")}')"`;
}

/** A file's name where a command expects one, and not an option. */
function fileWord(file: string): string {
  return file.startsWith("-") ? `./${file}` : file;
}

/** An option with its value, which may look like another option. */
function option(name: string, value: string | number): Command {
  return String(value).startsWith("-") ? [`--${name}=${value}`] : [`--${name}`, String(value)];
}

/** A run, and how its scenario is named: an id of the library or a file. */
export interface NamedRun extends RunIdentity {
  readonly name: string;
}

/** What it takes to play a run here: the scenario is the one that the name finds. */
export type PlayedRun = Omit<NamedRun, "scenario" | "scenarioHash">;

/** What every run of a study is played with. */
type PlayedStudy = Omit<PlayedRun, "run" | "seats">;

function studyOptions({ seed, variant, set, days }: PlayedStudy): Command {
  return [
    ...option("seed", seed),
    ...(variant === null ? [] : option("variant", variant)),
    ...Object.entries(set).flatMap(([id, value]) => option("set", `${id}=${numeral(value)}`)),
    ...(days === null ? [] : option("days", days)),
  ];
}

/** Splits the runs of a study on their way to an outcome. */
export function rareCommand(study: PlayedStudy, outcome: string): Command {
  return ["rare", fileWord(study.name), outcome, ...studyOptions(study), ...(study.historical ? ["--historical"] : [])];
}

/** Plays a run by its settings, to its end or along a file of inputs. */
export function playCommand({ run, seats, ...study }: PlayedRun, inputs?: string): Command {
  return [
    "play",
    fileWord(study.name),
    ...studyOptions(study),
    ...(run === 0 ? [] : option("run", run)),
    ...(study.historical ? ["--historical"] : []),
    ...seats.flatMap((seat) => option("seat", seat)),
    ...(inputs === undefined ? [] : option("inputs", inputs)),
  ];
}

/** Says what is wrong with a file. */
export function validateCommand(file: string): Command {
  return ["validate", fileWord(file)];
}

export const schemaCommand: Command = ["schema"];

/** How a scenario is named, and in which variant. */
export interface NamedReading {
  readonly name: string;
  readonly variant: string | null;
}

/** Begins an exercise that is kept in `exercise.log`. */
export function exerciseCommand(
  { name, variant }: NamedReading,
  seats: readonly string[],
  more: Command = [],
): Command {
  return [
    "play",
    fileWord(name),
    ...(variant === null ? [] : option("variant", variant)),
    ...seats.flatMap((seat) => option("seat", seat)),
    ...more,
    ...option("save", exerciseLog),
  ];
}

/** The file that an exercise is kept in where nobody has named one yet. */
export const exerciseLog = "exercise.log";

export function ensembleCommand({ name, variant }: NamedReading): Command {
  return ["run", fileWord(name), ...(variant === null ? [] : option("variant", variant))];
}

/** Plays a run by its code. A scenario that is not of the library is named by its file. */
export function replayCommand(run: NamedRun): Command {
  return ["replay", replayCode(run), ...(run.name === run.scenario ? [] : option("file", run.name))];
}

/** Adds a file to the review of a session. */
export function reviewCommand(session: string, file: string): Command {
  return ["review", fileWord(session), "--add", fileWord(file)];
}

/** Plays a run again with one thing changed; without a change, shows where it was decided. */
export function whatIfCommand(run: NamedRun, whatIf: WhatIf | null): Command {
  return ["whatif", replayCode(run, whatIf), ...(run.name === run.scenario ? [] : option("file", run.name))];
}

export function resumeCommand(session: string): Command {
  return ["resume", fileWord(session)];
}

/** Hosts a scenario or a session's log. */
export function hostCommand(named: string): Command {
  return ["host", fileWord(named)];
}

export function followCommand(session: string): Command {
  return ["play", ...option("follow", session)];
}

/** Writes the good lines of a damaged session to a log beside it. */
export function rescueCommand(session: string): Command {
  return ["verify", fileWord(session), ...option("export", `${session}.good`)];
}

export function reportCommand(session: string): Command {
  return ["report", fileWord(session), ...option("out", "report.html")];
}

/** How to come back to a session, where it is kept. */
export function keepingCommands(session: string | null): readonly Command[] {
  if (session === null) return [];
  return [resumeCommand(session), ["verify", fileWord(session)], reportCommand(session)];
}
