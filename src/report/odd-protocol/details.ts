/**
 * The third part of the description (ODD, "details"), as far as it is about numbers that come in: where play starts,
 * the assumptions with their variants, and the injects.
 */
import { say } from "../../catalogue/index.js";
import { type Assumption, dateOfDay, type Inject, partsOfAssumption, type Scenario } from "../../engine/index.js";
import {
  conditionInWords,
  drawInWords,
  figure,
  longDate,
  quantityInWords,
  stoodInForBy,
  workedOutInWords,
} from "../../text/index.js";
import { addresseesInWords, deliveryInWords } from "../../visibility/index.js";
import {
  type Block,
  code,
  columns,
  em,
  heading,
  lines,
  link,
  paragraph,
  type Row,
  sayText,
  strong,
  type Text,
  table,
  tableIfAny,
} from "../page/document.js";
import { actText, anchors, basisText, effectText, type Subject } from "./basis.js";
import { variantBlocks } from "./overview.js";
import { otherHeadlines } from "./submodels.js";

export function initialisation(subject: Subject): readonly Block[] {
  const { scenario } = subject;
  return [
    heading(3, "initialization", say("odd.initialization")),
    paragraph(say("odd.how-play-starts", { start: longDate(scenario.start) })),
    table(
      say("odd.assumptions"),
      columns(
        [say("odd.assumption"), 24],
        [say("odd.value"), 8, "right"],
        [say("odd.range"), 12, "right"],
        [say("odd.what-it-means"), 30],
        [say("odd.used-by"), 10],
        [say("odd.rests-on"), 16],
      ),
      assumptionRows(subject),
      say("odd.no-assumptions"),
    ),
    ...sampling(scenario),
    ...derivation(scenario),
    ...variantBlocks(subject),
  ];
}

function sampling({ assumptions }: Scenario): readonly Block[] {
  const n = assumptions.filter(({ distribution }) => distribution !== undefined).length;
  return n === 0 ? [] : [paragraph(say("odd.sampled", { n }))];
}

function derivation({ assumptions }: Scenario): readonly Block[] {
  const n = assumptions.filter(({ derived }) => derived !== undefined).length;
  return n === 0 ? [] : [paragraph(say("odd.worked-out", { n }))];
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
        lines(
          say("odd.low-to-high", { low: figure(range[0]), high: figure(range[1]) }),
          drawInWords(assumption) ?? [],
          workedOutInWords(assumption) ?? [],
        ),
        note,
        uses.get(id) ?? say("odd.nothing"),
        lines(basisText(subject, assumption), basisOfParts(assumption)),
      ],
    };
  });
}

/** What a derived assumption rests on; nothing for another one. */
function basisOfParts({ derived }: Assumption): Text {
  if (derived === undefined) return [];
  const parts = [...new Set(partsOfAssumption(derived))];
  return parts.flatMap((id, place) => [place === 0 ? say("odd.as-of") : ", ", link(anchors.assumption(id), id)]);
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
  for (const { derived } of scenario.assumptions) {
    const parts = derived === undefined ? [] : partsOfAssumption(derived);
    note(
      "assumption",
      parts.map((assumption) => ({ assumption })),
    );
  }
  for (const { beliefs = [] } of scenario.actors) for (const belief of beliefs) note("belief", belief);
  for (const gauge of scenario.gauges) note("gauge", gauge);
  for (const inject of scenario.injects) note("inject", inject);
  for (const goal of [...scenario.milestones, ...scenario.endings]) note("condition", goal);
  return new Map(
    [...found].map(([id, kinds]) => [
      id,
      [...kinds].map(([kind, n]) => say("odd.used-by-parts", { kind, n })).join(", "),
    ]),
  );
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
    heading(3, "input", say("odd.input")),
    paragraph(
      scenario.injects.length === 0
        ? say("odd.no-injects")
        : say("odd.what-comes-in", { injects: scenario.injects.length, historical }),
    ),
    ...tableIfAny(
      say("odd.events-list"),
      columns(
        [say("odd.number"), 5, "right"],
        [say("odd.time-and-type"), 13],
        [say("odd.from-to-delivery"), 16],
        [say("odd.what-players-read"), 26],
        [say("odd.expected-and-objective"), 24],
        [say("odd.effects-and-basis"), 16],
      ),
      scenario.injects.map((inject, index) => injectRow(subject, inject, index + 1)),
    ),
  ];
}

function injectTime({ scenario, lookup }: Subject, { schedule, historical }: Inject): Text {
  const type = em(
    say("odd.inject-type", { type: historical ? "historical" : schedule === undefined ? "manual" : "scheduled" }),
  );
  if (schedule === undefined) return [type];
  if ("when" in schedule) return lines(say("odd.once", { condition: conditionInWords(lookup, schedule.when) }), type);
  const { at } = schedule;
  const day = say("odd.day", { day: quantityInWords(lookup, at) });
  return lines(typeof at === "number" ? [longDate(dateOfDay(scenario.start, Math.floor(at)))] : [], day, type);
}

function injectRow(subject: Subject, inject: Inject, number: number): Row {
  const { id, label, from, to, delivery, text, expected, objective, headline, effects, event } = inject;
  return {
    anchor: anchors.inject(id),
    cells: [
      String(number),
      injectTime(subject, inject),
      lines(
        say("odd.inject-from", { from }),
        say("odd.inject-to", { to: addresseesInWords(subject.scenario, to) }),
        em(deliveryInWords(delivery)),
      ),
      lines([strong(label), " ", code(id)], em(headline), ...otherHeadlines(subject, inject), text),
      lines(
        expected === undefined ? [] : sayText("odd.expected", { response: expected }),
        objective === undefined ? [] : sayText("odd.objective", { objective }),
      ),
      lines(
        ...stoodInForBy(subject.scenario, inject).map(({ transition: { path } }) =>
          sayText("odd.stands-in-for", { hazard: code(path), forGood: inject.forGood ?? false }),
        ),
        ...effects.map((effect) => effectText(subject, effect)),
        actText(subject, event),
        basisText(subject, inject),
      ),
    ],
  };
}
