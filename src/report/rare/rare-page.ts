/**
 * Splittings as a page: the figure, the levels on the way, and what says how near a run is.
 */
import { say } from "../../catalogue/index.js";
import type { Scenario } from "../../engine/index.js";
import { thousands } from "../../text/index.js";
import { code, columns, type Document, heading, paragraph, strong, table } from "../page/document.js";
import { type StudyHead, studyFacts } from "../page/study-facts.js";
import { importanceInWords, levelsInWords, likelihoodInWords, outcomeLabel, type RareStudy } from "./rare-study.js";

export function rarePage(scenario: Scenario, study: RareStudy & StudyHead): Document {
  const [first = "", ...more] = likelihoodInWords(study);
  return {
    title: say("rare.page-title"),
    subtitle: scenario.title,
    summary: say("rare.page-summary", { label: outcomeLabel(scenario, study.outcome) }),
    facts: studyFacts(scenario, study),
    counts: [
      { number: thousands(study.repetitions), label: say("rare.count-repetitions") },
      { number: thousands(study.trials), label: say("rare.count-trials") },
      { number: `${study.levels.length - 1}`, label: say("rare.count-levels") },
    ],
    blocks: [
      ...(study.partial ? [paragraph(say("rare.partial"))] : []),
      paragraph(strong(first)),
      ...more.map((sentence) => paragraph(sentence)),
      heading(2, "levels", say("rare.page-levels")),
      table(
        say("rare.page-levels"),
        columns(
          [say("rare.column-level-name"), 50],
          [say("rare.heading-passed"), 25, "right"],
          [say("rare.heading-so-far"), 25, "right"],
        ),
        levelsInWords(study),
      ),
      heading(2, "importance", say("rare.page-importance")),
      table(
        say("rare.page-importance"),
        columns([say("rare.column-what"), 35], [say("rare.column-worth"), 65]),
        importanceInWords(study).map(([what, worth]) => [code(what), worth]),
      ),
      paragraph(say("rare.explained")),
    ],
  };
}
