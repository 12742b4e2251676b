/**
 * What the sections of a scenario file are made of: ids, texts, numbers, spreads, conditions. Each kind of value has a
 * phrase that error messages use; what a property means is described where the property stands.
 */
import { z } from "zod";
import { limits } from "../engine/index.js";
import * as resolved from "../engine/scenario.js";

/** Description of a schema's values, for the `expected` line of an error. */
export const phrases = z.registry<{ phrase: string }>();

export const say = <T extends z.ZodType>(schema: T, phrase: string): T => {
  phrases.add(schema, { phrase });
  return schema;
};

export const { about } = resolved;

// What a file and a resolved scenario write alike is described once, in the engine; here it gets its words.
export const id = say(resolved.id, "an id: lower-case letters, digits and hyphens, starting with a letter, at most 64");
const eventPath = say(
  z.union([resolved.happening, z.string().regex(/^agreement\.[a-z][a-z0-9-]{0,63}$/)]),
  "a happening: actor.posture.transition, inject.id or agreement.id",
);
export const text = say(resolved.text.min(1).trim(), `text of at most ${limits.text} characters`);
export const line = say(resolved.line, `one line of text, at most ${limits.line} characters`);
export const isoDate = say(resolved.isoDate, "a date written like 2020-07-12");
export const number = say(resolved.number, "a number between minus and plus a billion");
export const yes = say(z.literal(true), "true");
export const trueOrFalse = say(z.boolean(), "true or false");
export const listOf = <T extends z.ZodType>(item: T, phrase: string) => say(z.array(item).max(limits.items), phrase);
const list = <T extends z.ZodType>(item: T, phrase: string) => say(listOf(item, phrase).min(1), phrase);
export const oneOrMany = <T extends z.ZodType>(item: T, phrase: string) =>
  say(z.union([item, list(item, phrase)]), phrase);
export const table = <T extends z.ZodType>(entry: T, phrase: string) => say(z.record(id, entry), phrase);

export const happenings = oneOrMany(
  eventPath,
  "a happening such as turkey.backing.extend or inject.call, or a list of them",
);
export const claimList = listOf(id, "a list of claims, such as [report-p3, report-p7]");
export const gaugeViewers = listOf(id, "a list of actors, such as [russia, turkey]");
export const actorList = list(id, "a list of actors, such as [russia, turkey]");

export const quantity = say(resolved.quantity, "a number, or {assumption: name}");

/** Both bounds of what is counted in this unit. */
const ends = (unit: string) => ({
  min: about(quantity.exactOptional(), `Lowest value that passes, in ${unit}. Default: none.`),
  max: about(quantity.exactOptional(), `Highest value that passes, in ${unit}. Default: none.`),
});
const bounds = say(z.strictObject(ends("days")), "{min: number}, {max: number} or both");
const gaugeTest = say(
  z.strictObject({
    ...ends("the unit of the gauge"),
    above: about(id.exactOptional(), "Format 2. Gauge that this one must be above, by more than `by`. Default: none."),
    below: about(id.exactOptional(), "Format 2. Gauge that this one must be below, by more than `by`. Default: none."),
    by: about(
      quantity.exactOptional(),
      "Format 2. How far it must be above or below the other gauge at least, in the unit of the gauges. Default: 0.",
    ),
  }),
  "{min: number}, {max: number} or both",
);
const stateTest = say(
  z.union([
    id,
    list(id, "a list of states"),
    z.strictObject({
      not: about(
        oneOrMany(id, "a state, or a list of states"),
        "State, or list of states, that the posture must not be in.",
      ),
    }),
  ]),
  "a state, a list of states, or {not: state}",
);

const someStates = say(
  z.union([id, list(id, "a list of states")]),
  "a state, or a list of states: the days since the latest entry of one of them",
);
const sinceTest = say(
  z
    .object({
      reached: about(id.exactOptional(), "Milestone from whose day on days are counted."),
      happened: about(
        eventPath.exactOptional(),
        "Transition (actor.posture.transition) or inject (inject.id) from whose last time on days are counted.",
      ),
      ...ends("days, as a calendar counts them: 0 on the same day"),
    })
    .catchall(about(someStates, "States of a posture (actor.posture), from whose last entry on days are counted.")),
  "{reached: milestone, min: days}, {happened: transition, min: days} or {front.hostilities: state, min: days}",
);
const countTest = say(
  z
    .object({
      happened: about(
        eventPath.exactOptional(),
        "Transition (actor.posture.transition) or inject (inject.id) that is counted.",
      ),
      ...ends("a whole number of times"),
    })
    .catchall(
      say(
        about(id, "State of a posture (actor.posture) whose entries are counted, that on day 0 included."),
        "one state of a posture",
      ),
    ),
  "{happened: transition, min: times} or {front.hostilities: state, min: times}",
);
// A gauge of format 1 may be called `date`, and is then tested by numbers.
const dateEnd = say(z.union([isoDate, quantity]), "a date written like 2020-07-12");
const dateTest = say(
  z.strictObject({
    min: about(dateEnd.exactOptional(), "First day that passes: a date such as 2020-07-20. Default: none."),
    max: about(dateEnd.exactOptional(), "Last day that passes: a date such as 2020-08-01. Default: none."),
  }),
  "{min: date}, {max: date} or both, such as {min: 2020-07-20}",
);

export interface ConditionFile {
  all?: ConditionFile[];
  any?: ConditionFile[];
  not?: ConditionFile;
  day?: z.infer<typeof bounds>;
  reached?: string | string[];
  inTruth?: ConditionFile;
  believedBy?: Record<string, ConditionFile>;
  [postureOrGauge: string]: unknown;
}

const conditionPhrase = "a condition: a map such as {front.hostilities: clashes} or {tension: {min: 60}}";
export const condition: z.ZodType<ConditionFile> = say(
  z.lazy(() => conditionMap),
  conditionPhrase,
);
const conditionMap: z.ZodType<ConditionFile> = say(
  z
    .object({
      all: about(
        list(condition, "a list of conditions that must all hold").exactOptional(),
        "Conditions that must all hold.",
      ),
      any: about(
        list(condition, "a list of conditions of which one must hold").exactOptional(),
        "Conditions of which at least one must hold.",
      ),
      not: about(condition.exactOptional(), "Condition that must not hold."),
      inTruth: about(
        condition.exactOptional(),
        "Format 2. Condition that is read as things are, where the actor whose transition this is holds beliefs about them.",
      ),
      believedBy: about(
        table(
          about(condition, "Condition that is read as this actor believes, by its id."),
          "a map of actors to conditions, such as {russia: {front.hostilities: war}}",
        ).exactOptional(),
        "Format 2. Conditions that are read as actors believe: {russia: {front.hostilities: war}}. All must hold. In the transitions of an actor that holds a belief, that is how it is read anyway.",
      ),
      day: about(bounds.exactOptional(), "Days since the start, between min and max: {min: 14}. Day 0 is the start."),
      reached: about(
        oneOrMany(id, "a milestone, or a list of milestones").exactOptional(),
        "Milestone that has been reached, or a list of which one has.",
      ),
      date: about(dateTest.exactOptional(), "Format 2. Calendar dates, between min and max: {min: 2020-07-20}."),
      since: about(
        sinceTest.exactOptional(),
        "Format 2. Days since a milestone, a happening or the entry of a state: {reached: war, min: 3}. Never holds before that.",
      ),
      count: about(
        countTest.exactOptional(),
        "Format 2. How often a transition or inject has happened, or a posture has come to a state: {happened: turkey.backing.extend, min: 2}.",
      ),
    })
    .catchall(
      about(
        say(
          z.union([stateTest, gaugeTest]),
          "a state, a list of states or {not: state} for a posture; {min: number, max: number} for a gauge",
        ),
        "Test of a posture (actor.posture) or a gauge. Posture: a state, a list of states of which one must hold, or {not: state}. Gauge: {min: number, max: number}, in the gauge's unit; the bounds count as inside. In format 2 also {above: gauge, by: number} and {below: gauge, by: number}.",
      ),
    )
    .meta({ id: "condition" }),
  conditionPhrase,
);

/** What a condition may say, for the description of a property that holds one. */
const conditionKeys =
  "A map: posture: state, [states] or {not: state}; gauge: {min, max}; day: {min, max}; reached: milestone; in format 2 date, since, count, believedBy, inTruth; all, any, not. All its keys must hold.";
export const conditional = <T extends z.ZodType>(schema: T, description: string): T =>
  about(schema, `${description} ${conditionKeys}`);

/** What is said instead of a headline, under conditions. */
export const headlines = about(
  say(
    z
      .array(
        z.strictObject({
          when: conditional(condition, "Condition, as things stand just before the happening."),
          headline: about(
            line,
            "What a wire service would report while it holds: a line; 70 characters fit on screen.",
          ),
        }),
      )
      .max(limits.headlines),
    "a list of {when, headline}",
  ).exactOptional(),
  `Format 2. Other headlines, at most ${limits.headlines}: the first whose condition holds just before the happening stands in place of headline. Default: none.`,
);

const citation = say(
  z
    .union([
      id,
      z.strictObject({
        claim: about(id, "Id of the claim (of the evidence section)."),
        supports: about(
          oneOrMany(
            say(resolved.support, "size, timing or direction"),
            "size, timing or direction, or a list of them such as [size, direction]",
          ),
          "What the claim speaks for: size (how much), timing (when, or how often), direction (up or down), or a list of these.",
        ),
      }),
    ])
    .meta({ id: "citation" }),
  "an id: lower-case letters, digits and hyphens, starting with a letter, at most 64",
);
export const citations = listOf(citation, "a list of claims, such as [report-p3, report-p7]");

const citable =
  "A list of ids of the evidence section; in format 2 also {claim: id, supports: size, timing or direction}. Default: none.";
const restsOn = `Claims that it rests on. ${citable}`;

export const evidence = (description: string) => about(citations.default([]), `${description} ${citable}`);
export const basis = {
  evidence: about(citations.default([]), restsOn),
  judgement: about(line.exactOptional(), "One line of reasoning, where no claim gives the number. Default: none."),
};

const plainSpread = say(resolved.spread, "a number, {assumption: name}, [low, high] or [low, mode, high]");
/** Also with a basis of its own. */
export const spread = say(
  z.union([
    plainSpread,
    say(
      z.strictObject({
        spread: about(
          plainSpread,
          "The spread, in the unit of what it stands for: one number, [low, high] drawn uniformly, or [low, mode, high] drawn from a triangle.",
        ),
        ...basis,
      }),
      "{spread: [low, mode, high], evidence: [claim]}",
    ),
  ]),
  "a number, {assumption: name}, [low, high] or [low, mode, high]",
);

const mechanismIds = say(
  z.array(say(resolved.mechanismId, "the id of a mechanism, such as M14")).min(1).max(limits.mechanisms),
  "a list of mechanisms, such as [M14]",
);
/** The mechanisms that an element belongs to. `off` says what becomes of it without one of them. */
export const tags = (off: string) => ({
  mechanism: about(
    mechanismIds.exactOptional(),
    `Format 2. Mechanisms that it belongs to, such as [M14]. In the variant that switches one of them off, ${off}. Default: none.`,
  ),
});

/** What an item of a list may say, so that a file that imports the list can name it. */
export const listed = {
  id: about(
    id.exactOptional(),
    "Format 2. Id of the item in this list. A list whose items have ids changes an imported list instead of replacing it. Default: none.",
  ),
  remove: about(
    trueOrFalse.exactOptional(),
    "Format 2. true takes the imported item with this id away. Default: false.",
  ),
};

const curvePoint = say(
  z.tuple([
    about(number, "Value of the gauge, in its unit."),
    about(
      quantity,
      "What the curve gives at that value: a number, or {assumption: name}, in the unit of what holds it.",
    ),
  ]),
  "a point [gauge value, number]",
);
/** What follows a gauge: a number for each of its values. `what` says what the numbers are. */
export const gaugeCurve = (what: string) =>
  say(
    z.strictObject({
      gauge: about(id, "Id of the gauge that the curve follows."),
      curve: about(
        say(z.array(curvePoint).min(2).max(limits.points), "a list of points, such as [[0, 0], [100, -4]]"),
        `2 to ${limits.points} points [gauge value in its unit, ${what}], values rising. Straight lines between, level beyond the ends.`,
      ),
    }),
    "{gauge: name, curve: [[0, 0], [100, -4]]}",
  );

const effect = say(
  z
    .strictObject({
      gauge: about(id, "Id of the gauge that changes."),
      add: about(
        spread,
        "What is added, in the gauge's unit; negative lowers it. One number, [low, high] drawn uniformly, or [low, mode, high] drawn from a triangle. In format 2 also {spread, evidence, judgement}.",
      ),
      scale: about(
        gaugeCurve("factor").exactOptional(),
        "Format 2. Factor on what is added, which follows a gauge as it stands then: {gauge, curve}. Default: 1.",
      ),
      visibility: about(
        gaugeViewers.exactOptional(),
        "Format 2. Ids of the actors that learn of it at once, as what the happening did; [] for none. The others see the gauge as it was until the next day begins. Default: everyone.",
      ),
      // Format 1 has neither, not even as an empty list.
      evidence: about(citations.exactOptional(), `${restsOn} Format 2 only.`),
      judgement: basis.judgement,
      ...tags("it adds 0"),
      ...listed,
    })
    .meta({ id: "effect" }),
  "{gauge: name, add: number}",
);
export const effects = listOf(effect, "a list of effects, such as [{ gauge: tension, add: 3 }]");

say(resolved.publicAct.shape.cameo, 'a CAMEO code in quotes, such as "0256"');
say(resolved.goldstein, "a Goldstein score from -10 to 10");

const codedAct = "The public act that it is, coded as event data. Default: not an act in public.";
export const event = about(resolved.publicAct.exactOptional(), codedAct);
export const eventOfInject = about(resolved.publicActOfInject.exactOptional(), codedAct);
