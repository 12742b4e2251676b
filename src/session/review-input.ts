/**
 * Inputs of the review after an exercise: ratings of objectives, observations, the improvement plan, and forms of feedback. A
 * later one of the same name takes the place of an earlier; `withdrawn` takes it back. They change nothing that is played. While
 * the review is closed there are none.
 */
import { z } from "zod";
import { say } from "../catalogue/index.js";
import { isoDate } from "../engine/scenario.js";
import { id, seq, words } from "./input-parts.js";

/** Ratings after HSEEP: performed without challenges, with some, with major ones; unable to be performed. */
export const ratingLetters = ["P", "S", "M", "U"] as const;
export type RatingLetter = (typeof ratingLetters)[number];

/** Elements of a capability, after HSEEP, that an improvement is about. */
export const capabilityElements = ["planning", "organization", "equipment", "training", "exercise"] as const;
export type CapabilityElement = (typeof capabilityElements)[number];

/** What was seen: a strength, an area for improvement, or a note of which nobody has said yet which of the two it is. */
export const observationKinds = ["strength", "improvement", "note"] as const;

/** What became of an agreement: it was kept, in part, or broken. */
export const keptWords = ["kept", "in-part", "broken"] as const;

/** Sentences of the feedback form besides those on the objectives, and its open questions. */
export const feedbackSentences = ["situation", "brief", "time", "desk", "again"] as const;
export const feedbackQuestions = ["strength", "improve", "missing", "change"] as const;

const name = words(200);
const text = words(4000);
/** From 1, not at all, to 5, fully. */
const agreement = z.int().min(1).max(5);
const withdrawn = z.literal(true);

const each = <Name extends string, Value extends z.ZodType>(names: readonly Name[], value: Value) =>
  z.strictObject(
    Object.fromEntries(names.map((one) => [one, value.exactOptional()])) as {
      [one in Name]: z.ZodExactOptional<Value>;
    },
  );

export const reviewKinds = [
  /** How an objective was performed; `by` is who rates it. */
  z.strictObject({
    type: z.literal("rating"),
    objective: name,
    rating: z.enum(ratingLetters),
    reason: words(1000).exactOptional(),
    by: name.exactOptional(),
  }),
  z.strictObject({ type: z.literal("rating"), objective: name, withdrawn }),
  /**
   * What was seen; `note` is the line of the log of a note that it is made from, `rating` how `objective` was performed in it, `seat`
   * the actor of the seat that it is about, `record` the number of the record of this branch that it is about.
   */
  z.strictObject({
    type: z.literal("observation"),
    id,
    kind: z.enum(observationKinds),
    text: text.exactOptional(),
    note: seq.exactOptional(),
    objective: name.exactOptional(),
    rating: z.enum(ratingLetters).exactOptional(),
    seat: id.exactOptional(),
    record: seq.exactOptional(),
    analysis: text.exactOptional(),
    recommendation: text.exactOptional(),
    by: name.exactOptional(),
  }),
  z.strictObject({ type: z.literal("observation"), id, withdrawn }),
  /** What is to be done, by whom, until when, about which observation. */
  z.strictObject({
    type: z.literal("improvement"),
    id,
    action: words(1000),
    who: name.exactOptional(),
    due: isoDate.exactOptional(),
    observation: id.exactOptional(),
    element: z.enum(capabilityElements, say("review.wants-element")).exactOptional(),
  }),
  z.strictObject({ type: z.literal("improvement"), id, withdrawn }),
  /** Whether an agreement was kept; `proposal` is its number on the branch. */
  z.strictObject({
    type: z.literal("agreement"),
    proposal: z.int().min(1).max(1_000_000),
    kept: z.enum(keptWords),
    reason: words(1000).exactOptional(),
    by: name.exactOptional(),
  }),
  z.strictObject({ type: z.literal("agreement"), proposal: z.int().min(1).max(1_000_000), withdrawn }),
  /** A participant's form; `objectives` are those of the plan, by id. */
  z.strictObject({
    type: z.literal("feedback"),
    form: id,
    part: name.exactOptional(),
    objectives: z.record(id, agreement).exactOptional(),
    agree: each(feedbackSentences, agreement).exactOptional(),
    words: each(feedbackQuestions, text).exactOptional(),
  }),
  z.strictObject({ type: z.literal("feedback"), form: id, withdrawn }),
  /** Opens the review, forms of feedback too, before the run has ended; or closes it, so that nothing is added or changed. */
  z.strictObject({ type: z.literal("review"), do: z.enum(["open", "close"]) }),
] as const;

/** An input of the review. */
export type ReviewInput = z.infer<(typeof reviewKinds)[number]>;

const types: ReadonlySet<string> = new Set(reviewKinds.map(({ shape }) => shape.type.value));

/** Whether an input belongs to the review. */
export function isReviewInput<Some extends { readonly type: string }>(
  input: Some,
): input is Extract<Some, { type: ReviewInput["type"] }> {
  return types.has(input.type);
}
