/**
 * Parts that several handouts share: what edition they were made from, the order slip, the glossary.
 */
import { engineVersion, type Model, type Posture, type Scenario } from "../../engine/index.js";
import { count, meaningOf } from "../../text/index.js";
import {
  type Block,
  code,
  columns,
  type Document,
  type Fact,
  fact,
  heading,
  paragraph,
  table,
} from "../page/document.js";

/** Which edition of which scenario, and under which reading where it is not as written. */
export function editionOf({ scenario, scenarioHash, variant }: Model): { edition: Fact; reading: Fact[] } {
  const reading = scenario.variants.filter(({ id }) => id === variant).map(({ label }) => fact("Reading", label));
  const hash = scenarioHash.slice(0, 8);
  return { edition: fact("Edition", code(`${scenario.id}@${hash}`), `, faultline ${engineVersion}`), reading };
}

/** The facts at the head of a handout. */
export function factsOf(model: Model): Document["facts"] {
  const { edition, reading } = editionOf(model);
  return [edition, ...reading];
}

/** A count for the head of a document. */
export function counted(number: number, one: string, many = `${one}s`): Document["counts"][number] {
  const [figures = "", ...noun] = count(number, one, many).split(" ");
  return { number: figures, label: noun.join(" ") };
}

/** A slip to be filled in by hand, one line a ladder. */
export function orderSlip(caption: string, postures: readonly Posture[]): Block {
  return {
    kind: "form",
    caption,
    columns: columns(["Ladder", 20], ["Stands at", 16], ["Order, or hold", 28], ["What we want from it", 36]),
    lines: postures.map(({ label }) => label),
  };
}

const estimates: readonly (readonly [string, string])[] = [
  ["almost no chance", "below 5%"],
  ["very unlikely", "5 to 20%"],
  ["unlikely", "20 to 45%"],
  ["roughly even chance", "45 to 55%"],
  ["likely", "55 to 80%"],
  ["very likely", "80 to 95%"],
  ["almost certain", "above 95%"],
];

const hostility: readonly (readonly [string, string, string])[] = [
  ["1", "None", "Nobody uses or threatens force."],
  ["2", "Threat", "Force is threatened."],
  ["3", "Display", "Force is shown: alerts, mobilisation, movements."],
  ["4", "Use of force", "Force is used, short of war."],
  ["5", "War", "Sustained combat; 1,000 battle deaths by convention."],
];

const handoutTerms = [
  "Actor",
  "Seat",
  "Posture",
  "Ladder",
  "Order",
  "Hold",
  "Turn",
  "Gauge",
  "Inject",
  "White cell",
  "Hot wash",
];

/** The glossary of a handout: the words that players meet, likelihood and hostility. */
export function glossary(scenario: Scenario): readonly Block[] {
  const hostile = scenario.actors.some(({ postures }) =>
    postures.some(({ states }) => states.some((state) => state.hostility !== undefined)),
  );
  const here = (term: string) => (term === "Turn" ? ` Here: ${count(scenario.turn, "day")}.` : "");
  return [
    heading(2, "glossary", "Glossary"),
    {
      kind: "terms",
      terms: handoutTerms.map((term) => fact(term, `${meaningOf(term)}${here(term)}`)),
    },
    table(
      "How likelihood is written (ICD 203)",
      columns(["Words", 50], ["Probability", 50]),
      estimates.map(([words, range]) => [words, range]),
    ),
    ...(hostile
      ? [
          paragraph(
            "By the Uppsala Conflict Data Program, 25 battle deaths in a year make an armed conflict, 1,000 a war.",
          ),
          table(
            "Levels of hostility (Correlates of War)",
            columns(["COW", 10], ["Level", 25], ["Means", 65]),
            hostility.map(([level, name, meaning]) => [level, name, meaning]),
          ),
        ]
      : []),
  ];
}
