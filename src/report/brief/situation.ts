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
  strong,
  type Text,
  table,
  tableIfAny,
} from "../page/document.js";
import { counted, factsOf, glossary } from "./parts.js";
import { calendarInWords } from "./phrases.js";

/** The manual for all players; `seated` are the actor ids that people play. */
export function situationManual(model: Model, seated: readonly string[]): Document {
  const { scenario } = visibilityOf(model, "table").inHandout;
  return {
    make: "handout",
    marking: say("brief.exercise-material-for-all-players"),
    title: scenario.title,
    subtitle: say("brief.situation-manual"),
    summary: scenario.summary,
    facts: [fact(say("brief.plays"), calendarInWords(scenario)), ...factsOf(model)],
    counts: [
      counted(scenario.actors.length, "actor"),
      { number: figure(scenario.horizon), label: say("brief.days-of-play") },
      { number: figure(Math.ceil(scenario.horizon / scenario.turn)), label: "turns" },
    ],
    blocks: [...situation(scenario, seated), ...actorBlocks(scenario), ...turnBlocks(scenario), ...glossary(scenario)],
  };
}

function situation(scenario: Scenario, seated: readonly string[]): readonly Block[] {
  const lookup = createLookup(scenario);
  const actors = scenario.actors.map(({ id, label, description, postures }) => [
    lines(strong(label), description),
    lines(
      ...postures.map(
        ({ path, label: ladder, initial }): Text => [`${ladder}: `, strong(lookup.stateLabel(path, initial))],
      ),
    ),
    seated.includes(id) ? "a seat" : say("brief.the-desk"),
  ]);
  const gauges = scenario.gauges.map((gauge) => [
    lines(strong(gauge.label), gauge.description),
    typeof gauge.initial === "number" ? gaugeValue(gauge, gauge.initial) : "",
    say("brief.to-2", {
      min: figure(gauge.min),
      max: figure(gauge.max),
      unit: gauge.unit === undefined ? "" : ` ${gauge.unit}`,
    }),
    gauge.calming ? "calmer" : "graver",
  ]);
  return [
    heading(2, "situation", say("brief.the-situation")),
    paragraph(say("brief.this-is-how-things-stand-on", { start: longDate(scenario.start) })),
    ...mapBlock(scenario, say("brief.where-everyone-stands-on", { start: longDate(scenario.start) })),
    table(
      say("brief.who-is-in-it-and-where"),
      columns([say("brief.actor"), 50], [say("brief.stands-at"), 38], [say("brief.played-by"), 12]),
      actors,
      say("brief.the-scenario-has-no-actors"),
    ),
    ...tableIfAny(
      say("brief.numbers-that-everyone-watches"),
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
    heading(2, "actors", say("brief.actors-and-their-ladders")),
    paragraph(say("brief.whatever-an-actor-does-shows-on")),
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
    paragraph(say("brief.a-turn-is-day-in-a", { turn: scenario.turn, turns, minutes })),
    list([
      [strong("News. "), say("brief.the-desk-reads-out-what-has")],
      [strong("Counsel. "), say("brief.the-seat-looks-at-its-ladders")],
      [strong("Talk. "), say("brief.seats-may-speak-to-each-other")],
      [strong("Orders. "), say("brief.one-order-a-ladder-or-hold")],
      [strong("Play. "), say("brief.the-desk-plays-the-days-of")],
      [strong("Events. "), say("brief.the-white-cell-may-bring-in")],
    ]),
    paragraph(say("brief.nothing-is-decided-by-a-hidden")),
  ];
}
