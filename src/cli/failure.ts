/**
 * Failures worded for whoever caused them, and the exit code each deserves.
 */
import type { RunFailure } from "../analysis/index.js";
import { ScenarioError, SessionError } from "../engine/index.js";
import { escapeText, formatProblems } from "../scenarios/index.js";
import type { SessionFault } from "../session/index.js";

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

export const exitCodes = { done: 0, broke: 1, badInput: 2, interrupted: 130 } as const;

/** Writes what went wrong to stderr and answers with the exit code. */
export function reportFailure(error: unknown): number {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  if (error instanceof ScenarioError) {
    say(formatProblems(error.problems));
    return exitCodes.badInput;
  }
  if (error instanceof UsageError || error instanceof SessionError) {
    say(`faultline: ${escapeText(error.message)}`);
    // Not by its class, which would load sessions for every failure.
    const { hint } = error as UsageError | SessionFault;
    if (hint !== undefined) say(`  ${escapeText(hint)}`);
    return exitCodes.badInput;
  }
  if (error instanceof Error && error.name === "RunFailure") {
    say(`faultline: ${escapeText(error.message)}`);
    const { seed, run } = error as RunFailure;
    say(
      `  play it alone, with the same scenario and settings, to see where: faultline play … --seed ${seed} --run ${run}`,
    );
    return exitCodes.broke;
  }
  say("faultline: this is our mistake, not yours. Please report it with the command you ran and what follows:");
  say(escapeText(error instanceof Error ? (error.stack ?? error.message) : String(error)));
  return exitCodes.broke;
}
