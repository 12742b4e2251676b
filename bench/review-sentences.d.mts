import type * as engine from "../src/engine/index.js";
import type * as session from "../src/session/index.js";
import type * as visibility from "../src/visibility/index.js";

export interface Reviewed {
  readonly session: session.Session;
}

export function reviewedExercise(
  doors: { readonly engine: typeof engine; readonly session: typeof session },
  library: readonly engine.Scenario[],
  seed: number,
): Reviewed;

/** Named as in the report's modules. */
export type ReviewParts = Readonly<
  Record<
    | "agreementBlocks"
    | "messageBlocks"
    | "momentBlocks"
    | "createLookup"
    | "deliveredIn"
    | "eventBlocks"
    | "feedbackBlocks"
    | "improvementBlocks"
    | "noteBlocks"
    | "objectiveBlocks"
    | "overviewBlocks"
    | "playedOn"
    | "recordTable"
    | "timeBlocks"
    | "wayBlocks"
    | "whoKnewBlocks",
    unknown
  >
>;

export function reviewBlocks(parts: ReviewParts, session: session.Session): readonly object[];

export function falseReviewSentences(told: {
  readonly visibility: typeof visibility;
  readonly made: Reviewed;
  readonly blocks: readonly object[];
  readonly seen?: Record<string, number>;
}): readonly string[];
