/**
 * The review of an exercise as it stands in a session: the latest rating of each objective, and the latest of each observation,
 * improvement and form of feedback, by their names.
 */
import type {
  CapabilityElement,
  feedbackQuestions,
  feedbackSentences,
  keptWords,
  observationKinds,
  RatingLetter,
} from "./review-input.js";

interface Written {
  /** Line of the log that holds. */
  readonly sequence: number;
}

export interface Rating extends Written {
  readonly objective: string;
  readonly rating: RatingLetter;
  readonly reason?: string;
  readonly by?: string;
}

/** Where play stood when it was noted: at the record that it is about, when its note was taken, or when it was written. */
export interface Observation extends Written {
  readonly id: string;
  readonly kind: (typeof observationKinds)[number];
  readonly text: string;
  /** Line of the log of the note that it is made from. */
  readonly note?: number;
  readonly objective?: string;
  /** How the objective was performed in what was seen. */
  readonly rating?: RatingLetter;
  /** Actor whose seat it is about. */
  readonly seat?: string;
  /** Number of the record that it is about, on its branch at that time, and its headline. */
  readonly record?: number;
  readonly headline?: string;
  readonly analysis?: string;
  readonly recommendation?: string;
  readonly by?: string;
  readonly branch: string;
  /** Days since the start. */
  readonly time: number;
  /** Number of records of the branch at that time. */
  readonly count: number;
}

export interface Improvement extends Written {
  readonly id: string;
  readonly action: string;
  readonly who?: string;
  /** ISO date. */
  readonly due?: string;
  /** Id of the observation that it answers. */
  readonly observation?: string;
  readonly element?: CapabilityElement;
}

/** A form of feedback, with what was filled in: how far its writer agrees, from 1 to 5, and answers in words. */
export interface Feedback extends Written {
  readonly form: string;
  readonly part?: string;
  /** By the id of the plan's objective. */
  readonly objectives: { readonly [objective: string]: number };
  readonly agree: { readonly [sentence in (typeof feedbackSentences)[number]]?: number };
  readonly words: { readonly [question in (typeof feedbackQuestions)[number]]?: string };
}

/** Whether an agreement was kept, by whoever judged it. */
export interface AgreementKept extends Written {
  /** Line of the log of its proposal. */
  readonly proposal: number;
  readonly kept: (typeof keptWords)[number];
  readonly reason?: string;
  readonly by?: string;
}

/** By objective, id, form or the line of a proposal, in the order in which each came first. */
export interface Review {
  readonly ratings: ReadonlyMap<string, Rating>;
  readonly observations: ReadonlyMap<string, Observation>;
  readonly improvements: ReadonlyMap<string, Improvement>;
  readonly feedback: ReadonlyMap<string, Feedback>;
  readonly agreements: ReadonlyMap<string, AgreementKept>;
  /** Nobody has opened or closed it; open, for forms of feedback too; closed, so that nothing is added or changed. */
  readonly standing: "usual" | "open" | "closed";
  /** Where the exercise stood when it was opened last, whatever came after it; null where nobody has opened it. */
  readonly opened: OpenedAt | null;
}

export interface OpenedAt {
  readonly branch: string;
  /** Days since the start. */
  readonly time: number;
  /** Number of records of the branch. */
  readonly count: number;
}

export const emptyReview: Review = {
  ratings: new Map(),
  observations: new Map(),
  improvements: new Map(),
  feedback: new Map(),
  agreements: new Map(),
  standing: "usual",
  opened: null,
};
