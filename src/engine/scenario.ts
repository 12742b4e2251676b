/**
 * The one description of a resolved scenario: imports merged, defaults filled in, ids explicit. Ordered things are
 * arrays, because declaration order breaks ties and so belongs in the scenario's hash. The types are inferred from the
 * schema, which reads the headers of logs and checks what the loader makes. The engine imports only the types, so that
 * zod is not loaded to play; who needs the schema imports this file, the engine's second door.
 */
import { z } from "zod";
import { event, type Order, order, type PublicAct, publicActOfInject } from "./act-schema.js";
import { actorCodeParts } from "./actor-code.js";
import { basis, cited, partBasis } from "./basis-schema.js";
import { type Belief, beliefSchema } from "./belief-schema.js";
import { believer, conditionSchema, quantity, spread } from "./condition-schema.js";
import { type Claim, claimSchema, type Source, sourceSchema } from "./evidence-schema.js";
import { type Exercise, exerciseSchema } from "./exercise-schema.js";
import { limits, longestPlayDays } from "./limits.js";
import { mapSchema, type ScenarioMap } from "./map.js";
import { type Mechanism, mechanismSchema, tags } from "./mechanism-schema.js";
import {
  distribution,
  happening,
  type Inferred,
  id,
  isoDate,
  line,
  listOf,
  named,
  number,
  partner,
  posturePath,
  settingsSchema,
  states,
  text,
  transitionPath,
} from "./schema.js";

export * from "./act-schema.js";
export type * from "./basis-schema.js";
export type * from "./belief-schema.js";
export * from "./condition-schema.js";
export * from "./evidence-schema.js";
export * from "./exercise-schema.js";
export type * from "./map.js";
export type * from "./mechanism-schema.js";
export * from "./schema.js";
export { mapSchema };

export const rung = z.int().min(0).max(9);
export const hostility = z.int().min(1).max(5);
export const short = z.string().regex(/^[A-Z]{2,4}$/);
/** Of three letters a part. */
export const actorCode = z.string().regex(new RegExp(`^(?:[A-Z]{3}){1,${actorCodeParts}}$`));
export const horizon = z.int().min(1).max(longestPlayDays);
export const turn = z.int().min(1).max(366);
/** Stages of a waiting time: 1 or absent is the exponential one. */
export const shape = z.int().min(1).max(limits.shape);
const ids = listOf(id);

const when = conditionSchema;

const ratioBase = {
  ...basis,
  ...tags,
  /** Shown beside the factor; never empty. */
  label: line,
};
const ratioSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...ratioBase, kind: z.literal("condition"), when, ratio: quantity }),
  z.strictObject({
    ...ratioBase,
    kind: z.literal("curve"),
    gauge: id,
    curve: listOf(z.tuple([number, quantity]), limits.points),
    curveBasis: partBasis,
    ...believer,
  }),
  z.strictObject({ ...ratioBase, kind: z.literal("assumption"), assumption: id }),
]);
/** A factor on a hazard rate (proportional hazards; Cox 1972), or on the odds of a chance. */
export type Ratio = Inferred<typeof ratioSchema>;
const ratio = named<Ratio>(ratioSchema);

/** What follows a gauge in straight lines between points [gauge value, number], level beyond the ends. */
const curveSchema = z.strictObject({ gauge: id, curve: listOf(z.tuple([number, quantity]), limits.points) });
export interface GaugeCurve extends Inferred<typeof curveSchema> {}
const gaugeCurve = named<GaugeCurve>(curveSchema);

const effectSchema = z.strictObject({
  ...basis,
  ...tags,
  /** Absent if the file cites nothing, as in all of format 1. */
  evidence: ids.exactOptional(),
  gauge: id,
  add: spread,
  addBasis: partBasis,
  /** Multiplies what is added, as the gauge stands then. */
  scale: gaugeCurve.exactOptional(),
  /** Actor ids that learn of it at once; the others when the next day begins. Absent means everyone. */
  visibility: ids.exactOptional(),
});
/** Added to a gauge, in its units. */
export interface Effect extends Inferred<typeof effectSchema> {}
const effects = listOf(named<Effect>(effectSchema));

const triggerSchema = z.union([
  /** Fires at random. Exactly one of `wait` (mean waiting time in days) and `rate` (occurrences per day) is given. */
  z.strictObject({ kind: z.literal("hazard"), wait: quantity, shape: shape.exactOptional() }),
  z.strictObject({ kind: z.literal("hazard"), rate: quantity, shape: shape.exactOptional() }),
  /** Responds at once to transitions (`actor.posture.transition`) or injects (`inject.id`), with probability `chance`. */
  z.strictObject({ kind: z.literal("response"), on: listOf(happening), chance: quantity }),
  /** Fires a number of days after the state is entered, unless the state is left before. */
  z.strictObject({ kind: z.literal("timeout"), after: spread, afterBasis: partBasis }),
]);
/** What makes a transition happen. */
export type Trigger = Inferred<typeof triggerSchema>;
const trigger = named<Trigger>(triggerSchema);

/** In place of the headline: that of the first whose condition holds just before the happening. */
const otherHeadline = z.strictObject({ when, headline: line });
export interface Headline extends Inferred<typeof otherHeadline> {}
const headlines = listOf(named<Headline>(otherHeadline), limits.headlines).exactOptional();

const outcomeSchema = z.strictObject({
  ...basis,
  ...tags,
  /** Unique within its transition. */
  id,
  to: id,
  /** Its share is this over the sum of all, after their ratios; 0 or more. */
  weight: quantity,
  /** Factors on the weight. */
  ratios: listOf(ratio, limits.ratios),
  /** Added to gauges after those of the transition. */
  effects,
  /** In place of the transition's. */
  event,
  headline: line,
  headlines,
});
/** One of several ends of a transition. */
export interface Outcome extends Inferred<typeof outcomeSchema> {}

const transitionSchema = z.strictObject({
  ...basis,
  ...tags,
  /** Unique within its posture. */
  id,
  /** `actor.posture.transition`: names the transition everywhere, and keys its random stream. */
  path: transitionPath,
  /** State ids, at least one. */
  from: states.min(1),
  /** Absent if there are outcomes, each of which has its own. */
  to: id.exactOptional(),
  outcomes: listOf(named<Outcome>(outcomeSchema), limits.outcomes).min(2).exactOptional(),
  trigger,
  when: when.exactOptional(),
  /** Hazards: factors on the rate. Responses, in format 2: factors on the odds of the chance. */
  ratios: listOf(ratio, limits.ratios),
  effects,
  /** Present if a seat may order this transition. */
  order: named<Order>(order).exactOptional(),
  /** Why it is not its actor's will, though it is coded as its act; absent where it is. */
  involuntary: line.exactOptional(),
  event,
  headline: line,
  headlines,
  /** Actor ids that learn of it; absent means everyone. */
  visibility: ids.exactOptional(),
});
export interface Transition extends Inferred<typeof transitionSchema> {}

const stateSchema = z.strictObject({
  id,
  label: line,
  description: text.exactOptional(),
  /** Rung on the posture's ladder, calm to grave, from 0. */
  rung: rung.exactOptional(),
  /** COW hostility level: 1 none, 2 threat, 3 display, 4 use of force, 5 war. */
  hostility: hostility.exactOptional(),
  /** Added to gauges on every entry. */
  effects,
  /** Intended to be terminal: no transition need leave it. */
  final: z.boolean(),
});
export interface State extends Inferred<typeof stateSchema> {}

const postureSchema = z.strictObject({
  ...tags,
  id,
  /** `actor.posture` */
  path: posturePath,
  label: line,
  description: text.exactOptional(),
  initial: id,
  states: listOf(named<State>(stateSchema), limits.states).min(1),
  transitions: listOf(named<Transition>(transitionSchema), limits.transitions),
});
export interface Posture extends Inferred<typeof postureSchema> {}

const actorSchema = z.strictObject({
  id,
  label: line,
  /** Abbreviation of two to four capitals, for narrow columns. */
  short,
  /** CAMEO code by which event data names the actor. */
  code: actorCode.exactOptional(),
  description: text.exactOptional(),
  postures: listOf(named<Posture>(postureSchema), limits.postures),
  /** Absent if it knows everything, as in all of format 1. */
  beliefs: listOf(named<Belief>(beliefSchema), limits.beliefs).min(1).exactOptional(),
});
export interface Actor extends Inferred<typeof actorSchema> {}

const gaugesOf = listOf(id, limits.gauges).min(1);
/** A gauge that is worked out from others at any moment: exactly one kind. */
const derivedSchema = z.union([
  z.strictObject({ sum: listOf(z.strictObject({ gauge: id, weight: quantity }), limits.gauges).min(1) }),
  z.strictObject({ product: gaugesOf }),
  z.strictObject({ min: gaugesOf }),
  z.strictObject({ max: gaugesOf }),
]);
export type Derived = Inferred<typeof derivedSchema>;

const gaugeSchema = z.strictObject({
  ...basis,
  ...tags,
  id,
  label: line,
  unit: line.exactOptional(),
  description: text.exactOptional(),
  min: number,
  max: number,
  /** Absent if it is derived. */
  initial: quantity.exactOptional(),
  derived: derivedSchema.exactOptional(),
  baseline: quantity.exactOptional(),
  /** Days; each day closes 1/settle of the gap to the baseline. Requires `baseline`. */
  settle: quantity.exactOptional(),
  /** Added per day while `when` holds: a number, or what follows a gauge. */
  drift: listOf(
    z.strictObject({ ...basis, ...tags, when: when.exactOptional(), perDay: z.union([quantity, gaugeCurve]) }),
  ),
  /** True if a higher value is calmer; colours are then reversed. */
  calming: z.boolean(),
  /** Actor ids that may see it; absent means everyone. */
  visibility: ids.exactOptional(),
});
export interface Gauge extends Inferred<typeof gaugeSchema> {}

/** An assumption that is worked out from others. */
const derivedAssumptionSchema = z.union([
  /** 1 less the other. */
  z.strictObject({ oneMinus: id }),
  /** One may occur twice. */
  z.strictObject({ product: listOf(id, limits.assumptions).min(2) }),
]);
export type DerivedAssumption = Inferred<typeof derivedAssumptionSchema>;

const assumptionSchema = z.strictObject({
  ...basis,
  id,
  label: line,
  /** Of a derived one: for the values of the others as written. */
  value: number,
  /** Lowest and highest defensible value. Of a derived one: an interval that holds what it can be over the others' ranges. */
  range: z.tuple([number, number]),
  derived: named<DerivedAssumption>(derivedAssumptionSchema).exactOptional(),
  distribution: distribution.exactOptional(),
  with: partner.exactOptional(),
  note: text,
});
export interface Assumption extends Inferred<typeof assumptionSchema> {}

const termsSchema = z.strictObject({
  /** Actor ids that must agree. */
  parties: ids.min(2),
  /** Actor ids that may propose it; absent means its parties. */
  proposers: ids.min(1).exactOptional(),
  terms: listOf(line, limits.terms).min(1),
  /** Happenings by which it is broken. */
  brokenBy: listOf(happening).min(1).exactOptional(),
});
/** What seats may agree on. */
export interface Terms extends Inferred<typeof termsSchema> {}

const injectSchema = z.strictObject({
  ...basis,
  ...tags,
  id,
  label: line,
  from: line,
  /** Who reads its text: ids of actors and teams, or `all`; or a line of names, as in earlier files. */
  to: z.union([line, ids.min(1)]),
  /** How it arrives: one of the media, or a line, as in earlier files. */
  delivery: line,
  /** What the players read. */
  text,
  expected: text.exactOptional(),
  objective: text.exactOptional(),
  /** `at` in days from the start; `when` fires the first time it holds. Absent: fired by the facilitator only. */
  schedule: z.union([z.strictObject({ at: quantity }), z.strictObject({ when })]).exactOptional(),
  /** Part of the historical calendar: off in free play by default. */
  historical: z.boolean(),
  /** Paths of the hazards that it stands in for: shut while it is to come, and played by it at its time. */
  replaces: listOf(transitionPath).min(1).exactOptional(),
  /** True if these stay shut after it. */
  forGood: z.literal(true).exactOptional(),
  /** Present if it comes about by an agreement of seats, which has no schedule of its own. */
  agreement: named<Terms>(termsSchema).exactOptional(),
  effects,
  event: named<PublicAct>(publicActOfInject).exactOptional(),
  headline: line,
  headlines,
  /** Actor ids that learn of it; absent means everyone. */
  visibility: ids.exactOptional(),
});
/** An event from outside the model. The list of them is the MSEL. */
export interface Inject extends Inferred<typeof injectSchema> {}

const milestoneSchema = z.strictObject({
  ...basis,
  id,
  label: line,
  headline: line,
  /** Reached the first time this holds … */
  when: when.exactOptional(),
  /** … or the first time one of these transitions or injects happens. Exactly one of the two is given. */
  on: listOf(happening).exactOptional(),
});
export interface Milestone extends Inferred<typeof milestoneSchema> {}

const endingSchema = z.strictObject({ ...basis, id, label: line, headline: line, when });
export interface Ending extends Inferred<typeof endingSchema> {}

const historySchema = z.strictObject({
  milestone: id,
  /** ISO date; absent if it did not happen within the horizon. */
  date: isoDate.exactOptional(),
  ...cited,
  /** True if the date is public record rather than from a source document. */
  publicRecord: z.boolean(),
  note: line.exactOptional(),
});
/** A historical milestone, for the backtest. */
export interface HistoryEntry extends Inferred<typeof historySchema> {}

const variantSchema = z.strictObject({ id, label: line, note: text, ...cited, set: settingsSchema });
export interface Variant extends Inferred<typeof variantSchema> {}

/** Texts by path, such as `actors.russia.label`, of each language, by its code. */
const labelsSchema = z.record(z.string().regex(/^[a-z]{2}$/), z.record(z.string().max(400), text));
export interface Labels extends Inferred<typeof labelsSchema> {}

export const scenarioSchema = z.strictObject({
  /** Format of the file that it was loaded from. */
  format: z.literal([1, 2]),
  id,
  title: line,
  summary: text,
  /** ISO date of day 0. */
  start: isoDate,
  /** Days of play. */
  horizon,
  /** Days between two decision points of the seats. */
  turn,
  assumptions: listOf(named<Assumption>(assumptionSchema), limits.assumptions),
  gauges: listOf(named<Gauge>(gaugeSchema), limits.gauges),
  actors: listOf(named<Actor>(actorSchema), limits.actors),
  injects: listOf(named<Inject>(injectSchema), limits.injects),
  milestones: listOf(named<Milestone>(milestoneSchema), limits.milestones),
  endings: listOf(named<Ending>(endingSchema), limits.endings),
  history: listOf(named<HistoryEntry>(historySchema), limits.milestones),
  variants: listOf(named<Variant>(variantSchema), limits.variants),
  /** Absent if there are none, as in all of format 1. */
  mechanisms: listOf(named<Mechanism>(mechanismSchema), limits.mechanisms).min(1).exactOptional(),
  sources: listOf(named<Source>(sourceSchema), limits.sources),
  claims: listOf(named<Claim>(claimSchema), limits.claims),
  /** Where it plays; decides nothing about play, so that the scenario's hash leaves it out. */
  map: named<ScenarioMap>(mapSchema).exactOptional(),
  /** The plan of an exercise over it, which the hash leaves out likewise. */
  exercise: named<Exercise>(exerciseSchema).exactOptional(),
  /** Its texts in other languages, by the code of each and the path of each text; the hash leaves them out likewise. */
  labels: named<Labels>(labelsSchema).exactOptional(),
});
export interface Scenario extends Inferred<typeof scenarioSchema> {}
