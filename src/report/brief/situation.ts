/**
 * The situation manual: what every player may read. Where things stand on the first day, who acts and on which ladders,
 * how a turn runs, and the words. It tells nobody what is to come.
 */
import type { Model, Scenario } from "../../engine/index.js";
import { count, createLookup, figure, gaugeValue, longDate } from "../../text/index.js";
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
    marking: "Exercise material. For all players.",
    title: scenario.title,
    subtitle: "Situation manual",
    summary: scenario.summary,
    facts: [fact("Plays", calendarInWords(scenario)), ...factsOf(model)],
    counts: [
      counted(scenario.actors.length, "actor"),
      { number: figure(scenario.horizon), label: "days of play" },
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
    seated.includes(id) ? "a seat" : "the desk",
  ]);
  const gauges = scenario.gauges.map((gauge) => [
    lines(strong(gauge.label), gauge.description),
    typeof gauge.initial === "number" ? gaugeValue(gauge, gauge.initial) : "",
    `${figure(gauge.min)} to ${figure(gauge.max)}${gauge.unit === undefined ? "" : ` ${gauge.unit}`}`,
    gauge.calming ? "calmer" : "graver",
  ]);
  return [
    heading(2, "situation", "The situation"),
    paragraph(`This is how things stand on the morning of ${longDate(scenario.start)}.`),
    ...mapBlock(scenario, `Where everyone stands on ${longDate(scenario.start)}`),
    table(
      "Who is in it, and where each stands",
      columns(["Actor", 50], ["Stands at", 38], ["Played by", 12]),
      actors,
      "The scenario has no actors.",
    ),
    ...tableIfAny(
      "Numbers that everyone watches",
      columns(["Number", 52], ["Starts at", 13, "right"], ["Range", 21], ["Higher is", 14]),
      gauges,
    ),
  ];
}

function actorBlocks(scenario: Scenario): readonly Block[] {
  return [
    heading(2, "actors", "Actors and their ladders"),
    paragraph(
      "Whatever an actor does shows on one of its ladders, calm at the foot, grave at the head; darker is graver. A step may skip rungs, and not every step leads back. On a front, the Correlates of War level stands behind the state.",
    ),
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
    heading(2, "turn", "How a turn runs"),
    paragraph(
      `A turn is ${count(scenario.turn, "day")}. In a session of ninety minutes, with ten for the hot wash, ${count(turns, "turn")} leave about ${count(minutes, "minute")} each; the white cell may stop the clock.`,
    ),
    list([
      [
        strong("News. "),
        "The desk reads out what has happened since the last turn, as far as your seat would have learnt of it.",
      ],
      [strong("Counsel. "), "The seat looks at its ladders and at the orders now open, and agrees on what it wants."],
      [
        strong("Talk. "),
        "Seats may speak to each other, truthfully or not. What is promised at the table binds nobody.",
      ],
      [strong("Orders. "), "One order a ladder, or hold, on the order slip. A seat that hands in nothing holds."],
      [
        strong("Play. "),
        "The desk plays the days of the turn. Orders are carried out; others answer at once; everything else goes on by chance.",
      ],
      [
        strong("Events. "),
        "The white cell may bring in events at any time, and may overrule an outcome; it then says so.",
      ],
    ]),
    paragraph(
      "Nothing is decided by a hidden hand: for each outcome the desk can show how likely it was and what made it so, once the white cell allows it.",
    ),
  ];
}
