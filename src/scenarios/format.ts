/**
 * The format of scenario files, as a zod schema; the JSON Schema for editors is generated from it. It checks shapes
 * only: the linter checks names, on the merged scenario. Every property is described for the author who points at it
 * in an editor: what it is, its unit, and what holds without it.
 */
import { z } from "zod";
import { limits } from "../engine/index.js";
import * as resolved from "../engine/scenario.js";
import { actor, type belief, type outcome, type ratio, type transition } from "./format-actors.js";
import { claim, mechanism, source } from "./format-evidence.js";
import { exercise } from "./format-exercise.js";
import { inject } from "./format-inject.js";
import { labels } from "./format-labels.js";
import {
  about,
  basis,
  type citations,
  condition,
  conditional,
  type effects,
  evidence,
  gaugeCurve,
  gaugeViewers,
  happenings,
  id,
  isoDate,
  line,
  listed,
  listOf,
  number,
  quantity,
  say,
  type spread,
  table,
  tags,
  text,
  trueOrFalse,
  yes,
} from "./format-values.js";

export type { ConditionFile } from "./format-values.js";

const drift = say(
  z.strictObject({
    when: conditional(condition.exactOptional(), "Condition under which the gauge drifts. Default: always."),
    perDay: about(
      say(
        z.union([quantity, gaugeCurve("gauge units per day")]),
        "a number, {assumption: name}, or {gauge: name, curve: [[0, 0], [100, -4]]}",
      ),
      "Added per day while the condition holds, at midnight, in format 2 pro rata: gauge units per day; negative lowers the gauge. In format 2 it may follow a gauge: {gauge, curve}.",
    ),
    ...basis,
    ...tags("it is 0"),
    ...listed,
  }),
  "{when: condition, perDay: number}",
);

const gaugeIds = (what: string) =>
  about(
    say(z.array(id).min(1), "a list of gauges, such as [red, blue]").exactOptional(),
    `${what}: a list of gauge ids. Exactly one of sum, product, min and max.`,
  );
const derived = say(
  z.strictObject({
    sum: about(
      table(
        about(number, "Weight of the gauge in the sum: a factor on its value."),
        "a map of gauges to weights",
      ).exactOptional(),
      "Weighted sum: a map of gauge ids to weights, such as {red: 2, blue: -0.5}. Exactly one of sum, product, min and max.",
    ),
    product: gaugeIds("Product of these gauges"),
    min: gaugeIds("Least of these gauges"),
    max: gaugeIds("Greatest of these gauges"),
  }),
  "one of {sum: {red: 1, blue: -1}}, {product: [red, blue]}, {min: […]} and {max: […]}",
);

const gauge = z.strictObject({
  label: about(line, "Name of the gauge: a line."),
  unit: about(line.exactOptional(), "Unit of the gauge, such as points or killed: a line. Default: none."),
  description: about(text.exactOptional(), "What a value of the gauge means, in words. Default: none."),
  min: about(number, "Lowest value, in the gauge's unit. What would fall below it stops there."),
  max: about(number, "Highest value, in the gauge's unit. What would pass it stops there."),
  initial: about(
    quantity.exactOptional(),
    "Value on day 0, in the gauge's unit, from min to max. Required, unless the gauge is derived.",
  ),
  derived: about(
    derived.exactOptional(),
    "Format 2. Makes it a gauge that is worked out from others at any moment, within min and max: a weighted sum, a product, the least or the greatest. Default: a gauge of its own.",
  ),
  baseline: about(
    quantity.exactOptional(),
    "Value that the gauge settles back to, in its unit. Needs settle. Default: it does not settle.",
  ),
  settle: about(
    quantity.exactOptional(),
    "Days, at least 1: each day closes 1/settle of the gap to the baseline. Needs baseline. Default: it does not settle.",
  ),
  drift: about(
    listOf(drift, "a list of drifts, such as [{ when: …, perDay: 2 }]").default([]),
    "What changes the gauge day by day: a list of {when, perDay}. Default: none.",
  ),
  calming: about(
    trueOrFalse.default(false),
    "true if a higher value is calmer; colours then read the other way. Default: false.",
  ),
  visibility: about(
    gaugeViewers.exactOptional(),
    "Ids of the actors that may see the gauge; in format 2 also [], for the facilitator alone. Default: everyone.",
  ),
  ...basis,
  ...tags("it keeps its initial value"),
});

const derivedAssumption = say(
  z.strictObject({
    oneMinus: about(
      id.exactOptional(),
      "Id of an assumption p: the value is 1 − p, as for the chance that something does not happen. Exactly one of oneMinus and product.",
    ),
    product: about(
      say(z.array(id).max(limits.assumptions), "a list of assumptions, such as [p, q]").exactOptional(),
      "The value is the product of these assumptions: a list of two ids or more, in which one may occur twice. Its unit is the product of theirs. Exactly one of oneMinus and product.",
    ),
  }),
  "{oneMinus: p} or {product: [p, q]}",
);

const assumptionShape = z.strictObject({
  label: about(line.exactOptional(), "Name for tables: a line. Default: the id, with spaces for hyphens."),
  value: about(
    number.exactOptional(),
    "The number that is used unless a variant or --set changes it, in the unit of what uses it. Required, unless the assumption is derived.",
  ),
  range: about(
    say(
      z.tuple([
        about(number, "Lowest value that somebody could defend."),
        about(number, "Highest value that somebody could defend."),
      ]),
      "[lowest, highest], two numbers",
    ).exactOptional(),
    "[lowest, highest] value that somebody could defend, in the unit of value. Sweeps and sensitivity stay inside. Required, unless the assumption is derived.",
  ),
  derived: about(
    derivedAssumption.exactOptional(),
    "Format 2. Makes it an assumption that is worked out from others, and follows them: {oneMinus: p} for 1 − p, {product: [p, q]} for p × q. Default: an assumption with a value of its own.",
  ),
  distribution: about(
    say(resolved.distribution, "uniform, triangular, pert or log-uniform").exactOptional(),
    "Format 2. How run --sample draws the value of each run from the range: uniform; triangular or pert, with value as the most likely; log-uniform, for a range above 0. Default: it is not drawn.",
  ),
  with: about(
    say(
      z.union([
        id,
        z.strictObject({
          opposed: about(id, "Id of the assumption that is drawn the other way: high where this one is low."),
        }),
      ]),
      "an assumption that draws alike, or {opposed: assumption}",
    ).exactOptional(),
    "Format 2. Assumption whose draw this one shares: both are high, or both low, at the same share of their distributions. {opposed: assumption} makes one low where the other is high. Default: a draw of its own.",
  ),
  note: about(text, "What the number means, and who would set it high or low."),
  ...basis,
});

/** An assumption that is not derived misses its value and its range like any required key. */
const assumption = assumptionShape.check(
  z.core._check<z.infer<typeof assumptionShape>>(
    ({ value: written, issues }) => {
      if (typeof written !== "object" || written === null || Object.hasOwn(written, "derived")) return;
      const missing = (["value", "range"] as const).filter((key) => !Object.hasOwn(written, key));
      // As if the schema had found them, which tells of required keys in their order.
      issues.unshift(
        ...missing.map((key) => ({
          code: "invalid_type" as const,
          expected: "number" as const,
          input: undefined,
          path: [key],
        })),
      );
    },
    // Also where something else is wrong with it.
    { when: ({ value }) => !Array.isArray(value) },
  ),
);

const wireLine = about(line.exactOptional(), "What the wire reports when it is reached: a line. Default: the label.");

const milestone = z.strictObject({
  label: about(line, "Name of the milestone for tables: a line."),
  headline: wireLine,
  when: conditional(
    condition.exactOptional(),
    "It is reached the first time this condition holds. Exactly one of when and on.",
  ),
  on: about(
    happenings.exactOptional(),
    "It is reached the first time one of these happens: actor.posture.transition or inject.id, or a list. Exactly one of when and on.",
  ),
  ...basis,
});

const ending = z.strictObject({
  label: about(line, "Name of the ending for tables: a line."),
  headline: wireLine,
  when: conditional(condition, "The run stops the first time this condition holds."),
  ...basis,
});

const historyEntry = z.strictObject({
  date: about(
    isoDate.exactOptional(),
    "Day on which it really happened, such as 2020-07-12, inside the horizon. Exactly one of date and never.",
  ),
  never: about(yes.exactOptional(), "true if it did not happen within the horizon. Exactly one of date and never."),
  evidence: evidence("Claims that say so."),
  publicRecord: about(
    yes.exactOptional(),
    "true if it is common knowledge, so that no claim is needed. Default: false.",
  ),
  note: about(line.exactOptional(), "What is uncertain about it: a line. Default: none."),
});

const variant = z.strictObject({
  label: about(line, "Name of the variant: a line."),
  note: about(text, "The reading of the evidence that it stands for, and what it should change."),
  evidence: evidence("Claims that this reading takes at their word."),
  set: about(
    table(
      about(number, "Value of this assumption in the variant, in the assumption's unit and inside its range."),
      "a map of assumptions to numbers",
    ),
    "Values of assumptions in this variant: a map of assumption ids to numbers inside their ranges.",
  ),
});

export const scenarioFormat = z.strictObject({
  format: about(
    say(z.literal([1, 2]), "1 or 2"),
    "Version of the format: 1, or 2 for the keys that the reference marks with it.",
  ),
  id: about(id, "Id of the scenario, by which commands, replay codes and outputs name it."),
  title: about(line, "Title of the scenario: a line."),
  summary: about(text, "What the scenario is about, and what is open."),
  start: about(isoDate, "Date of day 0, such as 2020-07-12."),
  horizon: about(
    say(resolved.horizon, "a whole number of days, 1 to 3660"),
    "Days of play: a whole number from 1 to 3660.",
  ),
  turn: about(
    say(resolved.turn, "a whole number of days, 1 to 366").default(7),
    "Days between two decision points of the seats: a whole number from 1 to 366. Default: 7.",
  ),
  imports: about(
    say(z.array(z.string().min(1)), "a list of files, such as [south-caucasus/actors.yaml]").exactOptional(),
    "Files that are merged before this one, in order; later ones override earlier ones. Default: none.",
  ),
  assumptions: about(
    table(
      about(assumption, "An assumption: a number that people may dispute, by its id."),
      "a map of assumptions",
    ).default({}),
    "Numbers that people may dispute, by id. {assumption: id} stands for its value. Default: none.",
  ),
  gauges: about(
    table(about(gauge, "A gauge: a bounded number that all actors share, by its id."), "a map of gauges"),
    "Bounded numbers that all actors share, by id. May be {}.",
  ),
  actors: about(
    table(about(actor, "An actor: a state, an alliance, a forum or a front, by its id."), "a map of actors"),
    "Who acts, by id.",
  ),
  injects: about(
    table(about(inject, "An inject: an event put in from outside the model, by its id."), "a map of injects").default(
      {},
    ),
    "Events put in from outside the model (the MSEL), by id. Default: none.",
  ),
  milestones: about(
    table(
      about(milestone, "A milestone: noted the first time it happens or holds, by its id."),
      "a map of milestones",
    ).default({}),
    "What is noted the first time it happens or holds, by id. Default: none.",
  ),
  endings: about(
    table(about(ending, "An ending: a condition that stops the run, by its id."), "a map of endings").default({}),
    "What stops a run, by id. Default: none, and every run plays to the horizon.",
  ),
  history: about(
    table(
      about(historyEntry, "What really happened, by the id of the milestone."),
      "a map of milestones to what happened",
    ).default({}),
    "What really happened, by milestone, for the backtest. Of others nothing is known. Default: none.",
  ),
  variants: about(
    table(about(variant, "A variant: a rival reading of the evidence, by its id."), "a map of variants").default({}),
    "Rival readings of the evidence, by id: sets of values for assumptions. Default: none.",
  ),
  mechanisms: about(
    say(
      z.record(
        say(resolved.mechanismId, "an id of at most 40 letters, digits and hyphens, such as M14"),
        about(mechanism, "A mechanism: a working part of the model, by its id."),
      ),
      "a map of mechanisms, such as {M14: {title: …}}",
    ).default({}),
    "Format 2. Working parts of the model, by ids such as M14, which elements name in `mechanism`. The variant without-m14 plays without M14. Default: none.",
  ),
  sources: about(
    table(about(source, "A source: a document with its grade, by its id."), "a map of sources").default({}),
    "Documents and their grades, by id. Default: none.",
  ),
  evidence: about(
    table(about(claim, "A claim: one statement of one paragraph of a source, by its id."), "a map of claims").default(
      {},
    ),
    "Claims taken from the sources, by id. Default: none.",
  ),
  map: about(
    say(resolved.mapSchema, "{box: [west, south, east, north], …}").exactOptional(),
    "Where the scenario plays, for a map in handouts and reports. It has no part in play. Default: no map.",
  ),
  exercise: about(
    say(exercise.exactOptional(), "{title: …, seats: {…}, …}"),
    "The plan of an exercise over this scenario, which is usually imported. It has no part in play. Default: none.",
  ),
  labels: about(
    labels.exactOptional(),
    "Format 2. Texts of the scenario in other languages, by the code of each, laid out as the scenario itself, for readers of a hosted exercise. They have no part in play. Default: none.",
  ),
});

export type ScenarioFile = z.infer<typeof scenarioFormat>;
export type TransitionFile = z.infer<typeof transition>;
export type RatioFile = z.infer<typeof ratio>;
export type BeliefFile = z.infer<typeof belief>;
export type OutcomeFile = z.infer<typeof outcome>;
export type CitationFile = z.infer<typeof citations>[number];
export type EffectFile = z.infer<typeof effects>[number];
export type QuantityFile = z.infer<typeof quantity>;
export type SpreadFile = z.infer<typeof spread>;
export type CurveFile = Extract<RatioFile, { curve: unknown }>["curve"];
