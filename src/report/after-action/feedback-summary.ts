/**
 * What participants wrote on their feedback forms: how many agree how far with each sentence, and every answer in words.
 */
import { say } from "../../catalogue/index.js";
import { openQuestionInWords, sentenceInWords } from "../../exercise/index.js";
import { type Feedback, feedbackQuestions, feedbackSentences } from "../../session/index.js";
import { figure } from "../../text/index.js";
import { type Block, columns, em, heading, list, paragraph, type Row, type Text, table } from "../page/document.js";
import type { AfterAction } from "./after-action.js";

const scale = [1, 2, 3, 4, 5] as const;

/** The middle of some numbers; of an even count, halfway between the two in the middle. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

function sentenceRow(sentence: string, answers: readonly number[]): readonly Row[] {
  if (answers.length === 0) return [];
  const counts = scale.map((step) => String(answers.filter((answer) => answer === step).length));
  return [[sentence, ...counts, figure(medianOf(answers))]];
}

export function feedbackBlocks({ played }: AfterAction): readonly Block[] {
  const { model, state } = played.session;
  const forms = [...state.review.feedback.values()];
  const given = (read: (form: Feedback) => number | undefined) => forms.flatMap((form) => read(form) ?? []);
  const rows = [
    ...(model.scenario.exercise?.objectives ?? []).flatMap(({ id, label: objective }) =>
      sentenceRow(
        say("plan.agree-objectives", { objective }),
        given(({ objectives }) => objectives[id]),
      ),
    ),
    ...feedbackSentences.flatMap((one) =>
      sentenceRow(
        sentenceInWords(one),
        given(({ agree }) => agree[one]),
      ),
    ),
  ];
  return [
    heading(2, "feedback", say("review.feedback-heading")),
    paragraph(say("review.forms-collected", { n: forms.length })),
    ...(rows.length === 0
      ? []
      : [
          table(
            say("review.agreement-table-title"),
            columns([say("plan.sentence"), 54], ...scale.map((step) => [String(step), 7, "right"] as const), [
              say("review.median"),
              11,
              "right",
            ]),
            rows,
          ),
        ]),
    ...feedbackQuestions.flatMap((question): readonly Block[] => {
      const answers = forms.flatMap(({ part, words }): readonly Text[] => {
        const answer = words[question];
        return answer === undefined ? [] : [part === undefined ? [answer] : [answer, " ", em(`(${part})`)]];
      });
      return answers.length === 0
        ? []
        : [heading(3, `feedback-${question}`, openQuestionInWords(question)), list(answers)];
    }),
  ];
}
