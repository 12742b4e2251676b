/**
 * The third part of the description (ODD, "details"), as far as it is about numbers that come in: where play starts,
 * the assumptions with their variants, and the injects.
 */
import type { Inject, Scenario } from "../../engine/index.js";
import { dateOfDay } from "../../engine/index.js";
import { conditionInWords, count, effectInWords, figure, longDate, quantityInWords } from "../../text/index.js";
import {
  type Block,
  code,
  columns,
  em,
  heading,
  lines,
  paragraph,
  type Row,
  strong,
  type Text,
  table,
  tableIfAny,
} from "../page/document.js";
import { actText, anchors, basisText, type Subject } from "./basis.js";
import { variantBlocks } from "./overview.js";

export function initialisation(subject: Subject): readonly Block[] {
  const { scenario } = subject;
  return [
    heading(3, "initialization", "5. Initialization"),
    paragraph(
      `Play starts on ${longDate(scenario.start)} with each posture and gauge as in section 2. Two runs differ by their seed and run number alone. The numbers the model rests on, and how far each may be moved:`,
    ),
    table(
      "Assumptions",
      columns(
        ["Assumption", 24],
        ["Value", 8, "right"],
        ["Range", 12, "right"],
        ["What it means", 30],
        ["Used by", 10],
        ["Rests on", 16],
      ),
      assumptionRows(subject),
      "The scenario has no assumptions to move.",
    ),
    ...variantBlocks(subject),
  ];
}

function assumptionRows(subject: Subject): readonly Row[] {
  const uses = countUses(subject.scenario);
  return subject.scenario.assumptions.map((assumption) => {
    const { id, label, value, range, note } = assumption;
    return {
      anchor: anchors.assumption(id),
      cells: [
        lines(strong(label), code(id)),
        figure(value),
        `${figure(range[0])} to ${figure(range[1])}`,
        note,
        uses.get(id) ?? "nothing",
        basisText(subject, assumption),
      ],
    };
  });
}

/** How many transitions, gauges and injects refer to each assumption, in words. */
function countUses(scenario: Scenario): ReadonlyMap<string, string> {
  const found = new Map<string, Map<string, number>>();
  const note = (kind: string, element: unknown) => {
    for (const id of assumptionsIn(element)) {
      const kinds = found.get(id) ?? new Map<string, number>();
      found.set(id, kinds.set(kind, (kinds.get(kind) ?? 0) + 1));
    }
  };
  for (const posture of scenario.actors.flatMap((actor) => actor.postures)) {
    for (const transition of posture.transitions) note("transition", transition);
    for (const state of posture.states) note("state", state);
  }
  for (const gauge of scenario.gauges) note("gauge", gauge);
  for (const inject of scenario.injects) note("inject", inject);
  for (const goal of [...scenario.milestones, ...scenario.endings]) note("condition", goal);
  return new Map([...found].map(([id, kinds]) => [id, [...kinds].map(([kind, n]) => count(n, kind)).join(", ")]));
}

function assumptionsIn(element: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === "assumption" && typeof inner === "string") found.add(inner);
      else visit(inner);
    }
  };
  visit(element);
  return found;
}

export function input(subject: Subject): readonly Block[] {
  const { scenario } = subject;
  const historical = scenario.injects.filter((inject) => inject.historical).length;
  return [
    heading(3, "input", "6. Input"),
    paragraph(
      scenario.injects.length === 0
        ? "Nothing comes in from outside while a run lasts."
        : `What comes in from outside is the master scenario events list: ${count(scenario.injects.length, "inject")}, of which ${figure(historical)} from the historical calendar, played only when asked for. An instructor can fire any of them by hand.`,
    ),
    ...tableIfAny(
      "Master scenario events list (MSEL)",
      columns(
        ["No.", 5, "right"],
        ["Time and type", 13],
        ["From, to, delivery", 16],
        ["What the players read", 26],
        ["Expected response, objective", 24],
        ["Effects and basis", 16],
      ),
      scenario.injects.map((inject, index) => injectRow(subject, inject, index + 1)),
    ),
  ];
}

function injectTime({ scenario, lookup }: Subject, { schedule, historical }: Inject): Text {
  const type = historical ? [em("historical")] : [em(schedule === undefined ? "by hand" : "scheduled")];
  if (schedule === undefined) return type;
  if ("when" in schedule) return lines(`once ${conditionInWords(lookup, schedule.when)}`, type);
  const { at } = schedule;
  const day = `day ${quantityInWords(lookup, at)}`;
  return lines(typeof at === "number" ? [longDate(dateOfDay(scenario.start, Math.floor(at)))] : [], day, type);
}

function injectRow(subject: Subject, inject: Inject, number: number): Row {
  const { id, label, from, to, delivery, text, expected, objective, headline, effects, event } = inject;
  return {
    anchor: anchors.inject(id),
    cells: [
      String(number),
      injectTime(subject, inject),
      lines(`From: ${from}`, `To: ${to}`, em(delivery)),
      lines([strong(label), " ", code(id)], em(headline), text),
      lines(
        expected === undefined ? [] : [strong("Expected: "), expected],
        objective === undefined ? [] : [strong("Objective: "), objective],
      ),
      lines(
        ...effects.map((effect) => [effectInWords(subject.lookup, effect)]),
        actText(subject, event),
        basisText(subject, inject),
      ),
    ],
  };
}
