/**
 * The one way to stdout for data, and to stderr for diagnostics. Nothing in either can act on a terminal: JSON leaves as
 * ASCII, all else with escapes. File names and what is typed on a command line are text from anywhere too.
 */
import { escapeLine, shownOn } from "../scenarios/light.js";

function asciiOnly(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** One line of JSON, every character beyond printable ASCII escaped. */
export function jsonLine(value: unknown): string {
  return asciiOnly(JSON.stringify(value));
}

/** Indented JSON, escaped alike. */
export function jsonPage(value: unknown): string {
  return asciiOnly(JSON.stringify(value, null, 2));
}

/** Writes text to stdout as it is, line ends included. */
export function printRaw(text: string): void {
  process.stdout.write(shownOn(process.stdout, text));
}

/** Writes a line, or lines, to stdout. */
export function print(line: string): void {
  printRaw(`${line}\n`);
}

/** Writes a line, or lines, to stderr. */
export function complain(line: string): void {
  process.stderr.write(shownOn(process.stderr, `${line}\n`));
}

/** Says what is wrong, which may repeat text from anywhere, after the program's name. */
export function complainInWords(message: string): void {
  complain(`faultline: ${escapeLine(message)}`);
}

/** A complaint that repeats words of a command line: a line feed in one must not look like the end of what is said. */
export function complainOf(args: readonly string[], complaint: string): void {
  const broken = args.filter((word) => word.includes("\n"));
  complain(broken.reduce((text, word) => text.replaceAll(word, escapeLine(word)), complaint));
}

/** Whether what is printed reaches nobody any more: its reader has gone, or the disk under it is full. */
export function isOutputLost(): boolean {
  return process.stdout.errored !== null;
}
