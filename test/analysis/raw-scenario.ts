/**
 * What a generated scenario is drawn as, before anything has a name: numbers, choices and shapes. References are plain
 * numbers, taken by remainder later, so that whatever fast-check draws or shrinks to can be given a meaning.
 */
import fc from "fast-check";

/** A share from 0 to 1 in thousandths: exact enough, and it shrinks towards 0. */
export const share = fc.nat(1000).map((thousandths) => thousandths / 1000);
/** A number, or the name of an assumption; `named` picks which. */
export const rawQuantity = fc.record({ share, named: fc.nat(7) });
export type RawQuantity = { readonly share: number; readonly named: number };
export const rawSpread = fc.record({ kind: fc.nat(3), low: rawQuantity, mode: rawQuantity, high: rawQuantity });
export type RawSpread = typeof rawSpread extends fc.Arbitrary<infer T> ? T : never;
export const rawCurve = fc.record({
  gauge: fc.nat(9),
  points: fc.array(rawQuantity, { minLength: 2, maxLength: 4 }),
});
export const rawEffect = fc.record({
  gauge: fc.nat(9),
  spread: rawSpread,
  scale: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: rawCurve }),
});

/** Whose belief a test reads: 0 the truth, 1 to 5 that of the actor whose transition it is, above that of another. */
const believer = fc.nat(8);

export type RawCondition =
  | { readonly kind: "posture"; readonly posture: number; readonly mask: number; readonly believer: number }
  | {
      readonly kind: "gauge" | "day";
      readonly gauge: number;
      readonly ends: number;
      readonly bound: RawQuantity;
      readonly believer: number;
    }
  | { readonly kind: "reached"; readonly milestone: number }
  | {
      readonly kind: "date" | "since" | "count" | "compare";
      readonly of: number;
      readonly which: number;
      readonly ends: number;
      readonly bound: RawQuantity;
      readonly believer: number;
    }
  | { readonly kind: "all" | "any"; readonly of: readonly RawCondition[] }
  | { readonly kind: "not"; readonly of: RawCondition };

export const rawCondition = fc.letrec<{ condition: RawCondition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthIdentifier: "condition" },
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant("posture" as const), posture: fc.nat(9), mask: fc.nat(14), believer }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom("gauge" as const, "gauge" as const, "day" as const),
        gauge: fc.nat(9),
        ends: fc.nat(2),
        bound: rawQuantity,
        believer,
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("reached" as const), milestone: fc.nat(9) }) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constantFrom(
          "date" as const,
          "since" as const,
          "since" as const,
          "count" as const,
          "compare" as const,
        ),
        of: fc.nat(99),
        which: fc.nat(2),
        ends: fc.nat(2),
        bound: rawQuantity,
        believer,
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom("all" as const, "any" as const),
        of: fc.array(tie("condition"), { minLength: 1, maxLength: 3, depthIdentifier: "condition" }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("not" as const), of: tie("condition") }) },
  ),
})).condition;

const maybe = <T>(arbitrary: fc.Arbitrary<T>, oneIn: number) => fc.option(arbitrary, { nil: null, freq: oneIn - 1 });
const rarely = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

/** Unlike a drawn number, it does not favour its ends. */
const oneIn = (n: number) => fc.constantFrom(true, ...Array.from({ length: n - 1 }, () => false));

export const rawRatio = fc.record({
  kind: fc.constantFrom("condition", "curve", "assumption"),
  when: rawCondition,
  gauge: fc.nat(9),
  points: fc.array(rawQuantity, { minLength: 1, maxLength: 4 }),
  quantity: rawQuantity,
});

export const rawTransition = fc.record({
  kind: fc.constantFrom("wait", "wait", "rate", "response", "response", "timeout"),
  from: fc.array(fc.nat(3), { minLength: 1, maxLength: 3 }),
  to: fc.nat(3),
  quantity: rawQuantity,
  spread: rawSpread,
  on: fc.array(fc.nat(99), { minLength: 1, maxLength: 3 }),
  when: rarely(rawCondition),
  ratios: fc.array(rawRatio, { maxLength: 3 }),
  effects: fc.array(rawEffect, { maxLength: 2 }),
  order: fc.nat(2),
  act: fc.nat(2),
  outcomes: fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    {
      weight: 1,
      arbitrary: fc.array(
        fc.record({
          to: fc.nat(3),
          weight: rawQuantity,
          ratios: fc.array(rawRatio, { maxLength: 2 }),
          effects: fc.array(rawEffect, { maxLength: 1 }),
          act: fc.nat(2),
        }),
        { minLength: 2, maxLength: 4 },
      ),
    },
  ),
  shape: fc.oneof(fc.constant(null), fc.constantFrom(1, 2, 3, 7, 100)),
});

export const rawPosture = fc.record({
  states: fc.integer({ min: 2, max: 4 }),
  initial: fc.nat(3),
  entry: fc.array(fc.record({ state: fc.nat(3), effect: rawEffect }), { maxLength: 2 }),
  transitions: fc.array(rawTransition, { minLength: 3, maxLength: 6 }),
});

export const rawGauge = fc.record({
  low: fc.integer({ min: -50, max: 10 }),
  width: fc.nat(120),
  initial: share,
  baseline: maybe(share, 3),
  settle: maybe(rawQuantity, 2),
  drift: fc.array(
    fc.record({
      when: rarely(rawCondition),
      quantity: rawQuantity,
      curve: fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: rawCurve }),
    }),
    { maxLength: 2 },
  ),
  derived: fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom("sum", "product", "min", "max") },
  ),
});

export const rawInject = fc.record({
  kind: fc.constantFrom("at", "when", "hand"),
  at: fc.oneof(share, fc.constantFrom(0, 0.25, 0.5, 1)),
  named: fc.nat(7),
  when: rawCondition,
  historical: fc.boolean(),
  /** Places among the hazards that it replaces, where it has a time; a hazard is replaced once. */
  replaces: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 3, arbitrary: fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }) },
  ),
  forGood: oneIn(3),
  effects: fc.array(rawEffect, { maxLength: 2 }),
});

export const rawMilestone = fc.record({
  when: maybe(rawCondition, 4),
  on: fc.array(fc.nat(99), { minLength: 1, maxLength: 3 }),
});

export const rawBelief = fc.record({
  /** About a posture, or a gauge. */
  gauge: fc.boolean(),
  of: fc.nat(9),
  delay: fc.oneof(fc.constant(null), fc.constant("none" as const), rawSpread),
  error: fc.constantFrom("none", "even", "even", "by-state", "by-state"),
  mask: fc.nat(15),
  chance: rawQuantity,
  initial: fc.oneof(fc.constant(null), fc.nat(3)),
  bias: fc.oneof(fc.constant(null), rawQuantity),
});

export const rawScenario = fc.record({
  horizon: fc.integer({ min: 6, max: 30 }),
  assumptions: fc.array(share, { minLength: 4, maxLength: 4 }),
  variants: fc.array(fc.array(share, { minLength: 4, maxLength: 4 }), { maxLength: 2 }),
  gauges: fc.array(rawGauge, { minLength: 1, maxLength: 3 }),
  actors: fc.array(fc.array(rawPosture, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
  /** By actor. */
  beliefs: fc.array(fc.array(rawBelief, { maxLength: 3 }), { minLength: 3, maxLength: 3 }),
  injects: fc.array(rawInject, { maxLength: 4 }),
  milestones: fc.array(rawMilestone, { minLength: 1, maxLength: 3 }),
  endings: fc.array(fc.record({ early: oneIn(20), day: share, when: rawCondition }), { maxLength: 2 }),
  runaway: oneIn(60),
  draws: fc.array(
    fc.record({
      distribution: fc.constantFrom(null, "uniform", "triangular", "pert", "log-uniform"),
      with: fc.constantFrom("itself", "alike", "opposed"),
    }),
    { minLength: 4, maxLength: 4 },
  ),
});
export type RawScenario = typeof rawScenario extends fc.Arbitrary<infer T> ? T : never;
