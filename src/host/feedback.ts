/**
 * The feedback form at the end, on the page of everybody who took part: once the run has ended, or the white cell has opened the review, and until
 * it is closed. A form is known by a name that its device draws and nobody else is told, and bears no person's name. What is answered is on no page: several
 * people share a seat's.
 */
import { z } from "zod";
import { say } from "../catalogue/index.js";
import type { Model, OrderError } from "../engine/index.js";
import { openQuestionInWords, sentenceInWords } from "../exercise/index.js";
import {
  type Feedback,
  feedbackQuestions,
  feedbackSentences,
  headOf,
  type Input,
  type Session,
  type SessionState,
} from "../session/index.js";
import { createLookup } from "../text/index.js";
import { begunOf } from "./hosted.js";
import type { FeedbackForm } from "./page.js";
import { id, notOnPage, reading } from "./reading.js";
import type { Role } from "./roles.js";

const form = z.string().regex(/^[a-z0-9]{16}$/);
const mark = z.int().min(1).max(5);

const answersSchema = z.strictObject({
  act: z.literal("feedback"),
  form,
  /** Whether it is to say in which part its writer was there. */
  part: z.literal(true).exactOptional(),
  objectives: z.record(id, mark).exactOptional(),
  agree: z.partialRecord(z.enum(feedbackSentences), mark).exactOptional(),
  words: z.partialRecord(z.enum(feedbackQuestions), z.string().min(1).max(4000)).exactOptional(),
});

export type Answers = z.infer<typeof answersSchema>;

export const readAnswers = reading<Answers>(answersSchema);

/** What somebody of a role took part as; empty for who is asked for nothing. */
function partOf({ scenario }: Model, role: Role): string {
  if (role.kind === "seat") return createLookup(scenario).actorLabel(role.seat);
  if (role.kind === "evaluator") return say("host.part-evaluator");
  return role.kind === "table" ? say("host.part-observer") : "";
}

function isAsked(state: SessionState): boolean {
  const { standing } = state.review;
  return standing === "open" || (standing === "usual" && headOf(state).world.ended);
}

/** Null where nobody of this role is asked now. */
export function feedbackFor(model: Model, state: SessionState, role: Role): FeedbackForm | null {
  const part = partOf(model, role);
  if (part === "" || !isAsked(state)) return null;
  const { objectives = [] } = model.scenario.exercise ?? {};
  return {
    begun: begunOf(state),
    part,
    objectives: objectives.map(({ id: name, label: objective }) => ({
      name,
      sentence: say("plan.agree-objectives", { objective }),
    })),
    agree: feedbackSentences.map((name) => ({ name, sentence: sentenceInWords(name) })),
    words: feedbackQuestions.map((name) => ({ name, sentence: openQuestionInWords(name) })),
  };
}

/** The input of somebody who hands a form in; "done" where it is there so already; or why it can't be. */
export function inputOfAnswers({ model, state }: Session, role: Role, answers: Answers): Input | OrderError | "done" {
  const part = partOf(model, role);
  if (part === "" || !isAsked(state)) return notOnPage();
  const { act: _act, form: drawn, part: tells, ...given } = answers;
  const input = { type: "feedback", form: `web-${drawn}`, ...(tells === true ? { part } : {}), ...given } as const;
  return isSame(state.review.feedback.get(input.form), input) ? "done" : (input as Input);
}

const inOrder = (answered: object = {}) =>
  JSON.stringify(Object.entries(answered).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Whether it stands there so already: then it was sent again, because its answer was lost. */
function isSame(
  there: Feedback | undefined,
  input: Omit<Answers, "act" | "part"> & { readonly part?: string },
): boolean {
  return (
    there !== undefined &&
    there.part === input.part &&
    (["objectives", "agree", "words"] as const).every((one) => inOrder(there[one]) === inOrder(input[one]))
  );
}
