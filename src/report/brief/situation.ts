/**
 * The situation manual: what every player may read. Where things stand on the first day, who acts and on which ladders,
 * how a turn runs, and the words. It tells nobody what is to come.
 */
import { say } from "../../catalogue/index.js";
import type { Model, Scenario } from "../../engine/index.js";
import { createLookup, figure, gaugeValue, longDate } from "../../text/index.js";
import { visibilityOf } from "../../visibility/index.js";
import { fullLadder } from "../diagram/ladder.js";
import { mapBlock } from "../diagram/map-block.js";
import {
  type Block,
  columns,
  type Document,
  fact,
  heading,
  lines,
  list,
  paragraph,
  sayText,
  strong,
  table,
  tableIfAny,
} from "../page/document.js";
import { backgroundBlocks } from "./background.js";
import { counted, factsOf, glossary } from "./parts.js";
import { calendarInWords } from "./phrases.js";
import { exerciseBlocks, planFacts } from "./plan-parts.js";

/** The manual for all players; `seated` are the actor ids that people play. */
export function situationManual(model: Model, seated: readonly string[]): Document {
  const { scenario } = visibilityOf(model, "table").inHandout;
  return {
    make: "handout",
    marking: say("brief.for-all-players"),
    title: scenario.exercise?.title ?? scenario.title,
    subtitle: say("brief.situation-manual"),
    summary: scenario.summary,
    facts: [...planFacts(scenario), fact(say("brief.plays"), calendarInWords(scenario)), ...factsOf(model)],
    counts: [
      counted("actor", scenario.actors.length),
      counted("day", scenario.horizon),
      counted("turn", Math.ceil(scenario.horizon / scenario.turn)),
    ],
    blocks: [
      ...exerciseBlocks(scenario),
      ...situation(scenario, seated),
      ...backgroundBlocks(scenario),
      ...actorBlocks(scenario),
      ...turnBlocks(scenario),
      ...glossary(scenario),
    ],
  };
}

function situation(scenario: Scenario, seated: readonly string[]): readonly Block[] {
  const lookup = createLookup(scenario);
  const actors = scenario.actors.map(({ id, label, description, postures }) => [
    lines(strong(label), description),
    lines(
      ...postures.map(({ path, label: ladder, initial }) =>
        sayText("brief.ladder-stands", { ladder, state: lookup.stateLabel(path, initial) }),
      ),
    ),
    say("brief.seat-or-desk", { seated: seated.includes(id) }),
  ]);
  const gauges = scenario.gauges.map((gauge) => [
    lines(strong(gauge.label), gauge.description),
    typeof gauge.initial === "number" ? gaugeValue(gauge, gauge.initial) : "",
    say("brief.low-to-high", {
      low: figure(gauge.min),
      high: gauge.unit === undefined ? figure(gauge.max) : `${figure(gauge.max)} ${gauge.unit}`,
    }),
    say("brief.calmer-or-graver", { calming: gauge.calming }),
  ]);
  return [
    heading(2, "situation", say("brief.situation")),
    paragraph(say("brief.how-things-stand", { start: longDate(scenario.start) })),
    ...mapBlock(scenario, say("brief.where-everyone-stands", { start: longDate(scenario.start) })),
    table(
      say("brief.who-is-in-it"),
      columns([say("brief.actor"), 50], [say("brief.stands-at"), 38], [say("brief.played-by"), 12]),
      actors,
      say("brief.no-actors"),
    ),
    ...tableIfAny(
      say("brief.watched-numbers"),
      columns(
        [say("brief.number"), 52],
        [say("brief.starts-at"), 13, "right"],
        [say("brief.range"), 21],
        [say("brief.higher-is"), 14],
      ),
      gauges,
    ),
  ];
}

function actorBlocks(scenario: Scenario): readonly Block[] {
  return [
    heading(2, "actors", say("brief.actors")),
    paragraph(say("brief.how-to-read-ladders")),
    ...scenario.actors.flatMap(({ id, label, description, postures }): Block[] => [
      heading(3, `actor-${id}`, label),
      ...(description === undefined ? [] : [paragraph(description)]),
      { kind: "ladders", size: "full", ladders: postures.map((posture) => fullLadder(posture)) },
    ]),
  ];
}

function turnBlocks(scenario: Scenario): readonly Block[] {
  const turns = Math.ceil(scenario.horizon / scenario.turn);
  const minutes = Math.max(4, Math.floor(80 / turns));
  return [
    heading(2, "turn", say("brief.how-a-turn-runs")),
    paragraph(say("brief.turn-and-minutes", { turn: scenario.turn, turns, minutes })),
    list([
      sayText("brief.turn-news"),
      sayText("brief.turn-counsel"),
      sayText("brief.turn-talk"),
      sayText("brief.turn-orders"),
      sayText("brief.turn-play"),
      sayText("brief.turn-events"),
    ]),
    paragraph(say("brief.nothing-hidden")),
  ];
}
