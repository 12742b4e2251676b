/**
 * The facilitator's guide: everything, and what to do with it. Who is seated, what each inject sets off, what the model
 * can do and what really happened, who knows what, and questions for the hot wash.
 */
import { say } from "../../catalogue/index.js";
import {
  createWorld,
  dateOfDay,
  type Exercise,
  type Inject,
  type Model,
  offeredOrders,
  type Scenario,
} from "../../engine/index.js";
import {
  answersTo,
  chanceInWords,
  conditionInWords,
  createLookup,
  dayInWords,
  effectInWords,
  ensembleCommand,
  exerciseCommand,
  exerciseLog,
  followCommand,
  type Lookup,
  listInWords,
  longDate,
  type NamedReading,
  type Paste,
  quantityInWords,
  reportCommand,
  resumeCommand,
  stoodInForBy,
} from "../../text/index.js";
import { addresseesInWords, deliveryInWords, keptTo } from "../../visibility/index.js";
import {
  type Block,
  type Column,
  code,
  columns,
  type Document,
  em,
  fact,
  heading,
  landscapeTable,
  lines,
  paragraph,
  type Row,
  sayText,
  strong,
  type Text,
  table,
} from "../page/document.js";
import { hotWash } from "./hot-wash-questions.js";
import { factsOf } from "./parts.js";
import { calendarInWords } from "./phrases.js";
import { assignments, exerciseBlocks, givenToSeats, planFacts } from "./plan-parts.js";

/** How the guide's commands name the scenario, and how they are written. */
export interface GuideCommands {
  readonly reading: NamedReading;
  readonly paste: Paste;
}

/** The guide for the white cell; `seated` are the actor ids that people play. */
export function facilitatorGuide(model: Model, seated: readonly string[], commands: GuideCommands): Document {
  const { scenario } = model;
  const { exercise } = scenario;
  return {
    make: "handout",
    marking: say("brief.for-white-cell"),
    title: exercise?.title ?? scenario.title,
    subtitle: exercise === undefined ? say("brief.facilitator-guide") : say("plan.controllers-handbook"),
    summary: scenario.summary,
    facts: [...planFacts(scenario), fact(say("brief.plays"), calendarInWords(scenario)), ...factsOf(model)],
    counts: [],
    blocks: [
      ...(exercise === undefined ? runSheet(scenario, seated, commands) : plannedDay(scenario, exercise, commands)),
      ...seatBlocks(model, seated),
      ...msel(scenario),
      ...outcomes(scenario, commands),
      ...secrets(scenario),
      ...readings(scenario),
      ...questions(scenario),
    ],
  };
}

function runSheet(scenario: Scenario, seated: readonly string[], { reading, paste }: GuideCommands): readonly Block[] {
  const turns = Math.ceil(scenario.horizon / scenario.turn);
  return [
    heading(2, "run-sheet", say("brief.run-sheet")),
    table(
      say("brief.ninety-minutes"),
      columns([say("brief.minutes"), 14], [say("brief.what"), 26], [say("brief.who-does-what"), 60]),
      [
        [say("brief.before"), say("brief.prepare"), say("brief.how-to-prepare")],
        [say("brief.low-to-high", { low: 0, high: 10 }), say("brief.welcome"), say("brief.how-to-welcome")],
        [say("brief.low-to-high", { low: 10, high: 75 }), say("brief.turns", { turns }), say("brief.how-to-run-turns")],
        [say("brief.low-to-high", { low: 75, high: 90 }), say("brief.hot-wash"), say("brief.how-to-hot-wash")],
      ].map(([when = "", what = "", who = ""]) => [when, strong(what), who]),
    ),
    paragraph(
      ...sayText("brief.commands", {
        start: code(paste(exerciseCommand(reading, seated))),
        historical: scenario.injects.some(({ historical }) => historical),
        follow: code(paste(followCommand(exerciseLog))),
        resume: code(paste(resumeCommand(exerciseLog))),
        report: code(paste(reportCommand(exerciseLog))),
      }),
    ),
  ];
}

/** Instead of the run sheet, where the day is planned. */
function plannedDay(scenario: Scenario, exercise: Exercise, { reading, paste }: GuideCommands): readonly Block[] {
  return [
    ...exerciseBlocks(scenario),
    paragraph(
      ...sayText("plan.commands", {
        start: code(paste(exerciseCommand({ ...reading, variant: null }, []))),
        follow: code(paste(followCommand(exerciseLog))),
        resume: code(paste(resumeCommand(exerciseLog))),
        report: code(paste(reportCommand(exerciseLog))),
      }),
    ),
    ...(exercise.told === undefined
      ? []
      : [heading(3, "read-aloud", say("plan.read-aloud")), paragraph(exercise.told)]),
    ...givenToSeats(scenario),
    ...assignments(scenario),
  ];
}

function seatBlocks(model: Model, seated: readonly string[]): readonly Block[] {
  const { scenario } = model;
  const world = createWorld(model, { seed: "brief", seats: scenario.actors.map(({ id }) => id) });
  const rows = scenario.actors.map(({ id, label, postures }): Row => {
    const orders = postures.reduce((sum, { transitions }) => sum + transitions.filter(({ order }) => order).length, 0);
    const open = offeredOrders(model, world, id).map((order): Text => [order.label, " ", code(order.transition)]);
    return [
      strong(label),
      say("brief.seat-or-desk", { seated: seated.includes(id) }),
      String(orders),
      open.length === 0 ? [say("brief.none")] : lines(...open),
    ];
  });
  return [
    heading(2, "seats", say("brief.seats")),
    paragraph(say("brief.empty-seats")),
    table(
      say("brief.who-plays-whom"),
      columns(
        [say("brief.actor"), 20],
        [say("brief.played-by"), 12],
        [say("brief.orders"), 9, "right"],
        [say("brief.open-at-start"), 59],
      ),
      rows,
      say("brief.no-actors"),
    ),
  ];
}

/** When an inject comes, in words, and of which type it is. */
export function timeOf(
  scenario: Scenario,
  lookup: Lookup,
  { schedule, historical }: Inject,
): { time: Text; type: string } {
  if (schedule === undefined)
    return {
      time: [say("brief.when-you-like")],
      type: say("brief.inject-type", { type: "manual", conditional: false }),
    };
  const conditional = "when" in schedule;
  const type = say("brief.inject-type", { type: historical ? "historical" : "scheduled", conditional });
  if (conditional) return { time: [say("brief.once", { condition: conditionInWords(lookup, schedule.when) })], type };
  const { at } = schedule;
  const day = say("brief.day", { day: quantityInWords(lookup, at) });
  if (typeof at !== "number") return { time: [day], type };
  return { time: lines(dayInWords(scenario, dateOfDay(scenario.start, Math.floor(at))), day), type };
}

/** As exercise planners know them. */
const mselColumns: readonly Column[] = columns(
  [say("brief.no"), 4, "right"],
  [say("brief.time"), 8],
  [say("brief.type"), 8],
  [say("brief.delivery"), 8],
  [say("brief.from"), 9],
  [say("brief.to"), 9],
  [say("brief.description"), 25],
  [say("brief.expected-response"), 15],
  [say("brief.objective"), 14],
);

function msel(scenario: Scenario): readonly Block[] {
  const lookup = createLookup(scenario);
  if (scenario.injects.length === 0) {
    return [heading(2, "msel", say("brief.events-list")), paragraph(say("brief.no-events"))];
  }
  const rows = scenario.injects.map((inject, index): Row => {
    const { time, type } = timeOf(scenario, lookup, inject);
    const { delivery, from, to, label, text, expected = "", objective = "", id } = inject;
    return {
      anchor: `msel-${id}`,
      cells: [
        String(index + 1),
        time,
        type,
        deliveryInWords(delivery),
        from,
        addresseesInWords(scenario, to),
        lines(strong(label), text, code(id)),
        expected,
        objective,
      ],
    };
  });
  return [
    heading(2, "msel", say("brief.events-list-msel")),
    paragraph(...sayText("brief.historical-events")),
    landscapeTable(say("brief.master-list"), mselColumns, rows),
    injectEffects(scenario, lookup),
  ];
}

function injectEffects(scenario: Scenario, lookup: Lookup): Block {
  const answered = (id: string) =>
    answersTo(scenario, `inject.${id}`).map(({ actor: by, transition }) => {
      const [actor, chance] = [lookup.actorLabel(by), chanceInWords(lookup, transition)];
      return sayText("brief.reaction-chance", { actor, headline: transition.headline, chance });
    });
  const replaced = (inject: Inject) =>
    stoodInForBy(scenario, inject).map(({ actor, transition: { headline } }) =>
      sayText("brief.stands-in-for", { actor: lookup.actorLabel(actor), headline, forGood: inject.forGood ?? false }),
    );
  return table(
    say("brief.what-events-do"),
    columns([say("brief.event"), 26], [say("brief.shifts"), 37], [say("brief.answered-by"), 37]),
    scenario.injects.map((inject) => [
      strong(inject.label),
      lines(...inject.effects.map((effect): Text => [effectInWords(lookup, effect)])),
      lines(...replaced(inject), ...answered(inject.id)),
    ]),
  );
}

function outcomes(scenario: Scenario, { reading, paste }: GuideCommands): readonly Block[] {
  const lookup = createLookup(scenario);
  const history = new Map(scenario.history.map((entry) => [entry.milestone, entry]));
  const milestones = scenario.milestones.map(({ id, label, when, on }): Row => {
    const entry = history.get(id);
    const noted = when === undefined ? listInWords((on ?? []).map(lookup.headlineOf)) : conditionInWords(lookup, when);
    const really: Text =
      entry === undefined
        ? []
        : lines(
            entry.date === undefined ? say("brief.did-not-happen") : longDate(entry.date),
            entry.note === undefined ? [] : em(entry.note),
          );
    return [strong(label), noted, really];
  });
  const endings = scenario.endings.map(
    ({ label, headline, when }): Row => [
      lines(strong(label), headline === label ? [] : headline),
      conditionInWords(lookup, when),
    ],
  );
  return [
    heading(2, "outcomes", say("brief.outcomes")),
    paragraph(
      ...sayText("brief.how-play-ends", { horizon: scenario.horizon, command: code(paste(ensembleCommand(reading))) }),
    ),
    table(
      say("brief.milestones"),
      columns([say("brief.milestone"), 24], [say("brief.first-time"), 46], [say("brief.in-history"), 30]),
      milestones,
      say("brief.no-milestones"),
    ),
    table(
      say("brief.endings"),
      columns([say("brief.ending"), 40], [say("brief.when"), 60]),
      endings,
      say("brief.no-endings"),
    ),
  ];
}

/** Something with the actors that it is kept to; nothing where everyone may know of it. */
function keptOf<Item extends Parameters<typeof keptTo>[0]>(item: Item): { item: Item; kept: readonly string[] }[] {
  const kept = keptTo(item);
  return kept === null ? [] : [{ item, kept }];
}

function secrets(scenario: Scenario): readonly Block[] {
  const lookup = createLookup(scenario);
  const who = (kept: readonly string[]) =>
    kept.length === 0 ? say("brief.nobody") : listInWords(kept.map(lookup.actorLabel), "and");
  const acts = scenario.actors
    .flatMap(({ postures }) => postures.flatMap(({ transitions }) => transitions))
    .flatMap((transition) => keptOf(transition));
  const numbers = scenario.gauges.flatMap((gauge) => keptOf(gauge));
  const rows = [
    ...acts.map(({ item: { headline, path }, kept }): Row => [lines(headline, code(path)), who(kept)]),
    ...numbers.map(({ item: { label }, kept }): Row => [strong(label), who(kept)]),
  ];
  return [
    heading(2, "secrets", say("brief.who-knows-what")),
    table(
      say("brief.what-some-know"),
      columns([say("brief.what"), 65], [say("brief.known-to"), 35]),
      rows,
      say("brief.no-secrets"),
    ),
  ];
}

function readings(scenario: Scenario): readonly Block[] {
  if (scenario.variants.length === 0) return [];
  return [
    heading(2, "readings", say("brief.other-readings")),
    paragraph(...sayText("brief.how-to-play-readings")),
    {
      kind: "terms",
      terms: scenario.variants.map(({ id, label, note }) => fact(label, note, " ", code(id))),
    },
  ];
}

function questions(scenario: Scenario): readonly Block[] {
  const objectives = [...new Set(scenario.injects.flatMap(({ objective }) => objective ?? []))];
  return [
    heading(2, "hot-wash", say("brief.questions")),
    ...hotWash(scenario),
    ...(objectives.length === 0
      ? []
      : [
          heading(3, "observations", say("brief.observation-sheet")),
          {
            kind: "form" as const,
            caption: say("brief.what-was-seen-against"),
            columns: columns([say("brief.objective"), 34], [say("brief.turn"), 8], [say("brief.what-was-seen"), 58]),
            lines: objectives,
          },
        ]),
  ];
}
