/**
 * Failures worded for whoever caused them, and the exit code each deserves.
 */

import type { RunFailure } from "../analysis/index.js";
import { say } from "../catalogue/index.js";
import { ScenarioError, SessionError } from "../engine/index.js";
import type { QueueFault } from "../queue/index.js";
import { escapeLine, formatProblems, nearestName } from "../scenarios/light.js";
import type { SessionFault } from "../session/index.js";
import { type Command, type PlayedRun, playCommand } from "../text/index.js";
import { complain, complainInWords } from "./output.js";
import { paste } from "./started.js";

/** The user's mistake on the command line. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  /** What to try, in words and as a command. */
  readonly hint: string | undefined;
  readonly command: Command | undefined;
  constructor(message: string, hint?: string, command?: Command) {
    super(message);
    this.hint = hint;
    this.command = command;
  }
}

/** The hint after a name that is not among those there are. */
export function whatItHas(known: readonly string[], wrong: string): string {
  const nearest = nearestName(wrong, known);
  return say("cli.it-has", { isNear: nearest !== undefined, nearest: nearest ?? "", known: known.join(", ") });
}

/** A file or stream that took no more: a full disk, a reader that has gone. The command was right, the run broke. */
export class WriteFailure extends Error {
  override readonly name = "WriteFailure";
}

interface Alone {
  alone?: readonly Command[];
}

/** A failure of an ensemble, with the commands that play the run that broke alone, one for each arm that may have. */
export function withAlone(failure: unknown, arms: readonly PlayedRun[]): unknown {
  if (!(failure instanceof Error) || failure.name !== "RunFailure") return failure;
  const { seed, run } = failure as RunFailure;
  (failure as RunFailure & Alone).alone = arms.map((arm) => playCommand({ ...arm, seed, run }));
  return failure;
}

export const exitCodes = { done: 0, broke: 1, badInput: 2, interrupted: 130 } as const;

/** What went wrong, what to try below it, and the exit code that it deserves. */
export interface Told {
  readonly message: string;
  readonly remedies: readonly string[];
  readonly code: number;
}

/** A failure in words; null for a mistake in the program itself, and for mistakes in scenario files, which have lines of their own. */
export function failureInWords(error: unknown): Told | null {
  if (error instanceof ScenarioError || !(error instanceof Error)) return null;
  const told = (code: number, ...remedies: readonly string[]) => ({ message: error.message, remedies, code });
  if (error instanceof UsageError || error instanceof SessionError) {
    // Not by its class, which would load sessions for every failure.
    const { hint, command } = error as UsageError | SessionFault;
    const remedy = [hint, command && paste(command)].filter((text) => text !== undefined).join(": ");
    return told(exitCodes.badInput, ...(remedy === "" ? [] : [escapeLine(remedy)]));
  }
  if (error instanceof WriteFailure) return told(exitCodes.broke);
  if (error.name === "QueueFault") {
    const { hint } = error as QueueFault;
    return told(exitCodes.broke, ...(hint === undefined ? [] : [escapeLine(hint)]));
  }
  if (error.name === "RunFailure") {
    const { alone = [] } = error as RunFailure & Alone;
    return told(exitCodes.broke, ...(alone.length > 0 ? [say("cli.run-alone")] : []), ...alone.map(paste));
  }
  return null;
}

/** Writes what went wrong to stderr and answers with the exit code. */
export function reportFailure(error: unknown): number {
  if (error instanceof ScenarioError) {
    complain(formatProblems(error.problems));
    return error.inPlay ? exitCodes.broke : exitCodes.badInput;
  }
  const told = failureInWords(error);
  if (told !== null) {
    complainInWords(told.message);
    for (const remedy of told.remedies) complain(`  ${remedy}`);
    return told.code;
  }
  complainInWords(say("cli.our-mistake"));
  complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.broke;
}
