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

/** Writes what went wrong to stderr and answers with the exit code. */
export function reportFailure(error: unknown): number {
  if (error instanceof ScenarioError) {
    complain(formatProblems(error.problems));
    return error.inPlay ? exitCodes.broke : exitCodes.badInput;
  }
  if (error instanceof UsageError || error instanceof SessionError) {
    complainInWords(error.message);
    // Not by its class, which would load sessions for every failure.
    const { hint, command } = error as UsageError | SessionFault;
    const remedy = [hint, command && paste(command)].filter((text) => text !== undefined).join(": ");
    if (remedy !== "") complain(`  ${escapeLine(remedy)}`);
    return exitCodes.badInput;
  }
  if (error instanceof WriteFailure) {
    complainInWords(error.message);
    return exitCodes.broke;
  }
  if (error instanceof Error && error.name === "QueueFault") {
    complainInWords(error.message);
    const { hint } = error as QueueFault;
    if (hint !== undefined) complain(`  ${escapeLine(hint)}`);
    return exitCodes.broke;
  }
  if (error instanceof Error && error.name === "RunFailure") {
    complainInWords(error.message);
    const { alone = [] } = error as RunFailure & Alone;
    if (alone.length > 0) complain(`  ${say("cli.run-alone")}`);
    for (const command of alone) complain(`  ${paste(command)}`);
    return exitCodes.broke;
  }
  complainInWords(say("cli.our-mistake"));
  complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.broke;
}
