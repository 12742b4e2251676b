/**
 * The shape of a header and of the resolved scenario in it, strict throughout. What names lead to, and whether numbers
 * lie within their bounds, is for the engine to say when it makes the scenario ready to play.
 */
import { z } from "zod";
import { isSeed, longestPlayDays } from "../engine/index.js";

const id = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
const path = z.string().regex(/^[a-z][a-z0-9-]{0,63}(\.[a-z][a-z0-9-]{0,63}){1,2}$/);
/** Lone surrogates are no characters, and have no hash. */
const text = z.string().regex(/^\P{Surrogate}*$/u, "text with broken characters");
const texts = z.array(text);
const number = z.number();
const quantity = z.union([number, z.strictObject({ assumption: id })]);
const spread = z.union([quantity, z.tuple([quantity, quantity]), z.tuple([quantity, quantity, quantity])]);
const basis = { evidence: texts, judgement: text.optional() };
const bounds = { min: quantity.optional(), max: quantity.optional() };
const effects = z.array(z.strictObject({ gauge: id, add: spread }));
const visibility = z.array(id).optional();
const event = z.strictObject({ cameo: text, target: id.optional(), goldstein: number.optional() }).optional();

const deepestCondition = 24;

/** Conditions nest; a bound on how deep keeps a hostile header from overflowing the stack. */
function conditionTo(depth: number): z.ZodType {
  const inner: z.ZodType = depth === 0 ? z.never() : z.lazy(() => conditionTo(depth - 1));
  return z.union([
    z.strictObject({ kind: z.literal("posture"), posture: path, states: z.array(id) }),
    z.strictObject({ kind: z.literal("gauge"), gauge: id, ...bounds }),
    z.strictObject({ kind: z.literal("day"), ...bounds }),
    z.strictObject({ kind: z.literal("reached"), milestone: id }),
    z.strictObject({ kind: z.enum(["all", "any"]), of: z.array(inner) }),
    z.strictObject({ kind: z.literal("not"), of: inner }),
  ]);
}
const condition = conditionTo(deepestCondition);
const when = condition.optional();

const ratioBase = { ...basis, label: text };
const ratio = z.union([
  z.strictObject({ ...ratioBase, kind: z.literal("condition"), when: condition, ratio: quantity }),
  z.strictObject({
    ...ratioBase,
    kind: z.literal("curve"),
    gauge: id,
    curve: z.array(z.tuple([number, quantity])),
  }),
  z.strictObject({ ...ratioBase, kind: z.literal("assumption"), assumption: id }),
]);

const trigger = z.union([
  z.strictObject({ kind: z.literal("hazard"), wait: quantity }),
  z.strictObject({ kind: z.literal("hazard"), rate: quantity }),
  z.strictObject({ kind: z.literal("response"), on: texts, chance: quantity }),
  z.strictObject({ kind: z.literal("timeout"), after: spread }),
]);

const transition = z.strictObject({
  ...basis,
  id,
  path,
  from: z.array(id).min(1),
  to: id,
  trigger,
  when,
  ratios: z.array(ratio),
  effects,
  order: z.strictObject({ label: text, brief: text.optional() }).optional(),
  event,
  headline: text,
  visibility,
});

const state = z.strictObject({
  id,
  label: text,
  description: text.optional(),
  rung: number.optional(),
  hostility: number.optional(),
  effects,
  final: z.boolean(),
});

const posture = z.strictObject({
  id,
  path,
  label: text,
  description: text.optional(),
  initial: id,
  states: z.array(state).min(1),
  transitions: z.array(transition),
});

const actor = z.strictObject({
  id,
  label: text,
  short: text,
  description: text.optional(),
  postures: z.array(posture),
});

const gauge = z.strictObject({
  ...basis,
  id,
  label: text,
  unit: text.optional(),
  description: text.optional(),
  min: number,
  max: number,
  initial: quantity,
  baseline: quantity.optional(),
  settle: quantity.optional(),
  drift: z.array(z.strictObject({ ...basis, when, perDay: quantity })),
  calming: z.boolean(),
  visibility,
});

const inject = z.strictObject({
  ...basis,
  id,
  label: text,
  from: text,
  to: text,
  delivery: text,
  text,
  expected: text.optional(),
  objective: text.optional(),
  schedule: z.union([z.strictObject({ at: quantity }), z.strictObject({ when: condition })]).optional(),
  historical: z.boolean(),
  effects,
  event,
  headline: text,
});

const settings = z.record(id, number);

const scenario = z.strictObject({
  format: z.literal(1),
  id,
  title: text,
  summary: text,
  start: z.iso.date(),
  horizon: z.int().min(1).max(longestPlayDays),
  turn: number.gt(0),
  assumptions: z.array(
    z.strictObject({ ...basis, id, label: text, value: number, range: z.tuple([number, number]), note: text }),
  ),
  gauges: z.array(gauge),
  actors: z.array(actor),
  injects: z.array(inject),
  milestones: z.array(
    z.strictObject({ ...basis, id, label: text, headline: text, when, on: z.array(text).optional() }),
  ),
  endings: z.array(z.strictObject({ ...basis, id, label: text, headline: text, when: condition })),
  history: z.array(
    z.strictObject({
      milestone: id,
      date: text.optional(),
      evidence: texts,
      publicRecord: z.boolean(),
      note: text.optional(),
    }),
  ),
  variants: z.array(z.strictObject({ id, label: text, note: text, evidence: texts, set: settings })),
  sources: z.array(
    z.strictObject({ id: text, title: text, published: text, leans: text, reliability: text, note: text }),
  ),
  claims: z.array(
    z.strictObject({
      id: text,
      source: text,
      paragraph: number,
      statement: text,
      figures: texts,
      credibility: number,
      note: text.optional(),
      contradicts: texts,
    }),
  ),
});

export const headerShape = z.strictObject({
  format: z.literal(1),
  engine: text,
  scenario: id,
  scenarioHash: z.string().regex(/^[0-9a-f]{64}$/),
  resolved: scenario,
  variant: id.nullable(),
  set: settings,
  seed: z.string().refine(isSeed, "not a seed"),
  run: z.int().min(0),
  days: z.int().min(1).max(longestPlayDays),
  historical: z.boolean(),
  seats: z.array(id),
  created: text.optional(),
});
