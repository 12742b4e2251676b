/**
 * The format of scenario files, as a zod schema; the JSON Schema for editors is generated from it. It checks shapes
 * only: the linter checks names, on the merged scenario. Each kind of value has a phrase that error messages use.
 */
import { z } from "zod";
import { limits } from "../engine/index.js";
import * as resolved from "../engine/scenario.js";

/** Description of a schema's values, for the `expected` line of an error. */
export const phrases = z.registry<{ phrase: string }>();

const say = <T extends z.ZodType>(schema: T, phrase: string): T => {
  phrases.add(schema, { phrase });
  return schema;
};

// What a file and a resolved scenario write alike is described once, in the engine; here it gets its words.
const id = say(resolved.id, "an id: lower-case letters, digits and hyphens, starting with a letter, at most 64");
const eventPath = say(resolved.happening, "a happening: actor.posture.transition or inject.id");
const text = say(resolved.text.min(1).trim(), `text of at most ${limits.text} characters`);
const line = say(resolved.line, `one line of text, at most ${limits.line} characters`);
const isoDate = say(resolved.isoDate, "a date written like 2020-07-12");
const number = say(resolved.number, "a number between minus and plus a billion");
const yes = say(z.literal(true), "true");
const listOf = <T extends z.ZodType>(item: T, phrase: string) => say(z.array(item).max(limits.items), phrase);
const list = <T extends z.ZodType>(item: T, phrase: string) => say(listOf(item, phrase).min(1), phrase);
const oneOrMany = <T extends z.ZodType>(item: T, phrase: string) => say(z.union([item, list(item, phrase)]), phrase);

const quantity = say(resolved.quantity, "a number, or {assumption: name}");
const spread = say(resolved.spread, "a number, {assumption: name}, [low, high] or [low, mode, high]");

const bounds = say(
  z.strictObject({ min: quantity.exactOptional(), max: quantity.exactOptional() }),
  "{min: number}, {max: number} or both",
);
const stateTest = say(
  z.union([id, list(id, "a list of states"), z.strictObject({ not: oneOrMany(id, "a state, or a list of states") })]),
  "a state, a list of states, or {not: state}",
);

export interface ConditionFile {
  all?: ConditionFile[];
  any?: ConditionFile[];
  not?: ConditionFile;
  day?: z.infer<typeof bounds>;
  reached?: string | string[];
  [postureOrGauge: string]: unknown;
}

const conditionPhrase = "a condition: a map such as {front.hostilities: clashes} or {tension: {min: 60}}";
const condition: z.ZodType<ConditionFile> = say(
  z.lazy(() =>
    say(
      z
        .object({
          all: list(condition, "a list of conditions that must all hold").exactOptional(),
          any: list(condition, "a list of conditions of which one must hold").exactOptional(),
          not: condition.exactOptional(),
          day: bounds.exactOptional(),
          reached: oneOrMany(id, "a milestone, or a list of milestones").exactOptional(),
        })
        .catchall(
          say(
            z.union([stateTest, bounds]),
            "a state, a list of states or {not: state} for a posture; {min: number, max: number} for a gauge",
          ),
        )
        .meta({
          id: "condition",
          description:
            "posture: state | [one of these] | {not: …}; gauge: {min, max}; day: {min, max}; reached: milestone | [one of these]; all, any, not. Several keys must all hold.",
        }),
      conditionPhrase,
    ),
  ),
  conditionPhrase,
);

const table = <T extends z.ZodType>(entry: T, phrase: string) => say(z.record(id, entry), phrase);
const trueOrFalse = say(z.boolean(), "true or false");
const happenings = oneOrMany(eventPath, "a happening such as turkey.backing.extend or inject.call, or a list of them");
const claimList = listOf(id, "a list of claims, such as [report-p3, report-p7]");
const actorList = list(id, "a list of actors, such as [russia, turkey]");

const basis = {
  evidence: claimList.default([]).meta({ description: "claims of the evidence register" }),
  judgement: line.exactOptional().meta({ description: "one line of reasoning where no document gives the number" }),
};

const effect = say(resolved.effect, "{gauge: name, add: number}");
const effects = listOf(effect, "a list of effects, such as [{ gauge: tension, add: 3 }]");

const point = say(z.tuple([number, quantity]), "a point [gauge value, ratio]");
const curve = say(z.array(point).min(2).max(limits.points), "a list of points, such as [[20, 0.5], [80, 2]]");

const ratio = say(
  z.union([
    z.strictObject({ when: condition, ratio: quantity, label: line.exactOptional(), ...basis }),
    z.strictObject({ gauge: id, curve, label: line.exactOptional(), ...basis }),
    z.strictObject({ assumption: id, label: line.exactOptional(), ...basis }),
  ]),
  "one of {when, ratio}, {gauge, curve} or {assumption}",
);

const transition = z.strictObject({
  from: oneOrMany(id, "a state, or a list of states"),
  to: id,
  wait: quantity.exactOptional().meta({ description: "hazard: mean waiting time in days" }),
  rate: quantity.exactOptional().meta({ description: "hazard: expected occurrences per day" }),
  on: happenings.exactOptional().meta({ description: "response: answers these happenings at once" }),
  chance: quantity.exactOptional().meta({ description: "response: probability of answering, 0 to 1" }),
  after: spread.exactOptional().meta({ description: "timeout: days in the state" }),
  when: condition.exactOptional(),
  ratios: say(z.array(ratio).max(limits.ratios), "a list of ratios").exactOptional(),
  effects: effects.default([]),
  order: say(resolved.order, "{label: what the seat reads, brief: …}").exactOptional(),
  event: resolved.publicAct.exactOptional(),
  headline: line,
  visibility: actorList.exactOptional(),
  ...basis,
});

const state = z.strictObject({
  label: line,
  description: text.exactOptional(),
  rung: say(resolved.rung, "a whole number from 0 to 9").exactOptional(),
  hostility: say(resolved.hostility, "a COW hostility level, a whole number from 1 to 5").exactOptional(),
  effects: effects.default([]),
  final: trueOrFalse.default(false).meta({ description: "no way out is wanted" }),
});

const posture = z.strictObject({
  label: line,
  description: text.exactOptional(),
  initial: id,
  states: table(state, "a map of states"),
  transitions: table(transition, "a map of transitions").default({}),
});

const actor = z.strictObject({
  label: line,
  short: say(resolved.short, "two to four capitals, such as RUS").exactOptional(),
  description: text.exactOptional(),
  postures: table(posture, "a map of postures"),
});

const drift = say(
  z.strictObject({ when: condition.exactOptional(), perDay: quantity, ...basis }),
  "{when: condition, perDay: number}",
);

const gauge = z.strictObject({
  label: line,
  unit: line.exactOptional(),
  description: text.exactOptional(),
  min: number,
  max: number,
  initial: quantity,
  baseline: quantity.exactOptional(),
  settle: quantity.exactOptional().meta({ description: "days; each day closes 1/settle of the gap to the baseline" }),
  drift: listOf(drift, "a list of drifts, such as [{ when: …, perDay: 2 }]").default([]),
  calming: trueOrFalse.default(false).meta({ description: "a higher value is calmer" }),
  visibility: actorList.exactOptional(),
  ...basis,
});

const assumption = z.strictObject({
  label: line.exactOptional(),
  value: number,
  range: say(z.tuple([number, number]), "[lowest, highest], two numbers"),
  note: text,
  ...basis,
});

const inject = z.strictObject({
  label: line,
  from: line,
  to: line,
  delivery: line,
  text,
  expected: text.exactOptional(),
  objective: text.exactOptional(),
  at: say(z.union([quantity, isoDate]), "days from the start, or a date written like 2020-07-12")
    .exactOptional()
    .meta({ description: "days from the start, or a date" }),
  when: condition.exactOptional(),
  historical: trueOrFalse.default(false),
  effects: effects.default([]),
  event: resolved.publicAct.exactOptional(),
  headline: line,
  ...basis,
});

const milestone = z.strictObject({
  label: line,
  headline: line.exactOptional(),
  when: condition.exactOptional(),
  on: happenings.exactOptional(),
  ...basis,
});

const ending = z.strictObject({ label: line, headline: line.exactOptional(), when: condition, ...basis });

const historyEntry = z.strictObject({
  date: isoDate.exactOptional(),
  never: yes.exactOptional(),
  evidence: claimList.default([]),
  publicRecord: yes.exactOptional(),
  note: line.exactOptional(),
});

const variant = z.strictObject({
  label: line,
  note: text,
  evidence: claimList.default([]),
  set: table(number, "a map of assumptions to numbers"),
});

const source = z.strictObject({
  title: line,
  published: line,
  leans: line,
  reliability: say(resolved.reliability, "an Admiralty reliability, A to F"),
  note: text,
});

const claim = z.strictObject({
  source: id,
  paragraph: say(resolved.paragraph, "a paragraph number, from 1"),
  statement: text,
  figures: listOf(line, "a list of figures as text").default([]),
  credibility: say(resolved.credibility, "an Admiralty credibility, a whole number from 1 to 6"),
  note: text.exactOptional(),
  contradicts: claimList.default([]),
});

say(resolved.publicAct.shape.cameo, 'a CAMEO code in quotes, such as "0256"');
say(resolved.goldstein, "a Goldstein score from -10 to 10");

export const scenarioFormat = z.strictObject({
  format: say(z.literal([1, 2]), "1 or 2").meta({
    description: "the format of the file: 1, or 2 for the keys that the reference marks with it",
  }),
  id,
  title: line,
  summary: text,
  start: isoDate,
  horizon: say(resolved.horizon, "a whole number of days, 1 to 3660").meta({ description: "days of play" }),
  turn: say(resolved.turn, "a whole number of days, 1 to 366")
    .default(7)
    .meta({ description: "days between two decision points of the seats; 7 unless told" }),
  imports: say(z.array(z.string().min(1)), "a list of files, such as [south-caucasus/actors.yaml]").exactOptional(),
  assumptions: table(assumption, "a map of assumptions").default({}),
  gauges: table(gauge, "a map of gauges"),
  actors: table(actor, "a map of actors"),
  injects: table(inject, "a map of injects").default({}),
  milestones: table(milestone, "a map of milestones").default({}),
  endings: table(ending, "a map of endings").default({}),
  history: table(historyEntry, "a map of milestones to what happened").default({}),
  variants: table(variant, "a map of variants").default({}),
  sources: table(source, "a map of sources").default({}),
  evidence: table(claim, "a map of claims").default({}),
  map: say(resolved.mapSchema, "{box: [west, south, east, north], …}")
    .exactOptional()
    .meta({ description: "where the scenario plays, for a map in handouts and reports" }),
});

export type ScenarioFile = z.infer<typeof scenarioFormat>;
export type TransitionFile = z.infer<typeof transition>;
export type RatioFile = z.infer<typeof ratio>;
export type EffectFile = z.infer<typeof effect>;
export type QuantityFile = z.infer<typeof quantity>;
export type SpreadFile = z.infer<typeof spread>;
