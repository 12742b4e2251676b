/**
 * Questions for the hot wash, drawn from what a scenario holds: its objectives, its history, its endings, its rival
 * readings, and where its sources contradict each other.
 */
import type { Scenario } from "../../engine/index.js";
import { createLookup, listInWords, longDate } from "../../text/index.js";
import { type Block, heading, list } from "../page/document.js";

interface Topic {
  readonly title: string;
  /** An empty one has no cause in this scenario. */
  readonly questions: readonly string[];
}

/** A list of questions under each topic that the scenario gives cause for. */
export function hotWash(scenario: Scenario): readonly Block[] {
  return topics(scenario)
    .map(({ title, questions }) => ({ title, questions: questions.filter((question) => question !== "") }))
    .filter(({ questions }) => questions.length > 0)
    .flatMap(({ title, questions }, index): Block[] => [heading(3, `hot-wash-${index + 1}`, title), list(questions)]);
}

function topics(scenario: Scenario): readonly Topic[] {
  const ordering = scenario.actors.filter(({ postures }) =>
    postures.some(({ transitions }) => transitions.some(({ order }) => order !== undefined)),
  );
  return [
    {
      title: "Decisions",
      questions: [
        "Which decision would you take back, and what did you not know when you took it?",
        "Which order did you hold back, turn after turn, and what were you waiting for?",
        ...ordering.map(
          ({ label }) => `${label}: what did you want the others to believe about you? What did they believe?`,
        ),
      ],
    },
    { title: "Objectives", questions: objectivesOf(scenario) },
    { title: "What really happened", questions: historyOf(scenario) },
    { title: "Evidence", questions: evidenceOf(scenario) },
    {
      title: "The model",
      questions: [
        "Which outcome surprised you, and was it the model or your expectation that was wrong?",
        "What mattered at the table that the model has no place for?",
        scenario.endings.length === 0
          ? ""
          : `The model can end in: ${listInWords(scenario.endings.map(({ label }) => `“${label}”`))}. Which ending is missing?`,
      ],
    },
  ];
}

/** Objectives are often questions already; a statement is turned into one. */
function objectivesOf(scenario: Scenario): readonly string[] {
  const found = scenario.injects.flatMap(({ label, objective }) =>
    objective === undefined ? [] : [{ label, objective }],
  );
  const asked = found.map(({ label, objective }) =>
    objective.trimEnd().endsWith("?")
      ? `${objective} (${label})`
      : `${objective.replace(/\.$/, "")}: what did you do about it, and would you again? (${label})`,
  );
  return [...new Set(asked)];
}

function historyOf(scenario: Scenario): readonly string[] {
  const lookup = createLookup(scenario);
  const label = (milestone: string) => lookup.milestoneLabel(milestone);
  const dated = scenario.history.filter(({ date }) => date !== undefined && date > scenario.start);
  const never = scenario.history.filter(({ date }) => date === undefined);
  const first = dated[0];
  return [
    first?.date === undefined
      ? ""
      : `In history, “${label(first.milestone)}” came on ${longDate(first.date)}. Did it come in your game, sooner or later, and what made the difference?`,
    never.length === 0
      ? ""
      : `History was spared, within this time: ${listInWords(
          never.map(({ milestone }) => `“${label(milestone)}”`),
          "and",
        )}. How near did you come?`,
    dated.length < 2
      ? ""
      : "Where your game left the path of history: was it a choice, an event from outside, or chance?",
  ];
}

function evidenceOf(scenario: Scenario): readonly string[] {
  const contradicted = scenario.claims.filter(({ contradicts }) => contradicts.length > 0);
  const [claim] = contradicted;
  const other = scenario.claims.find(({ id }) => id === claim?.contradicts[0]);
  return [
    claim === undefined || other === undefined
      ? ""
      : `One source holds: “${claim.statement}” Another: “${other.statement}” Which of them did your seat act on without noticing?`,
    ...scenario.variants.map(
      ({ label, note }) => `Had it been as “${label}” has it: ${note} What would you have done differently?`,
    ),
  ];
}
