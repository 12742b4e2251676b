/**
 * The kinds of failure, by whose mistake it was, so that a face can word and exit accordingly.
 */

/** A place in a scenario file; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One thing wrong with a scenario, worded for its author. */
export interface Problem {
  readonly severity: "error" | "warning";
  /** Where, if the scenario came from a file. */
  readonly place?: Place;
  /** Path inside the scenario, such as `actors.russia.postures.mediation.initial`. */
  readonly path: string;
  /** What is wrong, in one sentence. */
  readonly message: string;
  readonly found?: string;
  readonly expected?: string;
  /** What to try: the nearest valid name, the usual mend. */
  readonly hint?: string;
}

/** The scenario author's mistake. Carries every problem found, not only the first. */
export class ScenarioError extends Error {
  override readonly name = "ScenarioError";
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.path}: ${problem.message}`).join("\n"));
    this.problems = problems;
  }
}

/** A seat's or facilitator's order that is not legal now. Returned, not thrown. */
export interface OrderError {
  readonly kind: "order-error";
  readonly message: string;
  readonly hint?: string;
}

/** A saved world or session log that is damaged, or belongs to another scenario. */
export class SessionError extends Error {
  override readonly name = "SessionError";
}

/** Our own mistake: a state the engine promised could not be. */
export class BugError extends Error {
  override readonly name = "BugError";
}
