/**
 * Kinds of failure, by whose mistake it is; the command line chooses its exit code by them.
 */

/** A place in a scenario file; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One problem of a scenario, worded for its author. */
export interface Problem {
  readonly severity: "error" | "warning";
  /** Where, if the scenario came from a file. */
  readonly place?: Place;
  /** Path inside the scenario, such as `actors.russia.postures.mediation.initial`. */
  readonly path: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
  readonly found?: string | undefined;
  readonly expected?: string | undefined;
  /** What to try: the nearest valid name, the usual correction. */
  readonly hint?: string | undefined;
}

/** The scenario author's mistake, with every problem found. */
export class ScenarioError extends Error {
  override readonly name = "ScenarioError";
  readonly problems: readonly Problem[];
  /** Whether it came to light only in play: the scenario was sound when it was loaded, and this run of it broke. */
  readonly inPlay: boolean;
  constructor(problems: readonly Problem[], { inPlay = false } = {}) {
    super(problems.map((problem) => `${problem.path}: ${problem.message}`).join("\n"));
    this.problems = problems;
    this.inPlay = inPlay;
  }
}

/** An act of a seat or the facilitator that is not legal now. Returned, not thrown. */
export interface OrderError {
  readonly kind: "order-error";
  readonly message: string;
  readonly hint?: string;
  /** Where time alone may have made the act illegal: why, for whoever words it for a reader. */
  readonly reason?: Reason;
}

/** Why an act that was legal may be so no longer. */
export type Reason =
  | { readonly why: "run-ended" }
  /** The path of the transition that was ordered. */
  | { readonly why: "not-possible"; readonly transition: string };

/** Tells a refusal, which is returned and changes nothing, from any other answer. */
export function isRefusal(value: object): value is OrderError {
  return "kind" in value && value.kind === "order-error";
}

export function refusal(message: string, hint?: string, reason?: Reason): OrderError {
  return {
    kind: "order-error",
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(reason === undefined ? {} : { reason }),
  };
}

export const runHasEnded = refusal("the run has ended", "rewind to a time before its end, or branch from one", {
  why: "run-ended",
});

/** A saved world or session log is damaged or belongs to another scenario. */
export class SessionError extends Error {
  override readonly name = "SessionError";
}

/** A bug of the engine: a violated invariant. */
export class BugError extends Error {
  override readonly name = "BugError";
}
