/**
 * Parts that several handouts share: what edition they were made from, the order slip, the glossary.
 */
import { say } from "../../catalogue/index.js";
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
  const reading = scenario.variants
    .filter(({ id }) => id === variant)
    .map(({ label }) => fact(say("brief.reading"), label));
  const hash = scenarioHash.slice(0, 8);
  return {
    edition: fact(say("brief.edition"), code(`${scenario.id}@${hash}`), say("brief.faultline", { engineVersion })),
    reading,
  };
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
    columns: columns(
      [say("brief.ladder"), 20],
      [say("brief.stands-at"), 16],
      [say("brief.order-or-hold"), 28],
      [say("brief.what-we-want-from-it"), 36],
    ),
    lines: postures.map(({ label }) => label),
  };
}

const estimates: readonly (readonly [string, string])[] = [
  [say("brief.almost-no-chance"), "below 5%"],
  [say("brief.very-unlikely"), "5 to 20%"],
  ["unlikely", "20 to 45%"],
  [say("brief.roughly-even-chance"), "45 to 55%"],
  ["likely", "55 to 80%"],
  [say("brief.very-likely"), "80 to 95%"],
  [say("brief.almost-certain"), "above 95%"],
];

const hostility: readonly (readonly [string, string, string])[] = [
  ["1", say("brief.none"), say("brief.nobody-uses-or-threatens-force")],
  ["2", say("brief.threat"), say("brief.force-is-threatened")],
  ["3", say("brief.display"), say("brief.force-is-shown-alerts-mobilisation-movements")],
  ["4", say("brief.use-of-force"), say("brief.force-is-used-short-of-war")],
  ["5", say("brief.war"), say("brief.sustained-combat-1-000-battle-deaths")],
];

const handoutTerms = [
  say("brief.actor"),
  say("brief.seat"),
  say("brief.posture"),
  say("brief.ladder"),
  say("brief.order"),
  say("brief.hold"),
  say("brief.turn"),
  say("brief.gauge"),
  say("brief.inject"),
  say("brief.white-cell"),
  say("brief.hot-wash"),
];

/** The glossary of a handout: the words that players meet, likelihood and hostility. */
export function glossary(scenario: Scenario): readonly Block[] {
  const hostile = scenario.actors.some(({ postures }) =>
    postures.some(({ states }) => states.some((state) => state.hostility !== undefined)),
  );
  const here = (term: string) => (term === "Turn" ? ` Here: ${count(scenario.turn, "day")}.` : "");
  return [
    heading(2, "glossary", say("brief.glossary")),
    {
      kind: "terms",
      terms: handoutTerms.map((term) => fact(term, `${meaningOf(term)}${here(term)}`)),
    },
    table(
      say("brief.how-likelihood-is-written-icd-203"),
      columns([say("brief.words"), 50], [say("brief.probability"), 50]),
      estimates.map(([words, range]) => [words, range]),
    ),
    ...(hostile
      ? [
          paragraph(say("brief.by-the-uppsala-conflict-data-program")),
          table(
            say("brief.levels-of-hostility-correlates-of-war"),
            columns(["COW", 10], [say("brief.level"), 25], [say("brief.means"), 65]),
            hostility.map(([level, name, meaning]) => [level, name, meaning]),
          ),
        ]
      : []),
  ];
}
