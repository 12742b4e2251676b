/**
 * The feedback form that everyone fills in after the hot wash.
 */
import { say } from "../../catalogue/index.js";
import type { Model } from "../../engine/index.js";
import { openQuestionInWords, sentenceInWords } from "../../exercise/index.js";
import { feedbackQuestions, feedbackSentences } from "../../session/index.js";
import { visibilityOf } from "../../visibility/index.js";
import { columns, type Document, heading } from "../page/document.js";
import { factsOf } from "./parts.js";
import { planFacts } from "./plan-parts.js";

/** For all who took part. */
export function feedbackForm(model: Model): Document {
  const { scenario } = visibilityOf(model, "table").inHandout;
  const objectives = scenario.exercise?.objectives ?? [];
  return {
    make: "handout",
    marking: say("brief.for-all-players"),
    title: scenario.exercise?.title ?? scenario.title,
    subtitle: say("plan.feedback-form"),
    summary: say("plan.feedback-summary"),
    facts: [...planFacts(scenario), ...factsOf(model)],
    counts: [],
    blocks: [
      heading(2, "part", say("plan.your-part")),
      {
        kind: "form",
        caption: say("plan.about-you"),
        columns: columns([say("plan.open-question"), 45], [say("plan.answer"), 55]),
        lines: [say("plan.about-part")],
      },
      heading(2, "agree", say("plan.agree")),
      {
        kind: "form",
        caption: say("plan.agree-scale"),
        columns: columns([say("plan.sentence"), 65], ["1", 7], ["2", 7], ["3", 7], ["4", 7], ["5", 7]),
        lines: [
          ...objectives.map(({ label }) => say("plan.agree-objectives", { objective: label })),
          ...feedbackSentences.map(sentenceInWords),
        ],
      },
      heading(2, "words", say("plan.in-words")),
      {
        kind: "form",
        caption: say("plan.in-words"),
        columns: columns([say("plan.open-question"), 30], [say("plan.answer"), 70]),
        lines: feedbackQuestions.map(openQuestionInWords),
      },
    ],
  };
}
