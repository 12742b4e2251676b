/**
 * Parts that several handouts share: what edition they were made from, the order slip, the glossary.
 */
import { engineVersion, type Model, type Posture, type Scenario } from "../../engine/index.js";
import { count } from "../../text/index.js";
import { type Block, code, type Document, heading, paragraph, type Text, table } from "../page/document.js";

/** Which edition of which scenario, under which reading. */
export function factsOf(model: Model): Document["facts"] {
  const { scenario, scenarioHash, variant } = model;
  const reading = scenario.variants.find(({ id }) => id === variant);
  return [
    {
      term: "Edition",
      text: [code(`${scenario.id}@${scenarioHash.slice(0, 8)}`), `, faultline ${engineVersion}`],
    },
    ...(reading === undefined ? [] : [{ term: "Reading", text: [reading.label] satisfies Text }]),
  ];
}

/** A slip to be filled in by hand, one line a ladder. */
export function orderSlip(caption: string, postures: readonly Posture[]): Block {
  return {
    kind: "form",
    caption,
    columns: [
      { label: "Ladder", width: 20 },
      { label: "Stands at", width: 16 },
      { label: "Order, or hold", width: 28 },
      { label: "What we want from it", width: 36 },
    ],
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

/** The words of the exercise, in one place. */
export function glossary(scenario: Scenario): readonly Block[] {
  const hostile = scenario.actors.some(({ postures }) =>
    postures.some(({ states }) => states.some((state) => state.hostility !== undefined)),
  );
  const term = (word: string, meaning: string) => ({ term: word, text: [meaning] });
  return [
    heading(2, "glossary", "Glossary"),
    {
      kind: "terms",
      terms: [
        term("Actor", "A state, an alliance, a forum or a front."),
        term("Seat", "A table that decides for one actor. Actors without a seat are played by the white cell's desk."),
        term(
          "Posture, ladder",
          "One thing an actor does more or less of. It stands in one state at a time, from calm to grave.",
        ),
        term("Order", "A step that a seat takes on one of its ladders."),
        term("Hold", "The order to do nothing on a ladder this turn. It is an order like any other."),
        term("Turn", `The ${count(scenario.turn, "day")} between two decisions of the seats.`),
        term("Gauge", "A number that all actors move and nobody owns."),
        term("Inject", "An event that the white cell brings in from outside."),
        term("White cell", "The exercise staff: it plays whom nobody plays, and decides what is in doubt."),
        term("Hot wash", "The talk right after the end, while memories are fresh."),
      ],
    },
    table(
      "How likelihood is written (ICD 203)",
      [
        { label: "Words", width: 50 },
        { label: "Probability", width: 50 },
      ],
      estimates.map(([words, range]) => ({ cells: [[words], [range]] })),
      "",
    ),
    ...(hostile
      ? [
          paragraph(
            "By the Uppsala Conflict Data Program, 25 battle deaths in a year make an armed conflict, 1,000 a war.",
          ),
          table(
            "Levels of hostility (Correlates of War)",
            [
              { label: "COW", width: 10 },
              { label: "Level", width: 25 },
              { label: "Means", width: 65 },
            ],
            hostility.map(([level, name, meaning]) => ({ cells: [[level], [name], [meaning]] })),
            "",
          ),
        ]
      : []),
  ];
}
