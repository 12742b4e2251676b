/**
 * The section of a scenario file that says who acts and how: actors, their postures, the states and transitions of
 * those, and the ratios of hazards.
 */
import { z } from "zod";
import { limits } from "../engine/index.js";
import * as resolved from "../engine/scenario.js";
import {
  about,
  actorList,
  basis,
  condition,
  conditional,
  effects,
  event,
  happenings,
  headlines,
  id,
  line,
  listed,
  number,
  oneOrMany,
  quantity,
  say,
  spread,
  table,
  tags,
  text,
  trueOrFalse,
} from "./format-values.js";

const point = say(
  z.tuple([
    about(number, "Value of the gauge, in its unit."),
    about(quantity, "Ratio at that value: a factor on the rate, 0 or more. A number, or {assumption: name}."),
  ]),
  "a point [gauge value, ratio]",
);
const pointsPhrase = "a list of points, such as [[20, 0.5], [80, 2]]";
const pointsRule = `2 to ${limits.points} points [gauge value in its unit, ratio], values rising. Straight lines between, level beyond the ends.`;
const points = say(z.array(point).min(2).max(limits.points), pointsPhrase);
/** Also with a basis of its own. */
const curve = say(
  z.union([
    points,
    say(
      z.strictObject({ points: about(points, pointsRule), ...basis }),
      "{points: [[20, 0.5], [80, 2]], evidence: [claim]}",
    ),
  ]),
  pointsPhrase,
);

const ratioLabel = about(
  line.exactOptional(),
  "A line that names the ratio in the explanation of an event. Default: made from its condition, gauge or assumption.",
);
const ratioTags = tags("it is 1");
export const ratio = say(
  z.union([
    z.strictObject({
      when: conditional(condition, "Condition while which the ratio applies."),
      ratio: about(
        quantity,
        "What the rate is multiplied by while the condition holds: a factor, 0 or more. Below 1 slows, above 1 speeds up.",
      ),
      label: ratioLabel,
      ...basis,
      ...ratioTags,
      ...listed,
    }),
    z.strictObject({
      gauge: about(id, "Id of the gauge that the curve follows."),
      curve: about(curve, `${pointsRule} In format 2 also {points, evidence, judgement}.`),
      label: ratioLabel,
      ...basis,
      ...ratioTags,
      ...listed,
    }),
    z.strictObject({
      assumption: about(id, "Id of the assumption whose value is the ratio: a factor on the rate, 0 or more."),
      label: ratioLabel,
      ...basis,
      ...ratioTags,
      ...listed,
    }),
  ]),
  "one of {when, ratio}, {gauge, curve} or {assumption}",
);

export const outcome = say(
  z.strictObject({
    to: about(id, "State that it leads to; it may be the state that the transition leaves."),
    weight: about(
      quantity,
      "Weight of the outcome, 0 or more, before its ratios: a factor. Its share is its weight over the sum of all weights.",
    ),
    ratios: about(
      say(z.array(ratio).max(limits.ratios), "a list of ratios").exactOptional(),
      `Factors on the weight, at most ${limits.ratios}: a list of {when, ratio}, {gauge, curve} or {assumption}. Default: none.`,
    ),
    effects: about(
      effects.default([]),
      "What it adds to gauges, after the effects of the transition: a list of {gauge, add}. Default: none.",
    ),
    event,
    headline: about(
      line.exactOptional(),
      "What a wire service would report: a line; 70 characters fit on screen. Default: the headline of the transition.",
    ),
    headlines,
    ...basis,
    ...tags("its weight is 0"),
  }),
  "{to: state, weight: number, headline: …}",
);

export const transition = z.strictObject({
  from: about(oneOrMany(id, "a state, or a list of states"), "State that it leaves, or a list of states."),
  to: about(
    id.exactOptional(),
    "State that it leads to. In format 2 it may be the state that it leaves, for what recurs. Exactly one of to and outcomes.",
  ),
  outcomes: about(
    table(
      about(outcome, "An outcome: one of several ends of the transition, by its id."),
      "a map of outcomes",
    ).exactOptional(),
    `Format 2. In place of to: the ends that it may have, 2 to ${limits.outcomes}, by id. One draw picks one of them by its weight.`,
  ),
  wait: about(quantity.exactOptional(), "Makes it a hazard: mean waiting time in days, more than 0."),
  rate: about(quantity.exactOptional(), "Makes it a hazard: expected occurrences per day, 0 or more."),
  shape: about(
    say(resolved.shape, `a whole number of stages, 1 to ${limits.shape}`).exactOptional(),
    `Format 2. Of a hazard: in how many stages of equal length it waits, a whole number from 1 to ${limits.shape}. More stages: the mean stays, and early and late become rarer. Default: 1, the exponential waiting time.`,
  ),
  on: about(
    happenings.exactOptional(),
    "Makes it a response: the transitions (actor.posture.transition) or injects (inject.id) that it follows at once. One, or a list.",
  ),
  chance: about(quantity.exactOptional(), "Of a response: its probability, from 0 to 1. Default: 1."),
  after: about(
    spread.exactOptional(),
    "Makes it a timeout: days in the state. One number, [low, high] drawn uniformly, or [low, mode, high] drawn from a triangle. In format 2 also {spread, evidence, judgement}.",
  ),
  when: conditional(condition.exactOptional(), "Condition under which it is possible. Default: always possible."),
  ratios: about(
    say(z.array(ratio).max(limits.ratios), "a list of ratios").exactOptional(),
    `Factors on the rate of a hazard, in format 2 also on the odds of a response's chance; at most ${limits.ratios}. Each is {when, ratio}, {gauge, curve} or {assumption}. Default: none.`,
  ),
  effects: about(effects.default([]), "What it adds to gauges when it happens: a list of {gauge, add}. Default: none."),
  order: about(
    say(resolved.order, "{label: what the seat reads, brief: …}").exactOptional(),
    "Makes it a choice of the person who plays the actor, in these words. Default: its headline, where it has an event; else no choice, chance or time decides.",
  ),
  involuntary: about(
    line.exactOptional(),
    "Format 2. Why it is not the actor's will, though it has an event: a line, such as: losses in battle. Chance or time then decides also where a person plays the actor. Default: what has an event is the actor's will.",
  ),
  event,
  headline: about(line, "What a wire service would report when it happens: a line; 70 characters fit on screen."),
  headlines,
  visibility: about(actorList.exactOptional(), "Ids of the actors that learn of it. Default: everyone."),
  ...basis,
  ...tags("it never happens"),
});

const state = z.strictObject({
  label: about(line, "Name of the state: a line; 16 characters fit on screen."),
  description: about(
    text.exactOptional(),
    "What the state means, for somebody who has not read the sources. Default: none.",
  ),
  rung: about(
    say(resolved.rung, "a whole number from 0 to 9").exactOptional(),
    "Place on the posture's ladder: a whole number from 0 (calm) to 9. Default: no ladder is drawn for it.",
  ),
  hostility: about(
    say(resolved.hostility, "a COW hostility level, a whole number from 1 to 5").exactOptional(),
    "COW hostility level: 1 none, 2 threat, 3 display, 4 use of force, 5 war. Default: none is given.",
  ),
  effects: about(effects.default([]), "What every entry adds to gauges: a list of {gauge, add}. Default: none."),
  final: about(
    trueOrFalse.default(false),
    "true if play is meant to stay in this state, once entered. Default: false.",
  ),
});

const posture = z.strictObject({
  like: about(
    say(
      z.string().regex(/^[a-z][a-z0-9-]{0,63}(\.[a-z][a-z0-9-]{0,63})?$/),
      "a posture: actor.posture, or posture for one of the same actor",
    ).exactOptional(),
    "Format 2. The posture that this one begins as a copy of: actor.posture, or posture for one of the same actor. What is written here is laid over the copy. Default: none.",
  ),
  label: about(line, "Name of the posture: a line; 17 characters fit on screen."),
  description: about(text.exactOptional(), "What the posture is about. Default: none."),
  initial: about(id, "Id of the state on day 0."),
  states: about(
    table(about(state, "A state: one of the positions of the posture, by its id."), "a map of states"),
    "States by id, written from calm to grave. One of them holds at any time.",
  ),
  transitions: about(
    table(
      about(transition, "A transition: a step from one state to another, by its id."),
      "a map of transitions",
    ).default({}),
    "Steps from one state to another, by id. Default: none.",
  ),
  ...tags("none of its transitions happens"),
});

const mistaken = table(
  about(
    table(
      say(
        about(quantity, "Chance, from 0 to 1, that a report of the state outside takes it for this one."),
        "a chance from 0 to 1, or {assumption: name}",
      ),
      "a map of states to chances, such as {strike: 0.2}",
    ),
    "What reports of this state are wrong about: a map of the states that they take it for to chances.",
  ),
  "a map of states, such as {exercise: {strike: 0.2}}",
);
export const belief = say(
  z.strictObject({
    delay: about(
      spread.exactOptional(),
      "How long a report takes, in days, 0 or more. Of a posture: one number, [low, high] drawn uniformly, or [low, mode, high] drawn from a triangle; of a gauge: one number. Default: 0, it knows at once.",
    ),
    error: about(
      say(
        z.union([quantity, mistaken]),
        "a chance from 0 to 1, or a map such as {exercise: {strike: 0.2}}",
      ).exactOptional(),
      "Of a posture: chance, from 0 to 1, that a report is wrong, every other state being as likely; or by true state: {exercise: {strike: 0.2}}. Default: 0, reports are right.",
    ),
    initial: about(
      id.exactOptional(),
      "Of a posture: id of the state that the actor takes it to be in on day 0. Default: the true one.",
    ),
    bias: about(
      quantity.exactOptional(),
      "Of a gauge: what the actor adds to the true value, in the gauge's unit; negative takes it for lower. Default: 0.",
    ),
    ...basis,
  }),
  "{delay: days, error: chance} for a posture, {delay: days, bias: number} for a gauge",
);

export const actor = z.strictObject({
  like: about(
    id.exactOptional(),
    "Format 2. Id of the actor that this one begins as a copy of. What is written here is laid over the copy. Default: none.",
  ),
  template: about(
    trueOrFalse.exactOptional(),
    "Format 2. true if the actor serves others as a template only, and is not played itself. Default: false.",
  ),
  label: about(line, "Name of the actor: a line."),
  short: about(
    say(resolved.short, "two to four capitals, such as RUS").exactOptional(),
    "Two to four capitals for narrow columns, such as RUS. Default: the first three letters of the id.",
  ),
  code: about(
    say(resolved.actorCode, "an actor code in capitals, three letters a part: RUS, RUSGOV").exactOptional(),
    "Format 2. CAMEO code by which exported event data names the actor: an ISO 3166-1 alpha-3 country (RUS) or an international body (IGO, NGO), then a role (RUSGOV, AZEMIL), then a group of its own. Default: none.",
  ),
  description: about(text.exactOptional(), "Who the actor is. Default: none."),
  postures: about(
    table(about(posture, "A posture: one thing that the actor does more or less of, by its id."), "a map of postures"),
    "What about the actor can change, by id; at least one posture.",
  ),
  beliefs: about(
    say(
      z.record(
        say(
          z.string().regex(/^[a-z][a-z0-9-]{0,63}(\.[a-z][a-z0-9-]{0,63})?$/),
          "a posture of another actor (actor.posture), or a gauge",
        ),
        about(belief, "A belief: what the actor takes the posture, or gauge, of this name to be."),
      ),
      "a map of postures and gauges to beliefs",
    ).exactOptional(),
    "Format 2. What the actor sees late or wrongly: postures of others (actor.posture) and gauges, by name. Its own transitions then read what it believes; its seat sees that and never the truth. Default: it knows everything.",
  ),
});
