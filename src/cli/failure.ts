/**
 * Failures worded for whoever caused them, and the exit code each deserves.
 */
import type { RunFailure } from "../analysis/index.js";
import { ScenarioError, SessionError } from "../engine/index.js";
import { escapeLine, formatProblems } from "../scenarios/index.js";
import type { SessionFault } from "../session/index.js";
import { complain } from "./output.js";

/** The user's mistake on the command line. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  /** What to try. */
  readonly hint: string | undefined;
  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}

/** A file or stream that took no more: a full disk, a reader that has gone. The command was right, the run broke. */
export class WriteFailure extends Error {
  override readonly name = "WriteFailure";
}

export const exitCodes = { done: 0, broke: 1, badInput: 2, interrupted: 130 } as const;

/** Writes what went wrong to stderr and answers with the exit code. */
export function reportFailure(error: unknown): number {
  if (error instanceof ScenarioError) {
    complain(formatProblems(error.problems));
    return error.inPlay ? exitCodes.broke : exitCodes.badInput;
  }
  if (error instanceof UsageError || error instanceof SessionError) {
    complain(`faultline: ${escapeLine(error.message)}`);
    // Not by its class, which would load sessions for every failure.
    const { hint } = error as UsageError | SessionFault;
    if (hint !== undefined) complain(`  ${escapeLine(hint)}`);
    return exitCodes.badInput;
  }
  if (error instanceof WriteFailure) {
    complain(`faultline: ${escapeLine(error.message)}`);
    return exitCodes.broke;
  }
  if (error instanceof Error && error.name === "RunFailure") {
    complain(`faultline: ${escapeLine(error.message)}`);
    const { seed, run } = error as RunFailure;
    complain(
      `  play it alone, with the same scenario and settings, to see where: faultline play … --seed ${seed} --run ${run}`,
    );
    return exitCodes.broke;
  }
  complain("faultline: this is our mistake, not yours. Please report it with the command you ran and what follows:");
  complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return exitCodes.broke;
}
