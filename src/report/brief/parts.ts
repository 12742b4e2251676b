/**
 * Parts that several handouts share: what edition they were made from, the order slip, the glossary.
 */
import { say } from "../../catalogue/index.js";
import { engineVersion, findVariant, type Model, type Posture, type Scenario } from "../../engine/index.js";
import { figure, likelihoodWord, meaningOf } from "../../text/index.js";
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
  const reading = [findVariant(scenario, variant) ?? []].flat().map(({ label }) => fact(say("brief.reading"), label));
  const hash = scenarioHash.slice(0, 8);
  return {
    edition: fact(say("brief.edition"), code(`${scenario.id}@${hash}`), `, faultline ${engineVersion}`),
    reading,
  };
}

/** The facts at the head of a handout. */
export function factsOf(model: Model): Document["facts"] {
  const { edition, reading } = editionOf(model);
  return [edition, ...reading];
}

/** A count for the head of a document, with its noun. */
export function counted(
  kind:
    | "actor"
    | "posture"
    | "transition"
    | "assumption"
    | "inject"
    | "claim"
    | "day"
    | "turn"
    | "order"
    | "event"
    | "overruled"
    | "overruled"
    | "record",
  n: number,
): Document["counts"][number] {
  return { number: figure(n), label: say("brief.counted", { kind, n }) };
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
      [say("brief.what-we-want"), 36],
    ),
    lines: postures.map(({ label }) => label),
  };
}

/** Percentages between which one word of likelihood stands. */
const estimates = [
  [0, 5],
  [5, 20],
  [20, 45],
  [45, 55],
  [55, 80],
  [80, 95],
  [95, 100],
] as const;

const hostility = [
  ["1", "brief.no-hostility", "brief.no-force"],
  ["2", "brief.threat", "brief.force-threatened"],
  ["3", "brief.display", "brief.force-shown"],
  ["4", "brief.use-of-force", "brief.force-used"],
  ["5", "brief.war", "brief.sustained-combat"],
] as const;

const handoutTerms = [
  "brief.actor",
  "brief.seat",
  "brief.posture",
  "brief.ladder",
  "brief.order",
  "brief.hold",
  "brief.turn",
  "brief.gauge",
  "brief.inject",
  "brief.white-cell",
  "brief.hot-wash",
] as const;

function percentages(low: number, high: number): string {
  if (low === 0) return say("brief.below", { percent: high });
  return high === 100 ? say("brief.above", { percent: low }) : say("brief.between", { low, high });
}

/** The glossary of a handout: the words that players meet, likelihood and hostility. */
export function glossary(scenario: Scenario): readonly Block[] {
  const hostile = scenario.actors.some(({ postures }) =>
    postures.some(({ states }) => states.some((state) => state.hostility !== undefined)),
  );
  const meaning = (term: (typeof handoutTerms)[number]) =>
    term === "brief.turn"
      ? say("brief.turn-here", { meaning: meaningOf(say(term)), days: scenario.turn })
      : meaningOf(say(term));
  return [
    heading(2, "glossary", say("brief.glossary")),
    {
      kind: "terms",
      terms: handoutTerms.map((term) => fact(say(term), meaning(term))),
    },
    table(
      say("brief.likelihoods"),
      columns([say("brief.words"), 50], [say("brief.probability"), 50]),
      estimates.map(([from, to]) => [likelihoodWord((from + to) / 200), percentages(from, to)]),
    ),
    ...(hostile
      ? [
          paragraph(say("brief.conflict-deaths")),
          table(
            say("brief.hostility"),
            columns(["COW", 10], [say("brief.level"), 25], [say("brief.means"), 65]),
            hostility.map(([level, name, means]) => [level, say(name), say(means)]),
          ),
        ]
      : []),
  ];
}
