/**
 * Questions for the hot wash, drawn from what a scenario holds: its objectives, its history, its endings, its rival
 * readings, and where its sources contradict each other.
 */
import { say } from "../../catalogue/index.js";
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
      title: say("brief.decisions"),
      questions: [
        say("brief.which-to-take-back"),
        say("brief.which-held-back"),
        ...ordering.map(({ label }) => say("brief.what-others-believed", { actor: label })),
      ],
    },
    { title: say("brief.objectives"), questions: objectivesOf(scenario) },
    { title: say("brief.what-happened"), questions: historyOf(scenario) },
    { title: say("brief.evidence"), questions: evidenceOf(scenario) },
    {
      title: say("brief.model"),
      questions: [
        say("brief.which-surprised"),
        say("brief.what-has-no-place"),
        scenario.endings.length === 0
          ? ""
          : say("brief.which-ending-is-missing", {
              endings: listInWords(scenario.endings.map(({ label }) => `“${label}”`)),
            }),
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
      : say("brief.what-you-did", { objective: objective.replace(/\.$/, ""), event: label }),
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
      : say("brief.when-in-your-game", { milestone: label(first.milestone), date: longDate(first.date) }),
    never.length === 0
      ? ""
      : say("brief.history-was-spared", {
          milestones: listInWords(
            never.map(({ milestone }) => `“${label(milestone)}”`),
            "and",
          ),
        }),
    dated.length < 2 ? "" : say("brief.leaving-history"),
  ];
}

function evidenceOf(scenario: Scenario): readonly string[] {
  const contradicted = scenario.claims.filter(({ contradicts }) => contradicts.length > 0);
  const [claim] = contradicted;
  const other = scenario.claims.find(({ id }) => id === claim?.contradicts[0]);
  return [
    claim === undefined || other === undefined
      ? ""
      : say("brief.which-claim-you-used", { claim: claim.statement, rival: other.statement }),
    ...scenario.variants.map(({ label, note }) => say("brief.under-another-reading", { reading: label, note })),
  ];
}
