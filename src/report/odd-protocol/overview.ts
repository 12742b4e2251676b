/**
 * The first part of the description (ODD, "overview"): what the model is for, what is in it, and in what order things
 * happen.
 */
import { say } from "../../catalogue/index.js";
import { createModel, createWorld, dateOfDay, dayOfDate, readGauges } from "../../engine/index.js";
import { allTransitions, figure, listInWords, longDate, quantityInWords } from "../../text/index.js";
import {
  type Block,
  code,
  columns,
  heading,
  lines,
  link,
  list,
  paragraph,
  type Row,
  sayText,
  strong,
  table,
  tableIfAny,
} from "../page/document.js";
import { anchors, basisText, citeAll, type Subject, seenByText } from "./basis.js";
import { holdsBeliefs } from "./beliefs.js";

export function overview(subject: Subject): readonly Block[] {
  return [
    heading(2, "overview", say("odd.overview")),
    ...purpose(subject),
    ...entities(subject),
    heading(3, "process", say("odd.process")),
    paragraph(...sayText("odd.time-is-continuous")),
    list([
      ...(hasStages(subject) ? [sayText("odd.some-wait-in-stages")] : []),
      ...(hasOutcomes(subject) ? [sayText("odd.some-have-outcomes")] : []),
      sayText("odd.a-happening-moves"),
      sayText("odd.responses-follow"),
      sayText("odd.outcomes-are-checked"),
      sayText("odd.gauges-at-day-boundaries", { rata: subject.scenario.format > 1 }),
      ...(holdsBeliefs(subject.scenario) ? [sayText("odd.reports-arrive")] : []),
      sayText("odd.ties-go-to-the-first"),
    ]),
    paragraph(say("odd.when-play-stops", { horizon: subject.scenario.horizon, turn: subject.scenario.turn })),
  ];
}

/** Whether a hazard of the scenario waits in stages. */
function hasStages({ scenario }: Subject): boolean {
  return allTransitions(scenario).some(
    ({ transition: { trigger } }) => trigger.kind === "hazard" && (trigger.shape ?? 1) > 1,
  );
}

function hasOutcomes({ scenario }: Subject): boolean {
  return allTransitions(scenario).some(({ transition: { outcomes } }) => outcomes !== undefined);
}

function purpose(subject: Subject): readonly Block[] {
  const { scenario, lookup } = subject;
  const rows = scenario.history.map(({ milestone, date, evidence, supports, publicRecord, note }): Row => {
    const when =
      date === undefined
        ? [say("odd.not-within-horizon")]
        : [say("odd.history-date", { date: longDate(date), day: figure(dayOfDate(scenario.start, date)) })];
    const ground = lines(citeAll(subject, evidence, supports), publicRecord ? [say("odd.public-record")] : []);
    const label = lookup.milestoneLabel(milestone);
    return [link(anchors.milestone(milestone), label), when, note, ground];
  });
  return [
    heading(3, "purpose", say("odd.purpose")),
    paragraph(say("odd.what-it-is-for")),
    paragraph(rows.length === 0 ? say("odd.no-pattern") : say("odd.patterns")),
    ...tableIfAny(
      say("odd.history"),
      columns([say("odd.milestone"), 24], [say("odd.date"), 24], [say("odd.note"), 36], [say("odd.rests-on"), 16]),
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
        lines(
          [
            strong(actor.label),
            " ",
            code(actor.id),
            ...(actor.code === undefined ? [] : [", CAMEO ", code(actor.code)]),
          ],
          actor.description,
        ),
        lines(...postures),
        String(transitions),
      ],
    };
  });
  const last = dateOfDay(scenario.start, scenario.horizon);
  return [
    heading(3, "entities", say("odd.entities")),
    paragraph(say("odd.what-entities-are")),
    table(
      say("odd.actors-and-postures"),
      columns([say("odd.actor"), 48], [say("odd.postures-and-states"), 38], [say("odd.transitions"), 14, "right"]),
      actors,
      say("odd.no-actors"),
    ),
    ...gaugeTable(scenario.gauges.length === 0 ? [] : gaugeRows({ scenario, lookup })),
    paragraph(
      say("odd.scale", {
        horizon: scenario.horizon,
        start: longDate(scenario.start),
        last: longDate(last),
      }),
    ),
  ];
}

function gaugeRows({ scenario, lookup }: Pick<Subject, "scenario" | "lookup">): readonly Row[] {
  const model = createModel(scenario);
  const start = readGauges(model, createWorld(model, { seed: "start" }));
  return scenario.gauges.map((gauge) => {
    const { id, label, unit, description, min, max, initial, baseline, calming } = gauge;
    return [
      lines([link(anchors.gauge(id), label), " ", code(id)], description, seenByText(lookup, gauge)),
      say("odd.low-to-high", { low: figure(min), high: unit === undefined ? figure(max) : `${figure(max)} ${unit}` }),
      quantityInWords(lookup, initial ?? start[id] ?? 0),
      baseline === undefined ? "" : quantityInWords(lookup, baseline),
      say("odd.graver-or-calmer", { calming }),
    ];
  });
}

function gaugeTable(rows: readonly Row[]): readonly Block[] {
  return [
    table(
      say("odd.gauges"),
      columns(
        [say("odd.gauge"), 42],
        [say("odd.range"), 20],
        [say("odd.starts-at"), 13, "right"],
        [say("odd.baseline"), 13, "right"],
        [say("odd.higher-is"), 12],
      ),
      rows,
      say("odd.no-gauges"),
    ),
  ];
}

/** The rival readings of the evidence, and which numbers each of them moves. */
export function variantBlocks(subject: Subject): readonly Block[] {
  const { scenario, lookup } = subject;
  const rows = scenario.variants.map(({ id, label, note, set, ...basis }): Row => {
    const settings = Object.entries(set).map(([assumption, value]) => {
      const written = lookup.assumptions.get(assumption);
      const setting = {
        assumption: link(anchors.assumption(assumption), written?.label ?? assumption),
        value: figure(value),
      };
      return written === undefined
        ? sayText("odd.setting", setting)
        : sayText("odd.setting-instead-of", { ...setting, written: figure(written.value) });
    });
    return {
      anchor: `variant-${id}`,
      cells: [lines([strong(label), " ", code(id)], note), lines(...settings), basisText(subject, basis)],
    };
  });
  const names = scenario.variants.map(({ label }) => `“${label}”`);
  return [
    heading(4, "variants", say("odd.variants")),
    paragraph(
      rows.length === 0 ? say("odd.one-reading") : say("odd.several-readings", { names: listInWords(names, "and") }),
    ),
    ...tableIfAny(
      say("odd.variants-and-settings"),
      columns([say("odd.variant"), 44], [say("odd.sets"), 36], [say("odd.rests-on"), 20]),
      rows,
    ),
  ];
}
