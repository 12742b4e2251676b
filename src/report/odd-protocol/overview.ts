/**
 * The first part of the description (ODD, "overview"): what the model is for, what is in it, and in what order things
 * happen.
 */
import { dateOfDay, dayOfDate } from "../../engine/index.js";
import { count, figure, listInWords, longDate, quantityInWords } from "../../text/index.js";
import {
  type Block,
  code,
  columns,
  em,
  heading,
  lines,
  link,
  list,
  paragraph,
  type Row,
  strong,
  table,
  tableIfAny,
} from "../page/document.js";
import { anchors, basisText, citeAll, type Subject } from "./basis.js";

export function overview(subject: Subject): readonly Block[] {
  return [
    heading(2, "overview", "Overview"),
    ...purpose(subject),
    ...entities(subject),
    heading(3, "process", "3. Process overview and scheduling"),
    paragraph(
      "Time is continuous and counted in days from the start. Between two happenings every rate is constant. A transition that goes by chance gathers pressure (rate × time) while it is possible, and fires when its pressure reaches a breaking point drawn once from the exponential distribution with mean 1; so the chance that it fires within ",
      em("d"),
      " days is 1 − exp(−rate × ",
      em("d"),
      "), in whatever order things are worked out.",
    ),
    list([
      [
        strong("A happening"),
        " (a transition, a timeout, an inject) moves at most one posture and changes gauges at once.",
      ],
      [strong("Responses"), " follow in the same instant, and responses to those, until nobody answers any more."],
      [strong("Milestones and endings"), " are checked after every happening and at each day boundary."],
      [
        strong("Day boundaries"),
        " are when gauges drift, settle towards their baselines and are held to their bounds.",
      ],
      [strong("Ties"), " go to what the scenario file declares first."],
    ]),
    paragraph(
      `Play stops at the first ending, or after ${count(subject.scenario.horizon, "day")}. Human seats, where there are any, decide every ${count(subject.scenario.turn, "day")}.`,
    ),
  ];
}

function purpose(subject: Subject): readonly Block[] {
  const { scenario, lookup } = subject;
  const rows = scenario.history.map(({ milestone, date, evidence, publicRecord, note }): Row => {
    const when =
      date === undefined
        ? ["not within the horizon"]
        : [`${longDate(date)}, day ${figure(dayOfDate(scenario.start, date))}`];
    const ground = lines(citeAll(subject, evidence), publicRecord ? ["public record"] : []);
    const label = lookup.milestoneLabel(milestone);
    return [link(anchors.milestone(milestone), label), when, note, ground];
  });
  return [
    heading(3, "purpose", "1. Purpose and patterns"),
    paragraph(
      "The model is for exercises and for thinking about mechanisms: it plays a crisis forward many ways, and says of every outcome how likely it was and why. It does not forecast. Its probabilities follow from stated assumptions and graded claims, and are no better than they are.",
    ),
    paragraph(
      rows.length === 0
        ? "No pattern is given to hold it against."
        : "The patterns it is held against are what really happened:",
    ),
    ...tableIfAny(
      "History for the backtest",
      columns(["Milestone", 24], ["Date", 24], ["Note", 36], ["Rests on", 16]),
      rows,
    ),
  ];
}

function entities({ scenario, lookup }: Subject): readonly Block[] {
  const actors = scenario.actors.map((actor): Row => {
    const postures = actor.postures.map(({ path, label, initial }) => [
      link(anchors.posture(path), label),
      `: ${lookup.stateLabel(path, initial)}`,
    ]);
    const transitions = actor.postures.reduce((sum, posture) => sum + posture.transitions.length, 0);
    return {
      anchor: anchors.actor(actor.id),
      cells: [
        lines([strong(actor.label), " ", code(actor.id)], actor.description),
        lines(...postures),
        String(transitions),
      ],
    };
  });
  const last = dateOfDay(scenario.start, scenario.horizon);
  return [
    heading(3, "entities", "2. Entities, state variables and scales"),
    paragraph(
      "An actor is a state, an alliance, a forum or a front. It holds one or more postures, each of which is in one of a few named states; transitions lead from state to state. Gauges are bounded numbers that all actors share. Assumptions are the numbers an analyst may move.",
    ),
    table(
      "Actors, with their postures and where each starts",
      columns(["Actor", 48], ["Postures and initial states", 38], ["Transitions", 14, "right"]),
      actors,
      "The scenario has no actors.",
    ),
    ...gaugeTable(scenario.gauges.length === 0 ? [] : gaugeRows({ scenario, lookup })),
    paragraph(
      `Scale: ${count(scenario.horizon, "day")}, from ${longDate(scenario.start)} to ${longDate(last)}, without a smallest step. Space is not modelled beyond what the states say.`,
    ),
  ];
}

function gaugeRows({ scenario, lookup }: Pick<Subject, "scenario" | "lookup">): readonly Row[] {
  return scenario.gauges.map(({ id, label, unit, description, min, max, initial, baseline, calming }) => [
    lines([link(anchors.gauge(id), label), " ", code(id)], description),
    `${figure(min)} to ${figure(max)}${unit === undefined ? "" : ` ${unit}`}`,
    quantityInWords(lookup, initial),
    baseline === undefined ? "" : quantityInWords(lookup, baseline),
    calming ? "calmer" : "graver",
  ]);
}

function gaugeTable(rows: readonly Row[]): readonly Block[] {
  return [
    table(
      "Gauges",
      columns(["Gauge", 42], ["Range", 20], ["Starts at", 13, "right"], ["Baseline", 13, "right"], ["Higher is", 12]),
      rows,
      "The scenario has no gauges.",
    ),
  ];
}

/** The rival readings of the evidence, and which numbers each of them moves. */
export function variantBlocks(subject: Subject): readonly Block[] {
  const { scenario, lookup } = subject;
  const rows = scenario.variants.map(({ id, label, note, evidence, set }): Row => {
    const settings = Object.entries(set).map(([assumption, value]) => {
      const written = lookup.assumptions.get(assumption);
      const was = written === undefined ? "" : ` (instead of ${figure(written.value)})`;
      return [link(anchors.assumption(assumption), written?.label ?? assumption), ` = ${figure(value)}${was}`];
    });
    return {
      anchor: `variant-${id}`,
      cells: [lines([strong(label), " ", code(id)], note), lines(...settings), basisText(subject, { evidence })],
    };
  });
  const names = scenario.variants.map(({ label }) => `“${label}”`);
  return [
    heading(4, "variants", "Variants"),
    paragraph(
      rows.length === 0
        ? "The scenario is read one way only."
        : `Where the evidence allows more than one reading, each is a named set of assumptions: ${listInWords(names, "and")}. Whatever a variant does not set keeps the value above.`,
    ),
    ...tableIfAny("Variants and what they set", columns(["Variant", 44], ["Sets", 36], ["Rests on", 20]), rows),
  ];
}
