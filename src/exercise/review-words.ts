/**
 * The words of a review: what its ratings are called and mean, and the sentences and questions of the feedback form. Handouts, reports,
 * tables, the desk and hosted pages ask in the same words.
 */
import { say } from "../catalogue/index.js";
import type { feedbackQuestions, feedbackSentences, RatingLetter } from "../session/index.js";

const ratings = {
  P: ["plan.rated-p", "plan.means-p"],
  S: ["plan.rated-s", "plan.means-s"],
  M: ["plan.rated-m", "plan.means-m"],
  U: ["plan.rated-u", "plan.means-u"],
} as const;

/** What a rating is called, and what it means. */
export function ratingInWords(letter: RatingLetter): { readonly label: string; readonly means: string } {
  const [label, means] = ratings[letter];
  return { label: say(label), means: say(means) };
}

const sentences = {
  situation: "plan.agree-situation",
  brief: "plan.agree-brief",
  time: "plan.agree-time",
  desk: "plan.agree-desk",
  again: "plan.agree-again",
} as const;

const questions = {
  strength: "plan.ask-strength",
  improve: "plan.ask-improve",
  missing: "plan.ask-missing",
  change: "plan.ask-change",
} as const;

/** A sentence to agree with, by its name in the session's log. */
export const sentenceInWords = (sentence: (typeof feedbackSentences)[number]): string => say(sentences[sentence]);

/** An open question, likewise. */
export const openQuestionInWords = (question: (typeof feedbackQuestions)[number]): string => say(questions[question]);
