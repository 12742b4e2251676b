/**
 * The facilitator's guide: everything, and what to do with it. Who is seated, what each inject sets off, what the model
 * can do and what really happened, who knows what, and questions for the hot wash.
 */
import { createWorld, dateOfDay, type Inject, type Model, offeredOrders, type Scenario } from "../../engine/index.js";
import {
  answersTo,
  chanceInWords,
  conditionInWords,
  count,
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
} from "../../text/index.js";
import { keptTo } from "../../visibility/index.js";
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
  strong,
  type Text,
  table,
} from "../page/document.js";
import { hotWash } from "./hot-wash-questions.js";
import { factsOf } from "./parts.js";
import { calendarInWords } from "./phrases.js";

/** How the guide's commands name the scenario, and how they are written. */
export interface GuideCommands {
  readonly reading: NamedReading;
  readonly paste: Paste;
}

/** The guide for the white cell; `seated` are the actor ids that people play. */
export function facilitatorGuide(model: Model, seated: readonly string[], commands: GuideCommands): Document {
  const { scenario } = model;
  return {
    make: "handout",
    marking: "Exercise material. For the white cell only.",
    title: scenario.title,
    subtitle: "Facilitator's guide",
    summary: scenario.summary,
    facts: [fact("Plays", calendarInWords(scenario)), ...factsOf(model)],
    counts: [],
    blocks: [
      ...runSheet(scenario, seated, commands),
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
    heading(2, "run-sheet", "Run sheet"),
    table(
      "A session of ninety minutes",
      columns(["Minutes", 14], ["What", 26], ["Who does what", 60]),
      [
        [
          "before",
          "Prepare",
          "Print the situation manual and the sheet for everyone, one brief a seat. Read the events list below and mark those you mean to use.",
        ],
        [
          "0 to 10",
          "Welcome",
          "Say what the exercise is for, and that it forecasts nothing. Read the situation aloud; seats read their briefs.",
        ],
        [
          "10 to 75",
          `${turns} turns`,
          "For each: news, counsel, orders, play. Note what you see against an objective while you see it.",
        ],
        [
          "75 to 90",
          "Hot wash",
          "Each seat first says what it wanted and what it got. Then the questions at the end of this guide.",
        ],
      ].map(([when = "", what = "", who = ""]) => [when, strong(what), who]),
    ),
    paragraph(
      "Start the desk with ",
      code(paste(exerciseCommand(reading, seated))),
      ": t leads through the turns, i is your own hand, ? shows all keys. ",
      ...(scenario.injects.some(({ historical }) => historical)
        ? ["Add ", code("--historical"), ", and the events of the record come on their own days. "]
        : []),
      "For the projector, in another terminal: ",
      code(paste(followCommand(exerciseLog))),
      ", which shows what the table may know. Go on another day with ",
      code(paste(resumeCommand(exerciseLog))),
      ", and close with ",
      code(paste(reportCommand(exerciseLog))),
      ".",
    ),
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
      seated.includes(id) ? "a seat" : "the desk",
      String(orders),
      open.length === 0 ? ["none"] : lines(...open),
    ];
  });
  return [
    heading(2, "seats", "Seats"),
    paragraph(
      "An actor with no one in its seat acts by chance, at the rates of the model. So does everything a seat may not order.",
    ),
    table(
      "Who plays whom, and which orders are open on the first day",
      columns(["Actor", 20], ["Played by", 12], ["Orders", 9, "right"], ["Open at the start", 59]),
      rows,
      "The scenario has no actors.",
    ),
  ];
}

function timeOf(scenario: Scenario, lookup: Lookup, { schedule, historical }: Inject): { time: Text; type: string } {
  if (schedule === undefined) return { time: ["when you like"], type: "by hand" };
  const type = historical ? "historical" : "scheduled";
  if ("when" in schedule)
    return { time: [`once ${conditionInWords(lookup, schedule.when)}`], type: `${type}, by condition` };
  const { at } = schedule;
  const day = `day ${quantityInWords(lookup, at)}`;
  if (typeof at !== "number") return { time: [day], type };
  return { time: lines(dayInWords(scenario, dateOfDay(scenario.start, Math.floor(at))), day), type };
}

/** As exercise planners know them. */
const mselColumns: readonly Column[] = columns(
  ["No.", 4, "right"],
  ["Time", 8],
  ["Type", 8],
  ["Delivery", 8],
  ["From", 9],
  ["To", 9],
  ["Description", 25],
  ["Expected response", 15],
  ["Objective", 14],
);

function msel(scenario: Scenario): readonly Block[] {
  const lookup = createLookup(scenario);
  if (scenario.injects.length === 0) {
    return [
      heading(2, "msel", "Events list"),
      paragraph("The scenario has no events from outside; write your own at the desk."),
    ];
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
        delivery,
        from,
        to,
        lines(strong(label), text, code(id)),
        expected,
        objective,
      ],
    };
  });
  return [
    heading(2, "msel", "Events list (MSEL)"),
    paragraph(
      "Those marked historical come from the documents' calendar and play only where the desk is started with ",
      code("--historical"),
      "; any of them can be fired by hand.",
    ),
    landscapeTable("Master scenario events list", mselColumns, rows),
    injectEffects(scenario, lookup),
  ];
}

function injectEffects(scenario: Scenario, lookup: Lookup): Block {
  const answered = (id: string) =>
    answersTo(scenario, `inject.${id}`).map(({ actor, transition: { headline, trigger } }): Text => {
      const chance = trigger.kind === "response" ? `, ${chanceInWords(lookup, trigger.chance)}` : "";
      return [strong(lookup.actorLabel(actor)), `: ${headline}${chance}`];
    });
  return table(
    "What each event does at once",
    columns(["Event", 26], ["Shifts", 37], ["May be answered by", 37]),
    scenario.injects.map(({ id, label, effects }) => [
      strong(label),
      lines(...effects.map((effect): Text => [effectInWords(lookup, effect)])),
      lines(...answered(id)),
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
            entry.date === undefined ? "did not happen in this time" : longDate(entry.date),
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
    heading(2, "outcomes", "What the model can do, and what happened"),
    paragraph(
      `Play ends at the first ending, or after ${count(scenario.horizon, "day")}. For the odds of each, run `,
      code(paste(ensembleCommand(reading))),
      " before the exercise, not in front of the players.",
    ),
    table(
      "Milestones",
      columns(["Milestone", 24], ["Noted the first time", 46], ["In history", 30]),
      milestones,
      "The scenario notes no milestones.",
    ),
    table(
      "Endings",
      columns(["Ending", 40], ["When", 60]),
      endings,
      "The scenario has no ending of its own: play goes on to the horizon.",
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
    kept.length === 0 ? "nobody" : listInWords(kept.map(lookup.actorLabel), "and");
  const acts = scenario.actors
    .flatMap(({ postures }) => postures.flatMap(({ transitions }) => transitions))
    .flatMap((transition) => keptOf(transition));
  const numbers = scenario.gauges.flatMap((gauge) => keptOf(gauge));
  const rows = [
    ...acts.map(({ item: { headline, path }, kept }): Row => [lines(headline, code(path)), who(kept)]),
    ...numbers.map(({ item: { label }, kept }): Row => [strong(label), who(kept)]),
  ];
  return [
    heading(2, "secrets", "Who knows what"),
    table(
      "What only some seats know",
      columns(["What", 65], ["Known to", 35]),
      rows,
      "Nothing in this scenario is kept from any seat; only intentions are.",
    ),
  ];
}

function readings(scenario: Scenario): readonly Block[] {
  if (scenario.variants.length === 0) return [];
  return [
    heading(2, "readings", "Other readings of the evidence"),
    paragraph("The same crisis under another reading of the sources. Play one with ", code("--variant"), "."),
    {
      kind: "terms",
      terms: scenario.variants.map(({ id, label, note }) => fact(label, note, " ", code(id))),
    },
  ];
}

function questions(scenario: Scenario): readonly Block[] {
  const objectives = [...new Set(scenario.injects.flatMap(({ objective }) => objective ?? []))];
  return [
    heading(2, "hot-wash", "Questions for the hot wash"),
    ...hotWash(scenario),
    ...(objectives.length === 0
      ? []
      : [
          heading(3, "observations", "Observation sheet"),
          {
            kind: "form" as const,
            caption: "What was seen, against each objective",
            columns: columns(["Objective", 34], ["Turn", 8], ["What was seen", 58]),
            lines: objectives,
          },
        ]),
  ];
}
