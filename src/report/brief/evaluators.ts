/**
 * The evaluators' handbook: how to evaluate after HSEEP, who watches what, what each seat was given, what is expected of whom,
 * and for each objective its signs and a sheet for observations.
 */
import { say } from "../../catalogue/index.js";
import type { Model, PlanObjective, Scenario } from "../../engine/index.js";
import { ratingInWords } from "../../exercise/index.js";
import { ratingLetters } from "../../session/index.js";
import { createLookup } from "../../text/index.js";
import { addresseesInWords } from "../../visibility/index.js";
import {
  type Block,
  columns,
  type Document,
  heading,
  lines,
  list,
  paragraph,
  strong,
  table,
  tableIfAny,
} from "../page/document.js";
import { timeOf } from "./guide.js";
import { factsOf } from "./parts.js";
import { assignments, givenToSeats, planFacts } from "./plan-parts.js";

/** Lines of a sheet for one objective. */
const sheetLines = 6;

/** For evaluators and the white cell; the model's scenario has a plan. */
export function evaluatorsHandbook(model: Model): Document {
  const { scenario } = model;
  const objectives = scenario.exercise?.objectives ?? [];
  return {
    make: "handout",
    marking: say("plan.for-evaluators"),
    title: scenario.exercise?.title ?? scenario.title,
    subtitle: say("plan.evaluators-handbook"),
    summary: scenario.exercise?.purpose ?? scenario.summary,
    facts: [...planFacts(scenario), ...factsOf(model)],
    counts: [],
    blocks: [
      heading(2, "evaluate", say("plan.evaluate")),
      list([say("plan.evaluate-what"), say("plan.evaluate-when"), say("plan.evaluate-secret")]),
      ratings(),
      ...assignments(scenario),
      ...givenToSeats(scenario),
      ...expected(scenario),
      ...(objectives.length === 0 ? [] : [heading(2, "objectives", say("plan.objectives"))]),
      ...objectives.flatMap(objectiveSheet),
    ],
  };
}

/** What the letters of ratings mean. */
export function ratings(): Block {
  const rows = ratingLetters.map((letter) => {
    const { label, means } = ratingInWords(letter);
    return [strong(letter), label, means];
  });
  return table(
    say("plan.ratings"),
    columns([say("review.letter"), 8], [say("plan.rating"), 36], [say("plan.means"), 56]),
    rows,
  );
}

function expected(scenario: Scenario): readonly Block[] {
  const lookup = createLookup(scenario);
  const rows = scenario.injects.flatMap((inject) => {
    const { label, to, expected: response, objective = "" } = inject;
    return response === undefined
      ? []
      : [
          [
            timeOf(scenario, lookup, inject).time,
            lines(strong(label), addresseesInWords(scenario, to)),
            response,
            objective,
          ],
        ];
  });
  if (rows.length === 0) return [];
  return [
    heading(2, "expected", say("plan.expected")),
    ...tableIfAny(
      say("plan.expected-responses"),
      columns(
        [say("brief.time"), 16],
        [say("brief.event"), 24],
        [say("brief.expected-response"), 36],
        [say("brief.objective"), 24],
      ),
      rows,
    ),
  ];
}

function objectiveSheet({ id, label, note, signs }: PlanObjective): readonly Block[] {
  return [
    heading(3, `objective-${id}`, label),
    ...(note === undefined ? [] : [paragraph(note)]),
    paragraph(strong(say("plan.look-for"))),
    list(signs.length === 0 ? [say("plan.no-signs")] : signs),
    {
      kind: "form",
      caption: say("plan.observations", { objective: label }),
      columns: columns(
        [say("plan.time-turn-seat"), 16],
        [say("plan.seen"), 34],
        [say("plan.why"), 25],
        [say("plan.recommend"), 25],
      ),
      lines: Array.from({ length: sheetLines }, () => ""),
    },
    {
      kind: "form",
      caption: say("plan.rate-here"),
      columns: columns([say("plan.objective"), 34], ["P", 6], ["S", 6], ["M", 6], ["U", 6], [say("plan.reason"), 42]),
      lines: [label],
    },
  ];
}
